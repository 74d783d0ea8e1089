"""Titles against texts: a title counts what its text counts otherwise.

Titles round, drop hedges and count a part; so the figure of a title stands whenever the text gives one like it, two that make it,
or several of the kind. Left are titles whose one count of a kind meets one other count in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claims.model.comparison import Extraction
from claims.model.span import Field
from claims.rules.counts import Count, compatible, counts, is_accounted, one_kind
from claims.rules.events import one_deed, share_event
from claims.rules.model import Scene

_ROUNDED = Decimal("0.1")  # a title may round a figure of its text by so much


def miscounted(scene: Scene, extraction: Extraction) -> Iterator[tuple[Count, Count]]:
    """The count of a title and the one count of the same in the text, where they exclude each other."""
    found = counts(scene, extraction)
    titled = [count for count in found if count.claim.span.field is Field.TITLE]
    for count in titled:
        others = [other for other in found if other.claim.span.field is Field.TEXT and one_kind(other.counted, count.counted)]
        near = [other for other in others if compatible(other, count) or _is_rounded(other.number, count.number)]
        if near or len({other.number for other in others}) != 1 or is_accounted(extraction, count):
            continue
        same = [other for other in others if one_deed(count.claim, other.claim) or share_event(count.claim, other.claim)]
        if same and sum(one_kind(other.counted, count.counted) for other in titled) == 1:
            yield count, same[0]


def _is_rounded(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _ROUNDED * max(one, other)
