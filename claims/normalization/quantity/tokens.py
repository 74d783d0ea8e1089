"""Cuts a folded text into numbers, words and signs, with what lies between them.

One regular expression, linear in the text. A word keeps the digits glued to it ("km2", "g20"), so that they are never numbers;
a language that glues particles to digits lists them, and they become words of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from claims.language.fold import Folded

_ARABIC = "\u0620-\u064a\u066e-\u06d3"  # these letters make no names with digits; only "km2" keeps its digit
_FRACTION_SLASH = "\u2044"  # what folding leaves in the middle of "½"


class Kind(IntEnum):
    """What a token is."""

    NUMBER = 0
    WORD = 1
    SIGN = 2
    BREAK = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A run of the folded text; `glued` when nothing stands between it and the token before."""

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool


@cache
def _pattern(particles: tuple[str, ...]) -> re.Pattern[str]:
    joined = "|".join(map(re.escape, sorted(particles, key=len, reverse=True)))
    particle = rf"(?P<particle>(?<!\w)(?:{joined})(?=\d))|" if joined else "(?P<particle>(?!))|"
    number = r"(?P<number>\d+(?:[.,\u066b\u066c\u060c'\u2044\xb7]\d+)*)|"
    return re.compile(
        particle + number + rf"(?P<word>[{_ARABIC}]+(?:[23](?!\d))?|[^\W\d_{_ARABIC}]+\d*)|(?P<break>\n)|(?P<sign>[^\w\s]|_)"
    )


def tokenize(text: Folded, particles: Sequence[str] = ()) -> tuple[Token, ...]:
    """The tokens of a text, spaces left out. `particles` are folded words that the language writes joined to digits."""
    found: list[Token] = []
    end = -1
    for match in _pattern(tuple(particles)).finditer(text.text):
        start, stop = match.span()
        group = match.lastgroup
        if group == "number":
            body = _digits(text, start, stop)
            if body:
                found.append(Token(Kind.NUMBER, body, start, start + len(body), start == end))
        else:
            kind = Kind.BREAK if group == "break" else Kind.SIGN if group == "sign" else Kind.WORD
            found.append(Token(kind, match.group(), start, stop, start == end))
        end = stop
    return tuple(found)


def _digits(text: Folded, start: int, stop: int) -> str:
    """The number without raised or circled digits, which are notes; "" when nothing else is left."""
    body = text.text[start:stop]
    if _FRACTION_SLASH in body:
        return body
    source, origin = text.source, text.origin
    if source[origin[start]] > "\x7f" and unicodedata.category(source[origin[start]]) == "No":
        return ""
    last = stop
    while last > start and unicodedata.category(source[origin[last - 1]]) == "No":
        last -= 1
    return text.text[start:last]
