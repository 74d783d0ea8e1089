"""Framing lexicons: small tables of our own, `language/<code>/framing/<book>.toml`, one class a key, found by lemma or stem.

`hold = ["so-called", "self-styled"]  # note` lists phrases; a phrase meets a run of tokens whose keys hold its words in order.
The longest phrase wins. Words are cut as the tokenizer cuts them; Arabic stands without the article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.framing.desk import Line
from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.pipeline import Token, phrase


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of a lexicon on tokens `[first, last)`: its class, and the words as listed."""

    first: int
    last: int
    kind: str
    listed: str


def cues(line: Line, book: str) -> Iterator[Cue]:
    """The phrases of a book in a sentence, in order and apart, whoever's words they are."""
    yield from find(line.tokens, entries(line.language, book))


@cache
def entries(language: str, book: str) -> Index:
    """The phrases of a book in a language; empty where the language has none."""
    rows = table(language, f"framing/{book}").items()
    return index((kind, listed, language) for kind, phrases in rows for listed in phrases)


Index = dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]
"""Phrases by their first word: all their words, their class, and how they are listed."""


def index(rows: Iterator[tuple[str, str, str]]) -> Index:
    """Phrases by their first word, from `(class, phrase, language)`."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
    for kind, listed, language in rows:
        words = tuple(fold_word(token.text) for token in phrase(listed, language))
        found[words[0]].append((words, kind, listed))
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
