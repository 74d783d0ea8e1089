"""What was read in articles, to be judged by a person: every claim with its words and slots, as a page or as Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from claims.model.article import Article
from verifier.reports.extraction import html, markdown
from verifier.reports.extraction.build import build

__all__ = ["FORMATS", "build", "render"]

FORMATS = ("html", "md", "json")


def render(extractions: Sequence[Mapping[str, Any]], articles: Sequence[Article], fmt: str) -> str:
    """Extractions (`Extraction.to_dict()`), each with the article it was made of, as one document.

    `fmt` is "html" (one file, no script, nothing loaded from elsewhere), "md" or "json" (an object for one article, else an
    array). The same input gives the same text. Raises `ValueError` for another format.
    """
    if fmt == "json":
        value = extractions[0] if len(extractions) == 1 else list(extractions)
        return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    if fmt == "html":
        return html.document(build(extractions, articles))
    if fmt == "md":
        return markdown.document(build(extractions, articles))
    raise ValueError(f"no format {fmt!r} of an extraction; there are {', '.join(FORMATS)}")
