"""What a number counts, what belongs to the time pass, and texts that are no texts."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from claims.language.fold import fold
from claims.model.claim import ConceptMention
from claims.model.quantity import Modifier, QuantityMention
from claims.model.span import Field, Span
from claims.model.time import TimeKind, TimeMention, Timex
from claims.normalization.quantity import read_quantities

_STUB = {
    "en": {
        "people": "person",
        "person": "person",
        "patients": "patient",
        "hospital": "hospital",
        "documents": "document",
        "families": "family",
    },
    "ar": {"اتفاقية": "agreement", "شخص": "person", "المستشفى": "hospital"},
    "es": {"personas": "person", "acuerdos": "agreement"},
    "ru": {"соглашений": "agreement", "человек": "person"},
    "fr": {"personnes": "person", "accords": "agreement", "hameaux": "village"},
}


def _concepts(text: str, language: str) -> list[ConceptMention]:
    words = _STUB[language]
    return [
        ConceptMention(span=Span(m.start(), m.end()), concept=words[m.group()])
        for m in re.finditer(r"\w+", text)
        if m.group() in words
    ]


def _time(text: str, words: str, kind: TimeKind) -> TimeMention:
    start = text.index(words)
    day = date(2025, 5, 7) if kind is TimeKind.DATE else None
    return TimeMention(span=Span(start, start + len(words)), text=words, value=Timex(kind=kind, edtf="x", start=day, end=day))


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("en", "killing at least 40 people", "person"),
        ("en", "14 accompanying documents covering trade", "document"),
        ("en", "31 hospital patients were moved", "patient"),
        ("en", "thousands of families fled", "family"),
        ("en", "52 died in the hospital", None),
        ("en", "3.5 million barrels for people", None),
        ("ar", "ما يزيد عن 400 اتفاقية", "agreement"),
        ("ar", "مئات الآلاف من شخص", "person"),
        ("ar", "46 في المستشفى", None),
        ("es", "17 nuevos acuerdos", "agreement"),
        ("es", "3 millones de personas", "person"),
        ("ru", "14 новых соглашений", "agreement"),
        ("ru", "27 человек", "person"),
        ("fr", "une dizaine de hameaux", "village"),
        ("fr", "deux millions de personnes", "person"),
    ],
)
def test_the_thing_counted(language: str, text: str, counted: str | None) -> None:
    (mention,) = read_quantities(fold(text), language, concepts=_concepts(text, language))
    assert mention.value.of == counted


def test_one_counts_only_beside_what_happened_to_it() -> None:
    hurt, said = "One person was killed.", "One person said so."
    assert [m.value.low for m in read_quantities(fold(hurt), "en", concepts=_concepts(hurt, "en"))] == [1]
    assert read_quantities(fold(said), "en", concepts=_concepts(said, "en")) == ()


def test_numbers_of_the_time_pass_are_no_quantities() -> None:
    text = "On 7 May 2025 they met 14 people."
    found = read_quantities(fold(text), "en", times=[_time(text, "7 May 2025", TimeKind.DATE)])
    assert [m.text for m in found] == ["14"]


def test_a_length_of_time_that_measures_stands_under_both() -> None:
    text = "The tanks are more than thirty years old."
    (found,) = read_quantities(fold(text), "en", times=[_time(text, "thirty years", TimeKind.DURATION)])
    assert (found.text, found.value.unit, found.value.modifier) == ("more than thirty years", "year", Modifier.MORE_THAN)


def test_a_plain_length_of_time_is_no_quantity() -> None:
    text = "They talked for thirty years."
    assert read_quantities(fold(text), "en", times=[_time(text, "thirty years", TimeKind.DURATION)]) == ()


def test_spans_count_code_points_of_the_text_as_sent() -> None:
    text = "😀 Cafe\u0301: e\u0301tat — près de 3,5\u202fmillions d’euros"
    (found,) = read_quantities(fold(text), "fr")
    assert text[found.span.start : found.span.end] == found.text == "près de 3,5\u202fmillions d’euros"


def test_a_title_is_read_in_its_own_field() -> None:
    (found,) = read_quantities(fold("Five Killed In Blast At Power Plant"), "en", field=Field.TITLE)
    assert (found.span.field, found.value.low) == (Field.TITLE, 5)


def test_a_language_without_data_yields_nothing() -> None:
    assert read_quantities(fold("40 tonnes"), "xx") == ()


def test_the_same_dollar_sign_depends_on_the_text() -> None:
    assert _units("It cost $5.") == ["USD"]
    assert _units("It cost $5 while the Australian dollar fell.") == ["dollar"]
    assert _units("It cost US$5 or A$8.") == ["USD", "AUD"]


def test_a_country_named_once_holds_for_the_text() -> None:
    text = "The fund has 50 million Moroccan dirhams; 20 million dirhams were spent."
    assert _units(text) == ["MAD", "MAD"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u0301",
        "\u200f\u202e40\u202c",
        "½" * 50,
        "①②③ 5²",
        "1" * 5000,
        "1 " * 2000,
        "1-" * 2000,
        "1,000" * 1000,
        "five " * 2000,
        "million " * 2000,
        "and a half " * 500,
        "$" * 2000,
        "more than " * 1000,
        "٪" * 100,
        "😀5😀",
        "9" * 18 + " million",
        "between between and 5 and",
        "-",
        "0",
        "1⁄0",
    ],
)
@pytest.mark.parametrize("language", ["ar", "en", "es", "ru", "fr"])
def test_any_text_is_read_without_failing(language: str, text: str) -> None:
    found = read_quantities(fold(text), language)
    _in_order(found)


def _in_order(found: tuple[QuantityMention, ...]) -> None:
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start


def _units(text: str) -> list[str | None]:
    return [mention.value.unit for mention in read_quantities(fold(text), "en")]
