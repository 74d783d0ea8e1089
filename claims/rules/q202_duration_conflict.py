"""Articles give different lengths of time for the same thing: a 60-day emergency in one, 30 days in the other.

Lengths that can both be true ("two months" and "60 days", "nearly ten years" and "nine years") are no conflict.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.alignment.weights import threshold
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.relation import Relation
from claims.model.time import TimeKind, TimeMention, Timex
from claims.normalization.time import compare_times
from claims.rules.conflicts import conflicts
from claims.rules.kinship import other_things
from claims.rules.model import Hit, Rule, Scene, raises, silent
from claims.rules.odd import Odd, Told, nearness, odd_ones
from claims.rules.sides import against, evidence
from claims.rules.slots import Mention, Slot

_UNITS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
_HOURS = {"M": 1 / 1440, "H": 1 / 24}
_FAR = 1.5
_ALIKE = 3  # between a length and the one that others give in its place


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each slot of a cluster that its claims fill with lengths that exclude each other."""
    for conflict in conflicts(
        scene,
        at_least=threshold("link"),
        values=_lengths,
        relate=relate,
        admits=lambda slot: _close_enough(slot) and not _elsewhere(scene, slot),
        label=_label,
        odd=_odd_lengths(scene),
    ):
        yield Hit(
            evidence=evidence(scene, conflict.sides),
            values={"sides": against(conflict.sides)},
            confidence=min(0.85, 0.3 + conflict.score),
            cluster=conflict.cluster,
        )


def _close_enough(slot: Slot[Timex]) -> bool:
    if slot.a[1].text.isdigit() is not slot.b[1].text.isdigit():  # "Seitov, 54," is an age, "ten years" need not be one
        return slot.whole and (slot.pair.told_alike or slot.pair.context >= threshold("certain"))
    if not slot.pair.told_alike and other_things(slot.a, slot.b):
        return False
    return slot.whole or max(slot.pair.score, slot.pair.context) >= threshold("uncounted")


def _odd_lengths(scene: Scene) -> Iterator[Odd[Timex]]:
    """Lengths that stand alone against one that several articles give."""
    near = nearness(scene)

    def bond(one: Told[Timex], other: Told[Timex]) -> float:
        lengths = _days(one[1].value), _days(other[1].value)
        if None in lengths or one[1].text.isdigit() is not other[1].text.isdigit():
            return 0.0
        if max(filter(None, lengths), default=0.0) > _ALIKE * min(filter(None, lengths), default=0.0):
            return 0.0
        strength = near(one[0], other[0])
        return strength if strength >= threshold("odd") and not other_things(one, other) else 0.0

    return odd_ones(scene, values=_lengths, relate=relate, bond=bond)


def _elsewhere(scene: Scene, slot: Slot[Timex]) -> bool:
    """True when either article gives the other's length somewhere else: the two were only matched wrongly."""
    (a, one), (b, other) = slot.a, slot.b
    return any(
        relate(wanted.value, mention.value) is Relation.EQUAL
        for article, wanted in ((a.article, other), (b.article, one))
        for mention in _lengths(scene.extraction(article))
    )


def _lengths(source: Claim | Extraction) -> list[TimeMention]:
    return [mention for mention in source.times if mention.value.kind is TimeKind.DURATION]


def relate(a: Timex, b: Timex) -> Relation:
    """The relation of two lengths. Told in different units ("nine days", "a week") they exclude each other only when far apart."""
    relation = compare_times(a, b)
    one, other = _days(a), _days(b)
    if relation is not Relation.DISJOINT or one is None or other is None or _one_scale(a.edtf or "", b.edtf or ""):
        return relation
    return relation if max(one, other) >= _FAR * min(one, other) else Relation.OVERLAPS


def _one_scale(a: str, b: str) -> bool:
    """True for two lengths in one unit, or both by the clock: hours and minutes are no rounded days."""
    return a[-1:] == b[-1:] or (a.startswith("PT") and b.startswith("PT"))


def _days(value: Timex) -> float | None:
    """The length in days, of the simple forms such as P9D; None for others."""
    edtf = value.edtf or ""
    units, number, unit = (_HOURS, edtf[2:-1], edtf[-1:]) if edtf.startswith("PT") else (_UNITS, edtf[1:-1], edtf[-1:])
    return float(number) * units[unit] if unit in units and number.replace(".", "", 1).isdigit() else None


def _label(mention: Mention[Timex]) -> str:
    return mention.value.edtf or "a length"


RULE = Rule(
    code="Q202",
    name="duration-conflict",
    type=DiscrepancyType.QUANTITY_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="different lengths of time for the same thing: {sides}",
    advice="Look for the length in the decision or document itself.",
    documentation=__doc__,
    check=check,
    yields_to=("A204",),
    examples=(
        raises(
            ("en", "The government of Ghana declared a 60-day state of emergency on Monday after the Accra flood."),
            ("fr", "Le gouvernement du Ghana a décrété lundi l'état d'urgence pour 30 jours après l'inondation d'Accra."),
            because="60 and 30 days exclude each other",
        ),
        silent(
            ("en", "The government of Ghana declared a 60-day state of emergency on Monday after the Accra flood."),
            ("ar", "أعلنت حكومة غانا يوم الاثنين حالة الطوارئ لمدة 60 يوما بعد فيضان أكرا."),
            because="both say 60 days",
        ),
    ),
)
