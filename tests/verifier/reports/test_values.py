from __future__ import annotations

from typing import Any

import pytest

from verifier.reports import values


def time(**more: Any) -> dict[str, Any]:
    return {"kind": "date", "edtf": None, "first": None, "last": None, "calendar": "gregorian", **more}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"edtf": "2025-05-07", "first": "2025-05-07", "last": "2025-05-07"}, "7 May 2025"),
        ({"edtf": "2025-05-07TEV", "first": "2025-05-07", "last": "2025-05-07", "part": "EV"}, "7 May 2025, evening"),
        ({"edtf": "2025-05-07T18:30", "first": "2025-05-07", "last": "2025-05-07"}, "7 May 2025, 18:30"),
        ({"edtf": "2025-05", "first": "2025-05-01", "last": "2025-05-31"}, "May 2025"),
        ({"edtf": "1999/2013", "first": "1999-01-01", "last": "2013-12-31"}, "1999 to 2013"),
        ({"edtf": "2026", "first": "2026-01-01", "last": "2026-12-31"}, "2026"),
        ({"edtf": "2025-05-01/2025-05-09", "first": "2025-05-01", "last": "2025-05-09"}, "1 to 9 May 2025"),
        ({"edtf": "2025-04-28/2025-05-09", "first": "2025-04-28", "last": "2025-05-09"}, "28 April to 9 May 2025"),
        ({"edtf": "2030/..", "first": "2030-01-01"}, "from 1 January 2030 on"),
        ({"edtf": "../2030-06-01", "last": "2030-06-01"}, "until 1 June 2030"),
        ({"edtf": "P9Y", "kind": "duration"}, "9 years"),
        ({"edtf": "P1Y6M", "kind": "duration"}, "1 year 6 months"),
        ({"edtf": "P3Y/P6Y", "kind": "duration"}, "3 years to 6 years"),
        ({"edtf": "T23:31"}, "23:31"),
        ({}, "not placed on the calendar"),
    ],
)
def test_times_are_told_in_words(given: dict[str, Any], said: str) -> None:
    assert values.time_value(time(**given)) == said


def test_details_of_a_time_keep_what_was_stated_beside_what_was_resolved() -> None:
    anchor = {"value": "2025-05-06", "from": "published"}
    given = time(
        kind="deictic",
        edtf="2025-05-07",
        first="2025-05-07",
        last="2025-05-07",
        stated_weekday="tuesday",
        calendar="hijri",
        readings=["2025-05-07", "2025-07-05"],
        anchor=anchor,
        implies="1945",
    )
    assert values.time_details(given) == (
        "relative to another day",
        "2025-05-07",
        "the text says Tuesday; that day is a Wednesday",
        "Hijri calendar",
        "may be read as 2025-05-07 or 2025-07-05",
        "counted from 6 May 2025 (day of publication)",
        "implies 1945",
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"low": 48, "high": 48, "modifier": "exact", "of": "witness"}, "48 witness"),
        ({"low": 2_400_000_000, "high": 2_400_000_000, "modifier": "approx", "unit": "KZT"}, "about 2,400,000,000 KZT"),
        ({"low": 15, "high": 15, "modifier": "exact", "unit": "percent"}, "15 %"),
        ({"low": 0.25, "high": 0.25, "modifier": "exact", "unit": "ratio"}, "0.25 ratio"),
        ({"low": 23, "high": None, "modifier": "at_least", "of": "missing_person"}, "at least 23 missing person"),
        ({"low": None, "high": 9, "modifier": "less_than"}, "less than 9"),
        ({"low": 3, "high": 6, "modifier": "range", "unit": "km"}, "3 to 6 km"),
        ({"low": None, "high": None, "modifier": "vague", "of": "person"}, "no number person"),
    ],
)
def test_figures_keep_their_hedge_unit_and_what_they_count(given: dict[str, Any], said: str) -> None:
    assert values.quantity_value(given) == said


def test_a_word_without_a_concept_is_told_as_the_word() -> None:
    assert values.concept("order_to") == "order to"
    assert values.concept("ar:يضم") == "“\u2068يضم\u2069”"
    assert values.concept_details("ar:يضم") == ("the word itself; no concept of the lexicon",)
