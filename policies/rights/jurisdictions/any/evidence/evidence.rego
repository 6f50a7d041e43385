# What marks, past claims and the map of examined territories say.
package rights.jurisdictions.any.evidence

import data.rights.jurisdictions.any.project
import data.rights.lib.detection
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

everywhere := {"project": "release"}

# METADATA
# title: A mark in a file that no declaration explains
# description: >-
#   A provenance mark, generator watermark or rights watermark was found in an asset whose declaration does not mention
#   it. The mark is evidence to explain, not proof of infringement, and never to be removed.
# custom:
#   id: any/watermark-undeclared
#   topic: "AI transparency/labelling"
#   severity: warning
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Directive 2001/29 Art. 7 and 17 USC 1202 where the mark is rights information; provider terms
#   verification_note: >-
#     Advisory: marks never block alone. The lawyer is called if removed knowingly.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E08]
#   escalation_if: removed_knowingly
#   remediation: [R-DOC, R-LABEL-META]
#   sources_read: []
findings contains finding.violation(mark_row, sprintf("asset:%s", [asset.id]), message, {"asset": asset.id, "marks": marks}) if {
	some asset in tri.list(input, "assets")
	asset.marks[0]
	marks := sort({mark.kind |
		some mark in tri.list(asset, "marks")
		not explained(asset, mark)
	} & object.keys(mark_words))
	count(marks) > 0
	message := sprintf(
		"%s carries %s that no use explains. It proves nothing by itself; declare where the file comes from, and leave the mark in.",
		[asset.id, concat(", ", [mark_words[kind] | some kind in marks])],
	)
}

mark_row := {"rule": "any/watermark-undeclared", "severity": "warning", "scope": everywhere}

mark_words := {
	"c2pa": "content credentials",
	"generator": "a generator's mark",
	"watermark": "a watermark",
	"purchase": "a purchase mark",
}

explained(asset, mark) if {
	mark.kind in {"generator", "c2pa", "watermark"}
	asset.id in generated_assets
}

explained(asset, mark) if {
	mark.kind in {"purchase", "c2pa", "watermark"}
	asset.id in sourced_assets
}

generated_assets := {id |
	some thing in data.rights.lib.component.all
	generated(thing)
	some id in tri.list(thing, "assets")
}

generated(thing) if thing.origin in {"ai_generated", "ai_assisted"}

generated(thing) if tri.known(thing, "generation")

sourced_assets := {id |
	some thing in data.rights.lib.component.having.source
	some id in tri.list(thing, "assets")
}

# METADATA
# title: An owner who has claimed before
# description: >-
#   The owner of a matched recording has claimed against this account before, or is on the project's own list of active
#   claimants: expect enforcement. A lenient owner is not a licence.
# custom:
#   id: any/owner-has-claimed
#   topic: "takedown/claim received"
#   severity: info
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     Practice guidance: rights holders differ
#   verification_note: >-
#     The lawyer is called if exposure high.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E21]
#   escalation_if: high_exposure
#   remediation: [R-RIGHTSHOLDER, R-RESPOND-CLAIM]
#   sources_read: []
findings contains finding.notice(owner_row, finding.component(thing), message, {"component": thing.id, "owner": owner}) if {
	count(claimants) > 0
	some thing in data.rights.lib.component.all
	owners := owners_of(thing) & claimants
	count(owners) > 0
	owner := concat(", ", sort(owners))
	message := sprintf("%s of %s has claimed before: expect enforcement. Leniency elsewhere is no licence.", [owner, wording.work(thing)])
}

findings contains finding.notice(owner_row, finding.detection(found), message, finding.passage(found)) if {
	some found in data.rights.lib.detection.unexplained
	owner := object.get(found, ["reference", "owner"], "")
	owner in claimants
	message := sprintf("%s of %s has claimed before: expect enforcement.", [owner, wording.recording(found.reference)])
}

owner_row := {"rule": "any/owner-has-claimed", "severity": "info", "scope": everywhere}

claimants := {claim.claimant |
	some claim in tri.list(input, "claims")
	tri.known(claim, "claimant")
}

owners_of(thing) := {thing.recording.owner} if {
	tri.known(thing, ["recording", "owner"])
} else := {found.reference.owner |
	some found in detection.of(thing)
	tri.known(found, ["reference", "owner"])
}

# METADATA
# title: Machine-made pictures without the label a platform asks for
# description: >-
#   Pictures or footage from a generator that leaves no mark still need the label the platform and the AI Act ask for;
#   absence of a watermark is not absence of a duty.
# custom:
#   id: any/picture-ai-marks
#   topic: "AI transparency/labelling"
#   severity: warning
#   certainty: unsettled
#   verified: true
#   evidence: null
#   basis: >-
#     AI Act Art. 50(2), 50(4); platform label rules
#   verification_note: >-
#     The lawyer is called if realistic or deployer in the EU.
#   last_change_known: "n/a"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: [E18]
#   escalation_if: realistic_or_deployer
#   remediation: [R-LABEL-HUMAN, R-LABEL-META]
#   sources_read: []
findings contains finding.violation(picture_row, "release", message, {"platforms": unlabelled}) if {
	machine_picture
	count(unlabelled) > 0
	message := sprintf("The picture is machine-made (%s), and no label is set on %s. A missing watermark is no missing duty.", [input.release.picture_ai, concat(", ", unlabelled)])
}

findings contains finding.needs_fact(picture_row, "release", message, {}, missing) if {
	machine_picture
	count(unlabelled) == 0
	missing := {sprintf("release.platform_flags.%s.ai_label", [platform]) | some platform in undecided}
	count(missing) > 0
	message := "The picture is machine-made. Say on which platforms the label for it is set."
}

findings contains finding.needs_fact(picture_row, "release", message, {}, {"release.picture_ai"}) if {
	tri.known_true(input, ["release", "picture"])
	tri.unknown(input, ["release", "picture_ai"])
	data.rights.lib.release.public_use
	message := "The release has a picture. Say how much of it a machine made."
}

picture_row := {"rule": "any/picture-ai-marks", "severity": "warning", "scope": everywhere}

machine_picture if {
	data.rights.lib.release.public_use
	tri.known_true(input, ["release", "picture"])
	tri.known_among(input, ["release", "picture_ai"], {"partial", "full"})
}

label_fields := ["ai_label", "altered_content", "ai_disclosed"]

labelled := {platform |
	some platform in data.rights.lib.release.platforms
	some field in label_fields
	tri.known_true(input, ["release", "platform_flags", platform, field])
}

unlabelled := sort({platform |
	some platform in (data.rights.lib.release.platforms - labelled)
	tri.known_false(input, ["release", "platform_flags", platform, "ai_label"])
})

undecided := {platform |
	some platform in (data.rights.lib.release.platforms - labelled)
	tri.unknown(input, ["release", "platform_flags", platform, "ai_label"])
}

# METADATA
# title: What the treaties set where no law was examined
# description: >-
#   The treaties set a floor most countries share: copying right in works, performances and phonograms including digital
#   storage, making available, a three-step limit on exceptions, protection of technical measures and of rights
#   information. They decide nothing about AI separation.
# related_resources:
# - ref: https://www.wipo.int/wipolex/en/text/295690
#   description: >-
#     WPPT agreed statements
# - ref: https://www.wipo.int/wipolex/en/text/295166
#   description: >-
#     WCT text
# - ref: https://www.wipo.int/wipolex/en/text/295578
#   description: >-
#     WPPT text
# custom:
#   id: any/wipo-baseline
#   topic: "stem-separation-reproduction"
#   severity: info
#   certainty: settled
#   verified: true
#   evidence: null
#   basis: >-
#     WIPO Copyright Treaty Arts 1(4), 8, 10, 11, 12; WIPO Performances and Phonograms Treaty Arts 7, 10, 11, 14, 16,
#     18, 19; Berne Art. 9
#   verification_note: >-
#     The treaty texts are on the wipolex pages.
#   last_change_known: "1996-12-20"
#   effective_on: null
#   review_by: "2027-11-30"
#   escalation: []
#   remediation: [R-COUNSEL, R-GEO]
#   sources_read: [true, false, false]
findings contains finding.notice(treaty_row, "release", message, {"territories": sort(unexamined)}) if {
	count(unexamined) > 0
	message := sprintf(
		"For %s only the WIPO treaties and Berne set a floor here: copying, making available, a three-step limit on exceptions, technical measures and rights information. They decide nothing about AI separation.",
		[territory.names(unexamined)],
	)
}

treaty_row := {"rule": "any/wipo-baseline", "severity": "info", "scope": everywhere}

unexamined := {code |
	some code in data.rights.lib.territory.served
	not project.is_examined(code)
}
