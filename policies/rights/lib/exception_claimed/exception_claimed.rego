# An exception is relied on. It never silences a finding: it goes to a lawyer, with the facts the law asks about.
#
# row: rule, severity, scope; territories; claims (names of exceptions); elements (field -> the answer the exception wants);
# law (what it is called in a message).
package rights.lib.exception_claimed

import data.rights.lib.component
import data.rights.lib.covered
import data.rights.lib.finding
import data.rights.lib.territory
import data.rights.lib.tri
import data.rights.lib.wording

# Uses that lean on any exception.
claimants := [thing |
	some thing in data.rights.lib.component.having.exception
	tri.known(thing, ["exception", "claimed"])
]

# Uses that lean on one of the row's exceptions and hold no licence that makes it needless.
reliant(row) := [thing |
	data.rights.lib.release.public_use
	count(row.territories) > 0
	some thing in claimants
	tri.known_among(thing, ["exception", "claimed"], row.claims)
	unlicensed(thing, row.territories)
]

unlicensed(thing, codes) if {
	some right in ["master", "composition"]
	count(codes - covered.assess(thing, right, codes).clear) > 0
}

findings(row) := decided(row) | asked(row)

# Every element is known, or one is known to fail.
decided(row) := {finding.violation(row, finding.component(thing), message, evidence(row, thing)) |
	some thing in reliant(row)
	settled(row, thing)
	message := sprintf(
		"%s relies on %s in %s (%s).%s Only a lawyer or a court can say whether it holds.",
		[wording.work(thing), thing.exception.claimed, territory.names(row.territories), row.law, failing(row, thing)],
	)
}

settled(row, thing) if count(failed(row, thing)) > 0

settled(row, thing) if count(open(row, thing)) == 0

asked(row) := {finding.needs_fact(row, finding.component(thing), message, evidence(row, thing), missing) |
	some thing in reliant(row)
	not settled(row, thing)
	missing := {component.path(thing, sprintf("exception.elements.%s", [field])) | some field in open(row, thing)}
	message := sprintf(
		"%s relies on %s in %s (%s). A lawyer will ask first: %s.",
		[
			wording.work(thing), thing.exception.claimed, territory.names(row.territories), row.law,
			concat("; ", [question[field] | some field in sort(open(row, thing))]),
		],
	)
}

failed(row, thing) := {field |
	some field, wanted in row.elements
	answer := object.get(thing, ["exception", "elements", field], null)
	is_boolean(answer)
	not answer == wanted
}

open(row, thing) := {field |
	some field, _ in row.elements
	tri.unknown(thing, ["exception", "elements", field])
}

failing(row, thing) := sprintf(" On the facts declared it fails: %s.", [concat("; ", words)]) if {
	words := [shortfall[field] | some field in sort(failed(row, thing))]
	count(words) > 0
} else := ""

evidence(row, thing) := {
	"component": thing.id,
	"exception": thing.exception.claimed,
	"failed": sort(failed(row, thing)),
	"open": sort(open(row, thing)),
	"territories": sort(row.territories),
}

question := {
	"evokes_identified_work": "does it evoke an identified work",
	"noticeably_different": "does it differ noticeably from it",
	"dialogue_recognisable": "can a listener who knows the source hear a dialogue with it",
	"concealed": "is the borrowing concealed",
	"source_acknowledged": "is the source named",
	"deliberate_inclusion": "was it put in on purpose",
	"market_harm": "does it harm the market of the original",
}

shortfall := {
	"evokes_identified_work": "it evokes no identified work",
	"noticeably_different": "it does not differ noticeably",
	"dialogue_recognisable": "no dialogue with the source can be heard",
	"concealed": "the borrowing is concealed",
	"source_acknowledged": "the source is not named",
	"deliberate_inclusion": "it was put in on purpose",
	"market_harm": "it harms the market of the original",
}
