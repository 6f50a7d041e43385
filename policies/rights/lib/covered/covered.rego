# Whether a right in a component is held where it is needed: own, expired, licensed, gap or unknown.
#
# `assess` answers for a set of territories at once:
#   clear    where the right is held: own, expired on evidence, or licensed within a scope that is known to reach
#   gap      where it is known not to be held
#   unknown  where a fact is missing; `missing` names the fields of rights.yaml that would settle it
#   why      what is known to be wrong, in words
# Platform limits are judged per platform (`gap_on_platform`), so that a licence for one service does not block another.
package rights.lib.covered

import data.rights.lib.component
import data.rights.lib.detection
import data.rights.lib.licence
import data.rights.lib.own_claim
import data.rights.lib.term
import data.rights.lib.territory
import data.rights.lib.tri

# Rights that are owned together: who owns the composition owns its mechanical and sync rights.
owned_as := {
	"master": "master",
	"performer": "performer",
	"composition": "composition",
	"mechanical": "composition",
	"sync": "composition",
}

layer_of := {
	"master": "recording",
	"performer": "recording",
	"composition": "composition",
	"mechanical": "composition",
	"sync": "composition",
}

named(right) := word_of[right]

word_of := {
	"master": "recording",
	"performer": "performance",
	"composition": "composition",
	"mechanical": "composition",
	"sync": "composition",
}

# Every right of every component, answered once for all territories served.
answers := object.union(own_answers, other_answers)

other_answers := object.union(carried_answers, asked_answers)

# Licensed throughout: some licence carries each right that is needed.
carried_answers := {id: {right: licensed_answer | some right in needed} |
	some id, carried in held
	needed := {"master", "composition"} | (object.keys(leans[id]) & rights_known)
	needed - carried == set()
	owned := owners[id]
	not "own" in owned
}

asked_answers := {thing.id: {right: answer |
	owned := owners[thing.id]
	some right in rights_of(thing)
	answer := everywhere(thing, right, owned[owned_as[right]])
} |
	some thing in data.rights.lib.component.all
	not thing.id in plainly_own
	not thing.id in settled_at_once
}

settled_at_once := object.keys(carried_answers)

own_answers := object.union({id: {"master": own_answer, "composition": own_answer} | some id in plainly_own}, own_answers_licensed)

# What is one's own and has a licence all the same is asked for the rights of that licence, too.
own_answers_licensed := {thing.id: {right: own_answer | some right in rights_of(thing)} |
	some thing in data.rights.lib.component.all
	thing.id in plainly_own
	leans[thing.id]
}

# What the answer for one right is; undefined where nobody asks or grants it.
answered(thing, right) := answers[thing.id][right]

# Components with a territory where the right is known not to be held, or where nobody can say.
unsettled(right) := [thing |
	some thing in data.rights.lib.component.all
	thing.id in open_ids[right]
]

open_ids := {
	"master": {id | some id, found in other_answers; found.master.gap | found.master.unknown != set()},
	"composition": {id | some id, found in other_answers; found.composition.gap | found.composition.unknown != set()},
}

open_anywhere := open_ids.master | open_ids.composition

# Components with a licence that leaves out some platform of the release.
platform_bound := {id |
	some id, rights in leans
	some entries in rights
	some entry in entries
	entry.id in data.rights.lib.licence.selective
}

rights_of(thing) := {"master", "composition"} | (object.keys(object.get(leans, thing.id, {})) & rights_known)

rights_known := object.keys(layer_of)

assess(thing, right, codes) := {"clear": full.clear & codes, "gap": gap, "unknown": set(), "missing": set(), "why": full.why} if {
	full := plain_gaps[thing.id][right]
	gap := full.gap & codes
	gap != set()
} else := {"clear": full.clear & codes, "gap": gap, "unknown": unknown, "missing": missing, "why": why} if {
	full := answers[thing.id][right]
	gap := full.gap & codes
	unknown := full.unknown & codes
	missing := missing_facts(thing, right, full, unknown)
	why := reasons(full, gap)
}

# Answers in which nothing is open and no licence is too narrow: most of those that are asked again and again.
plain_gaps := {id: plain |
	some id, found in other_answers
	plain := {right: full |
		some right, full in found
		full.gap != set()
		full.unknown == set()
		full.narrow == []
	}
	plain != {}
}

# Part of the same answer, for those who need no more.
gap(thing, right, codes) := answers[thing.id][right].gap & codes

everywhere(thing, right, owner) := own_answer if {
	owner == "own"
} else := licensed_answer if {
	held[thing.id][right]
} else := ask_owner(thing) if {
	owner == "unknown"
	count(tri.list(thing, "licences")) == 0
} else := unlicensed_answers[right] if {
	owner == "third party"
	not thing.id in questionable
	relied_on(thing, right) == []
} else := third_party(thing, right, data.rights.lib.territory.served)

# free: where no licence is needed, because the thing is one's own or its term has ended.
# undated: where only a missing year stands in the way. why, missing: what holds wherever there is a gap, or a doubt.
# narrow: licences with nothing against them but their territories.
own_answer := {
	"free": data.rights.lib.territory.served,
	"clear": data.rights.lib.territory.served,
	"gap": set(),
	"unknown": set(),
	"undated": set(),
	"why": set(),
	"missing": set(),
	"narrow": [],
}

# Some licence carries the right everywhere, and no term that has ended makes it needless.
licensed_answer := object.union(own_answer, {"free": set()})

# No licence, and no claim, term or promise of a licence that somebody would have to look into.
unlicensed_answers := {right: object.union(own_answer, {"free": set(), "clear": set(), "gap": data.rights.lib.territory.served, "why": {unlicensed_reason(right)}}) |
	some right in rights_known
}

unlicensed_reason(right) := sprintf("no licence for the %s in rights.yaml", [word_of[right]])

questionable := (object.keys(data.rights.lib.term.judged) | data.rights.lib.own_claim.disputes) | {thing.id |
	some thing in data.rights.lib.component.all
	thing.origin in promising_origins
}

promising_origins := {"licensed_library", "non_exclusive_loop", "official_stems", "cc"}

held := {id: {right |
	some right, entries in rights
	some entry in entries
	entry.id in data.rights.lib.licence.carrying
} |
	some id, rights in leans
	not id in dated
}

# Separated stems ask for more than a licence to play, and old material for the law of terms.
dated := data.rights.lib.component.stems | object.keys(data.rights.lib.term.judged)

# The answer waits for a fact about who made the thing, not about a licence.
ask_owner(thing) := {
	"free": set(),
	"clear": set(),
	"gap": set(),
	"unknown": data.rights.lib.territory.served,
	"undated": set(),
	"why": set(),
	"missing": ownership_missing(thing),
	"narrow": [],
}

# One word for one territory.
state(thing, right, code) := "own" if {
	ownership(thing, right) == "own"
} else := "expired" if {
	term.status(thing, layer_of[right], code) == "expired"
} else := "licensed" if {
	code in answers[thing.id][right].clear
} else := "gap" if {
	code in answers[thing.id][right].gap
} else := "unknown"

# -- ownership

# Material the releasing party made or was assigned, as far as nothing heard speaks against it; "unknown" where only a missing fact stands in the way.
ownership(thing, right) := "own" if {
	thing.id in plainly_own
} else := owners[thing.id][owned_as[right]]

# One's own and nothing speaks against it: then it is so for every right.
plainly_own := {thing.id |
	some thing in data.rights.lib.component.all
	thing.origin in {"own_recording", "field_recording"}
} - data.rights.lib.own_claim.disputes

# What may be somebody else's recording.
foreign := [thing |
	some thing in data.rights.lib.component.all
	owners[thing.id].master in {"third party", "unknown"}
]

owners := object.union(foreign_owners, doubted_owners)

foreign_owners := object.union_n([
	{id: {"master": "third party", "performer": "third party", "composition": "own"} | some id in (plainly_foreign & own_songs)},
	{id: {"master": "third party", "performer": "third party", "composition": "unknown"} | some id in (plainly_foreign & doubtful_songs)},
	{id: {"master": "third party", "performer": "third party", "composition": "third party"} | some id in ((plainly_foreign - own_songs) - doubtful_songs)},
])

doubted_owners := {thing.id: {right: owner(thing, right) | some right in ["master", "performer", "composition"]} |
	some thing in data.rights.lib.component.all
	not thing.id in plainly_own
	not thing.id in plainly_foreign
}

# What `owner` says of compositions, of those of which the recording is plainly somebody else's.
own_songs := data.rights.lib.component.without_composition | self_written

doubtful_songs := data.rights.lib.component.maybe_with_composition - own_songs

# Declared as somebody else's, made from nothing of one's own, and nothing says otherwise.
plainly_foreign := (({thing.id |
	some thing in data.rights.lib.component.all
	thing.origin in foreign_origins
} - data.rights.lib.own_claim.disputes) - owner_named) - object.keys(data.rights.lib.component.parents)

foreign_origins := {
	"sample", "licensed_library", "non_exclusive_loop", "official_stems", "cc", "public_domain", "stem_separation",
	"ai_generated", "ai_assisted",
}

owner_named := {thing.id |
	some thing in data.rights.lib.component.all
	thing.recording.owner
}

owner(thing, right) := "own" if {
	right == "composition"
	component.composition_presence(thing) == "absent"
} else := "own" if {
	right == "composition"
	thing.id in self_written
} else := "third party" if {
	right in {"master", "performer"}
	own_claim.contradicted(thing)
} else := "unknown" if {
	own_claim.disputed(thing)
} else := "own" if {
	thing.origin in {"own_recording", "field_recording"}
} else := "own" if {
	right == "master"
	own_release(thing)
} else := "own" if {
	right == "master"
	performed_anew(thing)
} else := "own" if {
	made_from_own(thing)
} else := "unknown" if {
	right == "composition"
	own_release(thing)
} else := commission if {
	thing.origin == "commissioned"
} else := "unknown" if {
	thing.origin == "unknown"
	count(detection.recordings_of(thing)) == 0
} else := "unknown" if {
	right == "composition"
	component.composition_presence(thing) == "unknown"
} else := "third party"

# One's own earlier recording. That says nothing about who owns its composition.
own_release(thing) if {
	thing.recording.owner
	data.rights.lib.release.owns(tri.text(thing, ["recording", "owner"], ""))
}

# Every writer named is the releasing party.
self_written contains thing.id if {
	some thing in data.rights.lib.component.all
	thing.composition.writers[0] in data.rights.lib.release.owners
	writers := tri.list(thing, ["composition", "writers"])
	every writer in writers { writer in data.rights.lib.release.owners }
}

# A replayed or covered recording is one's own, unless listening heard the original in it.
performed_anew(thing) if {
	thing.origin in {"cover", "interpolation"}
	count(detection.recordings_of(thing)) == 0
}

# A stem, export or edit of material of one's own.
made_from_own(thing) if {
	component.derived(thing)
	ancestor := component.root(thing)
	ancestor.origin in {"own_recording", "field_recording"}
}

made_from_own(thing) if {
	component.derived(thing)
	ancestor := component.root(thing)
	ancestor.origin == "commissioned"
	commission == "own"
}

# Paying for a work does not transfer it; a written transfer by everybody does.
commission := "third party" if {
	some person in tri.list(input, "contributors")
	tri.known_false(person, "transfer")
} else := "own" if {
	count(tri.list(input, "contributors")) > 0
	every person in input.contributors { tri.known_true(person, "transfer") }
} else := "unknown"

ownership_missing(thing) := own_claim.doubts(thing) if {
	own_claim.doubted(thing)
} else := {component.path(thing, "composition.writers")} if {
	own_claim.contradicted(thing)
} else := {component.path(thing, "origin")} if {
	thing.origin == "unknown"
} else := {"contributors[].transfer"} if {
	thing.origin == "commissioned"
} else := {component.path(thing, "composition.writers")} if {
	own_release(thing)
} else := {component.path(thing, "composition.present")}

# -- third-party material

# Where no licence is attached for the right, there is less to ask.
third_party(thing, right, codes) := {
	"free": free,
	"clear": free,
	"gap": open - unknown,
	"unknown": unknown,
	"undated": standing.unknown & open,
	"why": known_reasons(thing, right, []),
	"missing": unnamed_facts(thing, unnamed),
	"narrow": [],
} if {
	relied_on(thing, right) == []
	standing := term.ended_or_open(thing, layer_of[right])
	free := codes & standing.expired
	open := codes - free
	unnamed := unnamed_in(thing, right, [], open)
	unknown := (standing.unknown & open) | unnamed
} else := {
	"free": free,
	"clear": clear,
	"gap": open - unknown,
	"unknown": unknown,
	"undated": undated & unknown,
	"why": known_reasons(thing, right, entries),
	"missing": (licence_facts(thing, entries, count(unknown)) | unnamed_facts(thing, unnamed & unknown)),
	"narrow": [entry | some entry in entries; count(entry_gaps(thing, entry)) == 0],
} if {
	entries := relied_on(thing, right)
	standing := term.ended_or_open(thing, layer_of[right])
	free := codes & standing.expired
	undated := codes & standing.unknown
	clear := free | licensed(thing, entries, codes - free)
	open := codes - clear
	unnamed := unnamed_in(thing, right, entries, open)
	unknown := ((undated | possible(thing, entries, open)) | unnamed) & open
}

# Licences attached to the component, or to what it was made from, for one right.
relied_on(thing, right) := object.get(leans, [thing.id, right], [])

leaning_on(thing) := leans[thing.id]

leans := {thing.id: {right: [entry | some entry in entries; right in entry.rights] | some right in rights} |
	some thing in data.rights.lib.component.all
	thing.id in leaning
	entries := array.concat(component.attached(thing), inherited(thing))
	rights := {right | some entry in entries; some right in entry.rights}
}

leaning := object.keys(data.rights.lib.component.attached_by_id) | object.keys(data.rights.lib.component.parents)

inherited(thing) := component.attached(component.root(thing)) if {
	component.derived(thing)
} else := []

# Known to be granted, in force and wide enough.
licensed(thing, entries, codes) := union({licence.reaches(entry, codes) |
	some entry in entries
	licence.standing(entry) == "granted"
	count(entry_gaps(thing, entry)) == 0
	count(licence.unknowns(entry)) == 0
})

# What is known against a licence for this component: separating asks for more than playing does.
entry_gaps(thing, entry) := licence.gaps(entry) | {sprintf("licence '%s' refuses the use 'stems'", [entry.id])} if {
	component.separated(thing)
	tri.known_false(entry, ["uses", "stems"])
} else := licence.gaps(entry)

# Nothing known against it, but something needed is not stated.
possible(thing, entries, codes) := union({could_reach(entry, codes) |
	some entry in entries
	licence.standing(entry) in {"granted", "open"}
	count(entry_gaps(thing, entry)) == 0
})

could_reach(entry, codes) := codes if {
	licence.territories_unknown(entry)
} else := licence.reaches(entry, codes)

# The origin says that a licence exists, and none is attached; or the release would have to carry a composition to need one.
unnamed_in(thing, right, entries, codes) := codes if {
	thing.origin in promising_origins
	count(component.attached(thing)) == 0
} else := codes if {
	count(entries) == 0
	ownership(thing, right) == "unknown"
} else := set()

missing_facts(thing, right, full, unknown) := set() if {
	unknown == set()
} else := full.missing | term.missing(thing, layer_of[right], full.undated & unknown) if {
	full.undated & unknown != set()
} else := full.missing

licence_facts(thing, entries, doubtful) := {path |
	some entry in entries
	licence.standing(entry) in {"granted", "open"}
	count(entry_gaps(thing, entry)) == 0
	some path in (licence.unknowns(entry) | territory_fact(entry))
} if {
	doubtful > 0
} else := set()

territory_fact(entry) := {licence.path(entry, "territories")} if {
	licence.territories_unknown(entry)
} else := set()

unnamed_facts(thing, unnamed) := set() if {
	unnamed == set()
} else := {component.path(thing, "licences")} if {
	count(component.attached(thing)) == 0
} else := ownership_missing(thing)

# -- what is wrong, in words

reasons(full, gap) := set() if {
	gap == set()
} else := full.why | {sprintf("licence '%s' does not reach %s", [entry.id, territory.names(beyond)]) |
	some entry in full.narrow
	beyond := gap - licence.reaches(entry, gap)
	beyond != set()
}

known_reasons(thing, right, entries) := own_claim.against(thing) | union({entry_gaps(thing, entry) | some entry in entries}) if {
	count(entries) > 0
} else := own_claim.against(thing) if {
	own_claim.contradicted(thing)
} else := {unlicensed_reason(right)}

# -- platforms

# Every granted licence for the right leaves the platform out. Own and expired material has no such limit.
gap_on_platform(thing, right, platform) if {
	leans[thing.id][right][_].id in data.rights.lib.licence.selective
	entries := granted(thing, right)
	count(entries) > 0
	count(data.rights.lib.territory.served - answers[thing.id][right].free) > 0
	every entry in entries { platform in licence.platforms_left_out(entry) }
}

granted(thing, right) := [entry |
	some entry in relied_on(thing, right)
	licence.standing(entry) == "granted"
]
