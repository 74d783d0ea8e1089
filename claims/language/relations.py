"""What the relation model of the parser sees: one row of numbers for each arc of a tree.

The tree is found first; a relation is then told by the dependent, its head, and what hangs on both: "by" under the dependent
and a form of "be" under the head make an agent. The model itself is one of `claims.language.linear`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np

from claims.language.ascending import Ids
from claims.language.transitions import DISTANCE, Attribute


class Column(IntEnum):
    """The numbers of an arc, in the order of a row: of the dependent, the head, its head, and words around them."""

    TAG = 0
    FORM = 1
    CORE = 2
    END = 3
    CLUSTER = 4
    HEAD_TAG = 5
    HEAD_FORM = 6
    HEAD_CORE = 7
    HEAD_END = 8
    HEAD_CLUSTER = 9
    UPPER_TAG = 10  # the head of the head
    UPPER_CORE = 11
    SIDE = 12  # before or after its head
    DISTANCE = 13  # with the side
    BEFORE_TAG = 14  # neighbours in the sentence
    AFTER_TAG = 15
    BEFORE_CORE = 16
    AFTER_CORE = 17
    NEARER_TAG = 18  # the next dependent of the same head towards it, on the same side
    NEARER_CORE = 19
    FARTHER_TAG = 20
    FARTHER_CORE = 21
    FIRST_TAG = 22  # its own outermost dependents
    FIRST_CORE = 23
    LAST_TAG = 24
    LAST_CORE = 25
    ADPOSITION = 26  # cores of dependents: "by", "that", "have"
    CONJUNCTION = 27
    AUXILIARY = 28
    HEAD_ADPOSITION = 29
    HEAD_CONJUNCTION = 30
    HEAD_AUXILIARY = 31
    PLACE = 32  # how many dependents stand between it and its head
    HEAD_FIRST_TAG = 33  # the outermost dependents of the head
    HEAD_LAST_TAG = 34
    SUBJECT = 35  # a noun or pronoun hangs before the head, a noun after it
    ADPOSITION_FORM = 36


WIDTH = len(Column)
_MARKERS = {"ADP": 0, "SCONJ": 1, "AUX": 2}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def columns(rows: Ids, tags: Sequence[str], heads: Sequence[int]) -> Ids:
    """A row for each token, in linear time.

    `rows`: from `claims.language.arcs.attributes`; `heads`: indices, the number of tokens for the root.
    """
    size = len(tags)
    none = size + 1
    found = np.zeros((size, WIDTH), np.uint32)
    around = _around(tags, heads)
    at = np.arange(size)
    head = np.array(heads, np.intp)
    upper = np.append(head, [none, none])[head]
    tag, core, form = rows[:, Attribute.TAG], rows[:, Attribute.CORE], rows[:, Attribute.FORM]
    found[:, Column.TAG : Column.CLUSTER + 1] = rows[:size]
    found[:, Column.HEAD_TAG : Column.HEAD_CLUSTER + 1] = rows[head]
    found[:, Column.UPPER_TAG], found[:, Column.UPPER_CORE] = tag[upper], core[upper]
    side = np.where(head == size, 3, np.where(head > at, 1, 2)).astype(np.uint32)
    found[:, Column.SIDE] = side
    found[:, Column.DISTANCE] = side * 16 + DISTANCE[np.minimum(np.abs(head - at), len(DISTANCE) - 1)]
    before, after = np.where(at > 0, at - 1, none), np.where(at + 1 < size, at + 1, none)
    for which, first in ((before, Column.BEFORE_TAG), (after, Column.AFTER_TAG)):
        found[:, first], found[:, first + 2] = tag[which], core[which]
    pairs = (("nearer", Column.NEARER_TAG), ("farther", Column.FARTHER_TAG), ("first", Column.FIRST_TAG), ("last", Column.LAST_TAG))
    for name, first in pairs:
        which = np.array(around[name], np.intp)[:size]
        found[:, first], found[:, first + 1] = tag[which], core[which]
    for name, first in (("first", Column.HEAD_FIRST_TAG), ("last", Column.HEAD_LAST_TAG)):
        found[:, first] = tag[np.array(around[name], np.intp)[head]]
    for number in range(len(_MARKERS)):
        which = np.array(around[f"marker{number}"], np.intp)
        found[:, Column.ADPOSITION + number] = core[which[:size]]
        found[:, Column.HEAD_ADPOSITION + number] = core[which[head]]
    found[:, Column.ADPOSITION_FORM] = form[np.array(around["marker0"], np.intp)[:size]]
    found[:, Column.PLACE] = np.array(around["place"], np.uint32)[:size] + side * np.uint32(8)
    found[:, Column.SUBJECT] = np.array(around["nominal"], np.uint32)[head]
    return found


def _around(tags: Sequence[str], heads: Sequence[int]) -> dict[str, list[int]]:
    """Dependents and siblings of each token, of the root and of no word; `len(tags) + 1` where there is none."""
    size = len(tags)
    none = size + 1
    names = ("nearer", "farther", "first", "last", *(f"marker{number}" for number in range(len(_MARKERS))))
    found: dict[str, list[int]] = {name: [none] * (size + 2) for name in names}
    found["place"], found["nominal"] = [0] * (size + 2), [0] * (size + 2)
    nearest = [none] * (size + 2)
    for order, later in ((range(size), False), (range(size - 1, -1, -1), True)):
        # towards a head: words before it from left to right, words after it from right to left
        for at in order:
            head = heads[at]
            if (head > at) is later:
                continue
            found["farther"][at] = nearest[head]
            if nearest[head] != none:
                found["nearer"][nearest[head]] = at
            nearest[head] = at
        nearest = [none] * (size + 2)
    for order, later in ((range(size - 1, -1, -1), False), (range(size), True)):
        counts = [0] * (size + 2)  # away from a head
        for at in order:
            head = heads[at]
            if (head > at) is not later:
                found["place"][at] = min(3, counts[head])
                counts[head] += 1
    for at in range(size):
        head = heads[at]
        if found["first"][head] == none:
            found["first"][head] = at
        found["last"][head] = at
        marker = _MARKERS.get(tags[at])
        if marker is not None:
            found[f"marker{marker}"][head] = at
        if tags[at] in _NOMINAL:
            found["nominal"][head] |= 1 if at < head else 2
    return found
