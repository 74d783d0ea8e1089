"""The lists of `roles.toml`, folded: which preposition or ending gives a phrase which part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claims.extraction.phrases import NO_TIES
from claims.language.base import table
from claims.language.fold import fold_word

NEVER = ("\n",)


@cache
def ties(language: str) -> dict[str, frozenset[str]]:
    """The prepositions of each part."""
    return {
        role: frozenset(" ".join(fold_word(part) for part in word.split()) for word in entries)
        for role, entries in _lists(language)
    }


@cache
def endings(language: str, name: str) -> tuple[str, ...]:
    """The endings of a list; one that no word has where the list is empty."""
    return tuple(fold_word(ending) for ending in table(language, "roles").get(name, ())) or NEVER


@cache
def governed(language: str) -> dict[str, frozenset[str]]:
    """The prepositions that tie the object of an event to its verb, by event."""
    found: dict[str, set[str]] = {}
    for entry in table(language, "roles").get("governed", ()):
        event, _, tie = entry.partition(" ")
        found.setdefault(event, set()).add(" ".join(fold_word(part) for part in tie.split()))
    return {event: frozenset(ties) for event, ties in found.items()}


def _lists(language: str) -> Iterator[tuple[str, list[str]]]:
    for role, entries in table(language, "roles").items():
        if isinstance(entries, list) and role not in NO_TIES:
            yield role, entries
