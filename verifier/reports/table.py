"""The findings as a table: one row for each passage, the finding told again in every one, so that it can be filtered and sorted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from verifier.reports.labels import Labels
from verifier.reports.passage import one_line
from verifier.reports.view import Finding, Passage, Report, Side

Cell = str | int | float | None
COLUMNS = (
    "Finding", "Importance", "Kind", "Message", "What to do", "Basis", "Confidence", "Scope", "Rule",
    "Decision", "Reason", "Note", "Decided by", "Decided on",
    "Side", "Read as", "Outlet", "Language", "Published", "Headline", "Address", "Passage", "Sentence", "Field", "Start", "End",
)  # fmt: skip
"""The columns by their English names; offsets count code points in the field as it was sent."""


def columns(t: Labels) -> tuple[str, ...]:
    """The head of the table in the reader's language."""
    return tuple(t(name) for name in COLUMNS)


def rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """The rows, in the order of the report; dismissed findings last."""
    shown = chain((item for group in report.groups for item in group.findings), report.notes, report.dismissed)
    for finding in shown:
        for side in finding.sides:
            for passage in side.passages:
                yield (*_finding(finding), *_passage(side, passage))


def _finding(finding: Finding) -> tuple[Cell, ...]:
    decision = finding.decision
    return (
        finding.id,
        finding.severity_words,
        finding.heading,
        finding.message,
        finding.advice,
        finding.basis_words,
        finding.confidence,
        finding.scope_words,
        f"{finding.code} {finding.name}",
        decision.state_words if decision else None,
        decision.reason if decision else None,
        decision.note if decision else None,
        decision.by if decision else None,
        decision.at if decision else None,
    )


def _passage(side: Side, passage: Passage) -> tuple[Cell, ...]:
    source, quote = passage.source, passage.quote
    return (
        side.letter,
        passage.value,
        source.label,
        source.language_name,
        source.published_iso,
        source.title,
        source.url,
        quote.marked,
        one_line(quote.plain),
        "title" if quote.in_title else "text",
        quote.start,
        quote.end,
    )
