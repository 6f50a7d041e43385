# Machine-made music in the United States: authorship, registration, training, likeness.
package rights.jurisdictions.us.generated

import data.rights.lib.ai_level
import data.rights.lib.authorship_claim
import data.rights.lib.finding
import data.rights.lib.law_in_motion
import data.rights.lib.output_similar
import data.rights.lib.style_reference
import data.rights.lib.territory
import data.rights.lib.training_provenance
import data.rights.lib.tri
import data.rights.lib.wording

served := territory.served_among({"US"})

# METADATA
# title: Ownership promised over machine-made music in the United States
# description: >-
#   A work made with no human author gets no copyright. Human lyrics, melody, arrangement or meaningful edits can be
#   protected; the Office treats prompts alone as not enough. How much control suffices is not yet settled by courts.
# related_resources:
# - ref: https://www.mondaq.com/unitedstates/patent/1755638/the-final-word-supreme-court-refuses-to-hear-case-on-ai-authorship-and-inventorship
#   description: >-
#     cert. denied 2 March 2026, No. 25-449
# - ref: https://www.copyright.gov/ai/
#   description: >-
#     USCO AI reports (not opened)
# custom:
#   id: us/ai-authorship
#   topic: "AI-generated output copyrightability & authorship & registration disclosure"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 102(a); Thaler v. Perlmutter, 130 F.4th 1039 (D.C. Cir. 2025), cert. denied 2 Mar 2026 (No. 25-449); USCO
#     Part 2 report (Jan 2025)
#   verification_note: >-
#     Settled for no-human-author; unsettled for assisted works.
#   last_change_known: "2026-03-02"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E12]
#   remediation: [R-HUMAN-AUTHOR, R-DISCLAIM-AI]
#   sources_read: [true, false]
findings contains result if {
	some result in authorship_claim.findings({
		"rule": "us/ai-authorship",
		"severity": "warning",
		"scope": {"territory": "US"},
		"territories": served,
		"not_enough": {"none", "prompt_only"},
		"law": "17 USC 102(a); Thaler v. Perlmutter",
	})
}

# METADATA
# title: Registering work with machine-made parts in the United States
# description: >-
#   Applicants must disclose AI-made content that is more than trivial and claim only the human part; knowing
#   misstatements put the registration at risk.
# related_resources:
# - ref: https://govinfo.gov/content/pkg/FR-2023-03-16/html/2023-05321.htm
#   description: >-
#     USCO registration guidance, 88 Fed. Reg. 16190
# custom:
#   id: us/ai-registration-disclosure
#   topic: "AI-generated output copyrightability & authorship & registration disclosure"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     88 Fed. Reg. 16190 (16 Mar 2023); 17 USC 409, 411(b)
#   verification_note: null
#   last_change_known: "2023-03-16"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E12]
#   remediation: [R-DISCLAIM-AI, R-AI-SNAPSHOT]
#   sources_read: [true]
findings contains finding.violation(registration_row, finding.track(track), message, {"track": track.asset}) if {
	some track in registered
	generated(track)
	tri.known_false(input, ["release", "registration", "US", "ai_disclosed"])
	message := sprintf(
		"%s holds machine-made parts, and its registration in the United States does not disclose them. Only the human part may be claimed.",
		[ai_level.name(track)],
	)
}

findings contains finding.needs_fact(registration_row, finding.track(track), message, {"track": track.asset}, missing) if {
	some track in registered
	missing := registration_facts(track)
	count(missing) > 0
	message := sprintf(
		"%s is registered in the United States, or is going to be. Machine-made parts that are more than trivial must be disclosed there.",
		[ai_level.name(track)],
	)
}

registration_row := {"rule": "us/ai-registration-disclosure", "severity": "warning", "scope": {"territory": "US"}}

registered := [track |
	count(served) > 0
	tri.known_among(input, ["release", "registration", "US", "status"], {"intended", "filed", "registered"})
	some track in tri.list(input, "tracks")
]

generated(track) if count(ai_level.generated_layers(track)) > 0

generated(track) if count(ai_level.generated_components(track)) > 0

registration_facts(track) := {"release.registration.US.ai_disclosed"} if {
	generated(track)
	tri.unknown(input, ["release", "registration", "US", "ai_disclosed"])
} else := ai_level.missing(track, data.rights.lib.ai_level.layers) if {
	not generated(track)
	tri.unknown(input, ["release", "registration", "US", "ai_disclosed"])
} else := set()

# METADATA
# title: What a generator was trained on (United States)
# description: >-
#   One court found training on bought books fair and keeping pirated copies not; no appellate ruling was found.
#   Universal and Warner settled with Udio, Warner with Suno; Universal and Sony against Suno, and Sony against Udio,
#   were live in mid-2026.
# related_resources:
# - ref: https://aiwiki.ai/wiki/bartz_v_anthropic/raw
#   description: >-
#     Bartz: order of 23 June 2025, settlement, fairness hearing 14 May 2026 taken under submission
# - ref: https://musicproductionwiki.com/articles/ai-music-lawsuits-2026.html
#   description: >-
#     Status of label suits against Suno and Udio, mid-2026
# - ref: https://ngtimes.org/2026/06/28/the-suno-docket-keeps-one-ai-music-suit-alive
#   description: >-
#     UMG v. Suno, D. Mass. 1:24-cv-11611 still live June 2026
# - ref: https://noah.makes.news/gb/en/politics/2026/04/23/anthropic-advances-fair-use-defence-in-copyright-battle-over-song-lyrics-training-data
#   description: >-
#     Concord v. Anthropic: hearing 15 July 2026, trial 28 Sept 2026
# - ref: https://www.lisapedrosa.com/fair-use/
#   description: >-
#     Third Circuit argument in Thomson Reuters v. Ross (date given: 11 June 2026)
# custom:
#   id: us/ai-training-provenance
#   topic: "AI training provenance / secondary liability"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 107; Bartz v. Anthropic (N.D. Cal. 23 June 2025; USD 1.5bn settlement); Kadrey v. Meta (N.D. Cal. June
#     2025); UMG v. Suno, 1:24-cv-11611 (D. Mass.); Concord v. Anthropic, 5:24-cv-03811 (N.D. Cal.); Thomson Reuters v.
#     Ross (3d Cir.); USCO Part 3 (pre-publication May 2025)
#   verification_note: >-
#     July 2026 hearings (Suno, Concord) scheduled; results not found. Final approval in Bartz not found.
#   last_change_known: "2026-07"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E11]
#   remediation: [R-AI-LICENSED-TOOL, R-AI-SNAPSHOT, R-SIMCHECK]
#   sources_read: [true, true, true, true, true]
findings contains result if {
	some result in training_provenance.findings({
		"rule": "us/ai-training-provenance",
		"severity": "warning",
		"scope": {"territory": "US"},
		"territories": served,
		"bad": {"undisclosed", "known_infringing"},
		"commercial_only": true,
		"asks": true,
		"consequence": "Suits over such training are open in the United States, and no appellate ruling was found.",
	})
}

# METADATA
# title: Liability for what others do with a tool (United States)
# description: >-
#   Contributory liability needs intent: inducing infringement or offering something tailored to it; knowledge that some
#   users infringe is not enough. That mainly protects tool makers; a user who releases an infringing output stays
#   directly liable.
# related_resources:
# - ref: https://www.supremecourt.gov/docket/docketfiles/html/public/24-171.html
#   description: >-
#     docket of Cox v. Sony, No. 24-171
# - ref: https://bannerwitcoff.com/ip-alert-the-supreme-court-clarifies-intent-is-the-touchstone-for-contributory-copyright-liability
#   description: >-
#     Cox v. Sony, 146 S. Ct. 959 (2026)
# custom:
#   id: us/secondary-liability
#   topic: "AI training provenance / secondary liability"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Cox Communications v. Sony Music, 146 S. Ct. 959 (25 Mar 2026)
#   verification_note: >-
#     The theory that using an infringingly trained tool creates liability stays untested, and Cox makes it harder in
#     the US.
#   last_change_known: "2026-03-25"
#   effective_on: null
#   review_by: "2027-03-31"
#   escalation: [E03, E11]
#   remediation: [R-COUNSEL, R-AI-LICENSED-TOOL]
#   sources_read: [false, true]
findings contains finding.violation(liability_row, "release", message, {"features": ["stem_separation"]}) if {
	count(served) > 0
	input.release.kind == "tool_or_service"
	"stem_separation" in tri.list(input, ["release", "features"])
	message := "The release is a tool that separates stems. Contributory liability in the United States asks for intent: inducing infringement, or something tailored to it."
}

findings contains finding.violation(liability_row, finding.component(thing), message, {"component": thing.id}) if {
	count(served) > 0
	some thing in data.rights.lib.component.having.generation
	tri.known_among(thing, ["generation", "training_provenance"], {"known_infringing"})
	message := sprintf(
		"%s was made with a model known to be trained on infringing copies. Whoever releases an infringing output is directly liable in the United States.",
		[wording.work(thing)],
	)
}

findings contains finding.needs_fact(liability_row, "release", message, {}, {"release.features"}) if {
	count(served) > 0
	input.release.kind == "tool_or_service"
	tri.unknown(input, ["release", "features"])
	message := "The release is a tool or service. Say what it does: liability for its users depends on that."
}

liability_row := {"rule": "us/secondary-liability", "severity": "warning", "scope": {"territory": "US"}}

# METADATA
# title: Machine-made music close to a song (United States)
# description: >-
#   AI output that copies protected melody or lyrics can infringe the song whatever the tool. On recordings, defendants
#   argue that output made of new sounds cannot infringe even if it imitates; not decided.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/114
#   description: >-
#     17 USC 114 current
# - ref: https://uscode.house.gov/view.xhtml?edition=1994&num=0&req=granuleid%3AUSC-1994-title17-section114
#   description: >-
#     17 USC 114(b) text (1994 edition; the sentence on recapturing actual sounds is, from general knowledge, unchanged
#     since)
# - ref: https://www.vegasvalleynews.com/suno-argues-not-one-of-the-tens-of-millions-of-tracks-made-on-its-platform-comprise-something-like-a-pattern
#   description: >-
#     Suno motion relying on s.114(b)
# custom:
#   id: us/ai-output-similarity
#   topic: "derivative/adaptation"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 106, 114(b), 501
#   verification_note: null
#   last_change_known: "2025-08"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E10]
#   remediation: [R-SIMCHECK, R-LIC-COMP, R-REPLACE]
#   sources_read: [false, true, true]
findings contains result if {
	some result in output_similar.findings({
		"rule": "us/ai-output-similarity",
		"severity": "warning",
		"scope": {"territory": "US"},
		"territories": served,
		"law": "Copying protected melody or words infringes the song whatever the tool.",
	})
}

# METADATA
# title: In the style of somebody (United States)
# description: >-
#   Style, genre and feel are free, and soundalike recordings are allowed, but a close combination of elements has lost
#   at trial and an imitated voice engages publicity law.
# related_resources:
# - ref: https://www.law.cornell.edu/uscode/text/17/114
#   description: >-
#     17 USC 114 current
# - ref: https://uscode.house.gov/view.xhtml?edition=1994&num=0&req=granuleid%3AUSC-1994-title17-section114
#   description: >-
#     17 USC 114(b) text (1994 edition; the sentence on recapturing actual sounds is, from general knowledge, unchanged
#     since)
# custom:
#   id: us/style-imitation
#   topic: "style imitation"
#   severity: info
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 102(b), 114(b); Williams v. Gaye, 895 F.3d 1106 (9th Cir. 2018)
#   verification_note: >-
#     Williams from general knowledge. The lawyer is called on similarity hit.
#   last_change_known: "none known"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E10]
#   escalation_if: similarity_hit
#   remediation: [R-SIMCHECK, R-COMMISSION]
#   sources_read: [false, true]
findings contains result if {
	some result in style_reference.findings({
		"rule": "us/style-imitation",
		"severity": "info",
		"scope": {"territory": "US"},
		"territories": served,
		"references": true,
		"law": "Style and sound are free in the United States; a close combination of elements has lost at trial, and an imitated voice engages publicity law.",
	})
}

# METADATA
# title: A federal bill on digital replicas is pending
# description: >-
#   A federal replica right was voted out of committee; no floor vote or House action was found. Treat as not law.
# related_resources:
# - ref: https://www.govinfo.gov/content/pkg/BILLS-119s4591rs/html/BILLS-119s4591rs.htm
#   description: >-
#     S.4591 as reported in the Senate
# - ref: https://techjacksolutions.com/?p=60858
#   description: >-
#     NO FAKES S.4591 reported 18 June 2026, not enacted
# custom:
#   id: us/no-fakes-bill
#   topic: "voice/likeness cloning"
#   severity: info
#   certainty: unknown
#   verified: true
#   evidence: null
#   basis: >-
#     NO FAKES Act of 2026, S.4591 (ordered reported 18 June 2026; reported with an amendment 24 June 2026, Calendar No.
#     446)
#   verification_note: >-
#     Status after July 2026 not found.
#   last_change_known: "2026-06-18"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E20]
#   remediation: [R-CONSENT-VOICE]
#   sources_read: [true, true]
findings contains result if {
	some result in law_in_motion.findings({
		"rule": "us/no-fakes-bill",
		"severity": "info",
		"scope": {"territory": "US"},
		"territories": served,
		"voices": "cloned",
		"status": "A federal replica right (NO FAKES Act, S.4591) was reported out of committee in June 2026 and is not law.",
	})
}
