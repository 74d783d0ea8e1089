"""Changes whose causes two articles tell: of one measure ("profit rose"), and of one firm or place where both name one."""

from __future__ import annotations

from claims.knowledge.concepts import concept
from claims.language.base import knowledge
from claims.model.name import NameMention, NameRelation
from claims.normalization.entity.compare import compare_names
from claims.rules.causes import Cause
from claims.rules.model import Scene
from claims.rules.stances import alike

_MET = frozenset({NameRelation.SAME, NameRelation.VARIANT, NameRelation.POSSIBLE})


def one_change(scene: Scene, a: Cause, b: Cause) -> bool:
    """True when both causes are told of one rise or fall of one thing."""
    changes = knowledge("causes")["changes"]
    moved = any(alike(one, other) for one in a.effects for other in b.effects if one in changes and other in changes)
    if a.loose or b.loose or not moved or not _one_measure(a, b):
        return False
    ours, theirs = _names(scene, a), _names(scene, b)
    return not (ours and theirs) or any(_met(one, other) for one in ours for other in theirs)


def _one_measure(a: Cause, b: Cause) -> bool:
    """True when both tell of one figure: its profit, its sales, the price."""
    kept = knowledge("causes")["measured"]
    measured = [
        {name for name in cause.about if name in kept or getattr(concept(name), "kind", "") == "measure"} for cause in (a, b)
    ]
    return any(alike(one, other) for one in measured[0] for other in measured[1])


def _names(scene: Scene, cause: Cause) -> list[NameMention]:
    names = scene.extraction(cause.article).names
    return [name for name in names if cause.sentence.contains(name.span) and not cause.span.overlaps(name.span)]


def _met(a: NameMention, b: NameMention) -> bool:
    return (a.entity is not None and a.entity == b.entity) or compare_names(a.text, b.text).relation in _MET
