# What a licence is known to leave out, and what its entry leaves open. An absent list is unknown, never "everywhere".
package rights.lib.licence

import data.rights.lib.tri

# "granted", "open" (may or may not be), or "not granted".
standing(licence) := "granted" if {
	licence.status in {"granted", "assigned_to_producer", "not_required"}
} else := "open" if {
	object.get(licence, "status", "unknown") == "unknown"
} else := "not granted"

# No permission is needed, or the right lies with the producer already: there is no scope to ask about.
unlimited(licence) if licence.status in {"assigned_to_producer", "not_required"}

public_licence(licence) if licence.id in public_ids

public_ids := {licence.id |
	some licence in all
	tri.known(licence, "cc")
}

all := tri.list(input, "licences")

standing_word := {
	"none": "not granted",
	"pending": "only pending",
	"refused": "refused",
	"expired": "recorded as expired",
}

# Known reasons why the licence does not carry this release anywhere, in words.
gaps(licence) := gaps_by_id[licence.id]

gaps_by_id := {licence.id: words |
	some licence in all
	words := {sprintf("licence '%s' %s", [licence.id, reason]) | some reason in gap_words(licence)}
}

gap_words(licence) := ((((status_words(licence) | time_words(licence)) | commerce_words(licence)) | medium_words(licence)) | use_words(licence)) | cap_words(licence)

status_words(licence) := {sprintf("is %s", [word])} | activation_words(licence) if {
	word := standing_word[licence.status]
} else := activation_words(licence)

activation_words(licence) := {"is not active"} if {
	tri.known_among(licence, "activation", {"none", "expired"})
} else := set()

time_words(licence) := ended_words(licence) | early_words(licence)

ended_words(licence) := {sprintf("ended on %s", [licence.ends])} if {
	dated_end(licence)
	licence.ends < data.rights.lib.release.evaluated_on
} else := {sprintf("ends on %s, before the release on %s", [licence.ends, data.rights.lib.release.needed_on])} if {
	dated_end(licence)
	licence.ends < data.rights.lib.release.needed_on
} else := set()

dated_end(licence) if {
	tri.known(licence, "ends")
	not tri.known_among(licence, "ends", {"perpetual"})
}

early_words(licence) := {sprintf("starts on %s, after the release on %s", [licence.starts, input.release.release_on])} if {
	tri.known(licence, "starts")
	tri.known(input, ["release", "release_on"])
	licence.starts > input.release.release_on
} else := {sprintf("starts only on %s", [licence.starts])} if {
	tri.known_among(input, ["release", "state"], {"released"})
	tri.known(licence, "starts")
	licence.starts > data.rights.lib.release.evaluated_on
} else := set()

commerce_words(licence) := {"bars commercial use"} if {
	data.rights.lib.release.commercial
	bars_commerce(licence)
} else := set()

bars_commerce(licence) if tri.known_false(licence, "commercial")

bars_commerce(licence) if {
	tri.known_true(licence, ["cc", "nc"])
	not tri.known_true(licence, "commercial")
}

medium_words(licence) := {sprintf("does not cover the medium %s", [medium]) |
	tri.known(licence, "media")
	some medium in (tri.values(input, ["release", "media"]) - (tri.values(licence, "media") | {"all"}))
	not "all" in tri.list(licence, "media")
}

# A lease ends with its streams.
cap_words(licence) := {sprintf("allows %d streams, and the release has had %d", [licence.stream_cap, input.release.cumulative_streams])} if {
	is_number(licence.stream_cap)
	is_number(input.release.cumulative_streams)
	input.release.cumulative_streams > licence.stream_cap
} else := set()

use_words(licence) := {sprintf("refuses the use '%s'", [use]) |
	some use in needed_uses
	tri.known_false(licence, ["uses", use])
} | adaptation_words(licence)

adaptation_words(licence) := {"allows no adaptations"} if {
	tri.known_true(licence, ["cc", "nd"])
} else := set()

needed_uses contains "distribution" if data.rights.lib.release.public_use

needed_uses contains "derivative"

needed_uses contains "monetise" if tri.known_true(input, ["release", "monetised"])

needed_uses contains "monetise" if tri.known_true(input, ["release", "commercial"])

needed_uses contains "sync" if tri.known_true(input, ["release", "picture"])

needed_uses contains "ads" if tri.known_true(input, ["release", "brand_or_ad"])

needed_uses contains "podcast" if input.release.kind in {"podcast_episode", "podcast_video"}

needed_uses contains "games" if input.release.kind == "game"

# Whoever buys the pack is licensed on.
needed_uses contains "sublicense" if input.release.kind == "sample_pack"

needed_uses contains "download" if "download" in tri.list(input, ["release", "delivery_modes"])

# Fields of rights.yaml without which nobody can say whether the licence carries the release.
unknowns(licence) := unknowns_by_id[licence.id]

unknowns_by_id := {licence.id: paths |
	some licence in all
	paths := {path(licence, field) | some field in unknown_fields(licence)} | release_unknowns(licence)
}

unknown_fields(licence) := set() if {
	unlimited(licence)
} else := status_unknown(licence) if {
	public_licence(licence)
} else := (((status_unknown(licence) | end_unknown(licence)) | commerce_unknown(licence)) | use_unknown(licence)) | media_unknown(licence)

status_unknown(licence) := {"status"} if {
	standing(licence) == "open"
} else := set()

end_unknown(licence) := {"ends"} if {
	tri.unknown(licence, "ends")
} else := set()

commerce_unknown(licence) := {"commercial"} if {
	tri.unknown(licence, "commercial")
	not tri.known_true(licence, ["uses", "monetise"])
	data.rights.lib.release.commercial
} else := set()

# Uses that a licence has to name: leaving one out is not granting it. A sync licence is one by its right.
stated_uses := {"distribution", "monetise", "sync", "ads", "games", "podcast", "sublicense"}

use_unknown(licence) := {sprintf("uses.%s", [use]) |
	some use in (stated_uses & needed_uses)
	tri.unknown(licence, ["uses", use])
	not names_right(licence, use)
}

# Media that no licence grants by leaving them out.
stated_media := {"film", "tv", "radio", "online_ad", "offline_ad"}

media_unknown(licence) := {"media"} if {
	tri.unknown(licence, "media")
	count(stated_media & tri.values(input, ["release", "media"])) > 0
} else := set()

names_right(licence, right) if right in tri.list(licence, "rights")

release_unknowns(licence) := {"release.commercial"} if {
	bars_commerce(licence)
	data.rights.lib.release.commercial_unknown
} else := set()

path(licence, field) := sprintf("licences[%s].%s", [licence.id, field])

# Where it reaches, of `codes`; nothing where its entry names no territories.
reaches(licence, codes) := codes if {
	licence.id in boundless
} else := codes & territories_by_id[licence.id]

territories_by_id := {licence.id: granted_territories(licence) | some licence in all; not licence.id in boundless}

boundless := {licence.id | some licence in all; everywhere(licence)}

granted_territories(licence) := stated | data.rights.lib.territory.eu if {
	stated := tri.values(licence, "territories")
	"EU" in stated
} else := tri.values(licence, "territories")

everywhere(licence) if unlimited(licence)

everywhere(licence) if "WW" in tri.list(licence, "territories")

everywhere(licence) if {
	public_licence(licence)
	tri.unknown(licence, "territories")
}

territories_unknown(licence) if licence.id in undrawn

undrawn := {licence.id |
	some licence in all
	not licence.id in boundless
	tri.unknown(licence, "territories")
}

# Granted, with nothing against them, nothing left open and no border: enough wherever they are attached.
carrying := {licence.id |
	some licence in all
	licence.id in boundless
	standing(licence) == "granted"
	count(gaps(licence)) == 0
	count(unknowns(licence)) == 0
}

# Platforms of the release that it is known to leave out.
platforms_left_out(licence) := left_out_by_id[licence.id]

left_out_by_id := {licence.id: left_out(licence) | some licence in all}

# Licences that leave out some platform of the release.
selective := {id | some id, platforms in left_out_by_id; count(platforms) > 0}

left_out(licence) := (data.rights.lib.release.platforms - tri.values(licence, "platforms")) | refused_platforms(licence) if {
	tri.known(licence, "platforms")
	not "all" in tri.list(licence, "platforms")
} else := refused_platforms(licence)

refused_platforms(licence) := {platform |
	some platform in {"soundcloud", "twitch"}
	platform in data.rights.lib.release.platforms
	tri.known_false(licence, ["uses", platform])
}

platforms_unknown(licence) if licence.id in silent_on_platforms

silent_on_platforms := {licence.id |
	some licence in all
	count(data.rights.lib.release.platforms) > 0
	not unlimited(licence)
	not public_licence(licence)
	tri.unknown(licence, "platforms")
}
