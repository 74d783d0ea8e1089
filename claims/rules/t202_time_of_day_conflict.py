"""Articles give different times of day for the same event: 9.30 in the evening against 9.30 in the morning.

Hours are held against each other as moments where the zones are known, else as hours of the place; an hour in a zone of its own
("10:00 GMT") conflicts with a local one only by its minutes. A part of the day conflicts with an hour outside it. Where two
articles date the event differently the day is the conflict, not the hour.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.alignment.weights import threshold
from claims.knowledge.concepts import is_event
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.relation import Relation
from claims.model.time import TimeMention, Timex
from claims.normalization.time import compare_clocks, compare_times
from claims.rules.conflicts import conflicts, supported
from claims.rules.events import (
    begins_and_ends,
    links_of_a_chain,
    of_speech,
    one_deed,
    one_event,
    other_days,
    other_deeds,
    plan_and_deed,
    subjects,
)
from claims.rules.happenings import happenings, timed_alike
from claims.rules.kinship import kindred
from claims.rules.model import Hit, Rule, Scene, raises, silent
from claims.rules.odd import TOGETHER, Odd, Told, nearness, odd_ones
from claims.rules.sides import Held, against, evidence
from claims.rules.slots import Mention, Slot

_PARTS = {"MO": "morning", "MI": "noon", "AF": "afternoon", "EV": "evening", "NI": "night"}
_HALF_DAY = 12 * 60  # minutes: morning and evening mistaken for each other
_HALF_HOUR = 30  # minutes
_SURE = 0.01  # of hours that nothing but their deed or their minutes brings together
_SMALL = 15  # minutes: two clocks, or two moments of one event
_DAY = 24 * 60


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each slot of a cluster that its claims fill with times of day that exclude each other."""
    found = conflicts(
        scene,
        at_least=threshold("dated"),
        values=_hours,
        relate=relate,
        admits=lambda slot: _one_hour(scene, slot),
        label=_label,
        beside=(*happenings(scene), *timed_alike(scene)),
        odd=_odd_hours(scene),
    )
    for conflict in (supported(scene, one, _hours, relate, _label) for one in found):
        yield Hit(
            evidence=evidence(scene, conflict.sides),
            values={"sides": against(conflict.sides)},
            confidence=min(0.9, 0.4 + conflict.score),
            severity=_severity(conflict.sides),
            cluster=conflict.cluster or None,
        )


def _hours(source: Claim | Extraction) -> list[TimeMention]:
    told = [mention for mention in source.times if not mention.value.ranged]
    return [mention for mention in told if mention.value.clock is not None or mention.value.part in _PARTS]


def relate(a: Timex, b: Timex) -> Relation:
    """The relation of two times of day; times that belong to different days are not compared."""
    return Relation.UNKNOWN if compare_times(a, b) is Relation.DISJOINT else compare_clocks(a, b)


def _one_hour(scene: Scene, slot: Slot[Timex]) -> bool:
    """True when two claims time the same event of the same day: no limit beside an hour, no plan beside a deed."""
    (a, one), (b, other) = slot.a, slot.b
    if (one.span in a.limits) is not (other.span in b.limits) or _is_told(a, one) is not _is_told(b, other):
        return False
    if plan_and_deed(a, b) or other_days(a, b) or begins_and_ends(a, b):
        return False
    if of_speech(scene, a, one.span) is not of_speech(scene, b, other.span):
        return False
    clocks = one.value.clock is not None and other.value.clock is not None
    if slot.pair.happening:
        return clocks
    if slot.whole and (slot.pair.sole or slot.pair.context >= threshold("certain")):
        return not other_deeds(a, b)
    if links_of_a_chain(a, b) or not one_event(a, b, whole=slot.whole, score=slot.pair.score):
        return False
    return clocks or (one_deed(a, b) and any(not is_event(name) for name in subjects(a) & subjects(b)))


def _odd_hours(scene: Scene) -> Iterator[Odd[Timex]]:
    """Hours that stand alone against one that several articles give: of one fact, of one deed, or but for a slip of the pen."""
    near = nearness(scene)

    def bond(one: Told[Timex], other: Told[Timex]) -> float:
        (a, hour), (b, second) = one, other
        if (hour.span in a.limits) is not (second.span in b.limits) or plan_and_deed(a, b) or other_days(a, b):
            return 0.0
        if begins_and_ends(a, b) or of_speech(scene, a, hour.span) is not of_speech(scene, b, second.span):
            return 0.0
        strength = near(a, b)
        if other_deeds(a, b) and not kindred(_deeds(a), _deeds(b)) and not _slip(hour.value, second.value):
            return 0.0
        alike = one_deed(a, b) or kindred(_deeds(a), _deeds(b)) or _slip(hour.value, second.value)
        return strength + _SURE if strength > TOGETHER or strength >= threshold("odd") or alike else 0.0

    return odd_ones(scene, values=_clocks, relate=_relate_told, bond=bond)


def _deeds(claim: Claim) -> frozenset[str]:
    return frozenset(mention.concept for mention in claim.concepts if is_event(mention.concept))


def _relate_told(a: Timex, b: Timex) -> Relation:
    """The relation of two hours; one of a zone whose offset is not known agrees with those that its minutes allow."""
    relation = relate(a, b)
    if relation is not Relation.UNKNOWN or a.clock is None or b.clock is None or compare_times(a, b) is Relation.DISJOINT:
        return relation
    zoned = a.clock.zone is not None or b.clock.zone is not None
    return Relation.OVERLAPS if zoned and a.clock.minute == b.clock.minute else relation


def _clocks(source: Claim | Extraction) -> list[TimeMention]:
    return [mention for mention in _hours(source) if mention.value.clock is not None]


def _slip(a: Timex, b: Timex) -> bool:
    """True for two hours whose minutes are the same, and telling: 5.40 and 3.40."""
    if a.clock is None or b.clock is None:
        return False
    return a.clock.minute == b.clock.minute and a.clock.minute % _HALF_HOUR != 0


def _is_told(claim: Claim, mention: Mention[Timex]) -> bool:
    """True for an hour of what is told, False for that of somebody who tells it."""
    return any(time.span == mention.span for time in claim.times)


def _severity(sides: list[list[Held[Timex]]]) -> Severity:
    gap = _gap(sides[0][0].value, sides[1][0].value)
    if gap is not None and gap <= _SMALL:
        return Severity.LOW
    return Severity.HIGH if gap is None or gap == _HALF_DAY else Severity.MEDIUM


def _gap(a: Timex, b: Timex) -> int | None:
    """Minutes between two clock times, the shorter way round; None where one is only a part of the day."""
    if a.clock is None or b.clock is None:
        return None
    first, second = (clock.hour * 60 + clock.minute for clock in (a.clock, b.clock))
    if a.clock.utc_offset is not None and b.clock.utc_offset is not None:
        first, second = first - a.clock.utc_offset, second - b.clock.utc_offset
    gap = (first - second) % _DAY
    return min(gap, _DAY - gap)


def _label(mention: Mention[Timex]) -> str:
    value = mention.value
    clock = value.clock
    if clock is None:
        return _PARTS[value.part or ""]
    hour = f"{clock.hour:02d}:{clock.minute:02d}"
    if clock.utc_offset is None:
        return f"{hour} {clock.zone} time" if clock.zone else hour
    moment = (clock.hour * 60 + clock.minute - clock.utc_offset) % _DAY
    utc = f"{moment // 60:02d}:{moment % 60:02d} UTC"
    return utc if clock.utc_offset == 0 else f"{hour}, which is {utc}"


RULE = Rule(
    code="T202",
    name="time-of-day-conflict",
    type=DiscrepancyType.TIME_OF_DAY_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the same event is given different times of day: {sides}",
    advice="Find the hour in the primary source, and in whose zone it is told.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "The ferry Amal sank off Port Said at 9.30 p.m. on Sunday, killing 12 people."),
            ("ar", "غرقت العبارة أمل قبالة بورسعيد في التاسعة والنصف صباح الأحد ما أسفر عن مقتل 12 شخصا."),
            because="evening and morning exclude each other",
        ),
        raises(
            ("fr", "Le séisme a frappé Cuzco à 5 h 42 locales (10 h 42 GMT), faisant 12 morts."),
            ("es", "El terremoto sacudió Cuzco a las 5.42, hora local (11.42 GMT), y dejó 12 muertos."),
            because="the two name one local hour and two moments",
        ),
        silent(
            ("en", "The ferry Amal sank off Port Said at 1930 GMT on Sunday, killing 12 people."),
            ("ar", "غرقت العبارة أمل قبالة بورسعيد في الساعة 21:30 بالتوقيت المحلي يوم الأحد ما أسفر عن مقتل 12 شخصا."),
            because="which hour GMT the local one is, nobody says",
        ),
        silent(
            ("en", "The ferry Amal left Port Said at 6 p.m. on Sunday."),
            ("fr", "Le ferry Amal a coulé au large de Port-Saïd à 21 h 30 dimanche, faisant 12 morts."),
            because="leaving and sinking are two events",
        ),
    ),
)
