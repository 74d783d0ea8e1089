"""Where articles say they come from: an agency in the dateline, a translation, an outlet that reported first.

A fact about the texts, not a contrast of wording: a reader sees which of them rest on the same source. One row where two articles
or more carry a credit.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.documents.credits import credits_of
from claims.framing.desk import Desk
from claims.framing.model import Dimension, Reach
from claims.framing.rows import CELL, COLUMNS, LETTERS, row
from claims.model.attribution import Voice
from claims.model.claim import Position
from claims.model.comparison import FramingEvidence, FramingRow
from claims.model.document import Document
from claims.model.span import Span

_LEAST = 2
_LONGEST = 160


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row of the credits of the articles that have any."""
    found = {source.id: list(_shown(source.extraction.document))[:CELL] for source in desk.sources}
    found = {article: spans for article, spans in found.items() if spans}
    if len(found) < _LEAST:
        return
    shown = dict(list(found.items())[:COLUMNS])
    documents = {source.id: source.extraction.document for source in desk.sources}
    evidence = [_sight(documents[article], span, LETTERS[at]) for at, article in enumerate(shown) for span in shown[article]]
    yield row(
        DIMENSION,
        tuple(evidence),
        {"articles": "; ".join(f"{article}: {_words(documents[article], spans[0])}" for article, spans in shown.items())},
        referent="sources",
        strength="weak",
        confidence=0.8,
    )


def _shown(document: Document) -> Iterator[Span]:
    """The credits, those of photographs behind those of the text."""
    found = sorted(credits_of(document), key=lambda credit: credit.kind == "photo")
    return (credit.span for credit in found if len(credit.span) <= _LONGEST)


def _sight(document: Document, span: Span, side: str) -> FramingEvidence:
    return FramingEvidence(
        article=document.article.id,
        span=span,
        text=_words(document, span),
        voice=Voice.METADATA,
        position=Position.BODY,
        side=side,
    )


def _words(document: Document, span: Span) -> str:
    return document.article.field_text(span.field)[span.start : span.end]


DIMENSION = Dimension(
    code="F313",
    name="source_chain",
    reach=Reach.REQUEST,
    message="where the texts say they come from ({articles})",
    caveat="A credit tells the hand before this one, which may have its own source; a text without one may have it on its page.",
    documentation=__doc__,
    rows=rows,
)
