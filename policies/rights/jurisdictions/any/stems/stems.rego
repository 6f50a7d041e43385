# Stems separated out of somebody else's recording, wherever they go.
package rights.jurisdictions.any.stems

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.licence
import data.rights.lib.stem_extracted
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

everywhere := {"project": "release"}

source_rights_row := {"rule": "any/stem-source-rights", "severity": "error", "scope": everywhere}

# Stems whose recording is known not to be licensed somewhere.
unlicensed_stems := [thing |
	data.rights.lib.release.public_use
	some thing in data.rights.lib.stem_extracted.stems
	count(source_answer(thing).gap) > 0
]

source_answer(thing) := covered.assess(thing, "master", data.rights.lib.territory.served)

# Each row where the rights in what was put in were not held; a stem that only lies in the session weighs less.
stem_source_rights contains finding.weighed(scoped, finding.component(thing), severity, message, evidence) if {
	some thing in unlicensed_stems
	tri.known(thing, ["separation", "tool"])
	severity := stem_extracted.severity(source_rights_row, thing)
	some part in territory.spread(source_answer(thing).gap)
	scoped := finding.at(source_rights_row, part.scope)
	evidence := object.union(stem_extracted.evidence_of(thing), members(part))
	message := sprintf(
		"Separating %s with %s gave no permission%s: separation tools leave it to you to hold the rights in what you put in, and the stem stays the original recording.",
		[wording.source(thing), thing.separation.tool, territory.in_words(part)],
	)
}

members(part) := {"territories": sort(part.codes)} if {
	part.scope.territory
} else := {}

stem_source_rights contains finding.needs_fact(scoped, finding.component(thing), message, evidence, missing) if {
	some thing in unlicensed_stems
	tri.unknown(thing, ["separation", "tool"])
	some part in territory.spread(source_answer(thing).gap)
	scoped := finding.at(source_rights_row, part.scope)
	evidence := object.union(stem_extracted.evidence_of(thing), members(part))
	missing := {component.path(thing, "separation.tool")}
	message := sprintf("Which tool separated %s is not declared, so nobody can say what its terms asked of you.", [wording.files(thing)])
}

stem_source_rights contains finding.needs_fact(scoped, finding.component(thing), message, evidence, answer.missing) if {
	data.rights.lib.release.public_use
	some thing in data.rights.lib.stem_extracted.stems
	answer := source_answer(thing)
	some part in territory.spread(territory.apart(answer.unknown, answer.gap))
	scoped := finding.at(source_rights_row, part.scope)
	evidence := object.union(stem_extracted.evidence_of(thing), members(part))
	message := sprintf(
		"Whether you held the rights in what %s %s separated from%s is open.",
		[wording.files(thing), wording.verb(wording.files_of(thing), "was", "were"), territory.in_words(part)],
	)
}

commercial_row := {"rule": "any/stem-commercial-release", "severity": "warning", "scope": everywhere}

third_party_stems := [thing |
	not data.rights.lib.release.declared_private
	some thing in data.rights.lib.stem_extracted.stems
	covered.ownership(thing, "master") in {"third party", "unknown"}
]

stem_commercial contains finding.violation(commercial_row, finding.component(thing), message, evidence) if {
	data.rights.lib.release.commercial
	some thing in third_party_stems
	not stems_granted(thing)
	evidence := stem_extracted.evidence_of(thing)
	message := sprintf(
		"%s %s separated from %s, and the release is commercial. No court has ruled on this; have a lawyer see the papers first.",
		[wording.files(thing), wording.verb(wording.files_of(thing), "was", "were"), wording.source(thing)],
	)
}

stem_commercial contains finding.notice(commercial_row, finding.component(thing), message, evidence) if {
	data.rights.lib.release.commercial
	some thing in third_party_stems
	stems_granted(thing)
	evidence := stem_extracted.evidence_of(thing)
	message := sprintf("%s: a separated stem whose licences name stems and derivatives. Keep the papers with the release.", [wording.files(thing)])
}

stem_commercial contains finding.needs_fact(commercial_row, finding.component(thing), message, evidence, {"release.commercial"}) if {
	data.rights.lib.release.commercial_unknown
	some thing in third_party_stems
	evidence := stem_extracted.evidence_of(thing)
	message := sprintf("%s: a separated stem. Say whether the release is commercial.", [wording.files(thing)])
}

# Both layers held wherever the release goes, by licences that name stems and derivatives.
stems_granted(thing) if {
	every right in ["master", "composition"] {
		count(data.rights.lib.territory.served - covered.assess(thing, right, data.rights.lib.territory.served).clear) == 0
	}
	entries := covered.granted(thing, "master")
	count(entries) > 0
	every entry in entries {
		tri.all_true(entry, [["uses", "stems"], ["uses", "derivative"]])
		count(licence.gaps(entry)) == 0
	}
}

miss_row := {"rule": "any/miss-is-not-clearance", "severity": "info", "scope": everywhere}

miss_is_not_clearance contains finding.notice(miss_row, finding.component(thing), message, {"component": thing.id}) if {
	some thing in unlicensed_stems
	message := sprintf("Whether or not anything recognises %s, that is no licence: a clean stem points to its source.", [wording.files(thing)])
}
