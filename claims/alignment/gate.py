"""The same-story gate: articles partitioned by main event, not by topic.

Two articles tell one story when they share enough of what stories are known by (names, days, figures, events) and speak of the
same time: from days close to each other, or one naming the day of the other. Two signings by the same countries a year apart share
the names and not the day: two stories.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from claims.alignment.clusters import align
from claims.alignment.features import Profile, profile, whole
from claims.alignment.names import shared_names
from claims.alignment.weights import gate, threshold
from claims.extraction import Reading, Source
from claims.model.attribution import Status
from claims.model.comparison import Phrase, Story
from claims.model.document import Document

ONLY = "the only article"
AS_ASKED = "taken as one story as asked"
ALONE = "stands alone; what follows is said of the most similar other article and this one"
NAMES_AND_DAY = "both name {names} and the day {day}"
NAMES = "both name {names}"
DAY = "both name the day {day}"
MOST = "they share most of what they tell"
NOTHING = "they share no person, organization or day"
UNDATED = "when one of them was written is not known"
SAME_DAY = "they speak from the same day"
APART = "days between them: {days}"
COURSE = "steps of one course: {one} on {first}, {other} on {second}"
_COURSE = (Status.IN_FORCE, Status.APPROVED, Status.SIGNED, Status.AGREED)  # the furthest first


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two articles tell one story, how alike they are in [0, 1], and why."""

    same: bool
    score: float
    why: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """An article as it is held against all others: its features, and what they add up to, with its words and without."""

    source: Source
    profile: Profile
    occasion: date | None
    total: float
    without_words: float


def partition(sources: Sequence[Source], *, same_story: bool | None = None) -> tuple[Story, ...]:
    """Every article in exactly one story, in the order they were sent. `same_story=True` takes them as one; False as many."""
    if same_story is True or len(sources) < 2:
        why = (Phrase(AS_ASKED if len(sources) > 1 else ONLY),)
        return (Story(id="s1", articles=tuple(source.id for source in sources), reasons=why),) if sources else ()
    people = shared_names(sources)
    sides = [_side(source, people) for source in sources]
    owner = list(range(len(sources)))
    reasons: dict[int, list[tuple[Phrase, ...]]] = {}
    nearest: dict[int, Verdict] = {}
    for i in range(len(sources)):
        for j in range(i + 1, len(sources)):
            verdict = _judge(sides[i], sides[j])
            for at in (i, j):
                if at not in nearest or verdict.score > nearest[at].score:
                    nearest[at] = verdict
            if verdict.same and same_story is None:
                keep, drop = sorted((owner[i], owner[j]))
                owner = [keep if own == drop else own for own in owner]
                reasons.setdefault(keep, []).extend([*(reasons.pop(drop, []) if drop != keep else []), verdict.why])
    stories: list[Story] = []
    for first in dict.fromkeys(owner):
        members = tuple(source.id for source, own in zip(sources, owner, strict=True) if own == first)
        told = reasons[first][0] if first in reasons else (Phrase(ALONE), *nearest[first].why)
        stories.append(Story(id=f"s{len(stories) + 1}", articles=members, reasons=told))
    return tuple(stories)


def _judge(a: _Side, b: _Side) -> Verdict:
    left, right = a.profile.weights, b.profile.weights
    shared = {key: min(value, right[key]) for key, value in left.items() if key in right}
    score = sum(shared.values()) / sqrt((_total(a, b) or 1.0) * (_total(b, a) or 1.0))
    named = [key for key in shared if key.startswith(("name:", "org:"))]
    names = [key.partition(":")[2] for key in sorted(named, key=lambda key: (-shared[key], key))]
    days = sorted(key.partition(":")[2] for key in shared if key.startswith("day:"))
    occasions = (a.occasion, b.occasion)
    apart = _days_apart(*occasions)
    if apart is None:
        same = score >= gate("undated") and _aligned(a.source, b.source) >= gate("aligned")
    elif apart <= gate("days"):
        same = score >= gate("near") and bool(names or days)
    else:
        same = score >= gate("day") and any(day.isoformat() in days for day in occasions if day)
        if (
            not same and not is_sent(a.source.extraction.document) and not is_sent(b.source.extraction.document)
        ):  # days read in the text may be the very conflict
            same = score >= gate("undated") and _aligned(a.source, b.source) >= gate("aligned")
    course = _course(a, b) if same and apart is not None and apart > gate("days") else ()
    return Verdict(same, score, (*_why(same, names, days, apart), *course))


def _course(a: _Side, b: _Side) -> tuple[Phrase, ...]:
    """How two articles of one course of events hang together: "signed on 7 May, approved on 18 September"."""
    steps = [(side.occasion, status) for side in (a, b) if side.occasion and (status := _step(side.source, side.occasion))]
    if len(steps) < 2 or steps[0][1] is steps[1][1]:
        return ()
    (first, one), (second, other) = sorted(steps)
    values = {"one": _told(one), "first": first.isoformat(), "other": _told(other), "second": second.isoformat()}
    return (Phrase(COURSE, values),)


def _told(status: Status) -> str:
    return status.value.replace("_", " ")


def _step(source: Source, day: date) -> Status | None:
    """How far the matter of an article had come on a day, by what it tells of that day."""
    found = [
        claim.factuality.status for claim in source.extraction.claims if claim.time is not None and claim.time.value.start == day
    ]
    return next((status for status in _COURSE if status in found), None)


def _aligned(a: Source, b: Source) -> float:
    """The share of the smaller article's claims that are well aligned with the other's."""
    fewest = min(len(a.extraction.claims), len(b.extraction.claims))
    return sum(link.score >= threshold("strong") for link, _ in align((a, b)).links) / fewest if fewest else 0.0


def _why(same: bool, names: Sequence[str], days: Sequence[str], apart: int | None) -> tuple[Phrase, Phrase]:
    listed = ", ".join(names[:3])
    if names and days:
        shared = Phrase(NAMES_AND_DAY, {"names": listed, "day": days[0]})
    elif names or days:
        shared = Phrase(NAMES, {"names": listed}) if names else Phrase(DAY, {"day": days[0]})
    else:
        shared = Phrase(MOST if same else NOTHING)
    if apart is None:
        return shared, Phrase(UNDATED)
    return shared, Phrase(SAME_DAY) if apart == 0 else Phrase(APART, {"days": str(apart)})


def article_profile(readings: Sequence[Reading], people: Mapping[str, str]) -> Profile:
    """What a whole article shares with others of its story. `people` maps names to ids shared by the articles."""
    found = [profile(whole(reading), people) for reading in readings]
    weights: dict[str, float] = {}
    for one in found:
        for key, value in one.weights.items():
            if not key.startswith(("weekday:", "year:", "month:", "unit:")):
                weights[key] = max(value, weights.get(key, 0.0))
    return Profile(found[-1].script, weights)


def _side(source: Source, people: Mapping[str, str]) -> _Side:
    found = article_profile(source.readings, people)
    without_words = sum(value for key, value in found.weights.items() if not key.startswith("word:"))
    return _Side(source, found, occasion(source.extraction.document), sum(found.weights.values()), without_words)


def _total(own: _Side, other: _Side) -> float:
    """What an article could share with another: words of another script can never meet."""
    return own.total if own.profile.script == other.profile.script else own.without_words


def occasion(document: Document) -> date | None:
    """The day an article speaks from: of its publication, its dateline, or an explicit date early in the text."""
    anchor = document.published or document.dateline or document.anchor
    return anchor.day if anchor else None


def is_sent(document: Document) -> bool:
    """True when the day of an article came with it, and was not taken from what it tells."""
    return document.published is not None or document.dateline is not None


def _days_apart(a: date | None, b: date | None) -> int | None:
    return abs((a - b).days) if a and b else None
