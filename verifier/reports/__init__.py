"""Reports: one comparison as a page, a document, a table or data. One view model, one renderer for each form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from claims.model.article import Article
from verifier.reports import csv, html, json_lines, links, mail, markdown, pdf, schema_org, slack, web_annotations, xlsx
from verifier.reports.build import build
from verifier.reports.formats import FORMATS, Format
from verifier.reports.view import Report

__all__ = ["FORMATS", "Format", "build", "encode", "links", "render"]


def render(report: Mapping[str, Any], articles: Sequence[Article], fmt: str, *, language: str = "en") -> str:
    """A comparison (`Comparison.to_dict()`) with the articles it was made of, as one text.

    `fmt` is one of `FORMATS` that is text; "html" is one file, no script, nothing loaded from elsewhere. The same input gives the
    same text. `report` may hold `decisions` about its findings and the `address` where it can be read. `language` is that of the
    reader: labels, days and direction; the findings are told in the language they come in. Raises `ValueError` for another format.
    """
    if fmt in _DATA:
        return _DATA[fmt](report)
    if fmt == "annotations":
        return web_annotations.document(report, articles, language=language)
    if fmt in _VIEWS:
        return _VIEWS[fmt](build(report, articles, language=language))
    texts = (form.name for form in FORMATS.values() if not form.is_binary)
    raise ValueError(f"no report format {fmt!r}; there are {', '.join(texts)}")


def encode(report: Mapping[str, Any], articles: Sequence[Article], fmt: str, *, language: str = "en") -> bytes:
    """The same in any of `FORMATS`, as the bytes of a file. Raises `Refused` for PDF where WeasyPrint is not installed."""
    if fmt == "pdf":
        return pdf.document(build(report, articles, language=language))
    if fmt in _FILES:
        return _FILES[fmt](build(report, articles, language=language))
    return render(report, articles, fmt, language=language).encode("utf-8", "replace")


def _json(report: Mapping[str, Any]) -> str:
    return json.dumps(report, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


_DATA: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "json": _json,
    "jsonl": json_lines.document,
    "schema-org": schema_org.document,
}
_VIEWS: dict[str, Callable[[Report], str]] = {
    "html": html.document,
    "md": markdown.document,
    "csv": csv.document,
    "slack": slack.document,
}
_FILES: dict[str, Callable[[Report], bytes]] = {
    "xlsx": xlsx.document,
    "email": mail.document,
}
