# Spotify: its listener terms, its tools and its AI credits.
package rights.platforms.spotify

import data.rights.lib.ai_disclosure
import data.rights.lib.streamed_source
import data.rights.lib.walled_output

# METADATA
# title: Audio taken from Spotify
# description: >-
#   The consumer licence covers personal, non-commercial listening; recording or extracting from it for production is
#   outside that licence.
# related_resources:
# - ref: https://www.spotify.com/legal/user-guidelines/
# - ref: https://www.digitaldjtips.com/is-it-legal-to-dj-from-spotify/
# - ref: https://clearance-guide.com/blog/ai-stems-separation
# custom:
#   id: spotify/streamed-source
#   topic: "stream_ripping"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Spotify's terms and partner documentation
#   verification_note: null
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: [E07]
#   remediation: [R-RESOURCE]
#   remedy_text: >-
#     Re-source the audio legitimately.
#   sources_read: null
findings contains result if {
	some result in streamed_source.findings({
		"rule": "spotify/streamed-source",
		"severity": "error",
		"scope": {"source": "spotify"},
		"services": {"spotify"},
		"terms": "Spotify's listener terms (personal, non-commercial listening)",
	})
}

# METADATA
# title: Output of Spotify's in-app remix tool
# description: >-
#   The licensed fan cover and remix tool agreed with Universal is an in-app paid add-on; its outputs are not a licence
#   to distribute a derivative elsewhere.
# related_resources:
# - ref: https://www.pagalishor.in/articles/spotify-ai-music-deal-puts-remixes-behind-rights-wall
# custom:
#   id: spotify/in-app-remix
#   topic: "remix_mashup_edit"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: B
#   basis: >-
#     Spotify's terms and partner documentation
#   verification_note: null
#   last_change_known: "announced 2026-05-21, launch date not seen"
#   effective_on: null
#   review_by: "2026-12-15"
#   escalation: [E24]
#   remediation: [R-RIGHTSHOLDER, R-PRIVATE]
#   remedy_text: >-
#     Do not export; seek a normal remix licence.
#   sources_read: null
findings contains result if {
	some result in walled_output.findings({
		"rule": "spotify/in-app-remix",
		"severity": "error",
		"scope": {"source": "spotify"},
		"sources": {"spotify_ai_remix", "spotify-ai-remix"},
		"name": "Spotify's in-app remix tool",
		"consequence": "It stays inside the app; it is no licence to distribute a derivative anywhere else.",
	})
}

# METADATA
# title: Spotify shows AI credits
# description: >-
#   Spotify's partner documentation treats AI credits as optional contributor-and-role disclosures sent by selected beta
#   providers for roles that were fully generated (lyrics, vocals, instruments, production); no back-catalogue
#   redelivery is demanded.
# related_resources:
# - ref: https://providersupport.spotify.com/article/ai-credits-on-spotify
# - ref: https://fulltimemusician.net/?p=1588
# custom:
#   id: spotify/ai-credits
#   topic: "ai_disclosure"
#   severity: info
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Spotify's terms and partner documentation
#   verification_note: null
#   last_change_known: "2026-04-16 (beta)"
#   effective_on: "2026-04-16"
#   review_by: "2027-01-31"
#   escalation: []
#   remediation: [R-LABEL-META]
#   remedy_text: >-
#     Send role-level AI credits through a participating distributor, starting with any role that is wholly generated.
#   sources_read: null
findings contains result if {
	some result in ai_disclosure.findings({
		"rule": "spotify/ai-credits",
		"severity": "info",
		"scope": {"platform": "spotify"},
		"platform": "spotify",
		"consequence": "Spotify takes optional AI credits by role from participating distributors; start with roles wholly generated.",
	})
}
