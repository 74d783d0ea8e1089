"""A number as read from a text, and the text it is read from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.normalization.quantity.lexicon import Lexicon
from claims.normalization.quantity.tokens import Token

THOUSAND = Decimal(1000)
HUNDRED = Decimal(100)
INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Words:
    """What reading a number looks at. `narrow(i)` tells whether the space before token `i` is one that does not break lines."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    narrow: Callable[[int], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number on tokens `[first, last)`.

    `digits`: it begins with digits. `scaled`: a word such as "million" is part of it. `loose`: the word itself is rough ("dozen").
    `vague`: it names no number ("hundreds"); `value` is then the least it promises. `share`: a fraction of something.
    `article`: a definite article is glued to it. `words`: how many words of it are number words.
    """

    first: int
    last: int
    value: Decimal
    digits: bool = False
    scaled: bool = False
    loose: bool = False
    vague: bool = False
    share: bool = False
    article: bool = False
    plain: bool = False  # ends in a small number, so that another may not follow
    bridged: bool = False  # ends in a noun ("dozen", "million") that takes a linking word: "millions of"


def times(value: Decimal, scale: Decimal) -> Decimal:
    """A number by a power of ten, its written precision kept in the exponent; other factors multiply."""
    sign, digits, _ = scale.as_tuple()
    if digits[0] == 1 and not any(digits[1:]) and not sign:
        return value.scaleb(scale.adjusted())
    return value * scale
