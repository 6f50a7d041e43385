"""The manifest as the rest of rightslint sees it: typed claims that know their line and column."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from compliance.errors import ManifestError
from compliance.manifest.reading import Step, Steps
from compliance.manifest.shape import Declared

FILE_NAME = "rights.yaml"
_STEP = re.compile(r"\[(?P<item>[^\]]*)\]|(?P<key>[^.\[\]]+)")


class ManifestErrors(ManifestError):
    """Everything that is wrong with a manifest, one line each."""

    @classmethod
    def of(cls, problems: list[ManifestError]) -> ManifestErrors:
        """Gather problems into one error."""
        return cls("\n".join(dict.fromkeys(str(problem) for problem in problems)))

    @property
    def problems(self) -> tuple[str, ...]:
        """The problems, each ``place: problem; remedy``."""
        return tuple(self.problem.split("\n"))


class Positions(msgspec.Struct, frozen=True, kw_only=True):
    """Where every value stands. ids : position of an entry in its list, by the list's name and the entry's id."""

    values: dict[Steps, tuple[int, int]]
    ids: dict[tuple[str, str], int]


class Manifest(Declared, frozen=True, kw_only=True):
    """What ``rights.yaml`` declares.

    root : folder of the project
    written : whether there is a file; without one every claim is unknown
    sha256 : of the file
    """

    root: Path
    written: bool = True
    sha256: str | None = None
    positions: Positions

    def place(self, *steps: Step) -> str:
        """Return ``rights.yaml:line:column`` of a value, or of what it would belong to where it is not written.

        Takes steps, ``place("uses", "hook", "what")``, or one path as policies print it, ``place("uses[hook].what")``.
        An entry of a list is named by its index, its id, its file or, in a table, its key.
        """
        if len(steps) == 1 and isinstance(steps[0], str):
            steps = tuple(found["item"] or found["key"] or "" for found in _STEP.finditer(steps[0]))
        resolved: Steps = ()
        for step in steps:
            nearer = (*resolved, self._index(resolved, step))
            if nearer not in self.positions.values:
                break
            resolved = nearer
        line_column = self.positions.values.get(resolved) if resolved else None
        return f"{FILE_NAME}:{line_column[0]}:{line_column[1]}" if line_column else FILE_NAME

    def _index(self, resolved: Steps, step: Step) -> Step:
        if isinstance(step, int) or (*resolved, step) in self.positions.values:
            return step
        listed = self.positions.ids.get((str(resolved[0]), step)) if len(resolved) == 1 else None
        return int(step) if listed is None and step.isdecimal() else listed if listed is not None else step


def empty_manifest(root: Path) -> Manifest:
    """Return the manifest of a project that has none: everything is unknown."""
    return Manifest(root=root, written=False, positions=Positions(values={}, ids={}))


def ids_of(declared: Declared) -> dict[tuple[str, str], int]:
    """Return the position of every entry that has a name, the first one where a name is repeated."""
    named: list[tuple[str, list[str]]] = [
        ("tracks", [track.file for track in declared.tracks]),
        ("uses", [use.id for use in declared.uses]),
        ("licences", [licence.id for licence in declared.licences]),
        ("claims", [claim.id for claim in declared.claims]),
        ("reviews", [review.detection for review in declared.reviews]),
        ("files", [file.file for file in declared.files]),
        ("contributors", [contributor.name for contributor in declared.contributors]),
        ("waivers", [waiver.rule for waiver in declared.waivers]),
        ("accounts", [account.platform for account in declared.accounts]),
    ]
    found: dict[tuple[str, str], int] = {}
    for name, ids in named:
        for index, entry in enumerate(ids):
            found.setdefault((name, entry), index)
    return found
