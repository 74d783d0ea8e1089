"""Text out of marked-up content of an article: a paragraph is a line; scripts, styles and hidden parts are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


BLOCKS = _names(
    "address article aside blockquote block body caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " header hl1 hl2 hr li main media nav ol p pre section table td th tr ul"
)
_SKIPPED = _names("script style template noscript head iframe object svg math title button select textarea")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def text_of_html(source: str) -> str:
    """The text of a piece of HTML; empty when there is none."""
    if not source.strip():
        return ""
    try:
        tree = html.document_fromstring(source, parser=html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    return text_of(tree)


def text_of(tree: etree._Element) -> str:
    """The text of an element."""
    lines = [_SPACE.sub(" ", line).strip(" ") for line in "".join(_pieces(tree)).split("\u2028")]
    return "\n".join(line for line in lines if line)


def _pieces(tree: etree._Element) -> Iterator[str]:
    """Texts in their order, with U+2028 where a block begins or ends. Walks by events: depth of the tree costs no recursion."""
    skipped = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            name = etree.QName(element).localname.lower()
            skipped += name in _SKIPPED
            if not skipped:
                yield "\u2028" if name in BLOCKS or name == "br" else ""
                yield element.text or ""
        elif event == "end":
            name = etree.QName(element).localname.lower()
            if not skipped and name in BLOCKS:
                yield "\u2028"
            skipped -= name in _SKIPPED
        if event != "start" and not skipped and element is not tree:
            yield element.tail or ""
