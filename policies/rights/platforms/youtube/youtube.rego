# YouTube: its terms, and what Content ID matches and accepts.
package rights.platforms.youtube

import data.rights.lib.fingerprint_not_exclusive
import data.rights.lib.streamed_source
import data.rights.lib.uncleared_match

# METADATA
# title: Audio taken from YouTube
# description: >-
#   Downloading from YouTube to feed a separator breaches service terms regardless of what happens to the stems.
#   Downloading or capturing audio from the service without its own download feature or the owner's leave breaches its
#   terms, for samples as for stems.
# related_resources:
# - ref: https://github.com/facebookresearch/demucs/issues/384
# - ref: https://clearance-guide.com/blog/ai-stems-separation
# - ref: https://www.youtube.com/t/terms
# custom:
#   id: youtube/streamed-source
#   topic: "stream_ripping"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: B
#   basis: >-
#     YouTube's terms and Content ID policies
#   verification_note: null
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: [E07]
#   remediation: [R-RESOURCE, R-RIGHTSHOLDER]
#   remedy_text: >-
#     Delete, re-source, log remediation. Ask the uploader for the file, or use a purchased copy.
#   sources_read: null
findings contains result if {
	some result in streamed_source.findings({
		"rule": "youtube/streamed-source",
		"severity": "error",
		"scope": {"source": "youtube"},
		"services": {"youtube", "youtube-music"},
		"terms": "YouTube's terms of service",
	})
}

# METADATA
# title: YouTube will match this
# description: >-
#   A separated stem of catalogue music still matches: expect a Content ID claim (block, monetise or track at the
#   owner's choice) on the upload, and a strike only if the owner sends a removal request.
# related_resources:
# - ref: https://support.google.com/youtube/answer/2814000
# custom:
#   id: youtube/match
#   topic: "samples"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     YouTube's terms and Content ID policies
#   verification_note: null
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: []
#   remediation: [R-LIC-MASTER, R-REPLACE, R-RESPOND-CLAIM]
#   remedy_text: >-
#     Clear, replace, or test on an unlisted upload with Checks; answer a claim only with documents.
#   sources_read: null
findings contains result if {
	some result in uncleared_match.findings({
		"rule": "youtube/match",
		"severity": "warning",
		"scope": {"platform": "youtube"},
		"platform": "youtube",
		"rights": ["master"],
		"declared": false,
		"undeclared": true,
		"consequence": "Expect a Content ID claim: block, monetise or track, as the owner chooses.",
	})
}

# METADATA
# title: Content ID takes only material you hold exclusively
# description: >-
#   Reference files may only contain material for which exclusive rights are held in the stated territories;
#   non-exclusively licensed music, remixes, mashups and compilations are listed as typical failures.
# related_resources:
# - ref: https://support.google.com/youtube/answer/1311402
# - ref: https://docs.yourv.id/content-id/content-delivery/policies/content-eligible-for-content-id
# custom:
#   id: youtube/content-id-exclusive
#   topic: "content_id"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     YouTube's terms and Content ID policies
#   verification_note: null
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: []
#   remediation: [R-TERMS, R-LIC-MASTER]
#   remedy_text: >-
#     Opt the track out of Content ID, or exclude the segment, or obtain exclusivity.
#   sources_read: null
findings contains result if {
	some result in fingerprint_not_exclusive.findings({
		"rule": "youtube/content-id-exclusive",
		"severity": "error",
		"scope": {"platform": "youtube"},
		"system": "youtube_cid",
		"name": "Content ID",
		"kinds": {"loop", "beat", "sample", "soundbed", "sfx", "recording", "composition", "generated"},
		"by_exclusivity": true,
		"consequence": "References may only contain material held exclusively.",
	})
}

# METADATA
# title: Loops and effects cannot be Content ID references
# description: >-
#   Production loops, sound effects, sound beds and clips from free libraries fail the distinctness test even when
#   licensed.
# related_resources:
# - ref: https://support.google.com/youtube/answer/1311402
# - ref: https://helpdesk.revelator.com/support/solutions/articles/69000802933-youtube-content-id-invalid-references
# - ref: https://docs.yourv.id/content-id/content-delivery/policies/content-eligible-for-content-id
# custom:
#   id: youtube/content-id-loops
#   topic: "content_id"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: B
#   basis: >-
#     YouTube's terms and Content ID policies
#   verification_note: >-
#     None was read at http://help.yoola.com/en/articles/83716-music-content-eligible-for-content-id (plain http, so not
#     linked).
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: []
#   remediation: [R-TERMS, R-REPLACE]
#   remedy_text: >-
#     Keep distribution, drop fingerprint opt-in; or replace the loop.
#   sources_read: null
findings contains result if {
	some result in fingerprint_not_exclusive.findings({
		"rule": "youtube/content-id-loops",
		"severity": "error",
		"scope": {"platform": "youtube"},
		"system": "youtube_cid",
		"name": "Content ID",
		"kinds": {"loop", "sfx", "soundbed"},
		"by_exclusivity": false,
		"consequence": "Loops, effects and sound beds fail the distinctness test even when licensed.",
	})
}
