# Machine-made material and voices, wherever they go.
package rights.jurisdictions.any.generated

import data.rights.lib.ai_level
import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.licence
import data.rights.lib.output_similar
import data.rights.lib.training_provenance
import data.rights.lib.tri
import data.rights.lib.voice_without_consent
import data.rights.lib.wording

everywhere := {"project": "release"}

# METADATA
# title: A recognisable voice clone without consent
# description: >-
#   Recognisable voice clones are taken down on several stores even if the artist is unnamed. A synthetic or converted
#   voice recognisable as a real person is not deliverable without that person's documented, in-scope consent.
# related_resources:
# - ref: https://newsroom.spotify.com/2025-09-25/spotify-strengthens-ai-protections/
#   description: >-
#     Spotify policy post
# - ref: https://ftsmusic.com/articles/ai-music-detection-streaming-platforms
#   description: >-
#     Spotify impersonation rule
# - ref: https://support.audiomaze.com/content-policy/audiomaze-content-policy
# - ref: https://particle.news/story/spotify-sets-ai-music-rules-with-consent-only-voice-clones-spam-filter-coming-this-fall
# - ref: https://support.amuse.io/en/articles/476039-meta-ineligible-content
# custom:
#   id: any/voice-clone-no-consent
#   topic: "voice/likeness cloning"
#   severity: error
#   certainty: settled
#   verified: true
#   evidence: A
#   basis: >-
#     Store impersonation rules
#   verification_note: null
#   last_change_known: "2025-09"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E09]
#   remediation: [R-CONSENT-VOICE, R-SYNTH-VOICE]
#   remedy_text: >-
#     Attach signed consent covering voice, platforms, territories, term and AI use; otherwise re-voice.
#   sources_read: [false, true, false, false, false]
findings contains result if {
	some result in voice_without_consent.findings({
		"rule": "any/voice-clone-no-consent",
		"severity": "error",
		"scope": everywhere,
		"territories": set(),
		"platforms": data.rights.lib.release.platforms,
		"asks_kind": true,
		"cases": [{"kinds": {"clone", "conversion"}, "severity": "error"}],
	})
}

# METADATA
# title: Ownership or exclusivity promised over machine-made material
# description: >-
#   Promising exclusive ownership of AI output overstates what most terms and most copyright laws give; output may also
#   repeat for others.
# related_resources:
# - ref: https://neonmusic.co.uk/suno-ai-music-ownership-terms-of-service
#   description: >-
#     Suno: output may not be unique; no warranty that copyright vests
# - ref: https://tubenews.eu/suno-adjusts-ai-music-ownership-terms-after-warner-music-partnership
#   description: >-
#     Suno rights wording, Dec 2025
# custom:
#   id: any/ai-ownership-warranty
#   topic: "contract/ToS breach"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Provider terms; distributor, sync and label warranties
#   verification_note: >-
#     Uniqueness is not guaranteed and full rights do not follow from paying.
#   last_change_known: "2025-12"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E12]
#   remediation: [R-HUMAN-AUTHOR, R-AI-SNAPSHOT, R-COMMISSION]
#   sources_read: [true, true]
findings contains finding.violation(warranty_row, "release", message, {"parts": machine_made, "promised": promised}) if {
	count(machine_made) > 0
	count(promised) > 0
	message := sprintf(
		"The release promises %s, and %s is machine-made. Most terms and most laws give less than that; output may repeat for others.",
		[concat(" and ", promised), wording.shorten(machine_made)],
	)
}

findings contains finding.needs_fact(warranty_row, "release", message, {"parts": machine_made}, missing) if {
	data.rights.lib.release.commercial
	count(machine_made) > 0
	count(promised) == 0
	missing := {sprintf("release.warranties.%s", [field]) |
		some field in object.keys(promise_words)
		tri.unknown(input, ["release", "warranties", field])
	}
	count(missing) > 0
	message := sprintf("%s is machine-made. Say whether the release is promised as owned or exclusive, to a label, a distributor or a client.", [wording.shorten(machine_made)])
}

warranty_row := {"rule": "any/ai-ownership-warranty", "severity": "warning", "scope": everywhere}

promise_words := {"ownership": "ownership", "exclusive": "exclusivity"}

promised := sort({word |
	some field, word in promise_words
	tri.known_true(input, ["release", "warranties", field])
})

machine_made := sort(made_components | made_layers)

made_components := {wording.work(thing) |
	some thing in data.rights.lib.component.generated
}

made_layers := {sprintf("the %s of %s", [layer, ai_level.name(track)]) |
	some track in tri.list(input, "tracks")
	some layer in ai_level.generated_layers(track)
}

# METADATA
# title: Matching systems and material others may have too
# description: >-
#   AI music can still be matched or claimed: outputs repeat, non-exclusive loops are claimed by others, and similarity
#   to training songs occurs. Outputs are not guaranteed unique; vendors say others may get the same or similar result,
#   so do not claim exclusivity or fingerprint on that basis.
# related_resources:
# - ref: https://neonmusic.co.uk/suno-ai-music-ownership-terms-of-service
#   description: >-
#     Suno: output may not be unique; no warranty that copyright vests
# - ref: https://aiwiremedia.com/news/platforms-infrastructure/elevenlabs-launches-ai-music-marketplace-with-monetization-model
# custom:
#   id: any/ai-output-not-unique
#   topic: "takedown/claim received"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: B
#   basis: >-
#     Content ID and store matching practice
#   verification_note: >-
#     The lawyer is called on claim.
#   last_change_known: "2025-12"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E02, E16]
#   escalation_if: {E02: claim_open}
#   remediation: [R-SIMCHECK, R-DOC]
#   remedy_text: >-
#     Opt out of fingerprinting unless human-made exclusive parts dominate and the vendor allows it.
#   sources_read: [true, false]
findings contains finding.violation(unique_row, finding.component(thing), message, {"component": thing.id}) if {
	matching
	some thing in data.rights.lib.component.all
	repeatable(thing)
	not tri.known_true(thing, ["transform", "materially_transformed"])
	message := sprintf("%s may sound in other people's releases too, and this one is entered into a matching system: it can claim them, and they can claim it.", [wording.work(thing)])
}

unique_row := {"rule": "any/ai-output-not-unique", "severity": "warning", "scope": everywhere}

matching if count(data.rights.lib.release.fingerprint_systems) > 0

matching if "content_id" in tri.list(input, ["release", "monetisation"])

repeatable(thing) if thing.origin in {"ai_generated", "ai_assisted"}

repeatable(thing) if {
	thing.origin == "non_exclusive_loop"
	not tri.known_true(thing, "exclusive")
}

# METADATA
# title: Somebody else's material was fed to a generator
# description: >-
#   Feeding a recording, hum or melody into a generator copies and may adapt it: own material is fine, somebody else's
#   needs a licence for upload and adaptation, and the output needs a similarity check.
# custom:
#   id: any/generator-input
#   topic: "derivative/adaptation"
#   severity: warning
#   certainty: untested
#   verified: true
#   evidence: null
#   basis: >-
#     National adaptation and reproduction rights; tool input terms
#   verification_note: >-
#     The lawyer is called on similarity hit.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E10]
#   escalation_if: similarity_hit
#   remediation: [R-TERMS, R-SIMCHECK, R-LIC-COMP]
#   sources_read: []
findings contains finding.violation(input_row, finding.component(thing), message, {"component": thing.id}) if {
	some thing in fed
	some given in tri.list(thing, ["generation", "inputs"])
	input_standing(given) == "third party"
	message := sprintf(
		"Somebody else's material was fed to the generator of %s, and no licence in rights.yaml allows upload and adaptation by AI.",
		[wording.work(thing)],
	)
}

findings contains finding.needs_fact(input_row, finding.component(thing), message, {"component": thing.id}, missing) if {
	some thing in fed
	count([given | some given in tri.list(thing, ["generation", "inputs"]); input_standing(given) == "third party"]) == 0
	missing := input_facts(thing)
	count(missing) > 0
	message := sprintf("Whose material was fed to the generator of %s? Own material is fine; somebody else's needs a licence.", [wording.work(thing)])
}

input_row := {"rule": "any/generator-input", "severity": "warning", "scope": everywhere}

fed := [thing |
	some thing in data.rights.lib.component.having.generation
]

input_standing(given) := "own" if {
	tri.known_among(given, "owner", {"own"})
} else := "own" if {
	covered.ownership(named_input(given), "master") == "own"
} else := "licensed" if {
	some entry in component.attached(named_input(given))
	licence.standing(entry) == "granted"
	tri.all_true(entry, [["uses", "derivative"], ["uses", "ai_use"]])
	count(licence.gaps(entry)) == 0
} else := "third party" if {
	tri.known_among(given, "owner", {"third_party"})
} else := "open"

named_input(given) := component.find(object.get(given, "component", ""))

input_facts(thing) := {component.path(thing, "generation.inputs")} if {
	tri.unknown(thing, ["generation", "inputs"])
	tri.known_among(thing, ["generation", "mode"], {"hum", "reference", "extend", "timbre_transfer"})
} else := union({open_input(thing, given) | some given in tri.list(thing, ["generation", "inputs"])})

# Declared as licensed, or not at all: the licence must be one of those in rights.yaml.
open_input(thing, given) := {component.path(thing, "generation.inputs[].component")} if {
	input_standing(given) == "open"
	tri.known_among(given, "owner", {"licensed"})
} else := {component.path(thing, "generation.inputs[].owner")} if {
	input_standing(given) == "open"
} else := set()

# METADATA
# title: A commissioned part close to its reference
# description: >-
#   A commissioned part may be inspired by a reference but not copy its melody, words or a recognisable voice: check
#   similarity before use.
# custom:
#   id: any/commission-too-close
#   topic: "style imitation"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     17 USC 114(b); Midler v. Ford; national adaptation rules
#   verification_note: >-
#     The lawyer is called on similarity hit.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E10]
#   escalation_if: similarity_hit
#   remediation: [R-SIMCHECK, R-LIC-COMP]
#   sources_read: []
findings contains result if {
	some result in output_similar.findings({
		"rule": "any/commission-too-close",
		"severity": "warning",
		"scope": everywhere,
		"territories": data.rights.lib.territory.served,
		"origins": {"commissioned", "own_recording"},
		"law": "A part may be inspired by a reference, not copy its melody, words or a recognisable voice.",
	})
}

# METADATA
# title: What the separation model was trained on
# description: >-
#   A separator trained on unlicensed recordings raises a theory of secondary liability for knowing users; no court has
#   tested it and US law now asks for intent. Record the model and what is known of its training.
# related_resources:
# - ref: https://bannerwitcoff.com/ip-alert-the-supreme-court-clarifies-intent-is-the-touchstone-for-contributory-copyright-liability
#   description: >-
#     Cox v. Sony
# custom:
#   id: any/separation-model-training
#   topic: "AI training provenance / secondary liability"
#   severity: info
#   certainty: untested
#   verified: true
#   evidence: null
#   basis: >-
#     Cox v. Sony (US 2026) for contributory liability; national rules elsewhere
#   verification_note: null
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2026-12-31"
#   escalation: [E11]
#   escalation_if: commercial
#   remediation: [R-AI-LICENSED-TOOL, R-AI-SNAPSHOT]
#   sources_read: [true]
findings contains result if {
	some result in training_provenance.findings({
		"rule": "any/separation-model-training",
		"severity": "info",
		"scope": everywhere,
		"made_by": "separation",
		"bad": {"undisclosed", "contested"},
		"known": {name: row.training | some name, row in data.rights_data.separators.training},
		"consequence": "That its users could be liable for it is a theory no court has tested.",
	})
}
