"""Phrases in which a stage of things is told, met in running text: "awaits ~ approval", "approv*".

The words are those of `language/<code>/progress.toml`, by groups: `*` stands for any letters, `?` for one, `~` for up to three
words. Hyphens part words. A language without the table has no phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.pipeline import Token

_BOOK = "progress"
_GAP = r"(?:\S+ ){0,3}?"


class Text:
    """A run of tokens as one string of folded words, and the token that every word of it belongs to."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self.language = language
        words = [(word, at) for at, token in enumerate(tokens) for word in _words(token.text)]
        self.text = " ".join(word for word, _ in words)
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        offset = 0
        for word, at in words:
            self._starts[offset] = at
            self._ends[offset + len(word)] = at
            offset += len(word) + 1

    def find(self, group: str) -> Iterator[tuple[int, int]]:
        """The runs `[first, last)` of tokens that are a phrase of a group."""
        pattern = _pattern(self.language, group)
        if pattern is not None:
            for match in pattern.finditer(self.text):
                yield self._starts[match.start()], self._ends[match.end()] + 1


def _words(text: str) -> list[str]:
    folded = fold_word(text)
    return [word for word in folded.split("-") if word] if len(folded) > 1 else [folded] if folded.isalnum() else []


@cache
def _pattern(language: str, group: str) -> re.Pattern[str] | None:
    phrases = table(language, _BOOK).get(group, ())
    if not phrases:
        return None
    written = "|".join(_written(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\S)(?:{written})(?!\S)")


def _written(phrase: str) -> str:
    found = ""
    for word in phrase.split(" "):
        if word == "~":
            found += _GAP
        else:
            found += "".join(_part(part) for part in re.split(r"([*?])", word)) + " "
    return found.removesuffix(" ")


def _part(part: str) -> str:
    return {"*": r"\S*", "?": r"\S"}.get(part) or re.escape(fold_word(part))
