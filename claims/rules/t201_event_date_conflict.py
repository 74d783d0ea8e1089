"""Articles date the same event differently.

Only aligned claims are compared, and only dates left over when all that agree are taken away: one on each side, as precise as each
other or one inside a span that excludes it. Where nothing anchors a date, its written parts are compared: "in June" against "in
July", "on Tuesday" against "on Friday".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claims.alignment.weights import threshold
from claims.model.attribution import AHEAD, REACHED
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.relation import Relation
from claims.model.time import DAYS_PER_WEEK, TimeKind, TimeMention, Timex
from claims.normalization.time import compare_times
from claims.rules.conflicts import conflicts
from claims.rules.events import links_of_a_chain, of_speech, plan_and_deed, share_event
from claims.rules.kinship import kindred, other_ones
from claims.rules.model import Hit, Rule, Scene, raises, silent
from claims.rules.odd import TOGETHER, Odd, Told, nearness, odd_ones
from claims.rules.sides import against, evidence
from claims.rules.slots import Mention, Slot

_EVENTFUL = AHEAD | REACHED
_KINDS = (TimeKind.DATE, TimeKind.RANGE)


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each slot of a cluster that its claims fill with days that exclude each other."""
    for conflict in conflicts(
        scene,
        at_least=threshold("dated"),
        values=dates,
        relate=relate,
        admits=lambda slot: one_event(scene, slot),
        label=_label,
        odd=_odd_dates(scene),
    ):
        yield Hit(
            evidence=evidence(scene, conflict.sides),
            values={"sides": against(conflict.sides)},
            confidence=min(0.9, 0.4 + conflict.score),
            cluster=conflict.cluster,
        )


def one_event(scene: Scene, slot: Slot[Timex]) -> bool:
    """True when two claims date the same event: no two steps of a chain, no plan beside a deed, and as precise as each other.

    The one date in which parallel sentences differ is taken as it stands, however their clauses are cut.
    """
    (a, one), (b, other) = slot.a, slot.b
    alike = slot.whole and slot.pair.context >= threshold("certain")
    if links_of_a_chain(a, b) and not slot.pair.twin and not (alike and share_event(a, b)):
        return False
    if other_ones(a, b) and not slot.pair.sole:
        return False
    if slot.whole and slot.pair.told_alike:
        return _as_precise(one.value, other.value) or not plan_and_deed(a, b)
    if _own_days(scene, slot.a, slot.b) or _past_and_ahead(scene, slot.a, slot.b):
        return False
    if not alike and (one.span in a.limits) is not (other.span in b.limits):
        return False  # "before winter" and "in autumn"
    if plan_and_deed(a, b) and not _both_ahead(scene, slot.a, slot.b):
        return False
    if not alike and of_speech(scene, a, one.span) is not of_speech(scene, b, other.span):
        return False
    if slot.whole and slot.pair.context < threshold("strong") and not share_event(a, b):
        return False
    return _as_precise(one.value, other.value) or (slot.pair.score >= threshold("certain") and share_event(a, b))


def _odd_dates(scene: Scene) -> Iterator[Odd[Timex]]:
    """Days that stand alone against one that several articles give to what alignment takes for one fact."""
    near = nearness(scene)

    def bond(one: Told[Timex], other: Told[Timex]) -> float:
        (a, day), (b, second) = one, other
        strength = near(a, b)
        if relate(day.value, second.value) is not Relation.DISJOINT:
            same = day.value.edtf == second.value.edtf and strength >= threshold("odd") and _of_one(a, b)
            return strength if same else max(0.0, strength - TOGETHER)
        if strength <= TOGETHER and not (strength >= threshold("odd") and _of_one(a, b)):
            return 0.0
        if not _as_precise(day.value, second.value) or links_of_a_chain(a, b) or other_ones(a, b):
            return 0.0
        if plan_and_deed(a, b) and not _both_ahead(scene, one, other):
            return 0.0
        if (day.span in a.limits) is not (second.span in b.limits) or _own_days(scene, one, other):
            return 0.0
        if _past_and_ahead(scene, one, other):
            return 0.0
        return 0.0 if any(_of_speech(scene, claim, mention) for claim, mention in (one, other)) else strength

    return odd_ones(scene, values=dates, relate=relate, bond=bond)


def _of_one(a: Claim, b: Claim) -> bool:
    """True when two claims tell one event, or two of a kind: "was crowned", "has held the title"."""
    ours, theirs = (frozenset(mention.concept for mention in claim.concepts) for claim in (a, b))
    return share_event(a, b) or kindred(ours, theirs, of="dated")


def _both_ahead(scene: Scene, one: Told[Timex], other: Told[Timex]) -> bool:
    """True when both days lie behind their articles: "proposed a vote on 19 May" and "recommended one on 26 May" only plan it."""
    for claim, mention in (one, other):
        published, start = scene.extraction(claim.article).document.published, mention.value.start
        if published is None or start is None or start <= published.day:
            return False
    return True


def _of_speech(scene: Scene, claim: Claim, mention: Mention[Timex]) -> bool:
    """True for the day somebody spoke, not for one inside a claim that is told by words outside of it."""
    cue = claim.attribution.cue
    inside = claim.span.contains(mention.span) and (cue is None or not claim.span.contains(cue))
    return not inside and of_speech(scene, claim, mention.span)


def _own_days(scene: Scene, one: Told[Timex], other: Told[Timex]) -> bool:
    """True when two articles of different days each tell how things stand on its own: "on Thursday four were still closed"."""
    told = [(claim, mention, scene.extraction(claim.article).document.published) for claim, mention in (one, other)]
    published = [day.day for _, _, day in told if day is not None]
    own = all(day is not None and mention.value.start == day.day for _, mention, day in told)
    standing = all(claim.factuality.status not in _EVENTFUL for claim, _, _ in told)
    return own and standing and len(set(published)) > 1


def _past_and_ahead(scene: Scene, one: Told[Timex], other: Told[Timex]) -> bool:
    """True when one article looks back on its day, the other ahead to its own: the bid was made in August, talks are on Monday."""
    ahead = []
    for claim, mention in (one, other):
        published, value = scene.extraction(claim.article).document.published, mention.value
        if published is None or value.start is None or value.end is None or claim.factuality.status in REACHED:
            return False
        if value.start <= published.day < value.end:
            return False
        ahead.append(value.start > published.day)
    return ahead[0] is not ahead[1]


def _as_precise(a: Timex, b: Timex) -> bool:
    """True for two days, two months or two years; a year against a day seldom stands in one slot."""
    if a.edtf is None or b.edtf is None:
        return True
    return len(a.edtf.split("T")[0]) == len(b.edtf.split("T")[0])


def dates(source: Claim | Extraction) -> list[TimeMention]:
    """The days, months, years and runs of days that a claim or an article names."""
    return [mention for mention in source.times if mention.value.kind in _KINDS]


def relate(a: Timex, b: Timex) -> Relation:
    """The relation of two dates; of dates that nothing anchors, by what is written of them.

    A day that no calendar has is not the day the other names, and a run of days is told by both its ends: "from 7 to 9 May" and
    "from 7 to 12 May" exclude each other, though one lies inside the other.
    """
    relation = compare_times(a, b)
    if a.impossible is not b.impossible and a.kind is b.kind is TimeKind.DATE and _whole(a if b.impossible else b):
        return Relation.DISJOINT
    if relation.compatible and relation is not Relation.EQUAL and _other_ends(a, b):
        return Relation.DISJOINT
    together = _same_weekday_near(a, b) or _one_night(a, b) or _in_another_year(a, b)
    return Relation.OVERLAPS if relation is Relation.DISJOINT and together else relation


def _one_night(a: Timex, b: Timex) -> bool:
    """True for a night and the day it ends in: "in the night to Tuesday", "in the early hours of Tuesday", "on Tuesday"."""
    if a.start is None or b.start is None or not (a.is_one_day and b.is_one_day):
        return False
    first, second = sorted((a, b), key=lambda time: time.start or date.min)
    return first.part == "NI" and second.part in (None, "MO") and first.end == second.start


def _in_another_year(a: Timex, b: Timex) -> bool:
    """True for one day of the calendar whose year only one of the two writes: which one the other means was counted."""
    if a.start is None or b.start is None or a.year_stated is b.year_stated or not (a.is_one_day and b.is_one_day):
        return False
    bare = a if not a.year_stated else b
    named = bare.stated_weekday is None or a.stated_weekday is b.stated_weekday
    return named and (a.start.month, a.start.day) == (b.start.month, b.start.day)


def _whole(value: Timex) -> bool:
    """True for a day that is named in full."""
    return value.is_one_day and value.year_stated


def _other_ends(a: Timex, b: Timex) -> bool:
    """True for two runs of days, months or years written with both ends, alike in precision, that begin or end otherwise."""
    ends = [(value.edtf or "").split("/") for value in (a, b)]
    written = a.kind is b.kind is TimeKind.RANGE and all(len(pair) == 2 and ".." not in pair for pair in ends)
    return written and [len(end) for end in ends[0]] == [len(end) for end in ends[1]]


def _same_weekday_near(a: Timex, b: Timex) -> bool:
    """True when a bare "on Friday" was counted to the wrong week: whether the last or the next is meant, only the tense tells."""
    bare = [time for time in (a, b) if time.stated_weekday is not None and not time.year_stated]
    if not bare or a.start is None or b.start is None or not (a.is_one_day and b.is_one_day):
        return False
    return a.start.weekday() == b.start.weekday() and abs((a.start - b.start).days) == DAYS_PER_WEEK


def _label(mention: Mention[Timex]) -> str:
    value = mention.value
    return value.edtf or (value.stated_weekday.label.title() if value.stated_weekday is not None else "another time")


RULE = Rule(
    code="T201",
    name="event-date-conflict",
    type=DiscrepancyType.EVENT_DATE_CONFLICT,
    severity=Severity.HIGH,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the same event is dated differently: {sides}",
    advice="Find the date in the primary source; the articles cannot both be right.",
    documentation=__doc__,
    check=check,
    yields_to=("A204",),
    examples=(
        raises(
            ("en", "The ferry Amal sank off Port Said on 3 March 2024, killing 12 people."),
            ("ar", "غرقت العبارة أمل قبالة بورسعيد في 5 مارس 2024 ما أسفر عن مقتل 12 شخصا."),
            because="3 and 5 March exclude each other",
        ),
        silent(
            ("en", "The ferry Amal sank off Port Said on 3 March 2024, killing 12 people."),
            ("ar", "غرقت العبارة أمل قبالة بورسعيد في مارس 2024 ما أسفر عن مقتل 12 شخصا."),
            because="3 March lies in March",
        ),
        silent(
            ("ru", "Шестеро заключённых бежали из тюрьмы в ночь на 4 марта 2024 года через подкоп."),
            ("en", "Six inmates escaped from the prison in the early hours of 4 March 2024 through a tunnel."),
            because="the night ends in that morning",
        ),
    ),
)
