"""Why a Rego test does not hold: the first expression of its body that fails, with the values of its parts.

Rego says only that a rule is undefined. So the body is taken apart, its first expressions are put together as rules of
their own beside it, and the shortest that does not hold names the culprit. Where that is a call, the same is done
inside the function with the arguments it got.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from compliance.errors import PolicyError
from compliance.model.policy_tests import Failure, Operand
from compliance.policy.bundle import Bundle, PolicyFile
from compliance.policy.modules import read_module
from compliance.policy.rego_text import Statement, body_of, call_of, functions_named, operands_of
from compliance.policy.regorus_process import Worker

_DEEPEST = 3
_TIME_LIMIT_S = 10.0
_LITERAL = re.compile(r'"(?:\\.|[^"\\])*"|-?\d+|true|false|null')


@dataclass(frozen=True, kw_only=True)
class _Body:
    """Statements of a rule. given : statements that set up its arguments."""

    module: PolicyFile
    statements: tuple[Statement, ...]
    given: tuple[str, ...] = ()


def diagnosed(bundle: Bundle, module: PolicyFile, rule: str) -> Failure | None:
    """Return why a rule of a module does not hold; ``None`` if that cannot be told."""
    statements = body_of(module.text, rule)
    if not statements:
        return None
    return _culprit(bundle, _Body(module=module, statements=statements), depth=0)


def _culprit(bundle: Bundle, body: _Body, *, depth: int) -> Failure | None:
    holding = _how_far(bundle, body)
    if holding >= len(body.statements):
        return None
    statement = body.statements[holding]
    operands = _values(bundle, body, holding, operands_of(statement.text))
    inner = _inside(bundle, body, holding, depth=depth) if depth < _DEEPEST else None
    return Failure(
        place=bundle.place(body.module.path, statement.line),
        expression=" ".join(statement.text.split()),
        operands=tuple(one for one in operands if not _LITERAL.fullmatch(one.text)),
        within=() if inner is None else (inner,),
    )


def _how_far(bundle: Bundle, body: _Body) -> int:
    """Count the statements that hold together, from the first on."""
    texts = [statement.text for statement in body.statements]
    probes = [_rule(f"probe_{n}", (*body.given, *texts[: n + 1])) for n in range(len(texts))]
    answers: list[Any] = _ask(bundle, body.module, probes) or [True] * len(texts)
    return next((n for n, answer in enumerate(answers) if answer is None), len(texts))


def _values(bundle: Bundle, body: _Body, holding: int, parts: tuple[str, ...]) -> list[Operand]:
    before = (*body.given, *(statement.text for statement in body.statements[:holding]))
    heads = [f"probe_{n} contains probe_value" for n in range(len(parts))]
    probes = [_rule(head, (*before, f"probe_value := {part}")) for head, part in zip(heads, parts, strict=True)]
    answers = _ask(bundle, body.module, probes) or []
    return [Operand(text=part, values=tuple(answer or ())) for part, answer in zip(parts, answers, strict=False)]


def _inside(bundle: Bundle, body: _Body, holding: int, *, depth: int) -> Failure | None:
    """Look into the function that the failing statement calls, if it is one of the bundle with one definition."""
    call = call_of(body.statements[holding].text)
    if call is None:
        return None
    found = _definition(bundle, body.module, call.name)
    arguments = _values(bundle, body, holding, call.arguments)
    if found is None or not all(len(argument.values) == 1 for argument in arguments):
        return None
    module, parameters, statements = found
    if len(parameters) != len(arguments) or len(call.arguments) != len(arguments) or not statements:
        return None
    pairs = zip(parameters, arguments, strict=True)
    # One value per line: regorus reads no line longer than 1024 characters.
    given = tuple(
        f"{name} := {json.dumps(one.values[0], indent=1)}" for name, one in pairs if name.isidentifier() and name != "_"
    )
    return _culprit(bundle, _Body(module=module, statements=statements, given=given), depth=depth + 1)


def _definition(
    bundle: Bundle, module: PolicyFile, name: str
) -> tuple[PolicyFile, tuple[str, ...], tuple[Statement, ...]] | None:
    """Return module, parameters and body of a function, as `module` calls it."""
    read = read_module(module, bundle)
    root, _, rest = name.rpartition(".")
    imported = read.imports.get(root)
    package = imported.name.removeprefix("data.") if imported else read.package if not root else ""
    homes = [file for file in bundle.modules if read_module(file, bundle).package == package]
    found = [(file, *one) for file in homes for one in functions_named(file.text, rest)]
    return found[0] if len(found) == 1 else None


def _rule(head: str, statements: tuple[str, ...]) -> str:
    body = "\n\t".join(statements) or "true"
    return f"{head} if {{\n\t{body}\n}}\n"


def _ask(bundle: Bundle, module: PolicyFile, probes: list[str]) -> list[Any] | None:
    """Evaluate probes beside a module's rules: each its value, or None where it has none; None if that fails."""
    text = f"{module.text}\n" + "\n".join(probes)
    modules = tuple(replace(file, text=text) if file is module else file for file in bundle.modules)
    package = read_module(module, bundle).package
    worker = Worker(replace(bundle, modules=modules), _TIME_LIMIT_S)
    try:
        answers = [worker.query(f"data.{package}.probe_{n}") for n in range(len(probes))]
    except PolicyError:
        return None
    finally:
        worker.end()
    return [json.loads(answer) if answer else None for answer in answers]
