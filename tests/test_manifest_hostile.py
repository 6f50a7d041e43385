"""A manifest may come from anyone: nothing in it runs, leads out of the project, or takes the machine down."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rights_samples import project

from compliance.errors import ManifestError
from compliance.manifest import load_manifest
from compliance.manifest.tree import MAX_BYTES, parse


def refusal(tmp_path: Path, data: str | bytes) -> str:
    path = tmp_path / "rights.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(ManifestError) as caught:
        load_manifest(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("release: !!python/object/apply:os.system ['true']", "rights.yaml:1:10: tag "),
        ("release: !include other.yaml", "rights.yaml:1:10: tag "),
        ("release: {title: [", "rights.yaml:1:19: not valid YAML: "),
        ("release:\n\ttitle: a", "indent with spaces, not tabs"),
        ("release: {title: {a: b}}", "rights.yaml:1:18: release.title must be a single value"),
        ("release: a: b", "put a text that holds ': ' in quotes"),
        ("release: {}\n---\nrelease: {}", "rights.yaml:2:1: a second document starts here"),
        ("uses: &a [*a]", "rights.yaml:1:11: alias '*a' has no anchor before it"),
        ("uses: *nowhere", "rights.yaml:1:7: alias '*nowhere' has no anchor before it"),
        ("release: {<<: {title: a}}", "rights.yaml:1:11: unknown key '<<' in release"),
        ("? [a, b]\n: c", "rights.yaml:1:3: a key must be a word"),
        ("[release]", "rights.yaml:1:1: rights.yaml must hold keys such as release"),
        ("just words", "rights.yaml:1:1: rights.yaml must hold keys such as release"),
        ("release: {title: 'a\x07b'}", "rights.yaml:1:20: a control character is not allowed in YAML; delete it"),
        ('release: {"ti\\x1b[31mtle": a}', "unknown key 'ti\\x1b[31mtle'"),
        ("%YAML 3.0\n---\nrelease: {}", "rights.yaml:1:1: not valid YAML: "),
    ],
)
def test_refused_with_a_place(tmp_path: Path, text: str, told: str) -> None:
    message = refusal(tmp_path, text)

    assert told in message
    assert message.isprintable()


def test_a_byte_that_is_not_utf_8_has_a_place(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"release:\n  title: caf\xe9\n") == (
        "rights.yaml:2:13: byte 0xe9 is not UTF-8; save it as UTF-8"
    )


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    assert "more than the 1,000,000 that are read" in refusal(tmp_path, b"#" * (MAX_BYTES + 1))


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_bounded(tmp_path: Path, opening: str) -> None:
    assert "nested deeper than 32 levels" in refusal(tmp_path, "release: \n " + opening * 5000)


def test_an_alias_bomb_ends_soon(tmp_path: Path) -> None:
    places = ", ".join(["*p"] * 2000)
    uses = ", ".join(["*u"] * 2000)
    text = f"licences: [{{id: l, media: [&p a]}}]\nuses: [&u {{id: a, kind: sample, licences: [{places}]}}, {uses}]\n"

    began = time.monotonic()
    message = refusal(tmp_path, text)
    assert "more than 100,000 values once aliases are followed" in message
    assert time.monotonic() - began < 10


def test_anchors_save_writing(tmp_path: Path) -> None:
    text = "uses:\n  - {id: a, kind: loop, where: &w [{file: m.wav}]}\n  - {id: b, kind: loop, where: *w}\n"

    manifest = load_manifest(project(tmp_path, text, "m.wav"))
    assert manifest.uses[0].where == manifest.uses[1].where


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/etc/passwd", "is not inside the project"),
        ("~/song.wav", "is not inside the project"),
        ("C:/song.wav", "is not inside the project"),
        ("../song.wav", "leaves the project"),
        ("a/../../song.wav", "leaves the project"),
        ("a\\song.wav", "has a backslash"),
        (".", "must name a file"),
        ("gone.wav", "is not in the project"),
        ("x" * 5000, "is not in the project"),
    ],
)
def test_paths_stay_inside_the_project(tmp_path: Path, path: str, told: str) -> None:
    assert told in refusal(tmp_path, f"tracks: [{{file: '{path}'}}]\n")
    if not path.startswith(("gone", "x")):
        assert told in refusal(tmp_path, f"licences: [{{id: a, document: {{path: '{path}'}}}}]\n")


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.wav").write_bytes(b"x")
    inside = tmp_path / "project"
    inside.mkdir()
    (inside / "song.wav").symlink_to(tmp_path / "secret.wav")

    message = refusal(inside, "tracks: [{file: song.wav}]\n")
    assert message.startswith("rights.yaml:1:17: 'song.wav' is a link that leads out of the project; ")


def test_a_folder_called_rights_yaml(tmp_path: Path) -> None:
    (tmp_path / "rights.yaml").mkdir()
    with pytest.raises(ManifestError, match=r"^rights.yaml: cannot be read \(is a directory\)$"):
        load_manifest(tmp_path / "rights.yaml")


def test_an_unreadable_file(tmp_path: Path) -> None:
    link = tmp_path / "rights.yaml"
    link.symlink_to(link)
    with pytest.raises(ManifestError, match=r"^rights.yaml: cannot be read \("):
        load_manifest(link)


def _told(read: Callable[[], object]) -> str | None:
    """What the reader says about its input; ``None`` when it is content."""
    try:
        read()
    except ManifestError as error:
        return str(error)
    return None


_KEYS = ["release", "tracks", "uses", "licences", "id", "kind", "where", "file", "what", "source", "settings"]
_TEXT = st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"%@`#?,~ \n\t0.éİ\x85"), max_size=60)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(_TEXT.map(str.encode), st.binary(max_size=60)))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    told = _told(lambda: parse(data, name="rights.yaml"))
    assert told is None or (told.startswith("rights.yaml:") and told.isprintable())


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(_KEYS),
                inner,
                max_size=4,
            ),
        ),
        max_leaves=12,
    )
)
def test_any_structure_is_read_or_refused_in_words(tmp_path: Path, value: object) -> None:
    import json

    path = tmp_path / "rights.yaml"
    path.write_text(json.dumps(value), encoding="utf-8", errors="replace")
    told = _told(lambda: load_manifest(path))
    assert told is None or all(line.startswith("rights.yaml:") for line in told.splitlines())
