# What holds wherever a release goes: rules of law common to every territory, of contract, and of this tool's own care.
# Rules of its own live in the packages below: stems, listening, project; home, papers, generated, separation, evidence,
# covers and mixes carry their cards with them.
package rights.jurisdictions.any

import data.rights.lib.derivative_form_refused
import data.rights.lib.document_missing
import data.rights.lib.plan_scope
import data.rights.lib.source_scope
import data.rights.lib.stem_extracted
import data.rights.lib.streamed_source
import data.rights.lib.uncleared_match

everywhere := {"project": "release"}

findings contains result if some result in data.rights.jurisdictions.any.home.findings

findings contains result if some result in data.rights.jurisdictions.any.papers.findings

findings contains result if some result in data.rights.jurisdictions.any.generated.findings

findings contains result if some result in data.rights.jurisdictions.any.separation.findings

findings contains result if some result in data.rights.jurisdictions.any.evidence.findings

findings contains result if some result in data.rights.jurisdictions.any.covers.findings

findings contains result if some result in data.rights.jurisdictions.any.mixes.findings

# METADATA
# title: Separating stems copies the recording (elsewhere)
# description: >-
#   In every served territory without a row of its own, saving stems of a protected recording is treated as copying that
#   needs the recording owner. No ruling on AI separation was found anywhere.
# related_resources:
# - ref: https://www.wipo.int/wipolex/en/text/295690
#   description: >-
#     WPPT agreed statements: reproduction right applies in the digital environment
# custom:
#   id: any/stem-separation-copy
#   topic: "stem-separation-reproduction"
#   severity: error
#   certainty: untested
#   verified: true
#   evidence: null
#   basis: >-
#     WPPT Arts 7, 11, 16 with agreed statement; national reproduction rights (e.g. CPI L213-1, UrhG 85, Copyright Act
#     (Canada) 18, Japan Art. 96, URG 36)
#   verification_note: >-
#     Germany, France, Japan, Canada, Australia, Brazil, India, Korea, China and Switzerland had sampling rows but no
#     separation row.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E01]
#   escalation_if: commercial
#   remediation: [R-OFFICIAL-STEMS, R-LIC-MASTER, R-RF-STEMS, R-COMMISSION]
#   sources_read: [true]
findings contains result if {
	some place in (data.rights.lib.territory.served - data.rights.lib.territory.judging_stems)
	some result in stem_extracted.findings({
		"rule": "any/stem-separation-copy",
		"severity": "error",
		"scope": {"territory": place},
		"territories": {place},
	})
}

# METADATA
# title: Audio taken from a streaming service
# description: >-
#   Streaming terms bar copying and making derivatives from the service, so extracting stems from it breaches contract
#   even where an exception covers copyright. Audio captured or ripped from a streaming service is outside the listener
#   licence (personal, non-commercial). A later licence from the owner cures the copyright side; the breach of the
#   service contract, and any circumvention, remain.
# related_resources:
# - ref: https://www.spotify.com/legal/user-guidelines/
#   description: >-
#     Spotify user guidelines (English address; Swedish and Icelandic copies read)
# - ref: https://www.youtube.com/t/terms
#   description: >-
#     YouTube terms
# - ref: https://www.apple.com/legal/internet-services/itunes/us/terms.html
#   description: >-
#     Apple Media Services terms
# - ref: https://clearance-guide.com/blog/ai-stems-separation
# - ref: https://www.digitaldjtips.com/is-it-legal-to-dj-from-spotify/
# - ref: https://github.com/facebookresearch/demucs/issues/384
# custom:
#   id: any/streamed-source
#   topic: "contract/ToS breach"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: B
#   basis: >-
#     Platform terms (for example Spotify user guidelines, YouTube terms)
#   verification_note: >-
#     Spotify guideline on derivative works read in Italian, Icelandic and Finnish copies. If DRM or access control was
#     bypassed set c.tpm_circumvented and escalate; anti-circumvention is separate from copyright clearance.
#   last_change_known: "2025"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E07]
#   remediation: [R-RESOURCE, R-OFFICIAL-STEMS, R-REPLACE]
#   remedy_text: >-
#     Replace the source file with a purchased, promo or label-supplied copy and re-extract; record provenance.
#   sources_read: [true, false, false, false, false, false]
findings contains result if {
	some result in streamed_source.findings({
		"rule": "any/streamed-source",
		"severity": "error",
		"scope": everywhere,
		"services": data.rights.lib.streamed_source.any_service,
		"terms": "The terms of streaming services",
	})
}

# METADATA
# title: A licence is narrower than the use
# description: >-
#   The grant must cover territory, media, term, commercial use, derivative use and AI use. Delivery territories must be
#   no wider than the narrowest clearance; reference systems also require territorial ownership to be stated.
# related_resources:
# - ref: https://support.google.com/youtube/answer/1311402
# - ref: https://support.fuga.com/hc/en-us/articles/39096225095828
# custom:
#   id: any/licence-scope-gap
#   topic: "contract/ToS breach"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Licence contract; unlicensed excess is infringement
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-21"
#   escalation: [E16, E17]
#   remediation: [R-DOC, R-LIC-MASTER, R-LIC-COMP, R-GEO]
#   remedy_text: >-
#     Restrict delivery territories or extend the clearance.
#   sources_read: null
findings contains result if {
	some result in source_scope.findings({
		"rule": "any/licence-scope-gap",
		"severity": "error",
	})
}

# METADATA
# title: A licence without its paper
# description: >-
#   Every third-party or AI asset in a released work should carry source and licence records.
# custom:
#   id: any/document-missing
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Practice checklist
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-DOC, R-AI-SNAPSHOT]
#   sources_read: []
findings contains result if {
	some result in document_missing.licences({
		"rule": "any/document-missing",
		"severity": "warning",
		"scope": everywhere,
	})
}

# METADATA
# title: Generated material without proof of how it was made
# description: >-
#   Keep tool, model version, plan, invoice, prompt, generation time and terms snapshot for each generated element; some
#   distributors ask for them.
# related_resources:
# - ref: https://jackrighteous.com/es/blogs/ai-music-distribution-guide/distrokid-ai-credits-what-ai-music-creators-should-document
# - ref: https://support.rapchat.com/en/articles/11391486-sharing-ai-source-for-distro-releases
# - ref: https://support.symdistro.com/hc/en-us/articles/34060621363085-AI-Disclosure
# custom:
#   id: any/generation-evidence
#   topic: "ownership"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Documentation asked for by distributors
#   verification_note: null
#   last_change_known: "2026"
#   effective_on: null
#   review_by: "2027-01-31"
#   escalation: []
#   remediation: [R-AI-SNAPSHOT, R-DOC]
#   remedy_text: >-
#     Add the proof bundle.
#   sources_read: null
findings contains result if {
	some result in document_missing.generations({
		"rule": "any/generation-evidence",
		"severity": "warning",
		"scope": everywhere,
	})
}

# METADATA
# title: The plan on the day of generation does not cover the use
# description: >-
#   Free-plan output is often non-commercial and a later subscription does not reach back; paid plans may grant use
#   without ownership. Rights follow the plan active at the moment of generation; upgrading later does not cure
#   free-tier output.
# related_resources:
# - ref: https://suno.com/terms
#   description: >-
#     Suno terms
# - ref: https://tubenews.eu/suno-adjusts-ai-music-ownership-terms-after-warner-music-partnership
#   description: >-
#     Suno rights wording, Dec 2025
# - ref: https://www.news9live.com/technology/artificial-intelligence/suno-ai-music-ownership-policy-clarification-2026-2917728
#   description: >-
#     Reported partial reversal of that wording, Jan 2026
# - ref: https://elevenlabs.io/zh/eleven-music-v1-terms-archived-nov-21-2025
# - ref: https://help.soundverse.ai/faqs/licensing-model
# - ref: https://aiva.crisp.help/en/article/i-dont-understand-the-terms-of-license-1wqvh5v/
# custom:
#   id: any/plan-at-generation
#   topic: "contract/ToS breach"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Provider terms, e.g. Suno rights page (Dec 2025)
#   verification_note: >-
#     Reports differ whether the not-the-owner line was withdrawn; read the live terms. Exception seen: AIVA states that
#     moving to Pro also covers earlier compositions, so retroactive_upgrade is true there.
#   last_change_known: "2026-01"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E12, E16]
#   remediation: [R-AI-PLAN, R-AI-SNAPSHOT]
#   remedy_text: >-
#     Regenerate on a qualifying plan or remove.
#   sources_read: [false, true, true, false, false, false]
findings contains result if {
	some result in plan_scope.findings({
		"rule": "any/plan-at-generation",
		"severity": "error",
		"scope": everywhere,
		"tool": "any",
		"plan": "any",
	})
}

# METADATA
# title: A sample that distributors will treat as uncleared
# description: >-
#   A recognisable piece of somebody else's recording needs both a recording permission and, where it carries one, a
#   composition permission before delivery; distributors and services treat any length or processing as uncleared until
#   shown otherwise.
# related_resources:
# - ref: https://support.audiomaze.com/content-policy/audiomaze-content-policy
# - ref: https://help.kingsmen.studio/en/articles/12122354-distributing-cover-songs-remixes-with-kingsmen-studio
# - ref: https://helpdesk.hitskope.com/articles/how-to-avoid-3rd-party-copyright-infringements-on-my-account
# - ref: https://clearance-guide.com/blog/ai-stems-separation
# custom:
#   id: any/sample-uncleared
#   topic: "samples"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: B
#   basis: >-
#     Terms of distributors and services
#   verification_note: null
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-11-21"
#   escalation: [E24]
#   remediation: [R-REPLACE, R-REPLAY, R-LIC-MASTER, R-LIC-COMP, R-DOC]
#   remedy_text: >-
#     Remove or replay the part, license it (label plus publisher, or a pre-cleared catalogue), and attach the licence
#     document to the component entry.
#   sources_read: null
findings contains result if {
	some result in uncleared_match.findings({
		"rule": "any/sample-uncleared",
		"severity": "error",
		"scope": everywhere,
		"platform": "any",
		"rights": ["master", "composition"],
		"declared": true,
		"undeclared": false,
		"consequence": "Distributors and services treat any length or processing as uncleared until shown otherwise.",
	})
}

# METADATA
# title: A remix, mashup or edit without the owner's permission
# description: >-
#   Remixes, mashups, and sped-up, slowed, reverbed or otherwise processed versions of other people's recordings are
#   treated as derivative works and need permission from the owner of the original.
# related_resources:
# - ref: https://support.audiomaze.com/content-policy/audiomaze-content-policy
# - ref: https://helpdesk.hitskope.com/articles/how-to-avoid-3rd-party-copyright-infringements-on-my-account
# - ref: https://help.kingsmen.studio/en/articles/12122354-distributing-cover-songs-remixes-with-kingsmen-studio
# - ref: https://imusician.pro/en/support/faqs/article/is-my-track-a-cover-an-edit-a-remix-a-mashup-or-a-medley
# custom:
#   id: any/derivative-unlicensed
#   topic: "remix_mashup_edit"
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
#   escalation: [E24]
#   remediation: [R-RIGHTSHOLDER, R-LIC-MASTER, R-PRIVATE]
#   remedy_text: >-
#     Obtain a written remix licence naming territories, services and term, or release through the original owner;
#     otherwise keep it private.
#   sources_read: null
findings contains result if {
	some result in derivative_form_refused.findings({
		"rule": "any/derivative-unlicensed",
		"severity": "error",
		"scope": everywhere,
		"platform": "any",
		"forms": {"remix", "mashup", "edit", "sped_up", "slowed", "nightcore", "bootleg"},
		"rights": ["master"],
		"consequence": "Distributors want the owner's permission in writing.",
	})
}

# METADATA
# title: A recording was recognised that nothing explains
# description: >-
#   The fingerprint or separation scan found a recording the manifest does not declare. A scanner hit that no manifest
#   entry explains must be resolved before upload, because upload filters will raise the same hit and treat it as
#   infringement first.
# related_resources:
# - ref: https://support.cdbaby.com/hc/en-us/articles/360037872352
# - ref: https://help.soundcloud.com/hc/en-us/articles/45996413230875-My-track-was-taken-down-for-copyright-infringement
# - ref: https://newaccount1623084859360.freshdesk.com/support/solutions/articles/69000828832-acrcloud-audio-detection-in-revelator-pro
# custom:
#   id: any/detection-unexplained
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Territory sampling rules
#   verification_note: >-
#     Detection error is possible: ask for a listen before blocking.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-21"
#   escalation: []
#   remediation: [R-DOC, R-LIC-MASTER, R-REPLACE]
#   remedy_text: >-
#     Add a component entry with source, licence and document, or mark the hit as a false positive with listening notes
#     and a second engine's result.
#   sources_read: null
findings contains result if some result in data.rights.jurisdictions.any.listening.detection_unexplained

# METADATA
# title: A separated layer was recognised where the mix was not
# description: >-
#   If the mix does not match but a separated stem does, treat it as hidden reuse and report the stem and time range.
# related_resources:
# - ref: https://help.soundverse.ai/enterprise-api/trace/overview
# - ref: https://clearance-guide.com/blog/ai-stems-separation
# custom:
#   id: any/detection-on-stem
#   topic: "samples"
#   severity: error
#   certainty: unsettled
#   verified: true
#   evidence: B
#   basis: >-
#     Terms of distributors and services
#   verification_note: null
#   last_change_known: "2026"
#   effective_on: null
#   review_by: "2027-05-31"
#   escalation: [E24]
#   remediation: [R-REPLACE, R-LIC-MASTER]
#   remedy_text: >-
#     Listen, replace or clear.
#   sources_read: null
findings contains result if some result in data.rights.jurisdictions.any.listening.detection_on_stem

# METADATA
# title: A declared use was not heard
# description: >-
#   rights.yaml says that a recording sounds in a file; the recording is in the reference library, the file was analysed,
#   and the recording was not found there. One of the two is wrong, or the passage is out of reach of the detector.
# custom:
#   id: any/claim-not-found
#   topic: "consistency"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Consistency of rights.yaml with the audio; not a proposition of law.
#   verification_note: null
#   last_change_known: null
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-DOC]
#   sources_read: []
findings contains result if some result in data.rights.jurisdictions.any.listening.claim_not_found

# METADATA
# title: One layer is cleared and the other is not
# description: >-
#   Clearing the master without the song, or the reverse, is half a clearance; performers may be a third layer.
# related_resources:
# - ref: https://www.wipo.int/wipolex/en/text/295690
#   description: >-
#     WPPT agreed statement on Art. 1(2): author's consent and producer's consent are both needed
# - ref: https://www.njlawblog.com/2020/07/articles/intellectual-property/drake-wins-big-with-fair-use/
#   description: >-
#     Estate of Smith v. Graham, 799 F. App'x 36
# - ref: https://laws-lois.justice.gc.ca/eng/acts/C-42/
#   description: >-
#     Copyright Act (Canada), point in time 2024-11-07, snapshot July 2026
# - ref: https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006069414
#   description: >-
#     Code de la propriete intellectuelle consolidated to 27 March 2026
# custom:
#   id: any/two-layers
#   topic: "sampling"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Recording and composition are separate rights in every territory covered
#   verification_note: >-
#     In Smith the recording was licensed and the suit was about the song.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E05]
#   remediation: [R-LIC-MASTER, R-LIC-COMP]
#   sources_read: [true, true, true, true]
findings contains result if some result in data.rights.jurisdictions.any.listening.two_layers

# METADATA
# title: Separation tools expect you to hold the rights in what you feed them
# description: >-
#   Separation services put the burden on the user to hold rights in what is uploaded; separating does not create a
#   permission and the stem stays the original recording.
# related_resources:
# - ref: https://clearance-guide.com/blog/ai-stems-separation
# - ref: https://stemsolo.com/acceptable-use
# - ref: https://stemify.space/copyright
# - ref: https://stemify.space/blog/music-licensing-stems
# custom:
#   id: any/stem-source-rights
#   topic: "stem_separation"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Terms of separation services
#   verification_note: null
#   last_change_known: "standing"
#   effective_on: null
#   review_by: "2027-11-21"
#   escalation: [E01]
#   remediation: [R-OFFICIAL-STEMS, R-LIC-MASTER, R-PRIVATE]
#   remedy_text: >-
#     Get official stems or a licence for the recording; keep separation-only use private.
#   sources_read: null
findings contains result if some result in data.rights.jurisdictions.any.stems.stem_source_rights

# METADATA
# title: Commercial release with separated stems
# description: >-
#   Commercial release containing AI-separated third-party stems is an automatic lawyer trigger.
# related_resources:
# - ref: https://clearance-guide.com/blog/ai-stems-separation
# custom:
#   id: any/stem-commercial-release
#   topic: "stem_separation"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: B
#   basis: >-
#     Practice guidance on separated stems; no court decision
#   verification_note: >-
#     Warning while any right for stems is missing or unknown; info once master and composition are granted with
#     derivatives and stems in scope.
#   last_change_known: "2026"
#   effective_on: null
#   review_by: "2027-11-21"
#   escalation: [E01]
#   remediation: [R-COUNSEL, R-LIC-MASTER, R-LIC-COMP]
#   remedy_text: >-
#     Counsel review with clearance papers.
#   sources_read: null
findings contains result if some result in data.rights.jurisdictions.any.stems.stem_commercial

# METADATA
# title: Not being recognised is not a licence
# description: >-
#   A clean stem points to its source; not being detected is not a defence, and the tool must not advise evasion.
# custom:
#   id: any/miss-is-not-clearance
#   topic: "stem-separation-reproduction"
#   severity: info
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Practice guidance on samples, stems and AI music
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-OFFICIAL-STEMS, R-LIC-MASTER]
#   sources_read: []
findings contains result if some result in data.rights.jurisdictions.any.stems.miss_is_not_clearance

# METADATA
# title: An open claim or notice
# description: >-
#   An open claim outranks automated advice: freeze changes to evidence, stop revenue, get advice.
# custom:
#   id: any/claim-open
#   topic: "takedown/claim received"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Practice guidance; national notice rules
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E02, E22]
#   remediation: [R-RESPOND-CLAIM, R-COUNSEL]
#   sources_read: []
findings contains result if some result in data.rights.jurisdictions.any.project.claim_open

# METADATA
# title: Building or hosting a separation or generation service
# description: >-
#   Building or hosting a separation or generation service raises training, intermediary and transparency duties that
#   differ by country.
# related_resources:
# - ref: https://bannerwitcoff.com/ip-alert-the-supreme-court-clarifies-intent-is-the-touchstone-for-contributory-copyright-liability
#   description: >-
#     Cox v. Sony, 146 S. Ct. 959 (2026)
# - ref: https://mmoww.net/ai/laws/eu-ai-act-deepfake-labelling-rules/
#   description: >-
#     Art. 50(4), Art. 3(60), fines
# custom:
#   id: any/tool-builder
#   topic: "AI training provenance / secondary liability"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     Practice guidance; Cox v. Sony (US); Directive 2019/790 Arts 3-4; AI Act Arts 50, 53
#   verification_note: null
#   last_change_known: "2026-08-02"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E03, E15, E18]
#   remediation: [R-COUNSEL, R-TERMS, R-OPTOUT-CHECK]
#   sources_read: [true, true]
findings contains result if some result in data.rights.jurisdictions.any.project.tool_builder

# METADATA
# title: A licence is still being negotiated
# description: >-
#   A licence being negotiated is not a licence: scope, splits, moral consent, warranties and credit should be settled
#   by somebody who reads them for a living.
# custom:
#   id: any/licence-pending
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Contract law; practice guidance
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E05]
#   remediation: [R-RIGHTSHOLDER, R-COUNSEL, R-DOC]
#   sources_read: []
findings contains result if some result in data.rights.jurisdictions.any.project.licence_pending

# METADATA
# title: Material of unknown origin
# description: >-
#   An asset with no stated source cannot be cleared; treat as third-party until shown otherwise.
# custom:
#   id: any/origin-unknown
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Provenance duty (practice checklist); territory rules apply once origin is known
#   verification_note: >-
#     Project policy rather than law.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-DOC, R-REPLACE]
#   sources_read: []
findings contains result if some result in data.rights.jurisdictions.any.project.origin_unknown

# METADATA
# title: Commercial use or release state is not declared
# description: >-
#   Whether the use is commercial and whether it leaves the private circle must be declared; neither defaults to the
#   harmless answer.
# custom:
#   id: any/use-undeclared
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Practice checklist 4
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-DOC]
#   sources_read: []
findings contains result if some result in data.rights.jurisdictions.any.project.use_undeclared

# METADATA
# title: A territory that was not examined
# description: >-
#   A served territory for which the rule packs hold nothing was not examined; the report must say so and the verdict
#   for it is incomplete, never clear.
# custom:
#   id: any/territory-not-covered
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: unknown
#   verified: true
#   evidence: null
#   basis: >-
#     Project policy
#   verification_note: >-
#     WW release: list the territories actually examined.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E20]
#   remediation: [R-COUNSEL, R-GEO]
#   sources_read: []
findings contains result if some result in data.rights.jurisdictions.any.project.territory_not_covered

# METADATA
# title: A platform, tool or source that was not examined
# description: >-
#   A target platform, tool or source without a rule pack was not examined: its terms may forbid what copyright allows.
# custom:
#   id: any/pack-not-covered
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: unknown
#   verified: true
#   evidence: null
#   basis: >-
#     Project policy; practice checklist 8
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E20]
#   remediation: [R-TERMS]
#   sources_read: []
findings contains result if some result in data.rights.jurisdictions.any.project.pack_not_covered
