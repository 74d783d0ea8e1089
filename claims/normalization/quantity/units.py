"""Reads the unit of a number: measures, percent, money, rates; before it or after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.language.base import knowledge
from claims.language.fold import Folded
from claims.normalization.quantity.lexicon import Lexicon, UnitWord
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.tokens import Kind, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit on tokens `[first, last)`; `shared` when several countries have a currency of that name."""

    first: int
    last: int
    name: str
    money: bool = False
    shared: bool = False


@cache
def _data() -> tuple[frozenset[str], dict[str, dict[str, str]], dict[str, str], dict[str, tuple[str, ...]], frozenset[str]]:
    units = knowledge("units")
    rated = {"length", "mass", "area", "volume", "energy", "power"}
    rates = frozenset(name for name, entry in units["measure"].items() if entry["dimension"] in rated)
    letters = {name: tuple(forms) for name, forms in units["letters"].items()}
    return frozenset(units["codes"]["list"]), units["shared"], units["default"], letters, rates


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
        if hit.payload.money and _is_torn(tokens, hit.first, hit.last):
            hit = lexicon.units_before.match(tokens, at - 1)
        if hit is not None and (not hit.payload.money or tokens[at].kind is Kind.NUMBER):
            return Unit(first=hit.first, last=at, name=hit.payload.unit, money=hit.payload.money, shared=hit.payload.shared)
    code = _code(tokens, at - 1, text)
    if code and tokens[at].kind is Kind.NUMBER:
        return Unit(first=at - 1, last=at, name=code, money=True)
    return None


def qualified(tokens: Sequence[Token], lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """For each shared currency word, the codes that the text names by country, in order of first appearance."""
    found: dict[str, list[str]] = {}
    for at, token in enumerate(tokens):
        if token.kind is Kind.BREAK or token.kind is Kind.NUMBER:
            continue
        hit = lexicon.units.match(tokens, at)
        if hit is None or not hit.payload.money or _is_torn(tokens, hit.first, hit.last):
            continue
        shared = _data()[1]
        if hit.payload.shared:
            code, _, _ = _country(tokens, hit.first, hit.last, hit.payload.unit, lexicon)
            name = hit.payload.unit
        else:
            code = hit.payload.unit
            name = next((name for name, codes in shared.items() if code in codes.values()), "")
        if code and name and code not in found.setdefault(name, []):
            found[name].append(code)
    return {name: tuple(codes) for name, codes in found.items() if codes}


def resolve_shared(name: str, known: dict[str, tuple[str, ...]]) -> str:
    """The code of a shared currency word: the only one the text names, else the usual one, else the word itself.

    A dollar is a US dollar only where the text names no other dollar.
    """
    codes = known.get(name, ())
    default = _data()[2].get(name)
    if default is not None:
        return default if not codes or codes == (default,) else name
    return codes[0] if len(codes) == 1 else name


def _unit_at(tokens: Sequence[Token], at: int, lexicon: Lexicon, text: Folded, *, glued: bool) -> Unit | None:
    country = lexicon.countries.match(tokens, at)
    if country is not None:
        hit = lexicon.units.match(tokens, country.last)
        if hit is not None and hit.payload.shared:
            code = _data()[1][hit.payload.unit].get(country.payload)
            if code:
                return Unit(first=at, last=hit.last, name=code, money=True)
    hit = lexicon.units.match(tokens, at)
    if hit is not None and hit.payload.money and _is_torn(tokens, hit.first, hit.last):
        hit = None
    letter = _letter(tokens, at, text)
    if hit is None:
        if letter:
            return _rated(tokens, Unit(first=at, last=at + 1, name=letter), lexicon)
        code = _code(tokens, at, text)
        return Unit(first=at, last=at + 1, name=code, money=True) if code else None
    word: UnitWord = hit.payload
    if word.money:
        if not word.shared:
            return Unit(first=at, last=hit.last, name=word.unit, money=True)
        code, _, last = _country(tokens, hit.first, hit.last, word.unit, lexicon)
        return Unit(first=at, last=last, name=code or word.unit, money=True, shared=not code)
    return _rated(tokens, Unit(first=at, last=hit.last, name=word.unit), lexicon)


def _is_torn(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for the "s" and "$" of "Paul's $5": a sign with letters must be one piece and a word of its own."""
    if last - first < 2 or all(token.kind is Kind.WORD for token in tokens[first:last]):
        return False
    apart = any(not token.glued for token in tokens[first + 1 : last])
    return apart or (first > 0 and tokens[first].glued and tokens[first - 1].text == "'")


def _rated(tokens: Sequence[Token], unit: Unit, lexicon: Lexicon) -> Unit:
    if unit.name not in _data()[4] or unit.last >= len(tokens):
        return unit
    at = unit.last
    if tokens[at].text == "/" and at + 1 < len(tokens):
        at += 1
    hit = lexicon.rates.match(tokens, at)
    if hit is None:
        return unit
    name = f"{unit.name}/{hit.payload}"
    return Unit(first=unit.first, last=hit.last, name={"mile/hour": "mile/hour"}.get(name, name))


def _country(tokens: Sequence[Token], first: int, last: int, name: str, lexicon: Lexicon) -> tuple[str, int, int]:
    """The code that a country's adjective after or before the word gives it, with the span of both."""
    codes = _data()[1][name]
    at = last
    if at < len(tokens) and tokens[at].text == "(":
        at += 1
    after = lexicon.countries.match(tokens, at)
    if after is not None and after.payload in codes:
        return codes[after.payload], first, after.last
    before = lexicon.countries.match_before(tokens, first)
    if before is not None and before.payload in codes:
        return codes[before.payload], before.first, last
    return "", first, last


def _code(tokens: Sequence[Token], at: int, text: Folded) -> str:
    if not 0 <= at < len(tokens) or tokens[at].kind is not Kind.WORD or len(tokens[at].text) != 3:
        return ""
    written = text.source[text.origin[tokens[at].start] : text.origin[tokens[at].end - 1] + 1]
    return written if written in _data()[0] else ""


def _letter(tokens: Sequence[Token], at: int, text: Folded) -> str:
    token = tokens[at]
    if token.kind is not Kind.WORD or len(token.text) != 1:
        return ""
    written = text.source[text.origin[token.start]]
    if at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].text == "'":
        return ""
    return next((name for name, forms in _data()[3].items() if written in forms), "")
