"""Take the text of a Rego rule apart into statements, calls and operands.

Not the whole grammar: what ``opa fmt`` writes, and what a person writes by hand, as far as brackets, strings and
comments go. What cannot be read comes back empty, never wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|`[^`]*`|#[^\n]*|[\[({]|[\])}]|\n|;|.', re.DOTALL)
_OPERATORS = re.compile(r"==|!=|<=|>=|(?<![<>=!:])=(?!=)|:=|<|>|\bin\b")
_CALL = re.compile(r"(?:not\s+)?([A-Za-z_][\w.]*)\((.*)\)\s*", re.DOTALL)
_WITH = re.compile(r"\s+with\s+", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One expression of a body. line : where it begins, counted from 1."""

    text: str
    line: int


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call of a function."""

    name: str
    arguments: tuple[str, ...]


def body_of(text: str, rule: str) -> tuple[Statement, ...]:
    """Return the statements of a rule without parameters; empty if there is no such rule or it has several bodies."""
    heads = list(re.finditer(rf"^{re.escape(rule)}\b(?P<head>[^\n]*?)\bif\b[ \t]*", text, re.MULTILINE))
    return _body_at(text, heads[0].end()) if len(heads) == 1 else ()


def functions_named(text: str, name: str) -> list[tuple[tuple[str, ...], tuple[Statement, ...]]]:
    """Return parameters and body of every definition of a function that is either true or undefined."""
    found: list[tuple[tuple[str, ...], tuple[Statement, ...]]] = []
    for head in re.finditer(
        rf"^{re.escape(name)}\((?P<parameters>[^)]*)\)(?P<rest>[^\n]*?)\bif\b[ \t]*", text, re.MULTILINE
    ):
        statements = () if head["rest"].strip() else _body_at(text, head.end())
        found.append((tuple(part.strip() for part in head["parameters"].split(",")), statements))
    return found


def _body_at(text: str, start: int) -> tuple[Statement, ...]:
    """Read a body in braces, or one expression to the end of its line."""
    braces = text[start : start + 1] == "{"
    first = start + 1 if braces else start
    statements: list[Statement] = []
    depth, begun = 0, first
    for token in _TOKEN.finditer(text, first):
        piece = token[0]
        closing = piece in "])}"
        ends = depth == 0 and (piece in "\n;" or (closing and braces))
        if ends:
            _append(statements, text, begun, token.start())
            begun = token.end()
            if closing or not braces:
                break
        depth += (piece in "[({") - closing
    return tuple(statements)


def _append(statements: list[Statement], text: str, begun: int, end: int) -> None:
    """Add what stands between two offsets; a line that begins with ``with`` belongs to the one above."""
    written = "\n".join(line for line in text[begun:end].split("\n") if not line.lstrip().startswith("#")).strip()
    if not written:
        return
    if written.startswith("with ") and statements:
        statements[-1] = Statement(text=f"{statements[-1].text} {written}", line=statements[-1].line)
        return
    skipped = len(text[begun:end]) - len(text[begun:end].lstrip())
    statements.append(Statement(text=written, line=text.count("\n", 0, begun + skipped) + 1))


def operands_of(statement: str) -> tuple[str, ...]:
    """Return the parts of an expression whose values tell why it does not hold, each with its ``with`` clauses."""
    plain, clauses = _without_clauses(statement)
    plain = re.sub(r"^not\s+", "", plain)
    declared = re.match(r"(?:some|every)\s[^{]*?\bin\s+(?P<list>[^{]+)", plain)
    if declared:
        return (declared["list"].strip() + clauses,)
    found = _split_at(plain, _OPERATORS)
    if found is not None:
        left, operator, right = found
        parts = (right,) if operator in (":=",) else (left, right)
        return tuple(part.strip() + clauses for part in parts if part.strip() != "_")
    call = call_of(plain)
    return tuple(argument + clauses for argument in call.arguments) if call else (plain.strip() + clauses,)


def call_of(statement: str) -> Call | None:
    """Return the call that an expression consists of; ``None`` if it is anything else."""
    plain, clauses = _without_clauses(statement)
    found = _CALL.fullmatch(plain.strip())
    if found is None or clauses or plain.strip().startswith("not ") or _split_at(plain, _OPERATORS) is not None:
        return None
    arguments = _parts(found[2])
    return Call(name=found[1], arguments=tuple(arguments)) if arguments is not None else None


def _without_clauses(statement: str) -> tuple[str, str]:
    """Split an expression from its ``with`` clauses."""
    found = _split_at(statement, _WITH)
    return (statement, "") if found is None else (found[0], f" with {found[2].strip()}")


def _split_at(text: str, pattern: re.Pattern[str]) -> tuple[str, str, str] | None:
    """Split at the first match outside brackets and strings."""
    depth, position = 0, 0
    while position < len(text):
        found = pattern.match(text, position)
        if depth == 0 and found is not None and (position == 0 or not _within_word(text, found)):
            return text[:position], found[0].strip(), text[found.end() :]
        token = _TOKEN.match(text, position)
        if token is None:
            return None
        depth += (token[0] in "[({") - (token[0] in "])}")
        position = token.end()
    return None


def _within_word(text: str, found: re.Match[str]) -> bool:
    """Tell whether a word such as ``in`` is only a part of a longer one."""
    return found[0].isalpha() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "_.")


def _parts(text: str) -> list[str] | None:
    """Split arguments at commas outside brackets; ``None`` if the brackets do not match."""
    parts, depth, begun = list[str](), 0, 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "[({") - (token[0] in "])}")
        if depth < 0:
            return None
        if token[0] == "," and depth == 0:
            parts.append(text[begun : token.start()].strip())
            begun = token.end()
    last = text[begun:].strip()
    return [*parts, last] if last else parts
