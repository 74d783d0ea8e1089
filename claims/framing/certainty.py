"""How sure a text is: a headline that states what its own text only plans or holds possible, one article surer than another.

Conflicts of status between articles, and what is only alleged, are findings of their own and are not told again here. A headline
shortens: that it lacks a hedge counts only where no sentence of the text states the thing. A headline that lists what something is
done about is held against its text topic by topic: what the text only discusses, while it tells more of another, is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.rows import Sight, brief, row, sided
from claims.framing.scope import covered as by_topic
from claims.knowledge.concepts import concept
from claims.language.base import knowledge
from claims.model.attribution import Certainty, Polarity, Status
from claims.model.claim import Claim, Position
from claims.model.comparison import FramingRow
from claims.model.span import Span

_SAME = 0.6
"""Score of two claims that are surely one fact."""
_EARLY = frozenset({Status.DISCUSSED, Status.PROPOSED, Status.PLANNED})
_TALKED = frozenset({Status.DISCUSSED, Status.PROPOSED})
"""Rungs clearly below a deed. A plan is not: headlines tell what is to come in the present."""
_QUOTES = "\"'«“‘„"
_HEADLINE = "the headline of {one} states what its text only tells as {tier} ({event})"
_LONGEST = 250


def rows(desk: Desk) -> Iterator[FramingRow]:
    """The headlines above their texts, then the facts that one article states and another holds possible."""
    for source in desk.sources:
        yield from _headline(desk, source.extraction.claims)
        yield from _listed(desk, source.extraction.claims)
    yield from _across(desk)


def _headline(desk: Desk, claims: tuple[Claim, ...]) -> Iterator[FramingRow]:
    body = [claim for claim in claims if claim.position is not Position.HEADLINE]
    for claim in claims:
        if claim.position is not Position.HEADLINE or not _states(desk, claim) or not _is_statement(desk, claim):
            continue
        same = [other for other in body if _kind(other) == _kind(claim) and _shared(claim, other)]
        tiers = {_tier(other) for other in same}
        if same and None not in tiers:
            yield _row(desk, [_sight(desk, claim)], [_sight(desk, other) for other in same], sorted(filter(None, tiers))[0], claim)
            return


def _listed(desk: Desk, claims: tuple[Claim, ...]) -> Iterator[FramingRow]:
    """The topic of several in a headline that its text does no more than discuss."""
    stated = next((claim for claim in claims if claim.position is Position.HEADLINE and _is_statement(desk, claim)), None)
    if stated is None or not _states(desk, stated):
        return
    head, lines = desk.line(stated), desk.lines[stated.article]
    listed = by_topic([head]).keys()
    told: dict[str, list[tuple[Line, bool]]] = defaultdict(list)
    for line in lines:
        here = by_topic([line]).keys() & listed
        if len(here) == 1 and line.position is not Position.HEADLINE:  # a sentence that lists them again tells nothing of each
            told[min(here)].append((line, _only_talks(line)))
    for topic, found in told.items():
        more = [other for other in told if other != topic and not all(talks for _, talks in told[other])]
        if more and all(talks for _, talks in found):
            values = {"one": head.article, "tier": "discussed", "event": topic}
            sights = [(line, brief(line)) for line, _ in found]
            yield row(
                DIMENSION,
                sided([[(head, brief(head))], sights]),
                values,
                referent=topic,
                strength="weak",
                confidence=0.6,
                message=_HEADLINE,
            )


def _only_talks(line: Line) -> bool:
    """True when the first verb of a sentence tells that something was talked of."""
    verbs = [token.start for token, tag in zip(line.tokens, line.tags, strict=True) if tag == "VERB"]
    first = next((mention.concept for mention in line.concepts if mention.span.start in verbs), None)
    return first in knowledge("framing_certainty")["talks"]


def _is_statement(desk: Desk, claim: Claim) -> bool:
    """True for a verb of a headline that neither asks nor opens with a quotation: "to run for office" states nothing."""
    line = desk.line(claim)
    if claim.event is None or any(mark in line.text for mark in "?؟") or line.text[:1] in _QUOTES:
        return False
    start = claim.event.trigger.start
    return any(tag == "VERB" and token.start <= start < token.end for token, tag in zip(line.tokens, line.tags, strict=True))


def _across(desk: Desk) -> Iterator[FramingRow]:
    seen: set[tuple[str, str]] = set()
    for link, _ in desk.alignment.links if desk.alignment is not None else ():
        for sure, other in ((link.a, link.b), (link.b, link.a)):
            pair = (sure.article, other.article)
            if link.score < _SAME or pair in seen or _kind(sure) != _kind(other) or not _states(desk, sure):
                continue
            if other.factuality.certainty is not Certainty.POSSIBLE or other.factuality.status is not sure.factuality.status:
                continue
            told = [claim for source in desk.sources if source.id == other.article for claim in source.extraction.claims]
            if _own(desk, other) and not any(_kind(claim) == _kind(sure) and _tier(claim) is None for claim in told):
                seen.add(pair)
                yield _row(desk, [_sight(desk, sure)], [_sight(desk, other)], "possible", sure, other.article)


def _kind(claim: Claim) -> str | None:
    """The event of a claim, None for a loose one."""
    known = concept(claim.event.type) if claim.event is not None else None
    return known.id if known is not None and not known.generic else None


def _own(desk: Desk, claim: Claim) -> bool:
    return claim.event is not None and desk.line(claim).own(claim.event.trigger)


def _states(desk: Desk, claim: Claim) -> bool:
    """True when an article states something in its own words, as affirmed and come about."""
    told = claim.factuality
    sure = told.certainty is Certainty.ASSERTED and told.polarity is Polarity.POSITIVE and not told.cues
    return _kind(claim) is not None and _own(desk, claim) and sure and told.status not in (*_EARLY, Status.CANCELLED)


def _tier(claim: Claim) -> str | None:
    """How far below a statement a claim is told, None where it is told as one."""
    if claim.factuality.certainty is Certainty.POSSIBLE:
        return "possible"
    return str(claim.factuality.status) if claim.factuality.status in _TALKED else None


def _shared(a: Claim, b: Claim) -> bool:
    """True when two claims have a thing or a name in common besides the event."""
    things = {mention.concept for mention in a.concepts} & {mention.concept for mention in b.concepts}
    names = {name.entity for name in a.names if name.entity} & {name.entity for name in b.names}
    return bool(names) or len(things - {_kind(a)}) > 0


def _sight(desk: Desk, claim: Claim) -> Sight:
    """The event of a claim with the words that tell how sure it is."""
    span: Span = claim.event.trigger if claim.event is not None else claim.span
    for cue in claim.factuality.cues:
        if len(span.cover(cue)) <= _LONGEST:
            span = span.cover(cue)
    line: Line = desk.line(claim)
    return line, span


def _row(desk: Desk, sure: list[Sight], held: list[Sight], tier: str, claim: Claim, other: str | None = None) -> FramingRow:
    event = (_kind(claim) or "").replace("_", " ")
    return row(
        DIMENSION,
        sided([sure, held]),
        {"one": claim.article, "tier": tier, "event": event} | ({"other": other} if other else {}),
        referent=event,
        strength="weak",
        confidence=0.6,
        message=None if other else _HEADLINE,
    )


DIMENSION = Dimension(
    code="F308",
    name="certainty",
    reach=Reach.STORY,
    message="{one} states what {other} tells as {tier} ({event})",
    caveat="Headlines shorten, and one text may know more than another; check which words the sources bear out.",
    documentation=__doc__,
    rows=rows,
)
