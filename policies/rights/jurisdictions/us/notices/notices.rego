# Notices, marks and credit in the United States.
package rights.jurisdictions.us.notices

import data.rights.lib.calendar
import data.rights.lib.finding
import data.rights.lib.integrity_right
import data.rights.lib.rights_info_removed
import data.rights.lib.territory
import data.rights.lib.tri

served := territory.served_among({"US"})

# METADATA
# title: A takedown notice, counter-notice or strike in the United States
# description: >-
#   A platform removes on notice; a counter-notice is sworn and invites suit; knowing misstatements by either side are
#   actionable, and a sender must consider fair use (Lenz v. Universal, 815 F.3d 1145, 9th Cir. 2016).
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/512
#   description: >-
#     17 USC 512 (not opened)
# custom:
#   id: us/takedown-512
#   topic: "takedown/claim received"
#   severity: warning
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     17 USC 512(c), (f), (g)
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E02, E22]
#   remediation: [R-RESPOND-CLAIM, R-COUNSEL]
#   sources_read: [false]
findings contains finding.violation(takedown_row, finding.claim(raised), message, evidence) if {
	count(served) > 0
	some raised in tri.list(input, "claims")
	raised.status == "open"
	raised.kind in object.keys(notices)
	message := sprintf("%s%s %s", [notices[raised.kind], deadline(raised), "Statements here are sworn or carry liability if knowingly wrong (17 USC 512); have them read first."])
	evidence := {"claim": raised.id, "kind": raised.kind, "deadline": tri.text(raised, "deadline", "")}
}

takedown_row := {"rule": "us/takedown-512", "severity": "warning", "scope": {"territory": "US"}}

notices := {
	"dmca": "A takedown notice is open.",
	"counter_notice": "A counter-notice is open; it invites a suit.",
	"strike": "A copyright strike is open.",
}

deadline(raised) := sprintf(" An answer is due on %s (%s).", [raised.deadline, calendar.left(input.evaluated_on, raised.deadline)]) if {
	tri.known(raised, "deadline")
} else := " No deadline is recorded."

# METADATA
# title: Credits or marks were removed from somebody else's material (United States)
# description: >-
#   Knowingly stripping or falsifying title, credit, ISRC or watermark data, knowing or with reason to know it will hide
#   or aid infringement, is separately actionable. Whether the copy must be identical is before the Ninth Circuit.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/1202
#   description: >-
#     17 USC 1202
# - ref: https://ailawsuittracker.com/cases/doe-et-al-v-github-inc-et-al-24-7700/
#   description: >-
#     Doe v. GitHub, 9th Cir. No. 24-7700, pending
# custom:
#   id: us/rights-information-removed
#   topic: "DMCA 1201/1202 CMI removal & stream-ripping TPM circumvention"
#   severity: warning
#   certainty: split
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 1202(a)-(b), 1203; Stevens v. CoreLogic, 899 F.3d 666 (9th Cir. 2018); Doe 1 v. GitHub, No. 24-7700 (9th
#     Cir., pending)
#   verification_note: null
#   last_change_known: "2026 (argued)"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E08]
#   remediation: [R-RESTORE-CMI, R-DOC]
#   sources_read: [false, true]
findings contains result if {
	some result in rights_info_removed.findings({
		"rule": "us/rights-information-removed",
		"severity": "warning",
		"scope": {"territory": "US"},
		"territories": served,
	})
}

# METADATA
# title: Changing somebody else's work in the United States
# description: >-
#   No general moral right for music; credit is protected mainly by contract, by 1202 and by consumer law.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/106A
#   description: >-
#     17 USC 106A
# custom:
#   id: us/integrity
#   topic: "moral rights"
#   severity: info
#   certainty: settled
#   verified: false
#   evidence: null
#   basis: >-
#     17 USC 106A (visual art only); Dastar v. Twentieth Century Fox, 539 U.S. 23 (2003)
#   verification_note: null
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-ACK]
#   sources_read: [false]
findings contains result if {
	some result in integrity_right.findings({
		"rule": "us/integrity",
		"severity": "info",
		"scope": {"territory": "US"},
		"territories": served,
		"waivable": true,
		"strict": false,
		"law": "The United States has no general moral right for music; credit rests on contract, rights information and consumer law.",
	})
}
