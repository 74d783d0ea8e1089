"""What the parser's arc model sees: the state of an arc-hybrid transition system as hashed features.

A state is a stack of words whose head is not settled, and the words not yet read (the buffer). Three moves: SHIFT reads a word;
LEFT makes the next word the head of the top of the stack; RIGHT makes the word below the top its head. Behind the last word
stands the root. (Kuhlmann, Gomez-Rodriguez and Satta 2011; features after Zhang and Nivre 2011.)

Features are named by parts such as "s0.tag": a place in the state and an attribute. The same code hashes one state or many.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from claims.language.ascending import Ids

SHIFT, LEFT, RIGHT = 0, 1, 2
MOVES = 3


class Attribute(IntEnum):
    """The numbers a word is seen by, in the order of a row."""

    TAG = 0
    FORM = 1
    CORE = 2  # its lemma key
    END = 3
    CLUSTER = 4


class Place(IntEnum):
    """Words of a state: the stack from its top, the buffer from its front, and the outermost dependents found so far."""

    S0 = 0
    S1 = 1
    S2 = 2
    B0 = 3
    B1 = 4
    B2 = 5
    S0L = 6  # leftmost dependent of the top of the stack
    S0R = 7
    S1L = 8
    S1R = 9
    B0L = 10
    S0N = 11  # the word right after the top of the stack
    B0P = 12  # the word right before the front of the buffer


class Fact(IntEnum):
    """Small numbers about a state."""

    GAP = 0  # from the top of the stack to the front of the buffer
    REACH = 1  # from the word below the top to the top
    VERBS = 2  # between the top of the stack and the front of the buffer, at most 2
    MARKS = 3  # as above, at most 3
    S0LEFT = 4  # dependents on a side, at most 3
    S0RIGHT = 5
    S1RIGHT = 6
    B0LEFT = 7


_FIRST_FACT = len(Place) * len(Attribute)
_EMPTY = _FIRST_FACT + len(Fact)  # a value that is always zero, for templates with fewer parts
VALUES = _EMPTY + 1
_STEP = np.uint32(16777619)
_SPREAD = np.uint32(0x2C1B3C6D)
_FAR = (0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7)  # distances that count as one
DISTANCE = np.array([*_FAR, *([8] * 246)], np.uint32)
"""The step a distance counts as; look up at most `len(DISTANCE) - 1`."""


def _expand(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


TEMPLATES = _expand(
    """
    s0.tag
    s0.form
    s0.core
    s0.form s0.tag
    s0.end s0.tag
    s1.tag
    s1.form
    s1.form s1.tag
    s1.end s1.tag
    b0.tag
    b0.form
    b0.core
    b0.form b0.tag
    b0.end b0.tag
    b1.tag
    b1.form
    b1.form b1.tag
    b2.tag
    b2.form
    s0.form b0.form
    s0.core b0.core
    s0.form s0.tag b0.tag
    s0.tag b0.form b0.tag
    s0.core b0.tag
    s0.tag b0.core
    s0.tag b0.tag
    s0.tag b0.tag gap
    s0.core b0.tag gap
    s0.tag b0.core gap
    s1.tag s0.tag
    s1.form s0.tag
    s1.core s0.tag
    s1.tag s0.form
    s1.tag s0.core
    s1.core s0.core
    s1.tag s0.tag reach
    s1.tag s0.tag b0.tag
    s1.core s0.tag b0.tag
    s1.tag s0.core b0.tag
    s1.tag s0.tag b0.core
    s1.tag b0.tag
    s1.tag b0.core
    s1.core b0.tag
    b0.tag b1.tag
    b0.core b1.tag
    b0.tag b1.core
    b0.tag b1.tag b2.tag
    s0.tag b0.tag b1.tag
    s0.core b0.tag b1.tag
    s0.tag b0.core b1.tag
    s0.tag b0.tag b1.core
    s0.tag b0.tag b1.tag b2.tag
    s1.tag s0.tag b0.tag b1.tag
    s2.tag s1.tag s0.tag
    s2.tag s1.tag s0.tag b0.tag
    s0.tag s0l.tag b0.tag
    s0.tag s0r.tag b0.tag
    s0.tag b0.tag b0l.tag
    s0.core s0r.tag b0.tag
    s0.tag s0r.core b0.tag
    s0.tag s0l.core b0.tag
    s0.tag b0.tag b0l.core
    s1.tag s0.tag s0l.tag
    s1.tag s0.tag s0r.tag
    s1.tag s1r.tag s0.tag
    s1.tag s1l.tag s0.tag
    s1.core s0.tag s0l.core
    s1.tag s0.tag s0l.core
    s1.tag s1r.tag s0.tag b0.tag
    s0.tag s0left b0.tag
    s0.tag s0right b0.tag
    s0.core s0right
    s0.core s0left
    b0.tag b0left s0.tag
    b0.core b0left
    s1.tag s1right s0.tag
    s0.tag b0.tag verbs marks
    s0.core verbs marks
    s1.tag s0.tag b0.tag verbs marks
    s0.tag s0n.tag b0p.tag b0.tag
    s0.end b0.end
    s1.end s0.end
    s0.end b0.tag
    s0.tag b0.end
    s0.cluster b0.cluster
    s1.cluster s0.cluster
    s0.cluster b0.tag
    s0.tag b0.cluster
    s1.cluster s0.tag b0.tag
    s1.tag s0.cluster b0.tag
    s1.tag s0.tag b0.cluster
    s0.cluster s0.tag
    b0.cluster b0.tag
    s1.tag s0.tag b0.end
    s1.end s0.tag b0.tag
    s1.tag s0.end b0.tag
    """
)
"""The features: what is seen together."""


def indices(templates: Sequence[str]) -> NDArray[np.intp]:
    """Where the parts of each template stand among the values of a state. Raises KeyError for an unknown part."""
    longest = max((len(template.split()) for template in templates), default=1)
    found = np.full((longest, len(templates)), _EMPTY, np.intp)
    for column, template in enumerate(templates):
        for row, part in enumerate(template.split()):
            found[row, column] = _index(part)
    return found


def _index(part: str) -> int:
    place, _, attribute = part.upper().partition(".")
    return Place[place] * len(Attribute) + Attribute[attribute] if attribute else _FIRST_FACT + Fact[place]


def hashes(values: Ids, parts: NDArray[np.intp], bits: int) -> NDArray[np.uint32]:
    """The feature numbers, below `2**bits`, of states given by their values (in the last axis)."""
    found = np.arange(1, parts.shape[1] + 1, dtype=np.uint32) * _SPREAD
    for row in parts:
        found = (found * _STEP) ^ np.take(values, row, axis=-1)
    found ^= found >> np.uint32(15)
    found *= _SPREAD
    found ^= found >> np.uint32(13)
    spread: NDArray[np.uint32] = (found * _STEP) >> np.uint32(32 - bits)
    return spread
