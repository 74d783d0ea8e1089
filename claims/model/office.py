"""Offices: what somebody is called beside their name, "Transport Minister" of Grace X."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.model.name import NameMention
from claims.model.span import Span


class Term(StrEnum):
    """When an office is held, as the words beside it say."""

    HELD = "held"
    FORMER = "former"
    ACTING = "acting"
    COMING = "coming"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office, post or calling in the words beside the name of its holder.

    `concepts` are the roles its words may mean, the likeliest first; `about` the concepts that stand with it ("of the civil defence
    institute"), `owners` the entities: countries, also by their adjectives, places and organizations. `joint`: it spans several
    fields ("of health and sport").
    """

    holder: NameMention
    span: Span
    text: str
    concepts: tuple[str, ...]
    about: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    term: Term = Term.HELD
    joint: bool = False

    @property
    def concept(self) -> str:
        """The role its words mean first of all."""
        return self.concepts[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a name that is nobody's stands for: the "ferry" of the Noor Express, the "storm" of Elena."""

    name: NameMention
    concept: str
