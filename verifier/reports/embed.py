"""A report as the data of an element in a page elsewhere: what was found, ready to be shown, and nothing about who decided what."""

from __future__ import annotations

from typing import Any

from verifier.reports.view import Contrast, Finding, Passage, Report, Source


def data(report: Report) -> dict[str, Any]:
    """The report as JSON. Texts stand apart from their language and direction; nothing in it is mark-up."""
    t = report.t
    return {
        "schema": "embed/1",
        "language": t.code,
        "direction": t.direction,
        "title": report.title,
        "summary": list(report.summary),
        "words": {
            "findings": t("Findings that need a decision"),
            "framing": t("Framing"),
            "none": t("Nothing was found."),
            "repairs": t("Possible repairs"),
        },
        "findings": [_finding(finding) for group in report.groups for finding in group.findings],
        "framing": [_contrast(row) for row in report.framing],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "code": finding.code,
        "severity": finding.severity,
        "severity_words": finding.severity_words,
        "message": finding.message,
        "advice": finding.advice,
        "passages": [_passage(passage) for side in finding.sides for passage in side.passages],
        "repairs": [{**_about(repair.source), "old": repair.old, "new": repair.new} for repair in finding.repairs],
    }


def _contrast(row: Contrast) -> dict[str, Any]:
    return {
        "code": row.code,
        "message": row.message,
        "caveat": row.caveat,
        "passages": [_passage(passage) for _, passages in row.columns for passage in passages],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    quote = passage.quote
    return {**_about(passage.source), "url": passage.link, "before": quote.before, "marked": quote.marked, "after": quote.after}


def _about(source: Source) -> dict[str, Any]:
    return {"label": source.label, "language": source.language, "direction": source.direction, "url": source.link}
