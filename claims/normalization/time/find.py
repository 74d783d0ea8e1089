"""Find times in a text: shapes over token classes, the longest first, neighbours joined to ranges and calendar pairs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from claims.language.fold import Folded
from claims.model.span import Field, Span
from claims.model.time import Calendar
from claims.normalization.time.build import BUILDERS, BY_SHAPE, Context
from claims.normalization.time.classes import Kind
from claims.normalization.time.expression import Shape, TimeExpression, Written
from claims.normalization.time.lexicon import Lexicon, lexicon
from claims.normalization.time.shapes import SHAPES
from claims.normalization.time.tokens import Tokens, tokenize

_RUN = re.compile(r"[^_\n]+")  # a stretch of tokens that may be times
_CORE = re.compile(r"[^,.()/'&=~%fFPT>SLAp+x\"-]")  # a token that means something by itself
_LONGEST_RUN = 400  # tokens; what lies beyond in one stretch is a table of figures, not prose
_TRIM = frozenset(",.(/'-f&P>FT2S")
_SHORT = {"m": 4, "b": 4, "z": 4, "a": 2, "p": 4}  # letters of an abbreviation whose stop belongs to it
_CALENDARS = re.compile(r"[,(]?=[fP%]{0,2}\Z")
_PAIRED = ("(", "/", "-", ",", ",(", "")
_BETWEEN = re.compile(r"(?:[T-]|>|&)[f%P]{0,2}\Z")
_FUTURE_WINDOW, _YEAR_WINDOW = 13, 39  # tokens
_CONTEXT_YEARS = range(1900, 2100)
_TATWEEL = "\u0640"  # closes abbreviations: 1446هـ
_FULL = (Shape.DAY, Shape.MONTH)


def find_times(text: Folded, language: str, *, field: Field = Field.TEXT) -> tuple[TimeExpression, ...]:
    """The times of a text in order, none overlapping, nothing resolved. `language` is a BCP 47 tag.

    A language without calendar data yields numeric and ISO dates only. Linear in the length of the text.
    """
    words = lexicon(language)
    tokens = tokenize(text, words)
    found: list[tuple[int, int, TimeExpression]] = []
    for run in _RUN.finditer(tokens.classes):
        for start in range(run.start(), run.end(), _LONGEST_RUN):
            end = min(run.end(), start + _LONGEST_RUN)
            if _CORE.search(tokens.classes, start, end):
                found.extend(_read_run(text, tokens, words, start, end, field))
    return _join(text, tokens, found, field)


def _read_run(
    text: Folded, tokens: Tokens, words: Lexicon, start: int, end: int, field: Field
) -> list[tuple[int, int, TimeExpression]]:
    """The expressions of one stretch, with the indices of their first token and of the one after the last."""
    candidates: list[tuple[int, int, int, re.Match[str]]] = []
    for rank, (_, _, pattern) in enumerate(SHAPES):
        for match in pattern.finditer(tokens.classes, start, end):
            first, last = _trim(tokens, match)
            if first < last:
                candidates.append((first, -last, rank, match))
    candidates.sort(key=lambda candidate: candidate[:3])
    found: list[tuple[int, int, TimeExpression]] = []
    reached = start
    for first, negative, rank, match in candidates:
        if first < reached:
            continue
        name, shape, _ = SHAPES[rank]
        groups = match.groupdict()
        fields = BUILDERS.get(name, BY_SHAPE.get(shape, lambda _: None))(Context(match, tokens, words, text, groups))
        if fields is None:
            continue
        last = -negative
        found.append((first, last, _expression(text, tokens, words, match, groups, shape, fields, (first, last), field)))
        reached = last
    return found


def _trim(tokens: Tokens, match: re.Match[str]) -> tuple[int, int]:
    """The tokens of a match without connecting words and marks at its ends; a bracket that it opened is closed."""
    classes = tokens.classes
    start, end = match.span()
    while start < end and classes[start] in _TRIM:
        start += 1
    while start < end and classes[end - 1] in _TRIM and not _is_abbreviation(tokens, end - 2):
        end -= 1
    inside = classes[start:end]
    if inside.count("(") > inside.count(")") and classes[end : end + 1] == ")":
        end += 1
    return start, end


def _is_abbreviation(tokens: Tokens, index: int) -> bool:
    """True when the stop after a token belongs to it."""
    if index < 0 or tokens.classes[index + 1] != ".":
        return False
    longest = _SHORT.get(tokens.classes[index], 0)
    return tokens.ends[index] - tokens.starts[index] <= longest and "full" not in tokens.values[index]


def _expression(
    text: Folded,
    tokens: Tokens,
    words: Lexicon,
    match: re.Match[str],
    groups: dict[str, str | None],
    shape: Shape,
    fields: dict[str, Any],
    ends: tuple[int, int],
    field: Field,
) -> TimeExpression:
    first, last = ends
    span = _span(text, tokens, first, last, field)
    shape = fields.pop("shape", shape)
    weekday = (
        next((group for group in ("w1", "w2", "w3") if groups.get(group)), None) if fields.get("weekday") is not None else None
    )
    if weekday:
        fields["weekday_span"] = _span(text, tokens, match.start(weekday), match.start(weekday) + 1, field)
    for group in ("d", "iso", "num", "pair"):
        if groups.get(group) and shape is Shape.DAY:
            fields["day_span"] = _span(text, tokens, match.start(group), match.end(group), field)
    if shape is Shape.RANGE:
        low, high = fields.pop("dates")
        inner = Shape.DAY if low.day else Shape.YEAR
        fields["first"] = TimeExpression(span=span, text="", shape=inner, dates=(low,))
        fields["last"] = TimeExpression(span=span, text="", shape=inner, dates=(high,))
    missing = all(written.year is None for written in fields.get("dates", ()))
    return TimeExpression(
        span=span,
        text=text.source[span.start : span.end],
        shape=shape,
        approximate="~" in tokens.classes[max(0, match.start() - 1) : first + 1],
        future=_is_future(tokens, words, first),
        until=shape is Shape.WEEKDAY and tokens.classes[max(0, first - 2) : first].strip("f")[-1:] == "T",
        context_year=_year_before(tokens, first) if missing else None,
        **fields,
    )


def _span(text: Folded, tokens: Tokens, first: int, last: int, field: Field) -> Span:
    start, end = text.span(tokens.starts[first], tokens.ends[last - 1])
    while end < len(text.source) and text.source[end] == _TATWEEL:
        end += 1
    return Span(start, end, field)


def _is_future(tokens: Tokens, words: Lexicon, index: int) -> bool:
    """True when a word shortly before, in the same sentence, puts the clause into the future."""
    first = _sentence_start(tokens, index, _FUTURE_WINDOW)
    return not words.future.isdisjoint(tokens.values[first:index])


def _year_before(tokens: Tokens, index: int) -> int | None:
    """The last year written before in the same sentence."""
    first = _sentence_start(tokens, index, _YEAR_WINDOW)
    at = tokens.classes.rfind(Kind.YEAR, first, index)
    year = int(tokens.values[at]) if at >= 0 else 0
    return year if year in _CONTEXT_YEARS else None


def _sentence_start(tokens: Tokens, index: int, window: int) -> int:
    first = max(0, index - window)
    return max(tokens.classes.rfind(Kind.STOP, first, index) + 1, tokens.classes.rfind(Kind.BREAK, first, index) + 1, first)


def _join(text: Folded, tokens: Tokens, found: list[tuple[int, int, TimeExpression]], field: Field) -> tuple[TimeExpression, ...]:
    joined: list[tuple[int, int, TimeExpression]] = []
    for start, end, expression in found:
        if joined:
            before_start, before_end, before = joined[-1]
            between = tokens.classes[before_end:start]
            merged = _calendars(before, expression, between) or _range(before, expression, between, tokens, before_start)
            if isinstance(merged, TimeExpression):
                both = _span(text, tokens, before_start, end, field)
                joined[-1] = (before_start, end, replace(merged, span=both, text=text.source[both.start : both.end]))
                continue
            if merged is not None:
                joined[-1] = (before_start, before_end, merged[0])
        joined.append((start, end, expression))
    return tuple(expression for _, _, expression in joined)


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
    if first.shape not in _FULL or second.shape is not first.shape or not _BETWEEN.match(between):
        return None
    opening = tokens.classes[max(0, start - 2) : start]
    if (between[0] == ">" and not set(opening) & set("Ff")) or (between[0] == "&" and "2" not in opening):
        return None
    low, high = first.dates[0], second.dates[0]
    if low.year is None and high.year is not None and (low.month or 0) <= (high.month or 0):
        first = replace(first, dates=tuple(replace(written, year=high.year) for written in first.dates), context_year=None)
        low = first.dates[0]
    if first.weekday is not None or second.weekday is not None or len(first.dates) > 1 or len(second.dates) > 1:
        return (first,)
    if _key(low) >= _key(high) and not (low.year is None and high.year is None and low.month != high.month):
        return None
    return TimeExpression(span=first.span, text="", shape=Shape.RANGE, first=first, last=second)


def _key(written: Written) -> tuple[int, int, int]:
    return written.year or 0, written.month or 0, written.day or 0
