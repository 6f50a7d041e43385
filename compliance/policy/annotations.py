"""Read OPA's ``# METADATA`` annotations: YAML in the comment directly above a rule or package.

The rules that matter here, from OPA's documentation of annotations: a block begins with a comment line ``# METADATA``
and ends with the last comment line that follows without a gap; the text after the ``#`` is YAML; it belongs to the
statement below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol, cast

from compliance.errors import PolicyError
from compliance.policy.bundle import Bundle, PolicyFile

_BLOCK = re.compile(r"^# METADATA[ \t]*\n((?:#[^\n]*(?:\n|\Z))+)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """One block. path, line : where ``# METADATA`` stands; text : the YAML; content : what it says."""

    path: str
    line: int
    text: str
    content: dict[str, Any]

    def line_of(self, key: str) -> int:
        """Line on which `key` is set, or that of the block."""
        lines = self.text.splitlines()
        found = (number for number, line in enumerate(lines, self.line + 1) if line.strip(" -").startswith(f"{key}:"))
        return next(found, self.line)


def read_annotations(file: PolicyFile, bundle: Bundle) -> tuple[Annotation, ...]:
    """Return the annotations of one module in the order they stand.

    Raises
    ------
    PolicyError : a block is not a YAML mapping, or annotates nothing
    """
    return tuple(_annotation(match, file, bundle) for match in _BLOCK.finditer(file.text))


def _annotation(match: re.Match[str], file: PolicyFile, bundle: Bundle) -> Annotation:
    line = file.text.count("\n", 0, match.start()) + 1
    text = "\n".join(row[1:] for row in match[1].splitlines())
    content = _parse(text, file, line, bundle)
    if not file.text[match.end() :].strip() or file.text.startswith("\n", match.end()):
        raise PolicyError(
            "METADATA that annotates nothing",
            place=bundle.place(file.path, line),
            remedy="put it directly above the rule, without an empty line between",
        )
    return Annotation(path=file.path, line=line, text=text, content=content)


def _parse(text: str, file: PolicyFile, line: int, bundle: Bundle) -> dict[str, Any]:
    from ruamel.yaml.error import YAMLError

    try:
        content = _loader().load(text)
    except YAMLError as error:
        mark = cast("_Mark | None", getattr(error, "problem_mark", None))
        row, column = (line + 1 + mark.line, mark.column + 2) if mark is not None else (line, None)
        problem = " ".join(str(getattr(error, "problem", None) or error).split())
        place = bundle.place(file.path, row, column)
        raise PolicyError(f"METADATA is not valid YAML: {problem}", place=place, remedy="correct it") from None
    if not isinstance(content, dict):
        place = bundle.place(file.path, line)
        raise PolicyError("METADATA is not a mapping", place=place, remedy="write title: ..., description: ...")
    return cast("dict[str, Any]", content)


class _Mark(Protocol):
    """Where a YAML error is, counted from 0."""

    line: int
    column: int


class _Loader(Protocol):
    def load(self, text: str, /) -> object: ...


def _loader() -> _Loader:
    """A loader of its own for each block: ruamel's keeps state while it reads."""
    from ruamel.yaml import YAML

    return cast("_Loader", YAML(typ="safe", pure=True))
