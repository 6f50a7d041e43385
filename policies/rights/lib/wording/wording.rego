# How findings speak: places, names and transformations, built with integers so that every engine prints the same.
package rights.lib.wording

import data.rights.lib.component
import data.rights.lib.detection
import data.rights.lib.tri

# 61000 -> "1:01"; hours only where there are any.
clock(ms) := sprintf("%d:%s", [(seconds - (seconds % 60)) / 60, two_digits[seconds % 60]]) if {
	ms < 3600000
	seconds := (ms - (ms % 1000)) / 1000
} else := sprintf("%d:%s:%s", [whole(seconds, 3600), two_digits[whole(seconds % 3600, 60)], two_digits[seconds % 60]]) if {
	seconds := whole(ms, 1000)
}

whole(number, unit) := (number - (number % unit)) / unit

# "00" to "99".
two_digits := [sprintf("%d%d", [tens, ones]) | some tens in numbers.range(0, 9); some ones in numbers.range(0, 9)]

# "0:41-0:57 in master.wav".
place(found) := sprintf("%s in %s", [span(found), found.asset])

span(found) := sprintf("%s-%s", [clock(found.start_ms), clock(found.end_ms + 500)])

# What is said of a component again and again, put into words once: of those with a right that somebody leaves open.
spoken := {thing.id: {"places_of": places, "places": together(hits, places), "work": told_work(thing), "ordered": ordered(detection.recordings_of(thing))} |
	some thing in data.rights.lib.component.all
	thing.id in data.rights.lib.covered.open_anywhere
	hits := ordered(detection.of(thing))
	places := lying(thing, hits)
}

# The same of the passages that no use explains.
unexplained := [{"found": found, "place": place(found), "recording": recording(found.reference), "transform": transform(found), "length": seconds(found.end_ms - found.start_ms)} |
	some found in data.rights.lib.detection.unexplained
]

# Up to three places of a component, in order.
places(thing) := spoken[thing.id].places if {
	spoken[thing.id]
} else := told_places(thing)

told_places(thing) := together(hits, lying(thing, hits)) if {
	hits := ordered(detection.of(thing))
}

# A file that all passages are in is named once.
together(hits, places) := sprintf("%s in %s", [shorten([span(hit) | some hit in hits]), hits[0].asset]) if {
	count({hit.asset | some hit in hits}) == 1
} else := shorten(places)

places_of(thing) := spoken[thing.id].places_of if {
	spoken[thing.id]
} else := lying(thing, ordered(detection.of(thing)))

# Where a recording was heard in it, the mix first.
recordings(thing) := spoken[thing.id].ordered if {
	spoken[thing.id]
} else := ordered(detection.recordings_of(thing))

lying(thing, hits) := [place(hit) | some hit in hits] if {
	count(hits) > 0
} else := lying_in(thing, tri.values(thing, "assets"))

# The files a component lies in of its own, leaving out the masters it was mixed into.
files(thing) := shorten(files_of(thing))

files_of(thing) := sort(own) if {
	own := tri.values(thing, "assets") - data.rights.lib.component.masters
	count(own) > 0
} else := lying_in(thing, tri.values(thing, "assets"))

lying_in(_, assets) := sort(assets) if {
	count(assets) > 0
}

lying_in(thing, assets) := [sprintf("use '%s'", [thing.id])] if {
	count(assets) == 0
}

# "A", "A and B", "A, B and C", "A, B, C and 2 more".
shorten(items) := sprintf("%s and %d more", [concat(", ", array.slice(items, 0, 3)), count(items) - 3]) if {
	count(items) > 3
} else := sprintf("%s and %s", [concat(", ", array.slice(items, 0, count(items) - 1)), items[count(items) - 1]]) if {
	count(items) > 1
} else := concat("", items)

# The verb that goes with several things, or with one.
verb(items, one, _) := one if {
	count(items) < 2
}

verb(items, _, many) := many if {
	count(items) > 1
}

# The mix first, then by position: a layer repeats what the mix already says.
ordered(found) := found if {
	count(found) < 2
} else := [item.hit |
	some item in sort([{"at": [hit.asset, hit.start_ms, hit.end_ms, hit.id], "hit": hit} | some hit in audible(found)])
]

audible(found) := in_mix if {
	in_mix := [hit |
		some hit in found
		object.get(hit, "stem", "mix") == "mix"
	]
	count(in_mix) > 0
} else := found

# "Night Drive" (Ada Nova, 2011)
recording(thing) := sprintf("\"%s\"%s", [tri.text(thing, "title", "an untitled recording"), credit(thing)])

credit(thing) := sprintf(" (%s)", [concat(", ", parts)]) if {
	parts := array.concat(
		[artist |
			artist := tri.text(thing, "artist", "")
			count(artist) > 0
		],
		[sprintf("%d", [year]) |
			year := object.get(thing, "first_published_year", null)
			is_number(year)
		],
	)
	count(parts) > 0
} else := ""

# What a component is called: its recording, else its composition, else its id.
work(thing) := spoken[thing.id].work if {
	spoken[thing.id]
} else := told_work(thing)

told_work(thing) := recording(thing.recording) if {
	tri.known(thing, ["recording", "title"])
} else := recording(hits[0].reference) if {
	hits := detection.of(thing)
	count(hits) > 0
} else := sprintf("\"%s\"", [thing.composition.title]) if {
	tri.known(thing, ["composition", "title"])
} else := sprintf("'%s'", [thing.id])

# What a component was made from: its own recording where it names one, else the start of its line.
source(thing) := work(thing) if {
	tri.known(thing, ["recording", "title"])
} else := work(component.root(thing)) if {
	component.derived(thing)
} else := work(thing) if {
	count(detection.of(thing)) > 0
} else := "somebody else's recording"

# The composition a component carries, by its own title where it has one.
song(thing) := sprintf("\"%s\"", [thing.composition.title]) if {
	tri.known(thing, ["composition", "title"])
} else := work(thing)

# ", +3 semitones, 1.06x, reversed": nothing where the detector saw no change.
transform(found) := concat("", [sprintf(", %s", [part]) | some part in transform_parts(found)])

transform_parts(found) := array.concat(
	array.concat(pitch_part(object.get(found, "pitch_semitones_hundredths", 0)), tempo_part(object.get(found, "tempo_ratio_millis", 1000))),
	array.concat([word | word := "reversed"; tri.known_true(found, "reversed")], layer_part(object.get(found, "stem", "mix"))),
)

pitch_part(hundredths) := [] if {
	abs(hundredths) < 10
} else := [sprintf("%s%s semitone%s", [sign(hundredths), decimal(abs(hundredths)), plural(abs(hundredths))])]

sign(number) := "-" if {
	number < 0
} else := "+"

plural(hundredths) := "" if {
	hundredths == 100
} else := "s"

# Hundredths as a short decimal: 300 -> "3", 250 -> "2.5", 106 -> "1.06".
decimal(hundredths) := sprintf("%d", [whole(hundredths, 100)]) if {
	hundredths % 100 == 0
} else := sprintf("%d.%d", [whole(hundredths, 100), whole(hundredths % 100, 10)]) if {
	hundredths % 10 == 0
} else := sprintf("%d.%s", [whole(hundredths, 100), two_digits[hundredths % 100]])

tempo_part(millis) := [] if {
	abs(millis - 1000) < 5
} else := [sprintf("%sx", [decimal(whole(millis + 5, 10))])]

layer_part(stem) := [] if {
	stem == "mix"
} else := [sprintf("heard in the %s layer", [stem])]

# "16 s"
seconds(ms) := sprintf("%d s", [whole(ms + 500, 1000)])

# Reasons as one clause, in a fixed order.
reasons(why) := concat("; ", sort(why))
