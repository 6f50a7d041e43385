# A bill or paper that is not law and could change the answer.
#
# row: rule, severity, scope; territories; status (one or two sentences). One trigger: features (of the release; kinds narrows it to
# kinds of release), or voices: "cloned" (every cloned voice) or "unconsented" (a cloned voice nobody is known to have allowed).
package rights.lib.law_in_motion

import data.rights.lib.component
import data.rights.lib.finding
import data.rights.lib.tri
import data.rights.lib.wording

findings(row) := (featured(row) | cloned(row)) | (unconsented(row) | open_consent(row))

featured(row) := {finding.violation(row, "release", row.status, {"features": sort(touched)}) |
	count(row.territories) > 0
	touched := tri.values(input, ["release", "features"]) & object.get(row, "features", set())
	count(touched) > 0
	of_kind(row)
}

of_kind(row) if object.get(row, "kinds", null) == null

of_kind(row) if input.release.kind in object.get(row, "kinds", set())

clones contains thing if {
	some thing in data.rights.lib.component.having.voice
	tri.known_among(thing, ["voice", "kind"], {"clone", "conversion"})
	not tri.known_true(thing, ["voice", "is_own"])
	not tri.known_false(thing, ["voice", "identifiable"])
}

cloned(row) := {finding.violation(row, finding.component(thing), message, {"component": thing.id}) |
	count(row.territories) > 0
	object.get(row, "voices", "") == "cloned"
	some thing in clones
	message := sprintf("%s holds a cloned voice. %s", [wording.work(thing), row.status])
}

unconsented(row) := {finding.violation(row, finding.component(thing), message, {"component": thing.id}) |
	count(row.territories) > 0
	object.get(row, "voices", "") == "unconsented"
	some thing in clones
	count(consent_open(thing)) == 0
	not consented(thing)
	message := sprintf("%s holds a cloned voice without specific written consent. %s", [wording.work(thing), row.status])
}

open_consent(row) := {finding.needs_fact(row, finding.component(thing), message, {"component": thing.id}, missing) |
	count(row.territories) > 0
	object.get(row, "voices", "") == "unconsented"
	some thing in clones
	missing := consent_open(thing)
	count(missing) > 0
	message := sprintf("%s holds a cloned voice; whose it is and what was agreed is not recorded. %s", [wording.work(thing), row.status])
}

consented(thing) if {
	tri.known_among(thing, ["voice", "consent", "status"], {"written_specific"})
	tri.known_true(thing, ["voice", "consent", "ai_replication"])
}

consent_open(thing) := set() if {
	tri.known(thing, ["voice", "consent", "status"])
	not tri.known_among(thing, ["voice", "consent", "status"], {"written_specific"})
	tri.known_true(thing, ["voice", "identifiable"])
} else := {component.path(thing, sprintf("voice.%s", [concat(".", path)])) |
	some path in [["identifiable"], ["consent", "status"], ["consent", "ai_replication"]]
	tri.unknown(thing, array.concat(["voice"], path))
}
