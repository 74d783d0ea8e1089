"""Finds the quantities of a text, in order, not overlapping.

Left out on purpose: ordinals, numbers in names and labels, and everything that the time
pass has read, except spans that measure ("more than thirty years old").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from claims.language.fold import Folded
from claims.model.claim import ConceptMention
from claims.model.quantity import Quantity, QuantityMention
from claims.model.span import Field, Span
from claims.model.time import TimeMention
from claims.normalization.quantity import guards
from claims.normalization.quantity.context import Context
from claims.normalization.quantity.duals import read_dual
from claims.normalization.quantity.found import Found
from claims.normalization.quantity.inversions import read_inversion
from claims.normalization.quantity.lexicon import lexicon
from claims.normalization.quantity.money import named_countries, qualified, resolve_shared
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.proportions import read_proportion
from claims.normalization.quantity.ranges import complete_change, find_opener, read_range, read_slash_share
from claims.normalization.quantity.reading import Reading
from claims.normalization.quantity.scores import is_told, pair_end, read_score, score_end
from claims.normalization.quantity.single import read_single
from claims.normalization.quantity.tokens import Kind

_BESIDE = 4  # tokens between a share and the points by which it has changed
_POINTS = Decimal(40)  # more of them are points of an index


def read_quantities(
    text: Folded,
    language: str,
    *,
    times: Sequence[TimeMention] = (),
    concepts: Sequence[ConceptMention] = (),
    field: Field = Field.TEXT,
) -> tuple[QuantityMention, ...]:
    """The quantities of one field of an article, in order, not overlapping.

    `times` and `concepts` are mentions already found in the same field, sorted by position. A language without number data gives
    nothing; the caller says so. A bare "$" or "dollar" is USD only where the text leaves no other dollar possible.
    """
    words = lexicon(language)
    if words is None:
        return ()
    return _Finder(Context(Reading(text, words), times, concepts, field)).mentions()


class _Finder:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.tokens = context.tokens

    def mentions(self) -> tuple[QuantityMention, ...]:
        found: list[Found] = []
        at, free = 0, 0
        while at < len(self.tokens):
            if self.tokens[at].kind in (Kind.SIGN, Kind.BREAK):
                at += 1
                continue
            item, following = self._at(at, free)
            if item is not None:
                found.append(item)
                free = item.last
                following = max(following, item.last)
            at = max(at + 1, following)
        return tuple(self._mention(item) for item in self._shares(found))

    def _shares(self, found: Sequence[Found]) -> Iterator[Found]:
        """The quantities with points told right behind a share as points of it: "63.4 percent, seven points more than in 2020"."""
        for before, item in zip((None, *found), found, strict=False):
            yield replace(item, unit_name="percentage_point", unit=None) if before and self._is_of(before, item) else item

    def _is_of(self, share: Found, points: Found) -> bool:
        if share.unit_name != "percent" or points.unit_name != "point" or (points.high or _POINTS) >= _POINTS:
            return False
        between = self.tokens[share.last : points.first]
        told_otherwise = self.context.lexicon.is_in("alternatives", between[-1].text) if between else False  # "0.8 %, or 12 points"
        return len(between) <= _BESIDE and not told_otherwise and all(token.kind is not Kind.BREAK for token in between)

    def _apart(self, at: int, opener: tuple[str, ...]) -> Number | None:
        """The first number of a pair; a conjunction that may link the pair does not go on with the number."""
        links = self.context.lexicon.is_in("conjunctions", opener[-1])
        return self.context.reading.number(at, joined=not links)

    @cached_property
    def _known(self) -> dict[str, tuple[str, ...]]:
        return qualified(self.tokens, self.context.lexicon)

    @cached_property
    def _countries(self) -> frozenset[str]:
        return named_countries(self.tokens)

    def _mention(self, item: Found) -> QuantityMention:
        text = self.context.reading.text
        start, end = text.span(self.tokens[item.first].start, self.tokens[item.last - 1].end)
        unit = item.unit_name
        if item.unit is not None and item.unit.shared and unit is not None:
            code = resolve_shared(item.unit.name, self._known, self._countries, self.context.lexicon, sign=item.unit.sign)
            unit = replace(item.unit, name=code).full_name
        value = Quantity(low=item.low, high=item.high, modifier=item.modifier, unit=unit, of=item.of)
        return QuantityMention(span=Span(start, end, self.context.field), text=text.source[start:end], value=value)

    def _at(self, at: int, free: int) -> tuple[Found | None, int]:
        """The quantity whose number begins at token `at`, and where to go on. Tokens before `free` are taken."""
        number = self.context.reading.number(at)
        if number is None:
            return read_dual(self.context, at, free), self._past_unreadable(at)
        opener = find_opener(self.context, at)
        if opener is not None:
            number = self._apart(at, opener) or number
        row = guards.row_end(self.context.reading, number)
        if row > number.last and not self.context.in_time(number.first, number.last):
            return None, row
        if guards.is_furniture(self.context.reading, number):
            return None, number.last
        score = score_end(self.context, number)
        if score > number.last:
            return read_score(self.context, number, score), score
        share = read_proportion(self.context, number, free)
        if share is not None:
            return share, share.last
        ranged = read_range(self.context, number, opener, free)
        if ranged is not None:
            return ranged, ranged.last
        pair = pair_end(self.context.reading, number) if number.digits else number.last
        if pair > number.last and is_told(self.context, number, pair):
            return read_score(self.context, number, pair), pair
        if pair > number.last:
            return read_slash_share(self.context, number), pair
        inverted = read_inversion(self.context, number, free)
        if inverted is not None:
            return inverted, number.last
        number, lent = complete_change(self.context, number, opener, free)
        return read_single(self.context, number, free, lent), number.last

    def _past_unreadable(self, at: int) -> int:
        """Digits that are no number (a version, a date) take the digits joined to them along."""
        if self.tokens[at].kind is not Kind.NUMBER:
            return at + 1
        at += 1
        while at < len(self.tokens):
            token = self.tokens[at]
            joined = (
                token.kind is Kind.SIGN and token.glued and at + 1 < len(self.tokens) and self.tokens[at + 1].kind is Kind.NUMBER
            )
            if not (joined or token.kind is Kind.NUMBER):
                break
            at += 1
        return at
