"""The evidence for the checks that ask about a release as a whole."""

from __future__ import annotations

from compliance.checklist.evidence import GENERATED, Case, Evidence, gathered, inputs_known, undeclared
from compliance.model.claims import Component
from compliance.model.release import AiSystem

_RUNTIME = frozenset({"runtime_generation", "music_generation"})


def purpose_declared(case: Case) -> Evidence:
    """Commercial or not, and how far it leaves the room: neither defaults to the harmless answer."""
    release = case.facts.release
    words = f"{release.state}, {'commercial' if release.commercial else 'not commercial'}"
    missing = [name for name in ("commercial", "state") if getattr(release, name) is None]
    return Evidence(applies=True, shown=(words,), missing=tuple(f"release.{name}" for name in missing))


def listened(case: Case) -> Evidence:
    """Everything that decides was compared with the library."""
    done = [row for row in case.facts.coverage.analyses if row.analysis == "fingerprint" and row.status == "done"]
    unsure = case.gaps if case.gaps or done else ("nothing was compared with a library",)
    return Evidence(
        applies=True, shown=(f"{len(done)} files compared with the library; a miss is no clearance",), unsure=unsure
    )


def platforms_known(case: Case) -> Evidence:
    """Every platform has rules; a release that stays private needs none."""
    release = case.facts.release
    if release.state == "private" and not release.platforms:
        return Evidence(applies=False)
    if not release.platforms:
        return Evidence(applies=True, missing=("release.platforms",))
    unknown = tuple(f"no rules for {name}" for name in release.platforms if name not in case.packs)
    return Evidence(applies=True, shown=(f"judged by the terms of {', '.join(release.platforms)}",), unsure=unknown)


def agreements_signed(case: Case) -> Evidence:
    """Everybody who was commissioned has signed."""
    things = case.of(frozenset({"commissioned"}))
    if not things:
        return Evidence(applies=False, missing=undeclared(case))
    people = case.facts.contributors
    missing = [f"contributors[{one.name}].agreement" for one in people if one.agreement is None]
    if not people:
        missing = ["contributors"]
    return Evidence(applies=True, shown=(f"{len(people)} agreements signed",), missing=tuple(missing))


def nothing_pending(case: Case) -> Evidence:
    """No licence is still being negotiated, and none is of unknown state."""
    sought = [licence for licence in case.facts.licences if licence.status in ("pending", "granted", "unknown")]
    unknown = tuple(f"licences[{licence.id}].status" for licence in sought if licence.status == "unknown")
    derived = case.facts.release.kind in ("remix", "mashup", "edit")
    granted = tuple(f"{licence.id}: granted" for licence in sought if licence.status == "granted")
    if not sought and not derived:
        return Evidence(applies=False, missing=undeclared(case))
    return Evidence(applies=True, shown=granted, missing=unknown)


def hummed(case: Case) -> Evidence:
    """Whoever owns a hummed melody is named."""

    def is_hummed(one: Component) -> bool:
        made = one.generation
        return made is not None and (made.mode == "hum" or any(given.kind == "hum" for given in made.inputs or ()))

    return gathered(case, filter(is_hummed, case.of(GENERATED)), [inputs_known])


def exported(case: Case) -> list[Component]:
    """Stems that a generator exported."""
    return [one for one in case.of(GENERATED) if one.kind == "stem"]


def runs_in_a_product(case: Case) -> Evidence:
    """Music that is generated while somebody plays: licence for the run time, guard-rails described."""
    release = case.facts.release
    runtime = any(one.generation and one.generation.mode == "runtime" for one in case.facts.components)
    if not runtime and _RUNTIME.isdisjoint(release.features or ()):
        asked = ("release.features",) if release.kind == "game" and release.features is None else ()
        return Evidence(applies=False, missing=(*asked, *undeclared(case)))
    system = release.ai_system or AiSystem()
    missing = [name for name in ("runtime_licence", "guardrails_described") if getattr(system, name) is not True]
    shown = ("run-time licence and guard-rails on record",) if not missing else ()
    return Evidence(applies=True, shown=shown, missing=tuple(f"release.ai_system.{name}" for name in missing))


def format_read(case: Case) -> Evidence:
    """What the masters are stored as. A quality is no right."""
    masters = {track.asset for track in case.facts.tracks}
    masters |= {asset.id for asset in case.facts.assets if asset.role == "master"}
    files = [asset for asset in case.facts.assets if asset.id in masters]
    shown, unsure = list[str](), list[str]()
    for asset in files:
        stored = asset.format
        if stored is None or stored.rate_hz is None or stored.codec is None:
            unsure.append(f"{asset.id}: its format was not read")
        else:
            bits = f", {stored.bits} bit" if stored.bits else ""
            lossy = ", from a lossy source" if stored.lossy_source else ""
            shown.append(f"{asset.id}: {stored.codec}, {stored.rate_hz / 1000:g} kHz{bits}{lossy}")
    return Evidence(applies=True, shown=tuple(shown), unsure=tuple(unsure) if files else ("there is no master",))
