"""Finds the quantities of a text, in order, not overlapping.

Left out on purpose: scores ("2-1"), ordinals, numbers in names and labels, Arabic duals of counted nouns, and everything that the
time pass has read, except spans that measure ("more than thirty years old").
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.language.fold import Folded
from claims.model.claim import ConceptMention
from claims.model.quantity import Modifier, Quantity, QuantityMention
from claims.model.span import Field, Span
from claims.model.time import TimeMention
from claims.normalization.quantity import guards
from claims.normalization.quantity.admission import is_named, measures
from claims.normalization.quantity.context import Context
from claims.normalization.quantity.found import Found
from claims.normalization.quantity.hedges import find_hedge
from claims.normalization.quantity.lexicon import lexicon
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.ranges import complete_change, find_opener, read_range, read_slash_share
from claims.normalization.quantity.reading import Reading
from claims.normalization.quantity.tokens import Kind
from claims.normalization.quantity.units import Unit, qualified, resolve_shared

_SIGNED = frozenset({"celsius", "fahrenheit", "degree", "percent", "percentage_point", "basis_point"})


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
    nothing; the caller says so. A bare "$" or "dollar" is USD only when the text names no other dollar.
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
        known = qualified(self.tokens, self.context.lexicon) if any(f.unit and f.unit.shared for f in found) else {}
        return tuple(self._mention(item, known) for item in found)

    def _mention(self, item: Found, known: dict[str, tuple[str, ...]]) -> QuantityMention:
        text = self.context.reading.text
        start, end = text.span(self.tokens[item.first].start, self.tokens[item.last - 1].end)
        unit = item.unit_name
        if item.unit is not None and item.unit.shared and unit is not None:
            unit = resolve_shared(unit, known)
        value = Quantity(low=item.low, high=item.high, modifier=item.modifier, unit=unit, of=item.of)
        return QuantityMention(span=Span(start, end, self.context.field), text=text.source[start:end], value=value)

    def _at(self, at: int, free: int) -> tuple[Found | None, int]:
        """The quantity whose number begins at token `at`, and where to go on. Tokens before `free` are taken."""
        number = self.context.reading.reader.read(at)
        if number is None:
            return None, self._past_unreadable(at)
        opener = find_opener(self.context, at)
        if opener is not None:
            number = self.context.reading.reader.read(at, joined=False) or number
        row = guards.row_end(self.context.reading, number)
        if row > number.last and not self.context.in_time(number.first, number.last):
            return None, row
        if guards.is_furniture(self.context.reading, number):
            return None, number.last
        ranged = read_range(self.context, number, opener, free)
        if ranged is not None:
            return ranged, ranged.last
        pair = guards.pair_end(self.context.reading, number) if number.digits else number.last
        if pair > number.last:
            share = read_slash_share(self.context, number)
            return (share, pair) if share is not None else (None, pair)
        number, lent = complete_change(self.context, number, opener, free)
        return self._single(number, free, lent), number.last

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

    def _single(self, number: Number, free: int, lent: Unit | None) -> Found | None:
        unit, before = self.context.unit_of(number, free)
        unit = unit or lent
        last = max(number.last, unit.last if unit else 0)
        first = min(number.first, before)
        if is_named(self.context, number, unit, before) or (unit is not None and unit.name == "cent"):
            return None
        hedge, first, last = find_hedge(self.context, first, last, free)
        of = self.context.counted.after(number, number.last) if unit is None else None
        if not measures(self.context, number, unit, hedge, of, first):
            return None
        value = self._signed(number, unit, first)
        return self._found(first, last, value, value, hedge, number, unit, of)

    def _found(
        self,
        first: int,
        last: int,
        low: Decimal,
        high: Decimal,
        hedge: Modifier | None,
        number: Number,
        unit: Unit | None,
        of: str | None,
    ) -> Found:
        name = unit.name if unit else "ratio" if number.share else None
        if unit is None and of is None and self._is_age(number):
            name = "year"
        if unit and unit.name == "point" and number.value < 1 and number.share:
            name = "percentage_point"  # "a quarter of a point" is said of rates
        modifier = hedge or Modifier.EXACT
        if number.vague:
            return Found(first=first, last=last, low=low, high=None, modifier=Modifier.VAGUE, unit=unit, unit_name=name, of=of)
        if number.loose and modifier is Modifier.EXACT:
            modifier = Modifier.APPROX
        bottom: Decimal | None = low
        top: Decimal | None = high
        if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST):
            top = None
        elif modifier in (Modifier.LESS_THAN, Modifier.AT_MOST):
            bottom = None
        return Found(first=first, last=last, low=bottom, high=top, modifier=modifier, unit=unit, unit_name=name, of=of)

    def _is_age(self, number: Number) -> bool:
        """ "aged 52", "at the age of 17"."""
        near = [token.text for token in self.tokens[max(0, number.first - 2) : number.first]]
        is_in = self.context.lexicon.is_in
        return number.value <= 120 and not number.scaled and any(is_in("age_before", word) for word in near)

    def _signed(self, number: Number, unit: Unit | None, first: int) -> Decimal:
        if unit is None or unit.name not in _SIGNED:
            return number.value
        before = self.tokens[number.first - 1] if number.first > 0 else None
        if before is None:
            return number.value
        if before.text == "-" and self.tokens[number.first].glued and not before.glued:
            return -number.value
        return -number.value if self.context.lexicon.is_in("minus", before.text) else number.value
