# A claim of licence or generation has no paper.
package rights.lib.document_missing

import data.rights.lib.component
import data.rights.lib.finding
import data.rights.lib.licence
import data.rights.lib.tri
import data.rights.lib.wording

# Licences that some component relies on and that need a paper: a public licence is its own text.
papered contains entry if {
	data.rights.lib.release.public_use
	some entries in data.rights.lib.component.attached_by_id
	some entry in entries
	entry.status in {"granted", "assigned_to_producer", "not_required", "expired"}
	not licence.public_licence(entry)
}

licences(row) := (lost(row) | changed(row)) | unnamed(row)

lost(row) := {finding.violation(row, finding.licence(entry), message, {"licence": entry.id, "document": entry.document.path}) |
	some entry in papered
	tri.known_false(entry, ["document", "present"])
	message := sprintf("Licence '%s' names the document %s, which is not there.", [entry.id, entry.document.path])
}

changed(row) := {finding.violation(row, finding.licence(entry), message, {"licence": entry.id, "document": entry.document.path}) |
	some entry in papered
	tri.known_true(entry, ["document", "changed"])
	message := sprintf("The document %s of licence '%s' is not the one that was recorded: its SHA-256 differs.", [entry.document.path, entry.id])
}

unnamed(row) := {finding.needs_fact(row, finding.licence(entry), message, {"licence": entry.id}, {licence.path(entry, "document")}) |
	some entry in papered
	tri.unknown(entry, ["document", "present"])
	message := sprintf(paper_asked[entry.status], [entry.id])
}

paper_asked := {
	"granted": "Licence '%s' is recorded without its document. Add the file it can be read in.",
	"expired": "Licence '%s' is recorded without its document. Add the file it can be read in.",
	"assigned_to_producer": "Licence '%s' says that the rights were assigned, without the paper that assigns them. Add the file it can be read in.",
	"not_required": "Licence '%s' says that none is required, and not why. Add the file that shows it.",
}

# What proves how a piece was generated, as fields of rights.yaml.
generation_proof := ["terms_snapshot", "plan", "generated_on"]

generations(row) := {finding.needs_fact(row, finding.component(thing), message, {"component": thing.id}, missing) |
	not tri.known_false(input, ["release", "commercial"])
	some thing in generated
	missing := {component.path(thing, sprintf("generation.%s", [field])) |
		some field in generation_proof
		tri.unknown(thing, ["generation", field])
	}
	count(missing) > 0
	message := sprintf("%s was generated and its proof is incomplete: keep the terms of that day, the plan and the date.", [wording.work(thing)])
}

generated contains thing if some thing in data.rights.lib.component.generated

generated contains thing if some thing in data.rights.lib.component.having.generation
