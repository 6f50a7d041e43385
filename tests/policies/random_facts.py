"""Random facts documents that follow the schema, made from the model's own types, so that a new field is asked at once.

Meaningless as music, but every combination of known, false and unknown occurs, which no hand-written document reaches.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec import inspect

from compliance.errors import FactsError
from compliance.facts import from_document, to_document
from compliance.model.facts import Facts

FIRST_DAY = date(2025, 1, 1)
WORDS: dict[str, tuple[str, ...]] = {
    "territories": (
        "US",
        "DE",
        "FR",
        "GB",
        "EU",
        "WW",
        "JP",
        "IN",
        "NO",
        "BR",
        "DK",
        "CH",
        "CA",
        "KR",
        "CN",
        "AU",
        "ZA",
    ),
    "platforms": ("spotify", "youtube", "soundcloud", "bandcamp", "tidal", "all"),
    "tool": ("suno", "udio", "demucs", "moises"),
    "library": ("splice", "suno", "spotify_ai_remix"),
    "service": ("spotify", "youtube", "apple-music", "x"),
    "plan": ("free", "pro", "Free", "premier"),
    "owner": ("Imai", "imai ", "Big Records", ""),
    "writers": ("Imai", "Ada Nova"),
    "title": ("Night Drive", "Ferry", 'a "quoted" one', "été\n2"),
    "artist": ("Ada Nova", "Nobody"),
    "evidence": ("papers/e.pdf",),
    "ends": ("perpetual", "2026-03-01", "2026-12-01", "2030-01-01"),
    "distributor": ("distrokid", "tunecore"),
    "url": ("https://video.example/watch",),
}
ALIASES = {
    "home_territory": "territories",
    "owners": "owner",
    "platform": "platforms",
    "licensor": "owner",
    "disclosed_to": "platforms",
}
NUMBERS: dict[str, tuple[int, ...]] = {
    "first_published_year": (1890, 1910, 1925, 1930, 1950, 1962, 1964, 1990, 2011),
    "first_fixed_year": (1910, 1950, 1990),
    "last_writer_death_year": (1920, 1950, 1955, 1960, 1990),
    "death_year": (1930, 1990, 2020),
    "confidence_millis": (400, 700, 900, 990),
    "pitch_semitones_hundredths": (0, 7, 300, -250, 100),
    "tempo_ratio_millis": (1000, 1003, 1060, 943),
}
IDENTIFIERS = {
    "components": "use-{}",
    "licences": "licence-{}",
    "detections": "hit-{}",
    "claims": "claim-{}",
    "assets": "file-{}.wav",
}


def document(seed: int) -> dict[str, Any]:
    """Return a valid document; the same seed gives the same document."""
    chance = random.Random(seed)
    known = chance.choice((0.25, 0.5, 0.8))
    made = _struct(Facts, chance, known, field="")
    return to_document(from_document(_linked(made, chance)))


def mutated(made: dict[str, Any], seed: int) -> dict[str, Any]:
    """Return the document with some optional fields taken out and some answers turned round, valid still."""
    chance = random.Random(seed)
    for _ in range(20):
        changed = msgspec.json.decode(msgspec.json.encode(made))
        for _ in range(chance.randrange(1, 12)):
            _change(changed, chance)
        try:
            return to_document(from_document(changed))
        except FactsError:
            continue
    return made


def _change(value: Any, chance: random.Random) -> None:
    """Walk down to some field at random; turn a yes or no round, or take the field out."""
    while True:
        keys = sorted(value) if isinstance(value, dict) else range(len(value))
        if not keys:
            return
        key = chance.choice(list(keys))
        below = value[key]
        if isinstance(below, dict | list) and below and chance.random() < 0.9:
            value = below
            continue
        if isinstance(below, bool) and chance.random() < 0.5:
            value[key] = not below
        elif isinstance(value, dict):
            del value[key]
        return


def _struct(kind: type, chance: random.Random, known: float, *, field: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in msgspec.structs.fields(kind):
        if not entry.required and chance.random() > known:
            continue
        value = _value(inspect.type_info(entry.type), chance, known, field=entry.encode_name)
        found[entry.encode_name] = value
    return found


def _value(kind: inspect.Type, chance: random.Random, known: float, *, field: str) -> Any:
    match kind:
        case inspect.Metadata():
            return _value(kind.type, chance, known, field=field)
        case inspect.UnionType():
            return _value(
                chance.choice([one for one in kind.types if not isinstance(one, inspect.NoneType)]),
                chance,
                known,
                field=field,
            )
        case inspect.StructType():
            return _struct(kind.cls, chance, known, field=field)
        case inspect.VarTupleType() | inspect.ListType():
            return [_value(kind.item_type, chance, known, field=field) for _ in range(chance.choice((0, 1, 1, 2, 4)))]
        case inspect.DictType():
            keys = [_value(kind.key_type, chance, known, field=_key_field(field)) for _ in range(2)]
            return {key: _value(kind.value_type, chance, known, field=field) for key in keys}
        case inspect.LiteralType():
            return chance.choice(kind.values)
        case _:
            return _scalar(kind, chance, field)


def _key_field(field: str) -> str:
    return "territories" if field == "registration" else "platforms"


def _scalar(kind: inspect.Type, chance: random.Random, field: str) -> Any:
    match kind:
        case inspect.BoolType():
            return chance.random() < 0.5
        case inspect.IntType():
            return chance.choice(NUMBERS.get(field, (0, 1, 500, 950)))
        case inspect.DateType():
            return (FIRST_DAY + timedelta(days=chance.randrange(0, 1000))).isoformat()
        case inspect.StrType():
            return _text(kind, chance, field)
        case _:
            raise TypeError(f"no random value for {kind} in {field}")


def _text(kind: inspect.StrType, chance: random.Random, field: str) -> str:
    if kind.pattern is not None and "{64}" in kind.pattern:
        return chance.choice("abc") * 64
    if kind.pattern is not None and r"\d\.\d" in kind.pattern:
        return "4.0"
    if kind.pattern is not None and "[A-Z]{2}" in kind.pattern:
        field = "territories"
    words = WORDS.get(ALIASES.get(field, field), ("one", "two"))
    return chance.choice([word for word in words if word or not kind.min_length])


def _linked(made: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """Give every list its own ids, and let references mostly point at something that is there."""
    made = {
        **made,
        "schema": "rightslint.facts/1",
        "evaluated_on": chance.choice(("2026-11-21", "2031-01-01", "2000-06-30")),
    }
    for name, pattern in IDENTIFIERS.items():
        for index, item in enumerate(made.get(name, [])):
            item["id"] = pattern.format(index)
    ids = {name: [item["id"] for item in made.get(name, [])] for name in IDENTIFIERS}
    files = ids["assets"] or ["file-0.wav"]
    for thing in made.get("components", []):
        thing["assets"] = chance.sample(files, k=min(len(files), chance.choice((0, 1, 1, 2))))
        thing["licences"] = [id_ for id_ in ids["licences"] if chance.random() < 0.5]
        _point(thing, "parent", ids["components"], chance)
        _point(thing, "track", files, chance)
    for hit in made.get("detections", []):
        hit["asset"] = chance.choice(files)
        hit["end_ms"] = hit["start_ms"] + chance.choice((0, 1500, 16_000))
        _point(hit, "explained_by", ids["components"], chance)
    for track in made.get("tracks", []):
        track["asset"] = chance.choice(files)
    return made


def _point(item: dict[str, Any], field: str, targets: list[str], chance: random.Random) -> None:
    if field in item:
        item[field] = chance.choice([*targets, "nothing"])
