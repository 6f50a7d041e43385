# A recognisable voice of a real person is used without specific consent.
#
# row: rule, severity, scope; territories (the consent must reach them); platforms (likewise, optional); cases, tried in
# order: {"kinds": kinds of voice, "severity", and any of "living", "ad", "commercial", "labelled", "deceptive" with the
# answer the law wants}; identifiable_needed (true where the law asks for an identifiable person; else the answer "no" only
# excuses); asks_kind (true for the one rule that asks whose voice a generated vocal is).
package rights.lib.voice_without_consent

import data.rights.lib.component
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

imitating := {"clone", "conversion", "soundalike"}

# Voices made to sound like somebody who has not made them.
imitated := [thing |
	data.rights.lib.release.public_use
	some thing in data.rights.lib.component.having.voice
	tri.known_among(thing, ["voice", "kind"], imitating)
	not own(thing)
	not tri.known_false(thing, ["voice", "identifiable"])
]

own(thing) if tri.known_true(thing, ["voice", "is_own"])

own(thing) if object.get(thing, ["voice", "person"], null) in signed

# Performers and contributors who have signed.
signed contains person.name if {
	some track in tri.list(input, "tracks")
	some person in tri.list(track, ["credits", "performers"])
	tri.known_among(person, "agreement", {"signed"})
}

signed contains person.name if {
	some person in tri.list(input, "contributors")
	tri.known_among(person, "agreement", {"signed"})
}

findings(row) := (taken(row, voices) | open_questions(row, voices)) | unnamed(row) if {
	voices := judged(row)
}

# Each imitated voice with what is known against its consent, and the weights of the cases that hold, or may hold.
judged(row) := [{"thing": thing, "gaps": consent_gaps(row, thing), "holding": weights(row, thing, "true"), "open": weights(row, thing, "unknown")} |
	asked_anywhere(row)
	some thing in imitated
]

taken(row, voices) := {finding.weighed(row, finding.component(thing), severity, message, evidence(row, thing)) |
	some voice in voices
	count(voice.gaps) > 0
	thing := voice.thing
	identified(row, thing) == "true"
	severity := voice.holding[0]
	message := sprintf(
		"%s carries %s. Not cleared for %s: %s.",
		[wording.work(thing), whose(thing), reach(row), wording.reasons(voice.gaps)],
	)
}

open_questions(row, voices) := {finding.needs_fact(row, finding.component(thing), message, evidence(row, thing), missing) |
	some voice in voices
	count(voice.holding) + count(voice.open) > 0
	thing := voice.thing
	missing := wanted_facts(row, voice)
	count(missing) > 0
	message := sprintf(
		"%s carries %s. Whether the consent on file carries it in %s is open.",
		[wording.work(thing), whose(thing), reach(row)],
	)
}

# A machine's vocal, or a voice entry that does not say what it is.
unnamed(row) := {finding.needs_fact(row, finding.component(thing), message, {"component": thing.id}, {component.path(thing, "voice.kind")}) |
	object.get(row, "asks_kind", false)
	asked_anywhere(row)
	data.rights.lib.release.public_use
	some thing in unnamed_voices
	message := sprintf("Whose voice does %s carry? Say whether it is a person's own, a generic synthetic voice, a clone or a sound-alike.", [wording.work(thing)])
}

unnamed_voices contains thing if {
	some thing in data.rights.lib.component.having.voice
	tri.unknown(thing, ["voice", "kind"])
	not own(thing)
}

unnamed_voices contains thing if {
	some thing in data.rights.lib.component.generated
	thing.kind == "vocal"
	tri.unknown(thing, "voice")
}

asked_anywhere(row) if count(row.territories) > 0

asked_anywhere(row) if count(platforms(row)) > 0

platforms(row) := object.get(row, "platforms", set())

# -- who is heard

identified(row, thing) := "unknown" if {
	object.get(row, "identifiable_needed", false)
	tri.unknown(thing, ["voice", "identifiable"])
} else := "true"

# The weights of the cases that hold, or may hold, in the order of the row.
weights(row, thing, wanted) := [case.severity |
	some case in row.cases
	tri.known_among(thing, ["voice", "kind"], case.kinds)
	case_state(case, thing) == wanted
]

case_state(case, thing) := "false" if {
	some condition in (object.keys(case) & object.keys(paths))
	answered(condition, thing, opposite(case[condition]))
} else := "unknown" if {
	some condition in (object.keys(case) & object.keys(paths))
	not answered(condition, thing, true)
	not answered(condition, thing, false)
} else := "true"

opposite(true) := false

opposite(false) := true

paths := {
	"living": "voice.living",
	"deceptive": "voice.could_deceive",
	"ad": "release.brand_or_ad",
	"commercial": "release.commercial",
	"labelled": "release.labels.human",
}

answered("living", thing, true) if tri.known_true(thing, ["voice", "living"])

answered("living", thing, false) if tri.known_false(thing, ["voice", "living"])

answered("living", thing, false) if tri.known(thing, ["voice", "death_year"])

answered("deceptive", thing, true) if tri.known_true(thing, ["voice", "could_deceive"])

answered("deceptive", thing, false) if tri.known_false(thing, ["voice", "could_deceive"])

answered("ad", _, true) if input.release.kind == "ad"

answered("ad", _, true) if tri.known_true(input, ["release", "brand_or_ad"])

answered("ad", _, false) if {
	tri.known_false(input, ["release", "brand_or_ad"])
	not input_is_ad
}

answered("commercial", _, true) if data.rights.lib.release.commercial

answered("commercial", _, false) if {
	not data.rights.lib.release.commercial
	tri.known_false(input, ["release", "commercial"])
}

answered("labelled", _, true) if tri.known_true(input, ["release", "labels", "human"])

answered("labelled", _, false) if tri.known_false(input, ["release", "labels", "human"])

input_is_ad if input.release.kind == "ad"

# What would settle it: who is heard, which case it is, and what the consent says. Nothing where the answer stands.
wanted_facts(row, voice) := set() if {
	count(voice.gaps) > 0
	identified(row, voice.thing) == "true"
	count(voice.holding) > 0
} else := open_consent(row, voice.thing) if {
	count(voice.gaps) == 0
} else := open_person(row, voice.thing) | open_cases(row, voice.thing)

open_person(row, thing) := {component.path(thing, "voice.identifiable")} if {
	identified(row, thing) == "unknown"
} else := set()

open_cases(row, thing) := {spelled(thing, paths[condition]) |
	some case in row.cases
	tri.known_among(thing, ["voice", "kind"], case.kinds)
	some condition in (object.keys(case) & object.keys(paths))
	not answered(condition, thing, true)
	not answered(condition, thing, false)
}

spelled(thing, path) := component.path(thing, path) if {
	startswith(path, "voice.")
} else := path

# -- the consent

consent(thing) := object.get(thing, ["voice", "consent"], {})

# What is known against the consent, in words. An absent status is not a refusal: it is asked.
consent_gaps(row, thing) := (gaps_anywhere[thing.id] | territory_gap(row, thing)) | platform_gap(row, thing)

# What holds wherever it is heard.
gaps_anywhere := {thing.id: ((status_gap(thing) | replication_gap(thing)) | time_gap(thing)) |
	some thing in data.rights.lib.component.having.voice
}

status_gap(thing) := {word} if {
	word := object.get(standing, tri.text(thing, ["voice", "consent", "status"], ""), "")
	count(word) > 0
} else := set()

standing := {
	"none": "there is no consent",
	"oral": "the consent is only oral",
	"written_general": "the consent names no specific use",
}

replication_gap(thing) := {"the consent does not cover replication by AI"} if {
	tri.known_false(thing, ["voice", "consent", "ai_replication"])
} else := set()

time_gap(thing) := {sprintf("the consent ended on %s", [agreed.ends])} if {
	agreed := consent(thing)
	tri.known(agreed, "ends")
	not tri.known_among(agreed, "ends", {"perpetual"})
	agreed.ends < data.rights.lib.release.needed_on
} else := {sprintf("the consent starts only on %s", [agreed.starts])} if {
	agreed := consent(thing)
	tri.known(agreed, "starts")
	agreed.starts > data.rights.lib.release.needed_on
} else := set()

territory_gap(row, thing) := {sprintf("the consent does not reach %s", [territory.names(beyond)])} if {
	tri.known(thing, ["voice", "consent", "territories"])
	codes := consented_territories(thing)
	beyond := row.territories - codes
	beyond != set()
	not "WW" in codes
} else := set()

consented_territories(thing) := stated | data.rights.lib.territory.eu if {
	stated := tri.values(thing, ["voice", "consent", "territories"])
	"EU" in stated
} else := tri.values(thing, ["voice", "consent", "territories"])

platform_gap(row, thing) := {sprintf("the consent leaves out %s", [concat(", ", sort(beyond))])} if {
	tri.known(thing, ["voice", "consent", "platforms"])
	beyond := platforms(row) - tri.values(thing, ["voice", "consent", "platforms"])
	beyond != set()
	not "all" in tri.values(thing, ["voice", "consent", "platforms"])
} else := set()

# A specific written consent with nothing known against it must still say how far it goes.
open_consent(row, thing) := {component.path(thing, sprintf("voice.consent.%s", [field])) |
	some field in consent_fields(row)
	tri.unknown(thing, ["voice", "consent", field])
}

consent_fields(row) := ({"status", "ai_replication", "ends"} | territory_field(row)) | platform_field(row)

territory_field(row) := {"territories"} if {
	count(row.territories) > 0
} else := set()

platform_field(row) := {"platforms"} if {
	count(platforms(row)) > 0
} else := set()

# -- words

whose(thing) := sprintf("%s of %s", [kind_words[thing.voice.kind], thing.voice.person]) if {
	tri.known(thing, ["voice", "person"])
} else := sprintf("%s of somebody", [kind_words[thing.voice.kind]])

kind_words := {
	"clone": "a cloned voice",
	"conversion": "a voice converted to that",
	"soundalike": "an imitated voice",
}

reach(row) := territory.names(row.territories) if {
	count(row.territories) > 0
} else := concat(", ", sort(platforms(row)))

evidence(row, thing) := object.union(
	{
		"component": thing.id,
		"person": tri.text(thing, ["voice", "person"], ""),
		"consent": tri.text(thing, ["voice", "consent", "status"], ""),
		"document": tri.text(thing, ["voice", "consent", "document"], ""),
	},
	finding.members(row, row.territories),
)
