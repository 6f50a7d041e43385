package rights.jurisdictions.us.uses_test

import data.rights.jurisdictions.us.uses
import data.rights.testing

practice := {"release": {"state": "private", "commercial": false, "platforms": [], "purpose": "practice"}}

cover := {
	"id": "song", "kind": "composition", "origin": "cover", "track": "master.wav", "assets": ["master.wav"],
	"composition": {"title": "River Song", "writers": ["M. Vale"]}, "licences": [],
}

covering(release) := object.union(testing.holding([cover]), {"licences": [], "release": release})

mechanical := {
	"id": "mech", "rights": ["mechanical"], "status": "granted", "territories": ["WW"], "platforms": ["all"],
	"commercial": true, "ends": "perpetual",
}

pictured(fields) := object.union(testing.licensed_by(testing.with_fields(data.rights.testing.licence, fields)), {"release": {"picture": true}})

mixing(document) := object.union(document, {"release": {"kind": "mashup"}})

test_private_practice_fires if {
	testing.says(object.union(testing.holding([data.rights.testing.stem]), practice), "us/private-practice", "notice/info")
}

test_private_practice_near_miss if {
	testing.silent(testing.holding([data.rights.testing.stem]), "us/private-practice")
	testing.silent(object.union(data.rights.testing.lawful, practice), "us/private-practice")
}

test_cover_mechanical_fires if {
	testing.says(covering({"delivery_modes": ["interactive_stream", "download"]}), "us/cover-mechanical", "violation/error")
}

test_cover_mechanical_near_miss if {
	testing.silent(covering({"delivery_modes": ["interactive_stream"]}), "us/cover-mechanical")
	licensed := testing.with_fields(cover, {"licences": ["mech"]})
	document := object.union(testing.holding([licensed]), {"licences": [mechanical], "release": {"delivery_modes": ["download"]}})
	testing.silent(document, "us/cover-mechanical")
}

test_cover_mechanical_asks_how_it_is_delivered if testing.asks(covering({}), "us/cover-mechanical", "release.delivery_modes")

test_cover_mechanical_asks_for_the_song if {
	document := testing.changed({"tracks": [{"asset": "master.wav", "form": "cover", "ai": data.rights.testing.human}]})
	testing.asks(document, "us/cover-mechanical", "uses")
}

test_cover_mechanical_own_song_is_silent if {
	own := testing.with_fields(cover, {"composition": {"writers": ["R. Imai"]}})
	testing.silent(object.union(testing.holding([own]), {"release": {"delivery_modes": ["download"]}}), "us/cover-mechanical")
}

test_cover_mechanical_changed_song_is_no_cover if {
	document := object.union(covering({"delivery_modes": ["download"]}), {"tracks": [{
		"asset": "master.wav", "form": "cover", "composition_altered": true, "ai": data.rights.testing.human,
	}]})
	testing.silent(document, "us/cover-mechanical")
}

test_cover_mechanical_expired_song_is_silent if {
	old := testing.with_fields(cover, {
		"composition": {"title": "Old Air", "first_published_year": 1930, "last_writer_death_year": 1940},
		"pd_claim": {"composition": true, "evidence": "papers/score.pdf"},
	})
	testing.silent(object.union(testing.holding([old]), {"release": {"delivery_modes": ["download"]}}), "us/cover-mechanical")
}

test_sync_licence_fires if {
	document := object.union(data.rights.testing.unlicensed, {"release": {"picture": true}})
	testing.says(document, "us/sync-licence", "violation/error")
	testing.says(pictured({"uses": {"sync": false}}), "us/sync-licence", "violation/error")
	testing.says(object.union(data.rights.testing.unlicensed, {"release": {"kind": "game"}}), "us/sync-licence", "violation/error")
}

test_sync_licence_near_miss if {
	testing.silent(pictured({"uses": {"sync": true}}), "us/sync-licence")
	testing.silent(pictured({"rights": ["master", "composition", "sync"]}), "us/sync-licence")
	testing.silent(data.rights.testing.unlicensed, "us/sync-licence")
}

test_sync_licence_asks_what_is_granted if testing.asks(pictured({}), "us/sync-licence", "licences[night-drive].uses.sync")

test_sync_licence_own_music_is_silent if {
	testing.silent(object.union(testing.holding([data.rights.testing.own]), {"release": {"picture": true}}), "us/sync-licence")
}

test_mashup_remix_fires if {
	testing.says(mixing(data.rights.testing.unlicensed), "us/mashup-remix", "violation/error")
	tracks := [{"asset": "master.wav", "form": "remix", "owns_original": false, "ai": data.rights.testing.human}]
	testing.says(object.union(data.rights.testing.unlicensed, {"tracks": tracks}), "us/mashup-remix", "violation/error")
}

test_mashup_remix_near_miss if {
	testing.silent(mixing(data.rights.testing.lawful), "us/mashup-remix")
	testing.silent(data.rights.testing.unlicensed, "us/mashup-remix")
}

test_mashup_remix_asks if {
	document := mixing(testing.without(data.rights.testing.lawful, ["/licences/0/territories"]))
	testing.asks(document, "us/mashup-remix", "licences[night-drive].territories")
}

test_sync_is_needed_for_an_old_song_on_a_new_recording if {
	old := testing.with_fields(data.rights.testing.unlicensed_sample, {
		"composition": {"title": "Old", "first_published_year": 1900, "last_writer_death_year": 1910},
		"pd_claim": {"composition": true, "evidence": "papers/pd.pdf"},
	})
	uses.needs_sync(old) with input as object.union(data.rights.testing.unlicensed, {"components": [old]})
	not uses.needs_sync(data.rights.testing.own) with input as data.rights.testing.lawful
}

test_sync_is_open_while_nobody_knows_whose_song_it_is if {
	unlicensed_sample := data.rights.testing.unlicensed_sample
	loop := {"id": "loop", "kind": "loop", "origin": "unknown", "assets": ["master.wav"], "licences": []}
	document := testing.holding([loop])
	uses.sync_standing(loop) == "open" with input as document
	uses.unlicensed_fact(loop) == {"uses[loop].licences"} with input as document
	uses.sync_standing(unlicensed_sample) == "missing" with input as data.rights.testing.unlicensed
}
