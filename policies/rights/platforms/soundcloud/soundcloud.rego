# SoundCloud: matching on arrival, and what it asks of remixes and unreleased music.
package rights.platforms.soundcloud

import data.rights.lib.covered
import data.rights.lib.derivative_form_refused
import data.rights.lib.finding
import data.rights.lib.uncleared_match
import data.rights.lib.wording

# METADATA
# title: SoundCloud will match this
# description: >-
#   Uploads are matched on arrival and again later against recordings owners asked to block; matched uploads are blocked
#   or removed.
# related_resources:
# - ref: https://help.soundcloud.com/hc/en-us/articles/45996413230875-My-track-was-taken-down-for-copyright-infringement
# custom:
#   id: soundcloud/match
#   topic: "samples"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     SoundCloud's copyright help pages
#   verification_note: null
#   last_change_known: "since 2010"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: []
#   remediation: [R-LIC-MASTER, R-REPLACE, R-DOC]
#   remedy_text: >-
#     Clear or remove; if licensed, dispute with documents.
#   sources_read: null
findings contains result if {
	some result in uncleared_match.findings({
		"rule": "soundcloud/match",
		"severity": "error",
		"scope": {"platform": "soundcloud"},
		"platform": "soundcloud",
		"rights": ["master"],
		"declared": false,
		"undeclared": true,
		"consequence": "SoundCloud matches uploads on arrival and again later, and blocks or removes them.",
	})
}

# METADATA
# title: SoundCloud wants every owner's permission for a remix or mashup
# description: >-
#   A mashup, remix or set needs permission from every owner used, normally the label for the recording and the
#   publisher for the song; the artist's word, a purchase, credit, non-commercial purpose or a free download does not
#   replace it.
# related_resources:
# - ref: https://help.soundcloud.com/hc/en-us/articles/4402637177115-How-do-I-upload-content-that-contains-work-created-by-someone-else
# - ref: https://help.soundcloud.com/hc/en-us/articles/115003563368
# custom:
#   id: soundcloud/mashup
#   topic: "remix_mashup_edit"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     SoundCloud's copyright help pages
#   verification_note: >-
#     Contradicts the folk belief that SoundCloud tolerates remixes by default.
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: [E24]
#   remediation: [R-RIGHTSHOLDER, R-LIC-MASTER, R-LIC-COMP]
#   remedy_text: >-
#     Gather permissions before upload; a dispute form accepts proof.
#   sources_read: null
findings contains result if {
	some result in derivative_form_refused.findings({
		"rule": "soundcloud/mashup",
		"severity": "error",
		"scope": {"platform": "soundcloud"},
		"platform": "soundcloud",
		"forms": {"mashup", "remix", "edit"},
		"rights": ["master", "composition"],
		"consequence": "SoundCloud wants the label's and the publisher's permission; credit or a free download does not replace it.",
	})
}

# METADATA
# title: SoundCloud ends accounts over leaks
# description: >-
#   Posting somebody else's unreleased music ends the account without warnings.
# related_resources:
# - ref: https://help.soundcloud.com/hc/en-us/articles/4402637177115-How-do-I-upload-content-that-contains-work-created-by-someone-else
# custom:
#   id: soundcloud/unreleased
#   topic: "samples"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     SoundCloud's copyright help pages
#   verification_note: null
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: [E24]
#   remediation: [R-REPLACE, R-LIC-MASTER]
#   remedy_text: >-
#     Do not upload leaks or promo-only material.
#   sources_read: null
findings contains finding.violation(unreleased_row, finding.component(thing), message, {"component": thing.id}) if {
	"soundcloud" in data.rights.lib.release.platforms
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.all
	thing.recording.unreleased == true
	count(data.rights.lib.territory.served) > 0
	count(data.rights.lib.territory.served - covered.assess(thing, "master", data.rights.lib.territory.served).gap) == 0
	message := sprintf("%s is unreleased, somebody else's, and licensed nowhere. SoundCloud ends the account of whoever posts that.", [wording.work(thing)])
}

unreleased_row := {"rule": "soundcloud/unreleased", "severity": "error", "scope": {"platform": "soundcloud"}}
