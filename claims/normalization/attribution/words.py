"""Words of a text in source offsets, and phrase tables that find runs of them.

Lighter than the language pipeline on purpose: attribution and factuality look for closed classes of words, so the folded
forms and the gaps between them are all they need.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from claims.language.fold import Folded

_ELIDING = re.compile(r"\d+|[^\W\d_]+'?")
_JOINING = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*")

_MEMO = 20000  # words remembered per table

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its folded form and the form without a joined conjunction, and where it stands in the source."""

    text: str
    core: str  # `text` without a leading joined conjunction ("and", "so"), the same where there is none
    start: int
    end: int
    capital: bool


def split_words(
    text: Folded,
    *,
    elision: bool = False,
    proclitics: tuple[str, ...] = (),
    short: frozenset[str] = frozenset(),
    accents: bool = False,
) -> tuple[Word, ...]:
    """The words of a text in order. `elision`: an apostrophe ends a word ("qu'" "il") instead of joining two ("didn't").

    `proclitics` are joined conjunctions that `core` is peeled of where three letters are left, or one of the `short` words;
    `accents` keeps accents, which folding drops. Hyphens always part words. Linear in the text.
    """
    return _split(_Same(text), elision, proclitics, short, accents)


class _Same:
    """A text compared by identity, so that the cache need not hash its characters."""

    __slots__ = ("value",)

    def __init__(self, value: Folded) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=4)  # several questions are asked of one text
def _split(text: _Same, elision: bool, proclitics: tuple[str, ...], short: frozenset[str], accents: bool) -> tuple[Word, ...]:
    found: list[Word] = []
    folded, source = text.value, text.value.source
    for match in (_ELIDING if elision else _JOINING).finditer(folded.text):
        start, end = folded.span(match.start(), match.end())
        word = match.group()
        if accents and not source[start:end].isascii():
            word = unicodedata.normalize("NFC", source[start:end].lower()).replace("’", "'")
        core = word[1:] if proclitics and word[0] in proclitics and (len(word) > 3 or word[1:] in short) else word
        found.append(Word(word, core, start, end, source[start].isupper()))
    return tuple(found)


class Phrases(Generic[Value]):
    """Phrases of one or more words, each with a value; the longest phrase wins, then the one listed first.

    In a phrase `word*` matches every word that begins so, `*word` every word that ends so.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]], *, elision: bool = False) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._prefix: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._suffix: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            first, *rest = _pattern_words(phrase, elision)
            table = self._prefix if first.endswith("*") else self._suffix if first.startswith("*") else self._exact
            table.setdefault(first.strip("*"), []).append((tuple(rest), value))
        self._unlisted: set[str] = set()  # words met that begin and end as no phrase does
        self._prefix_lengths = tuple(sorted({len(key) for key in self._prefix}))
        self._suffix_lengths = tuple(sorted({len(key) for key in self._suffix}))

    def match(self, words: Sequence[Word], at: int, stop: int | None = None) -> tuple[int, Value] | None:
        """The end (index after the last word) and value of the longest phrase that begins at word `at`."""
        last = len(words) if stop is None else stop
        word = words[at]
        for form in (word.text,) if word.core == word.text else (word.text, word.core):
            best: tuple[int, Value] | None = None
            for rest, value in self._candidates(form):
                end = at + 1 + len(rest)
                if (best is None or end > best[0]) and end <= last and _matches(words, at + 1, rest):
                    best = (end, value)
            if best is not None:
                return best
        return None

    def _candidates(self, form: str) -> Sequence[tuple[tuple[str, ...], Value]]:
        """What phrases go on with, and their values, behind a first word that may be this one: whole, by its beginning, its end."""
        found = self._exact.get(form, [])
        if form in self._unlisted:
            return found
        more: list[tuple[tuple[str, ...], Value]] = []
        for length in self._prefix_lengths:
            more += self._prefix.get(form[:length], ()) if length <= len(form) else ()
        for length in self._suffix_lengths:
            more += self._suffix.get(form[-length:], ()) if length <= len(form) else ()
        if not more and len(self._unlisted) < _MEMO:
            self._unlisted.add(form)
        return [*found, *more] if more else found


def _matches(words: Sequence[Word], at: int, patterns: tuple[str, ...]) -> bool:
    return all(_fits(words[at + offset].text, pattern) for offset, pattern in enumerate(patterns))


def _fits(text: str, pattern: str) -> bool:
    if pattern.endswith("*"):
        return text.startswith(pattern[:-1])
    if pattern.startswith("*"):
        return text.endswith(pattern[1:])
    return text == pattern


def _pattern_words(phrase: str, elision: bool) -> list[str]:
    found: list[str] = []
    for part in phrase.replace("-", " ").split():
        if elision and "'" in part.rstrip("'"):
            before, after = part.split("'", 1)
            found.extend((before + "'", after))
        else:
            found.append(part)
    return found
