"""When a claim happened: which of the times in a clause is that of its event, and on which side of it a limit leaves it open.

A length ("for ten years") is the time of an event that has no other. "Since 2018" and "until 2023" leave one end open. A clause
that goes on from another in the same sentence ("on Thursday jailed the mayor and acquitted his deputy") happened when that did,
unless it says otherwise; "since then" points back to the last day that the text named, "two years later" counts from it, "the day
before" is the one before it. An hour or a part of the day alone ("at 9.30 p.m.", "in the evening") lies on the day of its clause
or sentence, else on the last day named where the news is of that day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from claims.extraction.prepositions import before, behind, ends, holds, phrase, since_event
from claims.language.fold import Folded, fold
from claims.model.span import Span
from claims.model.time import DAYS_PER_WEEK, Anchor, AnchorSource, TimeKind, TimeMention, Timex
from claims.normalization.time import Shape, find_times, resolve

_PARTS = {"morning": "MO", "afternoon": "AF", "noon": "MI", "evening": "EV", "night": "NI"}  # TIMEX3
_BEGINS = {"MO": 6, "MI": 12, "AF": 13, "EV": 18, "NI": 23}  # the hour
_EVENING = 18
_NEWS = 2  # days that the story of the day may lie back
_FINENESS = {"day": 1, "week": 7, "month": 31, "year": 366}  # days of a time that so many of a unit are counted from


@dataclass(frozen=True, slots=True)
class Story:
    """The times that the claims so far have told, which a later clause may count from or share."""

    anchor: Anchor | None
    latest: TimeMention | None = None  # the last place on the calendar
    day: TimeMention | None = None  # the last day
    sentence: int = -1  # where that day was told
    news: TimeMention | None = None  # the last day that is the day of publication or little before

    def day_of(self, hour: int, sentence: int, published: datetime | None, *, quoted: bool) -> TimeMention | None:
        """The day of an hour told without one: the day just told, else that of publication where an author tells its news."""
        if self.news is None or self.anchor is None:
            return None
        ahead = published is not None and published.date() == self.anchor.day and hour >= published.hour
        if ahead or (self.news is self.day and sentence - self.sentence <= 1):
            return self.news
        if quoted:
            return None
        start = self.anchor.day
        value = replace(self.news.value, edtf=start.isoformat(), start=start, end=start + timedelta(days=1), part=None)
        return replace(self.news, value=value)

    def after(self, time: TimeMention | None, sentence: int) -> Story:
        """The story with one more claim told."""
        if time is None or time.value.start is None:
            return self
        if not time.value.is_one_day or "/" in (time.value.edtf or "/"):
            return replace(self, latest=time)
        fresh = self.anchor is not None and 0 <= (self.anchor.day - time.value.start).days <= _NEWS
        return replace(self, latest=time, day=time, sentence=sentence, news=time if fresh else self.news)


def event_time(times: Sequence[TimeMention], trigger: Span | None, text: Folded, language: str) -> TimeMention | None:
    """The time of the event at `trigger` among those of its clause: a day before a clock before a length, then the nearest."""
    dated = [time for time in times if not before(text, time.span, language, "compared")]
    if not dated:
        return None
    at = trigger or dated[0].span
    chosen = min(dated, key=lambda time: (is_aside(time, text), _rank(time), time.span.distance(at)))
    return _opened(chosen, text, language)


def points_back(text: Folded, clause: Span, language: str, story: Story) -> TimeMention | None:
    """What "since then", "at that time" and "that night" in a clause stand for: the last time named before, open behind "since"."""
    latest = story.latest
    if story.day is not None and holds(text, clause, language, "that_day"):
        return story.day
    if latest is None or latest.value.edtf is None or latest.value.edtf.startswith("P"):
        return None
    if holds(text, clause, language, "since_then"):
        begins = latest.value.edtf.split("/")[0]
        return replace(latest, value=replace(latest.value, edtf=f"{begins}/..", end=None, kind=TimeKind.RANGE))
    return latest if holds(text, clause, language, "then") else None


def day_before(text: Folded, clause: Span, language: str, story: Story, sentence: int) -> TimeMention | None:
    """The day before the one just named, else before the day of publication, where a clause says so: "the day before"."""
    found = phrase(text, clause, language, "day_before")
    if found is None or behind(text, found, language, "day_before_what"):
        found = phrase(text, clause, language, "day_before_at_end")
        if found is None or not ends(text, found):
            return None
    anchor = story.anchor
    if story.day is not None and (sentence - story.sentence <= 1 or story.day is not story.news):
        anchor = Anchor(day=_named(story.day, language), source=AnchorSource.TEXT)
    if anchor is None:
        return None
    day = anchor.day - timedelta(days=1)
    value = Timex(
        kind=TimeKind.DEICTIC,
        edtf=day.isoformat(),
        start=day,
        end=anchor.day,
        alternatives=(day,),
        anchor=anchor,
        year_stated=False,
    )
    return TimeMention(span=found, text=text.source[found.start : found.end], value=value)


def counted_on(time: TimeMention, text: Folded, language: str, latest: TimeMention | None, *, done: bool) -> TimeMention:
    """ "Two years later" counted from the last day or year named, where something is told that has happened."""
    value = time.value
    if not done or value.kind not in (TimeKind.DURATION, TimeKind.DEICTIC):
        return time
    if value.kind is TimeKind.DEICTIC and (value.start is None or value.anchor is None or value.start <= value.anchor.day):
        return time
    (written, *more) = find_times(fold(time.text), language) or (None,)
    if written is None or more or written.shape is not Shape.OFFSET or not written.count or written.count < 0:
        return time
    known = latest is not None and latest.span != time.span and _is_as_fine(latest.value, written.unit or "")
    if latest is None or not known or behind(text, time.span, language, "later_than"):
        return replace(time, value=resolve(replace(written, from_text=True), anchor=None))
    return replace(
        time, value=resolve(replace(written, from_text=True), anchor=Anchor(day=_first(latest), source=AnchorSource.TEXT))
    )


def those_days(time: TimeMention, text: Folded, language: str, latest: TimeMention | None) -> TimeMention | None:
    """ "Those seven days": the last time told, where it is as long."""
    if latest is None or latest.value.start is None or latest.value.end is None or time.value.kind is not TimeKind.DURATION:
        return None
    long = f"P{(latest.value.end - latest.value.start).days}D"
    return latest if time.value.edtf == long and before(text, time.span, language, "those") else None


def part_of_day(text: Folded, clause: Span, language: str) -> tuple[Span, str] | None:
    """Where a clause names a part of the day by itself, and which: "by noon", "in the evening"."""
    found = ((phrase(text, clause, language, kind), code) for kind, code in _PARTS.items())
    return min(((span, code) for span, code in found if span is not None), default=None)


def on_its_day(
    span: Span, clock: TimeMention | None, part: str | None, day: TimeMention | None, text: Folded
) -> TimeMention | None:
    """An hour or a part of the day on its day."""
    if day is None or not day.value.is_one_day:
        return None
    start = _first(day)
    if day.value.part == "NI" and ((_hour(clock) or _EVENING) < _EVENING or part in ("MO", "MI", "AF")):
        start += timedelta(days=1)  # what comes in a night that has begun, or after it
    value = replace(
        day.value,
        start=start,
        end=start + timedelta(days=1),
        alternatives=(start,),
        kind=TimeKind.DATE,
        edtf=start.isoformat() + (f"T{part}" if part else ""),
        part=part,
        clock=clock.value.clock if clock else None,
        stated_weekday=None,
        readings=(),
        approximate=clock is not None and clock.value.approximate,
    )
    return TimeMention(span=span, text=text.source[span.start : span.end], value=value)


def day_near(span: Span, times: Sequence[TimeMention], text: Folded, language: str) -> TimeMention | None:
    """The day among the times of a sentence that an hour in it belongs to: the last one before it, else the first behind it."""
    days = [
        time
        for time in times
        if time.value.is_one_day
        and not any(before(text, time.span, language, kind) for kind in ("since", "until", "preceding", "compared"))
    ]
    earlier = [time for time in days if time.span.start < span.start]
    return earlier[-1] if earlier else next(iter(days), None)


def is_clock(time: TimeMention) -> bool:
    """True for an hour without a day."""
    return time.value.edtf is not None and time.value.edtf.startswith("T")


def carried_on(before: TimeMention | None, text: Folded, clause: Span, language: str) -> TimeMention | None:
    """The time that a clause shares with the one it goes on from: a place on the calendar, neither a length nor open."""
    if phrase(text, clause, language, "now") is not None:
        return None
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
    if any(character.isdigit() for character in time.text):
        return time  # "Tuesday 21 April" is that day whatever the tense: whether it can be true is for a rule to say
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


def is_aside(time: TimeMention, text: Folded) -> bool:
    """True for years in brackets, which belong to the name before them: "Hugo Ruiz (1999-2013)"."""
    bare = re.fullmatch(r"\d{4}(/\d{4})?", time.value.edtf or "") is not None
    start, end = time.span.start, time.span.end
    return bare and text.source[start - 1 : start] == "(" and text.source[end : end + 1] == ")"


def hour_of(clock: TimeMention | None, part: str | None) -> int:
    """The hour of the day, roughly."""
    hour = _hour(clock)
    return hour if hour is not None else _BEGINS.get(part or "", 0)


def _hour(clock: TimeMention | None) -> int | None:
    return clock.value.clock.hour if clock is not None and clock.value.clock is not None else None


def _first(time: TimeMention) -> date:
    return time.value.start or date.min


def _named(time: TimeMention, language: str) -> date:
    """The day that the words name: the night "to 2 November" is named for the day it ends on."""
    written = find_times(fold(time.text), language)
    return _first(time) + timedelta(days=1 if written and written[0].night_to else 0)


def _is_as_fine(value: Timex, unit: str) -> bool:
    """True when a time is no longer than the unit that is counted from it."""
    if value.start is None or value.end is None or value.kind not in (TimeKind.DATE, TimeKind.DEICTIC):
        return False
    return (value.end - value.start).days <= _FINENESS.get(unit, 0)


def _ending_before(time: TimeMention) -> TimeMention:
    """What lies before a time: "before 2030" ends with 2029, "before 4 July" with the 3rd."""
    value = time.value
    if value.start is None or value.edtf is None:
        return time
    last = value.start - timedelta(days=1)
    edtf = f"../{last.isoformat()[: len(value.edtf)]}"
    return replace(time, value=replace(value, edtf=edtf, start=None, end=value.start, kind=TimeKind.RANGE))


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
    if before(text, time.span, language, "since") or since_event(text, time.span, language):
        return replace(time, value=replace(value, edtf=f"{edtf}/..", end=None, kind=TimeKind.RANGE))
    if before(text, time.span, language, "preceding") and not holds(text, time.span, language, "closing"):
        return _ending_before(time)
    if before(text, time.span, language, "until") or before(text, time.span, language, "preceding"):
        return replace(time, value=replace(value, edtf=f"../{edtf}", start=None, kind=TimeKind.RANGE))
    return time
