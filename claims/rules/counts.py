"""Counts of one article: what it counts as a whole, and where it comes back to that count with another figure.

A definite number ("the 21 stations", "les 21 stations") comes back to a whole that the article has counted. Where the article has
never given that number, and all it has counted of the kind is another, the two exclude each other. Parts, sums and other occasions
are left alone: a number that any figure of the article gives, or that two of them make, is accounted for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from claims.knowledge.concepts import is_a
from claims.language.base import knowledge
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.quantity import QuantityMention
from claims.model.relation import Relation
from claims.model.span import Span
from claims.normalization.quantity import compare_quantities
from claims.rules.cues import cues, is_exact
from claims.rules.inward import words
from claims.rules.model import Scene

_FEWEST = 5  # smaller definite numbers may count what was named one by one: "the two men"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure of an article and what it counts. `definite`: it comes back to what is known."""

    claim: Claim
    figure: QuantityMention
    counted: str
    definite: bool

    @property
    def number(self) -> Decimal:
        """The number itself."""
        return self.figure.value.low or Decimal(0)


def counts(scene: Scene, extraction: Extraction) -> list[Count]:
    """The exact figures of an article that count something known."""
    found = []
    for claim in extraction.claims:
        for figure in claim.quantities:
            counted = _counted(claim, figure)
            if counted is not None and figure.value.unit is None and is_exact(figure):
                found.append(Count(claim=claim, figure=figure, counted=counted, definite=_is_definite(scene, claim, figure)))
    return found


def unaccounted(scene: Scene, extraction: Extraction) -> Iterator[tuple[Count, Count]]:
    """Pairs of a count and a definite number of the same that the article has not accounted for."""
    found = counts(scene, extraction)
    for count in found:
        if not count.definite or count.number < _FEWEST:
            continue
        others = [other for other in found if one_kind(other.counted, count.counted) and other.number != count.number]
        wholes = {other.number for other in others if other.number >= _FEWEST}
        if len(wholes) != 1 or is_accounted(extraction, count):
            continue
        for other in others:
            if other.number in wholes and not other.definite and _same_whole(other, count) and not compatible(other, count):
                yield other, count
                break


def _counted(claim: Claim, figure: QuantityMention) -> str | None:
    """What a figure counts: of people whom something befell, what befell them."""
    of = figure.value.of
    befalls = knowledge("series")["befalls"]
    if of is None or is_a(of, "person") or of == "victim":
        fate = next((tally for tally, deeds in befalls.items() if claim.event and claim.event.type in deeds), None)
        return fate or of
    return of


def _is_definite(scene: Scene, claim: Claim, figure: QuantityMention) -> bool:
    start = max(0, figure.span.start - 24)
    before = words(scene, claim, Span(start, figure.span.start, figure.span.field))
    return any(last == len(before) for _, last in cues("the", before, claim.language, book="discourse"))


def is_accounted(extraction: Extraction, count: Count) -> bool:
    """True when another figure of the article gives the number, or two of them make it."""
    values = [mention.value for mention in extraction.quantities if mention.span != count.figure.span]
    if any(value.low == count.number for value in values):
        return True
    others = [value for value in values if value.unit is None and (value.of is None or one_kind(value.of, count.counted))]
    if any(value.low is None or value.low != value.high for value in others):
        return True
    numbers = [value.low for value in others if value.low is not None]
    return any(one + other == count.number or abs(one - other) == count.number for one, other in combinations(numbers, 2))


def _same_whole(a: Count, b: Count) -> bool:
    """True when both counts are told of one thing beside what they count: the stations of the line, the dead of the flood."""
    ours, theirs = ({mention.concept for mention in count.claim.concepts} for count in (a, b))
    return bool((ours & theirs) - {a.counted, b.counted, a.figure.value.of, b.figure.value.of, *knowledge("series")["measures"]})


def one_kind(a: str, b: str) -> bool:
    """True for one concept, or a narrower and a broader one."""
    return is_a(a, b) or is_a(b, a)


def compatible(a: Count, b: Count) -> bool:
    """True for two figures that may be one figure, rounded."""
    one, other = (replace(count.figure.value, of=None) for count in (a, b))
    return compare_quantities(one, other) is not Relation.DISJOINT
