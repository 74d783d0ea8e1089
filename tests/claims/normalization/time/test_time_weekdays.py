"""Weekdays against dates: the table `tests/cases/time/weekdays.tsv`, every language of the data, and the repairs."""

from __future__ import annotations

import csv
import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from claims.language.fold import fold
from claims.model.time import Anchor, AnchorSource
from claims.normalization.time import Sureness, calendar_conflict, read_times, weekday_mismatch, weekday_repairs

TABLE = Path(__file__).parents[3] / "cases" / "time" / "weekdays.tsv"
NAMES = json.loads((files("claims.knowledge") / "calendars" / "names.json").read_text(encoding="utf-8"))
UNSURE = {"bo"}  # Tibetan vowels are marks, which folding drops: two of its months look alike and stay unread


def rows() -> list[list[str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row and not row[0].startswith("#")]


def anchored(day: str) -> Anchor | None:
    return None if day == "-" else Anchor(day=date.fromisoformat(day), source=AnchorSource.PUBLISHED)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]}: {row[2]}")
def test_verdict_on_a_sentence(row: list[str]) -> None:
    language, day, sentence, expected, _ = row
    found = [weekday_mismatch(mention) for mention in read_times(fold(sentence), language, anchor=anchored(day))]
    assert [mismatch.actual.label for mismatch in found if mismatch] == ([] if expected == "-" else [expected])


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]}: {row[2]}")
def test_a_repaired_sentence_is_right(row: list[str]) -> None:
    language, day, sentence, _, _ = row
    text, anchor = fold(sentence), anchored(day)
    for mention in read_times(text, language, anchor=anchor):
        for span, replacement, _ in weekday_repairs(text, mention, language):
            repaired = fold(sentence[: span.start] + replacement + sentence[span.end :])
            assert not any(map(weekday_mismatch, read_times(repaired, language, anchor=anchor))), repaired.source


@pytest.mark.parametrize("code", sorted(set(NAMES) - UNSURE))
def test_every_language_knows_its_months_and_weekdays(code: str) -> None:
    day = date(2025, 5, 17)
    month = NAMES[code]["months"][day.month - 1][0]
    for number, group in enumerate(NAMES[code]["weekdays"]):
        (mention, *_) = read_times(fold(f"{group[0]}, 17 {month} 2025"), code, anchor=None)
        assert mention.value.start == day
        assert bool(weekday_mismatch(mention)) is (number != day.weekday())


@pytest.mark.parametrize(
    ("language", "sentence", "repaired"),
    [
        ("en", "on Tuesday, 7 May 2025", ["on Wednesday, 7 May 2025", "on Tuesday, 6 May 2025", "on Tuesday, 13 May 2025"]),
        ("en", "on TUESDAY, 7th May 2025", ["on WEDNESDAY, 7th May 2025", "on TUESDAY, 6th May 2025", "on TUESDAY, 13th May 2025"]),
        ("en", "on Thursday, 1st May 2025", []),
        ("en", "on Wednesday, 1st May 2025", ["on Thursday, 1st May 2025", "on Wednesday, 7th May 2025"]),
        ("ar", "يوم الثلاثاء ٧ مايو ٢٠٢٥", ["يوم الأربعاء ٧ مايو ٢٠٢٥", "يوم الثلاثاء ٦ مايو ٢٠٢٥", "يوم الثلاثاء ١٣ مايو ٢٠٢٥"]),
        (
            "es",
            "el martes 7 de mayo de 2025",
            ["el miércoles 7 de mayo de 2025", "el martes 6 de mayo de 2025", "el martes 13 de mayo de 2025"],
        ),
        ("de", "Sonntag, 23.08.2014", ["Samstag, 23.08.2014", "Sonntag, 24.08.2014", "Sonntag, 17.08.2014"]),
    ],
)
def test_repairs_keep_language_case_and_digits(language: str, sentence: str, repaired: list[str]) -> None:
    text = fold(sentence)
    (mention,) = read_times(text, language, anchor=None)
    found = weekday_repairs(text, mention, language)
    assert [sentence[: span.start] + new + sentence[span.end :] for span, new, _ in found] == repaired


def test_a_year_less_date_names_the_year_that_fits() -> None:
    (mention,) = read_times(fold("on Tuesday, 7 October"), "en", anchor=anchored("2024-05-01"))
    mismatch = weekday_mismatch(mention)
    assert mismatch is not None
    assert (mismatch.day, mismatch.fits_year, mismatch.sureness) == (date(2024, 10, 7), 2025, Sureness.DOUBTFUL)


def test_near_the_anchor_no_other_year_is_meant() -> None:
    (mention,) = read_times(fold("on Tuesday, 7 October"), "en", anchor=anchored("2024-10-09"))
    mismatch = weekday_mismatch(mention)
    assert mismatch is not None
    assert mismatch.sureness is Sureness.LIKELY


@pytest.mark.parametrize(("day", "apart"), [("16", None), ("17", None), ("20", 4)])
def test_two_calendars_may_differ_by_a_sighting(day: str, apart: int | None) -> None:
    (mention,) = read_times(fold(f"في {day} أبريل 2025 الموافق 18 شوال 1446هـ"), "ar", anchor=None)
    conflict = calendar_conflict(mention)
    assert (conflict.days_apart if conflict else None) == apart
