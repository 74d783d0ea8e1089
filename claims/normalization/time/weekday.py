"""The calendar check: a weekday that a date does not have, and a date given in two calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.model.time import Calendar, TimeKind, TimeMention, Weekday

_NEAR = 60  # days from the anchor within which nobody means another year
_SIGHTING = 1  # days: national sightings differ from Umm al-Qura by as much


class Sureness(StrEnum):
    """How much a mismatch rests on assumptions."""

    CERTAIN = "certain"  # the year is written
    LIKELY = "likely"  # the year comes from the anchor
    DOUBTFUL = "doubtful"  # the same date of a neighbouring year fits, or the calendar may differ by a day


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayMismatch:
    """A date and the weekday it was given, which it does not fall on."""

    stated: Weekday
    actual: Weekday
    day: date
    year_stated: bool
    fits_year: int | None  # for a date without a year: the neighbouring year in which it falls on the stated weekday
    sureness: Sureness


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarConflict:
    """A day given in two calendars that are further apart than sightings of the moon explain."""

    gregorian: date
    hijri: date  # the Gregorian day of the Hijri date
    days_apart: int


def weekday_mismatch(mention: TimeMention) -> WeekdayMismatch | None:
    """The mismatch of a mention, if every plausible reading of its date falls on another weekday than the one stated."""
    value = mention.value
    stated, days = value.stated_weekday, value.alternatives
    if stated is None or not days or any(day.weekday() == stated for day in days):
        return None
    day = days[0]
    actual = Weekday(day.weekday())
    distance = (actual - stated) % 7
    distance = min(distance, 7 - distance)
    if value.kind is TimeKind.DEICTIC and distance < 2:
        return None  # "yesterday, Tuesday" next to midnight or across zones
    if value.calendar is Calendar.HIJRI and distance <= _SIGHTING:
        return None
    fits = None
    if not value.year_stated and value.kind is not TimeKind.DEICTIC:
        fits = next((year for year in (day.year - 1, day.year + 1) if _falls_on(day, year, stated)), None)
    near = value.anchor is not None and abs((day - value.anchor.day).days) <= _NEAR
    doubtful = (fits is not None and not near) or value.calendar is Calendar.HIJRI or value.kind is TimeKind.DEICTIC
    sureness = Sureness.DOUBTFUL if doubtful else Sureness.CERTAIN if value.year_stated else Sureness.LIKELY
    return WeekdayMismatch(stated=stated, actual=actual, day=day, year_stated=value.year_stated, fits_year=fits, sureness=sureness)


def _falls_on(day: date, year: int, weekday: Weekday) -> bool:
    try:
        return day.replace(year=year).weekday() == weekday
    except ValueError:
        return False


def calendar_conflict(mention: TimeMention) -> CalendarConflict | None:
    """The conflict of a day given in two calendars, when they are more than a day apart (Umm al-Qura)."""
    value = mention.value
    if value.corresponding is None or not value.alternatives:
        return None
    gaps = [abs((day - value.corresponding).days) for day in value.alternatives]
    if min(gaps) <= _SIGHTING:
        return None
    return CalendarConflict(gregorian=value.alternatives[0], hijri=value.corresponding, days_apart=gaps[0])
