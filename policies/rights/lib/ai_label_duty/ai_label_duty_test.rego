package rights.lib.ai_label_duty_test

import data.rights.lib.ai_label_duty
import data.rights.testing

dates := {"dates": {"from": "2027-01-01", "transition_until": "2028-01-01"}}

test_an_advertisement_by_what_it_sells if {
	data.rights.lib.ai_label_duty.advertisement with input as testing.released({"brand_or_ad": true})
	data.rights.lib.ai_label_duty.advertisement with input as testing.released({"kind": "ad"})
	not data.rights.lib.ai_label_duty.advertisement with input as data.rights.testing.lawful
}

test_a_duty_of_no_known_kind_has_no_cases if not ai_label_duty.cases({"trigger": "none"}) with input as data.rights.testing.lawful

test_a_duty_that_begins_later_is_not_owed_yet if {
	ai_label_duty.exempt_by_date(dates) with input as data.rights.testing.lawful
	not ai_label_duty.exempt_by_date(dates) with input as testing.released({"release_on": "2028-06-01"})
}
