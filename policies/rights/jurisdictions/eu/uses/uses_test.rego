package rights.jurisdictions.eu.uses_test

import data.rights.testing

served_in(document) := object.union(document, {"release": {"territories": ["FR"]}})

public_domain(year) := served_in(testing.holding([testing.with_fields(
	testing.without(data.rights.testing.unlicensed_sample, ["/heard"]),
	{
		"origin": "public_domain",
		"recording": {"title": "Old Song", "first_published_year": year, "first_fixed_year": year},
		"composition": {"title": "Old Song", "last_writer_death_year": year},
		"pd_claim": {"recording": true, "composition": true, "evidence": "label.jpg"},
	},
)]))

sourced(source) := served_in(testing.changed({"components": [testing.with_fields(data.rights.testing.sample, {"source": source})]}))

marked(mark, components) := served_in(testing.changed({"components": components, "assets": [{
	"id": "master.wav",
	"path": "master.wav",
	"role": "master",
	"in_deliverable": true,
	"marks": [mark],
}]}))

altered(integrity) := served_in(object.union(
	testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"integrity": integrity})),
	{"components": [testing.with_fields(data.rights.testing.sample, {"transform": {"modified": true}})]},
))

cover(licences) := served_in(testing.holding([{
	"id": "cover",
	"kind": "performance",
	"origin": "cover",
	"track": "master.wav",
	"assets": ["master.wav"],
	"composition": {"title": "Night Drive", "writers": ["Ada Nova"]},
	"licences": licences,
}]))

test_term_fires if testing.says(public_domain(2011), "eu/term", "violation/error")

test_term_near_miss if testing.silent(public_domain(1900), "eu/term")

test_term_asks if testing.asks(testing.without(public_domain(1900), ["/components/0/pd_claim/evidence"]), "eu/term", "uses[hook].pd_claim.evidence")

test_circumvention_fires if testing.says(sourced({"tpm_circumvented": true}), "eu/circumvention", "violation/error")

test_circumvention_near_miss if testing.silent(sourced({"tpm_circumvented": false, "acquisition": "cd"}), "eu/circumvention")

test_rights_information_removed_fires if testing.says(marked({"kind": "purchase", "removed": true, "removed_knowingly": true}, [data.rights.testing.sample]), "eu/rights-information-removed", "violation/error")

test_rights_information_removed_near_miss if testing.silent(marked({"kind": "purchase", "removed": true, "removed_knowingly": true}, [data.rights.testing.own]), "eu/rights-information-removed")

test_rights_information_removed_unknowingly_warns if testing.says(marked({"kind": "purchase", "removed": true}, [data.rights.testing.sample]), "eu/rights-information-removed", "violation/warning")

test_performer_consent_fires if testing.says(served_in(testing.holding([testing.with_fields(data.rights.testing.stem, {"licences": []})])), "eu/performer-consent", "violation/warning")

test_performer_consent_near_miss if testing.silent(served_in(object.union(testing.licensed_by(testing.with_fields(data.rights.testing.licence, {"rights": ["master", "composition", "performer"]})), {"components": [testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})], "detections": []})), "eu/performer-consent")

test_performer_consent_asks if testing.asks(served_in(testing.holding([testing.with_fields(data.rights.testing.stem, {"licences": ["night-drive"]})])), "eu/performer-consent", "licences[night-drive].rights")

test_integrity_fires if testing.says(altered("refused"), "eu/integrity", "notice/info")

test_integrity_near_miss if testing.silent(altered("consented"), "eu/integrity")

test_cover_mechanical_fires if testing.says(cover([]), "eu/cover-mechanical", "violation/info")

test_cover_mechanical_near_miss if testing.silent(cover(["night-drive"]), "eu/cover-mechanical")
