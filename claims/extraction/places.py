"""Where something happens, told from who acts: "in Russia" is a place, "Russia signed" a participant."""

from __future__ import annotations

from functools import cache

from claims.language.base import table
from claims.language.fold import Folded, fold_word
from claims.model.span import Span

_BEFORE = 24  # folded characters before a name that its preposition may take


@cache
def _locating(language: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in table(language, "clauses").get("locating", ()))


def locates(text: Folded, name: Span, language: str) -> bool:
    """True when a locating word of the language stands right before the name, apart or joined to it."""
    at = text.find(name.start)
    before = text.text[max(0, at - _BEFORE) : at]
    if before.endswith(" "):
        return any(f" {before.rstrip()}".endswith(f" {word}") for word in _locating(language))
    return any(f" {before}".endswith(f" {word}") for word in _locating(language))
