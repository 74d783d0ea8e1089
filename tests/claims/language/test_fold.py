"""Folding makes equal what means the same, and maps back exactly."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.fold import fold, fold_word

SAME = [
    ("إبريل", "ابريل", "hamza seat"),
    ("مُوَقَّع", "موقع", "vowel signs"),
    ("مـــايو", "مايو", "tatweel"),
    ("اتفاقية", "اتفاقيه", "taa marbuta"),
    ("مصطفى", "مصطفي", "alef maqsura"),
    ("٢٠٢٥", "2025", "Arabic-Indic digits"),
    ("۲۰۲۵", "2025", "Persian digits"),
    ("miércoles", "MIERCOLES", "accent and case"),
    ("подписа\u0301л", "подписал", "stress mark"),
    ("l’accord", "l'accord", "apostrophe"),
]


@pytest.mark.parametrize(("a", "b", "why"), SAME, ids=[row[2] for row in SAME])
def test_spellings_that_mean_the_same_fold_alike(a: str, b: str, why: str) -> None:
    assert fold_word(a) == fold_word(b), why


def test_different_letters_stay_different() -> None:
    assert fold_word("سوريا") != fold_word("صوريا")


@given(st.text())
def test_every_folded_character_comes_from_the_source(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(alphabet=st.characters(categories=("L", "Mn", "Nd", "Zs"))))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    folded = fold("e\u0301t")
    assert folded.span(0, 1) == (0, 2)
