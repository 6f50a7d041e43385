# Which territories are served, and under which pack each is judged.
package rights.lib.territory

import data.rights.lib.tri

eea := {member | some member in data.rights_data.territories.groups.EEA}

eu := {member | some member in data.rights_data.territories.groups.EU}

# Territories with a pack of their own; the members of the EEA share the pack `eu`, and some have one beside it.
packed := eea | {"US", "GB", "JP", "CA", "CH", "AU", "IN", "BR", "KR", "CN"}

# Territories whose pack says itself that separating stems copies the recording; for all others the rule of `any` does.
judging_stems := eea | {"US", "GB"}

# Territories with a pack that says itself what a replayed melody needs; for all others half a clearance is said by `any`.
judging_replays := eea | {"US"}

# Territories with a pack that says itself what a straight cover needs.
judging_covers := eea | {"US", "GB", "CH", "IN", "CN"}

# Named in the release, with the place where the copies are made.
named := declared | home

declared := tri.values(input, ["release", "territories"])

home := {place |
	place := object.get(input, ["release", "home_territory"], null)
	is_string(place)
}

worldwide if "WW" in named

# The members of the EEA that are served.
eea_served := served_among(eea)

# Members served one by one. A release to the whole Union, or the world, singles out none.
singled_out := set() if {
	worldwide
} else := set() if {
	count(eu - eea_served) == 0
} else := eea_served

# Those of `codes` that are served.
served_among(codes) := codes if {
	worldwide
} else := codes & expanded

expanded := named | eu if {
	"EU" in named
} else := named

# Served, but under no pack of its own. A worldwide release keeps WW, for the rest of the world.
elsewhere := (expanded - packed) - {"EU"}

# Every territory a licence has to reach.
served := served_among(packed) | elsewhere

# The row of the verdict a territory belongs to: members of the EEA are one row.
row_of(code) := "EU" if {
	code in eea
} else := code

# Where a finding speaks that holds for `codes`: once for the release where they are all that is served, else per row.
spread(codes) := set() if {
	codes == set()
} else := {{"scope": {"project": "release"}, "codes": codes}} if {
	count(served - codes) == 0
} else := {{"scope": {"territory": place}, "codes": {place}} | some place in (codes - eea)} | {{"scope": {"territory": "EU"}, "codes": members} |
	members := codes & eea
	count(members) > 0
}

# Those of `codes` whose row holds none of `others`, so that one row is not told two things.
apart(codes, others) := codes - others if {
	count(others & eea) == 0
} else := (codes - others) - eea

# " in the United States", or nothing where a finding does not speak for a territory.
in_words(part) := sprintf(" in %s", [names(part.codes)]) if {
	part.scope.territory
} else := ""

name(code) := object.get(names_by_code, code, code)

names_by_code := object.union(data.rights_data.territories.names, spelled)

spelled := {
	"US": "the United States",
	"EU": "the European Union",
	"GB": "the United Kingdom",
	"WW": "the rest of the world",
}

# "Germany, the United States", for a message: all members served are the European Union, one alone keeps its name, long
# lists are counted.
names(codes) := found if {
	found := told[codes]
} else := spoken(rows(codes))

# What is said most often: one territory, and all of them.
told := {codes: spoken(rows(codes)) | some codes in ({{code} | some code in served} | {served, eea_served})}

rows(codes) := (codes - eea) | {"EU"} if {
	count(eea_served) > 1
	count(eea_served - codes) == 0
} else := codes

spoken(codes) := concat(", ", [object.get(names_by_code, code, code) | some code in sort(codes)]) if {
	count(codes) < 5
} else := sprintf("%d territories", [count(codes)])
