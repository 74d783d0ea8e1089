"""One number out of another: "eight out of ten", "one in five voters", "huit élèves sur dix", "واحد من كل خمسة"."""

from __future__ import annotations

from decimal import Decimal

from claims.model.quantity import Modifier
from claims.normalization.quantity import guards
from claims.normalization.quantity.context import Context
from claims.normalization.quantity.found import Found, bounds
from claims.normalization.quantity.hedges import find_hedge
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.phrases import Hit
from claims.normalization.quantity.tokens import Kind

# What shares are told of. "34 out of 120 seats" tells two counts.
_WHOLES = frozenset(map(Decimal, (*range(2, 11), 20, 100, 1000, 10_000, 100_000, 1_000_000)))


def read_proportion(context: Context, number: Number, free: int) -> Found | None:
    """The share that begins with `number`, None when the two numbers around a link tell none."""
    if not _is_plain(number):
        return None
    link = _link(context, number.last)
    if link is None or link.last >= len(context.tokens):
        return None
    whole = context.reading.number(link.last, joined=False)
    if (
        whole is None
        or whole.share
        or whole.vague
        or whole.loose
        or whole.value not in _WHOLES
        or not 0 < number.value < whole.value
    ):
        return None
    if context.in_time(number.first, whole.last) or context.unit_of(whole, link.last)[0] is not None:
        return None
    if guards.is_part_of_name(context.reading, number) or guards.is_part_of_name(context.reading, whole):
        return None
    hedge, first, last = find_hedge(context, number.first, whole.last, free)
    modifier = hedge or Modifier.EXACT
    low, high = bounds(number.value / whole.value, modifier)
    of = context.counted.after(number, number.last) if link.first > number.last else context.counted.after(whole, whole.last)
    return Found(first=first, last=last, low=low, high=high, modifier=modifier, unit=None, unit_name="ratio", of=of)


def _is_plain(number: Number) -> bool:
    return not (number.scaled or number.share or number.vague or number.loose) and number.value == number.value.to_integral_value()


def _link(context: Context, at: int) -> Hit[str] | None:
    """The link right after the number, or after the one noun that follows it."""
    link = context.lexicon.proportions.match(context.tokens, at)
    if link is not None or at >= len(context.tokens) or context.tokens[at].kind is not Kind.WORD:
        return link
    return (
        None
        if context.lexicon.is_in("boundary", context.tokens[at].text)
        else context.lexicon.proportions.match(context.tokens, at + 1)
    )
