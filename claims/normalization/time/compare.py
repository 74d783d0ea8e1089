"""How two times stand to each other: days against days, lengths against lengths, clocks apart."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claims.model.relation import Relation
from claims.model.time import Clock, Timex
from claims.normalization.time.arithmetic import day_or_none, month_bounds, shift

_LENGTH = re.compile(r"P(T?)(\d+)([YMWDH])\Z")
_DAYS = {"Y": 365.2425, "M": 30.436875, "W": 7.0, "D": 1.0}
_READING = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[A-Z]{2})?\Z")
_ANY_YEAR = "XXXX"
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}  # first months, as in resolve
_CLOSE = 0.02  # lengths in other units are equal within this share: "60 days" and "two months", "24 months" and "two years"
_HEDGED = 0.25  # share by which "more than 30 years" and another length may differ and still agree
Bounds = tuple[date, date]


def compare_times(a: Timex, b: Timex) -> Relation:
    """The relation of the days (or the length) of `a` to those of `b`.

    UNKNOWN where either has no value or where one is a length and the other a place on the calendar. With several readings,
    DISJOINT only if every pair of readings is. A date that leaves out its year ("XXXX-10-21") is compared by what is written of it,
    in the years that the other one spans; weekdays alone are equal or disjoint. Part of day and clock are left to `compare_clocks`.
    """
    lengths = _length(a), _length(b)
    if lengths[0] is not None and lengths[1] is not None:
        return _compare_lengths(lengths[0], lengths[1], hedged=a.approximate or b.approximate)
    years = _years(a, b)
    found = [_compare_bounds(first, second) for first in _bounds(a, years) for second in _bounds(b, years)]
    if not found:
        return _compare_weekdays(a, b)
    return next(relation for relation in _PREFERENCE if relation in found)


_PREFERENCE = (Relation.EQUAL, Relation.NARROWER, Relation.BROADER, Relation.OVERLAPS, Relation.DISJOINT)
_LEAP = 2000  # a year that has every day, for two dates that both lack theirs


def _years(a: Timex, b: Timex) -> tuple[int, ...]:
    """The years in which a date without one is looked at: the first and the last of the other time."""
    for value in (a, b):
        if value.start is not None or value.end is not None:
            first, last = value.start or value.last, value.last or value.start
            if first is not None and last is not None:
                return tuple(sorted({first.year, last.year}))
    return (_LEAP,)


def _bounds(value: Timex, years: tuple[int, ...]) -> list[Bounds]:
    if value.start is None and value.end is None:
        return _yearless_bounds(value, years)
    if len(value.alternatives) > 1:
        return [(day, day + timedelta(days=1)) for day in value.alternatives]
    found = [bounds for reading in value.readings if (bounds := _read(reading))]
    return found or [(value.start or date.min, value.end or date.max)]


def _yearless_bounds(value: Timex, years: tuple[int, ...]) -> list[Bounds]:
    """The days a date without a year would be in each of the years; a range over New Year, with each of them at either end."""
    found = []
    for reading in value.readings or (value.edtf or "",):
        if not reading.startswith(_ANY_YEAR):
            continue
        first, _, last = reading.partition("/")
        over = int(bool(last) and last[len(_ANY_YEAR) :] < first[len(_ANY_YEAR) :])
        for year in years if not over else (*(year - 1 for year in years), *years):
            start, end = _read(_in_year(first, year)), _read(_in_year(last or first, year + over))
            if start and end:
                found.append((start[0], end[1]))
    return found


def _in_year(reading: str, year: int) -> str:
    return f"{year:04d}{reading[len(_ANY_YEAR) :]}" if reading.startswith(_ANY_YEAR) else reading


def _compare_weekdays(a: Timex, b: Timex) -> Relation:
    """Weekdays that nothing dates: the same article's week is meant by both, or nothing is known."""
    if a.edtf or b.edtf or a.stated_weekday is None or b.stated_weekday is None:
        return Relation.UNKNOWN
    return Relation.EQUAL if a.stated_weekday is b.stated_weekday else Relation.DISJOINT


def _read(reading: str) -> Bounds | None:
    match = _READING.match(reading)
    if not match:
        return None
    if match[3]:
        day = day_or_none(int(match[1]), int(match[2]), int(match[3]))
        return (day, day + timedelta(days=1)) if day else None
    if match[2] and int(match[2]) in _SEASONS:
        start = day_or_none(int(match[1]), _SEASONS[int(match[2])], 1)
        return (start, shift(start, 3, "month")) if start else None
    if match[2]:
        return month_bounds(int(match[1]), int(match[2]))
    start = day_or_none(int(match[1]), 1, 1)
    return (start, shift(start, 1, "year")) if start else None


def _compare_bounds(a: Bounds, b: Bounds) -> Relation:
    if a == b:
        return Relation.EQUAL
    if a[1] <= b[0] or b[1] <= a[0]:
        return Relation.DISJOINT
    if b[0] <= a[0] and a[1] <= b[1]:
        return Relation.NARROWER
    if a[0] <= b[0] and b[1] <= a[1]:
        return Relation.BROADER
    return Relation.OVERLAPS


def _length(value: Timex) -> tuple[float, float] | None:
    """The shortest and the longest length meant, in days."""
    found = [_days(part) for part in (value.edtf or "").split("/")]
    lengths = [days for days in found if days is not None]
    return (lengths[0], lengths[-1]) if lengths and len(lengths) == len(found) else None


def _days(edtf: str) -> float | None:
    match = _LENGTH.match(edtf)
    if not match:
        return None
    count = int(match[2])
    if match[1]:
        return count / 24 if match[3] == "H" else count / 1440
    return count * _DAYS[match[3]]


def _compare_lengths(a: tuple[float, float], b: tuple[float, float], *, hedged: bool) -> Relation:
    if all(abs(one - other) <= _CLOSE * max(one, other) for one, other in zip(a, b, strict=True)):
        return Relation.EQUAL
    if b[0] <= a[0] and a[1] <= b[1]:
        return Relation.NARROWER
    if a[0] <= b[0] and b[1] <= a[1]:
        return Relation.BROADER
    apart = max(a[0], b[0]) - min(a[1], b[1])
    if apart <= (_HEDGED * max(a[0], b[0]) if hedged else 0.0):
        return Relation.OVERLAPS
    return Relation.DISJOINT


def compare_clocks(a: Timex, b: Timex) -> Relation:
    """EQUAL, OVERLAPS, DISJOINT or UNKNOWN for two times of day.

    With both offsets known the moments are compared; otherwise the local hours, unless the hour of one is that of a zone it names:
    then only the minutes can contradict. A part of day against a clock, or two parts, contradict only when no hour belongs to both.
    """
    if a.clock is not None and b.clock is not None:
        return _compare_clock_pair(a.clock, b.clock, a.approximate or b.approximate)
    hours = _hours(a), _hours(b)
    if hours[0] is None or hours[1] is None:
        return Relation.UNKNOWN
    if not hours[0] & hours[1]:
        return Relation.DISJOINT
    return Relation.EQUAL if a.clock is None and b.clock is None and a.part == b.part else Relation.OVERLAPS


def _compare_clock_pair(a: Clock, b: Clock, approximate: bool) -> Relation:
    first, second, day = a.hour * 60 + a.minute, b.hour * 60 + b.minute, _DAY
    if a.utc_offset is not None and b.utc_offset is not None:
        first, second = first - a.utc_offset, second - b.utc_offset
    elif not (a.local and b.local) and (a.zone is None or a.zone != b.zone):
        same_minutes = approximate or (first - second) % _ZONE_STEP == 0
        return Relation.UNKNOWN if same_minutes else Relation.DISJOINT
    if not (a.certain and b.certain):
        day = _DAY // 2
    gap = (first - second) % day
    gap = min(gap, day - gap)
    if gap == 0:
        return Relation.EQUAL
    return Relation.OVERLAPS if approximate and gap <= _ABOUT else Relation.DISJOINT


_DAY = 1440
_ABOUT = 30  # minutes by which "about 9.30" and another clock may differ and still agree
_ZONE_STEP = 15  # zones differ by quarters of an hour: 5:45 in Nepal
_PARTS = {
    "MO": frozenset(range(0, 12)),
    "MI": frozenset(range(11, 15)),
    "AF": frozenset(range(12, 20)),
    "EV": frozenset(range(16, 25)),
    "NI": frozenset((*range(18, 25), *range(0, 8))),
    "DT": frozenset(range(5, 22)),
}


def _hours(value: Timex) -> frozenset[int] | None:
    if value.clock is not None:
        return frozenset((value.clock.hour,)) if value.clock.certain and value.clock.local else None
    return _PARTS.get(value.part or "")
