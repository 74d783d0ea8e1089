"""A noun set before its number to make the number rough: "человек пять", "километров двадцать"."""

from __future__ import annotations

from claims.model.quantity import Modifier
from claims.normalization.quantity.context import Context
from claims.normalization.quantity.found import Found
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.tokens import Kind
from claims.normalization.quantity.units import Unit


def read_inversion(context: Context, number: Number, free: int) -> Found | None:
    """The rough quantity of a noun right before `number`; None in languages without the figure, and where a noun follows."""
    endings = tuple(sorted(context.lexicon.sets.get("inverted_endings", ())))
    noun = number.first - 1
    if not endings or noun < free or number.share or number.vague or number.loose:
        return None
    tokens = context.tokens
    word = tokens[noun]
    if word.kind is not Kind.WORD or not word.text.endswith(endings) or _is_number(context, noun - 1):
        return None
    after = tokens[number.last] if number.last < len(tokens) else None
    if (
        after is not None
        and after.kind is not Kind.BREAK
        and after.text not in ".,;:!?)"
        and not context.lexicon.is_in("boundary", after.text)
    ):
        return None
    if context.in_time(noun, number.last):
        return None
    hit = context.lexicon.units.match(tokens, noun)
    unit = (
        Unit(first=noun, last=hit.last, name=hit.payload.unit, money=hit.payload.money, shared=hit.payload.shared) if hit else None
    )
    of = context.counted.at(noun)
    if unit is None and (of is None or number.digits):
        return None
    return Found(
        first=noun,
        last=number.last,
        low=number.value,
        high=number.value,
        modifier=Modifier.APPROX,
        unit=unit,
        unit_name=unit.full_name if unit else None,
        of=None if unit else of,
    )


def _is_number(context: Context, at: int) -> bool:
    """True when a number stands at token `at`: then the noun is its own."""
    if at < 0:
        return False
    token = context.tokens[at]
    return token.kind is Kind.NUMBER or (token.kind is Kind.WORD and context.lexicon.begins_number(token.text))
