# A statute asks for a notice or a machine mark.
#
# row: rule, severity, scope; territories; duty (one sentence: what is owed, and under which law); labels (fields of
# release.labels that must be true); trigger, one of
#   "provider"         the release provides a generating system; dates {from, transition_until} where the law has them
#   "conversation"     it speaks with people
#   "deepfake"         professional use of a voice that resembles a person and could deceive
#   "realistic_voice"  a cloned voice, or a realistic depiction of a person
#   "generated"        a track with generated parts
#   "ad_performer"     an advertisement with picture and a synthetic performer
package rights.lib.ai_label_duty

import data.rights.lib.ai_level
import data.rights.lib.component
import data.rights.lib.finding
import data.rights.lib.tri
import data.rights.lib.wording

findings(row) := {result |
	count(row.territories) > 0
	data.rights.lib.release.public_use
	some case in cases(row)
	some result in judged(row, case)
}

judged(row, case) := {finding.weighed(row, case.subject, weight(row), message, {"labels_missing": sort(lacking)})} if {
	count(case.open) == 0
	lacking := {label | some label in row.labels; tri.known_false(input, ["release", "labels", label])}
	count(lacking) > 0
	message := sprintf("%s. %s The release carries no such label (%s).", [case.what, row.duty, concat(", ", sort(lacking))])
} else := {finding.needs_fact(row, case.subject, message, {}, missing)} if {
	missing := case.open | labels_open(row)
	count(missing) > 0
	message := sprintf("%s. %s rights.yaml does not say enough to tell whether that is met.", [case.what, row.duty])
} else := set()

# Known to be unlabelled: less where the territory is only one of the whole world.
weight(row) := "info" if {
	object.get(row, "named_only", false)
	count(row.territories & data.rights.lib.territory.named) == 0
} else := row.severity

labels_open(row) := {sprintf("release.labels.%s", [label]) |
	some label in row.labels
	tri.unknown(input, ["release", "labels", label])
}

# Who owes it: subject, what is known, and the facts still open.
cases(row) := provided(row) if {
	row.trigger == "provider"
} else := conversing if {
	row.trigger == "conversation"
} else := resembling if {
	row.trigger == "deepfake"
} else := realistic if {
	row.trigger == "realistic_voice"
} else := generated if {
	row.trigger == "generated"
} else := advertised if {
	row.trigger == "ad_performer"
}

release_case(what, open) := {"subject": "release", "what": what, "open": open}

features := tri.values(input, ["release", "features"])

provided(row) := {release_case("The release provides a system that generates audio", role_open | date_open(row))} if {
	provider_or_open
	not exempt_by_date(row)
} else := set()

provider_or_open if "provider" in tri.list(input, ["release", "ai_roles"])

provider_or_open if count(role_open) > 0

role_open := {"release.ai_roles"} if {
	tri.unknown(input, ["release", "ai_roles"])
	count(features & {"music_generation", "voice_clone", "runtime_generation"}) > 0
} else := set()

placed := tri.text(input, ["release", "ai_system", "placed_on_market_on"], "")

exempt_by_date(row) if data.rights.lib.release.needed_on < row.dates.from

exempt_by_date(row) if {
	data.rights.lib.release.needed_on < row.dates.transition_until
	count(placed) > 0
	placed < row.dates.from
}

date_open(row) := {"release.ai_system.placed_on_market_on"} if {
	data.rights.lib.release.needed_on < row.dates.transition_until
	count(placed) == 0
} else := set()

conversing := {release_case("The release holds a voice that talks with people", set())} if {
	"conversational_voice" in features
} else := set()

clones contains thing if {
	some thing in data.rights.lib.component.having.voice
	tri.known_among(thing, ["voice", "kind"], {"clone", "conversion"})
}

resembling := {case |
	not tri.known_false(input, ["release", "professional"])
	some thing in clones
	not tri.known_false(thing, ["voice", "identifiable"])
	not tri.known_false(thing, ["voice", "could_deceive"])
	case := {
		"subject": finding.component(thing),
		"what": sprintf("The voice of %s is made by a machine and resembles a person", [wording.work(thing)]),
		"open": (voice_open(thing) | professional_open),
	}
}

voice_open(thing) := {component.path(thing, sprintf("voice.%s", [field])) |
	some field in ["identifiable", "could_deceive"]
	tri.unknown(thing, ["voice", field])
}

professional_open := {"release.professional"} if {
	tri.unknown(input, ["release", "professional"])
} else := set()

realistic := {case |
	some thing in clones
	not tri.known_false(thing, ["voice", "identifiable"])
	case := {
		"subject": finding.component(thing),
		"what": sprintf("The voice of %s is cloned", [wording.work(thing)]),
		"open": {path | some path in voice_open(thing); endswith(path, "identifiable")},
	}
} | {release_case("The release depicts a real person realistically", set()) |
	tri.known_true(input, ["release", "synthetic", "realistic"])
	tri.known_true(input, ["release", "synthetic", "depicts_real_person"])
}

generated := {case |
	some track in tri.list(input, "tracks")
	parts := array.concat(ai_level.generated_layers(track), [thing.id | some thing in ai_level.generated_components(track)])
	count(parts) > 0
	case := {
		"subject": finding.track(track),
		"what": sprintf("%s holds generated parts (%s)", [ai_level.name(track), concat(", ", parts)]),
		"open": set(),
	}
}

advertised := {release_case("The advertisement may show a performer made by a machine", open) |
	advertisement
	not tri.known_false(input, ["release", "picture"])
	not tri.known_false(input, ["release", "synthetic", "synthetic_performer"])
	open := {sprintf("release.%s", [concat(".", path)]) |
		some path in [["picture"], ["synthetic", "synthetic_performer"]]
		tri.unknown(input, array.concat(["release"], path))
	}
}

advertisement if input.release.kind == "ad"

advertisement if tri.known_true(input, ["release", "brand_or_ad"])

marked := [asset | some asset in tri.list(input, "assets"); asset.marks]

# A provider's mark was taken out of a file.
marks_removed(row) := {finding.violation(row, subject, message, evidence) |
	count(row.territories) > 0
	data.rights.lib.release.public_use
	some asset in marked
	kinds := {mark.kind |
		some mark in tri.list(asset, "marks")
		mark.kind in {"c2pa", "generator", "watermark"}
		tri.known_true(mark, "removed")
	}
	count(kinds) > 0
	subject := sprintf("asset:%s", [asset.id])
	message := sprintf("A mark of a generator (%s) was removed from %s. %s", [concat(", ", sort(kinds)), asset.id, row.mark_duty])
	evidence := {"asset": asset.id, "marks": sort(kinds), "territories": sort(row.territories)}
}
