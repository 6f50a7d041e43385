"""What is printed follows the schema that is published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from policy_samples import facts, sample

from compliance.model.matching import Analysis, Identification, Match, Reference
from compliance.policy import catalogue
from compliance.policy.judge import judge
from compliance.policy.regorus_engine import RegorusEngine
from compliance.schemas import SCHEMAS


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = SCHEMAS[name]()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def as_json(value: object) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


@pytest.mark.parametrize("name", ["identify", "facts", "judge", "manifest"])
def test_every_schema_is_a_schema_with_a_title(name: str) -> None:
    schema = validator(name).schema
    assert isinstance(schema, dict)
    assert schema["title"]


def test_a_judgement_follows_its_schema(small_bundle: Path) -> None:
    with RegorusEngine(small_bundle) as engine:
        document = facts(components=[sample(), sample("pad", "unknown")])
        answer = as_json(judge(document, engine=engine, catalogue=catalogue.load(small_bundle)))
    validator("judge").validate(answer)
    assert answer["schema"] == "rightslint.judgement/1"


def test_a_judgement_with_a_wrong_verdict_does_not(small_bundle: Path) -> None:
    with RegorusEngine(small_bundle) as engine:
        answer = as_json(judge(facts(), engine=engine, catalogue=catalogue.load(small_bundle)))
    answer["verdicts"][0]["verdict"] = "fine"
    assert not validator("judge").is_valid(answer)


def test_an_identification_follows_its_schema() -> None:
    match = Match(
        asset="master.wav",
        stem="mix",
        start_s=41.0,
        end_s=57.1,
        reference=Reference(id="0123456789abcdef", path="night-drive.flac"),
        ref_start_s=0.0,
        ref_end_s=17.0,
        pitch_semitones=3.0,
        tempo_ratio=1.06,
        reversed=False,
        confidence=0.99,
        score=120.5,
        detector="peaks 1",
    )
    identification = Identification(
        coverage=(Analysis(asset="master.wav", analysis="fingerprint", status="done"),), matches=(match,)
    )
    validator("identify").validate(as_json(identification))
    assert not validator("identify").is_valid({"schema": "rightslint.identify/1"})


def test_the_test_facts_follow_their_schema() -> None:
    validator("facts").validate(facts(components=[sample()]))
