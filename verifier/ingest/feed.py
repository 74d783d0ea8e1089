"""RSS and Atom: an entry is an article. What carries only a summary is read as one, with a note."""

from __future__ import annotations

import io
from typing import Any

import feedparser
from lxml import etree

from verifier.errors import Refused
from verifier.ingest.markup import text_of_html
from verifier.ingest.model import Draft, Limits, Note, Reading
from verifier.ingest.times import as_iso, what_is_missing

FORMAT = "feed"
_LARGEST = 8_000_000
_MOST_TAGS = 50_000
"""A feed of a hundred whole articles has some 5,000; feedparser takes a second for 5,000 or more."""
_MOST_BROKEN = 3_000
"""Tags in a feed that is not well-formed: the parser for such takes time that grows with the square."""


def read(data: bytes, *, limits: Limits) -> list[Reading]:
    """The articles of a feed, in its order; entries without words are passed over. Raises `Refused` for what is no feed."""
    if len(data) > _LARGEST:
        raise Refused("too-large", f"the feed has {len(data)} bytes; at most {_LARGEST} are read")
    if data.count(b"<") > _MOST_TAGS:
        raise Refused("too-large", f"the feed has more than {_MOST_TAGS} tags; send a part of it")
    if data.count(b"<") > _MOST_BROKEN and not _is_well_formed(data):
        raise Refused("unreadable-file", "it is no well-formed XML, and too long to be read in spite of it")
    # A stream, never the bytes themselves: those are taken for the name of a file first.
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, LookupError, AssertionError, RecursionError) as error:
        raise Refused("unreadable-file", "it is no feed that can be read") from error
    if not feed.get("version") or (feed.get("bozo") and not feed.entries):
        raise Refused("unreadable-file", "it is no feed of RSS or Atom, or not well-formed XML")
    notes = [Note(what="feed", why="the feed is not well-formed; it was read as far as possible")] if feed.get("bozo") else []
    readings: dict[str, Reading] = {}
    for entry in feed.entries:
        if len(readings) == limits.max_articles:
            notes.append(Note(what="feed", why=f"it has {len(feed.entries)} entries; the first {limits.max_articles} are read"))
            break
        draft = _draft(entry, feed)
        if draft.text:
            reading = draft.finished(limits)
            readings.setdefault(reading.article.id, reading)  # a feed may carry an entry twice
    if not readings:
        raise Refused("no-text", "no entry of the feed has words")
    first, *others = readings.values()
    told = Reading(article=first.article, format=FORMAT, modified=first.modified, notes=(*first.notes, *notes))
    return [told, *others]


def _is_well_formed(data: bytes) -> bool:
    try:
        etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError):
        return False
    return True


def _draft(entry: Any, feed: Any) -> Draft:
    contents = [item for item in entry.get("content", ()) if item.get("value")]
    whole = max((text_of_html(item["value"]) for item in contents), key=len, default="")
    summary = text_of_html(entry["summary"]) if entry.get("summary") else ""
    draft = Draft(format=FORMAT, text=whole if len(whole) >= len(summary) else summary)
    if draft.text and not whole:
        draft.note("text", "the feed carries a summary here, which may not be the whole article")
    draft.title = text_of_html(entry.get("title") or "")
    draft.url = entry.get("link")
    about = feed.feed
    draft.outlet = text_of_html((entry.get("source") or {}).get("title") or about.get("title") or "")
    draft.language = next((item["language"] for item in contents if item.get("language")), None) or about.get("language")
    published, updated = (dict.get(entry, name) for name in ("published", "updated"))  # `get` takes one for the other
    if published is None and str(feed.version).startswith("rss"):
        published, updated = updated, None  # RSS knows one time; its Dublin Core date is told as an update
    draft.published, draft.modified = as_iso(published), as_iso(updated)
    if missing := what_is_missing(draft.published):
        draft.note("published", missing)
    return draft
