"""The report as Markdown that reads well as plain text. Quotations are isolated, so that no direction leaks into another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verifier.reports.passage import one_line
from verifier.reports.view import Contrast, Finding, Passage, Report, SharedFact, Source
from verifier.reports.words import counted, isolated

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
# What would begin a block at the start of a line.
_LEADING = re.compile(r"^(\s*\d*)([-+=.)])")
_ESCAPED = r"\1\\\2"


def document(report: Report) -> str:
    """The report as Markdown text, ending in one newline."""
    blocks = [
        f"# {text(report.title)}",
        listed(report.summary),
        *_findings(report),
        *_notes(report),
        *_facts(report),
        *_framing(report),
        *_articles(report),
        *_coverage(report),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _findings(report: Report) -> Iterator[str]:
    yield "## Findings that need a decision"
    if not report.groups:
        yield f"Nothing was found. Looked for, in {counted(len(report.sources), 'article')}:"
        yield listed(report.looked_for)
    for group in report.groups:
        yield f"### {group.heading}: {len(group.findings)}"
        for finding in group.findings:
            yield from _finding(finding)


def _notes(report: Report) -> Iterator[str]:
    if report.notes:
        yield f"## For information: {len(report.notes)}"
        for finding in report.notes:
            yield from _finding(finding, "###")


def _finding(finding: Finding, level: str = "####") -> Iterator[str]:
    yield f"{level} {finding.code} · {finding.heading}"
    yield f"**{text(finding.message)}**"
    for side in finding.sides:
        if len(finding.sides) > 1:
            yield f"Side {side.letter or '–'}: {text(' · '.join(side.values)) or 'as quoted'}"
        yield from map(_passage, side.passages)
    if finding.repairs:
        yield "Possible repairs:"
        yield "\n".join(
            f"- “{apart(repair.old)}” → “{apart(repair.new)}”"
            + (f" (also in {_names(repair.supported_by)})" if repair.supported_by else " (no other article says so)")
            for repair in finding.repairs
        )
    yield f"What to do: {text(finding.advice)}"
    sure = f"{finding.basis_words}. Confidence: {finding.confidence_words}."
    yield f"{sure} Scope: {finding.scope_words}. Rule: {finding.code} {finding.name}."


def _facts(report: Report) -> Iterator[str]:
    yield "## Same facts, side by side"
    facts = (*report.disputed, *report.agreed)
    if not facts:
        yield "No statement of one article was recognised in another."
    for fact in facts:
        yield from _fact(fact)


def _fact(fact: SharedFact) -> Iterator[str]:
    yield f"### {apart(fact.label)}"
    yield f"{fact.articles} articles, {counted(fact.origins, 'origin')}" + (", told differently" if fact.disputed else "")
    yield from map(_passage, fact.passages)
    if fact.why:
        yield f"Put together because: {text('; '.join(fact.why))}"


def _framing(report: Report) -> Iterator[str]:
    yield "## Framing"
    if not report.framing:
        yield "No difference of framing was found among what is looked for."
    for row in report.framing:
        yield from _contrast(row)


def _contrast(row: Contrast) -> Iterator[str]:
    yield f"### {row.code} · {row.dimension}: {apart(row.referent)}"
    yield f"**{text(row.message)}**"
    for _, passages in row.columns:
        yield from map(_passage, passages)
    yield f"{text(row.caveat)} Strength: {text(row.strength)}. Confidence: {row.confidence_words}."


def _articles(report: Report) -> Iterator[str]:
    yield "## Articles"
    yield "\n".join(f"- {line}" for line in map(_article, report.sources))
    for story in report.stories:
        yield f"Story of {_names(story.sources)}: {text(story.why)}"


def _article(source: Source) -> str:
    parts = [source.language_name, source.published or "publication time not given", counted(source.claims, "claim")]
    headline = f": “{apart(source.title)}”" if source.title else ""
    dateline = f"; {apart(source.dateline)}" if source.dateline else ""
    return f"{apart(source.label)}{headline} ({', '.join(parts)}{dateline})"


def _coverage(report: Report) -> Iterator[str]:
    yield "## Coverage"
    if report.gaps:
        yield "What could not be analysed:"
        yield listed(f"{gap.source.label + ': ' if gap.source else ''}{gap.what} ({gap.why})" for gap in report.gaps)
    else:
        yield "The analysis met nothing that it had to leave out."
    if report.set_aside:
        yield f"### Considered and set aside: {len(report.set_aside)}"
        for item in report.set_aside:
            yield f"**{item.heading}**: {text(item.reason)}"
            yield from map(_passage, item.passages)
    if report.groups:
        yield "### What was looked for"
        yield listed(report.looked_for)
    yield f"Made by Crosscheck {text(report.engine)}. It says where sources differ, never who is right."


def _passage(passage: Passage) -> str:
    """A block quotation: whose it is, then the sentence with the passage in bold."""
    quote = passage.quote
    about = [part for part in ("headline" if quote.in_title and passage.note != "headline" else None, passage.note) if part]
    head = (
        apart(passage.source.label)
        + (f", {', '.join(about)}" if about else "")
        + (f": {apart(passage.value)}" if passage.value else "")
    )
    before, after = text(quote.before), text(quote.after)
    said = f"{'… ' if quote.cut_before else ''}{before}**{text(quote.marked)}**{after}{' …' if quote.cut_after else ''}"
    return f"> {head}\n>\n> “{isolated(said.strip())}”"


def _names(sources: Iterable[Source]) -> str:
    return ", ".join(apart(source.label) for source in sources)


def listed(lines: Iterable[str]) -> str:
    """Lines as a list."""
    return "\n".join(f"- {_LEADING.sub(_ESCAPED, text(line))}" for line in lines)


def apart(words: str) -> str:
    """Words on one line in which nothing is markup, kept apart from the direction of what surrounds them."""
    return isolated(text(one_line(words)))


def text(words: str) -> str:
    """Words in which nothing is markup, on one line."""
    flat = words.replace("\n", " ").replace("\r", " ")
    return _SPECIAL.sub(r"\\\1", flat)
