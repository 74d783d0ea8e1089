"""The scale words that multiply a number: "million", "тыс.", "bn", and letters joined to digits."""

from __future__ import annotations

from decimal import Decimal

from claims.language.base import knowledge
from claims.normalization.quantity.lexicon import NumberWord
from claims.normalization.quantity.number import Words
from claims.normalization.quantity.phrases import Hit
from claims.normalization.quantity.tokens import Kind

MONEY_SIGNS = "$€£¥₽₹₺₴₦"


def find_scale(words: Words, at: int, *, glued_digits: bool = False) -> Hit[NumberWord] | None:
    tokens = words.tokens
    if at < len(tokens) and tokens[at].text == "-" and tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].glued:
        at += 1
    letters = _money_letters(words, at)
    if letters is not None:
        return letters
    hit = words.lexicon.scales.match(tokens, at)
    if hit is None or hit.particle:
        return None
    letter = words.lexicon.is_in("tight_scales", tokens[at].text) and hit.last == at + 1
    if letter and (not (glued_digits and tokens[at].glued) or _is_length(words, at)):
        return None
    return hit


def _money_letters(words: Words, at: int) -> Hit[NumberWord] | None:
    """The "M" of "300 M€" and "Md" of "5 Md€": letters joined to a sign of money."""
    tokens = words.tokens
    if (
        at + 1 >= len(tokens)
        or tokens[at].kind is not Kind.WORD
        or not tokens[at + 1].glued
        or tokens[at + 1].text not in MONEY_SIGNS
    ):
        return None
    scale = knowledge("units")["money_letters"].get(tokens[at].text)
    return Hit(at, at + 1, NumberWord("scale", Decimal(scale))) if scale is not None else None


def _is_length(words: Words, at: int) -> bool:
    """True when a letter after a number stands for metres rather than millions: nothing is counted after it."""
    if words.tokens[at].text != "m":
        return False
    before = at - 2
    if before >= 0 and words.tokens[before].kind is Kind.SIGN and words.tokens[before].text in MONEY_SIGNS:
        return False
    follow = at + 1
    if follow >= len(words.tokens) or words.tokens[follow].kind is not Kind.WORD:
        return True
    word = words.tokens[follow].text
    return words.lexicon.is_in("not_scale_before", word) or words.lexicon.is_in("boundary", word)


def is_article(words: Words, particle: str) -> bool:
    return words.lexicon.is_in("particle_articles", particle)
