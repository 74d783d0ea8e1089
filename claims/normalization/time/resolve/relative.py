"""What counts from the anchor: weekdays, units ago or ahead. Lengths and clocks, which count from nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.model.time import Anchor, AnchorSource, TimeKind, Timex
from claims.normalization.time.arithmetic import shift, unit_bounds
from claims.normalization.time.expression import TimeExpression
from claims.normalization.time.resolve.values import Bounds, one_day, span_of, unanchored

_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_TIMES = {"decade": (10, "Y"), "century": (100, "Y"), "quarter": (3, "M")}


def weekday(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    if anchor is None or expression.weekday is None:
        return unanchored()
    today, wanted = anchor.day, expression.weekday
    back = (today.weekday() - wanted) % 7
    if expression.year_relative is not None:  # "Tuesday last week"
        day = today - timedelta(days=today.weekday()) + timedelta(days=wanted + 7 * expression.year_relative)
    elif expression.relative == 0 and expression.this_is_ahead:
        day = today + timedelta(days=(wanted - today.weekday()) % 7)
    elif expression.relative == 1:
        day = today + timedelta(days=(wanted - today.weekday()) % 7 or 7)
    elif expression.future and expression.relative != -1:
        day = today + timedelta(days=(wanted - today.weekday()) % 7)
        if day == today:  # "will vote on Monday", read on a Monday
            return _today_or_next(day, anchor)
    elif expression.relative == -1:
        day = today - timedelta(days=back or 7)
    else:
        day = today - timedelta(days=back)
    if expression.night_to:
        day -= timedelta(days=1)
    value = replace(one_day(day, anchor=anchor, year_stated=False), alternatives=())
    if expression.until and not expression.future and expression.relative is None:
        following = day + timedelta(days=7)  # "closed until Monday" more often looks ahead; both stay
        value = replace(one_day(following, anchor=anchor, year_stated=False), alternatives=(following, day))
        value = replace(value, readings=(following.isoformat(), day.isoformat()))
    return value


def _today_or_next(day: date, anchor: Anchor) -> Timex:
    following = day + timedelta(days=7)
    value = replace(one_day(day, anchor=anchor, year_stated=False), alternatives=(day, following))
    return replace(value, readings=(day.isoformat(), following.isoformat()))


def offset(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    count, unit = expression.count or 0, expression.unit or "day"
    if expression.from_text and (anchor is None or anchor.source is not AnchorSource.TEXT):
        return duration(replace(expression, count=abs(count)), anchor)  # later than what is not said
    if anchor is None:
        return unanchored(TimeKind.DEICTIC)
    if unit in ("hour", "minute"):
        return Timex(kind=TimeKind.DEICTIC, edtf=None, anchor=anchor, year_stated=False)
    day = shift(anchor.day, count, unit)
    if unit == "day":
        return one_day(day, kind=TimeKind.DEICTIC, anchor=anchor, year_stated=False)
    bounds = unit_bounds(day, unit)
    if unit.startswith("weekend") and expression.relative in (None, 0):
        return _weekend(expression, bounds, unit, anchor)
    return span_of(_edtf_of(bounds, unit), bounds, kind=TimeKind.DEICTIC, anchor=anchor)


def _weekend(expression: TimeExpression, bounds: Bounds, unit: str, anchor: Anchor) -> Timex:
    """The weekend before or after the anchor: the tense of the clause tells which, so both stay, the likelier first."""
    week = timedelta(days=7)
    earlier, later = bounds, (bounds[0] + week, bounds[1] + week)
    if bounds[0] > anchor.day:
        earlier, later = (bounds[0] - week, bounds[1] - week), bounds
    ahead = expression.future or (expression.relative == 0 and bounds[0] > anchor.day)
    chosen, other = (later, earlier) if ahead else (earlier, later)
    value = span_of(_edtf_of(chosen, unit), chosen, kind=TimeKind.DEICTIC, anchor=anchor)
    return replace(value, readings=(_edtf_of(chosen, unit), _edtf_of(other, unit)))


def _edtf_of(bounds: Bounds, unit: str) -> str:
    start = bounds[0]
    if unit in ("year", "decade", "century"):
        return {"year": f"{start.year:04d}", "decade": f"{start.year // 10:03d}X"}.get(unit, f"{start.year // 100:02d}XX")
    if unit == "month":
        return f"{start.year:04d}-{start.month:02d}"
    if unit == "quarter":
        return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    return f"{start.isoformat()}/{(bounds[1] - timedelta(days=1)).isoformat()}"


def duration(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    """A length, or two of them where the text gives a range."""
    unit = expression.unit or "year"
    counts = [count for count in (expression.count or 0, expression.count_to) if count is not None]
    if unit in ("hour", "minute"):
        return Timex(kind=TimeKind.DURATION, edtf="/".join(f"PT{count}{unit[0].upper()}" for count in counts))
    times, letter = _TIMES.get(unit, (1, _LETTERS.get(unit, "Y")))
    return Timex(kind=TimeKind.DURATION, edtf="/".join(f"P{count * times}{letter}" for count in counts))


def anniversary(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    count = expression.count or 0
    implies = f"{anchor.day.year - count:04d}" if anchor is not None and 0 < count < anchor.day.year else None
    return Timex(kind=TimeKind.ANNIVERSARY, edtf=f"P{count}Y", implies=implies, anchor=anchor if implies else None)


def clock(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    clock = expression.clock
    edtf = f"T{clock.hour:02d}:{clock.minute:02d}" if clock else None
    return Timex(kind=TimeKind.DATE, edtf=edtf, year_stated=False)
