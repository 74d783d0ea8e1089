"""A day that the text names, with or without its year, in either calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import easter

from claims.model.time import Anchor, Calendar, TimeKind, Timex
from claims.normalization.time.arithmetic import day_or_none, hijri_day, shift
from claims.normalization.time.expression import TimeExpression, Written
from claims.normalization.time.resolve import relative
from claims.normalization.time.resolve.values import one_day, unanchored, with_part, yearless

_SOON = 90  # days ahead that a date of next year may be without saying so


def day(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    if expression.dates[0].calendar is Calendar.HIJRI:
        return _hijri_day(expression.dates[0], anchor)
    if expression.unit == "easter":
        return _easter(expression, anchor)
    if expression.dates[0].month is None:
        return _day_of_month(expression, anchor)
    days: list[date] = []
    stated = expression.dates[0].year is not None
    for written in expression.dates:
        if written.year is not None and written.year <= 0:
            return Timex(kind=TimeKind.DATE, edtf=f"{written.year + 1:05d}-{written.month or 0:02d}-{written.day or 0:02d}")
        for year in _years_for(written, expression, anchor):
            day = day_or_none(year, written.month or 0, written.day or 0)
            if day is not None and day not in days:
                days.append(day)
    if not days:
        return _day_of_no_year(expression, stated=stated)
    value = one_day(days[0], anchor=None if stated else anchor, year_stated=stated)
    if expression.night_to:
        before = days[0] - timedelta(days=1)
        value = replace(value, edtf=before.isoformat(), start=before, end=days[0])
    elif len(days) > 1:
        value = replace(
            value, readings=tuple(with_part(d.isoformat(), expression.part) or "" for d in days), alternatives=tuple(days)
        )
    return value


def _easter(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    """Easter Sunday of the western churches: of the year said, else the nearest."""
    year = expression.dates[0].year
    if year is None and anchor is None:
        return unanchored()
    today = anchor.day if anchor is not None else date.min
    if year is None and expression.year_relative is not None:
        year = today.year + expression.year_relative
    years = (year,) if year is not None else tuple(range(today.year - 1, today.year + 2))
    days = [easter(one) for one in years if date.min.year < one < date.max.year]
    if expression.future and year is None:
        days = [day for day in days if day >= today] or days
    if not days:
        return unanchored()
    stated = expression.dates[0].year is not None
    day = min(days, key=lambda day: (abs((day - today).days), day))
    return one_day(day, anchor=None if stated else anchor, year_stated=stated)


def _day_of_no_year(expression: TimeExpression, *, stated: bool) -> Timex:
    """A date that no year was found for: impossible, or whatever is written of it."""
    real = [(w.month or 0, w.day or 0) for w in expression.dates if day_or_none(2000, w.month or 0, w.day or 0)]
    if stated or not real:
        return Timex(kind=TimeKind.DATE, edtf=None, impossible=True, year_stated=stated)
    written = tuple(yearless(month=month, days=(day,)) for month, day in dict.fromkeys(real))
    readings = tuple(with_part(edtf, expression.part) or "" for edtf in written) if len(written) > 1 else ()
    return Timex(kind=TimeKind.DATE, edtf=written[0], year_stated=False, readings=readings)


def _years_for(written: Written, expression: TimeExpression, anchor: Anchor | None) -> list[int]:
    """The years a date may belong to, most plausible first; empty when nothing says."""
    if written.year is not None:
        return [written.year]
    if anchor is None:
        return []
    today = anchor.day
    if expression.year_relative is not None:
        return [today.year + expression.year_relative]
    candidates = [
        day for year in range(today.year - 4, today.year + 5) if (day := day_or_none(year, written.month or 0, written.day or 0))
    ]
    if not candidates:
        return []
    relative = expression.relative
    if relative == -1:
        candidates = [day for day in candidates if day <= today] or candidates
    elif relative == 1:
        candidates = [day for day in candidates if day >= today] or candidates
    nearest = min(candidates, key=lambda day: (abs((day - today).days), day))
    years = [nearest.year]
    if (
        nearest.year > today.year
        and (nearest - today).days > _SOON
        and not (expression.future or expression.relative or expression.weekday)
    ):
        years.insert(0, today.year)  # "it took effect on 1 January", told in September
    context = expression.context_year
    if context is not None and relative is None and expression.weekday is None and context < nearest.year - 1:
        years.insert(0, context)  # "In 2014 ... on 7 May": the story told is of that year
    story = expression.story_year
    if story is not None and relative is None and story < nearest.year - 1 and _may_be(written, story, expression):
        years.append(story)  # "It sank on 3 March 2014. On 7 May ...": either year
    return years


def _day_of_month(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    """A day without its month: of the month said to be last, this or next, else the nearest, on the weekday that is said."""
    if anchor is None:
        return unanchored()
    number = expression.dates[0].day or 1
    shifts = (expression.count,) if expression.count is not None else (-1, 0, 1)
    months = [shift(anchor.day.replace(day=1), count, "month") for count in shifts]
    days = [day for month in months if (day := day_or_none(month.year, month.month, number))]
    if expression.relative == 1 or (expression.future and expression.relative is None and expression.count is None):
        days = [day for day in days if day >= anchor.day] or days
    elif expression.relative == -1:
        days = [day for day in days if day <= anchor.day] or days
    fitting = [day for day in days if expression.weekday in (None, day.weekday())]
    if not fitting:
        return relative.weekday(expression, anchor) if expression.weekday is not None else unanchored()
    day = min(fitting, key=lambda day: (abs((day - anchor.day).days), day))
    return replace(one_day(day, anchor=anchor, year_stated=False), alternatives=())


def _may_be(written: Written, year: int, expression: TimeExpression) -> bool:
    """True when the date exists in a year, on the weekday that is said with it, if any."""
    day = day_or_none(year, written.month or 0, written.day or 0)
    return day is not None and (expression.weekday is None or day.weekday() == expression.weekday)


def _hijri_day(written: Written, anchor: Anchor | None) -> Timex:
    if written.year is not None:
        days = [hijri_day(written.year, written.month or 0, written.day or 0)]
    elif anchor is not None:
        near = anchor.day.year - 579
        days = [hijri_day(year, written.month or 0, written.day or 0) for year in range(near - 2, near + 3)]
    else:
        return replace(unanchored(), calendar=Calendar.HIJRI)
    real = [day for day in days if day is not None]
    stated = written.year is not None
    if not real:
        return Timex(kind=TimeKind.DATE, edtf=None, calendar=Calendar.HIJRI, year_stated=stated)
    day = real[0] if anchor is None or stated else min(real, key=lambda d: (abs((d - anchor.day).days), d))
    return one_day(day, anchor=None if stated else anchor, calendar=Calendar.HIJRI, year_stated=stated)
