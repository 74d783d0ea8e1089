"""Kinds of people that exclude each other, so that figures of them add up: men and women, nationals of several countries."""

from __future__ import annotations

from collections.abc import Sequence

from claims.knowledge.demonyms import read_demonym
from claims.language.lexicon import find_concepts
from claims.model.quantity import QuantityMention
from claims.rules.cues import Line

# Kinds that exclude each other; each set is complete once two of its kinds are there, children beside men and women included.
_PARTITIONS = (
    (("man",), ("woman",), ("child", "minor", "teenager", "boy", "girl", "infant")),
    (("boy",), ("girl",)),
    (("adult",), ("child", "minor", "teenager", "infant")),
    (("passenger",), ("crew_member", "crew", "pilot")),
    (("civilian",), ("soldier", "military", "police_officer", "fighter", "combatant")),
)


def kinds_of(line: Line, run: Sequence[QuantityMention]) -> tuple[tuple[str, ...], ...] | None:
    """The partition whose kinds the figures count, one kind each, None where there is none."""
    counted = [kind_of(line, mention) for mention in run]
    for partition in _PARTITIONS:
        at = [next((step for step, kinds in enumerate(partition) if of in kinds), None) for of in counted]
        if None not in at and len(set(at)) == len(at) and len(at) > 1:
            return partition
    return None


def exclude(line: Line, run: Sequence[QuantityMention]) -> bool:
    """True when nothing is counted twice: kinds of one partition, or nationals of as many countries."""
    nations = {_nation(line, mention) for mention in run}
    return kinds_of(line, run) is not None or (None not in nations and len(nations) == len(run) > 1)


def _nation(line: Line, mention: QuantityMention) -> str | None:
    """The country whose nationals a figure counts: "14 Filipinos", "six Indian sailors", "trois marins grecs"."""
    behind = line.gap(mention.span.end, mention.span.end + 32)[:2]
    words = [token.text for token in behind if token.text[:1].isalpha()][: 1 if mention.value.of is None else 2]
    return next((country for word in words if (country := read_demonym(word, line.language)) is not None), None)


def kind_of(line: Line, mention: QuantityMention) -> str | None:
    """What a figure counts; "12 were men" counts men."""
    if mention.value.of is not None:
        return mention.value.of
    behind = line.gap(mention.span.end, mention.span.end + 24)[:2]
    return next((match.concept for match in find_concepts(behind, line.language)), None)
