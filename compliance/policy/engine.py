"""What rightslint asks of a policy engine, and the check that its answer is whole."""

from __future__ import annotations

from typing import Any, Protocol, cast

from compliance.errors import PolicyError

ENTRY_POINT = "data.rights.report"


class Engine(Protocol):
    """Evaluates the bundle's report on a facts document."""

    @property
    def name(self) -> str:
        """Which engine this is, e.g. ``regorus``."""
        ...

    @property
    def version(self) -> str:
        """Version of the engine."""
        ...

    def evaluate(self, document: dict[str, Any]) -> dict[str, Any]:
        """Return ``data.rights.report`` for a facts document.

        Raises
        ------
        PolicyTimeout : evaluation ran past the time limit
        PolicyError : the policies cannot be loaded or evaluated, or the report is undefined or partial
        """
        ...


def whole_report(report: object) -> dict[str, Any]:
    """Return `report` if it is an object with a list of findings; anything less must fail the run, not pass it.

    Raises
    ------
    PolicyError : the report is undefined, not an object, or has no list ``findings``
    """
    remedy = 'define report := {"findings": [...]} in package rights, unconditionally'
    if report is None:
        raise PolicyError("the report is undefined: no rule produced it", place=ENTRY_POINT, remedy=remedy)
    if not isinstance(report, dict):
        raise PolicyError(f"the report is {_kind(report)}, not an object", place=ENTRY_POINT, remedy=remedy)
    answer = cast("dict[str, Any]", report)
    if "findings" not in answer:
        raise PolicyError("the report is partial: it has no findings", place=ENTRY_POINT, remedy=remedy)
    if not isinstance(answer["findings"], list):
        problem = f"the report's findings are {_kind(answer['findings'])}, not a list"
        raise PolicyError(problem, place=ENTRY_POINT, remedy=remedy)
    return answer


def _kind(value: object) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case str():
            return "a string"
        case bool():
            return "a boolean"
        case None:
            return "null"
        case _:
            return "a number"
