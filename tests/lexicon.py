"""What the tests of the concept lexicon share."""

from __future__ import annotations

from claims.language.lexicon import find_concepts
from claims.language.pipeline import tokenize


def found(language: str, text: str) -> set[str]:
    """The concepts that stand in a text."""
    return {match.concept for match in find_concepts(tokenize(text, language), language)}
