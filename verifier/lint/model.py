"""What linting hands to its formats: the notes of each draft, each with its places in files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claims.model.finding import Severity
from claims.model.span import Span
from verifier.lint.drafts import Draft

SEVERITIES = tuple(Severity)
"""From the gravest to the least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A passage: in its article, and in the file when it stands there. Lines and columns count from 1, in code points."""

    draft: Draft
    text: str
    span: Span | None = None  # of the article; None for a suppression, which is no part of it
    value: str | None = None
    side: str | None = None
    start: int | None = None  # of the source
    end: int | None = None

    @property
    def lines(self) -> tuple[int, int, int, int] | None:
        """Line and column of the start, and of the end, which is excluded."""
        if self.start is None or self.end is None:
            return None
        return *self.draft.position(self.start), *self.draft.position(self.end)

    def to_dict(self) -> dict[str, Any]:
        """The passage with its file and its position there."""
        found: dict[str, Any] = {"path": self.draft.path, "article": self.draft.article.id}
        if self.span is not None:
            found |= self.span.to_dict()
        found |= {"text": self.text, "value": self.value, "side": self.side}
        if self.lines is not None:
            line, column, end_line, end_column = self.lines
            found |= {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
            found |= {"source_start": self.start, "source_end": self.end}
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A replacement for a passage of the draft.

    `put` goes in at `[start, end)` of the source, the passage or no more of it than changes; None where mark-up stands in between.
    """

    span: Span
    before: str
    after: str
    supported_by: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    put: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The replacement, and where in the source it can be put."""
        return {
            **self.span.to_dict(),
            "text": self.before,
            "replacement": self.after,
            "supported_by": list(self.supported_by),
            "source_start": self.start,
            "source_end": self.end,
            "source_replacement": self.put if self.start is not None else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding about a draft. `places` are the passages of the draft, `others` those of the articles it was held against."""

    fingerprint: str
    code: str
    name: str
    type: str
    severity: Severity
    basis: str
    confidence: float
    message: str
    advice: str
    places: tuple[Place, ...]
    others: tuple[Place, ...] = ()
    mends: tuple[Mend, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The note as JSON: the finding of the contract, with a position in a file beside each passage."""
        return {
            "id": self.fingerprint,
            "code": self.code,
            "name": self.name,
            "type": self.type,
            "severity": self.severity.value,
            "basis": self.basis,
            "confidence": round(self.confidence, 2),
            "message": self.message,
            "advice": self.advice,
            "evidence": [place.to_dict() for place in (*self.places, *self.others)],
            "repairs": [mend.to_dict() for mend in self.mends],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A note that the draft itself suppresses, and the reason that it gives."""

    note: Note
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """A draft with what is to be said about it. `suppressed` notes were set aside in the draft, `known` ones stand in the baseline.

    `unsupported`: what was not looked at, and why. `apart`: the articles that tell another story and were not compared.
    """

    draft: Draft
    language: str
    confidence: float  # in the language, in [0, 1]
    notes: tuple[Note, ...]
    suppressed: tuple[Suppressed, ...] = ()
    known: int = 0
    unsupported: tuple[tuple[str, str], ...] = ()
    apart: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The draft as JSON."""
        return {
            "path": self.draft.path,
            "article": self.draft.article.id,
            "language": self.language,
            "findings": [note.to_dict() for note in self.notes],
            "suppressed": [
                {"id": each.note.fingerprint, "code": each.note.code, "message": each.note.message, "reason": each.reason}
                for each in self.suppressed
            ],
            "known": self.known,
            "unsupported": [{"what": what, "why": why} for what, why in self.unsupported],
            "not_compared": list(self.apart),
        }


def at_least(severity: Severity, least: Severity) -> bool:
    """True for a severity that is as grave as another or graver."""
    return SEVERITIES.index(severity) <= SEVERITIES.index(least)
