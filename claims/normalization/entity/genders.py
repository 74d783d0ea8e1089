"""The gender of a given name, as far as its ending or a list tells."""

from __future__ import annotations

from functools import cache

from claims.language.base import knowledge
from claims.language.fold import fold_word
from claims.normalization.entity.words import given_names

_SHORTEST = 3  # letters of a name that its ending tells of


def gender_of(given: str) -> str | None:
    """ "f" or "m" for a given name, None for one that both bear or that is not known."""
    key = fold_word(given)
    if key in _listed("both"):
        return None
    if key in _listed("women"):
        return "f"
    if key in _listed("men"):
        return "m"
    if len(key) >= _SHORTEST and key.endswith(tuple(_listed("endings"))):
        return "f"
    return "m" if key in given_names() else None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in knowledge("name_genders")[name])
