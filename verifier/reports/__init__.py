"""Reports: one comparison as a page, a document, a table or data. One view model, one renderer for each form."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from claims.model.article import Article
from verifier.reports import csv, html, json_lines, markdown, pdf, xlsx
from verifier.reports.build import build
from verifier.reports.formats import FORMATS, Format

__all__ = ["FORMATS", "Format", "build", "encode", "render"]


def render(report: Mapping[str, Any], articles: Sequence[Article], fmt: str, *, language: str = "en") -> str:
    """A comparison (`Comparison.to_dict()`) with the articles it was made of, as one text.

    `fmt` is "html" (one file, no script, nothing loaded from elsewhere), "md", "json", "jsonl" or "csv". The same input gives the
    same text. `report` may hold `decisions` about its findings. `language` is that of the reader: labels, days and direction; the
    findings are told in the language they come in. Raises `ValueError` for another format.
    """
    if fmt == "json":
        return json.dumps(report, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    if fmt == "jsonl":
        return json_lines.document(report)
    if fmt == "html":
        return html.document(build(report, articles, language=language))
    if fmt == "md":
        return markdown.document(build(report, articles, language=language))
    if fmt == "csv":
        return csv.document(build(report, articles, language=language))
    texts = (form.name for form in FORMATS.values() if not form.is_binary)
    raise ValueError(f"no report format {fmt!r}; there are {', '.join(texts)}")


def encode(report: Mapping[str, Any], articles: Sequence[Article], fmt: str, *, language: str = "en") -> bytes:
    """The same in any of `FORMATS`, as the bytes of a file. Raises `Refused` for PDF where WeasyPrint is not installed."""
    if fmt == "xlsx":
        return xlsx.document(build(report, articles, language=language))
    if fmt == "pdf":
        return pdf.document(build(report, articles, language=language))
    return render(report, articles, fmt, language=language).encode("utf-8", "replace")
