# The entry point: every pack's findings, gathered. A new pack is named here.
#
# Packs are named one by one because a reference with a free variable, data.rights.jurisdictions[_].findings, silently loses
# findings in regorus where a pack has several heads; a test holds this list against the folders.
#
# Two sets that take about as long: of a large project the embedded engine evaluates each in a process of its own.
package rights

# METADATA
# entrypoint: true
report := {"findings": sort(of_territories | of_everywhere)}

of_everywhere contains result if some result in data.rights.jurisdictions.any.findings

of_everywhere contains result if some result in data.rights.platforms.bandcamp.findings

of_everywhere contains result if some result in data.rights.platforms.soundcloud.findings

of_everywhere contains result if some result in data.rights.platforms.spotify.findings

of_everywhere contains result if some result in data.rights.platforms.youtube.findings

of_everywhere contains result if some result in data.rights.tools.suno.findings

of_everywhere contains result if some result in data.rights.sources.cc.findings

of_territories contains result if some result in data.rights.jurisdictions.eu.findings

of_territories contains result if some result in data.rights.jurisdictions.au.findings

of_territories contains result if some result in data.rights.jurisdictions.br.findings

of_territories contains result if some result in data.rights.jurisdictions.ca.findings

of_territories contains result if some result in data.rights.jurisdictions.ca.exposure.findings

of_territories contains result if some result in data.rights.jurisdictions.ch.findings

of_territories contains result if some result in data.rights.jurisdictions.cn.findings

of_territories contains result if some result in data.rights.jurisdictions.de.findings

of_territories contains result if some result in data.rights.jurisdictions.dk.findings

of_territories contains result if some result in data.rights.jurisdictions.fr.findings

of_territories contains result if some result in data.rights.jurisdictions.india.findings

of_territories contains result if some result in data.rights.jurisdictions.jp.findings

of_territories contains result if some result in data.rights.jurisdictions.kr.findings

of_territories contains result if some result in data.rights.jurisdictions.uk.findings

of_territories contains result if some result in data.rights.jurisdictions.us.findings

of_territories contains result if some result in data.rights.jurisdictions.us.exposure.findings

of_territories contains result if some result in data.rights.jurisdictions.us_ca.findings

of_territories contains result if some result in data.rights.jurisdictions.us_ny.findings

of_territories contains result if some result in data.rights.jurisdictions.us_tn.findings
