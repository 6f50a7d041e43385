"""Names of territories and platforms, as a reader knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance import territories
from compliance.report.wording import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANY = "any"
_PLATFORM_NAMES = {
    "apple-music": "Apple Music",
    "cdbaby": "CD Baby",
    "ddex": "DDEX",
    "distrokid": "DistroKid",
    "elevenlabs": "ElevenLabs",
    "iheart": "iHeart",
    "imusician": "iMusician",
    "itch": "itch.io",
    "lalal": "LALAL.AI",
    "soundcloud": "SoundCloud",
    "soundon": "SoundOn",
    "tiktok": "TikTok",
    "tunecore": "TuneCore",
    "unitedmasters": "UnitedMasters",
    "youtube": "YouTube",
    "youtube-audio-library": "YouTube Audio Library",
    "youtube-music": "YouTube Music",
}
_FINGERPRINT_SERVICES = {
    "youtube_cid": ("youtube", "Content ID"),
    "meta_rm": ("meta", "Rights Manager"),
    "tiktok": ("tiktok", "sound matching"),
    "soundcloud_cid": ("soundcloud", "content identification"),
}


def territory_name(code: str) -> str:
    """Name a territory; a code that has none stays as it is."""
    return "Any territory" if code == _ANY else territories.name(code)


def platform_name(identifier: str) -> str:
    """Name a platform, distributor, tool or source; an unknown one is written from its identifier."""
    if identifier == _ANY:
        return "Any platform"
    known = _PLATFORM_NAMES.get(identifier.replace("_", "-"))
    return known or " ".join(word[:1].upper() + word[1:] for word in readable(identifier).split())


def scope_name(scope: dict[str, str]) -> str:
    """Name what a finding holds for."""
    for kind, identifier in scope.items():
        if kind == "territory":
            return territory_name(identifier)
        return "Everywhere" if kind == "project" else platform_name(identifier)
    return "Everywhere"


def folded_territories(codes: Sequence[str]) -> list[str]:
    """Write the members of the EEA or the EU as one where all of them are served, in their first member's place.

    >>> from compliance.territories import expand
    >>> folded_territories(["US", *expand(["EU"]), "GB"])
    ['US', 'EU', 'GB']
    """
    folded = list(codes)
    for group in ("EEA", "EU"):
        members = territories.expand([group])
        if set(members) <= set(folded):
            folded = [group if code in members else code for code in folded]
    return list(dict.fromkeys(folded))


def platforms_with_services(platforms: Sequence[str], services: Sequence[str]) -> list[str]:
    """Name platforms, each with the fingerprint services the release opts in to.

    >>> platforms_with_services(["spotify", "youtube"], ["youtube_cid"])
    ['Spotify', 'YouTube (Content ID)']
    """
    opted: dict[str, list[str]] = {}
    for service in services:
        platform, name = _FINGERPRINT_SERVICES.get(service, ("", ""))
        opted.setdefault(platform, []).append(name)
    names = {platform: platform_name(platform) for platform in platforms}
    return [f"{name} ({', '.join(opted[key])})" if key in opted else name for key, name in names.items()]
