"""Any text can be read: no error, spans that are right, the same figures in every script and normal form, and linear work."""

from __future__ import annotations

import sys
import unicodedata
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.language.base import LANGUAGES
from claims.language.fold import fold
from claims.normalization.quantity import read_quantities

_PIECES = st.sampled_from(
    [
        "3",
        "12",
        "1,200",
        "3.5",
        "½",
        "٣٫٥",
        "2024",
        "%",
        "$",
        "€",
        "£",
        "US$",
        "km°",
        "-",
        "–",
        "/",
        ":",
        ".",
        ",",
        "(",
        ")",
        "'",
        "million",
        "млн",
        "مليون",
        "mil",
        "cent",
        "and",
        "و",
        "y",
        "et",
        "до",
        "to",
        "بين",
        "من",
        "entre",
        "de",
        "à",
        "between",
        "nearly",
        "почти",
        "نحو",
        "casi",
        "près",
        "two",
        "hundred",
        "двести",
        "مئتان",
        "ألفان",
        "tys",
        "5th",
        "x",
        "4x4",
        "per",
        "a",
        "barrel",
        "برميل",
        "يوميا",
        "́",
        "\u200f",
        "\u202f",
        "\n",
        "😀",
        "о",
    ]
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=25).map(" ".join), st.lists(_PIECES, max_size=25).map("".join))
_SENTENCES = [
    ("en", "Nearly 3,487 people and 15-20 percent of $4.5 million, or 12 km."),
    ("ar", "ما يزيد عن 400 اتفاقية و3.5 مليون برميل يوميا، أي 20 في المئة."),
    ("es", "Más de 3.487 personas y un 15 % de 4,5 millones de dólares, a 12 kilómetros."),
    ("fr", "Près de 3 487 personnes et 15 % de 4,5 millions d'euros, à 12 kilomètres."),
    ("ru", "Почти 3487 человек и 15–20 процентов от 4,5 млн рублей, в 12 километрах."),
]
_ZEROS = {"arabic": 0x660, "persian": 0x6F0, "devanagari": 0x966, "fullwidth": 0xFF10}
_FLOODS = ["5 % ", "1 ", "7", "million ", "and one ", "خمسة و", "from 1 to ", "$", "1-", "one in ", "ألفان و"]


def _values(text: str, language: str) -> list[object]:
    return [mention.value for mention in read_quantities(fold(text), language)]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=70, deadline=None)
@given(text=_TEXTS)
def test_any_text_is_read_and_its_spans_are_right(language: str, text: str) -> None:
    end = 0
    for mention in read_quantities(fold(text), language):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end] == mention.text
        value = mention.value
        assert value.low is not None or value.high is not None
        assert value.low is None or value.high is None or value.low <= value.high
        end = mention.span.end


@pytest.mark.parametrize(("language", "text"), _SENTENCES, ids=[language for language, _ in _SENTENCES])
@pytest.mark.parametrize("zero", _ZEROS.values(), ids=list(_ZEROS))
def test_digits_of_any_script_mean_the_same(language: str, text: str, zero: int) -> None:
    other = text.translate({ord("0") + digit: zero + digit for digit in range(10)})
    assert _values(other, language) == _values(text, language) != []


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None)
@given(text=st.lists(_PIECES, max_size=20).map(" ".join))
def test_digits_of_any_script_mean_the_same_in_any_run(language: str, text: str) -> None:
    plain = text.translate({0x660 + digit: str(digit) for digit in range(10)})
    arabic = plain.translate({ord("0") + digit: chr(0x660 + digit) for digit in range(10)})
    assert _values(arabic, language) == _values(plain, language)


@pytest.mark.parametrize(("language", "text"), _SENTENCES, ids=[language for language, _ in _SENTENCES])
def test_normal_forms_mean_the_same(language: str, text: str) -> None:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    assert _values(forms[0], language) == _values(forms[1], language) != []


def _calls(text: str, language: str) -> int:
    """How many Python calls reading takes: work, not time."""
    folded, count = fold(text), 0

    def watch(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        read_quantities(folded, language)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", _FLOODS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_twice_the_text_is_twice_the_work(language: str, unit: str) -> None:
    _calls(unit * 20, language)  # tables and memos are filled once
    once, twice = _calls(unit * 120, language), _calls(unit * 240, language)
    assert twice <= 2.3 * once + 200
