"""Names: mentions of people, organizations and places, and how two of them compare."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from claims.model.span import Span


class NameKind(StrEnum):
    """The four kinds of the shared label scheme."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    MISC = "MISC"


class NameRelation(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    VARIANT = "variant"
    POSSIBLE = "possible"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name where it stands: its words, its kind, the entity it refers to and a normal form."""

    span: Span
    text: str
    kind: NameKind
    entity: str | None = None  # an id of the knowledge base, such as "place:PE", or one shared inside the article
    normal: str | None = None  # as the entity is best named in this article, or its Latin form
    reasons: tuple[str, ...] = ()  # why it is that entity

    def to_dict(self) -> dict[str, Any]:
        """The `name` object of the contract."""
        return {
            **self.span.to_dict(),
            "text": self.text,
            "kind": self.kind.value,
            "entity": self.entity,
            "normal": self.normal,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """The outcome of comparing two names; `score` lies in [0, 1]."""

    relation: NameRelation
    score: float
    reasons: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`{relation, score, reasons}`."""
        return {"relation": self.relation.value, "score": round(self.score, 3), "reasons": list(self.reasons)}
