# Whether a use that rights.yaml calls one's own is held to be: what was heard and named is held against the claim.
#
# `against` are known contradictions, in words; `doubts` are the fields of rights.yaml without which nobody can say.
package rights.lib.own_claim

import data.rights.lib.component
import data.rights.lib.detection
import data.rights.lib.tri

origins := {"own_recording", "field_recording", "commissioned"}

against(thing) := object.get(against_by_id, thing.id, set())

doubts(thing) := object.get(doubts_by_id, thing.id, set())

contradicted(thing) if against_by_id[thing.id]

doubted(thing) if doubts_by_id[thing.id]

disputed(thing) if thing.id in disputes

disputes := object.keys(against_by_id) | object.keys(doubts_by_id)

against_by_id := {thing.id: words |
	some thing in questionable
	words := {word | some part in claimed[thing.id]; some word in (heard_otherwise(part) | named_otherwise(part))}
	count(words) > 0
}

doubts_by_id := {thing.id: paths |
	some thing in questionable
	paths := {path | some part in claimed[thing.id]; some path in (owner_unheard(part) | releaser_unknown(part))}
	count(paths) > 0
}

# Only what was heard, or names an owner, can speak against a claim.
speaking := data.rights.lib.detection.heard | {thing.id |
	some thing in data.rights.lib.component.all
	thing.recording.owner
}

questionable := [thing |
	some thing in data.rights.lib.component.all
	thing.id in concerned
]

concerned := speaking | made_of_speaking

made_of_speaking := {id |
	some id, line in data.rights.lib.component.lines
	some part in line
	part.id in speaking
}

# What is said to be own of each of these, where anything is.
claimed := {thing.id: parts |
	some thing in questionable
	parts := said_own(thing)
	count(parts) > 0
}

# The parts of its line that the claim rests on: all of it where it starts with one's own, else the recording itself.
said_own(thing) := component.lineage(thing) if {
	start := component.root(thing)
	start.origin in origins
} else := {thing} if {
	thing.origin in origins
} else := {thing} if {
	thing.recording.owner
	data.rights.lib.release.owns(named_owner(thing))
} else := set()

named_owner(part) := tri.text(part, ["recording", "owner"], "")

heard_owner(hit) := tri.text(hit, ["reference", "owner"], "")

owners_known if tri.known(input, ["release", "owners"])

somebody_else(owner) if {
	owners_known
	count(owner) > 0
	not data.rights.lib.release.owns(owner)
}

heard_otherwise(part) := {sprintf("the library names %s as owner of \"%s\", and rights.yaml says it is your own", [owner, title]) |
	some hit in detection.recordings_of(part)
	owner := heard_owner(hit)
	somebody_else(owner)
	title := tri.text(hit, ["reference", "title"], "an untitled recording")
}

named_otherwise(part) := {sprintf("rights.yaml names %s as owner of \"%s\" and says it is your own", [owner, title]) |
	part.origin in origins
	owner := named_owner(part)
	somebody_else(owner)
	title := tri.text(part, ["recording", "title"], part.id)
}

# Heard, and the library does not say whose it is: the entry has to.
owner_unheard(part) := {component.path(part, "what.owner") |
	some hit in detection.recordings_of(part)
	heard_owner(hit) == ""
	named_owner(part) == ""
}

# Somebody has to be the owner, and who releases is not declared.
releaser_unknown(part) := {"release.owners"} if {
	not owners_known
	count(owners_at_stake(part)) > 0
} else := set()

owners_at_stake(part) := {heard_owner(hit) | some hit in detection.recordings_of(part)} | {owner |
	owner := named_owner(part)
	count(owner) > 0
}
