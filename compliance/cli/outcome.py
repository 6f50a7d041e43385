"""From a judgement to an exit code: 0 pass, 1 findings at or above the threshold, 3 evidence incomplete.

2 is for usage, configuration, policy and internal errors, which never get as far as a judgement. ``--fail-on never``
asks for a report that fails nothing: it masks 1 and 3, never 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.model.findings import Judgement

FAIL_ON = ("error", "warning", "never")

PASS, FINDINGS, INCOMPLETE = 0, 1, 3


def exit_code(judgement: Judgement, fail_on: str) -> int:
    """Return the exit code; findings (1) beat incomplete evidence (3)."""
    if fail_on == "never":
        return PASS
    counted = {"error"} if fail_on == "error" else {"error", "warning"}
    if any(f.status == "open" and f.severity in counted for f in judgement.findings):
        return FINDINGS
    incomplete = judgement.reasons_incomplete or any(v.verdict == "incomplete" for v in judgement.verdicts)
    return INCOMPLETE if incomplete else PASS
