"""Extraction: from an article to its mentions and claims."""

from __future__ import annotations

from dataclasses import dataclass

from claims.documents import read_document
from claims.extraction.claims import read_claims
from claims.extraction.mentions import Reading, read_mentions
from claims.language.base import LANGUAGES
from claims.model.article import Article
from claims.model.attribution import AttributionKind
from claims.model.comparison import Extraction, Unsupported
from claims.model.document import Document, SegmentKind
from claims.model.span import Field

__all__ = ["Reading", "Source", "extract", "read", "read_mentions"]


@dataclass(frozen=True, slots=True)
class Source:
    """An article as the later stages need it: what it says, and the readings that it was found in."""

    extraction: Extraction
    readings: tuple[Reading, ...]

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.extraction.document.article.id

    def reading(self, field: Field) -> Reading:
        """The reading of one of its fields."""
        return next(reading for reading in self.readings if reading.field is field)


def extract(article: Article) -> Extraction:
    """Read one article: its times, quantities, names, quotations and claims, and what could not be read."""
    return read(article).extraction


def read(article: Article) -> Source:
    """Read one article and keep the readings beside what was extracted."""
    document = read_document(article)
    readings = read_mentions(document)
    return Source(_extraction(document, readings), readings)


def _extraction(document: Document, readings: tuple[Reading, ...]) -> Extraction:
    return Extraction(
        document=document,
        times=tuple(mention for reading in readings for mention in reading.times),
        quantities=tuple(mention for reading in readings for mention in reading.quantities),
        names=tuple(mention for reading in readings for mention in reading.names),
        quotations=tuple(passage for reading in readings for passage in reading.passages if passage.kind is AttributionKind.DIRECT),
        claims=read_claims(document, readings),
        unsupported=tuple(_unsupported(document)),
        numerals=tuple(numeral for reading in readings for numeral in reading.numerals),
        offices=tuple(office for reading in readings for office in reading.offices),
        labels=tuple(label for reading in readings for label in reading.labels),
    )


def _unsupported(document: Document) -> list[Unsupported]:
    article, found = document.article.id, []
    if document.language not in LANGUAGES:
        found.append(
            Unsupported(
                article=article,
                what="claims",
                why=f"no language data for {document.language!r}; dates and figures were read, events and names were not",
            )
        )
    if document.anchor is None:
        found.append(
            Unsupported(
                article=article,
                what="relative dates",
                why="the article has no publication time and no full date to count from; send `published`",
            )
        )
    foreign: dict[str, int] = {}
    for segment in document.segments:
        if segment.kind is SegmentKind.FOREIGN:
            foreign[segment.language] = foreign.get(segment.language, 0) + 1
    for language, count in sorted(foreign.items()):
        found.append(
            Unsupported(
                article=article, what="embedded text", why=f"{count} passage(s) in {language!r} inside the article were not read"
            )
        )
    return found
