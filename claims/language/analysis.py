"""What a pipeline says of a text's tokens: a tag and a lemma key each, and the names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from claims.language.pipeline import Token
from claims.model.name import NameKind


class Tier(StrEnum):
    """Where a pipeline comes from."""

    OFFICIAL = "official"  # an installed spaCy package
    OWN = "own"  # weights of this project
    RULES = "rules"  # no weights: tables and rules alone find names


@dataclass(frozen=True, slots=True)
class Entity:
    """A name on tokens `[first, after)`; `[start, end)` in the source leave clitics and marks at its edges out."""

    first: int
    after: int
    start: int
    end: int
    kind: NameKind


FORMS = {"Fin": "fin", "Inf": "inf", "Part": "part", "Ger": "ger", "Conv": "ger"}
"""The forms of verbs, by the values of VerbForm in Universal Dependencies: a Russian converb is read like a gerund."""
VERBS = frozenset({"VERB", "AUX"})
"""The tags of tokens that have a form."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One universal tag, one lemma key and one form for each token, and the names in order, none overlapping.

    The tag is "X" where nothing is known. The lemma key is folded; without a lemmatizer it is the word without its clitics. The
    form of a verb or auxiliary is "fin", "inf", "part" or "ger"; it is empty for other words and where it is not known.
    """

    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    entities: tuple[Entity, ...]
    forms: tuple[str, ...]


class Pipeline(Protocol):
    """Reads tokens of one language."""

    @property
    def name(self) -> str:
        """The package or model."""

    @property
    def version(self) -> str:
        """Its version."""

    @property
    def tier(self) -> Tier:
        """Where it comes from."""

    def annotate(self, tokens: Sequence[Token], starts: Sequence[int] = (0,)) -> Analysis:
        """Read the tokens of a text; `starts`, ascending, are the tokens that begin a sentence. Linear."""
