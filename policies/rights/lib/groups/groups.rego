# Lists by key in one pass. Asking for every key which items carry it would look at every pair.
package rights.lib.groups

# {key: [items]} of [[key, item], ...], the items of a key in the order of the list. Keys are texts that are not empty.
by_key(pairs) := {sorted[start][0]: [pairs[entry[1]][1] | some entry in array.slice(sorted, start, stops[i + 1])] |
	sorted := sort([[pair[0], i] | some i, pair in pairs])
	before := array.concat([[""]], sorted)
	starts := [i | some i, entry in sorted; before[i][0] < entry[0]]
	stops := array.concat(starts, [count(sorted)])
	some i, start in starts
}
