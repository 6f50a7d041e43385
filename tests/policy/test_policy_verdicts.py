"""One verdict per territory and platform: the worst of what is open, and never clear on what was not examined."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from policy_samples import Write, bundle_files, facts, pack, sample

from compliance.model.findings import Judgement
from compliance.policy import catalogue
from compliance.policy.judge import judge
from compliance.policy.regorus_engine import RegorusEngine


class Judge:
    """A bundle with its catalogue, ready for documents."""

    def __init__(self, policies: Path) -> None:
        self.engine = RegorusEngine(policies)
        self.catalogue = catalogue.load(policies)

    def __call__(self, document: dict[str, Any]) -> Judgement:
        return judge(document, engine=self.engine, catalogue=self.catalogue)


@pytest.fixture
def judged(small_bundle: Path) -> Iterator[Judge]:
    ready = Judge(small_bundle)
    yield ready
    ready.engine.close()


def release(territories: list[str], platforms: list[str], **fields: Any) -> dict[str, Any]:
    return {"kind": "single", "territories": territories, "platforms": platforms, **fields}


def cells(judgement: Judgement) -> dict[tuple[str, str], str]:
    return {(verdict.territory, verdict.platform): verdict.verdict for verdict in judgement.verdicts}


EVERYWHERE = {"territories": ["US", "GB", "DE", "FR", "NO"], "packs": ["spotify", "bandcamp"]}


def coverage(**fields: Any) -> dict[str, Any]:
    return {**facts()["coverage"], **fields}


def test_members_of_the_eea_are_one_row(judged: Judge) -> None:
    document = facts(release=release(["US", "DE", "FR", "NO", "GB"], ["spotify"]))
    assert list(cells(judged(document))) == [("US", "spotify"), ("EU", "spotify"), ("GB", "spotify")]


def test_a_member_with_rules_of_its_own_has_its_row(write: Write) -> None:
    files = bundle_files()
    files["rights/jurisdictions/de/de.rego"] = pack(
        "de/sampling", kind="jurisdictions", folder="de", scope={"territory": "DE"}
    )
    judged = Judge(write(files))
    found = cells(judged(facts(components=[sample()], release=release(["DE", "FR"], ["spotify"]))))
    judged.engine.close()
    assert found[("DE", "spotify")] == "blocked"
    assert found[("EU", "spotify")] == "blocked"


def of_germany(severity: str = "error") -> dict[str, str]:
    files = bundle_files()
    files["rights/jurisdictions/de/de.rego"] = pack(
        "de/sampling", kind="jurisdictions", folder="de", scope={"territory": "DE"}, severity=severity
    )
    return files


def test_law_of_the_union_binds_a_member_with_rules_of_its_own(write: Write) -> None:
    """German law only mentions what the law of the Union forbids: the German row is blocked all the same."""
    judged = Judge(write(of_germany(severity="info")))
    found = cells(judged(facts(components=[sample()], release=release(["DE"], ["spotify"]))))
    judged.engine.close()
    assert found[("DE", "spotify")] == "blocked"
    assert ("EU", "spotify") not in found


def test_a_member_of_a_whole_union_is_apart_only_where_its_own_rules_speak(write: Write) -> None:
    judged = Judge(write(of_germany()))
    union = sorted(judged.catalogue.union)
    silent = cells(judged(facts(components=[], release=release(union, ["spotify"]))))
    spoken = cells(judged(facts(components=[sample()], release=release(union, ["spotify"]))))
    judged.engine.close()
    assert list(silent) == [("EU", "spotify")]
    assert spoken[("DE", "spotify")] == "blocked"
    assert spoken[("EU", "spotify")] == "blocked"


def test_a_named_member_has_its_row_though_nothing_is_found(write: Write) -> None:
    judged = Judge(write(of_germany()))
    found = cells(judged(facts(components=[], release=release(["DE", "NO"], ["spotify"]))))
    judged.engine.close()
    assert list(found) == [("DE", "spotify"), ("EU", "spotify")]


def test_findings_of_a_territory_hit_its_row(write: Write) -> None:
    files = {name: text for name, text in bundle_files().items() if "/eu/" not in name and "/spotify/" not in name}
    files["rights/platforms/spotify/spotify.rego"] = pack(
        "spotify/x", kind="platforms", folder="spotify", scope={"platform": "spotify"}, severity="info"
    )
    judged = Judge(write(files))
    document = facts(components=[sample()], release=release(["US", "GB"], ["spotify"]))
    found = cells(judged(document))
    judged.engine.close()
    assert found == {("US", "spotify"): "blocked", ("GB", "spotify"): "review"}


def test_findings_of_a_platform_hit_its_column(write: Write) -> None:
    files = {name: text for name, text in bundle_files().items() if "jurisdictions" not in name}
    files["rights/jurisdictions/us/us.rego"] = pack(
        "us/x", kind="jurisdictions", folder="us", scope={"territory": "US"}, severity="info"
    )
    files["rights/platforms/bandcamp/bandcamp.rego"] = pack(
        "bandcamp/x", kind="platforms", folder="bandcamp", scope={"platform": "bandcamp"}
    )
    judged = Judge(write(files))
    document = facts(
        components=[sample()], release=release(["US"], ["spotify", "bandcamp"]), coverage=coverage(**EVERYWHERE)
    )
    found = cells(judged(document))
    judged.engine.close()
    assert found == {("US", "spotify"): "review", ("US", "bandcamp"): "blocked"}


@pytest.mark.parametrize("scope", [{"tool": "suno"}, {"source": "splice"}, {"project": "release"}])
def test_findings_of_any_other_scope_hit_every_cell(write: Write, scope: dict[str, str]) -> None:
    files = {name: text for name, text in bundle_files().items() if "/uk/" not in name and "/eu/" not in name}
    files["rights/jurisdictions/us/us.rego"] = pack("us/x", kind="jurisdictions", folder="us", scope=scope)
    judged = Judge(write(files))
    document = facts(components=[sample()], release=release(["US"], ["spotify"]))
    found = cells(judged(document))
    judged.engine.close()
    assert set(found.values()) == {"blocked"}


def test_worse_outranks_better(judged: Judge) -> None:
    """blocked > incomplete > review > needs facts > clear, adding one thing at a time."""
    unexamined = coverage(analyses=[{"asset": "master.wav", "analysis": "fingerprint", "status": "not_run"}])
    gb = release(["GB"], [])
    us = release(["US"], [])
    unknown, known = [sample(origin="unknown")], [sample()]
    assert set(cells(judged(facts(release=us))).values()) == {"clear"}
    assert cells(judged(facts(release=gb, components=unknown)))[("GB", "spotify")] == "needs_facts"
    assert cells(judged(facts(release=gb, components=[*unknown, sample("pad")])))[("GB", "spotify")] == "review"
    document = facts(release=gb, components=known, coverage=unexamined)
    assert cells(judged(document))[("GB", "spotify")] == "incomplete"
    document = facts(release=us, components=known, coverage=unexamined)
    assert cells(judged(document))[("US", "spotify")] == "blocked"


def test_a_territory_without_rules_is_incomplete(judged: Judge) -> None:
    judgement = judged(facts(release=release(["US", "JP"], ["spotify"])))
    assert cells(judgement) == {("US", "spotify"): "clear", ("JP", "spotify"): "incomplete"}
    assert judgement.reasons_incomplete == ("release.territories: no rule pack for JP",)


def test_a_platform_without_rules_is_incomplete(judged: Judge) -> None:
    judgement = judged(facts(release=release(["US"], ["spotify", "tidal"])))
    assert cells(judgement) == {("US", "spotify"): "clear", ("US", "tidal"): "incomplete"}
    assert judgement.reasons_incomplete == ("release.platforms: no rule pack for tidal",)


def test_a_worldwide_release_has_a_row_for_the_rest_of_the_world(judged: Judge) -> None:
    judgement = judged(facts(release=release(["WW"], ["spotify"])))
    assert cells(judgement) == {
        ("EU", "spotify"): "clear",
        ("GB", "spotify"): "clear",
        ("US", "spotify"): "clear",
        ("WW", "spotify"): "incomplete",
    }
    assert judgement.reasons_incomplete == ("release.territories: no rule pack for the rest of the world",)


def test_the_place_where_copies_are_made_is_judged(judged: Judge) -> None:
    document = facts(components=[sample()], release=release(["GB"], ["spotify"], home_territory="US"))
    assert cells(judged(document))[("US", "spotify")] == "blocked"


def test_without_a_territory_no_law_was_applied(judged: Judge) -> None:
    judgement = judged(facts(release=release([], [])))
    assert cells(judgement) == {("any", "any"): "incomplete"}
    assert "no territory is named" in judgement.reasons_incomplete[0]


def test_without_a_platform_the_law_alone_decides(judged: Judge) -> None:
    assert cells(judged(facts(release=release(["US"], [])))) == {("US", "any"): "clear"}


@pytest.mark.parametrize(
    ("analyses", "reason"),
    [
        ([], "master.wav: no fingerprint analysis is recorded"),
        (
            [{"asset": "master.wav", "analysis": "fingerprint", "status": "not_run", "reason": "no library"}],
            "master.wav: fingerprint not run (no library)",
        ),
        (
            [{"asset": "master.wav", "analysis": "fingerprint", "status": "inconclusive"}],
            "master.wav: fingerprint inconclusive",
        ),
        (
            [{"asset": "master.wav", "analysis": "decode", "status": "not_run", "reason": "truncated"}],
            "master.wav: decode not run (truncated)",
        ),
        (
            [{"asset": "master.wav", "analysis": "decode", "status": "done"}],
            "master.wav: no fingerprint analysis is recorded",
        ),
    ],
)
def test_audio_that_was_not_listened_to_is_incomplete(
    judged: Judge, analyses: list[dict[str, str]], reason: str
) -> None:
    judgement = judged(facts(coverage=coverage(analyses=analyses)))
    assert set(cells(judgement).values()) == {"incomplete"}
    assert judgement.reasons_incomplete == (reason,)


def test_other_examinations_may_be_missing(judged: Judge) -> None:
    analyses = [*coverage()["analyses"], {"asset": "master.wav", "analysis": "acoustid", "status": "not_run"}]
    assert set(cells(judged(facts(coverage=coverage(analyses=analyses)))).values()) == {"clear"}


def test_a_document_or_session_need_not_be_listened_to(judged: Judge) -> None:
    assets = [*facts()["assets"], {"id": "a.pdf", "path": "a.pdf", "role": "document"}]
    assert set(cells(judged(facts(assets=assets))).values()) == {"clear"}


def test_a_drum_hit_too_short_to_compare_leaves_no_gap_while_the_master_was_heard(judged: Judge) -> None:
    hit = {"id": "kick.wav", "path": "kick.wav", "role": "oneshot", "duration_ms": 200}
    row = {"asset": "kick.wav", "analysis": "fingerprint", "status": "not_run", "reason": "too short"}
    document = facts(assets=[*facts()["assets"], hit], coverage=coverage(analyses=[*coverage()["analyses"], row]))
    assert set(cells(judged(document)).values()) == {"clear"}
    alone = facts(assets=[hit], tracks=[], coverage=coverage(analyses=[row]))
    assert set(cells(judged(alone)).values()) == {"incomplete"}


def test_a_file_that_cannot_be_read_always_leaves_a_gap(judged: Judge) -> None:
    row = {"asset": "samples/broken.wav", "analysis": "decode", "status": "not_run", "reason": "not audio"}
    judgement = judged(facts(coverage=coverage(analyses=[*coverage()["analyses"], row])))
    assert judgement.reasons_incomplete == ("samples/broken.wav: decode not run (not audio)",)


def test_the_packs_that_made_the_facts_bound_what_is_known(judged: Judge) -> None:
    judgement = judged(facts(coverage=coverage(territories=[], packs=[])))
    assert set(cells(judgement).values()) == {"incomplete"}
    assert len(judgement.reasons_incomplete) == 2


def test_facts_that_name_no_packs_are_bounded_by_the_catalogue(judged: Judge) -> None:
    assert set(cells(judged(facts(coverage={"analyses": coverage()["analyses"]}))).values()) == {"clear"}


def test_a_finding_outside_the_served_territories_gets_a_row(judged: Judge) -> None:
    found = cells(judged(facts(components=[sample()], release=release(["GB"], ["spotify"]))))
    assert found[("US", "spotify")] == "blocked"
    assert found[("GB", "spotify")] == "review"


@pytest.mark.parametrize(("escalation", "verdict"), [("E01", "review"), ("", "clear")])
def test_any_escalation_is_for_review(write: Write, escalation: str, verdict: str) -> None:
    files = bundle_files(severity="info", escalation=escalation)
    judged = Judge(
        write({name: text for name, text in files.items() if not name.endswith(("eu.rego", "uk.rego", "y.rego"))})
    )
    found = cells(judged(facts(components=[sample()], release=release(["US"], []))))
    judged.engine.close()
    assert found == {("US", "any"): verdict}


@pytest.mark.parametrize(
    ("said", "called"),
    [({}, True), ({"commercial": True}, True), ({"commercial": False}, False),
     ({"commercial": False, "monetised": True}, True)],
)  # fmt: skip
def test_counsel_for_commercial_releases_only(write: Write, said: dict[str, bool], called: bool) -> None:
    files = bundle_files(escalation="E01")
    files = {
        name: text.replace("#   escalation: [E01]", "#   escalation: [E01]\n#   escalation_if: commercial")
        for name, text in files.items()
    }
    judged = Judge(write(files))
    judgement = judged(facts(components=[sample()], release=release(["US"], [], **said)))
    judged.engine.close()
    (finding,) = [finding for finding in judgement.findings if finding.rule == "us/sampling"]
    assert bool(finding.escalation) is called
