"""Camps: who speaks for whom, by the words that name a speaker: a union and workers are one, a ministry and a mayor another."""

from __future__ import annotations

from claims.knowledge.concepts import is_a
from claims.language.base import knowledge
from claims.language.lexicon import find_concepts
from claims.language.pipeline import tokenize
from claims.model.attribution import Speaker


def camp_of(speaker: Speaker | None, language: str) -> str | None:
    """The camp of a speaker; None for somebody known by name alone, and where the words name two."""
    if speaker is None:
        return None
    words = {match.concept for match in find_concepts(tokenize(speaker.text, language), language)}
    camps = knowledge("stances")["camps"].items()
    found = {name for name, kinds in camps if any(is_a(word, kind) for word in words for kind in kinds)}
    return found.pop() if len(found) == 1 else None
