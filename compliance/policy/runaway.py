"""Which rule of a bundle runs away: the report is taken apart until no part of it alone is too much.

A worker that was stopped, or that ended for want of memory, cannot say where it was. So the rules the report asks are
evaluated one by one in workers of their own with a fraction of the time, then the rules that the first one to fail
asks.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compliance.policy.bundle import Bundle
from compliance.policy.modules import Module, read_module

_WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_HEAD = re.compile(r"^(?:default[ \t]+)?([A-Za-z_]\w*)", re.MULTILINE)
_PROSE = re.compile(r'"(?:\\.|[^"\\\n])*"|`[^`]*`|#[^\n]*')
_KEYWORDS = frozenset({"package", "import", "else", "default"})
REPORT = "rights.report"


@dataclass(frozen=True, kw_only=True)
class _Rule:
    """Where a rule or function begins, and what it refers to, by full name without ``data.``."""

    place: str
    asks: tuple[str, ...]
    function: bool


def place_of_runaway(bundle: Bundle, fails: Callable[[str], bool], *, budget_s: float) -> str:
    """Return file and line of the innermost rule that `fails` when evaluated alone, as far as the budget lasts.

    Parameters
    ----------
    fails : evaluates one rule by its full name (``data.`` included); true if it ran out of time or memory
    budget_s : seconds after which the search ends with what it knows
    """
    rules = dict(_rules(bundle))
    until = time.monotonic() + budget_s
    found, seen = REPORT, {REPORT}
    while found in rules:
        inner = _first_failing(found, rules, seen, fails, until)
        if inner is None:
            return rules[found].place
        found = inner
    return bundle.name


def _first_failing(
    rule: str, rules: dict[str, _Rule], seen: set[str], fails: Callable[[str], bool], until: float
) -> str | None:
    for name in _asked(rule, rules, seen):
        if time.monotonic() > until:
            return None
        if fails(f"data.{name}"):
            return name
    return None


def _asked(rule: str, rules: dict[str, _Rule], seen: set[str]) -> Iterator[str]:
    """Yield the rules that `rule` asks, directly or through functions, none of them twice in a search."""
    for name in rules[rule].asks:
        if name in seen or name not in rules:
            continue
        seen.add(name)
        if rules[name].function:
            yield from _asked(name, rules, seen)
        else:
            yield name


def _rules(bundle: Bundle) -> Iterator[tuple[str, _Rule]]:
    found: dict[str, _Rule] = {}
    modules = [(file.text, read_module(file, bundle)) for file in bundle.modules]
    known = {f"{module.package}.{name}" for _, module in modules for name in module.rules}
    for text, module in modules:
        for name, line, body in _bodies(text):
            full = f"{module.package}.{name}"
            asks = tuple(_references(body, module, known))
            earlier = found.get(full)
            found[full] = _Rule(
                place=earlier.place if earlier else bundle.place(module.path, line),
                asks=(*earlier.asks, *asks) if earlier else asks,
                function=name in module.functions,
            )
    yield from found.items()


def _bodies(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield every head with its line and the text up to the next one; strings and comments are blanked."""
    code = _PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    heads = [match for match in _HEAD.finditer(code) if match[1] not in _KEYWORDS]
    ends = [*(match.start() for match in heads[1:]), len(code)]
    for match, end in zip(heads, ends, strict=True):
        yield match[1], code.count("\n", 0, match.start()) + 1, code[match.end() : end]


def _references(body: str, module: Module, known: set[str]) -> Iterator[str]:
    for word in dict.fromkeys(_WORD.findall(body)):
        first, _, rest = word.partition(".")
        if first == "data":
            path = rest
        elif first in module.imports:
            path = f"{module.imports[first].name.removeprefix('data.')}.{rest}"
        else:
            path = f"{module.package}.{word}"
        while path:
            if path in known:
                yield path
                break
            path = path.rpartition(".")[0]
