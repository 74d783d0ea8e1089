"""What a web page states about its article: JSON-LD first, then OpenGraph and other meta elements, then the page itself.

Only what is stated is taken. A date in the address, in the footer or in the words is no time of publication.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from verifier.ingest.times import as_iso, precision

_ARTICLE = re.compile(r"(?:\w*Article|\w*Posting|Report|Review|ClaimReview)\Z")
_DEEPEST = 30
_MOST_NODES = 5000
_META = {
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "dc.date.issued",
        "dcterms.issued",
        "pubdate",
    ),
    "modified": (
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "datemodified",
        "dcterms.modified",
        "lastmod",
    ),
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url",),
}


@dataclass(slots=True)
class Metadata:
    """Everything stated, the most trustworthy first."""

    published: list[str] = field(default_factory=list)
    modified: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    outlet: list[str] = field(default_factory=list)
    language: list[str] = field(default_factory=list)
    url: list[str] = field(default_factory=list)

    def first(self, name: str) -> str | None:
        """The first that was stated."""
        return next(iter(getattr(self, name)), None)

    def time(self, name: str) -> str | None:
        """The time that tells most: with clock and zone before with clock before a day; the first of equals."""
        return max(map(str, map(as_iso, getattr(self, name))), key=precision, default=None)


def stated(tree: etree._Element) -> Metadata:
    """What a page states."""
    found = Metadata()
    for node in _nodes(tree):
        _from_json(node, found)
    named: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        named.setdefault(name, []).append(str(meta.get("content") or ""))
    for key, names in _META.items():
        for name in names:
            _add(getattr(found, key), *named.get(name, ()))
    _from_page(tree, found)
    return found


def _from_page(tree: etree._Element, found: Metadata) -> None:
    for element in tree.iter("time"):
        role = str(element.get("itemprop") or "").lower()
        if role in ("datepublished", "datemodified"):
            _add(found.published if role == "datepublished" else found.modified, element.get("datetime"))
        elif element.get("pubdate") is not None:
            _add(found.published, element.get("datetime"))
    for link in tree.iter("link"):
        if "canonical" in str(link.get("rel") or "").lower().split():
            found.url.insert(0, str(link.get("href") or "").strip())
    found.url[:] = [url for url in found.url if url.startswith(("http://", "https://"))]
    for heading in tree.iter("h1"):
        _add(found.title, "".join(map(str, heading.itertext())))
    for title in tree.iter("title"):
        _add(found.title, title.text)
    root = tree.getroottree().getroot()
    _add(found.language, root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang"))


def _nodes(tree: etree._Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that are about an article, nearest to the top first."""
    left = _MOST_NODES
    for script in tree.iter("script"):
        if str(script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            level: list[Any] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_DEEPEST):
            inner: list[Any] = []
            for value in level:
                left -= 1
                if left < 0:
                    return
                if isinstance(value, dict):
                    if any(_ARTICLE.match(kind) for kind in _texts(value.get("@type"))):
                        yield value
                    inner += (item for key, item in value.items() if key in ("@graph", "mainEntity", "mainEntityOfPage"))
                elif isinstance(value, list):
                    inner += value
            level = inner


def _from_json(node: dict[str, Any], found: Metadata) -> None:
    _add(found.published, *_texts(node.get("datePublished")))
    _add(found.modified, *_texts(node.get("dateModified")))
    _add(found.title, *_texts(node.get("headline")))
    _add(found.language, *_texts(node.get("inLanguage")))
    _add(found.url, *_texts(node.get("url")))
    for publisher in _each(node.get("publisher")):
        _add(found.outlet, *(_texts(publisher.get("name")) if isinstance(publisher, dict) else ()))


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> list[str]:
    return [item for item in _each(value) if isinstance(item, str)]


def _add(to: list[str], *values: str | None) -> None:
    for value in values:
        folded = " ".join((value or "").split())
        if folded and folded not in to:
            to.append(folded)
