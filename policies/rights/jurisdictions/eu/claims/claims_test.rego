package rights.jurisdictions.eu.claims_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["FR"]}})

claiming(exception) := served_in(testing.changed({"licences": [], "components": [testing.with_fields(
	data.rights.testing.unlicensed_sample,
	{"exception": exception},
)]}))

licensed_claim(exception) := served_in(testing.changed({"components": [testing.with_fields(
	data.rights.testing.sample,
	{"exception": exception},
)]}))

at_home(exception) := object.union(
	testing.changed({"licences": [], "components": [testing.with_fields(
		data.rights.testing.unlicensed_sample,
		{"exception": exception, "source": {"lawful": true}},
	)]}),
	{"release": {"territories": ["FR"], "state": "private", "commercial": false, "platforms": []}},
)

test_private_copy_claimed_fires if testing.says(claiming({"claimed": "private_copy"}), "eu/private-copy-claimed", "violation/warning")

test_private_copy_claimed_near_miss if testing.silent(at_home({"claimed": "private_copy"}), "eu/private-copy-claimed")

test_private_copy_claimed_asks if testing.asks(testing.without(at_home({"claimed": "private_copy"}), ["/release/state"]), "eu/private-copy-claimed", "release.state")

test_unrecognisable_claimed_fires if testing.says(claiming({"claimed": "unrecognisable"}), "eu/unrecognisable-claimed", "violation/info")

test_unrecognisable_claimed_near_miss if testing.silent(licensed_claim({"claimed": "unrecognisable"}), "eu/unrecognisable-claimed")

test_pastiche_declared_complete_fires if testing.says(claiming({"claimed": "pastiche", "elements": {"evokes_identified_work": true, "noticeably_different": true, "dialogue_recognisable": true, "concealed": false}}), "eu/pastiche-declared-complete", "violation/warning")

test_pastiche_declared_complete_near_miss if testing.silent(claiming({"claimed": "pastiche", "elements": {"evokes_identified_work": true, "noticeably_different": true, "dialogue_recognisable": true, "concealed": true}}), "eu/pastiche-declared-complete")

test_upload_filter_complaint_fires if {
	claims := {"claims": [{"id": "c1", "kind": "content_id", "platform": "youtube", "component": "hook", "status": "open"}]}
	testing.says(object.union(claiming({"claimed": "quotation"}), claims), "eu/upload-filter-complaint", "violation/warning")
}

test_upload_filter_complaint_near_miss if {
	claims := {"claims": [{"id": "c1", "kind": "content_id", "platform": "youtube", "component": "drums", "status": "open"}]}
	testing.silent(object.union(claiming({"claimed": "quotation"}), claims), "eu/upload-filter-complaint")
}
