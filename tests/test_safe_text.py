"""Hostile text is shown, never obeyed."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.safe_text import printable


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("kick 01.wav", "kick 01.wav"),
        ("Björk – Jóga.wav", "Björk – Jóga.wav"),
        ("a\nb", r"a\nb"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("safe\u202egpj.wav", r"safe\u202egpj.wav"),
        (os.fsdecode(b"caf\xe9.wav"), r"caf\xe9.wav"),
    ],
)
def test_what_is_shown(raw, shown):
    assert printable(raw) == shown


@given(st.text(st.characters()))
def test_nothing_shown_steers_a_terminal(raw):
    shown = printable(raw)
    shown.encode("utf-8")
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)
