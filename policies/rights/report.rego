# The entry point: every pack's findings, gathered. A pack is found by where it lies, so adding one needs no change here.
package rights

# METADATA
# entrypoint: true
report := {"findings": sort(all_findings)}

all_findings contains finding if some finding in data.rights.jurisdictions[_].findings

all_findings contains finding if some finding in data.rights.platforms[_].findings

all_findings contains finding if some finding in data.rights.tools[_].findings

all_findings contains finding if some finding in data.rights.sources[_].findings
