"""Times: the days an expression may mean, and what the text said besides.

Imprecision is a half-open interval of days; the stated weekday stands beside the resolved day, because the two may disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from claims.model.span import Span

DAYS_PER_WEEK = 7


class Weekday(IntEnum):
    """Days of the week as `datetime.date.weekday` counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6

    @property
    def label(self) -> str:
        """The English name in lower case, as the contract writes it."""
        return self.name.lower()


class TimeKind(StrEnum):
    """What sort of time an expression names."""

    DATE = "date"  # a day, month, season, year, decade: a place on the calendar
    RANGE = "range"  # from one to another, or open at one side
    DURATION = "duration"  # a length: "two years"
    ANNIVERSARY = "anniversary"  # "80th anniversary": a length that implies a year
    DEICTIC = "deictic"  # "today", "now", "last night": nothing but the anchor gives it a date


class Calendar(StrEnum):
    """The calendar an expression was written in."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"


class AnchorSource(StrEnum):
    """Where the day came from that a relative or year-less expression was resolved against."""

    PUBLISHED = "published"
    DATELINE = "dateline"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day that "yesterday" counts from, and why that one."""

    day: date
    source: AnchorSource

    def to_dict(self) -> dict[str, Any]:
        """`{value, from}`."""
        return {"value": self.day.isoformat(), "from": self.source.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day on the clock, with the zone's offset from UTC in minutes where it is known."""

    hour: int
    minute: int = 0
    utc_offset: int | None = None
    zone: str | None = None  # a zone that is named but whose offset is not known here: "Cairo"; None: local or known
    certain: bool = True  # False: morning or evening is not said
    local: bool = True  # False: the hour is that of a zone the text names ("10:00 GMT"), not of the place


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3-like value: the days it may mean, most plausible reading first, and what the text said besides."""

    kind: TimeKind
    edtf: str | None  # None: nothing anchors it
    start: date | None = None  # first day it may mean
    end: date | None = None  # first day after it
    part: str | None = None  # TIMEX3 part of day: MO, AF, EV, NI, DT
    clock: Clock | None = None
    stated_weekday: Weekday | None = None  # as written; it may disagree
    calendar: Calendar = Calendar.GREGORIAN
    readings: tuple[str, ...] = ()  # EDTF of every plausible reading, only when there are several
    alternatives: tuple[date, ...] = ()  # the days of those readings, for expressions of one day
    anchor: Anchor | None = None
    implies: str | None = None  # the year an anniversary implies
    year_stated: bool = True  # False: the year comes from the anchor
    impossible: bool = False  # a date no calendar has: 31 April
    corresponding: date | None = None  # the Gregorian day of the same date given in another calendar beside it
    approximate: bool = False  # hedged: "around 1990", "about 9.30"
    ranged: bool = False  # an hour that is one end of "from 9 to 5"

    @property
    def is_one_day(self) -> bool:
        """True when exactly one day is meant."""
        return self.start is not None and self.end is not None and (self.end - self.start).days == 1

    @property
    def last(self) -> date | None:
        """The last day meant, included."""
        return None if self.end is None else self.end - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time where it stands in an article."""

    span: Span
    text: str
    value: Timex

    def to_dict(self) -> dict[str, Any]:
        """The `time` object of the contract."""
        value = self.value
        return {
            **self.span.to_dict(),
            "text": self.text,
            "kind": value.kind.value,
            "edtf": value.edtf,
            "first": value.start.isoformat() if value.start else None,
            "last": value.last.isoformat() if value.last else None,
            "part": value.part,
            "stated_weekday": value.stated_weekday.label if value.stated_weekday is not None else None,
            "calendar": value.calendar.value,
            "readings": list(value.readings) or None,
            "anchor": value.anchor.to_dict() if value.anchor else None,
            "implies": value.implies,
        }
