"""Files read as articles, one module a format: bytes in, articles and notes about the reading out.

Whatever a file holds, reading it gives articles or raises `Refused`, within bounds of size. Nothing is made up: what a file does
not state, the article does not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifier.errors import Refused
from verifier.ingest.kinds import ACCEPTED, KINDS, recognised
from verifier.ingest.model import Ingested, Limits, Note, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ACCEPTED", "KINDS", "Ingested", "Limits", "Note", "Reading", "read"]


def read(
    data: bytes, *, name: str | None = None, media_type: str | None = None, url: str | None = None, limits: Limits | None = None
) -> Ingested:
    """The articles of a file.

    The format is recognised by the media type, else by the name, else by what the file holds. `url` is where a page was fetched
    from. Raises `Refused` with one of the problems unsupported-media-type, unreadable-file, encrypted-file, no-text, too-large,
    invalid-json, too-deep, invalid-article.
    """
    limits = limits or Limits()
    if len(data) > limits.max_bytes:
        raise Refused("too-large", f"it has {len(data)} bytes; at most {limits.max_bytes} are read")
    if not data.strip():
        raise Refused("no-text", "it is empty")
    kind = recognised(data, name=name, media_type=media_type)
    return Ingested(readings=tuple(_read(kind, data, media_type, url, limits)))


def _read(kind: str, data: bytes, media_type: str | None, url: str | None, limits: Limits) -> Sequence[Reading]:
    # Readers bring libraries that nothing else needs; they are loaded with the first file.
    from verifier.ingest import feed, listed, newsml, ninjs, page, pdf, text, word  # noqa: PLC0415

    match kind:
        case "text":
            return text.read(data, limits=limits, media_type=media_type)
        case "html":
            return page.read(data, limits=limits, media_type=media_type, url=url)
        case "pdf":
            return pdf.read(data, limits=limits)
        case "docx":
            return word.read(data, limits=limits)
        case "feed":
            return feed.read(data, limits=limits)
        case "newsml":
            return newsml.read(data, limits=limits)
        case "ninjs":
            return ninjs.read(data, limits=limits)
        case _:
            return listed.read(data, limits=limits)
