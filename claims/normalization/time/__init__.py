"""Times in text: found with exact offsets, resolved to days on the calendar, compared.

`find_times` reads, `resolve` gives the days, `read_times` does both over a text. Any language with CLDR names is read;
another only in figures.
"""

from __future__ import annotations

from claims.normalization.time.compare import compare_clocks, compare_times
from claims.normalization.time.expression import Shape, TimeExpression, Written
from claims.normalization.time.find import find_times
from claims.normalization.time.lexicon import known
from claims.normalization.time.read import read_times
from claims.normalization.time.repair import weekday_repairs
from claims.normalization.time.resolve import resolve
from claims.normalization.time.weekday import (
    CalendarConflict,
    Sureness,
    WeekdayMismatch,
    calendar_conflict,
    weekday_mismatch,
)

__all__ = [
    "CalendarConflict",
    "Shape",
    "Sureness",
    "TimeExpression",
    "WeekdayMismatch",
    "Written",
    "calendar_conflict",
    "compare_clocks",
    "compare_times",
    "find_times",
    "known",
    "read_times",
    "resolve",
    "weekday_mismatch",
    "weekday_repairs",
]
