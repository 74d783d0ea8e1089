"""Folding makes equal what means the same, and maps back exactly."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

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
    ("\u1fb3", "\u03b1\u0345", "iota below, composed or not"),
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


ENTITIES = [
    ("R&amp;D", "r&d", "sign"),
    ("10&nbsp;000", "10 000", "space"),
    ("l&#39;an", "l'an", "number"),
    ("l&#039;an", "l'an", "number with a zero in front"),
    ("l&#x2019;an", "l'an", "hexadecimal number"),
    ("&laquo;Oui&raquo;", "«oui»", "quotation marks"),
    ("1998&ndash;2003", "1998-2003", "dash"),
    ("so&hellip;", "so...", "one character that folds to three"),
    ("&amp;nbsp;", "&nbsp;", "escaped twice: unfolded once"),
    ("&foo; &nbsp &#9999; & &;", "&foo; &nbsp &#9999; & &;", "not well formed, or not of the set"),
    ("&AMP;", "&amp;", "names are in lower case"),
]


@pytest.mark.parametrize(("source", "text", "why"), ENTITIES, ids=[row[2] for row in ENTITIES])
def test_entities_fold_to_their_character(source: str, text: str, why: str) -> None:
    folded = fold(source)
    assert folded.text == text, why
    assert folded.source == source
    assert len(folded.shown) == len(source)
    assert folded.span(0, len(folded.text)) == (0, len(source))


def test_an_entity_maps_back_whole() -> None:
    folded = fold("a &quot;b&quot; c")
    assert folded.text == 'a "b" c'
    assert folded.span(2, 5) == (2, 15)
    assert folded.span(3, 4) == (8, 9)
    assert folded.find(8) == 3


@given(st.lists(st.sampled_from(("&", "&amp;", "&nbsp;", "&#39;", "&quot", ";", "a", "\u0301", " ", "7"))).map("".join))
def test_spans_of_neighbours_do_not_overlap(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert len(folded.shown) == len(text)
