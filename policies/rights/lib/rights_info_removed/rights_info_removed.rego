# Rights-management information was removed from somebody else's material, or falsified.
#
# row: rule, severity, scope; territories. An error only where it was done knowingly, and that is declared.
package rights.lib.rights_info_removed

import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri

touched := [{"asset": asset, "marks": marks, "owner": owner(asset)} |
	some asset in tri.list(input, "assets")
	asset.marks[0]
	marks := [mark | some mark in tri.list(asset, "marks"); tampered(mark)]
	count(marks) > 0
]

tampered(mark) if tri.known_true(mark, "removed")

tampered(mark) if tri.known_true(mark, "falsified")

# Whose material lies in the file. Somebody else's counts first; a file nobody declared is unknown.
owner(asset) := "third party" if {
	"third party" in owners(asset)
} else := "unknown" if {
	"unknown" in owners(asset)
} else := "own" if {
	count(owners(asset)) > 0
} else := "unknown"

owners(asset) := {covered.ownership(thing, "master") |
	some thing in data.rights.lib.component.all
	asset.id in tri.list(thing, "assets")
}

findings(row) := removals(row) | open_questions(row)

removals(row) := {finding.weighed(row, subject(found), weight(row, found), message, evidence(found)) |
	count(row.territories) > 0
	some found in touched
	found.owner == "third party"
	message := sprintf(
		"%s: %s was %s in %s. Knowing removal is a claim of its own in %s.",
		[found.asset.id, concat(", ", kinds(found)), acts(found), "somebody else's material", territory.names(row.territories)],
	)
}

open_questions(row) := {finding.needs_fact(row, subject(found), message, evidence(found), {"uses"}) |
	count(row.territories) > 0
	some found in touched
	found.owner == "unknown"
	message := sprintf("%s: %s was %s. Whose material is it? Declare the file under uses.", [found.asset.id, concat(", ", kinds(found)), acts(found)])
}

subject(found) := sprintf("asset:%s", [found.asset.id])

weight(row, found) := row.severity if {
	some mark in found.marks
	tri.known_true(mark, "removed_knowingly")
} else := "warning" if {
	row.severity == "error"
} else := row.severity

kinds(found) := sort({words[mark.kind] | some mark in found.marks})

acts(found) := "falsified" if {
	some mark in found.marks
	tri.known_true(mark, "falsified")
} else := "removed"

words := {
	"c2pa": "a provenance record",
	"generator": "a generator's mark",
	"watermark": "a watermark",
	"purchase": "a purchase mark",
	"stripped_credits": "credit information",
}

evidence(found) := {
	"asset": found.asset.id,
	"marks": [mark.kind | some mark in found.marks],
}
