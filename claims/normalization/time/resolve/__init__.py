"""What an expression means: days on the calendar, resolved against an anchor where the text leaves something out.

Choices, each for news text:
- A date without a year is the nearest one to the anchor; a month without a year likewise, and when the other candidate is nearly as
  near both are kept as readings.
- A weekday alone is the last such day up to the anchor, or the next one where the clause speaks of the future or says "next".
- "Since 1993" keeps 1993: the start is what the text states. Only "2030 and beyond" is open ("2030/..").
- Without an anchor a date that leaves out its year keeps its month and day ("XXXX-10-21"), with no first and last day.
- A date without a year that would lie more than three months ahead, in another year, is read as past unless the clause looks ahead;
  the date ahead stays as the second reading.
- A weekday with a day's number and no month is the nearest such day, if any near one falls on that weekday.
- "Between November and August 2010" begins in November of the year before; "between March and August", told in November, is over.
- "Over the weekend" is the last weekend begun, or the next one where the clause speaks of the future.
- "Late 1990s", "early May" keep the whole decade or month: an edge has no agreed bounds.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.model.time import DAYS_PER_WEEK, Anchor, TimeKind, Timex
from claims.normalization.time.expression import Shape, TimeExpression
from claims.normalization.time.resolve import days, periods, relative
from claims.normalization.time.resolve.values import ANY_YEAR, is_yearless_day, one_day, span_of, unanchored, with_part

__all__ = ["resolve"]


def resolve(expression: TimeExpression, *, anchor: Anchor | None) -> Timex:
    """The value of an expression; `edtf` is None where nothing anchors it. Never raises on dates that do not exist."""
    value = _RESOLVERS[expression.shape](expression, anchor)
    said = (expression.part, expression.weekday, expression.clock, expression.corresponding)
    if not (expression.approximate or expression.ranged) and all(part is None for part in said):
        return value
    other = resolve(expression.corresponding, anchor=anchor) if expression.corresponding is not None else None
    return replace(
        value,
        corresponding=other.start if other is not None else None,
        part=expression.part or value.part,
        stated_weekday=expression.weekday,
        approximate=expression.approximate,
        clock=expression.clock,
        ranged=expression.ranged,
        edtf=with_part(value.edtf, expression.part) if value.is_one_day or is_yearless_day(value.edtf) else value.edtf,
    )


def _range(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    if expression.first is None and expression.last is not None:
        return _week_to(expression.last, anchor)
    if expression.first is None or expression.last is None:
        return unanchored(TimeKind.RANGE)
    first, last = resolve(expression.first, anchor=anchor), resolve(expression.last, anchor=anchor)
    if anchor is None and first.edtf and last.edtf and first.edtf.startswith(ANY_YEAR) and last.edtf.startswith(ANY_YEAR):
        return replace(unanchored(TimeKind.RANGE), edtf=f"{first.edtf}/{last.edtf}")
    if first.start is not None and last.end is not None and first.start >= last.end:
        if expression.last.shape is Shape.WEEKDAY:
            last = one_day(last.end + timedelta(days=6), anchor=anchor, year_stated=False)
        elif _begins_a_year_too_late(expression, first, last, anchor):
            first = resolve(_in_year(expression.first, first.start.year - 1), anchor=anchor)
        else:
            last = resolve(_a_year_later(expression.last, last), anchor=anchor)
    if first.edtf is None or last.edtf is None or first.start is None or last.end is None or first.start >= last.end:
        return unanchored(TimeKind.RANGE)
    stated = first.year_stated and last.year_stated
    edtf = f"{first.edtf}/{last.edtf}"
    return replace(
        span_of(edtf, (first.start, last.end), kind=TimeKind.RANGE, anchor=None if stated else anchor), year_stated=stated
    )


def _week_to(day: TimeExpression, anchor: Anchor | None) -> Timex:
    """The seven days that end on a day: "the week to 9 November"."""
    last = resolve(day, anchor=anchor)
    if not last.is_one_day or last.start is None or last.start.toordinal() <= DAYS_PER_WEEK:
        return unanchored(TimeKind.RANGE)
    first = last.start - timedelta(days=DAYS_PER_WEEK - 1)
    edtf = f"{first.isoformat()}/{last.start.isoformat()}"
    value = span_of(edtf, (first, last.start + timedelta(days=1)), kind=TimeKind.RANGE, anchor=last.anchor)
    return replace(value, year_stated=last.year_stated)


def _a_year_later(last: TimeExpression, value: Timex) -> TimeExpression:
    """The end of a range over New Year, when no year is written."""
    if value.year_stated or value.start is None or value.start.year >= date.max.year - 1:
        return last
    return _in_year(last, value.start.year + 1)


def _begins_a_year_too_late(written: TimeExpression, first: Timex, last: Timex, anchor: Anchor | None) -> bool:
    """True where months without a year are over, and only the nearest first one is still to come."""
    if anchor is None or written.first is None or written.first.shape is not Shape.MONTH or first.start is None or last.end is None:
        return False
    told = first.year_stated or last.year_stated or written.first.future or first.start.year <= 1
    return not told and last.end <= anchor.day < first.start


def _in_year(expression: TimeExpression, year: int) -> TimeExpression:
    return replace(expression, dates=tuple(replace(written, year=year) for written in expression.dates))


_RESOLVERS = {
    Shape.DAY: days.day,
    Shape.MONTH: periods.month,
    Shape.YEAR: periods.year,
    Shape.DECADE: periods.decade,
    Shape.CENTURY: periods.century,
    Shape.SEASON: periods.season,
    Shape.QUARTER: periods.quarter,
    Shape.HALF: periods.half,
    Shape.WEEKDAY: relative.weekday,
    Shape.OFFSET: relative.offset,
    Shape.DURATION: relative.duration,
    Shape.ANNIVERSARY: relative.anniversary,
    Shape.CLOCK: relative.clock,
    Shape.RANGE: _range,
}
