"""Facts documents of any size: a catalogue of mixed material, lawful and not, as a large project would declare it.

Everything follows from the number of components, so that a measurement can be repeated.
"""

from __future__ import annotations

import random
from typing import Any

Json = dict[str, Any]

TERRITORIES = ("WW",)
PLATFORMS = ("spotify", "youtube", "soundcloud", "bandcamp")

# Of a hundred components, how many are of which sort: a catalogue that is looked after, not one without faults.
SHARES: dict[str, int] = {
    "own": 46,
    "library": 30,
    "sample": 8,
    "uncleared": 1,
    "generated": 6,
    "stem": 1,
    "cover": 4,
    "public_domain": 2,
    "voice": 1,
    "unknown": 1,
}
LICENSED = {"library", "sample", "cover"}
SORTS = tuple(sort for sort, share in SHARES.items() for _ in range(share))


def document(components: int, *, territories: tuple[str, ...] = TERRITORIES, sharing: int = 10) -> Json:
    """Return a ``rightslint.facts/1`` document with as many components, each in a file of its own.

    Parameters
    ----------
    components : number of components; about half of them were also heard
    territories : where the release goes; ``WW`` is everywhere
    sharing : how many components there are for each licence; 1 gives every one a licence of its own
    """
    chance = random.Random(components)
    sorts = [SORTS[(index * 37) % len(SORTS)] for index in range(components)]
    things = [_component(index, sort, sharing, chance) for index, sort in enumerate(sorts)]
    heard = [
        thing for thing, sort in zip(things, sorts, strict=True) if sort in {"library", "sample", "uncleared", "stem"}
    ]
    return {
        "schema": "rightslint.facts/1",
        "evaluated_on": "2026-11-21",
        "release": {
            "kind": "album",
            "state": "unreleased",
            "commercial": True,
            "monetised": True,
            "release_on": "2026-12-18",
            "territories": list(territories),
            "platforms": list(PLATFORMS),
            "owners": ["R. Imai"],
            "delivery_modes": ["interactive_stream", "download"],
        },
        "tracks": [_track(index) for index in range(max(1, components // 50))],
        "assets": [
            {"id": f"file-{index}.wav", "path": f"file-{index}.wav", "role": "stem", "in_deliverable": True}
            for index in range(components)
        ],
        "components": things,
        "licences": [_licence(index) for index in range(max(4, components // sharing))],
        "detections": [_detection(index, thing, chance) for index, thing in enumerate(heard)]
        + [_unexplained(index, chance) for index in range(components // 100)],
        "contributors": [{"name": "Ada Nova", "transfer": True}],
        "coverage": {
            "analyses": [
                {"asset": f"file-{index}.wav", "analysis": "fingerprint", "status": "done"}
                for index in range(components)
            ],
            "territories": ["US", "DE", "FR", "GB"],
            "packs": list(PLATFORMS),
        },
    }


def _track(index: int) -> Json:
    human = dict.fromkeys(("vocals", "lyrics", "composition", "instrumentation", "production"), "none")
    return {"asset": f"file-{index * 50}.wav", "title": f"Track {index}", "form": "original", "ai": human}


def _component(index: int, sort: str, sharing: int, chance: random.Random) -> Json:
    thing: Json = {
        "id": f"use-{index}",
        "track": f"file-{index // 50 * 50}.wav",
        "assets": [f"file-{index}.wav"],
        **_MAKERS[sort](index, chance),
    }
    if sort in LICENSED:
        thing["licences"] = [f"licence-{index // sharing}"]
    return thing


def _own(_: int, __: random.Random) -> Json:
    return {"kind": "performance", "origin": "own_recording"}


def _library(index: int, chance: random.Random) -> Json:
    kind = chance.choice(("loop", "oneshot", "sample"))
    return {
        "kind": kind,
        "origin": "licensed_library",
        "recording": {"title": f"Loop {index}", "artist": "Velvet Keys"},
        "source": {"library": "splice", "acquisition": "official_download", "lawful": True},
    }


def _sample(index: int, chance: random.Random) -> Json:
    return {
        "kind": "sample",
        "origin": "sample",
        "recording": {
            "title": f"Song {index}",
            "artist": "Ada Nova",
            "first_published_year": chance.randrange(1950, 2020),
        },
        "composition": {"title": f"Song {index}", "writers": ["Ada Nova"]},
    }


def _uncleared(index: int, chance: random.Random) -> Json:
    exception = (
        {"exception": {"claimed": chance.choice(("fair_use", "pastiche", "de_minimis"))}} if index % 3 == 0 else {}
    )
    return {**_sample(index, chance), **exception}


def _generated(_: int, chance: random.Random) -> Json:
    return {
        "kind": "generated",
        "origin": "ai_generated",
        "generation": {
            "tool": "suno",
            "plan": chance.choice(("pro", "pro", "free")),
            "generated_on": "2026-02-03",
            "terms_snapshot": "papers/suno.html",
            "training_provenance": "undisclosed",
            "human_contribution": ["lyrics", "arrangement"],
        },
    }


def _stem(index: int, _: random.Random) -> Json:
    return {
        "kind": "stem",
        "origin": "stem_separation",
        "recording": {"title": f"Hit {index}", "artist": "Ada Nova"},
        "separation": {"tool": "demucs", "where": "local"},
    }


def _cover(index: int, _: random.Random) -> Json:
    return {
        "kind": "recording",
        "origin": "cover",
        "composition": {"title": f"Standard {index}", "writers": ["Someone Else"]},
    }


def _public_domain(index: int, chance: random.Random) -> Json:
    return {
        "kind": "sample",
        "origin": "public_domain",
        "recording": {"title": f"Old {index}", "first_published_year": chance.choice((1908, 1922, 1931, 1958, 1971))},
        "composition": {
            "title": f"Old {index}",
            "writers": ["Long Gone"],
            "last_writer_death_year": chance.choice((1902, 1931, 1949, 1970)),
            "first_published_year": 1900,
        },
        "pd_claim": {"recording": True, "composition": True, "evidence": "papers/pd.pdf"},
    }


def _voice(_: int, chance: random.Random) -> Json:
    status = chance.choice(("none", "written_specific"))
    consent = {
        "status": status,
        "ai_replication": status == "written_specific",
        "territories": ["WW"],
        "ends": "perpetual",
    }
    return {
        "kind": "vocal",
        "origin": "ai_generated",
        "generation": {
            "tool": "suno",
            "plan": "pro",
            "generated_on": "2026-02-03",
            "terms_snapshot": "papers/suno.html",
        },
        "voice": {
            "kind": "clone",
            "person": "Ada Nova",
            "identifiable": True,
            "is_own": False,
            "living": True,
            "consent": consent,
        },
    }


def _unknown(_: int, __: random.Random) -> Json:
    return {"kind": "loop", "origin": "unknown"}


_MAKERS = {
    "own": _own,
    "library": _library,
    "sample": _sample,
    "uncleared": _uncleared,
    "generated": _generated,
    "stem": _stem,
    "cover": _cover,
    "public_domain": _public_domain,
    "voice": _voice,
    "unknown": _unknown,
}


def _licence(index: int) -> Json:
    return {
        "id": f"licence-{index}",
        "rights": ["master", "composition", "mechanical"],
        "status": "granted",
        "territories": ["US", "EU", "GB"] if index % 25 == 12 else ["WW"],
        "platforms": ["all"],
        "commercial": True,
        "uses": {"distribution": True, "monetise": True, "stems": True},
        "ends": "2026-03-01" if index % 25 == 24 else "2030-01-01" if index % 3 == 0 else "perpetual",
        "document": {"path": f"papers/{index}.pdf", "present": True, "changed": False},
    }


def _detection(index: int, thing: Json, chance: random.Random) -> Json:
    return {**_hit(index, thing["assets"][0], chance), "explained_by": thing["id"]}


def _unexplained(index: int, chance: random.Random) -> Json:
    return _hit(1_000_000 + index, f"file-{index}.wav", chance)


def _hit(index: int, asset: str, chance: random.Random) -> Json:
    start_ms = chance.randrange(0, 240_000)
    return {
        "id": f"hit-{index}",
        "asset": asset,
        "start_ms": start_ms,
        "end_ms": start_ms + chance.randrange(1_000, 16_000),
        "reference": {
            "id": f"ref-{index}",
            "title": f"Heard {index}",
            "artist": "Ada Nova",
            "first_published_year": 2011,
        },
        "pitch_semitones_hundredths": chance.choice((0, 300, -250)),
        "tempo_ratio_millis": chance.choice((1000, 1060)),
        "confidence_millis": chance.choice((700, 950, 990)),
    }
