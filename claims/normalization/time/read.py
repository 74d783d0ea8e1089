"""Read a text from its start: find, choose an anchor for each expression, resolve."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claims.language.fold import Folded
from claims.model.span import Field
from claims.model.time import Anchor, AnchorSource, TimeMention
from claims.normalization.time.expression import Shape, TimeExpression
from claims.normalization.time.find import find_times
from claims.normalization.time.resolve import resolve

_STORY = 250  # characters: the sentence before, or the one before that


def read_times(text: Folded, language: str, *, anchor: Anchor | None, field: Field = Field.TEXT) -> tuple[TimeMention, ...]:
    """The times of a text, resolved.

    `anchor` is the day of publication or of the dateline. An explicit date of the text takes its place, and is recorded as such,
    for "two days later", and for whatever lacks a year where there is no anchor at all.
    """
    found: list[TimeMention] = []
    local: Anchor | None = None
    said: TimeMention | None = None  # the last full date
    for written in find_times(text, language, field=field):
        expression = _in_its_story(written, said)
        value = resolve(expression, anchor=_anchor(expression, anchor, local))
        found.append(TimeMention(span=expression.span, text=expression.text, value=value))
        if value.is_one_day and value.start is not None and expression.shape is Shape.DAY and not value.impossible:
            local = Anchor(day=value.start, source=AnchorSource.TEXT)
            said = found[-1] if value.year_stated else said
    return tuple(found)


def _in_its_story(expression: TimeExpression, said: TimeMention | None) -> TimeExpression:
    """A date without a year, with the year of a full date shortly before: the story told may still be of that year."""
    if said is None or said.value.start is None or expression.shape is not Shape.DAY or expression.context_year is not None:
        return expression
    if expression.dates[0].year is not None or expression.span.start - said.span.end > _STORY:
        return expression
    return replace(expression, story_year=said.value.start.year)


def _anchor(expression: TimeExpression, anchor: Anchor | None, local: Anchor | None) -> Anchor | None:
    if expression.from_text and local is not None:
        return local
    if anchor is not None:
        return anchor
    if expression.shape is Shape.DAY and expression.dates[0].month is None:
        return local
    if expression.context_year is not None and expression.shape in (Shape.DAY, Shape.MONTH):
        return Anchor(day=date(expression.context_year, 7, 1), source=AnchorSource.TEXT)  # mid-year: every date is nearest in it
    if expression.shape in (Shape.DAY, Shape.MONTH):
        return local
    return None
