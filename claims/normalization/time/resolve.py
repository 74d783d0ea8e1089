"""What an expression means: days on the calendar, resolved against an anchor where the text leaves something out.

Choices, each for news text:
- A date without a year is the nearest one to the anchor; a month without a year likewise, and when the other candidate is nearly as
  near both are kept as readings.
- A weekday alone is the last such day up to the anchor, or the next one where the clause speaks of the future or says "next".
- "Since 1993" keeps 1993: the start is what the text states. Only "2030 and beyond" is open ("2030/..").
- Without an anchor a date that leaves out its year keeps its month and day ("XXXX-10-21"), with no first and last day.
- "Late 1990s", "early May" keep the whole decade or month: an edge has no agreed bounds.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.model.time import Anchor, AnchorSource, Calendar, TimeKind, Timex
from claims.normalization.time.arithmetic import day_or_none, hijri_day, hijri_month, month_bounds, shift, unit_bounds
from claims.normalization.time.expression import Shape, TimeExpression, Written

_KINDS = {Shape.RANGE: TimeKind.RANGE, Shape.DURATION: TimeKind.DURATION, Shape.ANNIVERSARY: TimeKind.ANNIVERSARY}
_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_TIMES = {"decade": (10, "Y"), "century": (100, "Y"), "quarter": (3, "M")}
_NEAR_TIE = 45  # days: two candidates for a month whose distances differ by less are both kept
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}  # first month (northern, meteorological), months
_ANY_YEAR = "XXXX"  # EDTF: the year is unspecified
Bounds = tuple[date, date]


def resolve(expression: TimeExpression, *, anchor: Anchor | None) -> Timex:
    """The value of an expression; `edtf` is None where nothing anchors it. Never raises on dates that do not exist."""
    value = _RESOLVERS[expression.shape](expression, anchor)
    said = (expression.part, expression.weekday, expression.clock, expression.corresponding)
    if not expression.approximate and all(part is None for part in said):
        return value
    other = resolve(expression.corresponding, anchor=anchor) if expression.corresponding is not None else None
    return replace(
        value,
        corresponding=other.start if other is not None else None,
        part=expression.part or value.part,
        stated_weekday=expression.weekday,
        approximate=expression.approximate,
        clock=expression.clock,
        edtf=_with_part(value.edtf, expression.part) if value.is_one_day or _is_yearless_day(value.edtf) else value.edtf,
    )


def _with_part(edtf: str | None, part: str | None) -> str | None:
    return f"{edtf}T{part}" if edtf and part else edtf


def _is_yearless_day(edtf: str | None) -> bool:
    return edtf is not None and len(edtf) == len("XXXX-10-21") and edtf.startswith(_ANY_YEAR)


def _yearless(*, month: int, days: tuple[int, ...] = ()) -> str:
    """What is written of a date whose year nothing tells."""
    return f"{_ANY_YEAR}-{month:02d}" + "".join(f"-{day:02d}" for day in days)


def _unanchored(kind: TimeKind = TimeKind.DATE) -> Timex:
    return Timex(kind=kind, edtf=None, year_stated=False)


def _one_day(day: date, *, kind: TimeKind = TimeKind.DATE, anchor: Anchor | None = None, **more: object) -> Timex:
    value = Timex(kind=kind, edtf=day.isoformat(), start=day, end=day + timedelta(days=1), anchor=anchor, alternatives=(day,))
    return replace(value, **more) if more else value  # type: ignore[arg-type]


def _span_of(edtf: str, bounds: Bounds | None, *, kind: TimeKind = TimeKind.DATE, anchor: Anchor | None = None) -> Timex:
    start, end = bounds or (None, None)
    return Timex(kind=kind, edtf=edtf, start=start, end=end, anchor=anchor, year_stated=anchor is None)


def _day(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    if expression.dates[0].calendar is Calendar.HIJRI:
        return _hijri_day(expression.dates[0], anchor)
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
    value = _one_day(days[0], anchor=None if stated else anchor, year_stated=stated)
    if len(days) > 1:
        value = replace(
            value, readings=tuple(_with_part(d.isoformat(), expression.part) or "" for d in days), alternatives=tuple(days)
        )
    return value


def _day_of_no_year(expression: TimeExpression, *, stated: bool) -> Timex:
    """A date that no year was found for: impossible, or whatever is written of it."""
    real = [(w.month or 0, w.day or 0) for w in expression.dates if day_or_none(2000, w.month or 0, w.day or 0)]
    if stated or not real:
        return Timex(kind=TimeKind.DATE, edtf=None, impossible=True, year_stated=stated)
    written = tuple(_yearless(month=month, days=(day,)) for month, day in dict.fromkeys(real))
    readings = tuple(_with_part(edtf, expression.part) or "" for edtf in written) if len(written) > 1 else ()
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
    context = expression.context_year
    if context is not None and relative is None and expression.weekday is None and context < nearest.year - 1:
        years.insert(0, context)  # "In 2014 ... on 7 May": the story told is of that year
    story = expression.story_year
    if story is not None and relative is None and story < nearest.year - 1 and _may_be(written, story, expression):
        years.append(story)  # "It sank on 3 March 2014. On 7 May ...": either year
    return years


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
        return replace(_unanchored(), calendar=Calendar.HIJRI)
    real = [day for day in days if day is not None]
    stated = written.year is not None
    if not real:
        return Timex(kind=TimeKind.DATE, edtf=None, calendar=Calendar.HIJRI, year_stated=stated)
    day = real[0] if anchor is None or stated else min(real, key=lambda d: (abs((d - anchor.day).days), d))
    return _one_day(day, anchor=None if stated else anchor, calendar=Calendar.HIJRI, year_stated=stated)


def _month(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    written = expression.dates[0]
    if written.calendar is Calendar.HIJRI:
        bounds = hijri_month(written.year or 0, written.month or 0)
        edtf = f"{bounds[0].isoformat()}/{(bounds[1] - timedelta(days=1)).isoformat()}" if bounds else None
        return replace(_span_of(edtf or "", bounds), edtf=edtf, calendar=Calendar.HIJRI)
    month = written.month or 1
    if written.year is not None:
        return _span_of(f"{written.year:04d}-{month:02d}", month_bounds(written.year, month))
    if anchor is None:
        return replace(_unanchored(), edtf=_yearless(month=month))
    years = _years_of_month(month, expression, anchor.day)
    value = _span_of(f"{years[0]:04d}-{month:02d}", month_bounds(years[0], month), anchor=anchor)
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


def _year(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    year = expression.dates[0].year or 0
    if year <= 0:
        return Timex(kind=TimeKind.DATE, edtf=f"{year + 1:05d}")
    if expression.open_end:
        return Timex(kind=TimeKind.RANGE, edtf=f"{year:04d}/..", start=date(year, 1, 1))
    return _span_of(f"{year:04d}", unit_bounds(date(year, 1, 1), "year"))


def _decade(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    number = expression.number or 0
    if number < 100:
        century = 1900
        if expression.relative == 0 and anchor is not None:
            century = anchor.day.year // 100 * 100
        elif number < 20 or (number == 20 and expression.relative is None):
            century = 2000
        number += century
    return _span_of(f"{number // 10}X", (date(number, 1, 1), date(number + 10, 1, 1)))


def _century(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    if expression.relative is not None:
        base = anchor.day.year if anchor is not None else 2000  # "the last century" in news is the twentieth
        number = (base // 100) + expression.relative
    else:
        number = (expression.number or 1) - 1
    start = date(max(1, number * 100), 1, 1)
    return _span_of(f"{number:02d}XX", (start, date(number * 100 + 100, 1, 1)))


def _season(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    season = expression.number or 21
    first, months = _SEASONS[season]
    year = expression.dates[0].year
    stated = year is not None
    readings: tuple[str, ...] = ()
    if year is None:
        if anchor is None:
            return _unanchored()
        years = _season_years(expression, anchor.day, first)
        year = years[0]
        readings = tuple(f"{y:04d}-{season}" for y in years) if len(years) > 1 else ()
    start = date(year, first, 1)
    value = _span_of(f"{year:04d}-{season}", (start, shift(start, months, "month")), anchor=None if stated else anchor)
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


def _quarter(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    quarter = expression.number or 1
    year = expression.dates[0].year
    stated = year is not None
    if year is None:
        if anchor is None:
            return _unanchored()
        year = anchor.day.year + (expression.year_relative or 0)
        if expression.year_relative is None and not expression.future and date(year, quarter * 3 - 2, 1) > anchor.day:
            year -= 1
    start = date(year, quarter * 3 - 2, 1)
    return _span_of(f"{year:04d}-Q{quarter}", (start, shift(start, 3, "month")), anchor=None if stated else anchor)


def _weekday(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    if anchor is None or expression.weekday is None:
        return _unanchored()
    today, wanted = anchor.day, expression.weekday
    back = (today.weekday() - wanted) % 7
    if expression.year_relative is not None:  # "Tuesday last week"
        day = today - timedelta(days=today.weekday()) + timedelta(days=wanted + 7 * expression.year_relative)
    elif expression.relative == 1 or (expression.future and expression.relative != -1):
        day = today + timedelta(days=(wanted - today.weekday()) % 7 or 7)
    elif expression.relative == -1:
        day = today - timedelta(days=back or 7)
    else:
        day = today - timedelta(days=back)
    if expression.night_to:
        day -= timedelta(days=1)
    value = replace(_one_day(day, anchor=anchor, year_stated=False), alternatives=())
    if expression.until and not expression.future and expression.relative is None:
        following = day + timedelta(days=7)  # "closed until Monday" more often looks ahead; both stay
        value = replace(_one_day(following, anchor=anchor, year_stated=False), alternatives=(following, day))
        value = replace(value, readings=(following.isoformat(), day.isoformat()))
    return value


def _offset(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    count, unit = expression.count or 0, expression.unit or "day"
    if expression.from_text and (anchor is None or anchor.source is not AnchorSource.TEXT):
        return _duration(replace(expression, count=abs(count)), anchor)  # later than what is not said
    if anchor is None:
        return _unanchored(TimeKind.DEICTIC)
    if unit in ("hour", "minute"):
        return Timex(kind=TimeKind.DEICTIC, edtf=None, anchor=anchor, year_stated=False)
    day = shift(anchor.day, count, unit)
    if unit == "day":
        return _one_day(day, kind=TimeKind.DEICTIC, anchor=anchor, year_stated=False)
    bounds = unit_bounds(day, unit)
    return _span_of(_edtf_of(bounds, unit), bounds, kind=TimeKind.DEICTIC, anchor=anchor)


def _edtf_of(bounds: Bounds, unit: str) -> str:
    start = bounds[0]
    if unit in ("year", "decade", "century"):
        return f"{start.year:04d}" if unit == "year" else f"{start.year // 10}X"
    if unit == "month":
        return f"{start.year:04d}-{start.month:02d}"
    if unit == "quarter":
        return f"{start.year:04d}-Q{(start.month + 2) // 3}"
    return f"{start.isoformat()}/{(bounds[1] - timedelta(days=1)).isoformat()}"


def _duration(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    count, unit = expression.count or 0, expression.unit or "year"
    if unit in ("hour", "minute"):
        return Timex(kind=TimeKind.DURATION, edtf=f"PT{count}{unit[0].upper()}")
    times, letter = _TIMES.get(unit, (1, _LETTERS.get(unit, "Y")))
    return Timex(kind=TimeKind.DURATION, edtf=f"P{count * times}{letter}")


def _anniversary(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    count = expression.count or 0
    implies = f"{anchor.day.year - count:04d}" if anchor is not None and 0 < count < anchor.day.year else None
    return Timex(kind=TimeKind.ANNIVERSARY, edtf=f"P{count}Y", implies=implies, anchor=anchor if implies else None)


def _clock(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    clock = expression.clock
    edtf = f"T{clock.hour:02d}:{clock.minute:02d}" if clock else None
    return Timex(kind=TimeKind.DATE, edtf=edtf, year_stated=False)


def _range(expression: TimeExpression, anchor: Anchor | None) -> Timex:
    if expression.first is None or expression.last is None:
        return _unanchored(TimeKind.RANGE)
    first, last = resolve(expression.first, anchor=anchor), resolve(expression.last, anchor=anchor)
    if anchor is None and first.edtf and last.edtf and first.edtf.startswith(_ANY_YEAR) and last.edtf.startswith(_ANY_YEAR):
        return replace(_unanchored(TimeKind.RANGE), edtf=f"{first.edtf}/{last.edtf}")
    if first.start is not None and last.end is not None and first.start >= last.end:
        last = resolve(_a_year_later(expression.last, last), anchor=anchor)
    if first.edtf is None or last.edtf is None or first.start is None or last.end is None or first.start >= last.end:
        return _unanchored(TimeKind.RANGE)
    stated = first.year_stated and last.year_stated
    edtf = f"{first.edtf}/{last.edtf}"
    return replace(
        _span_of(edtf, (first.start, last.end), kind=TimeKind.RANGE, anchor=None if stated else anchor), year_stated=stated
    )


def _a_year_later(last: TimeExpression, value: Timex) -> TimeExpression:
    """The end of a range over New Year, when no year is written."""
    if value.year_stated or value.start is None or value.start.year >= date.max.year - 1:
        return last
    return replace(last, dates=tuple(replace(written, year=value.start.year + 1) for written in last.dates))


_RESOLVERS = {
    Shape.DAY: _day,
    Shape.MONTH: _month,
    Shape.YEAR: _year,
    Shape.DECADE: _decade,
    Shape.CENTURY: _century,
    Shape.SEASON: _season,
    Shape.QUARTER: _quarter,
    Shape.WEEKDAY: _weekday,
    Shape.OFFSET: _offset,
    Shape.DURATION: _duration,
    Shape.ANNIVERSARY: _anniversary,
    Shape.CLOCK: _clock,
    Shape.RANGE: _range,
}
