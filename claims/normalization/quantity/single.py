"""One number that makes a quantity by itself: its unit and rate, its hedge, its sign, what it counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claims.model.quantity import Modifier
from claims.normalization.quantity import guards
from claims.normalization.quantity.admission import is_named, measures
from claims.normalization.quantity.compounds import join_smaller
from claims.normalization.quantity.context import Context
from claims.normalization.quantity.found import Found, bounds
from claims.normalization.quantity.hedges import find_hedge
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.rates import read_count_rate
from claims.normalization.quantity.tokens import Kind
from claims.normalization.quantity.units import Unit

_PART = 15  # tokens between a whole and its part: "five people were taken to hospital, two of whom"
_TEMPERATURES = frozenset({"celsius", "fahrenheit", "degree"})
_SIGNED = _TEMPERATURES | {"percent", "percentage_point", "basis_point"}


def read_single(context: Context, number: Number, free: int, lent: Unit | None) -> Found | None:
    """The quantity of one number, None when it measures nothing. `lent` is a unit that a second number names for both."""
    unit, before = context.unit_of(number, free)
    unit = unit or lent
    if unit is not None and unit is not lent:
        number, unit = join_smaller(context, number, unit)
    last = max(number.last, unit.last if unit else 0)
    first = min(number.first, before)
    if is_named(context, number, unit, before) or (unit is not None and unit.name == "cent"):
        return None
    number, first, last = _signed(context, number, unit, first, last, free)
    hedge, first, last = find_hedge(context, first, last, free)
    if unit is None and guards.is_factor(context.reading, number):
        return None
    if number.vague and hedge is not None and context.lexicon.is_in("hedged_singular", context.tokens[number.last - 1].text):
        number = replace(number, vague=number.last > number.first + 1)
    elif number.vague and context.lexicon.is_in("only_hedged", context.tokens[number.first].text):
        return None
    of = context.counted.after(number, number.last) if unit is None else None
    part = unit is None and of is None and number.value > 1 and context.lexicon.told.match(context.tokens, number.last) is not None
    if part:
        of = _counted_before(context, number)
    if not (part or measures(context, number, unit, hedge, of, first)):
        return None
    name = unit.full_name if unit else "ratio" if number.share else None
    if name is None and number.value != 0 and not number.loose:
        rate = context.timed(read_count_rate(context.reading.words, number.last))
        if rate is not None:
            name, last = f"{of or 1}/{rate.name}", max(last, rate.last)
    return _found(context, first, last, hedge, number, unit, name, of)


def _found(
    context: Context,
    first: int,
    last: int,
    hedge: Modifier | None,
    number: Number,
    unit: Unit | None,
    name: str | None,
    of: str | None,
) -> Found:
    if name is None and of is None and _is_age(context, number):
        name = "year"
    if unit and unit.name == "point" and number.value < 1 and number.share:
        name = "percentage_point"  # "a quarter of a point" is said of rates
    modifier = hedge or Modifier.EXACT
    if number.vague:
        modifier = Modifier.VAGUE
    elif number.loose and modifier is Modifier.EXACT:
        modifier = Modifier.APPROX
    low, high = bounds(number.value, modifier)
    return Found(first=first, last=last, low=low, high=high, modifier=modifier, unit=unit, unit_name=name, of=of)


def _counted_before(context: Context, number: Number) -> str | None:
    """What the last number before counts, of which this one is a part: "five people, two of whom"."""
    for at in range(number.first - 1, max(-1, number.first - 1 - _PART), -1):
        token = context.tokens[at]
        if token.kind is Kind.BREAK:
            return None
        earlier = context.reading.number(at) if token.kind is Kind.NUMBER or context.lexicon.begins_number(token.text) else None
        of = context.counted.after(earlier, earlier.last) if earlier is not None else None
        if of is not None:
            return of
    return None


def _is_age(context: Context, number: Number) -> bool:
    """ "aged 52", "at the age of 17"."""
    near = [token.text for token in context.tokens[max(0, number.first - 2) : number.first]]
    return number.value <= 120 and not number.scaled and any(context.lexicon.is_in("age_before", word) for word in near)


def _signed(context: Context, number: Number, unit: Unit | None, first: int, last: int, free: int) -> tuple[Number, int, int]:
    """The number with its sign, and the tokens that the sign adds: "-5 °C", "minus five degrees", "five degrees below zero"."""
    if unit is None or unit.name not in _SIGNED or number.vague or number.share:
        return number, first, last
    if unit.name in _TEMPERATURES:
        below = context.lexicon.below_zero.match(context.tokens, last)
        if below is not None:
            return replace(number, value=-abs(number.value)), first, below.last
    at = number.first - 1
    if at < free or first < number.first:
        return number, first, last
    token = context.tokens[at]
    hyphen = token.text == "-" and context.tokens[number.first].glued and not token.glued
    if hyphen or context.lexicon.is_in("minus", token.text):
        return replace(number, value=Decimal(-number.value)), at, last
    return number, first, last
