"""Times against times: intervals, lengths, readings, clocks."""

from __future__ import annotations

from datetime import date

import pytest

from claims.language.fold import fold
from claims.model.relation import Relation
from claims.model.time import Anchor, AnchorSource, Timex
from claims.normalization.time import compare_clocks, compare_times, read_times

ANCHOR = Anchor(day=date(2025, 9, 16), source=AnchorSource.PUBLISHED)


def value(language: str, words: str, anchor: Anchor | None = ANCHOR) -> Timex:
    (mention,) = read_times(fold(words), language, anchor=anchor)
    return mention.value


@pytest.mark.parametrize(
    ("first", "second", "relation", "why"),
    [
        (("en", "on 7 May 2025"), ("ar", "يوم الأربعاء 7 أيار 2025"), Relation.EQUAL, "one day in two languages"),
        (("en", "on 7 May 2025"), ("ru", "в мае 2025 года"), Relation.NARROWER, "a day lies in its month"),
        (("fr", "en 2025"), ("es", "en mayo de 2025"), Relation.BROADER, "a year holds its month"),
        (("en", "on 7 May 2025"), ("en", "on 8 May 2025"), Relation.DISJOINT, "two days"),
        (("en", "on Sunday"), ("fr", "dimanche à l'aube"), Relation.EQUAL, "the part of day is compared elsewhere"),
        (("en", "from 1999 to 2013"), ("en", "from 2010 to 2020"), Relation.OVERLAPS, "ranges"),
        (("en", "on 7/5/2025"), ("es", "el 7 de mayo de 2025"), Relation.EQUAL, "one of two readings agrees"),
        (("en", "since June 2025"), ("ar", "منذ كانون الأول 2024"), Relation.DISJOINT, "since keeps its start"),
        (("en", "for two decades"), ("es", "durante veinte años"), Relation.EQUAL, "lengths"),
        (("en", "for 60 days"), ("ar", "لمدة شهرين"), Relation.EQUAL, "two months are sixty days"),
        (("en", "for two years"), ("en", "for three years"), Relation.DISJOINT, "lengths"),
        (("en", "for two years"), ("en", "in 2025"), Relation.UNKNOWN, "a length is no place on the calendar"),
    ],
)
def test_days(first: tuple[str, str], second: tuple[str, str], relation: Relation, why: str) -> None:
    a, b = value(*first), value(*second)
    assert compare_times(a, b) is relation, why
    assert compare_times(b, a) is relation.inverse, why


@pytest.mark.parametrize(
    ("first", "second", "relation", "why"),
    [
        (("en", "on 21 October"), ("ru", "21 октября"), Relation.EQUAL, "the same day of any year"),
        (("en", "on 21 October"), ("es", "en octubre"), Relation.NARROWER, "a day lies in its month"),
        (("en", "on 21 October"), ("fr", "en septembre"), Relation.DISJOINT, "another month"),
        (("en", "on 21 October"), ("en", "on 22 October"), Relation.DISJOINT, "another day"),
        (("en", "in June"), ("ar", "في تموز"), Relation.DISJOINT, "two months"),
        (("en", "on 21 October"), ("en", "on 21 October 2016"), Relation.EQUAL, "the year is said by one"),
        (("en", "on 21 October"), ("en", "on 21 September 2016"), Relation.DISJOINT, "no year mends a month"),
        (("en", "on 21 October"), ("en", "in 2016"), Relation.NARROWER, "every year has such a day"),
        (("en", "in June"), ("en", "on 7 June 2016"), Relation.BROADER, "a month holds its day"),
        (("en", "on 29 February"), ("en", "on 1 March 2016"), Relation.DISJOINT, "a leap day"),
        (("en", "on 29 February"), ("en", "on 1 March"), Relation.DISJOINT, "a leap day"),
        (("en", "from 28 December to 3 January"), ("en", "on 2 January"), Relation.BROADER, "over New Year"),
        (("en", "from 3 to 7 June"), ("en", "on 5 June 2016"), Relation.BROADER, "a range of days"),
        (("en", "on 21 October"), ("en", "on Tuesday"), Relation.UNKNOWN, "a weekday says nothing of the month"),
        (("en", "on Tuesday"), ("ar", "يوم الثلاثاء"), Relation.EQUAL, "one weekday"),
        (("en", "on Tuesday"), ("ar", "يوم الأربعاء"), Relation.DISJOINT, "two weekdays"),
        (("en", "yesterday"), ("en", "in June"), Relation.UNKNOWN, "nothing says when yesterday was"),
    ],
)
def test_days_without_a_year(first: tuple[str, str], second: tuple[str, str], relation: Relation, why: str) -> None:
    a, b = value(*first, anchor=None), value(*second, anchor=None)
    assert compare_times(a, b) is relation, why
    assert compare_times(b, a) is relation.inverse, why


@pytest.mark.parametrize(
    ("first", "second", "relation", "why"),
    [
        (("en", "at 5.42 a.m. (1042 GMT)"), ("fr", "à 5 h 42 locales (11 h 42 GMT)"), Relation.DISJOINT, "an hour apart in GMT"),
        (("en", "at 8.45 p.m. (1845 GMT)"), ("es", "a las 20.45"), Relation.EQUAL, "local hours"),
        (("en", "at 8.45 p.m."), ("es", "a las 20.15"), Relation.DISJOINT, "half an hour apart"),
        (("en", "at 8.45 p.m."), ("ar", "في التاسعة وخمس وأربعين دقيقة مساء بتوقيت القاهرة"), Relation.UNKNOWN, "another zone"),
        (("en", "at about 9.30 p.m."), ("ar", "قرابة التاسعة والنصف صباحاً"), Relation.DISJOINT, "evening and morning"),
        (("en", "at 9.30 p.m."), ("ru", "в половине десятого вечера"), Relation.EQUAL, "half to ten"),
        (("en", "on Thursday night"), ("ru", "утром в четверг"), Relation.OVERLAPS, "early hours are both"),
        (("en", "on Thursday evening"), ("ru", "в четверг утром"), Relation.DISJOINT, "parts of day"),
        (("en", "on Thursday"), ("en", "at 9 p.m."), Relation.UNKNOWN, "no time of day"),
        (("en", "at 10:00 GMT"), ("ru", "в 13:00"), Relation.UNKNOWN, "the zone of the place is not said"),
        (("en", "at 10:00 GMT"), ("ru", "в 13:20"), Relation.DISJOINT, "no zone moves the minutes by twenty"),
        (("en", "at 10:00 GMT"), ("ru", "в 13:00 по московскому времени"), Relation.EQUAL, "one moment"),
        (("en", "at 10:00 GMT"), ("ru", "в среду вечером"), Relation.UNKNOWN, "part of day of the place, hour of a zone"),
        (("en", "on Thursday morning"), ("ru", "в четверг днём"), Relation.DISJOINT, "before and after noon"),
    ],
)
def test_clocks(first: tuple[str, str], second: tuple[str, str], relation: Relation, why: str) -> None:
    assert compare_clocks(value(*first), value(*second)) is relation, why


@pytest.mark.parametrize(
    ("first", "second", "relation", "why"),
    [
        (("en", "three to six years"), ("fr", "de trois à six ans"), Relation.EQUAL, "one range"),
        (("en", "four years"), ("ru", "от трёх до шести лет"), Relation.NARROWER, "inside the range"),
        (("en", "three to six years"), ("es", "cuatro años"), Relation.BROADER, "around the length"),
        (("en", "three to six years"), ("es", "de cinco a ocho años"), Relation.OVERLAPS, "ranges that meet"),
        (("en", "three to six years"), ("ar", "تسع سنوات"), Relation.DISJOINT, "beyond the range"),
        (("en", "more than 30 years"), ("fr", "33 ans"), Relation.OVERLAPS, "a hedge leaves room"),
        (("en", "nearly two decades"), ("ru", "19 лет"), Relation.OVERLAPS, "a hedge leaves room"),
        (("en", "more than 30 years"), ("fr", "50 ans"), Relation.DISJOINT, "but not so much"),
        (("en", "30 years"), ("fr", "33 ans"), Relation.DISJOINT, "no hedge"),
    ],
)
def test_ranges_of_lengths_and_hedges(first: tuple[str, str], second: tuple[str, str], relation: Relation, why: str) -> None:
    a, b = value(*first), value(*second)
    assert compare_times(a, b) is relation, why
    assert compare_times(b, a) is relation.inverse, why
