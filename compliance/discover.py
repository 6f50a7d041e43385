"""What lies in a project folder: a walk that opens only regular files and reports whatever it could not examine."""

from __future__ import annotations

import errno
import hashlib
import os
import shlex
import stat
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar

import msgspec

from compliance import roles
from compliance.errors import UsageError
from compliance.ignore import is_never_examined, read_patterns
from compliance.model.files import FoundFile, Problem
from compliance.safe_text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from compliance.model.files import Role

_Made = TypeVar("_Made")

_VENV_MARKER = "pyvenv.cfg"
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"
_HEAD_BYTES: Final = 256
_BLOCK_BYTES: Final = 1 << 20
_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


class Discovery(msgspec.Struct, frozen=True, kw_only=True):
    """What lies in a project.

    files : audio, sessions and documents in byte order of path; audio is what is neither ``session`` nor ``document``
    problems : what could not be examined, each once, in path order
    ignored : display paths that ``.rightslintignore`` excludes; a folder stands for all it holds
    """

    files: tuple[FoundFile, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...] = ()


def discover(root: Path) -> Discovery:
    """Find the audio, session and document files of a project and hash them.

    Hidden names, version control, virtual environments, ``node_modules``, rightslint's own files and whatever
    ``.rightslintignore`` (gitignore patterns) names are left out. Symbolic links are followed only inside the project.
    Audio is known by its extension or, when the extension is no known one, by its first bytes.

    Parameters
    ----------
    root : folder of the project

    Raises
    ------
    UsageError : `root` is not a readable folder, or ``.rightslintignore`` holds a bad pattern
    """
    walk = _Walk(root, leave=False)
    found = [file for path in walk.files() if (file := walk.examine(path)) is not None]
    return Discovery(
        files=_only_file_is_the_master(_with_unique_displays(found)),
        problems=walk.problems(),
        ignored=tuple(sorted(walk.ignored)),
    )


def recordings_in(root: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Find the audio in a folder of samples, as `discover` does, but read no more of a file than its first bytes.

    Returns
    -------
    Relative paths in byte order, also of what links out of the folder lead to, which nobody else chose; and problems

    Raises
    ------
    UsageError : as `discover`
    """
    walk = _Walk(root, leave=True)
    return tuple(path for path in walk.files() if walk.is_audio(path)), walk.problems()


class _Walk:
    """One walk over a project; collects problems on the way. leave : whether it follows links that lead out of it."""

    def __init__(self, root: Path, *, leave: bool) -> None:
        if not root.is_dir():
            problem = "is not a folder" if root.exists() else "there is no such folder"
            raise UsageError(problem, place=printable(str(root)), remedy="name the folder of an audio project")
        self.root = root.resolve()
        self._leave = leave
        self._problems: list[Problem] = []
        self.ignored: list[str] = []
        self._patterns = read_patterns(root)
        self._visited: set[tuple[int, int]] = set()

    def files(self) -> list[str]:
        """Return relative paths of all that is not a folder, in byte order."""
        return sorted(self._files(), key=os.fsencode)

    def problems(self) -> tuple[Problem, ...]:
        """What could not be examined so far, in path order."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.path, problem.problem)))

    def _files(self) -> Iterator[str]:
        """Yield relative paths of all that is not a folder; linked folders come last, so that real paths win."""
        folders, linked = [""], list[str]()
        while folders or linked:
            if not folders:
                linked.sort(key=os.fsencode, reverse=True)
            folder = (folders or linked).pop()
            for entry in self._entries(folder) if self._is_first_visit(folder) else []:
                path = f"{folder}/{entry.name}" if folder else entry.name
                is_folder = _is_folder(entry)
                if self._is_ignored(path, is_folder=is_folder) or (entry.is_symlink() and not self._may_follow(path)):
                    continue
                if is_folder:
                    (linked if entry.is_symlink() else folders).append(path)
                else:
                    yield path

    def examine(self, path: str) -> FoundFile | None:
        """Read, hash and name one file; ``None`` when it is of no interest or a problem."""
        return self._opened(path, lambda file, kind: _found(path, kind, file))

    def is_audio(self, path: str) -> bool:
        """Tell whether a file is audio by its name or its first bytes; ``False`` also when it is a problem."""
        return self._opened(path, lambda _file, kind: kind == "audio") or False

    def _opened(self, path: str, make: Callable[[BinaryIO, str], _Made]) -> _Made | None:
        """Make something of an open file and its kind; ``None`` when it is of no interest or a problem."""
        kind = roles.kind_of(tuple(path.split("/")))
        try:
            if not self._is_regular(path, kind):
                return None
            with _open_without_blocking(self.root / path) as file:
                head = file.read(_HEAD_BYTES)
                kind = kind or ("audio" if roles.starts_like_audio(head) else None)
                if kind is None or self._is_hollow(path, head, kind):
                    return None
                return make(file, kind)
        except OSError as error:
            if kind is not None:
                self._cannot_read(path, error)
            return None

    def _is_regular(self, path: str, kind: str | None) -> bool:
        mode = (self.root / path).stat().st_mode
        if stat.S_ISREG(mode):
            return True
        if kind is not None:
            what = next((name for test, name in _SPECIAL if test(mode)), "something other than a file")
            self._problem(path, f"not a file but {what}; it was not opened", "replace it by the file, or remove it")
        return False

    def _is_hollow(self, path: str, head: bytes, kind: str) -> bool:
        """Report a file that stands for content which is not there."""
        if head.startswith(_LFS_POINTER):
            what = "not audio (an unfetched Git LFS pointer)" if kind == "audio" else "an unfetched Git LFS pointer"
            self._problem(path, what, f"run: git lfs pull --include {shlex.quote(printable(path))}")
        elif not head and kind != "document":
            self._problem(path, "the file is empty (0 bytes)", "restore it from a backup, or remove it")
        else:
            return False
        return True

    def _is_first_visit(self, folder: str) -> bool:
        try:
            info = (self.root / folder).stat()
        except OSError as error:
            self._cannot_read(folder, error)
            return False
        identity = (info.st_dev, info.st_ino)
        seen = identity in self._visited
        self._visited.add(identity)
        return not seen

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(self.root / folder) as entries:
                listed = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            if not folder:
                place = printable(str(self.root))
                raise UsageError(
                    f"cannot be read ({_reason(error)})", place=place, remedy="make it readable"
                ) from error
            self._cannot_read(folder, error)
            return []
        is_environment = folder and any(entry.name == _VENV_MARKER for entry in listed)
        return [] if is_environment else listed

    def _may_follow(self, path: str) -> bool:
        """Tell whether a link leads to a place inside the project that is not a folder it lies in; report it if not."""
        link = self.root / path
        try:
            target = link.resolve(strict=True)
        except (OSError, RuntimeError) as error:
            self._broken_link(path, error)
            return False
        if target in link.parents:
            self._problem(path, "a symbolic link back to a folder it lies in", "remove the link")
        elif not self._leave and not target.is_relative_to(self.root):
            self._problem(path, "a symbolic link out of the project", "copy what it points to into the project")
        else:
            return True
        return False

    def _broken_link(self, path: str, error: OSError | RuntimeError) -> None:
        if isinstance(error, RuntimeError) or error.errno == errno.ELOOP:
            self._problem(path, "a symbolic link that leads back to itself", "remove the link")
        elif isinstance(error, FileNotFoundError):
            self._problem(path, "a symbolic link to nothing", "restore its target, or remove the link")
        else:
            self._cannot_read(path, error)

    def _is_ignored(self, path: str, *, is_folder: bool) -> bool:
        if is_never_examined(path.rpartition("/")[2], is_folder=is_folder):
            return True
        shown = f"{path}/" if is_folder else path
        if self._patterns is None or not self._patterns.match_file(shown):
            return False
        self.ignored.append(printable(shown))
        return True

    def _cannot_read(self, path: str, error: OSError) -> None:
        denied = isinstance(error, PermissionError)
        remedy = f"run: chmod u+rX {shlex.quote(printable(path))}" if denied else "check the disk, then scan again"
        self._problem(path, f"cannot be read ({_reason(error)})", remedy)

    def _problem(self, path: str, problem: str, remedy: str) -> None:
        self._problems.append(Problem(path=printable(path), problem=problem, remedy=remedy))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself, or to where nobody may look: whoever follows it will say so
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _open_without_blocking(path: Path) -> BinaryIO:
    """Open a file that may have become a pipe since it was looked at."""
    return open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0)))


def _sha256(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(_BLOCK_BYTES):
        digest.update(block)
    return digest.hexdigest()


def _found(path: str, kind: str, file: BinaryIO) -> FoundFile:
    parts = tuple(path.split("/"))
    role: Role = roles.audio_role(parts) if kind == "audio" else "session" if kind == "session" else "document"
    return FoundFile(
        path=path,
        display=printable(path),
        size_bytes=os.fstat(file.fileno()).st_size,
        sha256=_sha256(file),
        role=role,
        stem_role=roles.stem_role(parts, role),
    )


def _with_unique_displays(found: list[FoundFile]) -> list[FoundFile]:
    """Number the displays that two different paths share: escaping is not injective, and ids must be."""
    taken: dict[str, int] = {}
    unique: list[FoundFile] = []
    for file in found:
        count = taken[file.display] = taken.get(file.display, 0) + 1
        display = file.display if count == 1 else f"{file.display} ({count})"
        unique.append(msgspec.structs.replace(file, display=display))
    return unique


def _only_file_is_the_master(found: list[FoundFile]) -> tuple[FoundFile, ...]:
    """Take the one audio file that lies openly in the project for its master, when nothing else is."""
    at_root = [file for file in found if "/" not in file.path and file.role == "other"]
    if len(at_root) != 1 or any(file.role == "master" for file in found):
        return tuple(found)
    master = msgspec.structs.replace(at_root[0], role="master", stem_role=None)
    return tuple(master if file is at_root[0] else file for file in found)
