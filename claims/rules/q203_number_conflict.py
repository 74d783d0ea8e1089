"""Two articles say the same thing in the same words but for one number.

A number need not be understood to be wrong: a rank, an ancient year, an age without its unit. Compared are passages that say the
same as wholes; numbers that both give, in figures or in words, are taken away first, and so is what stands in dates and figures
that agree. Where both numbers are dates, lengths or counts of one kind, the rules for those speak instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.alignment.weights import threshold
from claims.model.claim import Claim
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.quantity import Numeral
from claims.model.relation import Relation
from claims.model.span import Span
from claims.normalization.quantity import compare_quantities
from claims.normalization.time import compare_clocks, compare_times
from claims.rules.events import other_days, plan_and_deed
from claims.rules.model import Hit, Pair, Rule, Scene, passage, raises, silent
from claims.rules.sides import written
from claims.rules.slots import left_over

_SCALES = frozenset(Decimal(10) ** power for power in (3, 6, 9))
# Miles to km, feet to m, inches to cm, pounds to kg, acres to hectares: exact by the agreement of 1959.
_FACTORS = tuple(map(Decimal, ("1.609344", "0.3048", "2.54", "0.45359237", "0.40468564")))
_ROUNDED = Decimal("0.02")
_TELLING = 20


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each pair of parallel sentences that differ in one number which no other rule compares."""
    seen: set[tuple[str, Span, str, Span]] = set()
    for pair in scene.pairs:
        if not pair.parallel or not (pair.told_alike or pair.context >= threshold("reworded")):
            continue
        if other_days(pair.a, pair.b) or (not pair.told_alike and plan_and_deed(pair.a, pair.b)):
            continue  # last year's visitors, and those expected this year
        where = (pair.a.article, scene.sentence(pair.a), pair.b.article, scene.sentence(pair.b))
        if where in seen:
            continue
        seen.add(where)
        one, other = _lone(scene, pair)
        if one is None or other is None:
            continue
        yield Hit(
            evidence=(
                passage(scene.extraction(pair.a.article), one.span, value=written(one.value), side="a"),
                passage(scene.extraction(pair.b.article), other.span, value=written(other.value), side="b"),
            ),
            values={"one": f"{_plain(one)} ({pair.a.article})", "other": f"{_plain(other)} ({pair.b.article})"},
            confidence=min(0.8, 0.3 + pair.context),
            cluster=pair.cluster,
        )


def _lone(scene: Scene, pair: Pair) -> tuple[Numeral | None, Numeral | None]:
    """The one number of each sentence that the other lacks; None where there are none or several."""
    explained = _explained(scene, pair.a, pair.b)
    here, there = (_numerals(scene, claim, explained) for claim in (pair.a, pair.b))
    rest, others = left_over(here, there, lambda one, other: Relation.EQUAL if one.value == other.value else Relation.UNKNOWN)
    rest = [numeral for numeral in rest if numeral.value not in _stated(scene, pair.b)]
    others = [numeral for numeral in others if numeral.value not in _stated(scene, pair.a)]
    if len(rest) != 1 or len(others) != 1 or _of_one_sort(scene, pair, rest[0], others[0]):
        return None, None
    if _rewritten(rest[0].value, others[0].value):
        return None, None
    return rest[0], others[0]


def _rewritten(one: Decimal, other: Decimal) -> bool:
    """True for one number told in another scale ("2.8 thousand" and 2,800) or in another country's measure (80 °F and 27 °C)."""
    small, large = sorted((abs(one), abs(other)))
    if not small:
        return False
    if large / small in _SCALES:
        return True
    if small < _TELLING:
        return False  # among small numbers any two are near some factor
    for a, b in ((one, other), (other, one)):
        if abs((a - 32) * 5 / 9 - b) <= 1:
            return True
        if any(abs(a * factor - b) <= max(_ROUNDED * abs(b), Decimal("0.5")) for factor in _FACTORS):
            return True
    return False


def _numerals(scene: Scene, claim: Claim, explained: Sequence[Span]) -> list[Numeral]:
    area = scene.sentence(claim)
    inside = [numeral for numeral in scene.extraction(claim.article).numerals if area.contains(numeral.span)]
    return [numeral for numeral in inside if not any(span.contains(numeral.span) for span in explained)]


def _explained(scene: Scene, a: Claim, b: Claim) -> list[Span]:
    """The dates and figures of each sentence that the other gives as well, however written."""
    found: list[Span] = []
    for claim, other in ((a, b), (b, a)):
        ours, theirs = scene.extraction(claim.article), scene.extraction(other.article)
        area, across = scene.sentence(claim), scene.sentence(other)
        times = [time.value for time in theirs.times if across.contains(time.span)]
        figures = [figure.value for figure in theirs.quantities if across.contains(figure.span)]
        for time in ours.times:
            if area.contains(time.span) and any(
                compare_times(time.value, value).compatible or compare_clocks(time.value, value).compatible for value in times
            ):
                found.append(time.span)
        for figure in ours.quantities:
            if area.contains(figure.span) and any(compare_quantities(figure.value, value).compatible for value in figures):
                found.append(figure.span)
    return found


def _stated(scene: Scene, claim: Claim) -> set[Decimal]:
    """The numbers that a sentence states in its figures and counts, spelled ones too."""
    area = scene.sentence(claim)
    values = [mention.value for mention in scene.extraction(claim.article).quantities if area.contains(mention.span)]
    return {number for value in values for number in (value.low, value.high) if number is not None}


def _of_one_sort(scene: Scene, pair: Pair, one: Numeral, other: Numeral) -> bool:
    """True when both stand in dates, both in lengths of time or both in figures that exclude each other or count known things."""
    times, figures = [], []
    for claim, numeral in ((pair.a, one), (pair.b, other)):
        extraction = scene.extraction(claim.article)
        times.append(next((time.value for time in extraction.times if time.span.contains(numeral.span)), None))
        figures.append(next((figure.value for figure in extraction.quantities if figure.span.contains(numeral.span)), None))
    if times[0] is not None and times[1] is not None:
        hours = times[0].clock is not None and times[1].clock is not None
        if hours or compare_times(times[0], times[1]) is not Relation.UNKNOWN:
            return True
    if figures[0] is None or figures[1] is None:
        return False
    known = figures[0].of is not None and figures[1].of is not None
    if known and not (pair.told_alike and pair.a.language != pair.b.language):  # of one language, they count two things
        return True
    return compare_quantities(figures[0], figures[1]) is not Relation.UNKNOWN


def _plain(numeral: Numeral) -> str:
    return format(numeral.value.normalize(), "f")


RULE = Rule(
    code="Q203",
    name="number-conflict",
    type=DiscrepancyType.QUANTITY_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="two passages agree but for a number: {one} against {other}",
    advice="Look for the number in the primary source; one of the two was probably mistyped.",
    documentation=__doc__,
    check=check,
    yields_to=("A204",),
    examples=(
        raises(
            ("en", "Elena Duarte of Portugal climbed to No. 3 in the world tennis ranking after her victory in Doha."),
            ("es", "La portuguesa Elena Duarte subió al número 8 de la clasificación mundial de tenis tras su victoria en Doha."),
            because="No. 3 and number 8 are two ranks",
        ),
        silent(
            ("en", "Elena Duarte of Portugal climbed to No. 3 in the world tennis ranking after her victory in Doha."),
            ("es", "La portuguesa Elena Duarte subió al número 3 de la clasificación mundial de tenis tras su victoria en Doha."),
            because="both say number 3",
        ),
        silent(
            ("en", "It was 80 degrees in Doha when Elena Duarte of Portugal won the final of the world tennis tour."),
            ("es", "Hacía 27 grados en Doha cuando la portuguesa Elena Duarte ganó la final del circuito mundial de tenis."),
            because="80 degrees Fahrenheit are 27 degrees Celsius",
        ),
    ),
)
