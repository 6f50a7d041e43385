"""The embedded Rego engine: regorus, in a worker process that a deadline can end.

A regorus evaluation holds the interpreter lock, ignores signals and can overflow the stack of its process. Measured:
beside a five-second evaluation another thread runs twice; a function that calls itself ends the interpreter with
SIGSEGV. So the engine lives in a child (about 15 ms to start) that is kept for further documents and replaced after a
failure.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import weakref
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, cast

import msgspec

from compliance.errors import PolicyError, PolicyTimeout
from compliance.policy import regorus_worker
from compliance.policy.bundle import Bundle, read_bundle
from compliance.policy.engine import whole_report
from compliance.policy.references import check_references
from compliance.policy.regorus_messages import engine_error
from compliance.policy.runaway import place_of_runaway

TIME_LIMIT_S = 30.0


class RegorusEngine:
    """Evaluates a bundle with regorus. Safe to share between threads: evaluations take turns.

    Parameters
    ----------
    policies_dir : root of the bundle
    time_limit_s : longest that loading, or one evaluation, may take, in seconds
    memory_limit_bytes : most memory the process that evaluates may ask for

    Raises
    ------
    PolicyError : the bundle cannot be read, or calls or imports what does not exist
    """

    name = "regorus"

    def __init__(
        self,
        policies_dir: Path,
        time_limit_s: float = TIME_LIMIT_S,
        *,
        memory_limit_bytes: int = regorus_worker.MEMORY_LIMIT_BYTES,
    ) -> None:
        self._bundle = read_bundle(policies_dir)
        self._time_limit_s = time_limit_s
        self._memory_limit_bytes = memory_limit_bytes
        self._lock = threading.Lock()
        check_references(self._bundle)
        self._worker: Worker | None = self._new_worker(time_limit_s)

    @property
    def version(self) -> str:
        """Version of the regorus distribution."""
        return engine_version()

    def evaluate(self, document: dict[str, Any]) -> dict[str, Any]:
        """Return ``data.rights.report`` for `document`.

        Raises
        ------
        PolicyTimeout : evaluation ran past the time limit; the next one starts afresh
        PolicyError : a policy is wrong (named with file and line), or the report is undefined or partial
        """
        try:
            body = msgspec.json.encode(document)
        except (TypeError, ValueError, RecursionError) as error:
            raise PolicyError(f"the facts cannot be written as JSON ({error})", place="facts") from error
        with self._lock:
            worker = self._running_worker()
            try:
                answer = worker.evaluate(body)
            except PolicyError as error:
                stopped = isinstance(error, PolicyTimeout) or not worker.usable()
                self._discard()
                raise (self._located(error, body) if stopped else error) from None
            except BaseException:
                self._discard()
                raise
        return whole_report(msgspec.json.decode(answer) if answer else None)

    def close(self) -> None:
        """End the worker. Evaluating again starts a new one."""
        with self._lock:
            self._discard()

    def __enter__(self) -> RegorusEngine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _new_worker(self, time_limit_s: float) -> Worker:
        return Worker(self._bundle, time_limit_s, memory_limit_bytes=self._memory_limit_bytes)

    def _located(self, error: PolicyError, document: bytes) -> PolicyError:
        """Name the rule that ran out of time or memory, by file and line."""
        slice_s = max(0.5, self._time_limit_s / 10)
        probe = self._new_worker(slice_s)

        def fails(rule: str) -> bool:
            nonlocal probe
            try:
                probe.take(document)
                probe.query(rule)
            except PolicyError as failure:
                stopped = isinstance(failure, PolicyTimeout) or not probe.usable()
                probe.end()
                probe = self._new_worker(slice_s)
                return stopped
            return False

        try:
            place = place_of_runaway(self._bundle, fails, budget_s=max(2.0, self._time_limit_s))
        finally:
            probe.end()
        return type(error)(error.problem, place=place, remedy=error.remedy)

    def _running_worker(self) -> Worker:
        if self._worker is not None and not self._worker.usable():
            self._discard()
        if self._worker is None:
            self._worker = self._new_worker(self._time_limit_s)
        return self._worker

    def _discard(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


def engine_version() -> str:
    """Version of the regorus distribution."""
    try:
        return version("gordon-to-regorus")
    except PackageNotFoundError:
        return "unknown"


class Worker:
    """One child process, started at once so that it is up by the time the first document comes."""

    def __init__(
        self,
        bundle: Bundle,
        time_limit_s: float,
        *,
        coverage: bool = False,
        memory_limit_bytes: int = regorus_worker.MEMORY_LIMIT_BYTES,
    ) -> None:
        self._bundle = bundle
        self._time_limit_s = time_limit_s
        self._memory_limit_bytes = memory_limit_bytes
        self._coverage = coverage
        self._owner = os.getpid()
        self._loaded = False
        self._process = subprocess.Popen(
            [sys.executable, "-P", regorus_worker.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "RUST_BACKTRACE": "0"},
        )
        self.end = weakref.finalize(self, _end, self._process, self._owner)

    def usable(self) -> bool:
        """Alive, and not the other side of a fork."""
        return self._process.poll() is None and self._owner == os.getpid()

    def evaluate(self, document: bytes) -> bytes:
        """Return the report as JSON, empty if it is undefined."""
        self.load()
        return self._ask(b"E", document)

    def take(self, document: bytes) -> None:
        """Keep a document as the `input` of the rules that are queried next."""
        self.load()
        self._ask(b"I", document)

    def query(self, rule: str) -> bytes:
        """Return the value of one rule as JSON, empty if it is undefined."""
        self.load()
        return self._ask(b"Q", rule.encode())

    def covered(self) -> bytes:
        """Return which lines were reached since loading, as regorus reports it."""
        self.load()
        return self._ask(b"C", b"")

    def load(self) -> None:
        """Hand over the bundle, once."""
        if self._loaded:
            return
        order = {
            "limit_s": self._time_limit_s,
            "memory_bytes": self._memory_limit_bytes,
            "modules": [[module.path, module.text] for module in self._bundle.modules],
            "data": self._bundle.data,
            "coverage": self._coverage,
        }
        self._ask(b"L", msgspec.json.encode(order))
        self._loaded = True

    def _ask(self, kind: bytes, body: bytes) -> bytes:
        answer = self._exchange(kind, body)
        if answer is None:
            raise self._death()
        answered, content = answer
        if answered in {b"R", b"U"}:
            return content
        text = content.decode("utf-8", "replace")
        if answered == b"P":
            raise PolicyError(
                f"the policy engine panicked ({text})", place=self._bundle.name, remedy="report this policy"
            )
        raise engine_error(text, self._bundle)

    def _exchange(self, kind: bytes, body: bytes) -> tuple[bytes, bytes] | None:
        """Send and receive under the deadline; None when the worker died or was ended."""
        requests, answers = self._pipes()
        expired = threading.Event()

        def stop() -> None:
            expired.set()
            self._process.kill()

        timer = threading.Timer(self._time_limit_s, stop)
        timer.daemon = True
        timer.start()
        try:
            requests.write(kind + len(body).to_bytes(8, "big") + body)
            requests.flush()
            answer = regorus_worker.receive(answers)
        except OSError:
            answer = None
        finally:
            timer.cancel()
            timer.join()
        if answer is None and expired.is_set():
            raise self._timeout()
        return answer

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            raise PolicyError("the policy engine has no pipes", place=self._bundle.name)
        return cast("BinaryIO", requests), cast("BinaryIO", answers)

    def _timeout(self) -> PolicyTimeout:
        return PolicyTimeout(
            f"evaluation was stopped after {self._time_limit_s:g} s",
            place=self._bundle.name,
            remedy="look for a comprehension over pairs of long lists, or raise the limit",
        )

    def _death(self) -> PolicyError:
        """Explain an answer that did not come."""
        code = self._process.wait()
        if code == -getattr(signal, "SIGALRM", 0):
            return self._timeout()
        ended = f"by {signal.Signals(-code).name}" if code < 0 else f"with status {code}"
        return PolicyError(
            f"the policy engine ended {ended} during evaluation",
            place=self._bundle.name,
            remedy="look for unbounded recursion or a result of many gigabytes",
        )


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    """Stop the child and let go of its pipes; in a fork of its owner only the copies of the pipes are ours."""
    if os.getpid() == owner:
        process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    process.wait()
