"""The words by which page furniture, datelines and languages are known: `language/<code>/documents.toml` made ready for looking up.

Furniture words of all languages count on every page: an Arabic page may well end in "Powered by".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from claims.language.base import LANGUAGES, table
from claims.language.fold import fold_word

_APART = re.compile(r"[^\w'+]+")


def plain(text: str) -> str:
    """A line as its folded words with single spaces: punctuation says nothing about what a line is for."""
    return _APART.sub(" ", fold_word(text)).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Cue to reason, by the place in the line where the cue stands."""

    whole: dict[str, str]
    label: dict[str, str]
    opening: dict[str, str]
    inside: dict[str, str]
    counter: frozenset[str]
    bylines: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDates:
    """Words beside the date of a page."""

    published: frozenset[str]
    updated: frozenset[str]
    time_words: frozenset[str]
    longest_first: tuple[str, ...]  # the cues, for reading the longest that fits


@cache
def furniture() -> Furniture:
    """The furniture cues of all languages."""
    merged: dict[str, dict[str, str]] = {"whole": {}, "label": {}, "opening": {}, "inside": {}}
    counter: set[str] = set()
    bylines: set[str] = set()
    for code in LANGUAGES:
        data = table(code, "documents")
        for place, found in merged.items():
            for reason, words in data.get("furniture", {}).get(place, {}).items():
                for word in words:
                    found.setdefault(plain(word), reason)
        counter.update(_words(data.get("furniture", {}).get("counter", {}).get("words", ())))
        bylines.update(_words(data.get("byline", {}).get("openings", ())))
    return Furniture(**merged, counter=frozenset(counter), bylines=frozenset(bylines))


@cache
def page_dates() -> PageDates:
    """The page-date words of all languages."""
    found: dict[str, set[str]] = {"published": set(), "updated": set(), "time_words": set()}
    for code in LANGUAGES:
        data = table(code, "documents").get("page_date", {})
        for name, words in found.items():
            words.update(_words(data.get(name, ())))
    cues = sorted(found["published"] | found["updated"], key=lambda cue: (-len(cue), cue))
    return PageDates(**{name: frozenset(words) for name, words in found.items()}, longest_first=tuple(cues))


@cache
def agencies() -> frozenset[str]:
    """News agencies and the roles that stand in a dateline ("special correspondent"), of all languages."""
    return agency_names() | frozenset(_dateline("roles"))


@cache
def agency_names() -> frozenset[str]:
    """News agencies by name, of all languages."""
    return frozenset(_dateline("agencies"))


def _dateline(name: str) -> set[str]:
    return {word for code in LANGUAGES for word in _words(table(code, "documents").get("dateline", {}).get(name, ()))}


@cache
def function_words(language: str) -> frozenset[str]:
    """The frequent words of a language, folded; empty for a language without data."""
    words = table(language, "documents").get("identification", {}).get("function_words", ())
    return frozenset(fold_word(word) for word in words)


@cache
def telling_words(language: str) -> frozenset[str]:
    """The frequent words of a language that its neighbours do not have."""
    shared = table(language, "documents").get("identification", {}).get("shared", ())
    return function_words(language) - {fold_word(word) for word in shared}


def _words(words: Iterable[str]) -> set[str]:
    return {plain(word) for word in words}
