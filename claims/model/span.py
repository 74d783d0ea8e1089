"""Spans: where something stands in an article, in Unicode code points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Field(StrEnum):
    """The field of an article that offsets count in."""

    TEXT = "text"
    TITLE = "title"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run `[start, end)` of code points in one field of an article, exactly as it was sent."""

    start: int
    end: int
    field: Field = Field.TEXT

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one code point."""
        return self.field is other.field and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when `other` lies wholly inside."""
        return self.field is other.field and self.start <= other.start and other.end <= self.end

    def distance(self, other: Span) -> int:
        """Code points between the two; 0 when they touch or overlap. Only meaningful within one field."""
        return max(0, other.start - self.end, self.start - other.end)

    def cover(self, other: Span) -> Span:
        """The shortest span that contains both."""
        return Span(min(self.start, other.start), max(self.end, other.end), self.field)

    def to_dict(self) -> dict[str, Any]:
        """`{start, end}`, with `field` when it is not the text."""
        found: dict[str, Any] = {"start": self.start, "end": self.end}
        if self.field is not Field.TEXT:
            found["field"] = self.field.value
        return found
