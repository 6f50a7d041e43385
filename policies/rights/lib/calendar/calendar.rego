# Days between dates, in integers. A date is YYYY-MM-DD.
package rights.lib.calendar

# Days since 1 March of the year 0; leap days fall at the end of a counted year.
day_number(date) := (((365 * year) + leaps) + months) + day if {
	[years, month, day] := numbers(date)
	shifted := (month + 9) % 12
	year := years - carried(month)
	leaps := (whole(year, 4) - whole(year, 100)) + whole(year, 400)
	months := whole((153 * shifted) + 2, 5)
}

numbers(date) := [to_number(trim_left(part, "0")) | some part in split(date, "-")]

# January and February belong to the counted year before.
carried(month) := 1 if {
	month < 3
} else := 0

whole(number, unit) := (number - (number % unit)) / unit

days_from(start, end) := day_number(end) - day_number(start)

# "3 days left", "today", "2 days ago".
left(start, end) := "today" if {
	days_from(start, end) == 0
} else := sprintf("in %d %s", [days_from(start, end), days(days_from(start, end))]) if {
	days_from(start, end) > 0
} else := sprintf("%d %s ago", [0 - days_from(start, end), days(0 - days_from(start, end))])

days(1) := "day"

days(number) := "days" if number > 1
