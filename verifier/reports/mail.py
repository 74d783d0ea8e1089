"""A summary of a report as an e-mail: `crosscheck compare ... --format email | sendmail desk@example.org`.

The message has two versions, plain text and HTML with its style inline; nothing is loaded from elsewhere. It names no sender and no
receiver: whoever sends it adds them. The subject is one line whatever an article is called, and written as every server takes it
(RFC 2047). Links lead to the report, where its address is known, and to the passages in articles of the web.
"""

from __future__ import annotations

import hashlib
from email.message import EmailMessage
from email.policy import SMTP

from verifier.reports import links
from verifier.reports.html import environment
from verifier.reports.passage import encodable
from verifier.reports.view import Finding, Report

_SHOWN = 20
"""Findings told; the rest are counted."""
_SUBJECT = 200


def document(report: Report) -> bytes:
    """The message as bytes, its lines ended as mail has them. The same report gives the same bytes."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = encodable(_one_line(report.title)[:_SUBJECT])
    message["Content-Language"] = report.t.code
    message["Auto-Submitted"] = "auto-generated"
    plain = encodable(_plain(report))
    message.set_content(plain, cte="base64")
    message.add_alternative(encodable(_page(report)), subtype="html", cte="base64")
    message.set_boundary(f"crosscheck-{hashlib.sha256(plain.encode()).hexdigest()[:24]}")
    return message.as_bytes()


def _shown(report: Report) -> tuple[list[Finding], int]:
    findings = [finding for group in report.groups for finding in group.findings]
    return findings[:_SHOWN], max(0, len(findings) - _SHOWN)


def _plain(report: Report) -> str:
    """The version for readers of plain text: what was found, with the passages."""
    t = report.t
    findings, more = _shown(report)
    blocks = [report.title, "\n".join(report.summary), *((report.address,) if report.address else ())]
    for finding in findings:
        told = [f"{finding.code} · {finding.severity_words}: {_one_line(finding.message)}"]
        told += [f"    {address}" for address in (links.to_finding(report.address, finding.id),) if address]
        told += [
            f"    \u2068{passage.source.label}\u2069: “\u2068{_one_line(passage.quote.marked)}\u2069”"
            for side in finding.sides
            for passage in side.passages
        ]
        told += [f"    {t('Possible repairs')}: {repair.old} → {repair.new}" for repair in finding.repairs]
        blocks.append("\n".join([*told, f"    {_one_line(finding.advice)}"]))
    if more:
        blocks.append(t("{n} more", n=more))
    return "\n\n".join(blocks) + "\n"


def _page(report: Report) -> str:
    findings, more = _shown(report)
    return (
        environment()
        .get_template("email.html")
        .render(report=report, findings=findings, more=more, t=report.t, to_finding=links.to_finding)
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())
