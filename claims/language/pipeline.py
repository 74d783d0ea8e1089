"""Tokens and their lemmas, language by language. The only importer of spaCy.

A token carries every key it may be looked up under: its folded form, its lemma where a lemmatizer knows the language, and the
stems left when the language's clitics and endings are peeled off. Loaded lazily, one language at a time, from what is
installed: no download, no network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from claims.language.base import LANGUAGES
from claims.language.fold import fold_word
from claims.language.stems import stems

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

_LEMMATIZED = ("en", "es", "ru", "fr")  # the languages simplemma serves well; Arabic is read by its stems
_LONG_RUN = re.compile(r"\S{120,}")  # spaCy peels affixes one by one, in quadratic time on runs without a space
_SIMPLE = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A token `[start, end)` in the source, with its lookup keys, most faithful first."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]


def tokenize(source: str, language: str, *, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Tokens of `source[start:end]` in order, without white space; offsets count in `source`.

    A language without a tokenizer of its own gets spaCy's multilingual one. Linear in the length of the text.
    """
    end = len(source) if end is None else end
    found = []
    for begin, word in _split(source[start:end], language):
        if not word.isspace():
            found.append(Token(start + begin, start + begin + len(word), word, keys(word, language)))
    return tuple(found)


def phrase(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of an entry of a word list, as they are met in running text; "l' état" may be written for "l'état"."""
    words = text.split(" ")
    if all(word.isalpha() for word in words):  # the tokenizer would do the same, in a hundred times the time
        starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
        return tuple(Token(start, start + len(word), word, keys(word, language)) for start, word in zip(starts, words, strict=True))
    return tokenize(text.replace("' ", "'").replace("’ ", "’"), language)


@lru_cache(maxsize=131072)
def keys(word: str, language: str) -> tuple[str, ...]:
    """Every key a word may be looked up under, most faithful first: folded form, lemma, then peeled stems."""
    folded = fold_word(word)
    found = [folded] if folded else []
    if language in _LEMMATIZED and word[:1].isalpha():
        lemma = fold_word(_lemmatize(word.lower(), language))
        if lemma and lemma not in found:
            found.append(lemma)
    found.extend(stem for stem in stems(folded, language) if stem not in found)
    return tuple(found)


def pipeline_name(language: str) -> str:
    """`name version tier` of what reads this language, as every answer reports it."""
    code = language if language in LANGUAGES else "xx"
    return f"blank:{code} spacy-{version('spacy')} rules"


@cache
def _tokenizer(language: str) -> Tokenizer:
    import spacy  # noqa: PLC0415

    code = language if language in LANGUAGES else "xx"
    return spacy.blank(code).tokenizer


def _split(text: str, language: str) -> Iterator[tuple[int, str]]:
    if _LONG_RUN.search(text):
        for match in _SIMPLE.finditer(text):
            yield match.start(), match.group()
        return
    for token in _tokenizer(language)(text):
        yield token.idx, token.text


@cache
def _simplemma() -> Any:
    import simplemma  # noqa: PLC0415

    return simplemma


def _lemmatize(word: str, language: str) -> str:
    lemma: str = _simplemma().lemmatize(word, lang=language)
    return lemma
