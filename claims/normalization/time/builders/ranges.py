"""Ranges that one shape covers: years, days of one month, lengths."""

from __future__ import annotations

import re

from claims.normalization.time.builders.context import Context, Fields
from claims.normalization.time.builders.lengths import unit_of
from claims.normalization.time.builders.periods import YEARS
from claims.normalization.time.classes import Kind
from claims.normalization.time.expression import Written

_JOINED = re.compile(r"(\d{1,3})-(\d{1,3})\Z")


def years(context: Context) -> Fields | None:
    """From one year to another."""
    if context.has("span"):
        first, second = re.split(r"\D", context.value("span") or "")
        second = first[: 4 - len(second)] + second
    else:
        first, second = context.value("y") or "", context.value("y2") or ""
        if not _joins(context, is_year=True):
            return None
    if not int(first) < int(second) or int(first) not in YEARS:
        return None
    return {"dates": (Written(int(first)), Written(int(second)))}


def days(context: Context) -> Fields | None:
    """From one day of a month to another of the same."""
    month, year = context.month(), context.year()
    if context.has("ds"):
        first, second = (int(part) for part in (context.value("ds") or "").split("-"))
    else:
        first, second = context.number("d") or 0, context.number("d2") or 0
        if context.match["to"] == Kind.TO_OR_ON and context.before() not in ("F", "f"):
            return None
    if month is None or not 1 <= first < second <= 31:
        return None
    relative = context.relative("r1")
    return {"dates": (Written(year, month, first), Written(year, month, second)), "relative": relative}


def lengths(context: Context) -> Fields | None:
    """From one length to another of the same unit: "three to six months"."""
    unit = unit_of(context)
    if unit in ("", "weekend") or "dated" in unit:
        return None
    if context.has("span"):
        joined = _JOINED.match(context.value("span") or "")
        first, second = (int(joined[1]), int(joined[2])) if joined else (0, 0)
    else:
        if not _joins(context, is_year=False):
            return None
        first, second = context.number("n") or 0, context.number("n2") or 0
        if context.has("v"):
            count, of = (context.value("v") or "").split()[:2]
            first = int(count) if of == unit else 0
    return {"count": first, "count_to": second, "unit": unit} if 0 < first < second else None


def _joins(context: Context, *, is_year: bool) -> bool:
    """True when the word between two figures makes them a range."""
    joint, start = context.match["to"], context.match["from"] or ""
    if joint == Kind.AND:
        return start == Kind.BETWEEN
    return joint != Kind.TO_OR_ON or bool(start) or not is_year
