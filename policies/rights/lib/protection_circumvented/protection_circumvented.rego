# A technical protection measure was bypassed to get the source.
#
# row: rule, severity, scope; territories; stream_rip_counts (true where ripping a stream is argued to bypass one).
package rights.lib.protection_circumvented

import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

bypassed := ["source", "tpm_circumvented"]

# Somebody else's material of which a bypass or a ripped stream is declared.
suspect := [thing |
	some thing in data.rights.lib.component.having.source
	bypass_declared(thing)
	covered.ownership(thing, "master") in {"third party", "unknown"}
]

bypass_declared(thing) if tri.known_true(thing, bypassed)

bypass_declared(thing) if tri.known_among(thing, ["source", "acquisition"], {"stream_rip"})

findings(row) := {finding.weighed(row, finding.component(thing), severity, message, evidence_of(thing)) |
	count(row.territories) > 0
	some thing in suspect
	severity := weight(row, thing)
	message := sprintf(
		"%s: %s. Bypassing an access control is a claim of its own in %s, whatever becomes of the copyright question.",
		[wording.work(thing), act(thing), territory.names(row.territories)],
	)
}

weight(row, thing) := row.severity if {
	tri.known_true(thing, bypassed)
} else := row.severity if {
	ripped(row, thing)
	tri.unknown(thing, bypassed)
} else := "warning" if {
	ripped(row, thing)
}

ripped(row, thing) if {
	row.stream_rip_counts
	tri.known_among(thing, ["source", "acquisition"], {"stream_rip"})
	not tri.known_true(thing, ["source", "acquisition_permitted"])
}

act(thing) := "the source's copy protection was bypassed" if {
	tri.known_true(thing, bypassed)
} else := "the source was ripped from a stream"

evidence_of(thing) := {
	"component": thing.id,
	"acquisition": tri.text(thing, ["source", "acquisition"], ""),
	"service": tri.text(thing, ["source", "service"], ""),
}
