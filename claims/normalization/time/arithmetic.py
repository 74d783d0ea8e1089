"""Calendar arithmetic: months and years by dateutil, Hijri days by hijridate. Out of range is None, never an error."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hijridate import Hijri

from claims.model.time import DAYS_PER_WEEK

Bounds = tuple[date, date]
_UNITS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
_MULTIPLES = {"decade": (10, "years"), "century": (100, "years"), "quarter": (3, "months"), "weekend": (1, "weeks")}
_WEEKENDS = {"weekend": 5, "weekend friday": 4}  # the first day; both end on Sunday


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, None when no calendar has it; the years end at 9998, so that the day after exists."""
    try:
        return date(year, month, day) if year < date.max.year else None
    except (ValueError, OverflowError):
        return None


def shift(day: date, count: int, unit: str) -> date:
    """`day` moved by so many units; clipped to the years 1 to 9998."""
    unit = unit.partition(" ")[0]
    times, name = _MULTIPLES.get(unit, (1, _UNITS.get(unit, "days")))
    try:
        moved = day + relativedelta(**{name: count * times})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return date(9998, 1, 1) if count > 0 else date(1, 1, 8)
    return min(max(moved, date(1, 1, 8)), date(9998, 1, 1))


def month_bounds(year: int, month: int) -> Bounds | None:
    """First day of a month and first day after it."""
    start = day_or_none(year, month, 1)
    return None if start is None else (start, shift(start, 1, "month"))


def unit_bounds(day: date, unit: str) -> Bounds:
    """The calendar unit that `day` lies in; weeks begin on Monday, as ISO 8601 has it."""
    if unit == "week":
        start = day - timedelta(days=day.weekday())
        return start, start + timedelta(days=7)
    if unit in _WEEKENDS:
        first = _WEEKENDS[unit]
        start = day - timedelta(days=day.weekday()) + timedelta(days=first)
        return start, start + timedelta(days=DAYS_PER_WEEK - first)
    if unit == "day":
        return day, day + timedelta(days=1)
    if unit in ("month", "quarter"):
        start = day.replace(day=1) if unit == "month" else date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return start, shift(start, 1, unit)
    size = {"year": 1, "decade": 10, "century": 100}.get(unit, 1)
    start = date(max(1, day.year // size * size), 1, 1)
    return start, shift(start, 1, unit)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of an Umm al-Qura date, 1343 to 1500; None outside or where the month has no such day."""
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int) -> Bounds | None:
    """First Gregorian day of a Hijri month and first day after it."""
    start = hijri_day(year, month, 1)
    following = hijri_day(year + month // 12, month % 12 + 1, 1)
    return None if start is None or following is None else (start, following)
