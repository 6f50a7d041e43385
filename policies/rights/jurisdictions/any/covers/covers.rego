# Covers where no law on them was read: what distributors ask for all the same.
package rights.jurisdictions.any.covers

import data.rights.lib.composition_taken
import data.rights.lib.cover_mechanical

# METADATA
# title: A cover needs a mechanical licence (elsewhere)
# description: >-
#   A new recording of someone else's song is a cover only if it adds no original audio and keeps melody and words; it needs
#   mechanical permission except where a blanket scheme applies. For served territories without a row of their own.
# related_resources:
# - ref: https://helpdesk.hitskope.com/articles/how-to-avoid-3rd-party-copyright-infringements-on-my-account
# - ref: https://imusician.pro/en/support/faqs/article/is-my-track-a-cover-an-edit-a-remix-a-mashup-or-a-medley
# - ref: https://help.kingsmen.studio/en/articles/12122354-distributing-cover-songs-remixes-with-kingsmen-studio
# custom:
#   id: any/cover-mechanical
#   topic: "cover"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: B
#   basis: >-
#     Terms of distributors and services
#   verification_note: >-
#     What the law of these territories asks of a cover was not read.
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: []
#   remediation: [R-COVER, R-CMO]
#   remedy_text: >-
#     Buy mechanical licences for downloads and non-blanket territories, credit the writers rather than the famous
#     performer, and flag the track as a cover.
#   sources_read: null
findings contains result if {
	some place in (data.rights.lib.territory.served - data.rights.lib.territory.judging_covers)
	some result in cover_mechanical.findings({
		"rule": "any/cover-mechanical",
		"severity": "warning",
		"scope": {"territory": place},
		"territories": {place},
		"scheme": "Distributors ask for the mechanical licence, except where a blanket scheme of the services applies.",
	})
}

# METADATA
# title: A changed cover is an adaptation (elsewhere)
# description: >-
#   Changing lyrics, melody or structure turns a cover into an adaptation, which needs the publisher's direct consent. For
#   served territories without a row of their own.
# related_resources:
# - ref: https://imusician.pro/en/support/faqs/article/is-my-track-a-cover-an-edit-a-remix-a-mashup-or-a-medley
# - ref: https://help.kingsmen.studio/en/articles/12122354-distributing-cover-songs-remixes-with-kingsmen-studio
# custom:
#   id: any/cover-altered
#   topic: "cover"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Terms of distributors and services
#   verification_note: null
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-11-21"
#   escalation: [E05]
#   remediation: [R-LIC-COMP, R-RIGHTSHOLDER]
#   remedy_text: >-
#     Ask the publisher for an adaptation licence or restore the original composition.
#   sources_read: null
findings contains result if {
	some place in (data.rights.lib.territory.served - data.rights.lib.territory.judging_replays)
	some result in composition_taken.findings({
		"rule": "any/cover-altered",
		"severity": "error",
		"scope": {"territory": place},
		"territories": {place},
		"origins": set(),
		"kinds": set(),
		"altered_covers": true,
	})
}
