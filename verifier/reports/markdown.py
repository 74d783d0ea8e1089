"""The report as Markdown that reads well as plain text. Quotations are isolated, so that no direction leaks into another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from verifier.reports.labels import Labels
from verifier.reports.passage import one_line
from verifier.reports.view import Contrast, Evaluative, Finding, MatrixCell, Passage, Report, SharedFact, Source
from verifier.reports.words import isolated

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
        *_timeline(report),
        *_framing(report),
        *_articles(report),
        *_coverage(report),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _findings(report: Report) -> Iterator[str]:
    t = report.t
    yield f"## {t('Findings that need a decision')}"
    if not report.groups:
        articles = t.counted(len(report.sources), "article")
        yield f"{t('Nothing was found.')} {t('Looked for, in {articles}:', articles=articles)}"
        yield listed(report.looked_for)
    for group in report.groups:
        yield f"### {group.heading}: {len(group.findings)}"
        for finding in group.findings:
            yield from _finding(finding, t)


def _notes(report: Report) -> Iterator[str]:
    if report.notes:
        yield f"## {report.t('For information')}: {len(report.notes)}"
        for finding in report.notes:
            yield from _finding(finding, report.t, "###")


def _finding(finding: Finding, t: Labels, level: str = "####") -> Iterator[str]:
    yield f"{level} {finding.code} · {finding.heading}"
    yield f"**{text(finding.message)}**"
    for side in finding.sides:
        if len(finding.sides) > 1:
            yield f"{t('Side {letter}', letter=side.letter or '–')}: {text(' · '.join(side.values)) or t('as quoted')}"
        yield from (_passage(passage, t) for passage in side.passages)
    if finding.repairs:
        yield f"{t('Possible repairs')}:"
        yield "\n".join(
            f"- “{apart(repair.old)}” → “{apart(repair.new)}”"
            + (
                f" ({t('also in')} {_names(repair.supported_by, t)})"
                if repair.supported_by
                else f" ({t('no other article says so')})"
            )
            for repair in finding.repairs
        )
    yield f"{t('What to do')}: {text(finding.advice)}"
    sure = f"{finding.basis_words}. {t('Confidence')}: {finding.confidence_words}."
    yield f"{sure} {t('Scope')}: {finding.scope_words}. {t('Rule')}: {t.told(f'{finding.code} {finding.name}')}."
    yield from _decision(finding, t)


def _decision(finding: Finding, t: Labels) -> Iterator[str]:
    made = finding.decision
    if made is not None and (made.state != "open" or made.note):
        about = [part for part in (made.by and apart(made.by), made.at) if part]
        said = f"{t('Decision')}: {made.state_words}" + (f" ({t(', ').join(about)})" if about else "")
        yield said + (f". {t('Reason')}: {apart(made.reason)}" if made.reason else "") + "."
        if made.note:
            yield f"{t('Note')}: {apart(made.note)}"


def _facts(report: Report) -> Iterator[str]:
    t = report.t
    yield f"## {t('Same facts, side by side')}"
    facts = (*report.disputed, *report.agreed)
    if not facts:
        yield t("No statement of one article was recognised in another.")
    else:
        yield _matrix(report)
    for fact in facts:
        yield from _fact(fact, t)


def _matrix(report: Report) -> str:
    """Facts by articles: ✓ told, ! told differently, — not in it."""
    head = [report.t("Fact"), *(apart(source.label) for source in report.matrix.sources)]
    lines = [head, ["---"] * len(head)]
    lines += [[apart(row.fact.label), *map(_sign, row.cells)] for row in report.matrix.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _sign(cell: MatrixCell) -> str:
    return "—" if not cell.passages else "!" if cell.differs else "✓"


def _timeline(report: Report) -> Iterator[str]:
    t = report.t
    if not report.timeline.moments:
        return
    kinds = {"told": "", "planned": t("planned"), "differs": t("in a finding"), "published": t("published")}
    yield f"## {t('Timeline')}"
    lines = []
    for moment in report.timeline.moments:
        told = [(source, item.kind) for source, found in report.timeline.lanes for item in found if item.moment == moment]
        sources = t(", ").join(apart(source.label) + (f" ({kinds[kind]})" if kinds[kind] else "") for source, kind in told)
        lines.append(f"- {isolated(' '.join(moment.label))}: {sources}")
    yield "\n".join(lines)


def _fact(fact: SharedFact, t: Labels) -> Iterator[str]:
    yield f"### {apart(fact.label)}"
    told = [t.counted(fact.articles, "articles", "articles"), t.counted(fact.origins, "origin")]
    yield t(", ").join([*told, t("told differently")] if fact.disputed else told)
    yield from (_passage(passage, t) for passage in fact.passages)
    if fact.why:
        yield f"{t('Put together because')}: {t.told(text('; '.join(fact.why)))}"


def _framing(report: Report) -> Iterator[str]:
    t = report.t
    yield f"## {t('Framing')}"
    if not report.framing:
        yield t("No difference of framing was found among what is looked for.")
    for row in report.framing:
        yield from _contrast(row, t)
    if report.framing_coverage:
        yield listed(report.framing_coverage)
    if report.evaluative:
        yield f"{t('Evaluative words of each text')}:"
        yield "\n".join(f"- {_evaluative(told, t)}" for told in report.evaluative)


def _evaluative(told: Evaluative, t: Labels) -> str:
    listed_words = t(", ").join(f"“{apart(word)}” ({kind})" for word, kind in told.words)
    return f"{apart(told.source.label)}: {t('{n} in a thousand words', n=told.per_thousand)}: {listed_words}"


def _contrast(row: Contrast, t: Labels) -> Iterator[str]:
    yield f"### {row.code} · {row.dimension}: {apart(row.referent)}"
    yield f"**{text(row.message)}**"
    for _, passages in row.columns:
        yield from (_passage(passage, t) for passage in passages)
    sure = f"{t('Strength')}: {text(t(row.strength))}. {t('Confidence')}: {row.confidence_words}."
    if row.absent:
        yield f"{t('Nothing of the kind in:')} {_names(row.absent, t)}."
    yield f"{text(row.caveat)} {sure}"


def _articles(report: Report) -> Iterator[str]:
    t = report.t
    yield f"## {t('Articles')}"
    yield "\n".join(f"- {line}" for line in (_article(source, t) for source in report.sources))
    for story in report.stories:
        yield f"{t('Story of')} {_names(story.sources, t)}: {text(story.why)}"


def _article(source: Source, t: Labels) -> str:
    parts = [source.language_name, source.published or t("publication time not given"), t.counted(source.claims, "claim")]
    headline = f": “{apart(source.title)}”" if source.title else ""
    dateline = f"; {apart(source.dateline)}" if source.dateline else ""
    return f"{apart(source.label)}{headline} ({t(', ').join(parts)}{dateline})"


def _coverage(report: Report) -> Iterator[str]:
    t = report.t
    yield f"## {t('Coverage')}"
    if report.gaps:
        yield f"{t('What could not be analysed')}:"
        yield listed(f"{gap.source.label + ': ' if gap.source else ''}{t.told(f'{gap.what} ({gap.why})')}" for gap in report.gaps)
    else:
        yield t("The analysis met nothing that it had to leave out.")
    if report.dismissed:
        yield t("Dismissed by an editor: {n}", n=len(report.dismissed))
    if report.set_aside:
        yield f"### {t('Considered and set aside: {n}', n=len(report.set_aside))}"
        for item in report.set_aside:
            yield f"**{item.heading}**: {text(item.reason)}"
            yield from (_passage(passage, t) for passage in item.passages)
    if report.groups:
        yield f"### {t('What was looked for')}"
        yield listed(report.looked_for)
    yield t("Made by Crosscheck {version}. It says where sources differ, never who is right.", version=text(report.engine))


def _passage(passage: Passage, t: Labels) -> str:
    """A block quotation: whose it is, then the sentence with the passage in bold."""
    quote = passage.quote
    about = [part for part in (t("headline") if quote.in_title and passage.note != t("headline") else None, passage.note) if part]
    head = (
        apart(passage.source.label)
        + (f"{t(', ')}{t(', ').join(about)}" if about else "")
        + (f": {apart(passage.value)}" if passage.value else "")
    )
    before, after = text(quote.before), text(quote.after)
    said = f"{'… ' if quote.cut_before else ''}{before}**{text(quote.marked)}**{after}{' …' if quote.cut_after else ''}"
    return f"> {head}\n>\n> “{isolated(said.strip())}”"


def _names(sources: Iterable[Source], t: Labels) -> str:
    return t(", ").join(apart(source.label) for source in sources)


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
