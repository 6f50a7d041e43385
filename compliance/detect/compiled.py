"""Compiling the numeric kernels once per machine and version.

Kernels are plain functions compiled by numba on their first call. The machine code is kept in the user's cache
folder (or in NUMBA_CACHE_DIR), under a digest of every module that has kernels: numba alone looks only at the file of
the function itself, would reuse code that has inlined an older version of a kernel from another file, and stumbles over
what an older version of the file has left. If the folder can't be written, kernels are compiled in every process.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba  # pyright: ignore[reportMissingTypeStubs]: the package ships none
import numba.core.config as numba_config  # pyright: ignore[reportMissingTypeStubs]: the package ships none
import platformdirs

Function = TypeVar("Function", bound=Callable[..., object])

UNDO_DIVISION_CHECK = "numpy"
"""Dividing by zero gives infinity, as in numpy: kernels guard their divisions and a check per division costs time."""


@functools.cache
def kernel_cache_dir() -> Path:
    """Where compiled kernels of exactly this version are kept."""
    digest = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        source = module.read_bytes()
        if b"\n@kernel" in source:
            digest.update(module.name.encode() + b"\0" + source)
    kernels = os.environ.get("NUMBA_CACHE_DIR") or Path(platformdirs.user_cache_dir("rightslint")) / "kernels"
    return Path(kernels) / digest.hexdigest()[:16]


def compiled_marker() -> Path | None:
    """The file whose presence says that all kernels are kept; None where none can be kept."""
    version = cast("str", vars(numba)["__version__"])
    return kernel_cache_dir() / f"numba-{version}" if _can_be_kept() else None


@functools.cache
def _can_be_kept() -> bool:
    """Whether the cache folder is there, or could be made, and can be written to."""
    try:
        kernel_cache_dir().mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(kernel_cache_dir(), os.W_OK)


def kernel(function: Function) -> Function:
    """Compile `function` on its first call for given argument types; later processes load the result from disk."""
    compiled = _cached(function) or _compile(function, cache=False)
    return cast("Function", compiled)


def inlined(function: Function) -> Function:
    """Compile `function` as a part of each kernel that calls it: arguments needn't be counted on every call."""
    decorate = cast("Callable[..., Callable[[object], object]]", numba.njit)
    return cast("Function", decorate(inline="always", error_model=UNDO_DIVISION_CHECK)(function))


def _cached(function: Callable[..., object]) -> object | None:
    if not _can_be_kept():
        return None
    settings = cast("dict[str, object]", vars(numba_config))
    before = settings["CACHE_DIR"]
    settings["CACHE_DIR"] = str(kernel_cache_dir())
    try:
        return _compile(function, cache=True)
    except RuntimeError:  # numba found no folder that it can write to
        return None
    finally:
        settings["CACHE_DIR"] = before


def _compile(function: Callable[..., object], *, cache: bool) -> object:
    decorate = cast("Callable[..., Callable[[object], object]]", numba.njit)
    return decorate(cache=cache, error_model=UNDO_DIVISION_CHECK, nogil=True, no_cfunc_wrapper=True)(function)
