"""Parts of a whole: "two thirds", "half a million", "two and a half", "a million and a half"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claims.normalization.quantity.lexicon import fraction
from claims.normalization.quantity.number import THOUSAND, Number, Words, times
from claims.normalization.quantity.scales import find_scale, is_article


def read_part(words: Words, number: Number) -> Number | None:
    """ "two thirds": a small number and a part."""
    if not 1 <= number.value <= 9 or number.value != number.value.to_integral_value():
        return None
    hit = words.lexicon.parts.match(words.tokens, _skip_hyphen(words, number.last))
    if hit is None or hit.particle:
        return None
    return _of_scale(words, replace(number, last=hit.last, value=number.value * hit.payload.value, share=True, plain=False))


def read_fraction(words: Words, at: int) -> Number | None:
    hit = words.lexicon.fractions.match(words.tokens, at)
    if hit is None:
        return None
    article = is_article(words, hit.particle)
    return _of_scale(words, Number(first=at, last=hit.last, value=hit.payload.value, share=True, article=article))


def add_fraction(words: Words, number: Number) -> Number:
    """ "two and a half" before a scale or alone."""
    hit = words.lexicon.additions.match(words.tokens, number.last)
    if hit is None or number.value != number.value.to_integral_value():
        return number
    return replace(number, value=number.value + fraction(hit.payload), last=hit.last)


def add_after_scale(words: Words, number: Number, lowest: Decimal) -> Number:
    hit = words.lexicon.additions.match(words.tokens, number.last)
    if hit is None:
        return number
    extra = fraction(hit.payload)
    if number.plain or lowest.is_infinite():
        found = replace(number, value=number.value + extra, last=hit.last, plain=False)
        scale = find_scale(words, found.last)
        if scale is None or scale.payload.value < THOUSAND or number.scaled:
            return found
        return replace(found, value=times(found.value, scale.payload.value), last=scale.last, scaled=True, bridged=True)
    found = replace(number, value=number.value + extra * lowest, last=hit.last)
    again = words.lexicon.scales.match(words.tokens, found.last)
    if again is not None and again.payload.value == lowest:
        found = replace(found, last=again.last)
    return found


def _of_scale(words: Words, number: Number) -> Number:
    """ "half a million" is a number, "half" alone a share."""
    at = _skip_hyphen(words, number.last)
    for _ in range(3):
        hit = words.lexicon.scales.match(words.tokens, at)
        if hit is not None and (not hit.particle or is_article(words, hit.particle)):
            value = number.value * hit.payload.value
            loose = hit.payload.kind == "group"
            return replace(number, last=hit.last, value=value, share=False, scaled=True, loose=loose, bridged=True)
        if at < len(words.tokens) and words.lexicon.is_in("fraction_links", words.tokens[at].text):
            at += 1
        else:
            break
    return number


def _skip_hyphen(words: Words, at: int) -> int:
    tokens = words.tokens
    return at + 1 if at < len(tokens) and tokens[at].text == "-" and tokens[at].glued else at
