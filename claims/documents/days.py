"""Days named in a short line: the door to the time engine for datelines and page dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.language.fold import fold
from claims.model.span import Field
from claims.model.time import Anchor, TimeKind
from claims.normalization.time import read_times


@dataclass(frozen=True, slots=True)
class Day:
    """A single day named at `[start, end)` of a line. `year_stated` is False where the year was filled in."""

    start: int
    end: int
    day: date | None
    year_stated: bool
    certain: bool  # one reading only


def days_in(line: str, language: str, anchor: Anchor | None) -> tuple[Day, ...]:
    """The single days of a line, in order. A day without a year is the one nearest to the anchor; None without an anchor."""
    found = []
    for mention in read_times(fold(line), language, anchor=anchor, field=Field.TEXT):
        value = mention.value
        if value.kind is not TimeKind.DATE or value.impossible:
            continue
        day = value.start if value.is_one_day else None
        if day is None and value.edtf is not None and not value.edtf.startswith("XXXX"):
            continue  # a month or a year
        if not value.year_stated:
            day = nearest(day, anchor.day) if day is not None and anchor is not None else None
        found.append(Day(mention.span.start, mention.span.end, day, value.year_stated, not value.readings))
    return tuple(found)


def nearest(day: date, to: date) -> date:
    """The same day and month in the year that brings it closest to `to`."""
    options = []
    for year in (to.year - 1, to.year, to.year + 1):
        try:
            options.append(day.replace(year=year))
        except ValueError:  # 29 February
            continue
    return min(options, key=lambda option: abs(option - to), default=day)
