"""Reads one number from digits, words or both: "3.5 million", "two hundred and five", "half a million", "hundreds of thousands".

The grammar is one for all languages: small numbers add up to less than a thousand, a scale multiplies what stands before it, and
scales descend. What differs (conjunctions, order of tens and units) is in the language's `numbers.toml`.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claims.normalization.quantity.addends import add_scaled, add_smaller
from claims.normalization.quantity.fractions import add_after_scale, add_fraction, read_fraction, read_part
from claims.normalization.quantity.lexicon import NumberWord
from claims.normalization.quantity.literal import is_ambiguous, read_grouped
from claims.normalization.quantity.number import HUNDRED, INFINITY, THOUSAND, Number, Words, times
from claims.normalization.quantity.phrases import Hit
from claims.normalization.quantity.scales import find_scale, is_article
from claims.normalization.quantity.tokens import Kind


def read_number(words: Words, at: int, *, joined: bool = True) -> Number | None:
    """The number that begins at token `at`; `joined=False` stops before a conjunction that is a word of its own."""
    token = words.tokens[at]
    if token.kind is Kind.BREAK:
        return None
    if token.kind is Kind.NUMBER:
        return _from_digits(words, at, joined)
    if not words.lexicon.begins_number(token.text):
        return None
    vague = words.lexicon.vague.match(words.tokens, at)
    if vague is not None:
        return _vague(words, vague)
    share = read_fraction(words, at)
    if share is not None:
        return share
    return _from_words(words, at, joined)


def _vague(words: Words, hit: Hit[NumberWord]) -> Number:
    return Number(first=hit.first, last=hit.last, value=hit.payload.value, vague=True, scaled=True, bridged=True)


def _from_digits(words: Words, at: int, joined: bool) -> Number | None:
    value, last = read_grouped(words.tokens, at, words.lexicon, words.narrow)
    if value is None:
        return None
    scale = find_scale(words, last)
    if (
        scale is not None
        and scale.payload.value > THOUSAND
        and last == at + 1
        and is_ambiguous(words.tokens[at].text, words.lexicon)
    ):
        value = Decimal(words.tokens[at].text)
    number = Number(first=at, last=last, value=value, digits=True, plain=True)
    part = read_part(words, number)
    if part is not None:
        return part
    if (
        last + 1 < len(words.tokens)
        and words.tokens[last].kind is Kind.NUMBER
        and "\u2044" in words.tokens[last].text
        and value < THOUSAND
    ):
        extra, last = read_grouped(words.tokens, last, words.lexicon, words.narrow)
        if extra is not None and extra < 1:
            number = replace(number, value=value + extra, last=last)
    number = add_fraction(words, number)
    return _scales(words, number, Decimal(0), number.value, joined)


def _from_words(words: Words, at: int, joined: bool) -> Number | None:
    hit = words.lexicon.numbers.match(words.tokens, at)
    index, first = at, at
    current: Decimal | None = None
    article = False
    if hit is not None:
        current, index = hit.payload.value, hit.last
        article = is_article(words, hit.particle)
    elif _one(words, at):
        current, index = Decimal(1), at + 1
        scale = find_scale(words, index)
        if scale is None:
            return None
    else:
        scale = words.lexicon.scales.match(words.tokens, at)
        if scale is None or not (words.lexicon.syntax["bare_scales"] and scale.payload.value >= HUNDRED):
            return None
        article = is_article(words, scale.particle)
        if scale.particle:
            glued = Number(first=at, last=scale.last, value=scale.payload.value, article=article)
            return _scales(words, glued, scale.payload.value, None, joined, scale.payload.value)
        current, index = Decimal(1), at
    number = Number(first=first, last=index, value=current, article=article, plain=index > at)
    part = read_part(words, number) if hit is not None else None
    if current >= THOUSAND and hit is not None:  # a dual or "half a million" in one word has its scale inside
        scale_inside = Decimal(1000) ** ((current.adjusted()) // 3)
        return _scales(words, replace(number, plain=False), current, None, joined, scale_inside)
    return part or _scales(words, number, Decimal(0), current, joined)


def _scales(
    words: Words, number: Number, total: Decimal, current: Decimal | None, joined: bool, lowest: Decimal = INFINITY
) -> Number | None:
    """Go on from a first number: more small numbers, scales, smaller numbers after them."""
    index, after_scale = number.last, False
    loose, scaled, bridged = False, not lowest.is_infinite(), not lowest.is_infinite()
    only_digits = number.digits
    while True:
        scale = find_scale(words, index, glued_digits=index == number.last and number.digits)
        if scale is not None and not (scale.particle and after_scale):
            value = scale.payload.value
            bare = scale.payload.kind == "scale" and current is None and value < lowest and after_scale and not number.digits
            if bare and words.lexicon.syntax["bare_scales"]:  # "mille cent", "un millón mil"
                current, after_scale = Decimal(1), False
            if scale.payload.kind == "group" and (
                scaled or (number.digits and current is not None and current != current.to_integral_value())
            ):
                break
            if value == HUNDRED and scale.payload.kind == "scale" and not after_scale:
                if current is None or (current >= HUNDRED and not only_digits):
                    break
                rest = current % 10 if current > 20 and not only_digits else current
                if rest == 0 or (current > 10 and not only_digits and words.lexicon.syntax["bare_scales"]):
                    break
                current = times(current, value)
            elif current is not None and value < lowest:
                total, lowest, current = total + times(current, value), value, None
            elif value > lowest and not scale.particle:
                total, current = times(total + (current or 0), value), None
                lowest = value
            else:
                break
            loose = loose or scale.payload.kind == "group"
            bridged = value >= 10**6 or scale.payload.kind == "group"
            index, after_scale, scaled, only_digits = scale.last, True, True, False
            if value == HUNDRED and scale.payload.kind == "scale":
                after_scale = False
            continue
        inside = add_scaled(words, index, lowest) if joined and current is None and scale is None else None
        if inside is not None:
            total, lowest, index = total + inside[0], inside[1], inside[2]
            continue
        step = None if only_digits else add_smaller(words, index, current, lowest, joined, number.digits)
        if step is None:
            break
        current, index = step
        after_scale, bridged = False, False
    if index == number.last and number.digits and not scaled:
        return number
    value = total + (current or 0)
    found = replace(
        number,
        last=index,
        value=value,
        scaled=scaled,
        loose=loose,
        bridged=bridged,
        plain=current is not None,
    )
    if not scaled and not number.digits and number.last == number.first:
        return None
    return add_after_scale(words, found, lowest) if not number.digits or scaled else found


def _one(words: Words, at: int) -> bool:
    return words.lexicon.is_in("one_before_scale", words.tokens[at].text)
