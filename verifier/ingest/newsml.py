"""IPTC NewsML-G2: a news item, or the items of a news message. Entities are never expanded; a document type is refused."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from verifier.errors import Refused
from verifier.ingest.markup import text_of, text_of_html
from verifier.ingest.model import Draft, Limits, Reading
from verifier.ingest.times import as_iso, what_is_missing

FORMAT = "newsml-g2"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(data: bytes, *, limits: Limits) -> list[Reading]:
    """The articles of a document. Raises `Refused` for what is no NewsML-G2, or has no words in it."""
    root = parsed(data)
    items = list(root.iter("{*}newsItem"))
    if not items:
        raise Refused("unreadable-file", "it is no NewsML-G2 with a news item; packages and other XML are not read")
    if len(items) > limits.max_articles:
        raise Refused("too-large", f"it holds {len(items)} items; at most {limits.max_articles} are read at once")
    drafts = [_draft(item) for item in items]
    with_words = [draft for draft in drafts if draft.text]
    if not with_words:
        raise Refused("no-text", "no item has words in it; pictures and remote content are not read")
    if len(with_words) < len(drafts):
        with_words[0].note("items", f"{len(drafts) - len(with_words)} items have no words and are left out")
    return [draft.finished(limits) for draft in with_words]


def parsed(data: bytes) -> etree._Element:
    """The root of an XML document. Raises `Refused` for what is not well-formed, and for a document type: it may hide entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("unreadable-file", f"it is no well-formed XML: {str(error)[:150]}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused("unreadable-file", "it declares a document type, which may hide entities; send it without <!DOCTYPE ...>")
    return root


def _draft(item: etree._Element) -> Draft:
    draft = Draft(format=FORMAT, text=_body(item), id=item.get("guid"))
    if draft.id and draft.id.startswith(("http://", "https://")):
        draft.url = draft.id
    language = next(_each(item, "contentMeta/language"), None)
    draft.language = (language.get("tag") if language is not None else None) or item.get(_XML_LANG)
    draft.title = _first(item, "contentMeta/headline") or _first(item, "itemMeta/title")
    draft.dateline = _first(item, "contentMeta/dateline")
    draft.outlet = _named(item, "itemMeta/provider") or _named(item, "contentMeta/infoSource")
    first, this = (as_iso(_first(item, f"itemMeta/{name}")) for name in ("firstCreated", "versionCreated"))
    draft.published = first or this
    draft.modified = this if this != draft.published else None
    if missing := what_is_missing(draft.published):
        draft.note("published", missing)
    status = next(_each(item, "itemMeta/pubStatus"), None)
    code = str(status.get("qcode") or status.get("uri") or "") if status is not None else ""
    if code and not code.endswith("usable"):
        draft.note("status", f"the agency says that the item is {code[:60]}")
    if embargo := _first(item, "itemMeta/embargoed"):
        draft.note("status", f"the item is under embargo until {embargo[:40]}")
    if to_editors := _first(item, "itemMeta/edNote"):
        draft.note("status", f"the agency tells editors: {to_editors[:300]}")
    return draft


def _body(item: etree._Element) -> str:
    """The words of the item: the longest of its renditions."""
    found = []
    for content in _each(item, "contentSet/inlineXML"):
        inner = next(content.iter("{*}body.content", "{*}body"), content)  # NITF and XHTML have a head before it
        found.append(text_of(inner))
    for content in _each(item, "contentSet/inlineData"):
        words = "".join(map(str, content.itertext()))
        found.append(text_of_html(words) if "html" in (content.get("contenttype") or "") else words.strip())
    return max(found, key=len, default="")


def _each(item: etree._Element, path: str) -> Iterator[etree._Element]:
    yield from item.iterfind("/".join(f"{{*}}{name}" for name in path.split("/")))


def _first(item: etree._Element, path: str) -> str | None:
    return next((words for element in _each(item, path) if (words := text_of(element).replace("\n", " ").strip())), None)


def _named(item: etree._Element, path: str) -> str | None:
    """The name of a party: its element `name`, else the literal."""
    for element in _each(item, path):
        name = _first(element, "name") or element.get("literal")
        if name:
            return name
    return None
