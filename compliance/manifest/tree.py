"""YAML text as a tree of nodes with positions: no objects are built and no code can run.

Only the event parser of ruamel.yaml is used. Scalars stay text, so nothing is guessed before the field is known:
``NO`` is Norway, ``0123`` keeps its zero, and a number in quotes stays a number in quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from compliance.errors import ManifestError
from compliance.safe_text import printable

MAX_BYTES = 1_000_000
MAX_DEPTH = 32


@dataclass(slots=True, eq=False)
class Node:
    """One value of the text.

    kind : ``scalar``, ``sequence`` or ``mapping``
    line, column : where it starts, from 1
    text, quoted : of a scalar
    items : values of a sequence; entries : keys and values of a mapping, in order, duplicates included
    """

    kind: str
    line: int
    column: int
    text: str = ""
    quoted: bool = False
    items: list[Node] = field(default_factory=list["Node"])
    entries: list[tuple[Node, Node]] = field(default_factory=list["tuple[Node, Node]"])

    @property
    def empty(self) -> bool:
        """Whether nothing was written: ``key:`` or ``key: null``."""
        return self.kind == "scalar" and not self.quoted and self.text in {"", "~", "null", "Null", "NULL"}


def parse(data: bytes, *, name: str) -> Node | None:
    """Read YAML 1.2 text; ``None`` when it holds nothing but comments.

    Raises
    ------
    ManifestError : not UTF-8, not YAML, more than one document, tags, or beyond the bounds on size and depth
    """
    if len(data) > MAX_BYTES:
        raise ManifestError(
            f"the file holds {len(data):,} bytes, more than the {MAX_BYTES:,} that are read", place=name
        )
    return _Builder(name).build(_events(_decoded(data, name), name))


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise ManifestError(
            f"byte 0x{data[error.start]:02x} is not UTF-8", place=f"{name}:{line}:{column}", remedy="save it as UTF-8"
        ) from None


def _events(text: str, name: str) -> Iterator[Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    parser: Any = YAML(typ="safe", pure=True)
    try:
        yield from parser.parse(text)
    except (YAMLError, ValueError, RecursionError) as error:
        raise _not_yaml(error, text, name) from None


def _not_yaml(error: Any, text: str, name: str) -> ManifestError:
    """Say where the text stops being YAML; ruamel.yaml marks most errors, and counts characters for the others."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        problem = " ".join(part for part in (error.context, error.problem) if part)
        place, remedy = f"{name}:{mark.line + 1}:{mark.column + 1}", _yaml_remedy(problem)
        return ManifestError(f"not valid YAML: {printable(problem)}", place=place, remedy=remedy)
    position: int | None = getattr(error, "position", None)
    if position is not None:
        column = position - text.rfind("\n", 0, position)
        place = f"{name}:{text.count(chr(10), 0, position) + 1}:{column}"
        return ManifestError("a control character is not allowed in YAML", place=place, remedy="delete it")
    return ManifestError(f"not valid YAML: {printable(str(error).partition(chr(10))[0])}", place=name)


def _yaml_remedy(problem: str) -> str:
    if "\\t" in problem or "tab" in problem:
        return "indent with spaces, not tabs"
    if "mapping values are not allowed" in problem:
        return "put a text that holds ': ' in quotes"
    return ""


class _Builder:
    """Turns parser events into nodes without recursion, so depth is ours to bound."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.anchors: dict[str, Node] = {}
        self.open: list[tuple[Node, str | None, list[Node]]] = []
        self.root: Node | None = None

    def build(self, events: Iterator[Any]) -> Node | None:
        documents = 0
        for event in events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise self._refused(event, "a second document starts here", "keep one document, without '---'")
            elif kind == "ScalarEvent":
                self._scalar(event)
            elif kind in {"SequenceStartEvent", "MappingStartEvent"}:
                self._start(event, "sequence" if kind.startswith("S") else "mapping")
            elif kind in {"SequenceEndEvent", "MappingEndEvent"}:
                self._end()
            elif kind == "AliasEvent":
                self._alias(event)
        return None if self.root is None or self.root.empty else self.root

    def _scalar(self, event: Any) -> None:
        self._no_tag(event)
        line, column = _position(event)
        node = Node("scalar", line, column, text=event.value, quoted=event.style is not None)
        self._add(node, event.anchor)

    def _start(self, event: Any, kind: str) -> None:
        self._no_tag(event)
        if len(self.open) >= MAX_DEPTH:
            raise self._refused(event, f"nested deeper than {MAX_DEPTH} levels", "write it flatter")
        self.open.append((Node(kind, *_position(event)), event.anchor, []))

    def _end(self) -> None:
        node, anchor, children = self.open.pop()
        if node.kind == "sequence":
            node.items = children
        else:
            node.entries = list(zip(children[::2], children[1::2], strict=True))
        self._add(node, anchor)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            raise self._refused(event, f"alias '*{printable(event.anchor)}' has no anchor before it", "")
        self._add(self.anchors[event.anchor], None)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor is not None:
            self.anchors[anchor] = node
        if self.open:
            self.open[-1][2].append(node)
        else:
            self.root = node

    def _no_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "tag:yaml.org,2002:str":
            raise self._refused(event, f"tag '{printable(str(event.tag))}' is not used here", "delete the tag")

    def _refused(self, event: Any, problem: str, remedy: str) -> ManifestError:
        line, column = _position(event)
        return ManifestError(problem, place=f"{self.name}:{line}:{column}", remedy=remedy)


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
