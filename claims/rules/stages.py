"""Conflicts of stages as findings, for the rules that tell them: one for every course that articles put at different stages."""

from __future__ import annotations

from collections.abc import Iterator

from claims.language.base import knowledge
from claims.model.finding import DiscrepancyType, Withheld
from claims.model.relation import Relation
from claims.rules import reasons
from claims.rules.model import Hit, Scene
from claims.rules.progress import Stage, rivals
from claims.rules.sides import Held, against, connected, evidence, part

_DEVELOPMENT = 3  # days after which two stages are a story moving on


def stage_hits(scene: Scene, rule: str, kind: DiscrepancyType, told: list[Hit], *, moves: bool = True) -> Iterator[Hit | Withheld]:
    """What the stages of a rule's courses show beyond what it has told. `moves`: days between the articles explain a difference."""
    pairs, best = [], 0.0
    for a, b, shared in rivals(scene, rule):
        both = _held(a), _held(b)
        if moves and _days_apart(scene, a, b) >= _DEVELOPMENT:
            reason = reasons.DAYS_APART
            yield Withheld(type=kind, reason=reason, evidence=evidence(scene, [[both[0]], [both[1]]]))
            continue
        pairs.append(both)
        best = max(best, shared)
    for group in connected(pairs):
        sides = part(group, _relate)
        found = evidence(scene, sides)
        if len(sides) < 2 or any(_covers(hit, held) for hit in told for held in group):
            continue
        yield Hit(evidence=found, values={"sides": against(sides)}, confidence=min(0.75, 0.4 + 0.1 * best))


def _held(stage: Stage) -> Held[tuple[str, str]]:
    label = knowledge("progress")["labels"][stage.course][stage.side]
    return Held(claim=stage.claim, span=stage.span, value=(stage.course, stage.side), label=label)


def _relate(a: tuple[str, str], b: tuple[str, str]) -> Relation:
    if a[0] != b[0]:
        return Relation.UNKNOWN
    return Relation.EQUAL if a == b else Relation.DISJOINT


def _covers(hit: Hit, held: Held[tuple[str, str]]) -> bool:
    return any(shown.article == held.claim.article and shown.span.overlaps(held.claim.span) for shown in hit.evidence)


def _days_apart(scene: Scene, a: Stage, b: Stage) -> int:
    days = [scene.extraction(stage.article).document.published for stage in (a, b)]
    if days[0] is None or days[1] is None:
        return 0
    return abs((days[0].day - days[1].day).days)
