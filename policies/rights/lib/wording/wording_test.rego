package rights.lib.wording_test

import data.rights.lib.wording
import data.rights.testing

test_clock if {
	[wording.clock(ms) | some ms in [0, 999, 1000, 41000, 61500, 3599999, 3600000, 3725000]] == [
		"0:00", "0:00", "0:01", "0:41", "1:01", "59:59", "1:00:00", "1:02:05",
	]
}

test_place if {
	wording.place({"asset": "a b.wav", "start_ms": 41000, "end_ms": 57100}) == "0:41-0:57 in a b.wav"
}

test_recording if {
	wording.recording({"title": "Night Drive", "artist": "Ada Nova", "first_published_year": 2011}) == "\"Night Drive\" (Ada Nova, 2011)"
	wording.recording({"title": "Night Drive"}) == "\"Night Drive\""
	wording.recording({"artist": "Ada Nova"}) == "\"an untitled recording\" (Ada Nova)"
}

test_transform if {
	every row in [
		[300, 1060, false, "mix", ", +3 semitones, 1.06x"], [100, 1000, false, "mix", ", +1 semitone"],
		[-250, 943, false, "mix", ", -2.5 semitones, 0.94x"], [5, 1003, false, "mix", ""],
		[0, 1000, true, "drums", ", reversed, heard in the drums layer"], [25, 2000, false, "mix", ", +0.25 semitones, 2x"],
	] {
		found := {"pitch_semitones_hundredths": row[0], "tempo_ratio_millis": row[1], "reversed": row[2], "stem": row[3]}
		[row, wording.transform(found)] == [row, row[4]]
	}
	wording.transform({}) == ""
}

test_verbs_agree if {
	wording.verb(["a"], "is", "are") == "is"
	wording.verb(["a", "b"], "is", "are") == "are"
}

test_many_places_are_shortened if {
	wording.shorten(["a"]) == "a"
	wording.shorten(["a", "b"]) == "a and b"
	wording.shorten(["a", "b", "c"]) == "a, b and c"
	wording.shorten(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
}

test_files_of_what_lies_in_none if {
	wording.lying_in({"id": "loop"}, set()) == ["use 'loop'"]
	wording.lying_in({"id": "loop"}, {"b.wav", "a.wav"}) == ["a.wav", "b.wav"]
}

test_source_by_what_was_heard if {
	nameless := testing.without(data.rights.testing.sample, ["/recording"])
	heard := object.union(data.rights.testing.lawful, {"components": [nameless]})
	wording.source(nameless) == "\"Night Drive\" (Ada Nova, 2011)" with input as heard
	wording.source(nameless) == "somebody else's recording" with input as testing.holding([nameless])
}

test_places_of_what_nobody_leaves_open if {
	sample := data.rights.testing.sample
	wording.places_of(sample) == ["0:41-0:57 in master.wav"] with input as data.rights.testing.lawful
}

test_layers_are_heard_where_the_mix_says_nothing if {
	drums := {"id": "d", "asset": "b.wav", "start_ms": 0, "end_ms": 900, "stem": "drums"}
	bass := {"id": "b", "asset": "a.wav", "start_ms": 0, "end_ms": 900, "stem": "bass"}
	mix := {"id": "m", "asset": "z.wav", "start_ms": 0, "end_ms": 900}
	[hit.id | some hit in wording.ordered([drums, bass])] == ["b", "d"]
	[hit.id | some hit in wording.ordered([drums, bass, mix])] == ["m"]
}
