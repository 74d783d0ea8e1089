"""When a claim happened: which of the times in a clause is that of its event, and on which side of it a limit leaves it open.

A length ("for ten years") is the time of an event that has no other. "Since 2018" and "until 2023" leave one end open. A clause
that goes on from another in the same sentence ("on Thursday jailed the mayor and acquitted his deputy") happened when that did,
unless it says otherwise; "since then" points back to the last day that the text named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from claims.extraction.prepositions import before, holds
from claims.language.fold import Folded
from claims.model.span import Span
from claims.model.time import DAYS_PER_WEEK, TimeKind, TimeMention


def event_time(times: Sequence[TimeMention], trigger: Span | None, text: Folded, language: str) -> TimeMention | None:
    """The time of the event at `trigger` among those of its clause: a day before a clock before a length, then the nearest."""
    dated = [time for time in times if not before(text, time.span, language, "compared")]
    if not dated:
        return None
    at = trigger or dated[0].span
    chosen = min(dated, key=lambda time: (_rank(time), time.span.distance(at)))
    return _opened(chosen, text, language)


def points_back(text: Folded, clause: Span, language: str, latest: TimeMention | None) -> TimeMention | None:
    """What "since then" and "at that time" in a clause stand for: the last day named before, open at its end behind "since"."""
    if latest is None or latest.value.edtf is None or latest.value.edtf.startswith("P"):
        return None
    if holds(text, clause, language, "since_then"):
        begins = latest.value.edtf.split("/")[0]
        return replace(latest, value=replace(latest.value, edtf=f"{begins}/..", end=None, kind=TimeKind.RANGE))
    return latest if holds(text, clause, language, "then") else None


def carried_on(before: TimeMention | None) -> TimeMention | None:
    """The time that a clause shares with the one it goes on from: a place on the calendar, neither a length nor open."""
    return before if before is not None and before.value.kind in (TimeKind.DATE, TimeKind.DEICTIC) else None


def told_by_tense(time: TimeMention, *, ahead: bool, done: bool) -> TimeMention:
    """A bare weekday or weekend on the side of the day of publication that its event lies on: "will vote on Friday" is to come."""
    value = time.value
    anchor = value.anchor
    if anchor is not None and value.kind is TimeKind.DEICTIC and len(value.readings) > 1 and (ahead or done):
        return _of_two_weekends(time, ahead=ahead)
    if anchor is None or value.start is None or value.end is None or value.stated_weekday is None or not value.is_one_day:
        return time
    if value.year_stated or abs((value.start - anchor.day).days) > DAYS_PER_WEEK or value.edtf is None:
        return time
    step = DAYS_PER_WEEK if ahead and value.start < anchor.day else -DAYS_PER_WEEK if done and value.start > anchor.day else 0
    if not step:
        return time
    start, rest = value.start + timedelta(days=step), value.edtf[len(value.start.isoformat()) :]
    return replace(time, value=replace(value, start=start, end=start + timedelta(days=1), edtf=start.isoformat() + rest))


def _of_two_weekends(time: TimeMention, *, ahead: bool) -> TimeMention:
    """The earlier or the later of the two weekends that "over the weekend" may be."""
    edtf = (max if ahead else min)(time.value.readings)
    start, last = (date.fromisoformat(day) for day in edtf.split("/"))
    return replace(time, value=replace(time.value, edtf=edtf, start=start, end=last + timedelta(days=1), readings=()))


def _rank(time: TimeMention) -> int:
    edtf = time.value.edtf
    if edtf is None or time.value.kind is TimeKind.DURATION:
        return 2
    return 1 if edtf.startswith(("P", "T")) else 0


def _opened(time: TimeMention, text: Folded, language: str) -> TimeMention:
    """The time with the end open that a word before it leaves open."""
    edtf, value = time.value.edtf, time.value
    if edtf is None or "/" in edtf or edtf.startswith(("P", "T")) or value.kind is not TimeKind.DATE:
        return time
    if before(text, time.span, language, "since"):
        return replace(time, value=replace(value, edtf=f"{edtf}/..", end=None, kind=TimeKind.RANGE))
    if before(text, time.span, language, "until"):
        return replace(time, value=replace(value, edtf=f"../{edtf}", start=None, kind=TimeKind.RANGE))
    return time
