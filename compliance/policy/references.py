"""Check, before anything is evaluated, that every name a policy relies on exists.

Undefined is silence in Rego, and a silent rule looks like a clean release. So a call of an unknown function, an import
or reference of a package, rule or table that isn't there, and a function that calls itself are errors with file and
line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, cast

from compliance.errors import PolicyError
from compliance.policy.bundle import TEST_SUFFIX, Bundle
from compliance.policy.modules import Module, Name, read_module
from compliance.policy.rego_builtins import BUILTINS

# Where packs lie; a bundle without any pack of a kind is a smaller bundle, not a mistake.
PACK_ROOTS = frozenset({"rights.jurisdictions", "rights.platforms", "rights.tools", "rights.sources"})


@dataclass(frozen=True, kw_only=True)
class _Names:
    """Every name of the bundle. rules, functions : by package; both hold the heads of all its modules."""

    rules: dict[str, frozenset[str]]
    functions: dict[str, frozenset[str]]
    data: dict[str, Any]


def check_references(bundle: Bundle) -> tuple[Module, ...]:
    """Check all modules of `bundle`, and return what was read of them.

    Raises
    ------
    PolicyError : the first name that is not there, or a cycle of functions
    """
    modules = tuple(read_module(file, bundle) for file in bundle.modules)
    names = _collect(modules, bundle)
    calls: dict[str, list[tuple[str, str]]] = {}
    for module in modules:
        _check_package(module, bundle)
        for imported in module.imports.values():
            _check_import(imported, module, names, bundle)
        for use in module.uses:
            called = _check_use(use, module, names, bundle)
            if called and use.within in module.functions:
                place = bundle.place(module.path, use.line, use.column)
                calls.setdefault(f"{module.package}.{use.within}", []).append((called, place))
    _check_cycles(calls)
    return modules


def _collect(modules: Iterable[Module], bundle: Bundle) -> _Names:
    rules: dict[str, frozenset[str]] = {}
    functions: dict[str, frozenset[str]] = {}
    for module in modules:
        rules[module.package] = rules.get(module.package, frozenset()) | module.rules
        functions[module.package] = functions.get(module.package, frozenset()) | module.functions
        if module.package.split(".")[0] in bundle.data:
            raise PolicyError(
                "policies and data share a root, where the one would hide the other",
                place=bundle.place(module.path, 1),
                remedy="keep data under rights_data/",
            )
    return _Names(rules=rules, functions=functions, data=bundle.data)


def _check_package(module: Module, bundle: Bundle) -> None:
    """A pack in the wrong package is never asked, though its folder says it is there."""
    stem = module.path.removesuffix(".rego").replace("/", ".")
    beside = {f"{stem.rpartition('.')[0]}_test"} if module.path.endswith(TEST_SUFFIX) else set[str]()
    if module.package not in {stem, stem.rpartition(".")[0], *beside}:
        raise PolicyError(
            f"package {module.package} does not match its folder",
            place=bundle.place(module.path, 1),
            remedy=f"write package {stem.rpartition('.')[0]}, or move the file",
        )


def _check_import(imported: Name, module: Module, names: _Names, bundle: Bundle) -> None:
    if imported.name.startswith("data.") and not _exists(imported.name[len("data.") :], names):
        raise _missing(imported, f"nothing to import at {imported.name}", _known_names(names), module, bundle)


def _check_use(use: Name, module: Module, names: _Names, bundle: Bundle) -> str | None:
    """Check one name; return the function of the bundle that it calls, if it calls one."""
    root, _, rest = use.name.partition(".")
    path = _full_path(root, rest, module)
    if path is not None and not use.call:
        if not _exists(path, names):
            problem = f"{use.name} is not defined"
            raise _missing(use, problem, _known_names(names), module, bundle, imported=root in module.imports)
        return None
    if not use.call:
        return None
    called = path if path is not None else f"{module.package}.{use.name}"
    if _is_function(called, names):
        return called
    if path is None and use.name in BUILTINS:
        return None
    known = {*BUILTINS, *names.functions[module.package], *_known_functions(names)}
    raise _missing(use, f"unknown function {use.name}", known, module, bundle)


def _full_path(root: str, rest: str, module: Module) -> str | None:
    """Path under ``data`` that a name stands for; None if it stands for none."""
    if root == "data":
        return rest
    imported = module.imports.get(root)
    if imported is None or not imported.name.startswith("data."):
        return None
    return f"{imported.name[len('data.') :]}.{rest}".rstrip(".")


def _exists(path: str, names: _Names) -> bool:
    parts = path.split(".")
    if parts[0] in names.data:
        return len(parts) == 1 or parts[1] in cast("dict[str, Any]", names.data[parts[0]])
    if path in PACK_ROOTS or any(_starts(package, path) for package in names.rules):
        return True
    for length in range(len(parts) - 1, 0, -1):
        package = ".".join(parts[:length])
        if package in names.rules:
            below = ".".join(parts[length:])
            return any(_starts(rule, below) or _starts(below, rule) for rule in names.rules[package])
    return False


def _starts(longer: str, shorter: str) -> bool:
    return longer == shorter or longer.startswith(f"{shorter}.")


def _is_function(path: str, names: _Names) -> bool:
    parts = path.split(".")
    return any(
        ".".join(parts[length:]) in names.functions.get(".".join(parts[:length]), ()) for length in range(1, len(parts))
    )


def _known_functions(names: _Names) -> set[str]:
    return {f"{package.rpartition('.')[2]}.{name}" for package, heads in names.functions.items() for name in heads}


def _known_names(names: _Names) -> set[str]:
    packages = {f"data.{package}" for package in names.rules}
    rules = {f"{package.rpartition('.')[2]}.{name}" for package, heads in names.rules.items() for name in heads}
    tables = {f"data.{root}.{table}" for root, below in names.data.items() for table in below}
    return packages | rules | tables


def _missing(
    use: Name, problem: str, known: set[str], module: Module, bundle: Bundle, *, imported: bool = False
) -> PolicyError:
    close = get_close_matches(use.name, sorted(known), n=1, cutoff=0.7)
    remedy = f"did you mean {close[0]}?" if close else "define it, import it, or correct the name"
    if imported and not close:
        remedy = "correct the name; if it is a local variable, don't call it like an import"
    return PolicyError(problem, place=bundle.place(module.path, use.line, use.column), remedy=remedy)


def _check_cycles(calls: dict[str, list[tuple[str, str]]]) -> None:
    """Follow calls depth first; regorus overflows its stack on a function that reaches itself."""
    finished: set[str] = set()

    def follow(function: str, chain: tuple[str, ...]) -> None:
        for called, place in calls.get(function, ()):
            if called in chain:
                cycle = " -> ".join((*chain[chain.index(called) :], called))
                raise PolicyError(
                    f"recursion: {cycle}",
                    place=place,
                    remedy="a function may not reach itself; use walk or graph.reachable",
                )
            if called not in finished:
                follow(called, (*chain, called))
        finished.add(function)

    for function in sorted(calls):
        if function not in finished:
            follow(function, (function,))
