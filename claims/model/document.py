"""A document: an article read for its shape, before its meaning.

Which characters are the article's own words, where each sentence lies, what is page furniture, and the day it speaks from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.model.article import Article
from claims.model.span import Span
from claims.model.time import Anchor


class SegmentKind(StrEnum):
    """What a run of text is for."""

    TITLE = "title"  # the title field
    HEADING = "heading"  # a headline or sub-heading inside the text
    LEAD = "lead"  # the first paragraph of the body
    BODY = "body"
    FOREIGN = "foreign"  # embedded text in another language: a tweet, a quotation in the original
    FURNITURE = "furniture"  # of the page, not of the article: share links, credits, counters, keywords
    DATELINE = "dateline"  # "LIMA, Sept 14 (Agency) -"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A sentence, or a run that is none (furniture, a heading), with its language."""

    span: Span
    kind: SegmentKind
    language: str  # BCP 47 primary tag
    paragraph: int  # counted from 0 within the field
    reason: str | None = None  # why it was set apart, for furniture and foreign text


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDate:
    """A date of the page itself, in its furniture. `cued`: a word such as "Published" or "Updated" stands beside it."""

    span: Span
    day: date
    cued: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article and the shape found in it. Segments are sorted, do not overlap, and are trimmed of white space."""

    article: Article
    language: str  # identified or as sent, primary tag: "ar"
    language_confidence: float  # in [0, 1]; 1.0 where it was sent
    segments: tuple[Segment, ...]
    anchor: Anchor | None  # the day relative expressions count from
    dateline: Anchor | None = None  # the day the dateline states, kept apart from publication
    published: Anchor | None = None  # the day of publication, sent or found on the page
    dateline_span: Span | None = None
    published_span: Span | None = None
    dateline_place: str | None = None  # its place words, as written
    page_dates: tuple[PageDate, ...] = ()  # the most likely day of publication first

    def sentences(self) -> tuple[Segment, ...]:
        """The segments that may state facts in the article's own words: title, headings, lead and body."""
        kinds = (SegmentKind.TITLE, SegmentKind.HEADING, SegmentKind.LEAD, SegmentKind.BODY)
        return tuple(segment for segment in self.segments if segment.kind in kinds)
