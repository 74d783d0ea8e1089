"""Two numbers that make one quantity: "between 20 and 30", "15-20 percent", "3/4 of". A change ("rose from 20 to 30") is two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.model.quantity import Modifier
from claims.normalization.quantity import guards
from claims.normalization.quantity.admission import DURATIONS
from claims.normalization.quantity.context import Context
from claims.normalization.quantity.found import Found
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.number import times as scale_by
from claims.normalization.quantity.tokens import Kind, Token
from claims.normalization.quantity.units import Unit


def find_opener(context: Context, at: int) -> tuple[str, ...] | None:
    """The connector of a range whose opening word stands before token `at`, past a currency sign or an article."""
    before = context.tokens
    ends = context.lexicon.range_ends
    for skip in range(3):
        end = at - skip
        if end <= 0:
            return None
        if before[end - 1].text not in ends:
            if not _may_open(context, before[end - 1]):
                return None
            continue
        for opening, link in context.lexicon.range_pairs:
            if end >= len(opening) and _ends_with(before, end, opening, context.lexicon.particles):
                return link
        if not _may_open(context, before[end - 1]):
            return None
    return None


def _may_open(context: Context, token: Token) -> bool:
    """True for what may stand between an opening word and its number: a sign, an article, a particle."""
    return token.kind is Kind.SIGN or context.lexicon.is_in("articles", token.text) or token.text in context.lexicon.particles


def read_range(context: Context, number: Number, opener: tuple[str, ...] | None, free: int) -> Found | None:
    if number.vague or number.share:
        return None
    first_unit, first = context.unit_of(number, free)
    at = max(number.last, first_unit.last if first_unit else 0)
    second_at = _link(context, at, opener)
    explicit = opener is not None and second_at is not None
    if second_at is None:
        second_at = _loose_link(context, at)
    if second_at is None or second_at >= len(context.tokens):
        return None
    probe = second_at
    hedge = context.lexicon.hedges_before.match(context.tokens, second_at) if explicit else None
    if hedge is not None:  # "between 3 and more than 10 million"
        probe = hedge.last
    while probe < len(context.tokens) and probe < second_at + 3 and _is_money_sign(context, probe):
        probe += 1
    if probe < len(context.tokens) and context.lexicon.is_in("articles", context.tokens[probe].text):
        probe += 1
    if probe >= len(context.tokens) or context.tokens[probe].kind in (Kind.SIGN, Kind.BREAK):
        return None
    second = context.reading.number(probe)
    if second is None or second.vague or second.share or context.in_time(number.first, second.last):
        return None
    unit, _ = context.unit_of(second, at)
    if first_unit is not None and unit is not None and first_unit.name != unit.name:
        return None
    named_first = first_unit is not None and (first_unit.first >= number.last or not first_unit.money)
    if named_first and (unit is None or (not explicit and context.lexicon.is_in("alternatives", context.tokens[at].text))):
        return None
    low = number.value
    if second.scaled and not number.scaled and low < 1000 and second.value >= 1000:
        scale = _scale_of(context, second)
        low = scale_by(low, scale) if scale else low
    if not low < second.value:
        return None
    unit = unit or first_unit
    of = context.counted.after(second, second.last) if unit is None else None
    if not explicit and not _plain_range(context, number, second, unit, of):
        return None
    start = _range_start(context, first, opener) if explicit else first
    changes = explicit and context.lexicon.is_in("change_openers", context.tokens[start].text) and context.change_before(start)
    if changes or start < free:
        return None
    if guards.is_part_of_name(context.reading, replace(number, last=second.last, scaled=second.scaled)) and unit is None:
        return None
    last = max(second.last, unit.last if unit else 0)
    return Found(
        first=start,
        last=last,
        low=low,
        high=second.value,
        modifier=Modifier.RANGE,
        unit=unit,
        unit_name=unit.full_name if unit else None,
        of=of,
    )


def complete_change(context: Context, number: Number, opener: tuple[str, ...] | None, free: int) -> tuple[Number, Unit | None]:
    """The first number of a change ("from 15 to 20 million tonnes") with the scale and the unit that only the second names.

    The unit lent stands on no token of the first number. A number that is complete, or begins no change, comes back as it is.
    """
    if opener is None or number.vague or number.share or context.unit_of(number, free)[0] is not None:
        return number, None
    at = _link(context, number.last, opener)
    if at is None or at >= len(context.tokens) or context.tokens[at].kind in (Kind.SIGN, Kind.BREAK):
        return number, None
    second = context.reading.number(at)
    if second is None or second.vague or second.share or context.in_time(number.first, second.last):
        return number, None
    unit, before = context.unit_of(second, number.last)
    apart = unit is None or before < second.first
    unit = None if unit is None or apart else replace(unit, first=number.last, last=number.last)
    if second.scaled and not number.scaled and number.value < 1000 <= second.value:
        scale = _scale_of(context, second)
        number = replace(number, value=scale_by(number.value, scale), scaled=True) if scale else number
    return number, unit


def _plain_range(context: Context, number: Number, second: Number, unit: Unit | None, of: str | None) -> bool:
    """Two numbers with nothing but a link: a range only where a unit, a scale or the thing counted follows."""
    if unit is not None or of is not None:
        return unit is None or not (unit.name in DURATIONS and context.change_before(number.first))
    if second.scaled:
        return True
    follow = context.tokens[second.last] if second.last < len(context.tokens) else None
    if follow is None or follow.kind is not Kind.WORD or follow.glued:
        return False
    if context.tokens[number.last].text == "-" and context.tokens[number.first].text.isdigit() and number.value >= 100:
        return False  # as likely a telephone number
    known = context.lexicon.is_in("boundary", follow.text) or context.lexicon.is_in("score_words", follow.text)
    return (
        (number.value >= 10 or context.tokens[number.last].text != "-")
        and not known
        and not guards.is_year_like(second, context.reading, counting=False)
        and not context.reading.capital(second.last)
    )


def _is_money_sign(context: Context, at: int) -> bool:
    token = context.tokens[at]
    return token.text in "$€£¥₽₹" or (
        token.text in context.lexicon.particles and at + 1 < len(context.tokens) and context.tokens[at + 1].glued
    )


def _scale_of(context: Context, number: Number) -> Decimal | None:
    hit = context.lexicon.scales.match(context.tokens, number.last - 1)
    return hit.payload.value if hit is not None else None


def _link(context: Context, at: int, link: tuple[str, ...] | None) -> int | None:
    """The token after the connector `link` at token `at`; a connector glued to the number leaves the number in place."""
    if link is None or at >= len(context.tokens):
        return None
    words = [token.text for token in context.tokens[at : at + len(link)]]
    if tuple(words) == link:
        return at + len(link)
    if len(link) == 1 and link[0] in context.lexicon.particles and context.tokens[at].text.startswith(link[0]):
        hit = context.lexicon.numbers.match(context.tokens, at) or context.lexicon.scales.match(context.tokens, at)
        if hit is not None and hit.particle == link[0]:
            return at
    return None


def _loose_link(context: Context, at: int) -> int | None:
    if at + 1 >= len(context.tokens):
        return None
    token, after = context.tokens[at], context.tokens[at + 1]
    if token.text == "-" and token.glued == after.glued:
        return at + 1
    return at + 1 if context.lexicon.is_in("range_links", token.text) or token.text in context.lexicon.range_links else None


def _range_start(context: Context, first: int, opener: tuple[str, ...] | None) -> int:
    for skip in range(3):
        end = first - skip
        for opening, link in context.lexicon.range_pairs:
            if link == opener and end >= len(opening) and _ends_with(context.tokens, end, opening, context.lexicon.particles):
                return end - len(opening)
    return first


def read_slash_share(context: Context, number: Number) -> Found | None:
    """ "3/4 of": a fraction in digits."""
    tokens, at = context.tokens, number.last
    if tokens[at].text != "/":
        return None
    top, bottom = number.value, tokens[at + 1].text
    follow = tokens[at + 2].text if at + 2 < len(tokens) else ""
    if not bottom.isdigit() or not 1 < int(bottom) <= 10 or not 0 < top < int(bottom) or not context.lexicon.is_in("of", follow):
        return None
    if context.in_time(number.first, at + 2) or guards.is_part_of_name(context.reading, replace(number, last=at + 2)):
        return None
    value = top / Decimal(bottom)
    return Found(
        first=number.first, last=at + 2, low=value, high=value, modifier=Modifier.EXACT, unit=None, unit_name="ratio", of=None
    )


def _ends_with(tokens: Sequence[Token], end: int, words: tuple[str, ...], particles: tuple[str, ...]) -> bool:
    for offset, word in enumerate(reversed(words)):
        text = tokens[end - 1 - offset].text
        if text != word and not (offset == len(words) - 1 and any(text == particle + word for particle in particles)):
            return False
    return True
