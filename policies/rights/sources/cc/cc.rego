# Creative Commons: what its licences ask for in return.
package rights.sources.cc

import data.rights.lib.component
import data.rights.lib.finding
import data.rights.lib.licence
import data.rights.lib.tri
import data.rights.lib.wording

row := {"rule": "cc/by-attribution", "severity": "warning", "scope": {"source": "cc"}}

# METADATA
# title: Creative Commons wants its credit
# description: >-
#   Attribution needs creator, source, licence link, notices and an indication of changes wherever the work appears.
# related_resources:
# - ref: https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode.en
# - ref: https://blankie.rest/guides/sound-licenses-explained/
# custom:
#   id: cc/by-attribution
#   topic: "creative_commons"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: B
#   basis: >-
#     Creative Commons licences with BY, s. 3(a) of version 4.0
#   verification_note: >-
#     4.0 licences reinstate if cured within 30 days of discovery: a fixable warning, not a block.
#   last_change_known: "v4.0 2013"
#   effective_on: null
#   review_by: "2027-11-21"
#   escalation: []
#   remediation: [R-DOC]
#   remedy_text: >-
#     Write the credit block and ship it in notes and metadata.
#   sources_read: null
findings contains finding.violation(row, finding.component(thing), message, {"component": thing.id}) if {
	some thing in owing
	tri.known_false(thing, ["attribution", "placed"])
	message := sprintf("%s is licensed for its credit, and the credit is not placed. The permission ends where its condition is not met.", [wording.work(thing)])
}

findings contains finding.needs_fact(row, finding.component(thing), message, {"component": thing.id}, missing) if {
	some thing in owing
	not tri.known_false(thing, ["attribution", "placed"])
	missing := {component.path(thing, sprintf("attribution.%s", [field])) |
		some field in fields(thing)
		tri.unknown(thing, ["attribution", field])
	}
	count(missing) > 0
	message := sprintf("%s is licensed for its credit. Record what the credit says, and that it stands where the public sees it.", [wording.work(thing)])
}

# Used under a licence that asks for credit, and under no other.
crediting := {entry.id |
	some entry in data.rights.lib.licence.all
	tri.known_true(entry, ["cc", "by"])
}

owing := [thing |
	data.rights.lib.release.public_use
	count(crediting) > 0
	some thing in data.rights.lib.component.all
	some entry in component.attached(thing)
	entry.id in crediting
	not otherwise_licensed(thing)
]

otherwise_licensed(thing) if {
	some entry in component.attached(thing)
	not licence.public_licence(entry)
	licence.standing(entry) == "granted"
	count(licence.gaps(entry)) == 0
	count(licence.unknowns(entry)) == 0
}

fields(thing) := {"creator", "source_url", "licence_uri", "placed"} | changes(thing)

changes(thing) := {"changes"} if {
	tri.known_true(thing, ["transform", "modified"])
} else := set()
