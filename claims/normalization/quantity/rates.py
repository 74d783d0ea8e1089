"""What an amount is told for: "a day", "per barrel", "per 100,000 people", "au kilomètre carré"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claims.language.base import knowledge
from claims.normalization.quantity.number import Words
from claims.normalization.quantity.reader import read_number
from claims.normalization.quantity.tokens import Kind

_NOUN = 3  # words between a count and what it is told for
_THING = 2  # words of the thing measured, between a measure and what it is told for
_HEADS = (100, 1000, 10_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Rate:
    """What stands below the line, on tokens `[first, last)`: a time, a measure, or a number of heads."""

    first: int
    last: int
    name: str


@cache
def _measured(dimensions: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name, entry in knowledge("units")["measure"].items() if entry["dimension"] in dimensions)


_ABOVE = frozenset({"length", "mass", "area", "volume", "energy", "power", "share"})
_SPANS = frozenset({"second", "minute", "hour", "day", "week"})
_BELOW = frozenset({"length", "mass", "area", "volume", "energy"})


def may_be_rated(name: str, *, money: bool) -> bool:
    """True for a unit that is told per time or per measure. A length of time is told per a longer one: "200 hours a month"."""
    return money or name in _SPANS or name in _measured(_ABOVE)


def read_rate(words: Words, at: int, *, share: bool = False) -> Rate | None:
    """The rate at token `at`; a `share` is told per time only."""
    tokens, lexicon = words.tokens, words.lexicon
    first = at
    if at + 1 < len(tokens) and tokens[at].text == "/":
        at += 1
    hit = lexicon.rates.match(tokens, at)
    if hit is not None:
        return None if _goes_on(words, hit.last) else Rate(first, hit.last, hit.payload)
    if share:
        return None
    return _per_measure(words, at, first, slash=at > first)


def read_rate_of_thing(words: Words, at: int) -> Rate | None:
    """The time that a measure of something is told for, behind the thing: "tonnes of cargo a year", "متر مكعب من الغاز يوميا"."""
    tokens, lexicon = words.tokens, words.lexicon
    linked = at < len(tokens) and lexicon.is_in("of", tokens[at].text)
    if not linked and lexicon.sets.get("of"):
        return None
    first = at + linked
    for index in range(first, min(len(tokens), first + _THING + 1)):
        rate = lexicon.rates.match(tokens, index) if index > first else None
        if rate is not None:
            closed = not _goes_on(words, rate.last) and (linked or _closes(words, rate.last))
            return Rate(index, rate.last, rate.payload) if closed else None
        if tokens[index].kind is not Kind.WORD or lexicon.is_in("boundary", tokens[index].text):
            return None
    return None


def read_count_rate(words: Words, at: int) -> Rate | None:
    """The rate after a count and its noun: "5,000 visitors a day"; the clause must close or go on with a function word."""
    tokens, lexicon = words.tokens, words.lexicon
    for index in range(at, min(len(tokens), at + _NOUN + 1)):
        if tokens[index].kind is not Kind.WORD and tokens[index].text != "/":
            return None
        rate = read_rate(words, index) or _per_heads(words, index)
        if rate is not None:
            return rate if rate.name.isdigit() or _closes(words, rate.last) else None
        if lexicon.is_in("boundary", tokens[index].text):
            return None
    return None


def _per_measure(words: Words, at: int, first: int, *, slash: bool) -> Rate | None:
    tokens, lexicon = words.tokens, words.lexicon
    link = lexicon.per.match(tokens, at)
    below = at if link is None else link.last
    hit = lexicon.units.match(tokens, below)
    if hit is None or hit.payload.money or hit.payload.unit not in _measured(_BELOW):
        return None
    if link is None and not slash and not (hit.particle and lexicon.is_in("per_particles", hit.particle)):
        return None
    return Rate(first, hit.last, hit.payload.unit)


def _per_heads(words: Words, at: int) -> Rate | None:
    """ "per 100,000 people", with the one noun after it."""
    tokens, lexicon = words.tokens, words.lexicon
    link = lexicon.per.match(tokens, at)
    if link is None or link.last >= len(tokens):
        return None
    heads = read_number(words, link.last)
    if heads is None or heads.value not in _HEADS:
        return None
    last = heads.last
    if last < len(tokens) and lexicon.is_in("of", tokens[last].text):
        last += 1
    noun = last < len(tokens) and tokens[last].kind is Kind.WORD and not lexicon.is_in("boundary", tokens[last].text)
    return Rate(at, last + noun if noun else heads.last, str(int(heads.value)))


def _goes_on(words: Words, at: int) -> bool:
    """ "a year ago", "в день выборов" (where the language says so): a time, no rate."""
    if at >= len(words.tokens):
        return False
    if words.lexicon.is_in("rate_not_before", words.tokens[at].text):
        return True
    return bool(words.lexicon.syntax.get("rates_close")) and not _closes(words, at)


def _closes(words: Words, at: int) -> bool:
    if at >= len(words.tokens) or words.tokens[at].kind is not Kind.WORD:
        return True
    return words.lexicon.is_in("boundary", words.tokens[at].text)
