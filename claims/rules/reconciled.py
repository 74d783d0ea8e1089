"""What looks like a conflict and is none: two ways to write one day, one hour, one figure, and two steps of one course.

An editor who sees "Sunday" beside "14 September" asks whether somebody looked. For every pair of aligned claims whose values are
written differently and yet agree, the reason is recorded once for each fact, with the passages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, is_a
from claims.model.claim import Claim
from claims.model.finding import DiscrepancyType, Evidence, Finding, Withheld
from claims.model.quantity import Modifier, Quantity
from claims.model.relation import Relation
from claims.model.span import Span
from claims.model.time import TimeKind, Timex
from claims.normalization.quantity import compare_quantities
from claims.normalization.quantity.conversion import is_money
from claims.normalization.time import compare_clocks, compare_times
from claims.rules import reasons
from claims.rules.events import links_of_a_chain, other_days, subjects
from claims.rules.model import Pair, Scene, passage
from claims.rules.series import series
from claims.rules.sides import Held
from claims.rules.slots import Mention, siblings, topics

_BOUNDS = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.LESS_THAN, Modifier.AT_MOST})
_ORDER = 2  # between a bound and a figure that keeps it
_WORDS = 2  # of a day that is only counted: "yesterday", "last night"
_AT_MOST = 2  # passages of one article that one reason shows


@dataclass(slots=True)
class _Case:
    """Why values of one fact agree, with the passages met so far."""

    type: DiscrepancyType
    reason: str
    values: dict[str, str]
    evidence: dict[tuple[str, Span], Evidence] = field(default_factory=dict)

    def add(self, item: Evidence) -> None:
        shown = sum(article == item.article for article, _ in self.evidence)
        if shown < _AT_MOST:
            self.evidence.setdefault((item.article, item.span), item)


def reconciled(scene: Scene, outcomes: Sequence[Finding | Withheld]) -> Iterator[Withheld]:
    """What was weighed and found to agree, in order of the clusters; nothing that the outcome of a rule shows already."""
    told = {(item.article, item.span) for outcome in outcomes for item in outcome.evidence}
    cases: dict[tuple[str, str, str], _Case] = {}
    for key, kind, reason, evidence in _agreements(scene):
        if any((item.article, item.span) in told for item in evidence):
            continue
        case = cases.setdefault((key, kind, reason), _Case(kind, reason, {"steps": key} if reason is reasons.STEPS else {}))
        for item in evidence:
            case.add(item)
    for case in cases.values():
        yield Withheld(type=case.type, reason=case.reason, evidence=tuple(case.evidence.values()), values=case.values)


_Agreement = tuple[str, DiscrepancyType, str, tuple[Evidence, ...]]


def _agreements(scene: Scene) -> Iterator[_Agreement]:
    for pair in scene.pairs:
        if pair.score < threshold("link") and not pair.parallel:
            continue
        for kind, reason, one, other in (*_figures(scene, pair), *_times(pair.a, pair.b)):
            evidence = tuple(
                passage(scene.extraction(claim.article), mention.span, value=mention.text)
                for claim, mention in ((pair.a, one), (pair.b, other))
            )
            yield pair.cluster, kind, reason, evidence
    yield from _steps(scene)


_Met = tuple[DiscrepancyType, str, Mention[object], Mention[object]]


def _figures(scene: Scene, pair: Pair) -> Iterator[_Met]:
    """Figures of two claims, or of their sentences where these are cut differently."""
    whole = pair.context >= threshold("sentence")
    here, there = ((siblings(scene, claim) if whole else [claim]) for claim in (pair.a, pair.b))
    for a, b in product(here, there):
        for one, other in product(a.quantities, b.quantities):
            reason = _why_figures(scene, a, one, b, other)
            if reason is not None:
                yield DiscrepancyType.QUANTITY_CONFLICT, reason, one, other


def _why_figures(scene: Scene, a: Claim, one: Mention[Quantity], b: Claim, other: Mention[Quantity]) -> str | None:
    first, second = one.value, other.value
    if (first.low, first.high, first.unit, first.modifier) == (second.low, second.high, second.unit, second.modifier):
        return None
    counted = first.of is not None and second.of is not None and (is_a(first.of, second.of) or is_a(second.of, first.of))
    measured = first.unit is not None and second.unit is not None and bool(topics(a) & topics(b))
    if first.unit != second.unit and first.stated == second.stated:
        return None  # "$50" and "fifty dollars" leave open which dollar in one of them
    if first.unit != second.unit and first.unit and second.unit and is_money(first.unit) and is_money(second.unit):
        alone = all(sum(is_money(figure.value.unit or "") for figure in claim.quantities) == 1 for claim in (a, b))
        return reasons.TWO_CURRENCIES if alone else None
    if not (counted or measured):
        return None
    relation = compare_quantities(first, second)
    held = [
        Held(claim=claim, span=mention.span, value=mention.value, label=mention.text) for claim, mention in ((a, one), (b, other))
    ]
    if counted and first.stated != second.stated and series(scene, held):
        return reasons.UPDATE
    return _why_compatible(first, second) if relation.compatible else None


def _why_compatible(first: Quantity, second: Quantity) -> str | None:
    if first.unit != second.unit:
        return reasons.TWO_UNITS
    modifiers = {first.modifier, second.modifier}
    if Modifier.RANGE in modifiers:
        return reasons.IN_RANGE
    if Modifier.VAGUE in modifiers:
        return reasons.VAGUE
    if modifiers & _BOUNDS:
        return reasons.BOUND if _near(first, second) else None
    return reasons.ROUNDING if first.stated != second.stated else None


def _near(first: Quantity, second: Quantity) -> bool:
    """True for figures of one order: "more than 200" and 210, not "at least 27" and 158, which count different things."""
    one, other = first.stated, second.stated
    return one is not None and other is not None and max(abs(one), abs(other)) <= _ORDER * min(abs(one), abs(other))


def _times(a: Claim, b: Claim) -> Iterator[_Met]:
    for one, other in product(a.times, b.times):
        day, hour = _why_days(one, other), _why_hours(one.value, other.value)
        if day is not None:
            yield DiscrepancyType.EVENT_DATE_CONFLICT, day, one, other
        if hour is not None:
            yield DiscrepancyType.TIME_OF_DAY_CONFLICT, hour, one, other


def _why_days(one: Mention[Timex], other: Mention[Timex]) -> str | None:
    first, second = one.value, other.value
    if first.kind is not TimeKind.DATE or second.kind is not TimeKind.DATE or not first.is_one_day or not second.is_one_day:
        return None
    if compare_times(first, second) is Relation.DISJOINT or first.start != second.start:
        return None
    if first.calendar is not second.calendar:
        return reasons.HIJRI
    if _dated(one) is not _dated(other):
        return reasons.COUNTED_DAY
    return None


def _dated(mention: Mention[Timex]) -> bool:
    """True for a day that is written with its date, in figures or in words; False for "on Sunday" and "yesterday"."""
    figures = any(character.isdecimal() for character in mention.text)
    return figures or (mention.value.stated_weekday is None and len(mention.text.split()) > _WORDS)


def _why_hours(first: Timex, second: Timex) -> str | None:
    if first.clock is not None and second.clock is not None:
        zones = first.clock.utc_offset, second.clock.utc_offset
        if None in zones or zones[0] == zones[1] or compare_clocks(first, second) is not Relation.EQUAL:
            return None
        return reasons.ONE_MOMENT
    if (first.clock is None) is (second.clock is None) or None in (first.part or first.clock, second.part or second.clock):
        return None
    return reasons.PART_OF_DAY if compare_clocks(first, second).compatible else None


def _steps(scene: Scene) -> Iterator[_Agreement]:
    """Claims of two articles that date two steps of one course differently: signed in May, ratified in September."""
    dated = [
        claim
        for extraction in scene.extractions
        for claim in extraction.claims
        if claim.event is not None and claim.time is not None and _chain(claim) is not None
    ]
    for at, a in enumerate(dated):
        for b in dated[at + 1 :]:
            apart = (
                a.article != b.article and links_of_a_chain(a, b) and other_days(a, b) and not subjects(a).isdisjoint(subjects(b))
            )
            if not apart or a.event is None or b.event is None or a.time is None or b.time is None:
                continue
            names = sorted({_told(a), _told(b)})
            evidence = tuple(
                passage(scene.extraction(claim.article), claim.event.trigger.cover(claim.time.span), value=claim.time.value.edtf)
                for claim in (a, b)
                if claim.event is not None and claim.time is not None and claim.time.span.field is claim.event.trigger.field
            )
            if len(evidence) == 2:
                yield " / ".join(names), DiscrepancyType.EVENT_DATE_CONFLICT, reasons.STEPS, evidence


def _chain(claim: Claim) -> str | None:
    known = concept(claim.event.type) if claim.event is not None else None
    return known.chain if known is not None else None


def _told(claim: Claim) -> str:
    return claim.event.type.replace("_", " ") if claim.event is not None else ""
