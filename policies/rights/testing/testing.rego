# Fixtures for the policy tests: one lawful release, and the pieces tests spoil it with. Not loaded by the engine.
package rights.testing

# An everyday single: own recordings, one licensed sample that was heard where it is declared. Nothing to report.
lawful := {
	"schema": "rightslint.facts/1",
	"evaluated_on": "2026-11-21",
	"settings": {"match_min_millis": 500, "match_block_millis": 900, "deminimis_ms": 3000},
	"release": {
		"kind": "single",
		"state": "unreleased",
		"commercial": true,
		"release_on": "2026-12-18",
		"territories": ["US", "DE", "FR", "GB"],
		"platforms": ["spotify", "youtube", "soundcloud", "bandcamp"],
		"owners": ["R. Imai"],
	},
	"tracks": [{"asset": "master.wav", "title": "Midnight Ferry", "form": "original", "ai": human}],
	"assets": [
		{"id": "master.wav", "path": "master.wav", "role": "master", "in_deliverable": true},
		{"id": "stem.wav", "path": "stem.wav", "role": "stem", "stem_role": "vocals", "in_deliverable": true},
	],
	"components": [own, sample],
	"licences": [licence],
	"detections": [hit],
	"claims": [],
	"contributors": [],
	"coverage": {
		"analyses": [],
		"territories": ["US", "DE", "FR", "GB"],
		"packs": ["spotify", "youtube", "soundcloud", "bandcamp", "suno"],
	},
}

human := {"vocals": "none", "lyrics": "none", "composition": "none", "instrumentation": "none", "production": "none"}

own := {"id": "drums", "kind": "performance", "origin": "own_recording", "assets": ["master.wav"], "licences": []}

sample := {
	"id": "hook",
	"kind": "sample",
	"origin": "sample",
	"track": "master.wav",
	"assets": ["master.wav"],
	"recording": {"title": "Night Drive", "artist": "Ada Nova", "first_published_year": 2011},
	"licences": ["night-drive"],
	"heard": true,
}

licence := {
	"id": "night-drive",
	"rights": ["master", "composition"],
	"status": "granted",
	"territories": ["WW"],
	"platforms": ["all"],
	"commercial": true,
	"uses": {"distribution": true, "monetise": true},
	"ends": "perpetual",
	"document": {"path": "papers/night-drive.pdf", "present": true, "changed": false},
}

hit := {
	"id": "d1",
	"asset": "master.wav",
	"stem": "mix",
	"kind": "recording",
	"start_ms": 41000,
	"end_ms": 57100,
	"reference": {"id": "ref-1", "title": "Night Drive", "artist": "Ada Nova", "first_published_year": 2011},
	"pitch_semitones_hundredths": 300,
	"tempo_ratio_millis": 1060,
	"confidence_millis": 990,
	"disposition": "open",
	"explained_by": "hook",
}

stem := {
	"id": "vocal",
	"kind": "stem",
	"origin": "stem_separation",
	"track": "master.wav",
	"assets": ["stem.wav"],
	"recording": {"title": "Night Drive", "artist": "Ada Nova"},
	"separation": {"tool": "demucs", "where": "local"},
	"licences": [],
}

pad := {
	"id": "pad",
	"kind": "generated",
	"origin": "ai_generated",
	"track": "master.wav",
	"assets": ["master.wav"],
	"generation": {"tool": "suno", "plan": "free", "generated_on": "2026-02-03", "terms_snapshot": "papers/suno.html"},
	"licences": [],
}

# `thing` with fields changed; lists are replaced whole.
with_fields(thing, fields) := object.union(thing, fields)

# `thing` without fields, as JSON pointers: the fact is absent, hence unknown.
without(thing, pointers) := json.patch(thing, [{"op": "remove", "path": pointer} | some pointer in pointers])

# The lawful release with fields changed, and with fields of `release` changed.
changed(fields) := object.union(lawful, fields)

released(fields) := object.union(lawful, {"release": fields})

# The lawful release holding these components only, nothing heard.
holding(components) := object.union(lawful, {"components": components, "detections": []})

# The lawful release whose sample has lost its licence, or whose licence reads otherwise.
unlicensed := object.union(lawful, {"components": [unlicensed_sample], "licences": []})

unlicensed_sample := object.union(sample, {"licences": []})

licensed_by(entry) := object.union(lawful, {"licences": [entry]})

# The lawful release in which the hit is nobody's, with fields of the hit changed.
unexplained(fields) := object.union(lawful, {"components": [own], "licences": [], "detections": [object.union(without(hit, ["/explained_by"]), fields)]})

# What a rule says about a document.
found(document, rule) := [finding |
	report := data.rights.report with input as document
	some finding in report.findings
	finding.rule == rule
]

silent(document, rule) if count(found(document, rule)) == 0

# It says exactly one thing: `kind/severity`.
says(document, rule, weight) if {
	answers := found(document, rule)
	count(answers) == 1
	sprintf("%s/%s", [answers[0].kind, answers[0].severity]) == weight
}

# It asks, and names the field that would answer.
asks(document, rule, field) if {
	some finding in found(document, rule)
	finding.kind == "needs_fact"
	field in finding.missing
}

everything(document) := findings if {
	report := data.rights.report with input as document
	findings := report.findings
}
