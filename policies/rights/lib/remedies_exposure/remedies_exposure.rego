# What is at stake in a territory, said once where something known stands against the release.
#
# row: rule, severity, scope; found (the findings of the pack); amounts (one sentence); commercial_only (true where the amounts
# are those of commercial use). A pack asks from a package of its own, because no rule can read its own findings.
package rights.lib.remedies_exposure

import data.rights.lib.finding
import data.rights.lib.territory

findings(row) := {finding.notice(row, "release", message, {"rules": sort(rules)}) |
	at_stake(row)
	rules := {found.rule |
		some found in row.found
		found.kind == "violation"
		found.severity == "error"
	}
	count(rules) > 0
	message := sprintf("%s against the release in %s. %s", [counted(count(rules)), territory.name(row.scope.territory), row.amounts])
}

counted(1) := "One rule stands"

counted(number) := sprintf("%d rules stand", [number]) if number > 1

at_stake(row) if not object.get(row, "commercial_only", false)

at_stake(_) if data.rights.lib.release.commercial

at_stake(_) if data.rights.lib.release.commercial_unknown
