package rights.lib.term_not_expired_test

import data.rights.lib.term_not_expired

test_the_year_is_told_where_it_is_known if {
	term_not_expired.dated({"recording": {"first_published_year": 1958}}) == " (first published 1958)"
	term_not_expired.dated({"recording": {}}) == ""
}
