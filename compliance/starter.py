"""A first ``rights.yaml`` from what was found: everything the files say, and a ``?`` where only the user knows.

Whatever the files are called and their tags say, the text reads back through `compliance.manifest.load_manifest`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor
from unicodedata import normalize

from compliance.manifest.scalars import Refused, path
from compliance.manifest.tree import Node
from compliance.model.claims import Recording
from compliance.model.files import Asset, Role
from compliance.model.matching import Identification, Match, Reference
from compliance.model.vocabulary import ComponentKind
from compliance.safe_text import printable

QUESTION = "# ?"
_IN_QUOTES = re.compile(r'"(?:\\.|[^"\\])*"')
_COLUMN = 40
_LONGEST = 200
_USED_AS: dict[Role, ComponentKind] = {"sample": "sample", "loop": "loop", "oneshot": "oneshot", "vocal": "vocal"}
_TAKEN_AS_OWN: tuple[Role, ...] = ("stem", "other")
_HEAD = """\
# What this project uses, and what it may do with it. `rightslint scan` holds it against the audio.
# A ? marks what only you know. Leave empty what you don't know: unknown is asked about, never guessed.
# For completion in your editor run: rightslint schema manifest --output rights.schema.json
# and put this above: # yaml-language-server: $schema=rights.schema.json

"""
_ORIGINS = "own_recording, sample, licensed_library, commissioned, cc, ..."


def starter(assets: Sequence[Asset], identification: Identification | None = None, *, title: str) -> str:
    """Write a commented manifest.

    Parameters
    ----------
    assets : the audio files of the project
    identification : what was recognised in them, if there is a library
    title : of the release, usually the name of the folder
    """
    nameable = [asset for asset in assets if _nameable(asset)]
    found = [match for match in (identification.matches if identification else ()) if _among(match.asset, nameable)]
    lines = [
        *_release(nameable, title),
        "",
        *_tracks(nameable),
        "",
        *_uses(nameable, found),
        *_own_stems(nameable, found),
        "",
        *_licences(found),
        *_unnameable(assets),
    ]
    return _HEAD + "\n".join(lines) + "\n"


def open_questions(text: str) -> int:
    """Count the entries that need something only the user knows."""
    return sum(QUESTION in _IN_QUOTES.sub("", line) for line in text.splitlines())


def _release(assets: Iterable[Asset], title: str) -> list[str]:
    masters = sum(asset.file.role == "master" for asset in assets)
    kind = "album" if masters > 6 else "ep" if masters > 1 else "single"
    return [
        "release:",
        f"  title: {_quoted(title)}",
        _line(f"  kind: {kind}", "or remix, mashup, cover, dj_mix, video, podcast_episode, ..."),
        _asked("  release_on:", "planned day, like 2026-12-18"),
        _asked("  state:", "unreleased, released, demo, or private: it never leaves your own circle"),
        _asked("  commercial:", "true for any sale, ads, monetisation, client or brand work"),
        _asked("  territories: [WW]", "where: US, GB, EU (its members), NO, ... or WW for everywhere"),
        _asked("  platforms: []", "such as spotify, youtube, soundcloud, bandcamp"),
        _asked("  owners:", "who owns the masters, as [Your Name]; your earlier releases are told by it"),
        _asked("  fingerprint_optin:", "[youtube_cid] when it will be registered with Content ID, else []"),
    ]


def _tracks(assets: Iterable[Asset]) -> list[str]:
    lines: list[str] = []
    for asset in assets:
        if asset.file.role == "master":
            lines.append(f"  - file: {_quoted(asset.file.path)}")
            lines += [f"    title: {_quoted(asset.tags.title)}"] if asset.tags.title else []
            lines += [f"    isrc: {_quoted(asset.tags.isrc)}"] if asset.tags.isrc else []
            lines.append(_asked("    writers:", "[{name: Full Name, share: 100}]"))
    return ["tracks:", *lines] if lines else [_asked("tracks:", "no master was found; add '- file: master.wav'")]


def _uses(assets: Sequence[Asset], found: Sequence[Match]) -> list[str]:
    taken: set[str] = set()
    lines: list[str] = []
    known_files = {match.asset for match in found}
    for reference, matches in _by_reference(found):
        lines += _recognised(reference, matches, assets, taken)
    for asset in assets:
        if any(mark.kind == "generator" for mark in asset.tags.marks):
            lines += _generated(asset, taken)
        elif asset.file.role in _USED_AS and asset.id not in known_files:
            lines += _sampled(asset, taken)
    return ["uses:", *lines] if lines else ["uses: []"]


def _own_stems(assets: Iterable[Asset], found: Iterable[Match]) -> list[str]:
    """Tell of the stems that no entry speaks of: silence about them says that they are the maker's own."""
    recognised = {match.asset for match in found}
    own = [
        asset
        for asset in assets
        if asset.file.role in _TAKEN_AS_OWN
        and asset.id not in recognised
        and not any(mark.kind == "generator" for mark in asset.tags.marks)
    ]
    if not own:
        return []
    return [
        "# These are taken to be your own recordings. One that was separated from somebody else's record, or made by",
        "# a tool, is a use: give it an entry above (origin: stem_separation, or ai_generated).",
        *(f"#   {_comment(asset.file.display)}" for asset in own),
    ]


def _by_reference(found: Iterable[Match]) -> Iterator[tuple[Reference, list[Match]]]:
    groups: dict[str, list[Match]] = {}
    for match in sorted(found, key=lambda match: (match.asset, match.start_s, match.reference.id)):
        groups.setdefault(match.reference.id, []).append(match)
    return ((matches[0].reference, matches) for matches in groups.values())


def _recognised(
    reference: Reference, matches: Sequence[Match], assets: Iterable[Asset], taken: set[str]
) -> Iterator[str]:
    paths = {asset.id: asset.file.path for asset in assets}
    yield f"  - id: {_id(reference.title or reference.path, taken)}"
    yield _line("    kind: sample", "recognised by listening")
    yield _asked("    origin:", _ORIGINS)
    yield from _what(
        Recording(
            title=reference.title,
            artist=reference.artist,
            isrc=reference.isrc,
            owner=reference.owner,
            first_published_year=reference.first_published_year,
        )
    )
    yield "    where:"
    for match in matches:
        start, end = _clock(match.start_s, up=False), _clock(match.end_s, up=True)
        yield f"      - {{file: {_quoted(paths[match.asset])}, from: {start}, to: {end}}}"
    yield f"    source: {{item: {_quoted(reference.id)}}}"
    yield _asked("    composition:", "{title: ..., writers: [...]}, or {present: false} when it carries none")
    yield _attached(reference.licence)


def _generated(asset: Asset, taken: set[str]) -> Iterator[str]:
    detail = next(mark.detail for mark in asset.tags.marks if mark.kind == "generator")
    tool = re.match(r"[a-z0-9][a-z0-9_-]*", detail.casefold())
    yield f"  - id: {_id(asset.file.path, taken)}"
    yield _line("    kind: generated", f"its tags say: {printable(detail)[:60]}")
    yield "    origin: ai_generated"
    yield f"    where: [{{file: {_quoted(asset.file.path)}}}]"
    yield "    generation:"
    yield f"      tool: {_quoted(tool.group())}" if tool else _asked("      tool:", "which generator")
    yield _asked("      plan:", "your plan on that day: free, or its name")
    yield _asked("      generated_on:", "like 2026-02-03")
    yield _asked("    licences: []", "ids of entries under licences")


def _sampled(asset: Asset, taken: set[str]) -> Iterator[str]:
    tags = asset.tags
    yield f"  - id: {_id(asset.file.path, taken)}"
    yield f"    kind: {_USED_AS[asset.file.role]}"
    yield _asked("    origin:", _ORIGINS)
    yield from _what(Recording(title=tags.title, artist=tags.artist, isrc=tags.isrc, first_published_year=tags.year))
    yield f"    where: [{{file: {_quoted(asset.file.path)}}}]"
    yield _asked("    source:", "{library: splice, acquisition: purchase_download, receipt: papers/a.pdf}")
    yield _attached(None)


def _what(recording: Recording) -> Iterator[str]:
    said = {name: getattr(recording, name) for name in ("title", "artist", "isrc", "owner")}
    year = recording.first_published_year
    parts = [f"{key}: {_quoted(value)}" for key, value in said.items() if value and value.strip()]
    if year is not None and 1000 <= year <= 9999:
        parts.append(f"first_published_year: {year}")
    yield f"    what: {{{', '.join(parts)}}}" if parts else _asked("    what:", "{title: ..., artist: ...}")


def _attached(licence: str | None) -> str:
    if licence := _licence_id(licence):
        return f"    licences: [{_quoted(licence)}]"
    return _asked("    licences: []", "ids of entries under licences")


def _licence_id(text: str | None) -> str:
    return (text or "").replace("\x00", "").strip()[:_LONGEST]


def _licences(found: Iterable[Match]) -> list[str]:
    named = sorted({licence for match in found if (licence := _licence_id(match.reference.licence))})
    lines: list[str] = []
    for licence in named:
        lines += [
            f"  - id: {_quoted(licence)}",
            _asked("    rights:", "[master, composition]"),
            _asked("    licensor:", "who granted it"),
            _asked("    territories:", "[WW]"),
            _asked("    platforms:", "[all]"),
            _asked("    commercial:", "true when it covers commercial use"),
            _asked("    uses: {}", "{distribution: true, monetise: true, derivative: true}; false where it refuses"),
            _asked("    starts:", "a day, like 2026-01-31"),
            _asked("    ends:", "a day, or perpetual"),
            _asked("    document:", "{path: papers/licence.pdf}"),
        ]
    return ["licences:", *lines] if lines else ["licences: []"]


def _unnameable(assets: Iterable[Asset]) -> list[str]:
    """Tell of files that no text can name: bytes that are not UTF-8, backslashes."""
    return [
        f"# {_comment(asset.file.display)} cannot be named here; rename the file"
        for asset in assets
        if not _nameable(asset)
    ]


def _nameable(asset: Asset) -> bool:
    try:
        asset.file.path.encode("utf-8")
        return path(Node("scalar", 1, 1, text=asset.file.path, quoted=True)) == asset.file.path
    except (UnicodeEncodeError, Refused):
        return False


def _among(asset_id: str, assets: Iterable[Asset]) -> bool:
    return any(asset.id == asset_id for asset in assets)


def _asked(text: str, question: str) -> str:
    return f"{text:<{_COLUMN}} {QUESTION} {question}"


def _line(text: str, remark: str) -> str:
    return f"{text:<{_COLUMN}} # {_comment(remark)}"


def _comment(text: str) -> str:
    """A remark on one line, without what a parser or a terminal would act on."""
    return printable(text).replace(QUESTION, "#")


def _quoted(text: str | None) -> str:
    """A YAML text in double quotes; control characters are escaped, not lost."""
    escaped = (text or "").replace("\x00", "").replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else _escape(char) for char in escaped) + '"'


def _escape(char: str) -> str:
    """Escape one character; half a surrogate pair is no character and becomes a replacement mark."""
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _id(name: str, taken: set[str]) -> str:
    """Make a readable id from a title or path, unique in this manifest."""
    last = name.rpartition("/")[2]
    plain = normalize("NFKD", last.rpartition(".")[0] or last).encode("ascii", "ignore").decode().casefold()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:60] or "use"
    slug = slug if slug[0].isalpha() and slug not in {"true", "false", "null"} else f"use-{slug}"
    unique, count = slug, 2
    while unique in taken:
        unique, count = f"{slug}-{count}", count + 1
    taken.add(unique)
    return unique


def _clock(seconds: float, *, up: bool) -> str:
    """Write a position in quotes, in tenths of a second, rounded outwards."""
    exact = round(seconds * 10, 3)
    tenths = max(0, ceil(exact) if up else floor(exact))
    whole, tenth = divmod(tenths, 10)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    head = f"{hours}:{minute:02d}" if hours else f"{minute}"
    return f'"{head}:{second:02d}{f".{tenth}" if tenth else ""}"'
