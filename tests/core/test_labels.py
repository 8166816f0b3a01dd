"""One rule for what classes and drawings are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nndesigner.core.labels import LONGEST_LABEL, clean_label, is_label


@given(st.text(max_size=150))
def test_a_cleaned_text_is_a_label_or_nothing(text):
    label = clean_label(text)
    assert is_label(label) == bool(label)
    assert clean_label(label) == label
    assert len(label) <= LONGEST_LABEL


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("4", "4"),
        (" two \n words ", "two words"),
        ("a\u0007b\ud800", "ab"),
        ("\u202e", ""),
        ("\u200d \u200c", ""),
        ("\N{WOMAN}\u200d\N{MICROSCOPE}", "\N{WOMAN}\u200d\N{MICROSCOPE}"),
        ("x" * 101, "x" * 100),
    ],
)
def test_examples(text, label):
    assert clean_label(text) == label


def test_a_limit_cuts_and_leaves_no_space_at_the_end():
    assert clean_label("abc def", 4) == "abc"
