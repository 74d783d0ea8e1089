"""Folded copies of a text, for looking things up; each folded character maps back to the text as it was sent.

Folding makes spellings that mean the same equal: case, accents and Arabic vowel signs, hamza seats, taa marbuta, final yaa,
tatweel, digits of any script, every kind of space, and invisible marks (bidi, joiners, soft hyphen) disappear or become one.
It is for comparing only; what is quoted is always cut from the source.
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

_TATWEEL = "\u0640"
# NFKD turns hamza carriers into letter + mark; these two have no decomposition but are written for one another.
_ARABIC = {"ى": "ي", "ة": "ه", "ٱ": "ا", "ی": "ي", "ک": "ك"}  # last two: Persian yeh and kaf
_APOSTROPHES = dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032\uff07", "'")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the index in `source` that it came from."""

    source: str
    text: str
    origin: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of the folded run `[start, end)`; marks that belong to its last character are inside."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else len(self.source)
            return at, at
        first, last = self.origin[start], self.origin[end - 1] + 1
        while last < len(self.source) and unicodedata.category(self.source[last]) in ("Mn", "Me"):
            last += 1
        return first, last

    def find(self, position: int) -> int:
        """The first folded index whose character comes from source index `position` or later."""
        low, high = 0, len(self.origin)
        while low < high:
            middle = (low + high) // 2
            if self.origin[middle] < position:
                low = middle + 1
            else:
                high = middle
        return low

    def cut(self, start: int, end: int) -> str:
        """The folded form of source `[start, end)`."""
        return self.text[self.find(start) : self.find(end)]


@lru_cache(maxsize=65536)
def fold_character(character: str) -> str:
    """The folded form of one code point: "" for what only decorates, else one or more characters."""
    if character < "\x80":
        return character.lower() if not character.isspace() else ("\n" if character == "\n" else " ")
    if character == _TATWEEL:
        return ""
    if character in _ARABIC:
        return _ARABIC[character]
    if character in _APOSTROPHES:
        return "'"
    if character in _DASHES:
        return "-"
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Cc", "Cs"):
        return "\n" if character == "\x85" else ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    if category.startswith("Z"):
        return "\n" if category in ("Zl", "Zp") else " "
    parts = []
    for part in unicodedata.normalize("NFKD", character).casefold():
        if unicodedata.category(part) not in ("Mn", "Me", "Cf"):
            parts.append(_ARABIC.get(part, part))
    return "".join(parts)


def fold(source: str) -> Folded:
    """Fold a text. Linear in its length; never fails, whatever the code points."""
    text: list[str] = []
    origin = array("L")
    for index, character in enumerate(source):
        folded = fold_character(character)
        text.append(folded)
        if len(folded) == 1:
            origin.append(index)
        else:
            origin.extend([index] * len(folded))
    return Folded(source, "".join(text), origin)


@lru_cache(maxsize=262144)
def fold_word(word: str) -> str:
    """The folded form of a word, for keys of tables."""
    return "".join(map(fold_character, word))
