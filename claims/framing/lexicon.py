"""Framing lexicons: small tables of our own, `language/<code>/framing/<book>.toml`, one class a key, found by lemma or stem.

`hold = ["so-called", "self-styled"]  # note` lists phrases; a phrase meets a run of tokens whose keys hold its words in order.
The longest phrase wins. Words are cut as the tokenizer cuts them; Arabic stands without the article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from claims.framing.desk import Line
from claims.language.base import LANGUAGES, table
from claims.language.fold import fold_word
from claims.language.pipeline import Token, phrase

if TYPE_CHECKING:
    from claims.framing.house import House


class Phrase(NamedTuple):
    """A phrase as listed, with its class."""

    kind: str
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of a lexicon on tokens `[first, last)`: its class, and the words as listed."""

    first: int
    last: int
    kind: str
    listed: str


def cues(line: Line, book: str) -> Iterator[Cue]:
    """The phrases of a book in a sentence, in order and apart, whoever's words they are."""
    yield from find(line.tokens, entries(line.language, book, line.house))


@lru_cache(maxsize=1024)
def entries(language: str, book: str, house: House | None = None) -> Index:
    """The phrases of a book in a language, as a house edits them; empty where the language has none."""
    phrases = listed(language, book)
    return index(house.edited(phrases, language, book) if house is not None else iter(phrases))


def listed(language: str, book: str) -> tuple[Phrase, ...]:
    """The phrases of a book as its table lists them."""
    rows = table(language, f"framing/{book}").items()
    return tuple(Phrase(kind, words, language) for kind, phrases in rows for words in phrases)


@cache
def books() -> tuple[str, ...]:
    """The books there are in any language."""
    folders = (files("claims.language") / language / "framing" for language in LANGUAGES)
    found = {path.name for folder in folders if folder.is_dir() for path in folder.iterdir()}
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def kinds(book: str) -> tuple[str, ...]:
    """The classes of a book."""
    return tuple(dict.fromkeys(kind for language in LANGUAGES for kind in table(language, f"framing/{book}")))


def key(words: str, language: str) -> str:
    """What a phrase is told from others by: its words, folded."""
    return " ".join(fold_word(token.text) for token in phrase(words, language))


Index = dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]
"""Phrases by their first word: all their words, their class, and how they are listed."""


def index(phrases: Iterator[Phrase]) -> Index:
    """Phrases by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for kind, as_listed, language in phrases:
        words = tuple(key(as_listed, language).split(" "))
        found[words[0]].append((words, kind, as_listed))
    return {word: tuple(sorted(same, key=lambda entry: -len(entry[0]))) for word, same in found.items()}


def find(tokens: Sequence[Token], phrases: Index) -> Iterator[Cue]:
    """Where phrases stand among tokens: the longest at each place, none inside another."""
    keys = [token.keys for token in tokens]
    at = 0
    while at < len(keys):
        cue = _at(keys, at, phrases)
        if cue is not None:
            yield cue
        at = cue.last if cue is not None else at + 1


def _at(keys: Sequence[tuple[str, ...]], at: int, phrases: Index) -> Cue | None:
    best: Cue | None = None
    for key in keys[at]:
        for words, kind, listed in phrases.get(key, ()):
            end = at + len(words)
            fits = end <= len(keys) and all(word in keys[at + step] for step, word in enumerate(words))
            if fits and (best is None or end > best.last):
                best = Cue(at, end, kind, listed)
    return best
