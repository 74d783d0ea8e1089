"""The abbreviations of a language by what a full stop behind them means, and the words that tell a new sentence from a name.

All of it is data (`documents.toml`, tables `sentences` and `identification`); a language without data gets empty lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claims.language.base import table
from claims.language.fold import fold_word

_PREFIXED = 4  # letters of a word that opens a sentence by its first one: shorter ones are seldom prefix and word


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The lists of a language, folded; "^" before a key keeps its capital in mind."""

    titles: frozenset[str]
    numbered: frozenset[str]
    units: frozenset[str]
    ends: frozenset[str]
    may_end: frozenset[str]
    inside: frozenset[tuple[str, str]]  # neighbours in an abbreviation of several parts: "a. m.", "EE. UU."
    goes_on: frozenset[str]
    reporting: frozenset[str]
    chain: frozenset[str]
    openers: frozenset[str]
    prefixes: tuple[str, ...]

    def opens(self, word: str) -> bool:
        """Whether a word is one that opens sentences rather than a name."""
        folded = fold_word(word)
        return folded in self.openers or (len(folded) >= _PREFIXED and folded.startswith(self.prefixes))


@cache
def marks(language: str) -> Marks:
    """The lists of a language; empty ones when it has no data."""
    data = table(language, "documents")
    sentences = data.get("sentences", {})

    def words(name: str) -> frozenset[str]:
        return frozenset(map(fold_word, sentences.get(name, ())))

    def keys(name: str) -> frozenset[str]:
        return frozenset(map(_key, sentences.get(name, ())))

    return Marks(
        titles=keys("titles"),
        numbered=words("numbered"),
        units=keys("units"),
        ends=keys("ends"),
        may_end=keys("may_end"),
        inside=frozenset(_pairs(word for name in ("titles", "ends", "may_end") for word in sentences.get(name, ()))),
        goes_on=words("goes_on"),
        reporting=words("reporting"),
        chain=words("chain"),
        openers=words("openers") or frozenset(map(fold_word, data.get("identification", {}).get("function_words", ()))),
        prefixes=tuple(map(fold_word, sentences.get("prefixes", ()))),
    )


def _key(word: str) -> str:
    """The folded word; "^" before it when it begins with a capital."""
    folded = fold_word(word).replace(" ", "")
    return f"^{folded}" if word[:1].isupper() else folded


def _pairs(words: Iterable[str]) -> Iterable[tuple[str, str]]:
    for word in words:
        parts = [fold_word(part) for part in word.split()]
        for left, right in pairwise(parts):
            if left.endswith("."):
                yield left[:-1], right.rstrip(".")
