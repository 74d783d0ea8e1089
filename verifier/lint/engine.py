"""Linting one draft: the findings that have a passage in it, with their places in the file, less what the draft suppresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from claims import Article, Comparison, Finding, House
from claims.model.finding import DiscrepancyType, Evidence, Repair
from claims.rules import wording
from verifier import engine
from verifier.lint.drafts import Draft
from verifier.lint.drafts.escape import escaped
from verifier.lint.model import Linted, Mend, Note, Place
from verifier.lint.suppressions import suppress


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How drafts are linted. `today`: the day that suppressions expire by; `reader`: the language notes are told in."""

    today: date
    house: House | None = None
    same_story: bool | None = None
    reader: str = wording.ENGLISH


def lint_draft(draft: Draft, *, against: Sequence[Draft] = (), options: Options) -> Linted:
    """What is to be said about a draft, in the order of its passages."""
    sources = _distinct(draft, against)
    articles = [draft.article, *(source.article for source in sources)]
    comparison = engine.compare(articles, same_story=options.same_story, house=options.house, own=(draft.article.id,))
    document = comparison.extractions[0].document
    language, confidence = document.language, document.language_confidence
    wanted = options.house.style.languages if options.house is not None else ()
    if wanted and language not in wanted:
        why = f"its language is {language}; the house's drafts are checked in {', '.join(wanted)}"
        return Linted(draft=draft, language=language, confidence=confidence, notes=(), unsupported=(("the draft", why),))
    told = wording.comparison_in(comparison, options.reader)
    by_id = {each.article.id: each for each in (draft, *sources)}
    notes = [_note(finding, draft, by_id) for finding in told.findings if _concerns(finding, draft)]
    kept, aside = suppress(draft, notes, options.today)
    return Linted(
        draft=draft,
        language=language,
        confidence=confidence,
        notes=tuple(sorted(kept, key=_by_place)),
        suppressed=tuple(aside),
        unsupported=tuple((item.what, item.why) for item in told.unsupported if item.article == draft.article.id),
        apart=tuple(by_id[article].path for article in _apart(comparison, draft)),
    )


def _distinct(draft: Draft, against: Sequence[Draft]) -> list[Draft]:
    """The articles to hold a draft against, each with an id of its own, and never the draft itself."""
    taken = {draft.article.id}
    found: list[Draft] = []
    for source in against:
        if (source.path, source.pointer) == (draft.path, draft.pointer):
            continue
        article: Article = source.article
        number = 1
        while article.id in taken:
            place = source.path + (source.pointer or "")
            article = replace(article, id=place if number == 1 else f"{place} ({number})")
            number += 1
        taken.add(article.id)
        found.append(replace(source, article=article))
    return found


def _concerns(finding: Finding, draft: Draft) -> bool:
    """True for a finding with a passage in the draft; what only another article tells is no fault of it."""
    return finding.type is not DiscrepancyType.OMISSION and any(item.article == draft.article.id for item in finding.evidence)


def _apart(comparison: Comparison, draft: Draft) -> list[str]:
    story = next(story for story in comparison.stories if draft.article.id in story.articles)
    return [source.document.article.id for source in comparison.extractions if source.document.article.id not in story.articles]


def _note(finding: Finding, draft: Draft, by_id: dict[str, Draft]) -> Note:
    places = [_place(item, by_id[item.article]) for item in finding.evidence]
    return Note(
        fingerprint=finding.id,
        code=finding.code,
        name=finding.name,
        type=finding.type.value,
        severity=finding.severity,
        basis=finding.basis.value,
        confidence=finding.confidence,
        message=finding.message,
        advice=finding.advice,
        places=tuple(place for place in places if place.draft is draft),
        others=tuple(place for place in places if place.draft is not draft),
        mends=tuple(_mends(finding.repairs, draft)),
    )


def _place(item: Evidence, draft: Draft) -> Place:
    found = draft.map[item.span.field].locate(item.span.start, item.span.end)
    start, end = found or (None, None)
    return Place(draft=draft, text=item.text, span=item.span, value=item.value, side=item.side, start=start, end=end)


def _mends(repairs: Sequence[Repair], draft: Draft) -> Iterator[Mend]:
    """The repairs of the draft, each cut down to what it changes, so that mark-up beside it stays."""
    for repair in repairs:
        if repair.article != draft.article.id:
            continue
        span = repair.span
        before = draft.article.field_text(span.field)[span.start : span.end]
        same = _alike(before, repair.replacement)
        rest = _alike(before[same:][::-1], repair.replacement[same:][::-1])
        field_map = draft.map[span.field]
        put = repair.replacement
        target = field_map.exactly(span.start, span.end)
        if target is None:
            put = repair.replacement[same : len(repair.replacement) - rest]
            if same + rest < len(before):
                target = field_map.exactly(span.start + same, span.end - rest)
            elif (at := field_map.place(span.start + same)) is not None:
                target = at, at
        start, end = target or (None, None)
        yield Mend(
            span=span,
            before=before,
            after=repair.replacement,
            supported_by=repair.supported_by,
            start=start,
            end=end,
            put=escaped(put, draft.kind),
        )


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _by_place(note: Note) -> tuple[int, str, str]:
    starts = [place.start for place in note.places if place.start is not None]
    return min(starts, default=-1), note.code, note.fingerprint
