"""Whose money a shared word or sign means: the country said beside it, named elsewhere in the text, or not to be told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claims.knowledge.demonyms import read_demonym
from claims.knowledge.places import find_exactly
from claims.language.base import knowledge
from claims.language.fold import Folded
from claims.normalization.quantity.lexicon import Lexicon
from claims.normalization.quantity.tokens import Kind, Token

_TELLING = frozenset({"country", "capital"})


@cache
def shared_codes() -> dict[str, dict[str, str]]:
    """For each currency word of several countries, the code by country."""
    shared: dict[str, dict[str, str]] = knowledge("units")["shared"]
    return shared


@cache
def _codes() -> frozenset[str]:
    return frozenset(knowledge("units")["codes"]["list"])


@cache
def _defaults() -> dict[str, str]:
    found: dict[str, str] = knowledge("units")["default"]
    return found


def qualified(tokens: Sequence[Token], lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """For each shared currency word, the codes that the text names by country, in order of first appearance."""
    found: dict[str, list[str]] = {}
    for at, token in enumerate(tokens):
        if token.kind is Kind.BREAK or token.kind is Kind.NUMBER:
            continue
        hit = lexicon.units.match(tokens, at)
        if hit is None or not hit.payload.money or is_torn(tokens, hit.first, hit.last):
            continue
        if hit.payload.shared:
            code, _, _ = read_country(tokens, hit.first, hit.last, hit.payload.unit, lexicon)
            name = hit.payload.unit
        else:
            code = hit.payload.unit
            name = next((name for name, codes in shared_codes().items() if code in codes.values()), "")
        if code and name and code not in found.setdefault(name, []):
            found[name].append(code)
    return {name: tuple(codes) for name, codes in found.items() if codes}


def resolve_shared(name: str, known: dict[str, tuple[str, ...]], countries: frozenset[str], lexicon: Lexicon, *, sign: bool) -> str:
    """The code of a shared currency word: the only one the text names, or whose land it names, else the usual one, else the word.

    A dollar is a US dollar only where the text names no other dollar, and no other land of dollars without the United States
    (`countries` named). Where a language writes other money with the sign too, lands of that money count as well.
    """
    codes = known.get(name, ())
    default = _defaults().get(name)
    if default is None:
        lands = {code for country, code in shared_codes()[name].items() if country in countries}
        told = set(codes) or lands
        return told.pop() if len(told) == 1 else name
    home = next(country for country, code in shared_codes()[name].items() if code == default)
    others = set(shared_codes()[name]) - {home}
    if sign:
        for other in lexicon.syntax.get("sign_also", ()):
            if len(known.get(other, ())) == 1 and not codes:
                return known[other][0]
            others |= set(shared_codes()[other])
    if codes:
        return default if codes == (default,) else name
    return name if others & countries and home not in countries else default


def named_countries(tokens: Sequence[Token]) -> frozenset[str]:
    """The ISO 3166 codes of the countries that the text names, by name, capital or adjective."""
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token.kind is not Kind.WORD:
            continue
        pair = f"{token.text} {tokens[at + 1].text}" if at + 1 < len(tokens) and tokens[at + 1].kind is Kind.WORD else ""
        places = (find_exactly(pair) if pair else ()) or find_exactly(token.text)
        country = places[0].country if places and places[0].kind in _TELLING else read_demonym(token.text)
        if country:
            found.add(country.removeprefix("place:"))
    return frozenset(found)


def is_torn(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for the "s" and "$" of "Paul's $5": a sign with letters must be one piece and a word of its own."""
    if last - first < 2 or all(token.kind is Kind.WORD for token in tokens[first:last]):
        return False
    apart = any(not token.glued for token in tokens[first + 1 : last])
    return apart or (first > 0 and tokens[first].glued and tokens[first - 1].text == "'")


def read_country(tokens: Sequence[Token], first: int, last: int, name: str, lexicon: Lexicon) -> tuple[str, int, int]:
    """The code that a country's adjective after or before the word gives it, with the span of both."""
    codes = shared_codes()[name]
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


def read_code(tokens: Sequence[Token], at: int, text: Folded) -> str:
    """The ISO 4217 code written in capitals at token `at`, "" when there is none."""
    if not 0 <= at < len(tokens) or tokens[at].kind is not Kind.WORD or len(tokens[at].text) != 3:
        return ""
    written = text.source[text.origin[tokens[at].start] : text.origin[tokens[at].end - 1] + 1]
    return written if written in _codes() else ""
