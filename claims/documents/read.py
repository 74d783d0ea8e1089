"""Read an article for its shape: language, segments, dateline, publication day and the anchor of relative times.

The anchor is the day of publication as sent, else the one found on the page, else the dateline's, else the only full date of the
first sentences, else the date of an embedded post. Publication comes first even where the dateline is a day or two older: it is the
day every source states alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.documents.blocks import Block, find_blocks
from claims.documents.dateline import Dateline, dateline_at, read_dateline
from claims.documents.days import days_in
from claims.documents.foreign import foreign_language
from claims.documents.furniture import is_credit
from claims.documents.identify import identify_language
from claims.documents.published import find_page_dates
from claims.documents.shape import Shaped, shape_blocks
from claims.language.base import primary
from claims.language.fold import ENTITY_REST, Folded, fold
from claims.language.lines import INVISIBLE, trim
from claims.language.sentences import split_sentences
from claims.model.article import Article
from claims.model.document import Document, Segment, SegmentKind
from claims.model.span import Field, Span
from claims.model.time import Anchor, AnchorSource

_SENTENCE = 2000  # code points of a sentence that are searched; a longer one is no sentence
_EARLY = 3  # sentences from the start in which a full date may serve as anchor
_POST = "embedded post"
_POST_DATE = 40  # code points at the end of a post that hold its date
_TEXT_KINDS = (SegmentKind.HEADING, SegmentKind.LEAD, SegmentKind.BODY)


def read_document(article: Article) -> Document:
    """The shape of an article: its language, its segments, its dateline and the day it speaks from.

    Never fails on any text; what cannot be told is None. Linear in the length of the text.
    """
    text = fold(article.text)
    language, confidence = _language(article, text.shown)
    day = article.publication_day
    published = Anchor(day=day, source=AnchorSource.PUBLISHED) if day else None
    blocks = find_blocks(text, language)
    shaped = shape_blocks(text.shown, blocks, language, published, article.title)
    dates = find_page_dates(text.shown, shaped, language)
    published_span = None
    segments, inline = _segments(text, shaped, language, published)
    if not any(segment.kind in _TEXT_KINDS or segment.kind is SegmentKind.FOREIGN for segment in segments):
        shaped, dates, inline = (), (), None  # a line that would pass for furniture or a dateline of a page is all there is
        segments = [
            found
            for at, block in enumerate(blocks)
            for found in _sentences(text, block, block.start, SegmentKind.LEAD, language, at, judged=False)
        ]
    if published is None and dates:
        published = Anchor(day=dates[0].day, source=AnchorSource.PUBLISHED)
        published_span = dates[0].span
        segments, inline = _segments(text, shaped, language, published)
    title = _title(article, language)
    found, span = _dateline(article, text.shown, shaped, inline, language, published)
    dateline = Anchor(day=found.day, source=AnchorSource.DATELINE) if found and found.day else None
    return Document(
        article=article,
        language=language,
        language_confidence=confidence,
        segments=(*title, *segments),
        anchor=published or dateline or _early_date(text.shown, segments, language),
        dateline=dateline,
        published=published,
        dateline_span=span,
        published_span=published_span,
        dateline_place=_seen(found.place) if found and found.place else None,
        page_dates=dates,
    )


def _seen(place: str) -> str:
    """Place words without the marks that take no room."""
    return "".join(character for character in place if character not in INVISIBLE and character != ENTITY_REST)


def _language(article: Article, shown: str) -> tuple[str, float]:
    if article.language:
        return primary(article.language), 1.0
    code, confidence = identify_language(shown)
    if code == "und" and article.title:
        return identify_language(article.title)
    return code, confidence


def _title(article: Article, language: str) -> tuple[Segment, ...]:
    if not article.title:
        return ()
    start, end = trim(article.title, 0, len(article.title))
    if start == end:
        return ()
    return (Segment(span=Span(start, end, Field.TITLE), kind=SegmentKind.TITLE, language=language, paragraph=0),)


def _segments(
    text: Folded, shaped: Sequence[Shaped], language: str, published: Anchor | None
) -> tuple[list[Segment], Dateline | None]:
    """The segments of the text, and the dateline in front of its first sentence."""
    segments: list[Segment] = []
    inline: Dateline | None = None
    lead: int | None = None
    has_line = any(item.kind is SegmentKind.DATELINE for item in shaped)
    for paragraph, item in enumerate(shaped):
        block = item.block
        if item.kind is not SegmentKind.BODY:
            segments.append(_whole(block, item.kind, language, paragraph, item.reason))
            continue
        end = block.end if block.signature is None else block.signature
        other = foreign_language(text.shown[block.start : end], language)
        if other is not None:
            reason = f"{_POST}, in {other}" if block.signature is not None else f"in {other}"
            segments.append(_whole(block, SegmentKind.FOREIGN, other, paragraph, reason))
            continue
        start = block.start
        if lead is None:
            lead = paragraph
            if not has_line:
                inline = dateline_at(text.shown, block.start, end, language, published)
            if inline is not None:
                start = inline.end
                span = Span(inline.start, inline.end)
                segments.append(Segment(span=span, kind=SegmentKind.DATELINE, language=language, paragraph=paragraph))
        kind = SegmentKind.LEAD if paragraph == lead else SegmentKind.BODY
        segments += _sentences(text, block, start, kind, language, paragraph, judged=True)
    return segments, inline


def _whole(block: Block, kind: SegmentKind, language: str, paragraph: int, reason: str | None) -> Segment:
    return Segment(span=Span(block.start, block.end), kind=kind, language=language, paragraph=paragraph, reason=reason)


def _sentences(
    text: Folded, block: Block, start: int, kind: SegmentKind, language: str, paragraph: int, *, judged: bool
) -> list[Segment]:
    """The sentences of a paragraph: foreign ones told apart, credits at its end and the signature of a post set aside.

    `judged` tells that the paragraph as a whole is known not to be foreign.
    """
    end = block.end if block.signature is None else block.signature
    found = []
    for first, last in split_sentences(text, language, start=start, end=end):
        whole = judged and (first, last) == (block.start, end)
        other = None if whole else foreign_language(text.shown[first:last], language)
        segment = Segment(span=Span(first, last), kind=kind, language=language, paragraph=paragraph)
        if other is not None:
            segment = replace(segment, kind=SegmentKind.FOREIGN, language=other, reason=f"in {other}")
        found.append(segment)
    for index in range(len(found) - 1, -1, -1):
        if len(found) == 1 or not is_credit(text.shown[found[index].span.start : found[index].span.end]):
            break
        found[index] = replace(found[index], kind=SegmentKind.FURNITURE, reason="credit")
    if block.signature is not None:
        first, last = trim(text.shown, block.signature, block.end)
        span = Span(first, last)
        reason = f"{_POST}, its signature"
        found.append(Segment(span=span, kind=SegmentKind.FURNITURE, language=language, paragraph=paragraph, reason=reason))
    return found


def _dateline(
    article: Article, source: str, shaped: Sequence[Shaped], inline: Dateline | None, language: str, published: Anchor | None
) -> tuple[Dateline | None, Span | None]:
    """The dateline as sent, else the one in the text with its span."""
    own = next((item for item in shaped if item.kind is SegmentKind.DATELINE), None)
    span = Span(own.block.start, own.block.end) if own else Span(inline.start, inline.end) if inline else None
    if article.dateline and article.dateline.strip():
        return read_dateline(article.dateline.strip(), language, published), span
    return (own.dateline if own else inline), span


def _early_date(source: str, segments: Sequence[Segment], language: str) -> Anchor | None:
    """The only full date of the first sentences, else the date of the latest embedded post: an article is no older than that."""
    days: set[date] = set()
    sentences = 0
    for segment in segments:
        if segment.kind in _TEXT_KINDS and sentences < _EARLY:
            sentences += segment.kind is not SegmentKind.HEADING
            days.update(_full_days(source, segment.span.start, segment.span.end, language))
    if not days:
        posts = [segment for segment in segments if segment.reason is not None and segment.reason.startswith(_POST)]
        for segment in posts:
            days.update(_full_days(source, max(segment.span.start, segment.span.end - _POST_DATE), segment.span.end, language))
        days = {max(days)} if days else days
    return Anchor(day=days.pop(), source=AnchorSource.TEXT) if len(days) == 1 else None


def _full_days(source: str, start: int, end: int, language: str) -> list[date]:
    line = source[start : min(end, start + _SENTENCE)]
    if not any(character.isdigit() for character in line):
        return []
    return [found.day for found in days_in(line, language, None) if found.year_stated and found.certain and found.day is not None]
