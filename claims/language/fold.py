"""Folded copies of a text, for looking things up; each folded character maps back to the text as it was sent.

Folding makes spellings that mean the same equal: case, accents and Arabic vowel signs, hamza seats, taa marbuta, final yaa,
tatweel, digits of any script, every kind of space, and invisible marks (bidi, joiners, soft hyphen) disappear or become one.
A few HTML entities that pasted text is full of fold to their character; one the text escapes twice is left as it is.
It is for comparing only; what is quoted is always cut from the source.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

_TATWEEL = "\u0640"
# NFKD turns hamza carriers into letter + mark; these two have no decomposition but are written for one another.
_ARABIC = {"ى": "ي", "ة": "ه", "ٱ": "ا", "ی": "ي", "ک": "ك"}  # last two: Persian yeh and kaf
_APOSTROPHES = dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032\uff07", "'")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
# Names from the HTML standard: the space, marks and dashes of running prose; letters are seldom escaped today.
_ENTITIES = {
    "nbsp": "\u00a0", "amp": "&", "quot": '"', "apos": "'", "lt": "<", "gt": ">", "laquo": "«", "raquo": "»", "ndash": "–",
    "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
}  # fmt: skip
_NUMBERED = frozenset(map(ord, _ENTITIES.values()))
_ENTITY = re.compile(r"&(?:([a-z]{2,6})|#([0-9]{2,5})|#[xX]([0-9a-fA-F]{2,4}));")
ENTITY_REST = "\u034f"
"""Stands in `Folded.shown` for the rest of an entity: a mark without a look of its own, so it belongs to what is before it."""
_SPACE_REST = "\u200b"  # behind a space entity: white space and invisible marks are trimmed alike


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the index in `source` that it came from.

    `shown` is the source as a page shows it and just as long: an entity is its character, then marks that fill its room.
    """

    source: str
    text: str
    origin: array[int]
    shown: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of the folded run `[start, end)`; marks that belong to its last character are inside."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else len(self.source)
            return at, at
        first, last = self.origin[start], self.origin[end - 1] + 1
        if self.source[last - 1] == "&" and (entity := _ENTITY.match(self.source, last - 1)) and _character(entity):
            last = entity.end()
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
    for part in unicodedata.normalize("NFKD", character):
        if unicodedata.category(part) not in ("Mn", "Me", "Cf"):  # first: the iota below folds to a letter
            parts += [_ARABIC.get(letter, letter) for letter in part.casefold()]
    return "".join(parts)


def fold(source: str) -> Folded:
    """Fold a text. Linear in its length; never fails, whatever the code points."""
    shown = _ENTITY.sub(_show, source) if "&" in source else source
    parts = list(map(fold_character, shown))
    origin = array("L", chain.from_iterable(map(repeat, range(len(parts)), map(len, parts))))
    return Folded(source, "".join(parts), origin, shown)


def _character(entity: re.Match[str]) -> str:
    """The character of an entity; "" for one that is not folded."""
    name, decimal, hexadecimal = entity.groups()
    if name:
        return _ENTITIES.get(name, "")
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if code in _NUMBERED else ""


def _show(entity: re.Match[str]) -> str:
    character = _character(entity)
    rest = _SPACE_REST if character.isspace() else ENTITY_REST
    return character + rest * (len(entity.group()) - 1) if character else entity.group()


@lru_cache(maxsize=262144)
def fold_word(word: str) -> str:
    """The folded form of a word, for keys of tables."""
    return "".join(map(fold_character, word))
