# What a model was trained on is undisclosed, contested or not accepted where the release goes.
#
# row: rule, severity, scope; bad (values of training_provenance); consequence (one sentence). Optional: territories; made_by
# ("generation", else "separation"); known (tool or model -> its training, where rights.yaml says nothing); commercial_only;
# distributor (only releases delivered through it); asks (true where an undeclared training is asked for).
package rights.lib.training_provenance

import data.rights.lib.component
import data.rights.lib.finding
import data.rights.lib.tri
import data.rights.lib.wording

findings(row) := decided(row) | asked(row)

made(row) := object.get(row, "made_by", "generation")

used(row) := [thing |
	applies(row)
	table := data.rights.lib.component.having
	some thing in table[made(row)]
]

applies(row) if {
	count(object.get(row, "territories", {"everywhere"})) > 0
	delivered(row)
	business(row)
}

delivered(row) if object.get(row, "distributor", null) == null

delivered(row) if tri.known_among(input, ["release", "distributor"], {object.get(row, "distributor", "")})

business(row) if not object.get(row, "commercial_only", false)

business(_) if data.rights.lib.release.commercial

# Declared, else what is known of the model or the tool; "" where neither is.
training(row, thing) := tri.text(thing, [made(row), "training_provenance"], by_model(row, thing))

by_model(row, thing) := object.get(object.get(row, "known", {}), tri.text(thing, [made(row), "model"], ""), by_tool(row, thing))

by_tool(row, thing) := object.get(object.get(row, "known", {}), tri.text(thing, [made(row), "tool"], ""), "")

decided(row) := {finding.violation(row, finding.component(thing), message, evidence) |
	some thing in used(row)
	known := training(row, thing)
	known in row.bad
	message := sprintf("%s was made with a model whose training is %s. %s", [wording.work(thing), spoken(known), row.consequence])
	evidence := {
		"component": thing.id,
		"tool": tri.text(thing, [made(row), "tool"], ""),
		"training": known,
	}
}

asked(row) := {finding.needs_fact(row, finding.component(thing), message, {"component": thing.id}, missing) |
	object.get(row, "asks", false)
	some thing in used(row)
	training(row, thing) == ""
	missing := {component.path(thing, sprintf("%s.training_provenance", [made(row)]))}
	message := sprintf("What the model behind %s was trained on is not recorded. %s", [wording.work(thing), row.consequence])
}

spoken(training) := replace(training, "_", " ")
