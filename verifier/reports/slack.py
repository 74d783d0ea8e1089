"""A summary of a report as a Slack message in Block Kit: `crosscheck compare ... --format slack | curl -d @- WEBHOOK`.

Everything that comes from an article stands in rich text or plain text, which Slack shows letter by letter: no mention and no
mark-up can be smuggled into it. Links lead to the report, where its address is known, and to the passages in articles of the web.
The limits are those of Slack's reference of 2025: 50 blocks, 150 characters of a header.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from verifier.reports import links
from verifier.reports.view import Finding, Passage, Report

_SHOWN = 8
"""Findings told; the rest are counted."""
_PASSAGES = 4
_HEADER = 150
_LONGEST = 1000
"""Characters of one run of text."""

Block = dict[str, Any]


def document(report: Report) -> str:
    """The message as JSON text."""
    return json.dumps(message(report), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def message(report: Report) -> dict[str, Any]:
    """The message: `text` for notifications, and the blocks."""
    return {"text": _escaped(_cut(report.title, _LONGEST)), "blocks": list(_blocks(report))}


def _blocks(report: Report) -> Iterator[Block]:
    t = report.t
    yield {"type": "header", "text": _plain(_cut(report.title, _HEADER))}
    yield {"type": "section", "text": _plain(_cut("\n".join(report.summary), _LONGEST) or "–")}
    findings = [finding for group in report.groups for finding in group.findings]
    for finding in findings[:_SHOWN]:
        yield {"type": "rich_text", "elements": list(_finding(finding, report))}
    if len(findings) > _SHOWN:
        yield {"type": "context", "elements": [_plain(t("{n} more", n=len(findings) - _SHOWN))]}
    if report.address:
        yield {"type": "rich_text", "elements": [_section(_link(report.address, t("Open the report")))]}
    if report.framing:
        contrasts = t.counted(len(report.framing), "contrast")
        yield {"type": "context", "elements": [_plain(f"{t('Framing')}: {contrasts}")]}


def _finding(finding: Finding, report: Report) -> Iterator[Block]:
    code = links.to_finding(report.address, finding.id)
    head = _link(code, finding.code, bold=True) if code else _run(finding.code, bold=True)
    yield _section(head, _run(f" · {finding.severity_words} · ", bold=True), _run(finding.message))
    passages = (passage for side in finding.sides for passage in side.passages)
    for passage in islice(passages, _PASSAGES):
        yield {"type": "rich_text_quote", "elements": list(_quoted(passage))}
    if finding.repairs:
        repairs = " / ".join(f"{repair.old} → {repair.new}" for repair in finding.repairs)
        yield _section(_run(_cut(repairs, _LONGEST)))


def _quoted(passage: Passage) -> Iterator[Block]:
    """A passage with whose it is; both are kept apart from the direction of what surrounds them."""
    label = f"\u2068{passage.source.label}\u2069"
    yield _link(passage.link, label) if passage.link else _run(label)
    yield _run(f": \u2068{_cut(' '.join(passage.quote.marked.split()), _LONGEST)}\u2069")


def _section(*runs: Block) -> Block:
    return {"type": "rich_text_section", "elements": list(runs)}


def _run(words: str, *, bold: bool = False) -> Block:
    run: Block = {"type": "text", "text": words or "–"}
    return {**run, "style": {"bold": True}} if bold else run


def _link(address: str, words: str, *, bold: bool = False) -> Block:
    link: Block = {"type": "link", "url": address, "text": words}
    return {**link, "style": {"bold": True}} if bold else link


def _plain(words: str) -> Block:
    return {"type": "plain_text", "text": words, "emoji": False}


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _escaped(words: str) -> str:
    """Slack reads mark-up in the text of a notification: the three characters that begin it are written as entities."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
