"""Small functions of a linked bundle, written out where they are called: a call costs more than what they do.

A function is written out where its text stands for it beyond doubt. It has one definition, on one line, which is one
expression of its parameters, of rules and of calls; it binds no variable, and nothing it names is a variable anywhere
else. A call of it is replaced where each argument is a variable, ``input`` or a constant: those have a value, and cost
nothing to repeat. A function that is a condition (``f(x) if ...``) is replaced where it is a whole statement, negated
or not. Everything else stays a call.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import repeat

_STRING = r'"(?:\\.|[^"\\\n])*"|`[^`]*`'
_NAME = r"[A-Za-z_]\w*"
_SIMPLE = rf"(?:{_STRING}|\d+|{_NAME}(?:\.{_NAME})*)"
_SEVERAL = rf"{_SIMPLE}(?:, {_SIMPLE})*"
_ARGUMENT = re.compile(rf"({_SIMPLE}|\[{_SEVERAL}\]|\{{{_SEVERAL}\}})(, |\))")
_DEFINITION = re.compile(rf"^({_NAME})\(({_NAME}(?:, {_NAME})*)\) (:=|if) (.+)\n(?=\n|\Z)", re.MULTILINE)
_CONSTANT_RULE = re.compile(rf"^({_NAME}) := (?:{_STRING}|[\[{{](?:{_STRING}|[, ])*[\]}}])\n(?=\n|\Z)", re.MULTILINE)
_HEAD = re.compile(rf"^(?:default )?({_NAME})", re.MULTILINE)
# What declares variables: `some` and `every`, assignments, parameters.
_BOUND = re.compile(
    rf"\b(?:some|every) ({_NAME}(?:, {_NAME})*)|(?<=[\t \[{{(])({_NAME}) :?= |^{_NAME}\(([^()\n]*)\)", re.MULTILINE
)
_WORD = re.compile(rf"{_STRING}|(?<![\w.])({_NAME})((?:\.{_NAME})*\(?)")
_CALL = re.compile(rf"(?<![\w.])(?<!^)({_NAME})\(", re.MULTILINE)
_STRINGS = re.compile(_STRING)
# What has several values, lines or meanings; a wildcard is a variable, too.
_NOT_PLAIN = re.compile(r"(?<![\w.])(?:some|every|if|else|with|contains|_)\b|:=|;")
_REFERENCE = re.compile(rf"{_NAME}(?:\.{_NAME}|\[[^\[\]]*\])*")
_KEPT = frozenset({"in", "not", "null", "true", "false", "input", "data"})
_ALWAYS_THERE = frozenset({"null", "true", "false", "input"})
# Where a field that is absent would mean something else than in a call, which has no value then.
_LENIENT = re.compile(r"\b(?:not|in)\b")
_NEGATED = re.compile(r"\bnot\b")
# What a line ends with before a line that continues it; other lines are followed by statements.
_CONTINUED = tuple("([{,=&+-*/<>:")
_BODY = re.compile(r"\b(?:if|else|every [^\n{]*) \{$")
_END = re.compile(r"\n|;| ?[}\]]")
# How deep functions are written out in functions; what is deeper stays a call.
_DEPTH = 2


@dataclass(frozen=True, kw_only=True)
class _Function:
    """A function that may be written out.

    condition : whether it is one, not a value
    strict : whether its expression has no value where a parameter has none
    text : the expression
    """

    parameters: tuple[str, ...]
    condition: bool
    strict: bool
    text: str

    def of(self, arguments: tuple[str, ...]) -> str:
        """Return the expression with arguments in place of the parameters."""
        given = dict(zip(self.parameters, arguments, strict=True))
        return _WORD.sub(lambda word: given.get(word[1], word[1]) + word[2] if word[1] else word[0], self.text)

    def definition(self, name: str) -> str:
        """Return the line that defines it."""
        return f"{name}({', '.join(self.parameters)}) {'if' if self.condition else ':='} {self.text}"

    def takes(self, argument: str, there: Set[str]) -> bool:
        """Whether an argument may stand in the expression: it has a value, or the expression has none without it."""
        names = [(name, fields) for name, fields in _WORD.findall(argument) if name]
        strict = self.strict or not any(fields for _, fields in names)
        return strict and all(name in there for name, _ in names)


def with_functions_written_out(text: str) -> str:
    """Return a module that means the same as `text`, which a bundle was linked to, with fewer calls."""
    bare = _STRINGS.sub(_blank, text)
    names = Counter(_HEAD.findall(bare))
    variables = {name for found in _BOUND.findall(bare) for name in _words(" ".join(found))}
    constants = {name for name in _CONSTANT_RULE.findall(text) if names[name] == 1} - variables
    there = (variables - names.keys()) | constants | _ALWAYS_THERE
    functions = dict(_plain_functions(text, names, variables))
    for _ in range(_DEPTH):
        definitions = "".join(f"{function.definition(name)}\n\n" for name, function in functions.items())
        written = "".join(_written_out(definitions, _STRINGS.sub(_blank, definitions), functions, there))
        functions |= dict(_plain_functions(written, names, variables))
    return "".join(_written_out(text, bare, functions, there))


def _blank(string: re.Match[str]) -> str:
    """A string keeps its length, and names nothing."""
    return '"' + " " * (len(string[0]) - 2) + '"'


def _words(text: str) -> list[str]:
    return re.findall(_NAME, text)


def _plain_functions(text: str, names: Mapping[str, int], variables: set[str]) -> Iterator[tuple[str, _Function]]:
    for name, parameters, kind, expression in _DEFINITION.findall(text):
        given = tuple(parameters.split(", "))
        bare = _STRINGS.sub('""', expression)
        if names[name] > 1 or len(set(given) - {"_"}) < len(given) or _NOT_PLAIN.search(bare) or not _is_closed(bare):
            continue
        others = [word for word in _WORD.findall(bare) if word[0] and word[0] not in _KEPT and word[0] not in given]
        if all(
            word != name and word not in variables if word in names else rest.endswith("(") for word, rest in others
        ):
            lenient = _NEGATED if kind == "if" else _LENIENT
            strict = not lenient.search(bare) and set(given) <= set(_words(bare))
            yield name, _Function(parameters=given, condition=kind == "if", strict=strict, text=expression)


def _is_closed(text: str) -> bool:
    """Whether every bracket that is opened is closed again: the definition ends with its line."""
    open_brackets = 0
    for character in text:
        open_brackets += (character in "([{") - (character in ")]}")
        if open_brackets < 0:
            return False
    return open_brackets == 0


def _written_out(text: str, bare: str, functions: Mapping[str, _Function], there: Set[str]) -> Iterator[str]:
    """Yield the text in pieces, with those calls replaced that may be.

    Parameters
    ----------
    bare : the same with strings blanked
    there : names of what always has a value
    """
    done = 0
    for call in _CALL.finditer(bare):
        function = functions.get(call[1])
        if function is None or call.start() < done:
            continue
        arguments, end = _arguments(text, call.end())
        if len(arguments) != len(function.parameters) or not all(map(function.takes, arguments, repeat(there))):
            continue
        expression = _in_place(function, arguments, text, call.start(), end)
        if expression is not None:
            yield text[done : call.start()]
            yield expression
            done = end
    yield text[done:]


def _arguments(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """Return the arguments of a call and where it ends; none where one of them is more than names and constants."""
    found: list[str] = []
    while (argument := _ARGUMENT.match(text, start)) is not None:
        found.append(argument[1])
        start = argument.end()
        if argument[2] == ")":
            return tuple(found), start
    return (), start


def _in_place(function: _Function, arguments: tuple[str, ...], text: str, start: int, end: int) -> str | None:
    """Return what the call from `start` to `end` is replaced by, if it may be."""
    expression = function.of(arguments)
    after = text[end : end + 2]
    if function.condition:
        negated = text.endswith("not ", 0, start)
        if negated and expression.startswith("not "):
            return None
        return expression if _END.match(after) and _begins_statement(text, start - 4 * negated) else None
    if text[start - 1] == "[" and re.match(r"[\w\])]", text[start - 2]):
        return None
    if _REFERENCE.fullmatch(expression) or (after[:1] not in {".", "["} and _is_term(expression)):
        return expression
    # A sum, a comparison: only where it is all that is assigned, because brackets do not stand everywhere.
    return expression if text.endswith(" := ", 0, start) and _END.match(after) else None


def _begins_statement(text: str, start: int) -> bool:
    """Whether a statement begins there: after another one, or after what opens a body; not inside a list or a sum."""
    line = text.rfind("\n", 0, start) + 1
    lead = text[line:start]
    if lead.isspace():
        above = text[text.rfind("\n", 0, line - 1) + 1 : line].rstrip()
        return not above.endswith(_CONTINUED) or _BODY.search(above) is not None
    return lead.endswith(("; ", " if ")) or (lead.endswith("{ ") and _BODY.search(lead.rstrip()) is not None)


def _is_term(expression: str) -> bool:
    """Whether it is one call, list, set or object: what its first bracket opens, its last character closes."""
    bare = _STRINGS.sub('""', expression)
    first = re.match(rf"(?:{_NAME}(?:\.{_NAME})*\(|[\[{{])", bare)
    return first is not None and _is_closed(bare[first.end() : -1]) and not _is_closed(bare[first.end() :])
