# The law of Switzerland.
package rights.jurisdictions.ch

import data.rights.lib.cover_mechanical
import data.rights.lib.exception_claimed
import data.rights.lib.private_copy_limits
import data.rights.lib.protection_circumvented
import data.rights.lib.recording_taken
import data.rights.lib.term_not_expired
import data.rights.lib.territory

served := territory.served_among({"CH"})

# METADATA
# title: Sampling somebody else's recording in Switzerland
# description: >-
#   Authors control use for derivative works; performers and producers control copying of recordings. No codified
#   sampling exception.
# related_resources:
# - ref: https://www.fedlex.admin.ch/eli/cc/1993/1798_1798_1798/en
#   description: >-
#     URG official portal
# - ref: https://fedlex.data.admin.ch/eli/cc/1993/1798_1798_1798
#   description: >-
#     Swiss URG, copy (legalize-dev/legalize-ch, 2017 text); Arts 9, 11, 19, 23, 25, 36, 38, 39a read
# custom:
#   id: ch/sampling-recording
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     URG Arts 10, 11, 33, 36
#   verification_note: null
#   last_change_known: "2020-04-01"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E24]
#   escalation_if: commercial
#   remediation: [R-LIC-MASTER, R-LIC-COMP, R-OFFICIAL-STEMS]
#   sources_read: [false, true]
findings contains result if {
	some result in recording_taken.findings({
		"rule": "ch/sampling-recording",
		"severity": "error",
		"scope": {"territory": "CH"},
		"territories": served,
		"recognisability": false,
	})
}

# METADATA
# title: Parody is relied on in Switzerland
# description: >-
#   Existing works may be used for parodies or comparable alterations; whether pure remix counts is open. Distortion
#   that hurts the author's person stays barred.
# related_resources:
# - ref: https://fedlex.data.admin.ch/eli/cc/1993/1798_1798_1798
#   description: >-
#     Swiss URG, copy (legalize-dev/legalize-ch, 2017 text); Arts 9, 11, 19, 23, 25, 36, 38, 39a read
# custom:
#   id: ch/parody-claimed
#   topic: "exception: pastiche/parody/caricature"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     URG Arts 11(3), 38
#   verification_note: null
#   last_change_known: "1993-07-01"
#   effective_on: null
#   review_by: "2027-06-30"
#   escalation: [E04, E14]
#   remediation: [R-DIALOGUE-MEMO]
#   sources_read: [true]
findings contains result if {
	some result in exception_claimed.findings({
		"rule": "ch/parody-claimed",
		"severity": "warning",
		"scope": {"territory": "CH"},
		"territories": served,
		"claims": {"parody", "pastiche"},
		"elements": {},
		"law": "URG Art. 11(3): whether a pure remix counts is open",
	})
}

# METADATA
# title: Private copying is relied on in Switzerland
# description: >-
#   Any use of published works in the personal circle is free, more generous than neighbours; sharing beyond it is not.
# related_resources:
# - ref: https://fedlex.data.admin.ch/eli/cc/1993/1798_1798_1798
#   description: >-
#     Swiss URG, copy (legalize-dev/legalize-ch, 2017 text); Arts 9, 11, 19, 23, 25, 36, 38, 39a read
# custom:
#   id: ch/private-copy-claimed
#   topic: "exception: private copying"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     URG Art. 19(1)(a)
#   verification_note: null
#   last_change_known: "2008-07-01"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E04]
#   remediation: [R-PRIVATE]
#   sources_read: [true]
findings contains result if {
	some result in private_copy_limits.findings({
		"rule": "ch/private-copy-claimed",
		"severity": "warning",
		"scope": {"territory": "CH"},
		"territories": served,
		"state": "allowed",
		"lawful_source": "not asked",
		"law": "URG Art. 19(1)(a)",
	})
}

# METADATA
# title: Declared as public domain, but protected in Switzerland
# description: >-
#   Songs 70 years after death; recordings 70 years since 1 April 2020, without reviving those published by 1969.
# related_resources:
# - ref: https://lawbrary.ch/law/art/URG-v2022.01-en-art-39/print
#   description: >-
#     Swiss CopA Art. 39: 70 years since 1 April 2020
# - ref: https://fedlex.data.admin.ch/eli/cc/1993/1798_1798_1798
#   description: >-
#     Swiss URG, copy (legalize-dev/legalize-ch, 2017 text); Arts 9, 11, 19, 23, 25, 36, 38, 39a read
# custom:
#   id: ch/term
#   topic: "neighbouring rights and term"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     URG Arts 29, 39
#   verification_note: >-
#     1969 cut from general knowledge.
#   last_change_known: "2020-04-01"
#   effective_on: null
#   review_by: "2027-01-05"
#   escalation: [E13]
#   remediation: [R-PD-EVIDENCE]
#   sources_read: [true, true]
findings contains result if {
	some result in term_not_expired.findings({
		"rule": "ch/term",
		"severity": "error",
		"scope": {"territory": "CH"},
		"territories": served,
		"layers": {"composition", "recording"},
	})
}

# METADATA
# title: Copy protection was bypassed (Switzerland)
# description: >-
#   Circumvention is barred, though not enforced against uses the law permits.
# related_resources:
# - ref: https://fedlex.data.admin.ch/eli/cc/1993/1798_1798_1798
#   description: >-
#     Swiss URG, copy (legalize-dev/legalize-ch, 2017 text); Arts 9, 11, 19, 23, 25, 36, 38, 39a read
# custom:
#   id: ch/circumvention
#   topic: "DMCA 1201/1202 CMI removal & stream-ripping TPM circumvention"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     URG Arts 39a, 39c
#   verification_note: null
#   last_change_known: "2008-07-01"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E07]
#   remediation: [R-RESOURCE]
#   sources_read: [true]
findings contains result if {
	not data.rights.lib.release.declared_private
	some result in protection_circumvented.findings({
		"rule": "ch/circumvention",
		"severity": "warning",
		"scope": {"territory": "CH"},
		"territories": served,
		"stream_rip_counts": false,
	})
}

# METADATA
# title: A cover needs a licence for the song in Switzerland
# description: >-
#   Once a song has been lawfully recorded and distributed, Swiss phonogram makers may demand the same permission for
#   Switzerland against payment; in practice SUISA licenses. It covers making phonograms, not altering the song or
#   sync.
# related_resources:
# - ref: https://fedlex.data.admin.ch/eli/cc/1993/1798_1798_1798
#   description: >-
#     Swiss URG, copy (legalize-dev/legalize-ch, 2017 text); Arts 9, 11, 19, 23, 25, 36, 38, 39a read
# custom:
#   id: ch/cover-mechanical
#   topic: "mechanical licence/cover compulsory licence"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     URG Art. 23
#   verification_note: >-
#     SUISA practice and limits from general knowledge.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-CMO, R-LIC-COMP]
#   sources_read: [true]
findings contains result if {
	some result in cover_mechanical.findings({
		"rule": "ch/cover-mechanical",
		"severity": "warning",
		"scope": {"territory": "CH"},
		"territories": served,
		"scheme": "License the song with SUISA; that covers making phonograms, not changing the song or setting it to picture.",
	})
}
