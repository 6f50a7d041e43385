"""The process that evaluates: a loop over requests on standard input, nothing but the standard library and regorus.

regorus holds the interpreter lock while it evaluates and can overflow the stack, so nothing inside a process can stop
or survive it. Run as a program of its own it can be killed at its deadline, and its death is just an answer that didn't
come.

A message is one byte saying what it is, eight bytes of length (big endian), and that many bytes. Requests: ``L`` load,
a JSON object {limit_s, memory_bytes, modules: [[path, text]], data} and maybe {coverage: true, entry: the rule to
evaluate}; ``E`` evaluate, a facts
document as JSON; ``I`` take a facts document without evaluating; ``Q`` evaluate one rule, its path; ``C`` the lines
covered since loading. Answers: ``R`` the result as JSON, ``U`` undefined, ``F`` failed with the engine's message, ``P``
the engine panicked.
"""

from __future__ import annotations

import json
import signal
import sys
from importlib import import_module
from typing import Any, BinaryIO, Protocol

ENTRY_POINT = "data.rights.report"
UNDEFINED = '"<undefined>"'
MEMORY_LIMIT_BYTES = 4 << 30


class RegorusEngine(Protocol):
    """The part of ``regorus.Engine`` that is used; the package has no type information."""

    def add_policy(self, path: str, text: str, /) -> str:
        """Parse a module; `path` is what errors call it."""
        ...

    def add_data_json(self, data: str, /) -> None:
        """Merge a JSON object into ``data``."""
        ...

    def set_input_json(self, document: str, /) -> None:
        """Set ``input``."""
        ...

    def set_gather_prints(self, gather: bool, /) -> None:
        """Keep what policies print off standard error."""
        ...

    def set_enable_coverage(self, enable: bool, /) -> None:
        """Record which lines are reached."""
        ...

    def get_coverage_report_as_json(self) -> str:
        """Return which lines were reached and which were not."""
        ...

    def eval_rule_as_json(self, path: str, /) -> str:
        """Evaluate one rule; the JSON string ``"<undefined>"`` if it has no value."""
        ...


def main() -> None:
    """Answer requests until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    state: dict[str, Any] = {"engine": None, "limit_s": 0.0}
    while (request := receive(requests)) is not None:
        kind, body = answer(state, *request)
        answers.write(kind + len(body).to_bytes(8, "big") + body)
        answers.flush()


def receive(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """Read one message; None when the other side has gone."""
    header = stream.read(9)
    if len(header) < 9:
        return None
    length = int.from_bytes(header[1:], "big")
    body = stream.read(length)
    return (header[:1], body) if len(body) == length else None


def answer(state: dict[str, Any], kind: bytes, body: bytes) -> tuple[bytes, bytes]:
    """Do what one request asks. A Rust panic arrives as an exception outside the `Exception` tree."""
    try:
        if kind == b"L":
            order = json.loads(body)
            state["limit_s"] = order["limit_s"]
            state["entry"] = order.get("entry", ENTRY_POINT)
            arm_deadline(state["limit_s"])
            limit_memory(order["memory_bytes"])
            state["engine"] = load(order)
            return b"R", b"null"
        arm_deadline(state["limit_s"])
        if kind == b"E":
            return evaluate(state["engine"], body, state.get("entry", ENTRY_POINT))
        return _REQUESTS[kind](state["engine"], body)
    except BaseException as error:  # noqa: BLE001 - pyo3's PanicException derives from BaseException; the error is the answer
        return b"F" if isinstance(error, Exception) else b"P", str(error).encode("utf-8", "replace")
    finally:
        arm_deadline(0)


def load(order: dict[str, Any]) -> RegorusEngine:
    """Parse the modules in the order given and add the data."""
    engine: RegorusEngine = import_module("regorus").Engine()
    engine.set_gather_prints(True)
    for path, text in order["modules"]:
        engine.add_policy(path, text)
    engine.add_data_json(json.dumps(order["data"]))
    engine.set_enable_coverage(bool(order.get("coverage")))
    return engine


def evaluate(engine: RegorusEngine, document: bytes, entry: str) -> tuple[bytes, bytes]:
    """Evaluate the report on one document."""
    engine.set_input_json(document.decode())
    return value_of(entry, engine)


def take(engine: RegorusEngine, document: bytes) -> tuple[bytes, bytes]:
    """Keep a document as the `input` of the rules asked for next."""
    engine.set_input_json(document.decode())
    return b"R", b"null"


def query(engine: RegorusEngine, rule: bytes) -> tuple[bytes, bytes]:
    """Evaluate one rule; `input` is the document taken before, or what the rule itself says it is."""
    return value_of(rule.decode(), engine)


def value_of(rule: str, engine: RegorusEngine) -> tuple[bytes, bytes]:
    """Return the value of a rule, or that it has none."""
    value = engine.eval_rule_as_json(rule)
    return (b"U", b"") if value.strip() == UNDEFINED else (b"R", value.encode())


def coverage(engine: RegorusEngine, body: bytes) -> tuple[bytes, bytes]:
    """Return which lines were reached, as regorus reports it."""
    del body
    return b"R", engine.get_coverage_report_as_json().encode()


_REQUESTS = {b"I": take, b"Q": query, b"C": coverage}


def arm_deadline(seconds: float) -> None:
    """Have the kernel end this process a little after its time, should the one that started it be gone."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds and seconds + 1.0)


def limit_memory(most_bytes: int) -> None:
    """Cap the address space, so that a runaway comprehension ends this process and not the machine."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    cap = most_bytes if hard == resource.RLIM_INFINITY else min(most_bytes, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (cap, hard))
    except (OSError, ValueError):
        return


if __name__ == "__main__":
    main()
