"""What the forms of linked data share: ids that a re-run keeps, and how an article is named.

Every id is a name-based UUID over the content (RFC 9562, version 5), so that the same finding of the same article has the same id
wherever it is made.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

_SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "crosscheck.invalid")


def urn(*parts: str) -> str:
    """The id of something told by its parts."""
    return f"urn:uuid:{uuid.uuid5(_SPACE, chr(0).join(parts))}"


def address(article: Mapping[str, Any]) -> str:
    """Where an article is: its address, else an id made from the one it goes by."""
    return article.get("url") or urn("article", article["id"])


def dismissed(report: Mapping[str, Any]) -> frozenset[str]:
    """The findings that an editor dismissed."""
    return frozenset(item["finding"] for item in report.get("decisions", ()) if item["state"] == "dismissed")
