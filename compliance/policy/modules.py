"""What a Rego module defines, imports and refers to, read without an engine.

regorus looks names up only when evaluation reaches them: a misspelt function in a rule that isn't reached stays
silent, and a misspelt import is undefined, so its rule never fires. This reads enough of a module's text (not its full
syntax; the engine does that) to check every name beforehand. It relies on what ``opa fmt`` guarantees: rule heads start
in the first column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from compliance.errors import PolicyError
from compliance.policy.bundle import Bundle, PolicyFile

_BLANKED = re.compile(r'"(?:\\.|[^"\\\n])*"|`[^`]*`|#[^\n]*')
_PACKAGE = re.compile(r"^package[ \t]+([^\n#]+)", re.MULTILINE)
_IMPORT = re.compile(r"^import[ \t]+([A-Za-z_][\w.]*)(?:[ \t]+as[ \t]+([A-Za-z_]\w*))?", re.MULTILINE)
_HEAD = re.compile(
    r"^(?!package\b|import\b|else\b)(?:default[ \t]+)?([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(\()?", re.MULTILINE
)
_USE = re.compile(r"(?<![\w.])[A-Za-z_]\w*(?:(?:\.[A-Za-z_]\w*)+\(?|\()")
_INDIRECT_CALL = re.compile(r"\](?:\.[A-Za-z_]\w*)+\(")
_KEYWORDS = frozenset({"as", "default", "else", "every", "if", "import", "in", "not", "some", "with"})


@dataclass(frozen=True, kw_only=True)
class Name:
    """A dotted name at a spot of a module.

    name : as written, e.g. ``tri.known_true``
    call : whether it is called
    within : the rule or function it stands in
    """

    name: str
    line: int
    column: int
    call: bool = False
    within: str = ""


@dataclass(frozen=True, kw_only=True)
class Module:
    """One module.

    package : without ``data.``
    imports : alias to the full name
    rules : every head, those of functions included
    """

    path: str
    package: str
    imports: dict[str, Name]
    rules: frozenset[str]
    functions: frozenset[str]
    uses: tuple[Name, ...]


def read_module(file: PolicyFile, bundle: Bundle) -> Module:
    """Read what `file` defines and refers to.

    Raises
    ------
    PolicyError : there is no package clause, or a function is called through brackets
    """
    text = _BLANKED.sub(_blank, file.text)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    if (indirect := _INDIRECT_CALL.search(text)) is not None:
        line, column = _position(indirect.start(), starts)
        raise PolicyError(
            "a function is called through brackets, so its name cannot be checked",
            place=bundle.place(file.path, line, column),
            remedy="import the package and call it by name",
        )
    heads = [match for match in _HEAD.finditer(text) if match[1] not in _KEYWORDS]
    return Module(
        path=file.path,
        package=_package(file, text, bundle),
        imports=_imports(text, starts),
        rules=frozenset(match[1] for match in heads),
        functions=frozenset(match[1] for match in heads if match[2]),
        uses=_uses(text, starts, heads),
    )


def _blank(match: re.Match[str]) -> str:
    """Strings and comments keep their length and line breaks, and lose what they say."""
    return re.sub(r"[^\n\"`]", " ", match[0]) if match[0][0] in '"`' else " " * len(match[0])


def _package(file: PolicyFile, text: str, bundle: Bundle) -> str:
    clause = _PACKAGE.search(text)
    if clause is None:
        raise PolicyError("no package clause", place=bundle.place(file.path, 1), remedy="begin with package rights...")
    written = file.text[clause.start(1) : clause.end(1)].strip()
    return re.sub(r"\[\"([^\"]+)\"\]", r".\1", written)


def _imports(text: str, starts: list[int]) -> dict[str, Name]:
    imports: dict[str, Name] = {}
    for match in _IMPORT.finditer(text):
        line, column = _position(match.start(1), starts)
        alias = match[2] or match[1].rsplit(".", 1)[-1]
        imports[alias] = Name(name=match[1], line=line, column=column)
    return imports


def _uses(text: str, starts: list[int], heads: list[re.Match[str]]) -> tuple[Name, ...]:
    own_names = {match.start(1) for match in heads}
    offsets = [match.start() for match in heads]
    uses: list[Name] = []
    for match in _USE.finditer(text):
        name = match[0].rstrip("(")
        if (
            match.start() in own_names
            or name in _KEYWORDS
            or text.startswith(("package", "import"), _line_start(match, starts))
        ):
            continue
        line, column = _position(match.start(), starts)
        above = bisect_right(offsets, match.start())
        within = heads[above - 1][1] if above else ""
        uses.append(Name(name=name, line=line, column=column, call=match[0].endswith("("), within=within))
    return tuple(uses)


def _line_start(match: re.Match[str], starts: list[int]) -> int:
    return starts[bisect_right(starts, match.start()) - 1]


def _position(offset: int, starts: list[int]) -> tuple[int, int]:
    """Line and column, counted from 1, as regorus counts them."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
