"""``rightslint explain`` knows rules, questions for a lawyer and remedies."""

from __future__ import annotations

import json

import pytest
import report_scans as scans
from click.testing import CliRunner

from compliance.cli.explain import command
from compliance.errors import UsageError
from compliance.report.card import render_remedy, render_trigger
from compliance.report.terminal import Display


def said(*arguments: str) -> str:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0
    return " ".join(result.output.split())


@pytest.mark.parametrize("name", ["E01", "e01"])
def test_a_trigger_says_what_to_ask_and_which_rules_raise_it(name: str) -> None:
    text = said(name)
    assert text.startswith("E01 Commercial release containing AI-separated stems")
    assert "What to ask May these separated stems be released" in text
    assert "us/stem-separation-copy: " in text
    assert "spotify/" not in text


def test_a_remedy_says_what_it_is_and_which_rules_it_cures() -> None:
    text = said("R-REPLAY")
    assert text.startswith("R-REPLAY Replace the sample by a new performance")
    assert "us/sampling-recording: " in text
    assert "us/stem-separation-derivative: " not in text


def test_json_names_the_rules_too() -> None:
    remedy = json.loads(said("R-REPLAY", "--format", "json"))
    assert remedy["id"] == "R-REPLAY"
    assert "us/sampling-recording" in remedy["rules"]
    rule = json.loads(said("us/sampling-recording", "--format", "json"))
    assert "R-REPLAY" in [cure["id"] for cure in rule["remediation"]]


def test_a_rule_is_explained_as_before() -> None:
    assert "What cures it" in said("us/sampling-recording")


def test_an_unknown_id_suggests_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        CliRunner().invoke(command, ["us/samplng-recording"], catch_exceptions=False)
    assert caught.value.remedy == "did you mean us/sampling-recording?"


def test_what_no_rule_names_says_so_and_nothing_steers_the_terminal() -> None:
    remedy = scans.Remedy(id="R-X", text="Stop.\x1b[31m")
    trigger = scans.Trigger(id="E99", trigger="T\x1b[2J", why="W", question="Q\x07")
    text = render_remedy(remedy, [], display=Display()) + render_trigger(trigger, [], display=Display())
    assert text.count("no rule does") == 2
    assert "\x1b" not in text
    assert "\x07" not in text
