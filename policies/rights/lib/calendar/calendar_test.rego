package rights.lib.calendar_test

import data.rights.lib.calendar

test_counts_days_over_months_years_and_leap_days if {
	calendar.days_from("2026-11-21", "2026-12-01") == 10
	calendar.days_from("2026-12-31", "2027-01-01") == 1
	calendar.days_from("2028-02-28", "2028-03-01") == 2
	calendar.days_from("2027-02-28", "2027-03-01") == 1
	calendar.days_from("2100-02-28", "2100-03-01") == 1
	calendar.days_from("2000-02-28", "2000-03-01") == 2
	calendar.days_from("2026-01-01", "2027-01-01") == 365
}

test_says_how_long_is_left if {
	calendar.left("2026-11-21", "2026-11-21") == "today"
	calendar.left("2026-11-21", "2026-11-22") == "in 1 day"
	calendar.left("2026-11-21", "2026-12-05") == "in 14 days"
	calendar.left("2026-11-21", "2026-11-19") == "2 days ago"
}
