# Source audio was taken from a streaming service. A later licence cures the copyright side, never the breach of contract.
#
# row: rule, severity, scope; services (a set, or `any_service`); terms (whose terms, in a message).
package rights.lib.streamed_source

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.tri
import data.rights.lib.wording

captures := {"stream_rip", "stream_capture", "dj_software_capture"}

# A row for whatever service it was, named or not.
any_service := {"any"}

services := {service | some service in data.rights_data.streaming_services.services}

# How packs spell a service.
service_of(thing) := replace(lower(tri.text(thing, ["source", "service"], "")), "_", "-")

third_party contains thing if {
	some thing in data.rights.lib.component.having.source
	thing.id in concerned
	covered.ownership(thing, "master") in {"third party", "unknown"}
	not tri.known_true(thing, ["source", "acquisition_permitted"])
}

of_services := {thing.id | some thing in data.rights.lib.component.having.source; thing.source.service}

concerned := of_services | of_captures

of_captures := {thing.id | some thing in data.rights.lib.component.having.source; thing.source.acquisition in captures}

findings(row) := taken(row) | asked(row)

# Declared to be captured, or from a service without its leave.
captured(thing) if tri.known_among(thing, ["source", "acquisition"], captures)

captured(thing) if {
	from_service(thing)
	tri.known_false(thing, ["source", "acquisition_permitted"])
}

# Some services also sell files, so the service alone says nothing once another way of buying is declared.
from_service(thing) if {
	service_of(thing) in services
	tri.unknown(thing, ["source", "acquisition"])
}

from_service(thing) if {
	service_of(thing) in services
	tri.known_among(thing, ["source", "acquisition"], {"unknown"})
}

concerns(row, _) if row.services == any_service

concerns(row, thing) if service_of(thing) in row.services

taken(row) := {finding.weighed(row, finding.component(thing), severity(row, thing), message, evidence_of(thing)) |
	data.rights.lib.release.public_use
	some thing in third_party
	concerns(row, thing)
	captured(thing)
	message := sprintf(
		"%s was taken from %s (%s). %s bar that, and a licence bought later does not cure the breach.",
		[wording.work(thing), spoken_service(thing), spoken_way(thing), row.terms],
	)
}

asked(row) := {finding.needs_fact(row, finding.component(thing), message, evidence_of(thing), missing) |
	data.rights.lib.release.public_use
	some thing in third_party
	concerns(row, thing)
	from_service(thing)
	not captured(thing)
	missing := {component.path(thing, "source.acquisition"), component.path(thing, "source.acquisition_permitted")}
	message := sprintf("%s comes from %s. Say how it was obtained, and whether the service allowed it.", [wording.work(thing), spoken_service(thing)])
}

severity(row, thing) := row.severity if {
	count(covered.assess(thing, "master", data.rights.lib.territory.served).gap) > 0
} else := "warning"

spoken_service(thing) := tri.text(thing, ["source", "service"], "a streaming service")

spoken_way(thing) := replace(tri.text(thing, ["source", "acquisition"], "no other way declared"), "_", " ")

evidence_of(thing) := {
	"component": thing.id,
	"service": tri.text(thing, ["source", "service"], ""),
	"acquisition": tri.text(thing, ["source", "acquisition"], ""),
}
