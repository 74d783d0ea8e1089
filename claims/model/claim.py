"""A claim: a frame of event, participants, time, place and figures, with who says it and how sure. The same in every language."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from claims.model.attribution import Attribution, Factuality, Voice
from claims.model.name import NameMention
from claims.model.quantity import QuantityMention
from claims.model.span import Span
from claims.model.time import TimeMention


class Position(StrEnum):
    """Where in the article a claim stands."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The kind of thing that happens, and the words that say so. `type` is a concept id."""

    type: str
    trigger: Span

    def to_dict(self) -> dict[str, Any]:
        """`{type, trigger}`."""
        return {"type": self.type, "trigger": self.trigger.to_dict()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A participant by its role in the event.

    `via`: how the `entity` was found where the words do not name it: "pronoun", "speaker" (I, we), "title", "pair", or "dropped"
    for a verb without a subject; None where they do.
    """

    role: str
    span: Span
    text: str
    entity: str | None = None
    via: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """`{role, start, end, text, entity, via}`."""
        return {"role": self.role, **self.span.to_dict(), "text": self.text, "entity": self.entity, "via": self.via}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptMention:
    """A word or phrase that stands for a concept of the shared lexicon."""

    span: Span
    concept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkworthy:
    """How much a claim is worth checking, in [0, 1], and what makes it so."""

    score: float
    why: str

    def to_dict(self) -> dict[str, Any]:
        """`{score, why}`."""
        return {"score": self.score, "why": self.why}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One fact as one article states it. `span` is the clause or the shortest run of text that states it."""

    id: str
    article: str
    language: str
    span: Span
    text: str
    event: Event | None = None
    arguments: tuple[Argument, ...] = ()
    time: TimeMention | None = None
    place: NameMention | None = None
    quantities: tuple[QuantityMention, ...] = ()
    attribution: Attribution = field(default_factory=Attribution)
    factuality: Factuality = field(default_factory=Factuality)
    checkworthy: Checkworthy = Checkworthy(score=0.0, why="")
    names: tuple[NameMention, ...] = ()
    concepts: tuple[ConceptMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    voice: Voice = Voice.AUTHOR
    position: Position = Position.BODY
    sentence: int = 0  # of its field, counted from 0
    limits: tuple[Span, ...] = ()  # times that are an aim or a limit of the event ("until 4 July"), not its day

    def to_dict(self) -> dict[str, Any]:
        """The `claim` object of the contract."""
        return {
            "id": self.id,
            "article": self.article,
            **self.span.to_dict(),
            "text": self.text,
            "event": self.event.to_dict() if self.event else None,
            "arguments": [argument.to_dict() for argument in self.arguments],
            "time": self.time.to_dict() if self.time else None,
            "place": self.place.to_dict() if self.place else None,
            "quantities": [quantity.to_dict() for quantity in self.quantities],
            "attribution": self.attribution.to_dict(),
            "factuality": self.factuality.to_dict(),
            "checkworthy": self.checkworthy.to_dict(),
            "voice": self.voice.value,
            "position": self.position.value,
        }
