package rights.lib.territory_test

test_the_union_is_all_its_members if {
	"FR" in data.rights.lib.territory.expanded with input as {"release": {"territories": ["EU"]}}
	not "FR" in data.rights.lib.territory.expanded with input as {"release": {"territories": ["DE"]}}
}
