package rights.lib.own_claim_test

import data.rights.lib.covered
import data.rights.lib.own_claim
import data.rights.testing

# The lawful release whose heard sample is called one's own, with fields of the use and of the recognised recording changed.
claiming(fields, reference) := testing.changed({
	"licences": [],
	"components": [object.union({"licences": [], "origin": "own_recording"}, object.union(bare, fields))],
	"detections": [object.union(data.rights.testing.hit, {"reference": reference})],
})

bare := testing.without(data.rights.testing.unlicensed_sample, ["/origin"])

theirs := {"owner": "Quiet Harbour"}

reason := "the library names Quiet Harbour as owner of \"Night Drive\", and rights.yaml says it is your own"

test_heard_as_somebody_elses_is_not_own if {
	every origin in ["own_recording", "field_recording", "commissioned"] {
		document := object.union(claiming({"origin": origin}, theirs), {"contributors": [{"name": "Bo", "transfer": true}]})
		every rule in ["us/sampling-recording", "eu/sampling-recording", "uk/sampling-recording", "any/sample-uncleared", "soundcloud/match"] {
			[origin, rule, testing.says(document, rule, "violation/error")] == [origin, rule, true]
		}
		contains(testing.found(document, "us/sampling-recording")[0].message, reason)
	}
}

test_heard_as_ones_own_is_own if {
	document := claiming({}, {"owner": "r. imai "})
	testing.everything(document) == []
}

test_a_listeners_decision_settles_it if {
	document := claiming({}, theirs)
	decided := {"disposition": "own_work", "disposition_by": "R. Imai", "disposition_on": "2026-11-20"}
	testing.everything(object.union(document, {"detections": [object.union(document.detections[0], decided)]})) == []
}

test_heard_without_an_owner_asks_whose_it_is if {
	document := claiming({}, {})
	testing.asks(document, "us/sampling-recording", "uses[hook].what.owner")
	testing.asks(document, "any/sample-uncleared", "uses[hook].what.owner")
	testing.asks(testing.without(document, ["/release/owners"]), "us/sampling-recording", "release.owners")
	every finding in testing.everything(document) { finding.severity in {"warning", "info"} }
}

test_heard_without_an_owner_and_named_as_ones_own_is_own if {
	every finding in testing.everything(claiming({"recording": {"owner": "R. Imai"}}, {})) { finding.severity == "info" }
}

test_heard_as_somebodys_and_no_owner_declared_asks_who_releases if {
	document := testing.without(claiming({}, theirs), ["/release/owners"])
	testing.asks(document, "us/sampling-recording", "release.owners")
}

test_an_empty_name_owns_nothing if {
	document := object.union(claiming({}, {}), {"release": {"owners": [""]}})
	testing.asks(document, "us/sampling-recording", "uses[hook].what.owner")
}

test_named_as_somebody_elses_is_not_own if {
	document := object.union(claiming({"recording": theirs}, {}), {"detections": []})
	testing.says(document, "us/sampling-recording", "violation/error")
	contains(testing.found(document, "us/sampling-recording")[0].message, "rights.yaml names Quiet Harbour as owner of \"Night Drive\"")
	testing.says(document, "any/sample-uncleared", "violation/error")
}

test_named_as_ones_own_and_unheard_is_own if {
	testing.everything(object.union(claiming({"recording": {"owner": "R. Imai"}}, {}), {"detections": []})) == []
}

test_an_own_release_heard_as_somebody_elses_is_not_own if {
	document := claiming({"origin": "sample", "recording": {"owner": "R. Imai"}}, theirs)
	testing.says(document, "us/sampling-recording", "violation/error")
}

test_what_was_made_from_it_is_not_own_either if {
	document := claiming({"id": "take"}, theirs)
	child := {"id": "hook", "kind": "stem", "origin": "stem_separation", "parent": "take", "assets": ["stem.wav"], "licences": []}
	both := object.union(document, {"components": array.concat(document.components, [child]), "detections": [object.union(document.detections[0], {"explained_by": "take"})]})
	testing.says(both, "us/stem-separation-copy", "violation/error")
	heard := object.union(both, {"detections": [object.union(document.detections[0], {"explained_by": "hook"})]})
	testing.says(heard, "us/stem-separation-copy", "violation/error")
	quiet := object.union(both, {"detections": []})
	testing.silent(quiet, "us/stem-separation-copy")
}

test_a_licence_still_carries_it if {
	document := object.union(claiming({"licences": ["night-drive"]}, theirs), {"licences": [data.rights.testing.licence]})
	covered.state(document.components[0], "master", "US") == "licensed" with input as document
}

test_whose_composition_it_is_is_asked_not_blamed if {
	document := claiming({}, theirs)
	testing.asks(document, "us/sampling-composition", "uses[hook].composition.writers")
	covered.state(document.components[0], "composition", "US") == "unknown" with input as document
}

test_what_the_owner_released_is_said_to_be_own if {
	sample := data.rights.testing.sample
	part := {"id": "hook", "origin": "sample", "recording": {"owner": "R. Imai"}}
	own_claim.said_own(part) == {part} with input as data.rights.testing.lawful
	own_claim.said_own(sample) == set() with input as data.rights.testing.lawful
}

test_what_was_recorded_anew_over_a_sample_is_said_to_be_own if {
	part := {"id": "part", "origin": "own_recording", "parent": "hook"}
	own_claim.said_own(part) == {part} with input as testing.changed({"components": [data.rights.testing.sample, part]})
}
