"""Territory codes, their names and the groups they form: dated data, `policies/rights_data/territories/data.json`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cache

import msgspec

WORLD = "WW"
_OTHER_NAMES = {"UK": "GB", "EL": "GR", "SU": "RU", "EN": "GB"}


class Territories(msgspec.Struct, frozen=True, kw_only=True):
    """The data table. as_of : day on which the memberships were checked; names : by ISO 3166-1 alpha-2 code."""

    as_of: str
    sources: dict[str, str]
    groups: dict[str, tuple[str, ...]]
    names: dict[str, str]


@cache
def table() -> Territories:
    """Return the shipped table."""
    from compliance.resources import policies_dir

    path = policies_dir() / "rights_data" / "territories" / "data.json"
    return msgspec.json.decode(path.read_bytes(), type=Territories)


def known(code: str) -> bool:
    """Tell whether `code` is a territory, a group of territories or the world."""
    return code == WORLD or code in table().names or code in table().groups


def name(code: str) -> str:
    """Return the English name of a territory or group, or the code itself where there is none."""
    named = {WORLD: "Worldwide", "EU": "European Union", "EEA": "European Economic Area"}
    return named.get(code) or table().names.get(code, code)


def expand(codes: Iterable[str]) -> tuple[str, ...]:
    """Replace groups (EU, EEA) by their members, keeping the order and each code once. WW stays WW."""
    members = (member for code in codes for member in table().groups.get(code, (code,)))
    return tuple(dict.fromkeys(members))


def remedy(code: str) -> str:
    """Say what to write instead of a code that is not known."""
    upper = code.strip().upper()
    if upper in _OTHER_NAMES:
        return f"write {_OTHER_NAMES[upper]}"
    if known(upper):
        return f"write {upper}"
    by_name = {title.casefold(): iso for iso, title in table().names.items()}
    near = difflib.get_close_matches(code.casefold(), by_name, n=1, cutoff=0.75)
    return f"write {by_name[near[0]]}" if near else "use ISO 3166-1 codes such as US, GB, NO, or EU, EEA, WW"
