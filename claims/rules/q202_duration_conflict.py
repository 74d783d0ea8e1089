"""Articles give different lengths of time for the same thing: a 60-day emergency in one, 30 days in the other.

Lengths that can both be true ("two months" and "60 days", "nearly ten years" and "nine years") are no conflict.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.alignment.weights import threshold
from claims.model.claim import Claim
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.relation import Relation
from claims.model.time import TimeKind, TimeMention, Timex
from claims.normalization.time import compare_times
from claims.rules.model import Hit, Rule, Scene, raises, silent
from claims.rules.sides import Held, against, connected, evidence, part
from claims.rules.slots import pairs_by_cluster, slots

_UNITS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
_FAR = 1.5


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each cluster whose claims give lengths that exclude each other."""
    for cluster, pairs in pairs_by_cluster(scene, at_least=threshold("link")):
        found = [
            (_held(*slot.a), _held(*slot.b))
            for pair in pairs
            if max(pair.score, pair.context) >= threshold("uncounted")
            for slot in slots(scene, pair, _lengths, _relate)
        ]
        for values in connected(found):
            sides = part(values, relate)
            if len(sides) > 1:
                yield Hit(
                    evidence=evidence(scene, sides),
                    values={"sides": against(sides)},
                    confidence=min(0.85, 0.3 + max(pair.score for pair in pairs)),
                    cluster=cluster,
                )


def _lengths(claim: Claim) -> list[TimeMention]:
    return [mention for mention in claim.times if mention.value.kind is TimeKind.DURATION]


def _relate(a: TimeMention, b: TimeMention) -> Relation:
    return relate(a.value, b.value)


def relate(a: Timex, b: Timex) -> Relation:
    """The relation of two lengths. Told in different units ("nine days", "a week") they exclude each other only when far apart."""
    relation = compare_times(a, b)
    one, other = _days(a), _days(b)
    if relation is not Relation.DISJOINT or one is None or other is None or (a.edtf or "")[-1:] == (b.edtf or "")[-1:]:
        return relation
    return relation if max(one, other) >= _FAR * min(one, other) else Relation.OVERLAPS


def _days(value: Timex) -> float | None:
    """The length in days, of the simple forms such as P9D; None for others."""
    edtf = value.edtf or ""
    number, unit = edtf[1:-1], edtf[-1:]
    return float(number) * _UNITS[unit] if unit in _UNITS and number.replace(".", "", 1).isdigit() else None


def _held(claim: Claim, mention: TimeMention) -> Held[Timex]:
    return Held(claim=claim, span=mention.span, value=mention.value, label=mention.value.edtf or mention.text)


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
