"""Neighbours that are one time: ranges, and one day in two calendars."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.language.fold import Folded
from claims.model.span import Field
from claims.model.time import Calendar
from claims.normalization.time.classes import Kind
from claims.normalization.time.expression import Shape, TimeExpression, Written
from claims.normalization.time.tokens import Tokens, token_span

_CALENDARS = re.compile(r"[,(]?=[fP%]{0,2}\Z")
_PAIRED = ("(", "/", "-", ",", ",(", "")
_BETWEEN = re.compile(r"(?:[T-]|>|&)[f%P]{0,2}\Z")
_FULL = (Shape.DAY, Shape.MONTH)
_HOUR = r"[f8P~]{0,2}[dthqc]O?[d.]?[f>P']{0,2}[pk]?[Z.]{0,2}"
_HOURS = re.compile(rf"(?:[Ff2S]{_HOUR}[T>-]|2{_HOUR}&)[f8P~]{{0,2}}\Z")
_NEXT_HOUR = 3  # tokens between the two
_LONGEST_HOURS = 14  # tokens of the first hour of a range with what opens and closes it


def join(text: Folded, tokens: Tokens, found: list[tuple[int, int, TimeExpression]], field: Field) -> tuple[TimeExpression, ...]:
    """The expressions of a text in order, neighbours joined."""
    joined: list[tuple[int, int, TimeExpression]] = []
    for start, end, expression in (_week_to(text, tokens, one, field) for one in found):
        if joined:
            before_start, before_end, before = joined[-1]
            between = tokens.classes[before_end:start]
            merged = _calendars(before, expression, between) or _range(before, expression, between, tokens, before_start)
            if isinstance(merged, TimeExpression):
                both = token_span(text, tokens, before_start, end, field)
                joined[-1] = (before_start, end, replace(merged, span=both, text=text.source[both.start : both.end]))
                continue
            if merged is not None:
                joined[-1] = (before_start, before_end, merged[0])
        if not _ends_hours(expression, tokens, start):
            joined.append((start, end, expression))
            continue
        if joined and joined[-1][1] >= start - _NEXT_HOUR and joined[-1][2].shape is Shape.CLOCK:
            joined[-1] = (*joined[-1][:2], replace(joined[-1][2], ranged=True))
        joined.append((start, end, replace(expression, ranged=True)))
    return tuple(expression for _, _, expression in joined)


def _week_to(text: Folded, tokens: Tokens, found: tuple[int, int, TimeExpression], field: Field) -> tuple[int, int, TimeExpression]:
    """A day behind "the week to" as the seven days up to it."""
    start, end, day = found
    first = start - 1 - tokens.classes[max(0, start - 2) : start].endswith(Kind.LINK)
    if day.shape not in (Shape.DAY, Shape.WEEKDAY) or first < 0 or tokens.classes[first] != Kind.WEEK_TO:
        return found
    both = token_span(text, tokens, first, end, field)
    said = text.source[both.start : both.end]
    return first, end, TimeExpression(span=both, text=said, shape=Shape.RANGE, last=day)


def _ends_hours(expression: TimeExpression, tokens: Tokens, start: int) -> bool:
    """True for the second hour of "from 9 to 5 p.m.", whatever the first was read as."""
    return expression.shape is Shape.CLOCK and _HOURS.search(tokens.classes, max(0, start - _LONGEST_HOURS), start) is not None


def _calendars(first: TimeExpression, second: TimeExpression, between: str) -> TimeExpression | None:
    """One day in two calendars: "16 April 2025 corresponding to 18 Shawwal 1446"."""
    if first.shape is not Shape.DAY or second.shape is not Shape.DAY:
        return None
    kinds = {first.dates[0].calendar, second.dates[0].calendar}
    if len(kinds) < 2 or not (_CALENDARS.match(between) or between in _PAIRED):
        return None
    main, other = (second, first) if first.dates[0].calendar is Calendar.HIJRI else (first, second)
    weekday = first.weekday if first.weekday is not None else second.weekday
    where = first.weekday_span or second.weekday_span
    return replace(main, weekday=weekday, weekday_span=where, part=first.part or second.part, corresponding=other)


def _range(
    first: TimeExpression, second: TimeExpression, between: str, tokens: Tokens, start: int
) -> TimeExpression | tuple[TimeExpression] | None:
    """A range, or the first of two dates completed from the second when weekdays keep them apart."""
    if second.shape is not first.shape or not _BETWEEN.match(between):
        return None
    opening = tokens.classes[max(0, start - 2) : start]
    if first.shape is Shape.WEEKDAY:
        return _weekdays(first, second, between, opening)
    if first.shape not in _FULL:
        return None
    apart = (between[0] == ">" and not set(opening) & set("Ff")) or (between[0] == "&" and "2" not in opening)
    low, high = first.dates[0], second.dates[0]
    if apart and (between[0] != "&" or low.year is not None or high.year is None or low.calendar is not high.calendar):
        return None
    if low.year is None and high.year is not None:
        year = high.year - ((low.month or 0) > (high.month or 0))  # "from November to August 2010"
        first = replace(first, dates=tuple(replace(written, year=year) for written in first.dates), context_year=None)
        low = first.dates[0]
    if apart or first.weekday is not None or second.weekday is not None or len(first.dates) > 1 or len(second.dates) > 1:
        return (first,)
    if _key(low) >= _key(high) and not (low.year is None and high.year is None and low.month != high.month):
        return None
    return TimeExpression(span=first.span, text="", shape=Shape.RANGE, first=first, last=second)


def _weekdays(first: TimeExpression, second: TimeExpression, between: str, opening: str) -> TimeExpression | None:
    """From one weekday to another: "from Monday to Wednesday"."""
    if between[0] == "&" or not set(opening) & set("Ff") or first.part or second.part:
        return None
    return TimeExpression(span=first.span, text="", shape=Shape.RANGE, first=first, last=replace(second, until=False))


def _key(written: Written) -> tuple[int, int, int]:
    return written.year or 0, written.month or 0, written.day or 0
