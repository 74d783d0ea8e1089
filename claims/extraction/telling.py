"""Days told apart from the claim they belong to.

A news report often names the day once: behind the deeds of its first sentence ("killed 27 and wounded 64 when the dam burst on
Wednesday"), with the occasion ("at a ceremony that was held on Tuesday"), or in the sentence after ("this happened on Tuesday").
A relative clause happened in the years in brackets behind the noun that it tells of ("Hugo Ruiz (1999-2013), whose government"),
or in the year itself ("2020, the year in which").
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.extraction.prepositions import holds
from claims.language.base import knowledge
from claims.language.fold import Folded
from claims.model.attribution import AHEAD, REACHED, AttributionKind
from claims.model.claim import Claim
from claims.model.span import Span
from claims.model.time import TimeKind, TimeMention

_DAYS = (TimeKind.DATE, TimeKind.DEICTIC)
_NEXT = 12  # characters between a deed and the occasion of it
_APART = 16  # characters between a time and the relative clause about it: "2020, the year in which"


def told_behind(claims: Sequence[Claim], relative: Container[str]) -> list[Claim]:
    """The claims of the first sentence of a text with the one day it names, where they tell what has happened.

    `relative`: ids of claims about a noun of another, whose day is theirs alone.
    """
    if any(claim.id in relative and claim.time is not None for claim in claims):
        return list(claims)
    told = {claim.time.span: claim.time for claim in claims if claim.time is not None and claim.time.value.start is not None}
    days = {span: time for span, time in told.items() if _is_day(time)}
    if len(days) != 1 or len(told) > 1:
        return list(claims)
    (day,) = days.values()
    return [replace(claim, time=day) if _may_borrow(claim) and claim.span.end <= day.span.start else claim for claim in claims]


def told_after(claims: Sequence[Claim], later: Sequence[Claim], text: Folded, language: str) -> list[Claim]:
    """The claims of a sentence with the day of the next one, where that says when "this" happened."""
    first = next(iter(later), None)
    day = first.time if first is not None else None
    if first is None or day is None or not _is_day(day) or not holds(text, first.span, language, "this_happened"):
        return list(claims)
    return [replace(claim, time=day) if _may_borrow(claim) else claim for claim in claims]


def told_by_occasion(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence with the day of the occasion right behind them: "signed it at a ceremony held on Tuesday"."""
    found = list(claims)
    for at, (claim, occasion) in enumerate(pairwise(claims)):
        day = occasion.time
        if claim.time is not None or day is None or not _is_day(day) or occasion.event is None:
            continue
        held = occasion.event.type in knowledge("happenings")["verbs"] and claim.span.distance(occasion.span) <= _NEXT
        reached = [one.factuality.status in REACHED for one in (claim, occasion)]
        ahead = [one.factuality.status in AHEAD for one in (claim, occasion)]
        if held and (all(reached) or all(ahead)) and claim.attribution == occasion.attribution:
            found[at] = replace(claim, time=day)
    return found


def of_antecedent(times: Sequence[TimeMention], clause: Span, text: Folded, *, temporal: bool) -> TimeMention | None:
    """The time that stands right before a relative clause, in brackets, or where its word is one of time as what it tells of."""
    earlier = [time for time in times if time.span.field is clause.field and time.span.end <= clause.start]
    if not earlier:
        return None
    last = max(earlier, key=lambda time: time.span.end)
    between = text.source[last.span.end : clause.start].strip()
    if len(between) > _APART or last.value.start is None or last.value.kind is TimeKind.DURATION:
        return None
    return last if between[:1] == ")" or (temporal and between[:1] in (",", "،", "")) else None


def _is_day(time: TimeMention) -> bool:
    return time.value.kind in _DAYS and time.value.start is not None and "/" not in (time.value.edtf or "/")


def _may_borrow(claim: Claim) -> bool:
    return claim.time is None and claim.factuality.status in REACHED and claim.attribution.kind is AttributionKind.NARRATOR
