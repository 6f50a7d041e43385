package rights.lib.cover_mechanical_test

import data.rights.lib.cover_mechanical
import data.rights.testing

row := {"severity": "error", "digital": "info"}

test_a_digital_release_weighs_what_the_row_says if {
	cover_mechanical.weight(row) == "info" with input as testing.released({"delivery_modes": ["download"]})
	cover_mechanical.weight(row) == "error" with input as testing.released({"delivery_modes": ["vinyl"]})
}

test_the_weight_depends_on_the_delivery_where_digital_weighs_less if {
	cover_mechanical.depends(row)
	not cover_mechanical.depends({"severity": "error"})
}
