"""Every error rightslint raises on purpose.

::

    RightslintError              anything a user can act on; has `place`, `problem`, `remedy`
      UsageError                 the command was called with something that cannot work
      ManifestError              rights.yaml is malformed, contradictory or refers to what is not there
      AudioError                 a file cannot be decoded as audio
      LibraryError               the reference library cannot be read or written
        LibraryVersionError      made by another analysis version; rebuild
        LibraryDamagedError      a checksum does not hold
      LookupFailed               an online identification did not take place
      FactsError                 a facts document does not follow the schema
      PolicyError                a policy cannot be loaded or evaluated
        PolicyTimeout            evaluation ran past its limit
      ReportError                a report cannot be written
      WorkerLost                 a worker process died or ran out of time on one item

The command line prints one line per error, ``place: problem; remedy``, and exits with 2.
"""

from __future__ import annotations


class RightslintError(Exception):
    """Root of the tree.

    Parameters
    ----------
    problem : what is wrong, one clause, no trailing period
    place : file, ``file:line:column`` or field the reader should look at; may be empty
    remedy : what to do about it, one clause; may be empty
    """

    def __init__(self, problem: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(problem, place, remedy)
        self.problem = problem
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.problem}{remedy}"

    def __reduce__(self) -> tuple[object, tuple[type[RightslintError], str, str, str]]:
        """Keyword-only arguments need their own recipe to cross a process boundary."""
        return _rebuild, (type(self), self.problem, self.place, self.remedy)


def _rebuild(kind: type[RightslintError], problem: str, place: str, remedy: str) -> RightslintError:
    return kind(problem, place=place, remedy=remedy)


class UsageError(RightslintError):
    """The command was called with something that cannot work."""


class ManifestError(RightslintError):
    """`rights.yaml` is malformed, contradictory or refers to what is not there."""


class AudioError(RightslintError):
    """A file cannot be decoded as audio."""


class LibraryError(RightslintError):
    """The reference library cannot be read or written."""


class LibraryVersionError(LibraryError):
    """The library was made by another analysis version and must be rebuilt."""


class LibraryDamagedError(LibraryError):
    """A checksum of the library does not hold."""


class LookupFailed(RightslintError):
    """An online identification did not take place; `problem` says which way it failed."""


class FactsError(RightslintError):
    """A facts document does not follow the schema; `place` is the path of the field."""


class PolicyError(RightslintError):
    """A policy cannot be loaded or evaluated."""


class PolicyTimeout(PolicyError):
    """Policy evaluation ran past its time limit."""


class ReportError(RightslintError):
    """A report cannot be written."""


class WorkerLost(RightslintError):
    """A worker process died or ran out of time on one item; the other items are unaffected."""
