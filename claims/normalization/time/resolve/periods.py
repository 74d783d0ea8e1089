"""Months, years and longer; seasons and quarters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.model.time import Anchor, Calendar, TimeKind, Timex
from claims.normalization.time.arithmetic import hijri_month, month_bounds, shift, unit_bounds
from claims.normalization.time.expression import TimeExpression
from claims.normalization.time.resolve.values import span_of, unanchored, yearless

_NEAR_TIE = 45  # days: two candidates for a month whose distances differ by less are both kept
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}  # first month (northern, meteorological), months


def month(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    written = expression.dates[0]
    if written.calendar is Calendar.HIJRI:
        bounds = hijri_month(written.year or 0, written.month or 0)
        edtf = f"{bounds[0].isoformat()}/{(bounds[1] - timedelta(days=1)).isoformat()}" if bounds else None
        return replace(span_of(edtf or "", bounds), edtf=edtf, calendar=Calendar.HIJRI)
    month = written.month or 1
    if written.year is not None:
        return span_of(f"{written.year:04d}-{month:02d}", month_bounds(written.year, month))
    if anchor is None:
        return replace(unanchored(), edtf=yearless(month=month))
    years = _years_of_month(month, expression, anchor.day)
    value = span_of(f"{years[0]:04d}-{month:02d}", month_bounds(years[0], month), anchor=anchor)
    if len(years) > 1:
        value = replace(value, readings=tuple(f"{year:04d}-{month:02d}" for year in years))
    return value


def _years_of_month(month: int, expression: TimeExpression, today: date) -> list[int]:
    if expression.year_relative is not None:
        return [today.year + expression.year_relative]
    if expression.relative == -1:
        return [today.year if month < today.month else today.year - 1]
    if expression.relative == 1:
        return [today.year if month > today.month else today.year + 1]
    if expression.relative == 0:
        return [today.year]

    def distance(year: int) -> int:
        bounds = month_bounds(year, month)
        return (
            0
            if bounds is None or bounds[0] <= today < bounds[1]
            else min(abs((bounds[0] - today).days), abs((bounds[1] - today).days))
        )

    near = sorted((today.year - 1, today.year, today.year + 1), key=lambda year: (distance(year), year))
    tied = near[:2] if distance(near[1]) - distance(near[0]) < _NEAR_TIE else near[:1]
    years = sorted(tied, reverse=expression.future)
    if expression.context_year is not None and expression.context_year not in years:
        years.insert(0, expression.context_year)
    elif expression.context_year is not None:
        years = [expression.context_year]
    return years


def year(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    year = expression.dates[0].year or 0
    if year <= 0:
        return Timex(kind=TimeKind.DATE, edtf=f"{year + 1:05d}")
    if expression.open_end:
        return Timex(kind=TimeKind.RANGE, edtf=f"{year:04d}/..", start=date(year, 1, 1))
    return span_of(f"{year:04d}", unit_bounds(date(year, 1, 1), "year"))


def decade(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    number = expression.number or 0
    if number < 100:
        century = 1900
        if expression.relative == 0 and anchor is not None:
            century = anchor.day.year // 100 * 100
        elif number < 20 or (number == 20 and expression.relative is None):
            century = 2000
        number += century
    return span_of(f"{number // 10}X", (date(number, 1, 1), date(number + 10, 1, 1)))


def century(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    if expression.relative is not None:
        base = anchor.day.year if anchor is not None else 2000  # "the last century" in news is the twentieth
        number = (base // 100) + expression.relative
    else:
        number = (expression.number or 1) - 1
    if number < -1:  # before the era
        return Timex(kind=TimeKind.DATE, edtf=f"-{-number - 2:02d}XX")
    start = date(max(1, number * 100), 1, 1)
    return span_of(f"{number:02d}XX", (start, date(number * 100 + 100, 1, 1)))


def season(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    season = expression.number or 21
    first, months = _SEASONS[season]
    year = expression.dates[0].year
    stated = year is not None
    readings: tuple[str, ...] = ()
    if year is None:
        if anchor is None:
            return unanchored()
        years = _season_years(expression, anchor.day, first)
        year = years[0]
        readings = tuple(f"{y:04d}-{season}" for y in years) if len(years) > 1 else ()
    start = date(year, first, 1)
    value = span_of(f"{year:04d}-{season}", (start, shift(start, months, "month")), anchor=None if stated else anchor)
    return replace(value, readings=readings)


def _season_years(expression: TimeExpression, today: date, first: int) -> list[int]:
    if expression.year_relative is not None:
        return [today.year + expression.year_relative]
    starts = [date(year, first, 1) for year in range(today.year - 2, today.year + 3)]
    if expression.relative == 1 or expression.future:
        return [next(start for start in starts if start > today).year]
    past = [start for start in starts if start <= today]
    if expression.relative == -1:
        return [next(start for start in reversed(past) if shift(start, 3, "month") <= today).year]
    if expression.relative == 0:
        return [today.year]
    latest = past[-1]
    over = (today - shift(latest, 3, "month")).days
    return [latest.year] if over <= _NEAR_TIE else [latest.year, latest.year + 1]


def quarter(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    """A quarter; without a year the last one begun, or the one to come."""
    return _part_of_year(expression, anchor, "Q", 3)


def half(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    """A half of a year: "2024-H1", as TIMEX3 has it."""
    return _part_of_year(expression, anchor, "H", 6)


def _part_of_year(expression: TimeExpression, anchor: Anchor | None, letter: str, months: int) -> Timex:
    number = expression.number or 1
    year = expression.dates[0].year
    stated = year is not None
    if year is None:
        if anchor is None:
            return unanchored()
        year = anchor.day.year + (expression.year_relative or 0)
        ahead = expression.year_relative is not None or expression.future or letter == "H"  # a half names its year
        if not ahead and date(year, number * months - months + 1, 1) > anchor.day:
            year -= 1
    start = date(max(1, year), number * months - months + 1, 1)
    return span_of(f"{year:04d}-{letter}{number}", (start, shift(start, months, "month")), anchor=None if stated else anchor)
