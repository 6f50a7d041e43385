"""From YAML nodes to the values a type asks for, gathering every problem with its place.

The types of `compliance.manifest.shape` are the only description of the format: this walks them, so that the reader,
the published JSON Schema and the facts cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from msgspec import UNSET, inspect

from compliance import territories
from compliance.errors import ManifestError
from compliance.manifest import scalars
from compliance.manifest.scalars import Refused, nearest, shown
from compliance.manifest.tree import Node

MAX_VALUES = 100_000

Step = str | int
Steps = tuple[Step, ...]


@dataclass
class Reading:
    """One pass over a manifest. problems : in the order found; positions : line and column of every value and key."""

    name: str
    problems: list[ManifestError] = field(default_factory=list[ManifestError])
    positions: dict[Steps, tuple[int, int]] = field(default_factory=dict[Steps, tuple[int, int]])
    values: int = 0

    def read(self, node: Node, wanted: inspect.Type, steps: Steps = ()) -> Any:
        """Return the value of `node` as plain data of the type `wanted`; `UNSET` where a problem was noted."""
        self.positions.setdefault(steps, (node.line, node.column))
        self.values += 1
        if self.values > MAX_VALUES:
            raise self.problem_at(
                node, f"more than {MAX_VALUES:,} values once aliases are followed", "write it shorter"
            )
        reads: str | None = None
        while isinstance(wanted, inspect.Metadata | inspect.UnionType):
            if isinstance(wanted, inspect.Metadata):
                reads, wanted = _reads(wanted) or reads, wanted.type
            else:
                wanted = _without_none(wanted)
        match wanted:
            case inspect.StructType():
                return self._struct(node, wanted, steps)
            case inspect.DictType():
                return self._table(node, wanted, steps)
            case inspect.VarTupleType():
                return self._list(node, wanted, steps)
            case _:
                return self._scalar(node, wanted, steps, reads)

    def note(self, node: Node, problem: str, remedy: str = "") -> None:
        """Record a problem at a node."""
        self.problems.append(self.problem_at(node, problem, remedy))

    def problem_at(self, node: Node, problem: str, remedy: str = "") -> ManifestError:
        """Return a problem placed at a node."""
        return ManifestError(problem, place=f"{self.name}:{node.line}:{node.column}", remedy=remedy)

    def _struct(self, node: Node, wanted: inspect.StructType, steps: Steps) -> Any:
        if node.empty:
            return {} if not any(one.required for one in wanted.fields) else self._short(node, wanted, steps, {})
        if node.kind != "mapping":
            keys = ", ".join(one.encode_name for one in wanted.fields[:4])
            self.note(node, f"{_named(steps)} must hold keys such as {keys}", "write 'key: value' lines below it")
            return UNSET
        fields = {one.encode_name: one for one in wanted.fields}
        found: dict[str, Any] = {}
        for key, value in self._entries(node):
            if key.text not in fields:
                self._unknown_key(key, fields, steps)
                continue
            here = (*steps, key.text)
            if value.empty:
                self.positions[here] = (key.line, key.column)
            else:
                found[key.text] = self.read(value, fields[key.text].type, here)
        return self._short(node, wanted, steps, found)

    def _short(self, node: Node, wanted: inspect.StructType, steps: Steps, found: dict[str, Any]) -> Any:
        """Note what is required and absent."""
        for one in wanted.fields:
            if one.required and one.encode_name not in found:
                self.note(node, f"{_named(steps)} has no {one.encode_name}", _example(one))
                found[one.encode_name] = UNSET
        return found

    def _unknown_key(self, key: Node, fields: Mapping[str, Any], steps: Steps) -> None:
        near = nearest(key.text, fields)
        remedy = f"did you mean '{near}'?" if near else f"known here: {', '.join(sorted(fields))}"
        self.note(key, f"unknown key {shown(key.text)} in {_named(steps)}", remedy)

    def _entries(self, node: Node) -> list[tuple[Node, Node]]:
        """Return the entries of a mapping whose keys are plain and written once."""
        kept: dict[str, tuple[Node, Node]] = {}
        for key, value in node.entries:
            if key.kind != "scalar":
                self.note(key, "a key must be a word")
            elif key.text in kept:
                first = kept[key.text][0]
                self.note(key, f"{shown(key.text)} is written twice, first in line {first.line}", "keep one of them")
            else:
                kept[key.text] = (key, value)
        return list(kept.values())

    def _table(self, node: Node, wanted: inspect.DictType, steps: Steps) -> Any:
        if node.kind != "mapping":
            self.note(node, f"{_named(steps)} must be a table", "write 'key: value' lines below it")
            return UNSET
        found: dict[Any, Any] = {}
        for key, value in self._entries(node):
            here = (*steps, key.text)
            name = self._scalar(key, wanted.key_type, here, None)
            if name is not UNSET and not value.empty:
                found[name] = self.read(value, wanted.value_type, here)
        return found

    def _list(self, node: Node, wanted: inspect.VarTupleType, steps: Steps) -> Any:
        if node.kind != "sequence":
            remedy = f"write [{shown(node.text)[1:-1]}]" if node.kind == "scalar" else "begin items with '- '"
            self.note(node, f"{_named(steps)} must be a list", remedy)
            return UNSET
        found: list[Any] = []
        for index, item in enumerate(node.items):
            if item.empty:
                self.note(item, f"{_named((*steps, index))} is empty", "fill it in or delete it")
            else:
                found.append(self.read(item, wanted.item_type, (*steps, index)))
        return territories.expand(found) if _is_territory(wanted.item_type) and UNSET not in found else found

    def _scalar(self, node: Node, wanted: inspect.Type, steps: Steps, reads: str | None) -> Any:
        self.positions.setdefault(steps, (node.line, node.column))
        while isinstance(wanted, inspect.Metadata):
            reads, wanted = _reads(wanted) or reads, wanted.type
        if node.kind != "scalar":
            self.note(node, f"{_named(steps)} must be a single value", "")
            return UNSET
        try:
            return _value(node, wanted, reads, steps)
        except Refused as refused:
            self.note(node, _sentence(steps, refused.problem), refused.remedy)
            return UNSET


def _value(node: Node, wanted: inspect.Type, reads: str | None, steps: Steps) -> Any:
    by_name: dict[str, Callable[[Node], Any]] = {"time": scalars.position_ms, "path": scalars.path}
    if reads == "territory":
        return scalars.territory(node, group=isinstance(steps[-1], int))
    if reads in by_name:
        return by_name[reads](node)
    match wanted:
        case inspect.BoolType():
            return scalars.truth(node)
        case inspect.IntType():
            return _bounded(scalars.integer(node), wanted)
        case inspect.FloatType():
            return _bounded(scalars.number(node), wanted)
        case inspect.DateType():
            return scalars.day(node)
        case inspect.LiteralType():
            return scalars.word(node, [str(value) for value in wanted.values])
        case inspect.StrType():
            return _text(node, wanted)
        case _:
            raise AssertionError(wanted)


def _bounded(value: Any, wanted: inspect.IntType | inspect.FloatType) -> Any:
    low = wanted.ge if wanted.ge is not None else wanted.gt
    high = wanted.le if wanted.le is not None else wanted.lt
    below = low is not None and (value < low or (wanted.gt is not None and value == low))
    above = high is not None and value > high
    if below or above:
        limits = f"between {low:g} and {high:g}" if low is not None and high is not None else f"{low:g} or more"
        raise Refused(f"must be {limits}, not {value:g}")
    return value


def _text(node: Node, wanted: inspect.StrType) -> str:
    if wanted.pattern is not None and "perpetual" in wanted.pattern:
        return scalars.day_or_perpetual(node)
    text = scalars.text(node)
    if wanted.min_length is not None and len(text.strip()) < wanted.min_length:
        raise Refused("must not be empty")
    if wanted.max_length is not None and len(text) > wanted.max_length:
        raise Refused(f"is longer than {wanted.max_length} characters")
    if wanted.pattern is not None and not _matches(wanted.pattern, text):
        raise Refused(*_pattern_refusal(text, wanted.pattern))
    return text


def _matches(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None and not text.endswith("\n")


def _pattern_refusal(text: str, pattern: str) -> tuple[str, str]:
    if "0-9a-f" in pattern and "64" in pattern:
        return f"must be a SHA-256, 64 hex digits, not {shown(text)}", "run: sha256sum FILE"
    tidy = "-".join(text.strip().casefold().split())
    remedy = f"write '{tidy}'" if _matches(pattern, tidy) else "use small letters, digits, - and _"
    return f"cannot be {shown(text)}", remedy


def _without_none(wanted: inspect.UnionType) -> inspect.Type:
    (one,) = (member for member in wanted.types if not isinstance(member, inspect.NoneType))
    return one


def _is_territory(wanted: inspect.Type) -> bool:
    return isinstance(wanted, inspect.Metadata) and _reads(wanted) == "territory"


def _reads(wanted: inspect.Metadata) -> str | None:
    """Return how `compliance.model.vocabulary` marks the type: territory, path, time."""
    extra = cast("dict[str, str] | None", wanted.extra)  # pyright: ignore[reportUnknownMemberType]: a bare dict
    return extra.get("reads") if extra else None


def _example(one: inspect.Field) -> str:
    wanted = one.type
    while isinstance(wanted, inspect.Metadata):
        wanted = wanted.type
    if isinstance(wanted, inspect.LiteralType):
        return f"add '{one.encode_name}:' with one of {', '.join(str(value) for value in wanted.values)}"
    return f"add '{one.encode_name}:'"


def _sentence(steps: Steps, problem: str) -> str:
    """A problem that begins with a quoted value speaks for itself; the others are about the field."""
    return problem if problem.startswith("'") else f"{_named(steps)} {problem}"


def _named(steps: Steps) -> str:
    """``uses[0].what.isrc``; the whole file is ``rights.yaml``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{shown(step)[1:-1]}" for step in steps)
    return text.lstrip(".") or "rights.yaml"
