"""What was read in a text, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.model.span import Span
from claims.model.time import Calendar, Clock, Weekday


class Shape(StrEnum):
    """What an expression names."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    WEEKDAY = "weekday"
    OFFSET = "offset"  # so many units from the anchor: "yesterday", "last week", "two years ago"
    DURATION = "duration"
    ANNIVERSARY = "anniversary"
    CLOCK = "clock"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written; None is what the text leaves out. The numbers need not make a real date."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Calendar = Calendar.GREGORIAN


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """One expression: where it stands and what it says, nothing resolved.

    `dates` holds every reading of the figures, most plausible first. `count` and `unit` belong to offsets, durations and
    anniversaries (`count` is negative for the past); `number` is the season (21 to 24, as in EDTF), the quarter, the first year of
    a decade (or its last two digits) or the century. `relative` is -1, 0 or 1 for last, this, next.
    """

    span: Span
    text: str
    shape: Shape
    dates: tuple[Written, ...] = ()
    weekday: Weekday | None = None
    weekday_span: Span | None = None
    day_span: Span | None = None
    part: str | None = None
    night_to: bool = False  # the night that ends on the day named
    relative: int | None = None
    year_relative: int | None = None  # "of last year"
    count: int | None = None
    count_to: int | None = None  # "three to six years"
    unit: str | None = None
    number: int | None = None
    clock: Clock | None = None
    first: TimeExpression | None = None  # of a range
    last: TimeExpression | None = None
    open_end: bool = False
    corresponding: TimeExpression | None = None  # the same day in the other calendar
    approximate: bool = False
    ranged: bool = False  # an hour that is one end of "from 9 to 5"
    future: bool = False  # the clause speaks of the future
    this_is_ahead: bool = False  # "this Sunday" is the one to come
    until: bool = False  # "until Monday"
    context_year: int | None = None  # a year written shortly before, for a date without one
    story_year: int | None = None  # of a full date in the sentence before
    from_text: bool = False  # counts from a date of the text: "two days later"
