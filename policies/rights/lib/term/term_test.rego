package rights.lib.term_test

import data.rights.lib.term
import data.rights.testing

recording(year) := {"id": "old", "origin": "public_domain", "recording": {"first_published_year": year}, "pd_claim": {"evidence": "label.jpg"}}

composition(year) := {"id": "old", "origin": "public_domain", "composition": {"last_writer_death_year": year}, "pd_claim": {"evidence": "x"}}

status(thing, layer, code) := answer if {
	answer := term.status(thing, layer, code) with input as {"evaluated_on": "2026-11-21", "components": [thing]}
}

# The last year that is free on the day of evaluation, and the first that is not, per territory and layer.
test_last_free_and_first_protected_year if {
	every row in [
		["recording", "US", 1925], ["recording", "DE", 1962], ["recording", "NO", 1962], ["recording", "GB", 1962],
	] {
		[row, status(recording(row[2]), row[0], row[1])] == [row, "expired"]
		[row, status(recording(row[2] + 1), row[0], row[1])] == [row, "running"]
	}
	every code in ["FR", "GB"] {
		status(composition(1955), "composition", code) == "expired"
		status(composition(1956), "composition", code) == "running"
	}
}

# Recordings whose year of making may matter too, with that year known to be too late to help.
test_last_free_and_first_protected_year_beyond_europe if {
	every row in [
		["CA", 1964], ["JP", 1967], ["KR", 1962], ["CH", 1969], ["IN", 1965], ["FR", 1962], ["AU", 1955],
	] {
		made := {"recording": {"first_fixed_year": 1955}}
		[row, status(object.union(recording(row[1]), made), "recording", row[0])] == [row, "expired"]
		[row, status(object.union(recording(row[1] + 1), made), "recording", row[0])] == [row, "running"]
	}
	every row in [["BR", 1955], ["CN", 1975], ["AU", 1954]] {
		made := {"recording": {"first_fixed_year": row[1]}}
		later := {"recording": {"first_fixed_year": row[1] + 1}}
		[row, status(object.union(recording(2011), made), "recording", row[0])] == [row, "expired"]
		[row, status(object.union(recording(2011), later), "recording", row[0])] == [row, "running"]
	}
	every row in [
		["CA", 1971], ["JP", 1967], ["KR", 1962], ["CH", 1955], ["IN", 1965], ["AU", 1955], ["BR", 1955], ["CN", 1975],
		["DE", 1955],
	] {
		[row, status(composition(row[1]), "composition", row[0])] == [row, "expired"]
		[row, status(composition(row[1] + 1), "composition", row[0])] == [row, "running"]
	}
}

test_next_year_frees_one_more_year if {
	every row in [["IN", 1966, "expired"], ["CA", 1965, "running"], ["JP", 1968, "running"], ["AU", 1956, "expired"]] {
		song := object.union(recording(row[1]), {"recording": {"first_fixed_year": 1956}})
		answer := term.status(song, "recording", row[0]) with input as {"evaluated_on": "2027-01-01", "components": [song]}
		[row, answer] == [row, row[2]]
	}
}

test_canada_counts_a_century_from_fixation if {
	old := object.union(recording(1990), {"recording": {"first_fixed_year": 1925}})
	status(old, "recording", "CA") == "expired"
	status(object.union(old, {"recording": {"first_fixed_year": 1926}}), "recording", "CA") == "running"
	status(recording(1990), "recording", "CA") == "unknown"
}

test_us_compositions_by_publication if {
	song := {"id": "s", "origin": "public_domain", "composition": {"first_published_year": 1930}, "pd_claim": {"evidence": "x"}}
	status(song, "composition", "US") == "expired"
	status(object.union(song, {"composition": {"first_published_year": 1931}}), "composition", "US") == "running"
}

test_us_compositions_since_1978_run_from_death if {
	song := {"id": "s", "origin": "public_domain", "composition": {"first_published_year": 1980}, "pd_claim": {"evidence": "x"}}
	status(song, "composition", "US") == "unknown"
	status(object.union(song, {"composition": {"last_writer_death_year": 1990}}), "composition", "US") == "running"
}

test_1957_to_1971_wait_for_2067 if status(recording(1957), "recording", "US") == "running"

test_no_evidence_is_unknown if {
	status(testing.without(recording(1910), ["/pd_claim"]), "recording", "US") == "unknown"
}

test_no_year_is_unknown if status(testing.without(recording(1910), ["/recording"]), "recording", "US") == "unknown"

test_no_row_is_unknown if status(recording(1910), "recording", "MX") == "unknown"

test_unclaimed_recent_material_is_running if {
	thing := {"id": "n", "origin": "sample", "recording": {"first_published_year": 2011}}
	status(thing, "recording", "US") == "running"
	status({"id": "n", "origin": "sample"}, "recording", "US") == "running"
}

test_where_no_term_is_known_a_licence_answers if {
	term.untabled({"id": "old"}, {""}) == {"uses[old].licences"}
	term.untabled({"id": "old"}, {"US"}) == set()
}

test_only_what_is_claimed_asks_for_years if {
	outcome := {"lacks": {"US": {"first_published_year"}}}
	term.open_rows({"id": "old", "pd_claim": {"recording": true}}, "recording", outcome) == {"US", ""}
	term.open_rows({"id": "old"}, "recording", outcome) == set()
}

test_a_term_runs_wherever_it_has_not_ended if {
	sample := data.rights.testing.sample
	old := {
		"id": "old", "kind": "sample", "origin": "sample",
		"recording": {"title": "Old", "first_published_year": 1900},
		"pd_claim": {"recording": true, "evidence": "papers/pd.pdf"},
	}
	document := object.union(data.rights.testing.lawful, {"components": [old], "detections": []})
	term.where(old, "recording", "running", {"US"}) == set() with input as document
	term.where(old, "recording", "expired", {"US"}) == {"US"} with input as document
	term.where(sample, "recording", "running", {"US"}) == {"US"} with input as data.rights.testing.lawful
}
