# What the release as a whole is: who owns it, where it goes, whether it leaves the private circle.
package rights.lib.release

import data.rights.lib.tri

owners := tri.values(input, ["release", "owners"])

# Names compare without case: nobody means somebody else by another capital.
owns(name) if lower(trim_space(name)) in owner_names

owner_names := {lower(trim_space(owner)) | some owner in owners} - {""}

platforms := tri.values(input, ["release", "platforms"])

fingerprint_systems := tri.values(input, ["release", "fingerprint_optin"])

# Stays in the personal circle. Every part must be known: an undeclared state is not private.
private_use if {
	tri.known_among(input, ["release", "state"], {"private"})
	tri.known_false(input, ["release", "commercial"])
	count(platforms) == 0
}

public_use if not private_use

# Declared private: enough for rules about copies that never leave the maker, whatever else is declared.
declared_private if tri.known_among(input, ["release", "state"], {"private"})

# Sale, advertising, monetisation, client or brand work.
commercial if {
	some field in ["commercial", "monetised", "brand_or_ad"]
	tri.known_true(input, ["release", field])
}

commercial_unknown if {
	not commercial
	tri.unknown(input, ["release", "commercial"])
}

evaluated_on := object.get(input, "evaluated_on", "")

# A date is YYYY-MM-DD; the year is read without floats.
year := to_number(substring(evaluated_on, 0, 4))

# The day a licence must be in force on: today, or the release date where that lies ahead.
needed_on := max({evaluated_on, tri.text(input, ["release", "release_on"], evaluated_on)})
