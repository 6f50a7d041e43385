package rights.jurisdictions.any.project_test

import data.rights.jurisdictions.any.project

test_a_claim_names_who_raised_it if {
	project.from_whom({"id": "c1", "claimant": "Ada Nova"}) == " by Ada Nova"
	project.from_whom({"id": "c1"}) == ""
}
