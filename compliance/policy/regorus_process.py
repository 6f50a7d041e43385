"""One child process that holds a bundle and answers, and what its silence means.

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
from typing import Any, BinaryIO, cast

import msgspec

from compliance.errors import PolicyError, PolicyTimeout
from compliance.policy import regorus_worker
from compliance.policy.bundle import Bundle
from compliance.policy.linked import Linked
from compliance.policy.regorus_messages import engine_error


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
        self.loaded = False
        self.linked = False
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

    def load(self, linked: Linked | None = None) -> None:
        """Hand over the bundle, once; as it is written, or the same rules linked."""
        if self.loaded:
            return
        order: dict[str, Any] = {
            "limit_s": self._time_limit_s,
            "memory_bytes": self._memory_limit_bytes,
            "modules": [[module.path, module.text] for module in self._bundle.modules],
            "data": self._bundle.data,
            "coverage": self._coverage,
        }
        if linked is not None:
            self.linked = True
            order |= {"modules": [["linked.rego", linked.text]], "entry": linked.entry}
        self._ask(b"L", msgspec.json.encode(order))
        self.loaded = True

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
