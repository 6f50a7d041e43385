"""A bundle as one module with short names: what the embedded engine is given when there is much to judge.

regorus resolves every name anew at each call: it joins the parts of the path to a text, looks for an import of that
name, finds the package of the function among all modules, and goes back. In one module without imports most of that
has nothing to do, and the same rules take a quarter less time (``benchmarks/policy/results``).

The modules are joined as a linker joins objects. Each package gets a number, and every name that a module writes at
the beginning of a reference, of its rules and of its variables alike, ends in the number of its package; a name
reached through an import or through ``data`` in that of the package it lies in. Names are renamed one to one, so
that what hides what inside a module stays as it was, and nothing else of the text changes but comments, which go.
What this does not understand for certain (``with``, a package asked as a whole, a variable called like an import, a
package in several modules) is not linked: the bundle is then evaluated as it is written.

Files and lines are lost, so a linked bundle is never asked what is wrong: where evaluation fails, it is done again as
written (`compliance.policy.regorus_engine`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compliance.policy.bundle import Bundle, PolicyFile
from compliance.policy.engine import ENTRY_POINT
from compliance.policy.inlined import with_functions_written_out
from compliance.policy.modules import Module

# Short, and names differ by their first letters: regorus compares them as texts at every step.
PACKAGE = "r"
# Strings and comments, or a name at the beginning of a reference with the fields that follow it at once.
_PIECE = re.compile(
    r'"(?:\\.|[^"\\\n])*"|`[^`]*`|(?P<comment>^[ \t]*#[^\n]*\n|#[^\n]*)'
    r"|(?<![\w.])(?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?P<call>\(?)",
    re.MULTILINE,
)
_HEADER = re.compile(r"^(?:package|import)\b[^\n]*\n", re.MULTILINE)
# An interpolated string holds names of its own.
_INTERPOLATED = re.compile(r'\$["`]')
_STRINGS = re.compile(r'"(?:\\.|[^"\\\n])*"|`[^`]*`|#[^\n]*')
_KEPT = frozenset(
    {"_", "as", "contains", "default", "else", "every", "false", "if", "in", "input", "not", "null", "some", "true"}
)
# A report that two processes can share: the sorted union of two sets.
_UNION = re.compile(r'^report := \{"findings": sort\((\w+) \| (\w+)\)\}$', re.MULTILINE)
# Asked for its own annotations or its own process, a module must be as it was written.
_SELF_AWARE = frozenset({"rego", "opa"})


@dataclass(frozen=True, kw_only=True)
class Linked:
    """A bundle as one module.

    text : the module
    entry : the full name of the report in it
    halves : the full names of the two sets that the report is the sorted union of, where it is one; else none
    """

    text: str
    entry: str
    halves: tuple[str, ...] = ()


class _Unclear(Exception):
    """A name whose meaning is not certain from the text alone."""


def link(bundle: Bundle, read: Sequence[Module]) -> Linked | None:
    """Return `bundle` as one module, or None where that is not certain to mean the same.

    Parameters
    ----------
    read : the modules of `bundle`, in its order
    """
    modules = list(zip(bundle.modules, read, strict=True))
    endings = {module.package: f"_{number}" for number, (_, module) in enumerate(modules)}
    full_names = {
        f"{module.package}.{rule}": rule + endings[module.package] for _, module in modules for rule in module.rules
    }
    entry = full_names.get(ENTRY_POINT.removeprefix("data."))
    if entry is None or len(endings) < len(modules) or PACKAGE in bundle.data:
        return None
    try:
        parts = [_renamed(file, module, endings[module.package], full_names, bundle) for file, module in modules]
    except _Unclear:
        return None
    return Linked(
        text=with_functions_written_out("\n".join((f"package {PACKAGE}\n", *parts))),
        entry=f"data.{PACKAGE}.{entry}",
        halves=tuple(f"data.{PACKAGE}.{full_names[name]}" for name in _halves(bundle, read)),
    )


def _halves(bundle: Bundle, read: Sequence[Module]) -> tuple[str, ...]:
    """Return the full names of the two sets that the report is the sorted union of, or none."""
    package, _, report = ENTRY_POINT.removeprefix("data.").rpartition(".")
    for file, module in zip(bundle.modules, read, strict=True):
        if module.package == package and (union := _UNION.search(file.text)) is not None:
            heads = re.findall(r"^(?:default[ \t]+)?(\w+)\b[ \t]*(\w*)", file.text, re.MULTILINE)
            kinds = {name: {kind for head, kind in heads if head == name} for name in (report, *union.groups())}
            if len([head for head, _ in heads if head == report]) == 1 and all(
                kinds[name] == {"contains"} for name in union.groups()
            ):
                return tuple(f"{package}.{name}" for name in union.groups())
    return ()


def _renamed(file: PolicyFile, module: Module, ending: str, full_names: dict[str, str], bundle: Bundle) -> str:
    """Return the text of a module without package clause, imports and comments, every name as it is when linked."""
    if _INTERPOLATED.search(_STRINGS.sub('""', file.text)) or any(
        not imported.name.startswith(("data.", "rego.", "future.")) for imported in module.imports.values()
    ):
        raise _Unclear
    name_of = _names_of(module, ending, full_names, frozenset(bundle.data))
    known: dict[tuple[str, str], str] = {}

    def replace(match: re.Match[str]) -> str:
        name = match["name"]
        if name is None:
            return match[0] if match["comment"] is None else ""
        key = (name, match["call"])
        if key not in known:
            known[key] = name_of(*key) + match["call"]
        return known[key]

    return _PIECE.sub(replace, _HEADER.sub("", file.text))


def _names_of(
    module: Module, ending: str, full_names: dict[str, str], tables: frozenset[str]
) -> Callable[[str, str], str]:
    """Return what renames one reference of `module`, given as written and whether it is called."""
    imports = {alias: imported.name.removeprefix("data.") for alias, imported in module.imports.items()}

    def rename(name: str, call: str) -> str:
        root, dot, rest = name.partition(".")
        if root in {"with", *(_SELF_AWARE - module.rules)}:
            raise _Unclear
        if root == "data":
            return name if rest.partition(".")[0] in tables else _linked_name(rest, full_names)
        if root in imports:
            return _linked_name(imports[root] + dot + rest, full_names)
        if root in _KEPT or (call and (dot or root not in module.rules)):
            return name
        return f"{root}{ending}{dot}{rest}"

    return rename


def _linked_name(path: str, full_names: dict[str, str]) -> str:
    """Return the linked name of a rule with the fields asked of it; `path` is written without ``data.``."""
    whole, fields = path, ""
    while whole:
        if whole in full_names:
            return full_names[whole] + fields
        whole, _, last = whole.rpartition(".")
        fields = f".{last}{fields}"
    raise _Unclear
