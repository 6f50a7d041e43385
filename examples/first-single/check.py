"""Hold the JSON report of the example against what was planted in it.

python check.py rights-report.json
"""

from __future__ import annotations

import json
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any


def excerpt_problems(matches: list[dict[str, Any]], planted: dict[str, Any]) -> list[str]:
    """Return what is wrong with the longest match of the buried excerpt; nothing when it is right."""
    heard = [m for m in matches if m["asset"] == planted["asset"] and m["reference"]["title"] == planted["reference"]]
    if not heard:
        return [f"{planted['what']} was not heard in {planted['asset']}"]
    longest = max(heard, key=lambda match: match["end_s"] - match["start_s"])
    return [
        f"{planted['reference']}: {field} is {longest[field]}, planted {planted[field]} (within {tolerance})"
        for field, tolerance in planted["tolerance"].items()
        if abs(longest[field] - planted[field]) > tolerance
    ]


def problems(report: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """Return one line for everything that the scan got wrong."""
    matches = report["matches"]
    found = excerpt_problems(matches, expected["planted"])
    strangers = {match["reference"]["title"] for match in matches} & set(expected["never_heard"])
    found += [f"{title} was heard, but is not in it" for title in sorted(strangers)]
    open_findings = [finding for finding in report["findings"] if finding["status"] == "open"]
    said = {(finding["rule"], finding["subject"]) for finding in open_findings}
    found += [
        f"{rule} says nothing of {subject}"
        for rule, subject in expected["findings"]
        if not any(rule == said_rule and fnmatch(said_subject, subject) for said_rule, said_subject in said)
    ]
    marks = {(asset["id"], mark["kind"]) for asset in report["assets"] for mark in asset["marks"]}
    found += [f"{asset} carries no {kind} mark" for asset, kind in expected["marks"] if (asset, kind) not in marks]
    triggers = {trigger["id"] for finding in open_findings for trigger in finding["escalation"]}
    found += [f"no question for a lawyer from {trigger}" for trigger in expected["triggers"] if trigger not in triggers]
    errors = {f["subject"] for f in open_findings if f["severity"] == "error"} & set(expected["cleared"])
    found += [f"{subject} is licensed, yet it is an error" for subject in sorted(errors)]
    verdicts = {verdict["verdict"] for verdict in report["verdicts"]}
    if verdicts != {expected["verdict"]}:
        found.append(f"the verdicts are {sorted(verdicts)}, not {expected['verdict']}")
    return found


def main() -> int:
    expected = json.loads((Path(__file__).parent / "expected.json").read_text(encoding="utf-8"))
    report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    wrong = problems(report, expected)
    for line in wrong:
        print(f"wrong: {line}", file=sys.stderr)
    if not wrong:
        print(
            f"The scan found what is planted: {expected['planted']['what']}, and {len(expected['findings'])} findings."
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
