"""Where a passage and a report can be read: addresses for readers to follow.

An address comes with an article from whoever sent it, so only those of the web are followed. A passage is linked to its very words
by a text fragment (URL Fragment Text Directives, a WICG draft): browsers that know it scroll there and mark them, others open the
page.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_WEB = re.compile(r"https?://[^\s<>\"'`\\^{|}\x00-\x1f\x7f\ud800-\udfff]+", re.IGNORECASE)
_LONGEST = 2000
"""Characters of an address that mail programs and Slack still take."""
_WHOLE = 80
"""Characters of a passage that stand whole in its address; of a longer one both ends do."""
_WORDS = 4


def web(address: str | None) -> str | None:
    """The address, if it is one of the web that can stand in a page; else None."""
    return address if address and len(address) <= _LONGEST and _WEB.fullmatch(address) else None


def to_words(address: str | None, words: str) -> str | None:
    """The address of words in a page; of the page, where there are none or the address would be too long."""
    page = web(address)
    if page is None:
        return None
    listed = words.replace("[…]", " ").split()
    whole = " ".join(listed)
    if len(whole) > _WHOLE and len(listed) > 2 * _WORDS:
        told = ",".join(_escaped(" ".join(part)) for part in (listed[:_WORDS], listed[-_WORDS:]))
    else:
        told = _escaped(whole)
    linked = f"{page}{'' if '#' in page else '#'}:~:text={told}"
    return linked if whole and len(linked) <= _LONGEST else page


def to_finding(address: str | None, finding: str) -> str | None:
    """The address of a finding in a report."""
    return f"{address}#{quote(finding, safe='')}" if address else None


def _escaped(words: str) -> str:
    """Percent-encoded, the three characters besides that have a meaning in a text directive."""
    return quote(words.encode("utf-8", "replace"), safe="").replace("-", "%2D")
