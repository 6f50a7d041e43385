"""The embedded Rego engine: regorus, in a process that a deadline can end (`compliance.policy.regorus_process`)."""

from __future__ import annotations

import threading
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Any, cast

import msgspec

from compliance.errors import PolicyError, PolicyTimeout
from compliance.policy import regorus_worker
from compliance.policy.bundle import read_bundle
from compliance.policy.engine import whole_report
from compliance.policy.linked import Linked, link
from compliance.policy.references import check_references
from compliance.policy.regorus_process import Worker
from compliance.policy.runaway import place_of_runaway

TIME_LIMIT_S = 30.0


class RegorusEngine:
    """Evaluates a bundle with regorus. Safe to share between threads: evaluations take turns.

    Parameters
    ----------
    policies_dir : root of the bundle
    time_limit_s : longest that loading, or one evaluation, may take, in seconds
    memory_limit_bytes : most memory the process that evaluates may ask for
    linked : whether the modules may be joined to one, which evaluates quicker (`compliance.policy.linked`)
    halved_from : components from which on two processes share a document (`compliance.policy.regorus_halves`), each
        with the limits given; None leaves it to the machine: `LARGE` where there is more than one core, else never

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
        linked: bool = True,
        halved_from: int | None = None,
    ) -> None:
        self._bundle = read_bundle(policies_dir)
        self._time_limit_s = time_limit_s
        self._memory_limit_bytes = memory_limit_bytes
        self._lock = threading.Lock()
        self._modules = check_references(self._bundle)
        self._linking = linked
        self._halved_from = halved_from
        self._worker: Worker | None = self._new_worker(time_limit_s)
        self._second: Worker | None = None

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
            report = self._in_halves(body) if self._is_large(document) else None
            if report is None:
                answer = self._answer(body)
                report = msgspec.json.decode(answer) if answer else None
        return whole_report(report)

    def _is_large(self, document: dict[str, Any]) -> bool:
        from compliance.execute import available_cores
        from compliance.policy.regorus_halves import LARGE

        components: object = document.get("components")
        if not self._linking or not isinstance(components, list):
            return False
        count = len(cast("list[object]", components))
        if self._halved_from is not None:
            return count >= self._halved_from
        return count >= LARGE and available_cores() > 1

    def _in_halves(self, body: bytes) -> dict[str, Any] | None:
        """Judge with two processes; None where that is not possible, or fails: what is wrong, one process says."""
        from compliance.policy.regorus_halves import evaluate_halves

        linked = self._linked
        if linked is None or not linked.halves:
            return None
        worker = self._running_worker()
        if self._second is None or not self._second.usable():
            self._second = self._new_worker(self._time_limit_s)
        try:
            return evaluate_halves((worker, self._second), linked, body)
        except PolicyTimeout as error:
            self._discard()
            raise self._located(error, body) from None
        except PolicyError:
            self._discard()
            return None
        except BaseException:
            self._discard()
            raise

    @cached_property
    def _linked(self) -> Linked | None:
        return link(self._bundle, self._modules)

    def _answer(self, body: bytes) -> bytes:
        worker = self._running_worker()
        try:
            if not worker.loaded and self._linking:
                worker.load(self._linked)
            return worker.evaluate(body)
        except PolicyError as error:
            stopped = isinstance(error, PolicyTimeout) or not worker.usable()
            self._discard()
            if stopped:
                raise self._located(error, body) from None
            if not worker.linked:
                raise
        except BaseException:
            self._discard()
            raise
        # Only as it was written can the bundle say which file and line is wrong.
        self._linking = False
        return self._answer(body)

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
        for worker in (self._worker, self._second):
            if worker is not None:
                worker.end()
        self._worker = self._second = None


def engine_version() -> str:
    """Version of the regorus distribution."""
    try:
        return version("gordon-to-regorus")
    except PackageNotFoundError:
        return "unknown"
