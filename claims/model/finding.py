"""Findings: what a rule reports, with the passages that carry it. No finding without evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from claims.model.span import Span


class Severity(StrEnum):
    """How much a finding matters to an editor; info is folded away in reports."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class Basis(StrEnum):
    """What a finding rests on: proof (calendar, arithmetic), comparison of sources, or a heuristic."""

    CALENDAR = "calendar"
    ARITHMETIC = "arithmetic"
    COMPARISON = "comparison"
    HEURISTIC = "heuristic"


class Scope(StrEnum):
    """Inside one article, or between articles."""

    INTERNAL = "internal"
    CROSS = "cross"


class DiscrepancyType(StrEnum):
    """The discrepancy vocabulary of the contract; each rule code belongs to one type."""

    WEEKDAY_DATE_MISMATCH = "weekday_date_mismatch"
    EVENT_DATE_CONFLICT = "event_date_conflict"
    TIME_OF_DAY_CONFLICT = "time_of_day_conflict"
    QUANTITY_CONFLICT = "quantity_conflict"
    PLACE_CONFLICT = "place_conflict"
    PARTICIPANT_CONFLICT = "participant_conflict"
    ROLE_TITLE_CONFLICT = "role_title_conflict"
    NAME_CONFLICT = "name_conflict"
    DOCUMENT_OR_TERM_CONFLICT = "document_or_term_conflict"
    STATUS_CONFLICT = "status_conflict"
    POLARITY_CONFLICT = "polarity_conflict"
    QUOTE_CONFLICT = "quote_conflict"
    ATTRIBUTION_CONFLICT = "attribution_conflict"
    INTERNAL_ARITHMETIC = "internal_arithmetic"
    INTERNAL_CONTRADICTION = "internal_contradiction"
    PUBLICATION_TIME_CONFLICT = "publication_time_conflict"
    CAUSAL_CONFLICT = "causal_conflict"
    OMISSION = "omission"
    SILENT_EDIT = "silent_edit"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage that carries a value. Passages of one side agree, different sides conflict."""

    article: str
    span: Span
    text: str
    value: str | None = None
    side: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """`{article, start, end, text, value, side}`."""
        return {"article": self.article, **self.span.to_dict(), "text": self.text, "value": self.value, "side": self.side}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A replacement that would mend a passage, and the articles that support it."""

    article: str
    span: Span
    replacement: str
    supported_by: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`{article, start, end, replacement, supported_by}`."""
        return {
            "article": self.article,
            **self.span.to_dict(),
            "replacement": self.replacement,
            "supported_by": list(self.supported_by),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A discrepancy, typed, graded and explained. `id` derives from the content, so a decision about it survives a re-run."""

    id: str
    code: str
    name: str
    type: DiscrepancyType
    severity: Severity
    basis: Basis
    confidence: float
    scope: Scope
    message: str
    advice: str
    evidence: tuple[Evidence, ...]
    values: dict[str, str] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    cluster: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The `finding` object of the contract."""
        return {
            "id": self.id,
            "code": self.code,
            "name": self.name,
            "type": self.type.value,
            "severity": self.severity.value,
            "basis": self.basis.value,
            "confidence": round(self.confidence, 2),
            "scope": self.scope.value,
            "message": self.message,
            "advice": self.advice,
            "values": dict(self.values),
            "evidence": [evidence.to_dict() for evidence in self.evidence],
            "repairs": [repair.to_dict() for repair in self.repairs],
            "cluster": self.cluster,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What was considered and set aside, with the reason: a template over `values`."""

    type: DiscrepancyType
    reason: str
    evidence: tuple[Evidence, ...]
    values: dict[str, str] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """The reason with its values."""
        return self.reason.format(**self.values)

    def to_dict(self) -> dict[str, Any]:
        """`{type, reason, evidence}`."""
        return {"type": self.type.value, "reason": self.told, "evidence": [evidence.to_dict() for evidence in self.evidence]}
