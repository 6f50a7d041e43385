package rights.lib.law_in_motion_test

import data.rights.lib.law_in_motion

test_consent_is_in_writing_and_names_the_replica if {
	law_in_motion.consented({"voice": {"consent": {"status": "written_specific", "ai_replication": true}}})
	not law_in_motion.consented({"voice": {"consent": {"status": "written_specific"}}})
}
