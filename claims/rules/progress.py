"""Stages of things, told by phrases that no single verb carries: "awaits approval", "released without charge", "letter of intent".

Which words tell which stage, and which stages exclude each other, stands in `knowledge/progress.toml`. Two articles are held
against each other only where each keeps to one side of a course and both say it of the same: by a name, a figure, a thing.
Of what a story has once (`once`), an article that stands alone against two that agree is held against them without that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, is_event
from claims.language.base import knowledge
from claims.model.attribution import Certainty, Voice
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind, NameMention, NameRelation
from claims.model.relation import Relation
from claims.model.span import Span
from claims.normalization.entity.compare import compare_names
from claims.normalization.time import compare_times
from claims.rules.cues import Line, lines
from claims.rules.model import Scene
from claims.rules.phrases import Text
from claims.rules.stances import alike

_REACH = 13  # tokens that the words of one stage may take
_NEAR = 6  # tokens beside them in which what they are said of is looked for
_BESIDE = 2  # tokens beside them in which a word that makes it another stage still does
_BEFORE = 5  # tokens before them in which a word of doubt or denial reaches them
_LONG = 60  # days before publication from which what was reached is history
_ENOUGH = 1.5  # of what two passages share: a name or a figure counts 1, a thing 0.5, up to two of them
_ENDS = frozenset(";:—–.!?()")
_MET = frozenset({NameRelation.SAME, NameRelation.VARIANT})
_KINDS = (NameKind.PER, NameKind.LOC, NameKind.ORG)
_TELLING = 10  # numbers below this are shared by chance
_UNSURE = frozenset({Certainty.ALLEGED, Certainty.POSSIBLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of a course as one sentence tells it; `claim` is the claim that holds its words."""

    article: str
    course: str
    side: str
    span: Span
    claim: Claim
    sentence: Span
    near: frozenset[str]
    about: frozenset[str]


def stages(extraction: Extraction, courses: Sequence[str]) -> Iterator[Stage]:
    """The stages of these courses that an article tells in its own words."""
    for line in lines(extraction):
        inside = [claim for claim in extraction.claims if line.span.contains(claim.span) and claim.span.field is line.span.field]
        if not inside:
            continue
        for first, last in _segments(line):
            text = Text(line.tokens[first:last], line.language)
            for course in courses:
                told = [(*found, spec) for spec in knowledge("progress")["stages"][course] if (found := _found(text, spec))]
                if len({side for side, _, _ in told}) != 1:
                    continue  # "called off at night and resumed at dawn"
                side, run, spec = told[0]
                stage = _stage(line, inside, course, side, (first + run[0], first + run[1]))
                if stage is not None and not (spec.get("reached") and _is_history(extraction, stage.claim)):
                    yield stage


def rivals(scene: Scene, rule: str) -> Iterator[tuple[Stage, Stage, float]]:
    """Stages of two articles that exclude each other, with how much they share."""
    courses = {name: spec for name, spec in knowledge("progress")["course"].items() if spec["rule"] == rule}
    told = [list(stages(extraction, list(courses))) for extraction in scene.extractions]
    alone = {name: _odd_article(told, name) for name, spec in courses.items() if spec.get("once")}
    for ours, theirs in combinations(told, 2):
        for name, spec in courses.items():
            left = [stage for stage in ours if stage.course == name]
            right = [stage for stage in theirs if stage.course == name]
            if len({stage.side for stage in left}) != 1 or len({stage.side for stage in right}) != 1:
                continue  # an article that tells both tells a course, not a stage
            odd = alone.get(name) in (left[0].article, right[0].article)
            for a in left:
                for b in right:
                    if a.side == b.side:
                        continue
                    if (shared := _shared(scene, a, b, spec)) >= _ENOUGH:
                        yield a, b, shared
                    elif odd and not _of_others(scene, a, b):
                        yield a, b, 0.0


def _odd_article(told: Sequence[Sequence[Stage]], course: str) -> str | None:
    """The article that alone puts a course at a stage where two or more agree on another; None where any tells of both."""
    sides: dict[str, set[str]] = {}
    for stages_of in told:
        for stage in stages_of:
            if stage.course == course:
                sides.setdefault(stage.article, set()).add(stage.side)
    if any(len(side) > 1 for side in sides.values()) or len({*map(frozenset, sides.values())}) != 2:
        return None
    articles = {side: [article for article, mine in sides.items() if side in mine] for mine in sides.values() for side in mine}
    lone = [found[0] for found in articles.values() if len(found) == 1]
    return lone[0] if len(lone) == 1 else None


def _of_others(scene: Scene, a: Stage, b: Stage) -> bool:
    """True when both name somebody, some place or some body, and nothing that is named is the same."""
    ours, theirs = _names(scene, a), _names(scene, b)
    names = [(one, other) for one in ours for other in theirs if _met(one, other)]
    return _apart(ours, theirs, names, NameKind.PER) or (not names and any(_apart(ours, theirs, names, kind) for kind in _KINDS))


def _segments(line: Line) -> Iterator[tuple[int, int]]:
    start = 0
    for at, token in enumerate(line.tokens):
        if token.text in _ENDS:
            if at > start:
                yield start, at
            start = at + 1
    if start < len(line.tokens):
        yield start, len(line.tokens)


def _found(text: Text, spec: Mapping[str, Any]) -> tuple[str, tuple[int, int]] | None:
    """The side that a clause takes by the words of a stage, and where they stand."""
    run = _run([list(text.find(group)) for group in spec["all"]])
    if run is None or any(_beside(run, match, _BESIDE, _BESIDE) for name in spec.get("none", ()) for match in text.find(name)):
        return None
    if not spec.get("reached"):
        return spec["side"], run
    if any(_beside(run, match, _BEFORE, 0) for match in text.find("doubt")):
        return None
    if any(_beside(run, match, _BEFORE, 0) for match in text.find("no")) and "no" not in spec.get("none", ()):
        if any(group in spec["all"] for group in ("untamed", "stays")):
            return spec["side"], run  # "not under control": its words hold the denial
        return (spec["flips"], run) if "flips" in spec else None
    return spec["side"], run


def _run(groups: list[list[tuple[int, int]]]) -> tuple[int, int] | None:
    """The shortest run of tokens that holds a word of every group."""
    best: tuple[int, int] | None = None
    for anchor in groups[0]:
        first, last = anchor
        for others in groups[1:]:
            nearest = min(others, key=lambda match: max(match[0] - last, first - match[1], 0), default=None)
            if nearest is None:
                return None
            first, last = min(first, nearest[0]), max(last, nearest[1])
        if last - first <= _REACH and (best is None or last - first < best[1] - best[0]):
            best = first, last
    return best


def _beside(run: tuple[int, int], match: tuple[int, int], before: int, behind: int) -> bool:
    return match[0] < run[1] + behind and match[1] > run[0] - before


def _stage(line: Line, inside: Sequence[Claim], course: str, side: str, run: tuple[int, int]) -> Stage | None:
    """The stage as a value; None where it is quoted or nobody is sure of it."""
    tokens = line.tokens
    span = Span(tokens[run[0]].start, tokens[run[1] - 1].end, line.span.field)
    claim = min(inside, key=lambda claim: (claim.span.distance(span), len(claim.span)))
    if claim.voice is Voice.QUOTATION or claim.factuality.certainty in _UNSURE:
        return None
    start, end = tokens[max(0, run[0] - _NEAR)].start, tokens[min(len(tokens), run[1] + _NEAR) - 1].end
    area = Span(start, end, line.span.field)
    mentions = {mention for claim in inside for mention in claim.concepts if not _is_empty(mention.concept)}
    return Stage(
        article=claim.article,
        course=course,
        side=side,
        span=span,
        claim=claim,
        sentence=line.span,
        near=frozenset(mention.concept for mention in mentions if area.contains(mention.span) and not is_event(mention.concept)),
        about=frozenset(mention.concept for mention in mentions if not mention.span.overlaps(span)),
    )


def _is_empty(name: str) -> bool:
    known = concept(name)
    return known is None or known.generic


def _is_history(extraction: Extraction, claim: Claim) -> bool:
    """True for what is dated long before the article, or by a bare year: "a law promulgated in 1998"."""
    published = extraction.document.published
    if claim.time is None or claim.time.value.end is None:
        return False
    if published is None:
        return (claim.time.value.edtf or "").isdigit()
    return (published.day - claim.time.value.end).days > _LONG


def _shared(scene: Scene, a: Stage, b: Stage, spec: Mapping[str, Any]) -> float:
    """How much two passages share of what they speak of; 0 where they speak of two things."""
    ours, theirs = _names(scene, a), _names(scene, b)
    names = [(one, other) for one in ours for other in theirs if _met(one, other)]
    if spec["about"] == "person" and _apart(ours, theirs, names, NameKind.PER):
        return 0.0
    if not names and any(_apart(ours, theirs, names, kind) for kind in _KINDS):
        return 0.0
    figures = len(_figures(scene, a) & _figures(scene, b))
    if spec["about"] == "thing" and not figures and _others(a, b):
        return 0.0
    if spec["rule"] == "V203" and _other_times(a.claim, b.claim):
        return 0.0
    near = [one for one in a.near if any(alike(one, other) for other in b.near)]
    if spec["rule"] == "V201":
        near = [one for one in near if getattr(concept(one), "kind", "") not in ("organization", "role", "quality")]
    best = max((pair.score for pair in scene.pairs if _brings(a, b, pair.a, pair.b) or _brings(b, a, pair.a, pair.b)), default=0.0)
    same = any(NameKind.PER in (one.kind, other.kind) for one, other in names)
    if spec["about"] == "person" and not same and best < threshold("link" if figures else "strong"):
        return 0.0  # one was caught and another is sought
    if spec.get("near") and not near and not figures:
        return 0.0
    things = [one for one in a.about | a.near if any(alike(one, other) for other in b.about | b.near)]
    aligned = 1.0 if best >= threshold("link") else 0.0
    return min(2, len(names)) + figures + 0.5 * min(2, len(things)) + aligned


def _others(a: Stage, b: Stage) -> bool:
    """True when both are said of people by their roles, and these are others: the pilots, the cabin crews."""
    authorities = knowledge("stances")["authorities"]
    ours, theirs = (
        {one for one in stage.near if getattr(concept(one), "kind", "") == "role" and one not in authorities} for stage in (a, b)
    )
    return bool(ours and theirs) and not any(alike(one, other) for one in ours for other in theirs)


def _other_times(a: Claim, b: Claim) -> bool:
    """True when both are dated and no time of one may be one of the other: the wages of March, those of February."""
    told = [compare_times(one.value, other.value) for one in a.times for other in b.times]
    return bool(told) and all(relation is Relation.DISJOINT for relation in told)


def _names(scene: Scene, stage: Stage) -> list[NameMention]:
    return [name for name in scene.extraction(stage.article).names if stage.sentence.contains(name.span)]


def _met(a: NameMention, b: NameMention) -> bool:
    if a.entity is not None and a.entity == b.entity:
        return True
    return compare_names(a.text, b.text).relation in _MET


def _apart(
    ours: Sequence[NameMention], theirs: Sequence[NameMention], names: Sequence[tuple[NameMention, NameMention]], kind: NameKind
) -> bool:
    """True when both name somebody of a kind and nobody of it is the same."""
    both = any(name.kind is kind for name in ours) and any(name.kind is kind for name in theirs)
    return both and not any(kind in (one.kind, other.kind) for one, other in names)


def _figures(scene: Scene, stage: Stage) -> set[Decimal]:
    """The numbers of a sentence that are long enough to tell one thing from another, whatever dollars they count."""
    found = (mention.value.low for mention in scene.extraction(stage.article).quantities if stage.sentence.contains(mention.span))
    return {number for number in found if number is not None and number >= _TELLING}


def _brings(a: Stage, b: Stage, one: Claim, other: Claim) -> bool:
    """True when two aligned claims stand in the sentences of two stages."""
    return (
        one.article == a.article
        and other.article == b.article
        and a.sentence.contains(one.span)
        and b.sentence.contains(other.span)
    )
