"""Web pages: the words of the article by trafilatura, everything about it by our own reader.

trafilatura finds the article among navigation, boxes and notices. It guesses dates and drops the time: it is not asked for them.
"""

from __future__ import annotations

import logging
import re

import trafilatura
from lxml import etree, html

from claims.documents.identify import identify_language
from verifier.errors import Refused
from verifier.ingest.encoding import decoded
from verifier.ingest.metadata import Metadata, stated
from verifier.ingest.model import Draft, Limits, Reading
from verifier.ingest.times import as_iso, what_is_missing

FORMAT = "html"
_LARGEST = 8_000_000
"""Bytes; larger pages hold data, not an article, and cost seconds."""
_LEAST_WORDS = 5
"""Fewer are a menu or a button, which is what is found where there is no article."""
_MOST_ELEMENTS = 60_000
_SURE = 0.9
"""How sure the words must be of their language to be followed against what the page states."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports pages without an article as errors


def read(data: bytes, *, limits: Limits, media_type: str | None = None, url: str | None = None) -> list[Reading]:
    """The article of a page. `url` is where it was fetched from; a canonical address of its own comes first.

    Raises `Refused` for a page without an article.
    """
    if len(data) > _LARGEST:
        raise Refused("too-large", f"the page has {len(data)} bytes; at most {_LARGEST} are read")
    source, lost = decoded(data, media_type=media_type, markup=True)
    tree = _parsed(source)
    about = stated(tree)
    draft = Draft(format=FORMAT, text=_words(tree, about), url=about.first("url") or url, outlet=about.first("outlet"))
    if lost:
        draft.note("text", f"{lost} characters of the page could not be read and stand as \ufffd")
    draft.title = about.first("title")
    _times(draft, about)
    _language(draft, about)
    return [draft.finished(limits)]


def _parsed(source: str) -> etree._Element:
    try:
        tree = html.document_fromstring(_DECLARATION.sub("", source, count=1), parser=html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Refused("unreadable-file", "it is no page that can be read") from error
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise Refused("too-large", f"the page has more than {_MOST_ELEMENTS} elements")
    return tree


def _words(tree: etree._Element, about: Metadata) -> str:
    try:
        found = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=False, with_metadata=False)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError) as error:
        raise Refused("unreadable-file", "the article of the page cannot be told from the rest") from error
    lines = [line for line in (found or "").split("\n") if line.strip()]
    if len(" ".join(lines).split()) < _LEAST_WORDS:
        raise Refused("no-text", "no article was found on the page")
    if len(lines) > 1 and _folded(lines[0]) in map(_folded, about.title):  # the headline stands in `title` already
        lines = lines[1:]
    return "\n".join(lines)


def _times(draft: Draft, about: Metadata) -> None:
    draft.published, draft.modified = about.time("published"), about.time("modified")
    if missing := what_is_missing(draft.published):
        draft.note("published", missing)
    days = {str(as_iso(value))[:10] for value in about.published}
    if len(days) > 1:
        draft.note("published", f"the page states several days: {', '.join(sorted(days))}; {draft.published} is taken")


def _language(draft: Draft, about: Metadata) -> None:
    """The stated language, unless the words are plainly of another: templates say `en` on pages of every language."""
    tag = (about.first("language") or "").replace("_", "-")
    if not tag:
        return
    found, certainty = identify_language(draft.text)
    if certainty >= _SURE and found not in ("und", tag.partition("-")[0].lower()):
        draft.note("language", f"the page says {tag[:20]!r}, its words are {found!r}; the words are followed")
        return
    draft.language = tag


def _folded(line: str) -> str:
    return " ".join(line.split()).casefold()
