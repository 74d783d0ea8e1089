"""Two things told by the form of one noun: "طائرتان", "هدفين".

A noun counts as a dual where its singular is listed for the concept that it stands for. With the article it points back ("the two
countries") and counts nothing. One ending is that of a plural of people as well; there it counts for things, and for people whose
plural is known to be of another form.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.knowledge.concepts import concept
from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.lexicon import words
from claims.model.quantity import Modifier
from claims.normalization.quantity.context import Context
from claims.normalization.quantity.found import Found, bounds
from claims.normalization.quantity.hedges import find_hedge
from claims.normalization.quantity.tokens import Kind

_TWO = Decimal(2)


@dataclass(frozen=True, slots=True)
class _Duals:
    endings: tuple[tuple[str, str], ...]  # the ending of a dual, and that of its singular
    unclear: frozenset[str]  # endings that plurals of people have as well
    sound: str  # what such a plural ends in as a subject
    broken: frozenset[str]  # people whose plural has another form
    plurals: frozenset[str]  # plurals that look like a dual
    joined: tuple[str, ...]  # particles written with the noun


def read_dual(context: Context, at: int, free: int) -> Found | None:
    """The count that the noun at token `at` tells by its form; None in a language without duals."""
    duals, token = _duals(context.lexicon.code), context.tokens[at]
    if duals is None or token.kind is not Kind.WORD or not token.text.endswith(tuple(ending for ending, _ in duals.endings)):
        return None
    of = context.counted.at(at)
    if of is None or context.in_time(at, at + 1) or not _is_dual(token.text, of, context.lexicon.code, duals):
        return None
    hedge, first, last = find_hedge(context, at, at + 1, free)
    modifier = hedge or Modifier.EXACT
    low, high = bounds(_TWO, modifier)
    return Found(first=first, last=last, low=low, high=high, modifier=modifier, unit=None, unit_name=None, of=of)


def _is_dual(word: str, of: str, language: str, duals: _Duals) -> bool:
    listed = _singulars(language, of)
    for particle in ("", *duals.joined):
        bare = word.removeprefix(particle)
        if (particle and bare == word) or bare in duals.plurals:
            continue
        for ending, single in duals.endings:
            singular = bare.removesuffix(ending) + single
            if bare.endswith(ending) and singular in listed:
                return ending not in duals.unclear or singular in duals.broken or _is_thing(of, singular + duals.sound, listed)
    return False


def _is_thing(of: str, plural: str, listed: frozenset[str]) -> bool:
    found = concept(of)
    return found is not None and found.kind != "role" and plural not in listed


@cache
def _singulars(language: str, of: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in words(language).get(of, ()) if word.isalpha())


@cache
def _duals(language: str) -> _Duals | None:
    data = table(language, "numbers").get("duals")
    if data is None:
        return None
    return _Duals(
        endings=tuple((fold_word(dual), fold_word(single) if single else "") for dual, single in data["endings"]),
        unclear=frozenset(map(fold_word, data["unclear"])),
        sound=fold_word(data["sound"]),
        broken=frozenset(map(fold_word, data["broken"])),
        plurals=frozenset(map(fold_word, data["plurals"])),
        joined=tuple(map(fold_word, data["joined"])),
    )
