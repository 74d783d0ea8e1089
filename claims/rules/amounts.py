"""Amounts of money that a sentence divides to the end: "4.6 billion dollars: 2.1 billion on wells, 1.4 billion on a plant and ...".

The whole stands right before a colon, every part behind it is money or bears no unit of its own, an "and" joins the last one, and
the sentence ends with it. Lengths and counts on the way ("a 210 km pipeline") are no parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from claims.language.pipeline import Token
from claims.model.quantity import QuantityMention
from claims.rules.cues import Line, has

_LISTS = frozenset(":：")
_COMMAS = frozenset({",", "،", ";", "؛"})
_ENDS = frozenset(".!?…")
_SIZE = Decimal(1000)  # from here a bare number may be money: "900 million"
_NEAR = Decimal("0.2")  # of the whole: parts that miss it by more are parts of something else
_LEAST = 3  # parts: two may be examples
_TAIL = 12  # words behind the last part
_COLON = 2  # words between the whole and its colon

Divided = tuple[QuantityMention, list[QuantityMention]]


def divided(line: Line) -> Divided | None:
    """The whole amount of a sentence and all the parts that it is divided into."""
    for at, whole in enumerate(line.quantities):
        unit = whole.value.unit
        if not _is_currency(unit) or whole not in line.exact or line.has("so_far"):
            continue
        rest = line.quantities[at + 1 :]
        parts = [mention for mention in rest if mention.value.unit == unit or _is_bare(mention)]
        others = [mention for mention in rest if mention not in parts]
        if len(parts) < _LEAST or any(_is_currency(mention.value.unit) or mention.value.unit == "percent" for mention in others):
            continue
        if all(part in line.exact for part in parts) and _is_list(line, whole, parts) and _is_near(whole, parts):
            return whole, parts
    return None


def _is_list(line: Line, whole: QuantityMention, parts: Sequence[QuantityMention]) -> bool:
    opening = line.gap(whole.span.end, parts[0].span.start)
    colons = [at for at, token in enumerate(opening) if token.text in _LISTS]
    if len(colons) != 1 or colons[0] > _COLON or has("among", opening, line.language):
        return False
    for one, other in pairwise(parts):
        between = line.gap(one.span.end, other.span.start)
        last = other is parts[-1]
        if has("among", between, line.language) or not (_joins(line, between, other) if last else _continues(line, between, other)):
            return False
    tail = line.gap(parts[-1].span.end, line.span.end)
    words = next((tail[:at] for at, token in enumerate(tail) if token.text in _ENDS), tail)
    return len(words) <= _TAIL and not any(token.text in _COMMAS for token in words)


def _continues(line: Line, between: Sequence[Token], other: QuantityMention) -> bool:
    return bool(between) and (between[-1].text in _COMMAS or _joins(line, between, other))


def _joins(line: Line, between: Sequence[Token], other: QuantityMention) -> bool:
    """True for an "and" before a part, or glued to it as Arabic writes it."""
    return has("and", between[-2:], line.language) or other.text.startswith("و")


def _is_near(whole: QuantityMention, parts: Sequence[QuantityMention]) -> bool:
    stated = whole.value.low or Decimal(0)
    added = sum((part.value.low or Decimal(0) for part in parts), Decimal(0))
    return abs(added - stated) <= stated * _NEAR


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()


def _is_bare(mention: QuantityMention) -> bool:
    return mention.value.unit is None and mention.value.of is None and (mention.value.low or Decimal(0)) >= _SIZE
