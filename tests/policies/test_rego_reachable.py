"""Every rule that has an id is asked: there is a way to it from the report that rightslint evaluates.

The modules are linked first (`compliance.policy.linked`), after which a name means one thing wherever it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

import pytest
from rego_bundle import ROOT

from compliance.policy.bundle import Bundle, read_bundle
from compliance.policy.linked import link
from compliance.policy.modules import read_module

HEAD = re.compile(r"^(?:default )?(\w+_\d+)\b", re.MULTILINE)
NAME = re.compile(r"\b[A-Za-z]\w*_\d+\b")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
RULE_ID = re.compile(r'"rule": "([^"]+)"')
GATHERED = re.compile(r"^\w+ contains result if some result in (data\.rights\.\S+)\n", re.MULTILINE)
SHIPPED = read_bundle(ROOT)


def rules(bundle: Bundle) -> tuple[str, dict[str, str]]:
    """Return the name of the report, and the text of each rule with all its heads, by linked names."""
    joined = link(bundle, [read_module(file, bundle) for file in bundle.modules])
    assert joined is not None
    texts: dict[str, str] = defaultdict(str)
    heads = list(HEAD.finditer(joined.text))
    for head, end in zip(heads, [*(head.start() for head in heads[1:]), len(joined.text)], strict=True):
        texts[head[1]] += joined.text[head.start() : end]
    return joined.entry.rpartition(".")[2], texts


def unasked(bundle: Bundle) -> set[str]:
    """Return the ids that stand in rules to which there is no way."""
    entry, texts = rules(bundle)
    reached, todo = {entry}, [entry]
    while todo:
        asked = set(NAME.findall(STRING.sub('""', texts[todo.pop()]))) & set(texts)
        todo += asked - reached
        reached |= asked
    ids = {name: set(RULE_ID.findall(text)) for name, text in texts.items()}
    # A function that is written out where it is called is asked there.
    return set[str]().union(*ids.values()) - set[str]().union(*(ids[name] for name in reached))


def ungathered(package: str) -> Bundle:
    """Return the shipped bundle with nobody to gather what a pack and the packages below it find."""

    def drop(match: re.Match[str]) -> str:
        return "" if match[1].startswith(f"{package}.") else match[0]

    return replace(
        SHIPPED, modules=tuple(replace(file, text=GATHERED.sub(drop, file.text)) for file in SHIPPED.modules)
    )


def test_every_id_is_reached_from_the_report() -> None:
    _, texts = rules(SHIPPED)
    assert len({id_ for text in texts.values() for id_ in RULE_ID.findall(text)}) > 190
    assert unasked(SHIPPED) == set()


PACKAGES = sorted({name.rpartition(".")[0] for file in SHIPPED.modules for name in GATHERED.findall(file.text)})


@pytest.mark.parametrize("package", PACKAGES)
def test_a_pack_that_nobody_gathers_is_noticed(package: str) -> None:
    folder = package.removeprefix("data.").replace(".", "/")
    own = [file.text for file in SHIPPED.modules if file.path.startswith(f"{folder}/")]
    lost = unasked(ungathered(package))
    assert lost
    assert lost <= {id_ for text in own for id_ in RULE_ID.findall(text)}
