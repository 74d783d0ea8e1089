"""Credits: the agencies and outlets that an article names as where it comes from, in its dateline and beside its text.

An outlet that the article cites inside its sentences is a source of a statement, not of the article, and is no credit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.documents.cues import agencies, agency_names, plain
from claims.knowledge.organizations import find_organization
from claims.model.document import Document, SegmentKind
from claims.model.span import Span

_REASONS = ("credit", "photo")
_LONGEST = 6
"""Words of the name of an agency."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit. `outlets`: the agencies in it, by id, or as written where the tables have none; empty for "agencies"."""

    span: Span
    kind: str  # "dateline", "credit" or "photo"
    outlets: frozenset[str]


def credits_of(document: Document) -> Iterator[Credit]:
    """The credits of an article, in order."""
    for segment in document.segments:
        text = plain(document.article.field_text(segment.span.field)[segment.span.start : segment.span.end])
        found = frozenset(_outlets(text))
        if segment.kind is SegmentKind.DATELINE and (found or any(f" {role} " in f" {text} " for role in agencies())):
            yield Credit(segment.span, "dateline", found)
        elif segment.kind is SegmentKind.FURNITURE and segment.reason in _REASONS:
            yield Credit(segment.span, segment.reason, found)


def origin_credits(document: Document) -> frozenset[str]:
    """The agencies that an article as a whole comes from; photographs do not count."""
    return frozenset(outlet for credit in credits_of(document) if credit.kind != "photo" for outlet in credit.outlets)


def _outlets(text: str) -> Iterator[str]:
    words = text.split()
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            known = _known(" ".join(words[at : at + size]))
            if known is not None:
                yield known
                at += size - 1
                break
        at += 1


def _known(name: str) -> str | None:
    return _agency(name) if name in agency_names() else None


@cache
def _agency(name: str) -> str:
    return find_organization(name) or name
