# The entry point: every pack's findings, gathered. A new pack is named here.
#
# Packs are named one by one because a reference with a free variable, data.rights.jurisdictions[_].findings, silently loses
# findings in regorus where a pack has several heads; a test holds this list against the folders.
package rights

# METADATA
# entrypoint: true
report := {"findings": sort(all_findings)}

all_findings contains result if some result in data.rights.jurisdictions.any.findings

all_findings contains result if some result in data.rights.jurisdictions.eu.findings

all_findings contains result if some result in data.rights.jurisdictions.au.findings

all_findings contains result if some result in data.rights.jurisdictions.br.findings

all_findings contains result if some result in data.rights.jurisdictions.ca.findings

all_findings contains result if some result in data.rights.jurisdictions.ca.exposure.findings

all_findings contains result if some result in data.rights.jurisdictions.ch.findings

all_findings contains result if some result in data.rights.jurisdictions.cn.findings

all_findings contains result if some result in data.rights.jurisdictions.de.findings

all_findings contains result if some result in data.rights.jurisdictions.dk.findings

all_findings contains result if some result in data.rights.jurisdictions.fr.findings

all_findings contains result if some result in data.rights.jurisdictions.india.findings

all_findings contains result if some result in data.rights.jurisdictions.jp.findings

all_findings contains result if some result in data.rights.jurisdictions.kr.findings

all_findings contains result if some result in data.rights.jurisdictions.uk.findings

all_findings contains result if some result in data.rights.jurisdictions.us.findings

all_findings contains result if some result in data.rights.jurisdictions.us.exposure.findings

all_findings contains result if some result in data.rights.jurisdictions.us_ca.findings

all_findings contains result if some result in data.rights.jurisdictions.us_ny.findings

all_findings contains result if some result in data.rights.jurisdictions.us_tn.findings

all_findings contains result if some result in data.rights.platforms.bandcamp.findings

all_findings contains result if some result in data.rights.platforms.soundcloud.findings

all_findings contains result if some result in data.rights.platforms.spotify.findings

all_findings contains result if some result in data.rights.platforms.youtube.findings

all_findings contains result if some result in data.rights.tools.suno.findings

all_findings contains result if some result in data.rights.sources.cc.findings
