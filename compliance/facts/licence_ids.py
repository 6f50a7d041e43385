"""Licence ids taken apart, so that no policy ever looks for letters inside a name ("NC" is inside LICENCE)."""

from __future__ import annotations

import re

import msgspec

from compliance.model.licences import CreativeCommons, Licence

_ADDRESS = re.compile(
    r"https?://creativecommons\.org/(?:licenses|publicdomain)/(?P<name>[a-z-]+)/(?P<version>\d\.\d)(?:/.*)?",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\d\.\d")
_PORT = re.compile(r"[A-Z]{2,3}")
_CONDITIONS = {"BY", "NC", "ND", "SA"}


def creative_commons(kind: str) -> CreativeCommons | None:
    """Return the conditions of a Creative Commons id such as ``CC-BY-NC-4.0``; ``None`` for every other licence.

    Understood are SPDX ids in any case, with a port (``CC-BY-3.0-DE``) or without a version, the spelling with spaces
    (``CC BY-NC 4.0``) and addresses at creativecommons.org. Expressions and ``LicenseRef-`` ids say nothing certain.
    """
    address = _ADDRESS.fullmatch(kind.strip())
    text = f"CC-{address['name']}-{address['version']}" if address else kind.strip()
    words = re.sub(r"\s+", "-", text).upper().split("-")
    if words[:2] in (["CC", "ZERO"], ["CC", "CC0"]):
        words = ["CC0", *words[2:]]
    if words[0] == "CC0":
        return _flags(set(), words[1:], zero=True)
    conditions = [word for word in words[1:] if word in _CONDITIONS]
    rest = words[1 + len(conditions) :]
    if words[0] != "CC" or not conditions or words[1 : 1 + len(conditions)] != conditions:
        return None
    return _flags(set(conditions), rest, zero=False) if len(set(conditions)) == len(conditions) else None


def _flags(conditions: set[str], rest: list[str], *, zero: bool) -> CreativeCommons | None:
    """Build the flags when what follows the conditions is a version and at most a port."""
    version = rest[0] if rest else None
    ported = len(rest) == 2 and _PORT.fullmatch(rest[1]) is not None
    if (version is not None and not _VERSION.fullmatch(version)) or (len(rest) > 1 and not ported):
        return None
    if {"ND", "SA"} <= conditions:
        return None
    return CreativeCommons(
        by="BY" in conditions,
        nc="NC" in conditions,
        nd="ND" in conditions,
        sa="SA" in conditions,
        zero=zero,
        version=version,
    )


def with_flags(licence: Licence) -> Licence:
    """Return the licence with the conditions of its id, unless they are there already."""
    if licence.cc is not None or licence.kind is None:
        return licence
    return msgspec.structs.replace(licence, cc=creative_commons(licence.kind))
