"""Waivers silence by record: named, dated, within their territories, and never hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from policy_samples import facts, sample

from compliance.model.findings import Finding, Judgement
from compliance.policy import catalogue
from compliance.policy.judge import judge
from compliance.policy.regorus_engine import RegorusEngine


def waived(policies: Path, *waivers: dict[str, Any], territories: tuple[str, ...] = ("US",)) -> Judgement:
    release = {"kind": "single", "territories": list(territories), "platforms": ["spotify"]}
    document = facts(components=[sample()], waivers=list(waivers), release=release)
    with RegorusEngine(policies) as engine:
        return judge(document, engine=engine, catalogue=catalogue.load(policies))


def waiver(rule: str = "us/sampling", expires: str = "2027-01-01", **fields: Any) -> dict[str, Any]:
    return {"rule": rule, "approver": "Ann Lee", "expires": expires, "reason": "settled by letter", **fields}


def finding(judgement: Judgement, rule: str = "us/sampling") -> Finding:
    return next(found for found in judgement.findings if found.rule == rule)


def test_a_waived_finding_is_kept_and_says_by_whom(small_bundle: Path) -> None:
    judgement = waived(small_bundle, waiver(role="counsel"))
    assert finding(judgement).status == "waived"
    assert finding(judgement).severity == "error"
    assert finding(judgement).notes == ("waived by Ann Lee (counsel) until 2027-01-01: settled by letter",)


def test_a_waived_finding_does_not_decide(small_bundle: Path) -> None:
    everything = [waiver(rule) for rule in ("us/sampling", "eu/sampling", "uk/sampling", "spotify/samples")]
    judgement = waived(small_bundle, *everything)
    assert {found.status for found in judgement.findings} == {"waived"}
    assert [verdict.verdict for verdict in judgement.verdicts] == ["clear"]


@pytest.mark.parametrize(("expires", "status"), [("2026-11-20", "open"), ("2026-11-21", "waived")])
def test_a_waiver_holds_until_the_end_of_its_last_day(small_bundle: Path, expires: str, status: str) -> None:
    assert finding(waived(small_bundle, waiver(expires=expires))).status == status


def test_an_expired_waiver_is_noted(small_bundle: Path) -> None:
    notes = finding(waived(small_bundle, waiver(expires="2026-01-01"))).notes
    assert notes == ("the waiver by Ann Lee expired on 2026-01-01: the finding is open again",)


def test_a_waiver_reaches_its_own_rule_only(small_bundle: Path) -> None:
    judgement = waived(small_bundle, waiver("spotify/samples"))
    assert finding(judgement).status == "open"
    assert finding(judgement, "spotify/samples").status == "waived"


@pytest.mark.parametrize(
    ("rule", "territories", "status"),
    [
        ("us/sampling", ["US"], "waived"),
        ("us/sampling", ["WW"], "waived"),
        ("us/sampling", ["GB"], "open"),
        ("us/sampling", [], "open"),
        ("eu/sampling", ["DE", "FR"], "waived"),
        ("eu/sampling", ["EU"], "waived"),
        ("eu/sampling", ["DE"], "open"),
        ("spotify/samples", ["US", "DE", "FR"], "waived"),
        ("spotify/samples", ["US"], "open"),
    ],
)
def test_a_waiver_must_hold_every_territory_it_touches(
    small_bundle: Path, rule: str, territories: list[str], status: str
) -> None:
    judgement = waived(small_bundle, waiver(rule, territories=territories), territories=("US", "DE", "FR"))
    assert finding(judgement, rule).status == status


def test_a_waiver_that_falls_short_says_where(small_bundle: Path) -> None:
    judgement = waived(small_bundle, waiver("eu/sampling", territories=["DE"]), territories=("DE", "FR", "NO"))
    assert finding(judgement, "eu/sampling").notes == (
        "the waiver by Ann Lee does not reach FR, NO: the finding stays open",
    )


def test_of_several_waivers_a_valid_one_is_enough(small_bundle: Path) -> None:
    judgement = waived(small_bundle, waiver(expires="2026-01-01"), waiver(approver="Bo Ek"), waiver(territories=["GB"]))
    assert finding(judgement).status == "waived"
    assert finding(judgement).notes[0].startswith("waived by Bo Ek")
