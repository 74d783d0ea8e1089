"""Margins: a value, how many more or fewer it is, and the other value that it is held against: "68 seats, 12 fewer than the 82".

The three figures stand in this order, with nothing counted between them. What is compared is told by the words of comparison of
the language; a margin that is not near the difference at all belongs to another value, and is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.language.pipeline import Token
from claims.model.quantity import QuantityMention
from claims.normalization.quantity.arithmetic import agrees_with_difference
from claims.rules.cues import Line, cues, has

_MARKS = ",،(–—-;"
_BEFORE, _BEHIND = 6, 7  # words between the value and its margin, and between the margin and the other value
_LEADING = 3  # words between the mark and the margin: "or", "на", "أي أقل بـ"
_OF = 4  # words between a part and its whole: "of the"
_FARTHEST = 2  # how many times the difference a margin may be, or the other way round


@dataclass(frozen=True, slots=True)
class Margin:
    """A value and the one that it differs from by what is said."""

    value: QuantityMention
    by: QuantityMention
    other: QuantityMention

    @property
    def difference(self) -> Decimal:
        """How many the one value is more than the other."""
        return _number(self.value) - _number(self.other)


def wrong_margin(line: Line) -> Margin | None:
    """The first margin of a sentence that its two values do not make."""
    found = line.quantities
    for at, (last, by, other) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        margin = Margin(_part_of(line, found[at - 1], last) if at else last, by, other)
        if not {margin.value, by, other} <= set(line.exact) or not _measure_alike(margin):
            continue
        if (grows := _grows(line, margin, last)) is not None:
            stated = _number(by)
            if not _is_near(margin.difference, stated, grows=grows):
                continue
            if not agrees_with_difference(_number(other), _number(margin.value), stated):
                return margin
    return None


def _part_of(line: Line, one: QuantityMention, whole: QuantityMention) -> QuantityMention:
    """The figure that a margin belongs to: the part of "68 of the 150 seats", else the one that stands next to it."""
    joint = line.between(one.span, whole.span)
    of = joint is not None and len(joint) <= _OF and any(first == 0 for first, _ in cues("of", joint, line.language))
    return one if of and _number(one) < _number(whole) else whole


def _grows(line: Line, margin: Margin, last: QuantityMention) -> bool | None:
    """True for a value told to be more than the other, False for less, None where nothing compares them.

    `last`: the figure that stands before the margin, the value or the whole that it is a part of.
    """
    before, behind = line.between(last.span, margin.by.span), line.between(margin.by.span, margin.other.span)
    if before is None or behind is None or len(before) > _BEFORE or not 0 < len(behind) <= _BEHIND:
        return None
    at = max((at for at, token in enumerate(before) if _is_mark(token)), default=None)
    if at is None or len(before) - at - 1 > _LEADING:
        return None
    said = (*before[at + 1 :], *behind)
    if has("hedged", before, line.language) or not has("than", _last_phrase(behind), line.language):
        return None
    more, fewer = has("more_by", said, line.language), has("fewer_by", said, line.language)
    return more if more is not fewer else None


def _measure_alike(margin: Margin) -> bool:
    """True when the three count or measure one thing, so far as they tell."""
    values = [mention.value for mention in (margin.value, margin.by, margin.other)]
    counted = {value.of for value in values} - {None}
    return len({value.unit for value in values}) == 1 and values[0].unit not in ("percent", "year", "ratio") and len(counted) <= 1


def _is_near(difference: Decimal, stated: Decimal, *, grows: bool) -> bool:
    if (difference > 0) is not grows or not stated or not difference:
        return False
    return max(abs(difference), stated) <= _FARTHEST * min(abs(difference), stated)


def _last_phrase(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens behind the last mark: the word of comparison leads to the other value in one phrase."""
    return tokens[max((at + 1 for at, token in enumerate(tokens) if _is_mark(token)), default=0) :]


def _is_mark(token: Token) -> bool:
    return token.text[:1] in _MARKS


def _number(mention: QuantityMention) -> Decimal:
    return mention.value.low if mention.value.low is not None else Decimal(0)
