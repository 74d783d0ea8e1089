"""What one article tells alone: sentences that no other article of the story has a counterpart for.

A counterpart is a sentence whose claims are aligned, one that gives the same figure or day, one with the same two names,
or one that speaks of the same few things. Articles made from each other have nothing of their own against each other, and an
article that came out later than all others is not held against them: they could not tell what had not happened.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import timedelta

from claims.extraction.mentions import within
from claims.framing.agency import explanations
from claims.framing.desk import Desk, Line
from claims.framing.lexicon import cues
from claims.knowledge.concepts import concept
from claims.model.attribution import Polarity
from claims.model.claim import Claim, Position
from claims.model.span import Field
from claims.normalization.attribution.camps import camp_of

_LINKED = 0.3
"""Score of two aligned claims from which they tell one thing; below it they share a subject (read on 32 stories)."""
TOUCHED = 0.2
"""Score from which they may tell one thing: enough not to say that nobody else tells it."""
_THINGS = 3
"""Things and events that two sentences share where they speak of the same."""
_NAMES = 2
"""Names that two sentences share where they speak of the same."""
_SMALL = 10
"""Figures up to which two sentences may share one without telling the same."""
_FULL = 3
"""Concepts and names of a sentence that can be understood alone: "At what price?" cannot."""
_LATER = timedelta(hours=24)
"""How much later an article may come out than the others and still be held against them."""

WEIGHTS = {
    "voiced": 0.8,  # "the mayor complained that aid reaches the cameras first": whom a text lets speak is its choice
    "outside": 0.5,  # "a widow from the village": people concerned, unions and opposition are chosen, officials come by themselves
    "explains": 0.6,  # "houses put up without any technical help": a cause is a view of the matter
    "weighs": 0.6,  # "a sliver of the country's trade"
    "denied": 0.3,  # "nobody came": what did not happen is told for a reason
    "figures": -0.8,  # "the bank's reserves covered five months": figures are facts, told by rules of their own
    "dated": -0.5,  # "the handover began at 10 a.m."
    "named": -0.2,  # for each name, four at most: lists of who was there
}
"""What makes a sentence tell how a text sees the matter. Set by hand on 32 stories, no better fit was found by regression."""


def alone(desk: Desk, *, loosely: bool = False) -> dict[str, tuple[Line, ...]]:
    """The sentences of the text that each article tells alone, the weightiest first; articles without any are left out.

    `loosely`: what speaks of the same things counts too as long as no claims are aligned well; for what people say of them.
    """
    elsewhere = aligned(desk, _LINKED) if loosely else aligned(desk, TOUCHED) | _alike(desk)
    claims = _claims(desk)
    found: dict[str, tuple[Line, ...]] = {}
    for article in _comparable(desk):
        body = list(_text(desk.lines[article]))[1:]  # the first sentence tells the story, whatever its words
        lines = [line for line in body if line not in elsewhere and (loosely or len(_said(line)) >= _FULL)]
        lines.sort(key=lambda line: (-weight(line, claims[_place(line)]), line.at))
        if lines:
            found[article] = tuple(lines)
    return found


def weight(line: Line, claims: Sequence[Claim]) -> float:
    """How much a sentence with its claims tells about how the text sees the matter; the weights are those of `WEIGHTS`."""
    speakers = [passage.speaker for passage in line.passages if passage.speaker is not None]
    told = {
        "voiced": bool(speakers),
        "outside": any(camp_of(speaker, line.language) in ("people", "labour", "opposition") for speaker in speakers),
        "explains": next(explanations(line), None) is not None,
        "weighs": next(cues(line, "emphasis"), None) is not None or next(cues(line, "evaluative"), None) is not None,
        "denied": any(claim.factuality.polarity is Polarity.NEGATIVE for claim in claims),
        "figures": any(map(str.isdigit, line.text)),
        "dated": any(claim.time is not None for claim in claims),
        "named": min(4, len(line.names)),
    }
    return sum(WEIGHTS[name] * count for name, count in told.items())


def twins(desk: Desk) -> frozenset[frozenset[str]]:
    """The pairs of articles that were made from each other."""
    links = desk.alignment.links if desk.alignment is not None else ()
    shared = Counter(frozenset((link.a.article, link.b.article)) for link, _ in links if link.twin)
    return frozenset(pair for pair, count in shared.items() if count >= min(len(desk.lines[article]) for article in pair) / 2)


def _comparable(desk: Desk) -> Iterator[str]:
    """The articles that another one, not made from it, could have told the same as."""
    same = twins(desk)
    published = {source.id: source.extraction.document.article.published for source in desk.sources}
    for article, time in published.items():
        others = [other for other in published if other != article]
        if any(frozenset((article, other)) in same for other in others):
            continue
        times = [published[other] for other in others]
        if time is None or any(other is None or other >= time - _LATER for other in times):
            yield article


def aligned(desk: Desk, least: float) -> set[Line]:
    """The sentences whose claims another article makes as well, by links of at least this score."""
    links = desk.alignment.links if desk.alignment is not None else ()
    sure = [link for link, _ in links if link.parallel or link.score >= least]
    return {desk.line(claim) for link in sure for claim in (link.a, link.b)}


def _alike(desk: Desk) -> set[Line]:
    """The sentences that speak of what a sentence of another article speaks of."""
    lines = list(desk.every())
    meeting = ((_said, _THINGS), (_named, _NAMES), (_figures, 1))
    return {line for key, least in meeting for line in _meeting(lines, key, least)}


def _meeting(lines: Sequence[Line], key: Callable[[Line], frozenset[Hashable]], least: int) -> Iterator[Line]:
    """The sentences that share at least so many keys with one sentence of another article."""
    keys = {line: key(line) for line in lines}
    places: dict[Hashable, list[Line]] = defaultdict(list)
    for line, held in keys.items():
        for one in held:
            places[one].append(line)
    for line, held in keys.items():
        shared = Counter(other for one in held for other in places[one] if other.article != line.article)
        if any(count >= least for count in shared.values()):
            yield line


def _said(line: Line) -> frozenset[Hashable]:
    """The things and events that a sentence speaks of."""
    known = (concept(mention.concept) for mention in line.concepts)
    return frozenset(one.id for one in known if one is not None and not one.generic)


def _named(line: Line) -> frozenset[Hashable]:
    return frozenset(name.entity for name in line.names if name.entity)


def _figures(line: Line) -> frozenset[Hashable]:
    """The figures and times of a sentence; small numbers meet by chance."""
    counted = (one.value.low for one in within(line.reading.quantities, line.span))
    dated = (one.value.edtf for one in within(line.reading.times, line.span))
    return frozenset([*(figure for figure in counted if figure is not None and figure > _SMALL), *filter(None, dated)])


def _text(lines: Iterable[Line]) -> Iterator[Line]:
    return (line for line in lines if line.reading.field is Field.TEXT and line.position is not Position.HEADLINE)


def _place(line: Line) -> tuple[str, int]:
    return line.article, line.at


def _claims(desk: Desk) -> dict[tuple[str, int], list[Claim]]:
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for source in desk.sources:
        for claim in source.extraction.claims:
            found[_place(desk.line(claim))].append(claim)
    return found
