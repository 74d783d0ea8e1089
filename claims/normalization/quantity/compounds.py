"""A measure told in two units: "6 ft 2 in", "5 kg 300 g", "2 hours 14 minutes", "1 m 75"."""

from __future__ import annotations

from dataclasses import replace

from claims.normalization.quantity.context import Context
from claims.normalization.quantity.conversion import measure
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.phrases import Hit
from claims.normalization.quantity.tokens import Kind
from claims.normalization.quantity.units import Unit

_DIMENSIONS = frozenset({"length", "mass", "duration"})


def join_smaller(context: Context, number: Number, unit: Unit) -> tuple[Number, Unit]:
    """The number and unit with a smaller unit of the same dimension added, in the smaller unit; as given when none follows."""
    above = measure(unit.name)
    if above is None or above.dimension not in _DIMENSIONS or unit.first < number.last or number.share or number.vague:
        return number, unit
    at = unit.last
    if at < len(context.tokens) and context.lexicon.is_in("conjunctions", context.tokens[at].text):
        at += 1
    if at >= len(context.tokens) or context.tokens[at].kind in (Kind.SIGN, Kind.BREAK):
        return number, unit
    second = context.reading.number(at)
    if second is None or second.scaled or second.share or second.vague or context.in_time(second.first, second.last):
        return number, unit
    smaller = _unit(context, second)
    below = measure(smaller.name) if smaller is not None else None
    if smaller is None or below is None:
        return _centimetres(context, number, unit, second) if at == unit.last else (number, unit)
    size = above.top * below.bottom / (above.bottom * below.top)
    if below.dimension != above.dimension or size <= 1 or second.value >= size:
        return number, unit
    value = number.value * size + second.value
    return replace(number, value=value), replace(smaller, first=unit.first)


def _unit(context: Context, second: Number) -> Unit | None:
    short: Hit[str] | None = context.lexicon.compound.match(context.tokens, second.last)
    if short is not None:
        return Unit(first=short.first, last=short.last, name=short.payload)
    found, first = context.unit_of(second, second.first)
    return found if first == second.first else None


def _centimetres(context: Context, number: Number, unit: Unit, second: Number) -> tuple[Number, Unit]:
    """ "1 m 75": two digits after metres, and nothing that they could count."""
    tokens = context.tokens
    digits = tokens[second.first].text
    closes = second.last >= len(tokens) or tokens[second.last].kind is not Kind.WORD
    closes = closes or context.lexicon.is_in("boundary", tokens[second.last].text)
    if unit.name != "m" or not (digits.isdigit() and len(digits) == 2 and closes) or number.value >= 10:
        return number, unit
    return replace(number, value=number.value + second.value.scaleb(-2)), replace(unit, last=second.last)
