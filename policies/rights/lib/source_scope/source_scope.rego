# A licence that is relied on is known to be narrower than the use, or does not say how far it goes.
#
# row: rule, severity. What holds in some places only is reported for their rows or columns alone.
package rights.lib.source_scope

import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.groups
import data.rights.lib.licence
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

# Every licence with each component and right that leans on it, and what that comes to where the release is served.
leaning := [{"entry": entry, "thing": thing, "right": right, "answer": answer} |
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	some right, entries in covered.leaning_on(thing)
	right in rights
	some entry in entries
	not entry.id in unquestioned
	entry.status in {"granted", "assigned_to_producer", "expired", "unknown"}
	owners[thing.id][owned_as[right]] in {"third party", "unknown"}
	answer := answers[thing.id][right]
]

# Of these nothing could be said: they carry the release everywhere and on every platform, separated stems included.
unquestioned := ((data.rights.lib.licence.carrying - data.rights.lib.licence.selective) - data.rights.lib.licence.silent_on_platforms) - {entry.id |
	some entry in data.rights.lib.licence.all
	tri.known_false(entry, ["uses", "stems"])
}

owners := data.rights.lib.covered.owners

answers := data.rights.lib.covered.answers

owned_as := data.rights.lib.covered.owned_as

rights := {"master", "composition", "mechanical", "sync", "performer"}

by_entry := groups.by_key([[lean.entry.id, lean] | some lean in leaning])

relied_on := {leans[0].entry | some leans in by_entry}

findings(row) := ((broken(row) | short_of_territory(row)) | short_of_platform(row)) | unstated(row)

broken_entries := {lean.entry |
	some lean in leaning
	lean.answer.gap != set()
	count(covered.entry_gaps(lean.thing, lean.entry)) > 0
}

# Ended, not begun, not commercial, refused for the use or the medium: it carries the release nowhere.
broken(row) := {finding.violation(scoped, finding.licence(entry), message, evidence) |
	some entry in broken_entries
	some part in territory.spread(open_codes(entry))
	scoped := finding.at(row, part.scope)
	things := {lean.thing.id | some lean in by_entry[entry.id]}
	gaps := union({covered.entry_gaps(lean.thing, entry) | some lean in by_entry[entry.id]})
	message := sprintf("%s; it is relied on for %s%s.", [capital(wording.reasons(gaps)), concat(", ", sort(things)), territory.in_words(part)])
	evidence := object.union({"licence": entry.id, "components": sort(things), "reasons": sort(gaps)}, finding.members(scoped, part.codes))
}

open_codes(entry) := union({lean.answer.gap | some lean in by_entry[entry.id]})

broken_codes(entry) := open_codes(entry) if {
	entry in broken_entries
} else := set()

capital(text) := concat("", [upper(substring(text, 0, 1)), substring(text, 1, -1)])

short_of_territory(row) := {finding.violation(scoped, finding.licence(entry), message, evidence) |
	some entry in {lean.entry | some lean in leaning; lean.answer.gap != set()}
	count(licence.gaps(entry)) == 0
	beyond := territory.apart(union({unreached(lean) | some lean in by_entry[entry.id]}), broken_codes(entry))
	some place in {territory.row_of(code) | some code in beyond}
	there := {code | some code in beyond; territory.row_of(code) == place}
	scoped := object.union(row, {"scope": {"territory": place}})
	message := sprintf(
		"Licence '%s' names %s; the release also goes to %s.",
		[entry.id, territory.spoken(tri.values(entry, "territories")), territory.names(there)],
	)
	evidence := object.union({"licence": entry.id}, finding.members(scoped, there))
}

unreached(lean) := lean.answer.gap - licence.reaches(lean.entry, lean.answer.gap)

short_of_platform(row) := {finding.violation(scoped, finding.licence(entry), message, {"licence": entry.id, "platform": platform}) |
	some lean in leaning
	entry := lean.entry
	entry.id in data.rights.lib.licence.selective
	some platform in licence.platforms_left_out(entry)
	covered.gap_on_platform(lean.thing, lean.right, platform)
	scoped := object.union(row, {"scope": {"platform": platform}})
	message := sprintf("Licence '%s' does not cover %s, where the release goes.", [entry.id, platform])
}

unstated(row) := {finding.needs_fact(scoped, finding.licence(entry), message, {"licence": entry.id}, missing) |
	some entry in (relied_on - broken_entries)
	count(licence.gaps(entry)) == 0
	missing := (unstated_territory(entry) | unstated_platform(entry)) | unstated_other(entry)
	count(missing) > 0
	some part in doubtful_parts(entry)
	scoped := finding.at(row, part.scope)
	message := sprintf(
		"How far licence '%s' goes%s is open: it does not state %s.",
		[entry.id, territory.in_words(part), concat(", ", sort({last_name(path) | some path in missing}))],
	)
}

# An unstated platform is open everywhere; the rest only where nothing else holds the right.
doubtful_parts(entry) := territory.spread(data.rights.lib.territory.served) if {
	count(unstated_platform(entry)) > 0
} else := territory.spread(territory.apart(doubtful, short)) if {
	doubtful := union({lean.answer.unknown | some lean in by_entry[entry.id]})
	short := union({unreached(lean) | some lean in by_entry[entry.id]})
}

# The entry itself is silent, and at least one component needs it for an answer.
unstated_territory(entry) := {licence.path(entry, "territories")} if {
	licence.territories_unknown(entry)
	in_doubt(entry)
} else := set()

unstated_other(entry) := licence.unknowns(entry) if {
	in_doubt(entry)
} else := set()

in_doubt(entry) if {
	some lean in by_entry[entry.id]
	lean.answer.unknown != set()
}

unstated_platform(entry) := {licence.path(entry, "platforms")} if {
	licence.platforms_unknown(entry)
	some lean in by_entry[entry.id]
	not elsewhere_covered(lean)
} else := set()

# Another licence for the same right names its platforms, and reaches them all.
elsewhere_covered(lean) if {
	some other in covered.granted(lean.thing, lean.right)
	not licence.platforms_unknown(other)
	count(licence.platforms_left_out(other)) == 0
}

last_name(path) := names[count(names) - 1] if {
	names := split(path, ".")
}
