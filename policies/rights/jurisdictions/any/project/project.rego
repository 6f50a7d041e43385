# What the project declares about itself, and what nobody has examined.
package rights.jurisdictions.any.project

import data.rights.lib.calendar
import data.rights.lib.component
import data.rights.lib.detection
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

everywhere := {"project": "release"}

claim_row := {"rule": "any/claim-open", "severity": "error", "scope": everywhere}

claim_open contains finding.weighed(claim_row, finding.claim(raised), severity, message, evidence) if {
	some raised in tri.list(input, "claims")
	raised.status == "open"
	severity := claim_severity(raised)
	message := sprintf(
		"An open %s%s%s%s. It outranks this report: keep the evidence as it is, stop the revenue, get advice.",
		[claim_words[raised.kind], from_whom(raised), on_platform(raised), until(raised)],
	)
	evidence := {"claim": raised.id, "kind": raised.kind, "deadline": tri.text(raised, "deadline", "")}
}

# A Content ID claim is the platform's own procedure, outside the formal notices.
claim_severity(raised) := "warning" if {
	raised.kind == "content_id"
} else := "error"

claim_words := {
	"dmca": "takedown notice (DMCA)",
	"content_id": "Content ID claim",
	"copyright_claim": "copyright claim",
	"cease_and_desist": "cease-and-desist letter",
	"counter_notice": "counter-notice",
	"court": "court case",
	"strike": "copyright strike",
}

from_whom(raised) := sprintf(" by %s", [raised.claimant]) if {
	tri.known(raised, "claimant")
} else := ""

on_platform(raised) := sprintf(" on %s", [raised.platform]) if {
	tri.known(raised, "platform")
} else := ""

until(raised) := sprintf(", to be answered by %s (%s)", [raised.deadline, calendar.left(input.evaluated_on, raised.deadline)]) if {
	tri.known(raised, "deadline")
} else := ", with no deadline recorded"

builder_row := {"rule": "any/tool-builder", "severity": "warning", "scope": everywhere}

watched_features := {"stem_separation", "music_generation", "voice_clone"}

tool_builder contains finding.violation(builder_row, "release", message, {"features": sort(features)}) if {
	input.release.kind == "tool_or_service"
	features := tri.values(input, ["release", "features"]) & watched_features
	count(features) > 0
	message := sprintf(
		"The release is a tool or service with %s: training, intermediary and transparency duties differ by country.",
		[concat(", ", [replace(feature, "_", " ") | some feature in sort(features)])],
	)
}

tool_builder contains finding.needs_fact(builder_row, "release", message, {}, {"release.features"}) if {
	input.release.kind == "tool_or_service"
	tri.unknown(input, ["release", "features"])
	message := "The release is a tool or service. Say what it does: separation, generation and voice cloning bring duties of their own."
}

pending_row := {"rule": "any/licence-pending", "severity": "warning", "scope": everywhere}

licence_pending contains finding.violation(pending_row, finding.licence(entry), message, {"licence": entry.id}) if {
	some entry in tri.list(input, "licences")
	entry.status == "pending"
	message := sprintf("Licence '%s' (%s) is still being negotiated, and no licence until it is signed.", [entry.id, concat(", ", sort(tri.values(entry, "rights")))])
}

origin_row := {"rule": "any/origin-unknown", "severity": "warning", "scope": everywhere}

origin_unknown contains finding.violation(origin_row, finding.component(thing), message, {"component": thing.id}) if {
	some thing in data.rights.lib.component.all
	thing.origin == "unknown"
	message := sprintf("Nobody has said where %s (%s) comes from; it counts as somebody else's until shown otherwise.", [wording.work(thing), wording.places(thing)])
}

# An origin that must have a source, with no source, no paper and nothing heard.
origin_unknown contains finding.needs_fact(origin_row, finding.component(thing), message, {"component": thing.id}, {component.path(thing, "source")}) if {
	some thing in data.rights.lib.component.all
	thing.origin in {"licensed_library", "non_exclusive_loop", "official_stems", "sample", "cc", "public_domain"}
	tri.unknown(thing, "source")
	count(component.attached(thing)) == 0
	count(detection.of(thing)) == 0
	message := sprintf("Where did %s come from? Add its source: shop, library, record, date.", [wording.work(thing)])
}

use_row := {"rule": "any/use-undeclared", "severity": "warning", "scope": everywhere}

use_undeclared contains finding.needs_fact(use_row, "release", message, {}, missing) if {
	missing := {sprintf("release.%s", [field]) |
		some field in ["commercial", "state"]
		tri.unknown(input, ["release", field])
	}
	count(missing) > 0
	message := "Say whether the release is commercial and whether it leaves the private circle; neither defaults to the harmless answer."
}

examined := tri.values(input, ["coverage", "territories"])

territory_row(place) := {"rule": "any/territory-not-covered", "severity": "warning", "scope": {"territory": place}}

territory_not_covered contains finding.violation(territory_row(place), "release", message, {"territories": sort(there)}) if {
	some place in {territory.row_of(code) | some code in data.rights.lib.territory.served; not is_examined(code)}
	there := {code | some code in data.rights.lib.territory.served; territory.row_of(code) == place; not is_examined(code)}
	message := sprintf("No rules for %s: it was not examined, and nothing here clears it.", [territory.names(there)])
}

is_examined(code) if code in examined

is_examined(code) if territory.row_of(code) in examined

packs := {spelled(pack) | some pack in tri.list(input, ["coverage", "packs"])}

spelled(pack) := replace(lower(pack), "_", "-")

# What the release touches, by the kind of pack that would have to know it.
touched contains {"platform": platform} if some platform in data.rights.lib.release.platforms

touched contains {"tool": tool} if {
	some thing in data.rights.lib.component.having.generation
	tool := thing.generation.tool
	is_string(tool)
}

touched contains {"tool": tool} if {
	some thing in data.rights.lib.component.having.separation
	tool := thing.separation.tool
	is_string(tool)
}

touched contains {"source": library} if {
	some thing in data.rights.lib.component.having.source
	library := thing.source.library
	is_string(library)
}

pack_row(scope) := {"rule": "any/pack-not-covered", "severity": "warning", "scope": scope}

pack_not_covered contains finding.violation(pack_row(scope), "release", message, scope) if {
	some scope in touched
	some kind, id in scope
	not spelled(id) in packs
	message := sprintf("No rules for the %s %s: its terms may forbid what copyright allows, and nobody has looked.", [kind, id])
}
