"""What is known of a clause beside its words, for those who ask who plays which part in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.phrases import Phrase
from claims.model.claim import Argument
from claims.model.name import NameKind, NameMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenery:
    """What is known of a clause beside its words: the concept of its event, its names, and which tokens are what.

    `dated`: tokens of times, `measured`: of figures with a unit; `somebody` and `somewhere`: of roles, organizations and kinds of
    place, `trigger`: of the words that name the event,
    `figures`: of numbers. `lent`: who a relative word stands for, or the subject of the clause it goes on from.
    """

    event: str | None
    names: Sequence[NameMention]
    dated: frozenset[int]
    measured: frozenset[int]
    somebody: frozenset[int]
    somewhere: frozenset[int]
    trigger: frozenset[int] = frozenset()
    figures: frozenset[int] = frozenset()
    lent: Argument | None = None


def is_somebody(phrase: Phrase, scenery: Scenery) -> bool:
    """True for a phrase that names a person, a body or a place, or says what somebody is."""
    named = phrase.name is not None and phrase.name.kind is not NameKind.MISC
    return named or any(at in scenery.somebody for at in range(phrase.first, phrase.last))
