# Papers that must lie beside the material: agreements, packs, providers' terms.
package rights.jurisdictions.any.papers

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.licence
import data.rights.lib.tri
import data.rights.lib.wording

everywhere := {"project": "release"}

# METADATA
# title: Somebody who took part has not signed
# description: >-
#   Joint owners' powers differ: in Germany and the United Kingdom every owner must agree to exploitation, in the United
#   States each may license non-exclusively and must account.
# related_resources:
# - ref: https://github.com/bundestag/gesetze
#   description: >-
#     UrhG text (u/urhg/index.md, snapshot of March 2022), read in full for the sections cited
# custom:
#   id: any/splits-unsigned
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Co-ownership rules (e.g. UrhG s.8; 17 USC 201; CDPA 173)
#   verification_note: >-
#     German rule read; US and UK rules from general knowledge.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E23]
#   remediation: [R-DOC, R-COUNSEL]
#   sources_read: [true]
findings contains finding.violation(splits_row, "release", message, {"contributors": unsigned}) if {
	data.rights.lib.release.public_use
	count(unsigned) > 0
	message := sprintf("No signed agreement with %s. What one co-owner may do alone differs by country; some can veto a release.", [wording.shorten(unsigned)])
}

findings contains finding.needs_fact(splits_row, "release", message, {"contributors": undeclared}, missing) if {
	data.rights.lib.release.public_use
	count(unsigned) == 0
	count(undeclared) > 0
	missing := {sprintf("contributors[%s].agreement", [name]) | some name in undeclared}
	message := sprintf("Have %s signed? Record the agreement, or that none is needed.", [wording.shorten(undeclared)])
}

splits_row := {"rule": "any/splits-unsigned", "severity": "warning", "scope": everywhere}

unsigned := sort({person.name |
	some person in tri.list(input, "contributors")
	tri.known_among(person, "agreement", {"missing"})
})

undeclared := sort({person.name |
	some person in tri.list(input, "contributors")
	tri.unknown(person, "agreement")
})

# METADATA
# title: Commissioned material without a signed transfer
# description: >-
#   Hiring players does not give the hirer the rights. A signed transfer or licence from each player and writer is
#   needed; a recording made to order falls outside the US list of commissioned works unless it fits a listed category.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/204
#   description: >-
#     17 USC 204
# - ref: https://www.legislation.gov.uk/ukpga/1988/48/section/90
#   description: >-
#     CDPA s.90
# - ref: https://docslib.org/doc/12599863/the-possibility-of-termination-rights-for-session-musicians
#   description: >-
#     American University Law Review on session players, work for hire and assignment
# custom:
#   id: any/commission-unsigned
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 101 (work made for hire), 201(b), 204(a); CDPA 11, 90(3), 191B; UrhG 29, 31, 79; CPI L131-3, L212-3
#   verification_note: >-
#     US point read; other statutes from general knowledge.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E25, E23]
#   remediation: [R-DOC, R-COMMISSION]
#   sources_read: [false, false, true]
findings contains finding.violation(commission_row, finding.component(thing), message, {"component": thing.id}) if {
	some thing in commissions
	count(withheld) > 0
	message := sprintf(
		"%s was commissioned, and %s signed no transfer. Paying for a work does not transfer it.",
		[wording.work(thing), wording.shorten(sort(withheld))],
	)
}

findings contains finding.needs_fact(commission_row, finding.component(thing), message, {"component": thing.id}, {"contributors[].transfer"}) if {
	some thing in commissions
	count(withheld) == 0
	message := sprintf("%s was commissioned. Name who played and wrote it, and whether each signed a transfer.", [wording.work(thing)])
}

commission_row := {"rule": "any/commission-unsigned", "severity": "warning", "scope": everywhere}

# Commissioned, not one's own by a transfer from everybody, and not licensed.
commissions := [thing |
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	thing.origin == "commissioned"
	covered.ownership(thing, "master") in {"third party", "unknown"}
	count(covered.granted(thing, "master")) + count(covered.granted(thing, "composition")) == 0
]

withheld contains person.name if {
	some person in tri.list(input, "contributors")
	tri.known_among(person, "agreement", {"missing"})
}

withheld contains person.name if {
	some person in tri.list(input, "contributors")
	tri.known_false(person, "transfer")
}

# METADATA
# title: Official stems without their terms
# description: >-
#   Official stems are safe because of their terms: the release page, contest rules or pack licence must be kept, with
#   what they allow (remix only, non-commercial, removal after the contest).
# custom:
#   id: any/official-stems-undocumented
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Contest or pack terms; practice guidance
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-DOC, R-OFFICIAL-STEMS]
#   sources_read: []
findings contains finding.violation(stems_row, finding.component(thing), message, {"component": thing.id}) if {
	some thing in packed
	thing.origin == "official_stems"
	count(component.attached(thing)) == 0
	message := sprintf("%s are official stems, and their terms are not on file: the contest rules or the pack's licence say what they are for.", [wording.work(thing)])
}

findings contains finding.needs_fact(stems_row, finding.component(thing), message, {"component": thing.id}, missing) if {
	some thing in packed
	thing.origin == "official_stems"
	count(component.attached(thing)) > 0
	missing := paper_missing(thing) | scope_missing(thing)
	count(missing) > 0
	message := sprintf("%s are official stems. Record their terms and what those allow.", [wording.work(thing)])
}

stems_row := {"rule": "any/official-stems-undocumented", "severity": "warning", "scope": everywhere}

packed := [thing |
	not data.rights.lib.release.declared_private
	some thing in data.rights.lib.covered.foreign
	thing.origin in {"official_stems", "licensed_library", "non_exclusive_loop"}
]

# No licence of a use has its paper in place.
paper_missing(thing) := set() if {
	some entry in component.attached(thing)
	on_file(entry)
} else := {licence.path(entry, "document") | some entry in component.attached(thing)}

on_file(entry) if tri.known_true(entry, ["document", "present"])

on_file(entry) if licence.public_licence(entry)

scope_missing(thing) := {licence.path(entry, "uses.derivative") |
	some entry in component.attached(thing)
	tri.unknown(entry, ["uses", "derivative"])
	not licence.public_licence(entry)
}

# METADATA
# title: Royalty-free material without its licence or receipt
# description: >-
#   Royalty-free means no per-use fee, not no conditions: keep the licence text and receipt and check exclusivity,
#   resale, fingerprinting and AI clauses.
# custom:
#   id: any/royalty-free-undocumented
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Library licence; practice guidance
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-DOC, R-RF-STEMS]
#   sources_read: []
findings contains finding.violation(royalty_row, finding.component(thing), message, {"component": thing.id}) if {
	some thing in bought
	count(component.attached(thing)) == 0
	message := sprintf("%s comes from a library, and neither its licence nor a receipt is on file. Royalty-free means no fee per use, not no conditions.", [wording.work(thing)])
}

findings contains finding.needs_fact(royalty_row, finding.component(thing), message, {"component": thing.id}, missing) if {
	some thing in bought
	count(component.attached(thing)) > 0
	papers := paper_missing(thing)
	count(papers) > 0
	missing := papers | {component.path(thing, "source.receipt")}
	message := sprintf("%s comes from a library. Keep its licence text or the receipt.", [wording.work(thing)])
}

royalty_row := {"rule": "any/royalty-free-undocumented", "severity": "warning", "scope": everywhere}

bought := [thing |
	some thing in packed
	thing.origin in {"licensed_library", "non_exclusive_loop"}
	tri.unknown(thing, ["source", "receipt"])
]

# METADATA
# title: Does the provider assign ownership, or only license use?
# description: >-
#   The manifest must say, per generated asset, whether the provider assigns ownership or only licenses use, and keep
#   the text in force that day.
# custom:
#   id: any/ai-ownership-unknown
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Provider terms
#   verification_note: >-
#     The lawyer is called if ownership is warranted.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E12]
#   escalation_if: ownership_warranted
#   remediation: [R-AI-SNAPSHOT, R-HUMAN-AUTHOR]
#   sources_read: []
findings contains finding.violation(provider_row, finding.component(thing), message, {"component": thing.id}) if {
	some thing in unread_terms
	tri.known_true(input, ["release", "warranties", "ownership"])
	message := sprintf("Ownership of the release is promised, and the terms %s was generated under are not on file.", [wording.work(thing)])
}

findings contains finding.needs_fact(provider_row, finding.component(thing), message, {"component": thing.id}, missing) if {
	some thing in unread_terms
	not tri.known_true(input, ["release", "warranties", "ownership"])
	missing := {component.path(thing, "generation.terms_snapshot")}
	message := sprintf("Does the provider of %s assign ownership or only license use? Keep the terms of that day.", [wording.work(thing)])
}

provider_row := {"rule": "any/ai-ownership-unknown", "severity": "warning", "scope": everywhere}

unread_terms := [thing |
	data.rights.lib.release.commercial
	some thing in data.rights.lib.component.generated
	tri.unknown(thing, ["generation", "terms_snapshot"])
]
