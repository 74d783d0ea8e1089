"""Claims: clauses with their frame filled in.

A clause is a claim when it has a verb, or a noun of action, a figure, a date or a name beside a concept; somebody's words are
always a claim of that speaker. What states nothing that could be checked or compared yields none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claims.extraction.clauses import Content, cut_clauses, glued
from claims.extraction.coreference import resolve_arguments
from claims.extraction.dating import Story
from claims.extraction.draft import Draft
from claims.extraction.mentions import Mention, Reading, within
from claims.extraction.telling import told_after, told_behind, told_by_occasion
from claims.extraction.voices import arcs_of, by_sentence, is_fragment, regions, touches
from claims.knowledge.concepts import is_event
from claims.language.base import table
from claims.language.parser import Arc
from claims.model.attribution import Passage
from claims.model.claim import Claim
from claims.model.document import Document, SegmentKind
from claims.model.span import Field, Span


def read_claims(document: Document, readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """Every claim of an article in order of position, title first. Ids count from 1: "a1:c1"."""
    found: list[Claim] = []
    relative: set[str] = set()
    bare = bool(table(document.language, "clauses").get("bare", False))
    for reading in readings:
        story, last, trees = Story(document.anchor), 0, reading.trees()
        lead = next((at for at, segment in enumerate(reading.sentences) if segment.kind is not SegmentKind.HEADING), 0)
        for at, near in enumerate(by_sentence(reading.passages, reading.sentences)):
            before: Claim | None = None  # what a clause may go on from: the last that is no part of another
            first = len(found)
            for draft in _drafts(document, reading, at, near, trees[at]):
                found.append(draft(len(found) + 1, before, story))
                story = story.after(found[-1].time, at)
                before = before if draft.clause.part else found[-1]
                if draft.clause.relative and not bare:
                    relative.add(found[-1].id)
            found[last:first] = told_after(found[last:first], found[first:], reading.folded, document.language)
            found[first:] = told_by_occasion(found[first:])
            if at == lead and reading.field is Field.TEXT:
                found[first:] = told_behind(found[first:], relative)
            last = first
    return resolve_arguments(found, readings)


def _drafts(
    document: Document, reading: Reading, sentence: int, passages: Sequence[Passage], arcs: Sequence[Arc]
) -> Iterator[Draft]:
    if not reading.tokens[sentence]:
        return
    words = reading.words(sentence, arcs)
    cues = [passage.cue for passage in passages if passage.cue is not None]
    hands_on = frozenset(at for at, token in enumerate(words.tokens) if any(touches(token, cue) for cue in cues))
    voices = [passage for passage in passages if not is_fragment(words, passage, passages, hands_on)]
    content = _content(reading, sentence, hands_on)
    for region in regions(words.tokens, voices):
        run = words.part(region.first, region.last)
        saying = region.inside(hands_on)
        for clause in cut_clauses(run, arcs_of(arcs, region), content.part(region.first, region.last), saying=saying):
            draft = Draft(document, reading, sentence, words, arcs, region, clause)
            if draft.states_something:
                yield draft


def _content(reading: Reading, sentence: int, cues: frozenset[int]) -> Content:
    """What stands in a sentence, by the tokens it begins with. A word that hands on what was said is no event."""
    tokens, area = reading.tokens[sentence], reading.sentences[sentence].span
    concepts = within(reading.concepts, area)
    quantities, times, names = within(reading.quantities, area), within(reading.times, area), within(reading.names, area)
    starts = [token.start for token in tokens]

    def places(mentions: Sequence[Mention]) -> tuple[int, ...]:
        return tuple(max(0, bisect_right(starts, mention.span.start) - 1) for mention in mentions)

    events = places([mention for mention in concepts if is_event(mention.concept)])
    return Content(
        events=tuple(at for at in events if at not in cues),
        figures=places(quantities),
        times=places(times),
        names=places(names),
        glued=glued(tokens, [*_spans(quantities), *_spans(times), *_spans(names), *_spans(concepts)]),
    )


def _spans(mentions: Sequence[Mention]) -> list[Span]:
    return [mention.span for mention in mentions]
