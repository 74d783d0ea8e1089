"""Find times in a text: shapes over token classes, the longest first, neighbours joined to ranges and calendar pairs."""

from __future__ import annotations

import re
from typing import Any

from claims.language.fold import Folded
from claims.model.span import Field
from claims.normalization.time.ages import bare_ages
from claims.normalization.time.builders.context import Context
from claims.normalization.time.classes import Kind
from claims.normalization.time.expression import Shape, TimeExpression
from claims.normalization.time.join import join
from claims.normalization.time.lexicon import Lexicon, lexicon
from claims.normalization.time.shapes import SHAPES, possible
from claims.normalization.time.tokens import Tokens, token_span, tokenize

_RUN = re.compile(r"[^_\n]+")  # a stretch of tokens that may be times
_CORE = re.compile(r"[^,.()/'&=~%fFPT>SLAp+x\"-]")  # a token that means something by itself
_LONGEST_RUN = 400  # tokens; what lies beyond in one stretch is a table of figures, not prose
_TRIM = frozenset(",.(/'-f&P>FT2S")
_SHORT = {"m": 4, "b": 4, "z": 4, "a": 2, "p": 4}  # letters of an abbreviation whose stop belongs to it
_FUTURE_WINDOW, _YEAR_WINDOW = 13, 39  # tokens
_SHORTEST_VERB = 4  # letters
_CONTEXT_YEARS = range(1900, 2100)


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
    joined = join(text, tokens, found, field)
    return tuple(sorted((*joined, *bare_ages(text, language, joined, field)), key=lambda expression: expression.span))


def _read_run(
    text: Folded, tokens: Tokens, words: Lexicon, start: int, end: int, field: Field
) -> list[tuple[int, int, TimeExpression]]:
    """The expressions of one stretch, with the indices of their first token and of the one after the last."""
    candidates: list[tuple[int, int, int, re.Match[str]]] = []
    classes = tokens.classes
    for rank in possible(frozenset(classes[start:end])):
        for match in SHAPES[rank].pattern.finditer(classes, start, end):
            first, last = match.span()
            if classes[first] in _TRIM or classes[last - 1] in _TRIM or "(" in classes[first:last]:
                first, last = _trim(tokens, match)
            if first < last:
                candidates.append((first, -last, rank, match))
    candidates.sort(key=lambda candidate: candidate[:3])
    found: list[tuple[int, int, TimeExpression]] = []
    reached = start
    for first, negative, rank, match in candidates:
        if first < reached:
            continue
        row = SHAPES[rank]
        groups = match.groupdict()
        fields = row.build(Context(match, tokens, words, text, groups))
        if fields is None:
            continue
        last = -negative
        found.append((first, last, _expression(text, tokens, words, match, groups, row.shape, fields, (first, last), field)))
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
    span = token_span(text, tokens, first, last, field)
    shape = fields.pop("shape", shape)
    weekday = (
        next((group for group in ("w1", "w2", "w3") if groups.get(group)), None) if fields.get("weekday") is not None else None
    )
    if weekday:
        fields["weekday_span"] = token_span(text, tokens, match.start(weekday), match.start(weekday) + 1, field)
    for group in ("d", "iso", "num", "pair"):
        if groups.get(group) and shape is Shape.DAY:
            fields["day_span"] = token_span(text, tokens, match.start(group), match.end(group), field)
    sentence = _sentence_start(tokens, first)
    future = _is_future(text, tokens, words, max(sentence, first - _FUTURE_WINDOW), first)
    if shape is Shape.RANGE:
        low, high = fields.pop("dates")
        inner = Shape.DAY if low.day else Shape.YEAR
        told = {"relative": fields.pop("relative", None), "future": future}
        fields["first"] = TimeExpression(span=span, text="", shape=inner, dates=(low,), **told)
        fields["last"] = TimeExpression(span=span, text="", shape=inner, dates=(high,), **told)
    if fields.get("from_text", False) is None:
        fields["from_text"] = not future
    missing = all(written.year is None for written in fields.get("dates", ()))
    return TimeExpression(
        span=span,
        text=text.source[span.start : span.end],
        shape=shape,
        approximate=fields.pop("approximate", False) or "~" in tokens.classes[max(0, match.start() - 1) : first + 1],
        future=future,
        this_is_ahead=words.this_is_ahead,
        until=shape is Shape.WEEKDAY
        and fields.get("part") is None
        and tokens.classes[max(0, first - 2) : first].strip("f")[-1:] == "T",
        context_year=_year_before(tokens, sentence, first) if missing else None,
        **fields,
    )


def _is_future(text: Folded, tokens: Tokens, words: Lexicon, first: int, index: int) -> bool:
    """True when a word shortly before, in the same sentence, puts the clause into the future."""
    if not words.future.isdisjoint(tokens.values[first:index]):
        return True
    if not words.future_endings:
        return False
    return any(
        tokens.kinds[at] == Kind.OTHER
        and tokens.ends[at] - tokens.starts[at] > _SHORTEST_VERB
        and text.source[text.origin[tokens.starts[at]] : text.origin[tokens.ends[at] - 1] + 1].endswith(words.future_endings)
        for at in range(first, index)
    )


def _year_before(tokens: Tokens, first: int, index: int) -> int | None:
    """The last year written before in the same sentence."""
    at = tokens.classes.rfind(Kind.YEAR, first, index)
    year = int(tokens.values[at]) if at >= 0 else 0
    return year if year in _CONTEXT_YEARS else None


def _sentence_start(tokens: Tokens, index: int) -> int:
    first = max(0, index - _YEAR_WINDOW)
    return max(tokens.classes.rfind(Kind.STOP, first, index) + 1, tokens.classes.rfind(Kind.BREAK, first, index) + 1, first)
