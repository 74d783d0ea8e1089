"""Read a text from its start: find, choose an anchor for each expression, resolve."""

from __future__ import annotations

from datetime import date

from claims.language.fold import Folded
from claims.model.span import Field
from claims.model.time import Anchor, AnchorSource, TimeMention
from claims.normalization.time.expression import Shape, TimeExpression
from claims.normalization.time.find import find_times
from claims.normalization.time.resolve import resolve


def read_times(text: Folded, language: str, *, anchor: Anchor | None, field: Field = Field.TEXT) -> tuple[TimeMention, ...]:
    """The times of a text, resolved.

    `anchor` is the day of publication or of the dateline. An explicit date of the text takes its place, and is recorded as such,
    for "two days later", and for whatever lacks a year where there is no anchor at all.
    """
    found: list[TimeMention] = []
    local: Anchor | None = None
    for expression in find_times(text, language, field=field):
        value = resolve(expression, anchor=_anchor(expression, anchor, local))
        found.append(TimeMention(span=expression.span, text=expression.text, value=value))
        if value.is_one_day and value.start is not None and expression.shape is Shape.DAY and not value.impossible:
            local = Anchor(day=value.start, source=AnchorSource.TEXT)
    return tuple(found)


def _anchor(expression: TimeExpression, anchor: Anchor | None, local: Anchor | None) -> Anchor | None:
    if expression.from_text and local is not None:
        return local
    if anchor is not None:
        return anchor
    if expression.context_year is not None and expression.shape in (Shape.DAY, Shape.MONTH):
        return Anchor(day=date(expression.context_year, 7, 1), source=AnchorSource.TEXT)  # mid-year: every date is nearest in it
    if expression.shape in (Shape.DAY, Shape.MONTH):
        return local
    return None
