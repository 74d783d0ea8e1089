"""Reads the unit of a number: measures, percent, money, rates; before it or after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.language.base import knowledge
from claims.language.fold import Folded
from claims.normalization.quantity.lexicon import Lexicon, UnitWord
from claims.normalization.quantity.money import is_torn, read_code, read_country, shared_codes
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.tokens import Kind, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit on tokens `[first, last)`; `shared` when several countries have a currency of that name.

    `rate` is what the amount is told for ("hour", "barrel"), "" for an amount; `sign` tells a bare sign from a word.
    """

    first: int
    last: int
    name: str
    money: bool = False
    shared: bool = False
    rate: str = ""
    sign: bool = False

    @property
    def full_name(self) -> str:
        """The name with its rate: "USD/barrel"."""
        return f"{self.name}/{self.rate}" if self.rate else self.name


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    return {name: tuple(forms) for name, forms in knowledge("units")["letters"].items()}


def unit_after(tokens: Sequence[Token], number: Number, lexicon: Lexicon, text: Folded) -> Unit | None:
    """The unit that follows the number, past a hyphen or, after "million", past a linking word."""
    at = number.last
    for _ in range(4):
        if at >= len(tokens) or tokens[at].kind is Kind.BREAK:
            return None
        found = _unit_at(tokens, at, lexicon, text, glued=tokens[at].glued)
        if found is not None:
            return found
        token = tokens[at]
        if (token.text == "-" and token.glued and at + 1 < len(tokens) and tokens[at + 1].glued and at == number.last) or (
            (number.bridged or number.share or number.vague)
            and (lexicon.is_in("of", token.text) or (number.share and lexicon.is_in("articles", token.text)) or token.text == "'")
        ):
            at += 1
        else:
            return None
    return None


def unit_before(tokens: Sequence[Token], at: int, lexicon: Lexicon, text: Folded) -> Unit | None:
    """The sign, code or word that stands right before the number at token `at`."""
    hit = lexicon.units_before.match_before(tokens, at)
    if hit is not None and not (hit.payload.unit == "percent" and hit.first > 0 and tokens[hit.first - 1].kind is Kind.NUMBER):
        if hit.payload.money and is_torn(tokens, hit.first, hit.last):
            hit = lexicon.units_before.match(tokens, at - 1)
        if hit is not None and (not hit.payload.money or tokens[at].kind is Kind.NUMBER):
            sign = all(token.kind is Kind.SIGN for token in tokens[hit.first : hit.last])
            word = hit.payload
            return Unit(first=hit.first, last=at, name=word.unit, money=word.money, shared=word.shared, sign=sign)
    code = read_code(tokens, at - 1, text)
    if code and tokens[at].kind is Kind.NUMBER:
        return Unit(first=at - 1, last=at, name=code, money=True)
    return None


def _unit_at(tokens: Sequence[Token], at: int, lexicon: Lexicon, text: Folded, *, glued: bool) -> Unit | None:
    country = lexicon.countries.match(tokens, at)
    if country is not None:
        hit = lexicon.units.match(tokens, country.last)
        if hit is not None and hit.payload.shared:
            code = shared_codes()[hit.payload.unit].get(country.payload)
            if code:
                return Unit(first=at, last=hit.last, name=code, money=True)
    hit = lexicon.units.match(tokens, at)
    if hit is not None and hit.payload.money and is_torn(tokens, hit.first, hit.last):
        hit = None
    letter = _letter(tokens, at, text)
    if hit is None:
        if letter:
            return Unit(first=at, last=at + 1, name=letter)
        code = read_code(tokens, at, text)
        return Unit(first=at, last=at + 1, name=code, money=True) if code else None
    word: UnitWord = hit.payload
    if word.money:
        if not word.shared:
            return Unit(first=at, last=hit.last, name=word.unit, money=True)
        code, _, last = read_country(tokens, hit.first, hit.last, word.unit, lexicon)
        sign = tokens[at].kind is Kind.SIGN
        return Unit(first=at, last=last, name=code or word.unit, money=True, shared=not code, sign=sign)
    return Unit(first=at, last=hit.last, name=word.unit)


def _letter(tokens: Sequence[Token], at: int, text: Folded) -> str:
    token = tokens[at]
    if token.kind is not Kind.WORD or len(token.text) != 1:
        return ""
    written = text.source[text.origin[token.start]]
    if at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].text == "'":
        return ""
    return next((name for name, forms in _letters().items() if written in forms), "")
