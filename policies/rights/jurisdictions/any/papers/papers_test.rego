package rights.jurisdictions.any.papers_test

import data.rights.jurisdictions.any.papers
import data.rights.testing

people(fields) := testing.changed({"contributors": [object.union({"name": "Bo Ek", "role": "bass"}, fields)]})

bass := {"id": "bass", "kind": "performance", "origin": "commissioned", "track": "master.wav", "assets": ["master.wav"], "licences": []}

commissioned(fields) := object.union(testing.holding([bass]), {"contributors": [object.union({"name": "Bo Ek", "role": "bass"}, fields)]})

from_pack(origin, fields) := testing.changed({"components": [testing.with_fields(
	data.rights.testing.sample,
	object.union({"origin": origin}, fields),
)]})

with_licence(document, fields) := object.union(document, {"licences": [testing.with_fields(data.rights.testing.licence, fields)]})

generated(release) := object.union(
	testing.holding([testing.without(data.rights.testing.pad, ["/generation/terms_snapshot"])]),
	{"release": release},
)

test_splits_unsigned_fires if testing.says(people({"agreement": "missing"}), "any/splits-unsigned", "violation/warning")

test_splits_unsigned_near_miss if {
	testing.silent(people({"agreement": "signed"}), "any/splits-unsigned")
	testing.silent(people({"agreement": "not_needed"}), "any/splits-unsigned")
}

test_splits_unsigned_asks if testing.asks(people({}), "any/splits-unsigned", "contributors[Bo Ek].agreement")

test_commission_unsigned_fires if {
	testing.says(commissioned({"agreement": "missing"}), "any/commission-unsigned", "violation/warning")
	testing.says(commissioned({"transfer": false}), "any/commission-unsigned", "violation/warning")
}

test_commission_unsigned_near_miss if {
	testing.silent(commissioned({"agreement": "signed", "transfer": true}), "any/commission-unsigned")
	licensed := testing.with_fields(bass, {"licences": ["night-drive"]})
	testing.silent(object.union(commissioned({"transfer": false}), {"components": [licensed]}), "any/commission-unsigned")
}

test_commission_unsigned_asks if testing.asks(testing.holding([bass]), "any/commission-unsigned", "contributors[].transfer")

test_official_stems_undocumented_fires if {
	testing.says(from_pack("official_stems", {"licences": []}), "any/official-stems-undocumented", "violation/warning")
}

test_official_stems_undocumented_near_miss if {
	testing.silent(with_licence(from_pack("official_stems", {}), {"uses": {"derivative": true}}), "any/official-stems-undocumented")
	testing.silent(from_pack("sample", {"licences": []}), "any/official-stems-undocumented")
}

test_official_stems_undocumented_asks_for_the_scope if {
	testing.asks(from_pack("official_stems", {}), "any/official-stems-undocumented", "licences[night-drive].uses.derivative")
}

test_royalty_free_undocumented_fires if {
	testing.says(from_pack("licensed_library", {"licences": []}), "any/royalty-free-undocumented", "violation/warning")
}

test_royalty_free_undocumented_near_miss if {
	testing.silent(from_pack("non_exclusive_loop", {}), "any/royalty-free-undocumented")
	receipt := {"licences": [], "source": {"receipt": "papers/receipt.pdf"}}
	testing.silent(from_pack("licensed_library", receipt), "any/royalty-free-undocumented")
}

test_royalty_free_undocumented_asks if {
	document := testing.without(from_pack("licensed_library", {}), ["/licences/0/document"])
	testing.asks(document, "any/royalty-free-undocumented", "licences[night-drive].document")
}

test_ai_ownership_unknown_fires if {
	testing.says(generated({"warranties": {"ownership": true}}), "any/ai-ownership-unknown", "violation/warning")
}

test_ai_ownership_unknown_near_miss if {
	testing.silent(testing.holding([data.rights.testing.pad]), "any/ai-ownership-unknown")
	testing.silent(generated({"commercial": false}), "any/ai-ownership-unknown")
}

test_ai_ownership_unknown_asks if testing.asks(generated({}), "any/ai-ownership-unknown", "uses[pad].generation.terms_snapshot")

test_a_public_licence_is_its_own_paper if {
	entry := {"id": "by", "cc": {"by": true}}
	document := object.union(data.rights.testing.lawful, {"licences": [entry]})
	papers.on_file(entry) with input as document
	not papers.on_file({"id": "night-drive"}) with input as data.rights.testing.lawful
}
