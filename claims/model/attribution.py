"""Attribution and factuality: whose words a passage is, and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from claims.model.span import Span


class Voice(StrEnum):
    """Whose words a token belongs to."""

    AUTHOR = "author"
    HEADLINE = "headline"
    QUOTATION = "quotation"
    REPORTED = "reported"
    METADATA = "metadata"


class AttributionKind(StrEnum):
    """How a claim is attributed."""

    NARRATOR = "narrator"
    DIRECT = "direct"
    INDIRECT = "indirect"


class Certainty(StrEnum):
    """How sure the text is."""

    ASSERTED = "asserted"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    ALLEGED = "alleged"


class Polarity(StrEnum):
    """Affirmed or denied."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Status(StrEnum):
    """How far an event has come; `rank` orders the ladder, None stands beside it."""

    DISCUSSED = "discussed"
    PROPOSED = "proposed"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    AGREED = "agreed"
    SIGNED = "signed"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    DONE = "done"
    CANCELLED = "cancelled"


AHEAD = frozenset({Status.DISCUSSED, Status.PROPOSED, Status.PLANNED, Status.ANNOUNCED})
"""The rungs below the deed: what is only talked of, proposed, planned or announced."""

REACHED = frozenset({Status.AGREED, Status.SIGNED, Status.APPROVED, Status.IN_FORCE, Status.DONE})
"""The rungs at which something has come about."""


class Stance(IntEnum):
    """What a reporting verb says about the words it introduces."""

    NEUTRAL = 0
    EMPHATIC = 1
    FACTIVE = 2
    DISTANCING = 3
    DIRECTIVE = 4
    PROMOTING = 5
    DENYING = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it: the words that name the speaker, and the entity where it was resolved."""

    span: Span
    text: str
    entity: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """`{start, end, text, entity}`."""
        return {**self.span.to_dict(), "text": self.text, "entity": self.entity}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says a claim, and the word that shows it. The narrator needs neither."""

    kind: AttributionKind = AttributionKind.NARRATOR
    speaker: Speaker | None = None
    cue: Span | None = None
    stance: Stance = Stance.NEUTRAL

    def to_dict(self) -> dict[str, Any]:
        """`{kind, speaker, cue}`."""
        return {
            "kind": self.kind.value,
            "speaker": self.speaker.to_dict() if self.speaker else None,
            "cue": self.cue.to_dict() if self.cue else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """Certainty, place on the ladder of status, and polarity, each with the words that say so."""

    certainty: Certainty = Certainty.ASSERTED
    status: Status | None = None
    polarity: Polarity = Polarity.POSITIVE
    cues: tuple[Span, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`{certainty, status, polarity}`."""
        return {
            "certainty": self.certainty.value,
            "status": self.status.value if self.status else None,
            "polarity": self.polarity.value,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that are somebody's: a quotation or a reported clause, with its speaker and cue.

    `span` covers the words said, without the quotation marks. `kind` is direct or indirect.
    `closed` is False when the closing mark is missing.
    """

    span: Span
    text: str
    kind: AttributionKind
    speaker: Speaker | None = None
    cue: Span | None = None
    stance: Stance = Stance.NEUTRAL
    closed: bool = True

    def to_dict(self) -> dict[str, Any]:
        """The `quotation` object of the contract."""
        return {
            **self.span.to_dict(),
            "text": self.text,
            "speaker": self.speaker.to_dict() if self.speaker else None,
            "cue": self.cue.to_dict() if self.cue else None,
            "kind": self.kind.value,
        }
