"""Reports: one comparison as a page, as Markdown or as JSON. One view model, one renderer for each form."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from claims.model.article import Article
from verifier.reports import html, markdown
from verifier.reports.view import build

__all__ = ["FORMATS", "build", "render"]

FORMATS = ("html", "md", "json")


def render(report: Mapping[str, Any], articles: Sequence[Article], fmt: str, *, language: str = "en") -> str:
    """A comparison (`Comparison.to_dict()`) with the articles it was made of, as one document.

    `fmt` is "html" (one file, no script, nothing loaded from elsewhere), "md" or "json". The same input gives the same text.
    `language` is that of the reader: labels, days and direction; the findings are told in the language they come in.
    Raises `ValueError` for another format.
    """
    if fmt == "json":
        return json.dumps(report, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    if fmt == "html":
        return html.document(build(report, articles, language=language))
    if fmt == "md":
        return markdown.document(build(report, articles, language=language))
    raise ValueError(f"no report format {fmt!r}; there are {', '.join(FORMATS)}")
