"""Claims: clauses with their frame filled in.

A clause is a claim when it holds an event, a figure, a date or a name beside a predicate of the lexicon; somebody's words are
always a claim of that speaker. What states nothing that could be checked or compared yields none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from claims.extraction.clauses import cut_clauses
from claims.extraction.mentions import Reading
from claims.extraction.prepositions import aims, locates
from claims.knowledge.concepts import concept, is_event
from claims.language.pipeline import Token
from claims.model.attribution import Attribution, AttributionKind, Passage, Status, Voice
from claims.model.claim import Argument, Checkworthy, Claim, ConceptMention, Event, Position
from claims.model.document import Document, Segment, SegmentKind
from claims.model.name import NameKind, NameMention
from claims.model.quantity import QuantityMention
from claims.model.span import Span
from claims.model.time import TimeMention
from claims.normalization.attribution import read_factuality
from claims.normalization.event import main_event

_Mention = TypeVar("_Mention", TimeMention, QuantityMention, NameMention, ConceptMention)
_POSITIONS = {SegmentKind.TITLE: Position.HEADLINE, SegmentKind.HEADING: Position.HEADLINE, SegmentKind.LEAD: Position.LEAD}


@dataclass(frozen=True, slots=True)
class _Region:
    """Tokens of one voice inside one sentence."""

    tokens: tuple[Token, ...]
    passage: Passage | None


def read_claims(document: Document, readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """Every claim of an article in order of position, title first. Ids count from 1: "a1:c1"."""
    found: list[Claim] = []
    for reading in readings:
        passages = _by_sentence(reading.passages, reading.sentences)
        for at, (tokens, near) in enumerate(zip(reading.tokens, passages, strict=True)):
            cues = [passage.cue for passage in near if passage.cue is not None]
            for region in _regions(tokens, near):
                for claim in _claims_of(document, reading, at, region, cues):
                    found.append(claim(len(found) + 1))
    return tuple(found)


def _claims_of(document: Document, reading: Reading, sentence: int, region: _Region, cues: Sequence[Span]) -> Iterator[_Draft]:
    language = reading.sentences[sentence].language
    area = _span_of(region.tokens, reading)
    quantities = within(reading.quantities, area)
    times, names = within(reading.times, area), within(reading.names, area)
    concepts = within(reading.concepts, area)
    events = [mention for mention in concepts if is_event(mention.concept)]
    stating = _spans(events) + _spans(quantities)
    whole = _spans(quantities) + _spans(times) + _spans(names) + _spans(concepts)
    for tokens in cut_clauses(region.tokens, language, stating=stating, whole=whole):
        span = _span_of(tokens, reading)
        draft = _Draft(document, reading, sentence, region.passage, span, tuple(cue for cue in cues if span.contains(cue)))
        if draft.states_something:
            yield draft


@dataclass(frozen=True, slots=True)
class _Draft:
    """A clause on its way to a claim; called with its number it becomes one."""

    document: Document
    reading: Reading
    sentence: int
    passage: Passage | None
    span: Span
    cues: tuple[Span, ...]

    @property
    def segment(self) -> Segment:
        """The sentence the clause stands in."""
        return self.reading.sentences[self.sentence]

    @property
    def states_something(self) -> bool:
        """True when there is something to check or compare: somebody's words, an event, a figure, or a date with a name."""
        concepts = within(self.reading.concepts, self.span)
        dated = bool(within(self.reading.times, self.span))
        happening = [mention for mention in concepts if is_event(mention.concept) and not self._says(mention)]
        if self.passage or happening or within(self.reading.quantities, self.span):
            return True
        return not self.cues and bool(concepts) and (dated or bool(within(self.reading.names, self.span)))

    def _says(self, mention: ConceptMention) -> bool:
        """True for the word that hands on somebody's words: who said it is attribution, not a claim."""
        return any(cue.overlaps(mention.span) for cue in self.cues)

    def _is_noun(self, trigger: Span) -> bool:
        tokens = self.reading.tokens[self.sentence]
        at = bisect_left(tokens, trigger.start, key=lambda token: token.start)
        return at < len(tokens) and self.reading.tags[self.sentence][at] == "NOUN"

    def __call__(self, number: int) -> Claim:
        article = self.document.article
        reading, span = self.reading, self.span
        concepts = within(reading.concepts, span)
        names = within(reading.names, span)
        times = within(reading.times, span)
        quantities = within(reading.quantities, span)
        event = main_event([mention for mention in concepts if not self._says(mention)])
        hint: Status | None = None
        if event is not None and (known := concept(event.type)) is not None:
            hint = known.status
        factuality = read_factuality(
            reading.folded,
            self.segment.language,
            span,
            trigger=event.trigger if event else None,
            status_hint=hint,
            noun=event is not None and self._is_noun(event.trigger),
        )
        attribution = _attribution(self.passage)
        places = [name for name in names if name.kind is NameKind.LOC and locates(reading.folded, name.span, self.segment.language)]
        return Claim(
            id=f"{article.id}:c{number}",
            article=article.id,
            language=self.segment.language,
            span=span,
            text=reading.folded.source[span.start : span.end],
            event=event,
            arguments=tuple(_arguments(names, places, concepts, reading.folded.source)),
            time=_best_time(times, event),
            place=next(iter(places), None),
            quantities=quantities,
            attribution=attribution,
            factuality=factuality,
            checkworthy=_checkworthy(event, times, names, quantities, self.passage),
            names=names,
            concepts=concepts,
            times=times,
            voice=_voice(self.passage, self.segment),
            position=_POSITIONS.get(self.segment.kind, Position.BODY),
            sentence=self.sentence,
            limits=tuple(time.span for time in times if aims(reading.folded, time.span, self.segment.language)),
        )


def within(mentions: Sequence[_Mention], area: Span) -> tuple[_Mention, ...]:
    """The mentions that lie inside `area`. They must be sorted by position."""
    at = bisect_left(mentions, area.start, key=lambda mention: mention.span.start)
    found: list[_Mention] = []
    while at < len(mentions) and mentions[at].span.start < area.end:
        if mentions[at].span.end <= area.end:
            found.append(mentions[at])
        at += 1
    return tuple(found)


def _by_sentence(passages: Sequence[Passage], sentences: Sequence[Segment]) -> list[list[Passage]]:
    """For each sentence the passages that reach into it."""
    found: list[list[Passage]] = [[] for _ in sentences]
    for passage in passages:
        at = bisect_left(sentences, passage.span.start, key=lambda segment: segment.span.end)
        while at < len(sentences) and sentences[at].span.start < passage.span.end:
            found[at].append(passage)
            at += 1
    return found


def _regions(tokens: Sequence[Token], passages: Sequence[Passage]) -> Iterator[_Region]:
    """Cut a sentence by voice: each run of tokens inside one passage, and the runs between. Passages come in order of position."""
    run: list[Token] = []
    voice: Passage | None = None
    open_now: list[Passage] = []
    at = 0
    for token in tokens:
        while at < len(passages) and passages[at].span.start <= token.start:
            open_now.append(passages[at])
            at += 1
        open_now = [passage for passage in open_now if token.end <= passage.span.end]
        here = min(open_now, key=lambda passage: len(passage.span)) if open_now else None  # the innermost
        if run and here is not voice:
            yield _Region(tuple(run), voice)
            run = []
        voice = here
        run.append(token)
    if run:
        yield _Region(tuple(run), voice)


def _spans(mentions: Sequence[_Mention]) -> list[Span]:
    return [mention.span for mention in mentions]


def _span_of(tokens: Sequence[Token], reading: Reading) -> Span:
    return Span(tokens[0].start, tokens[-1].end, reading.field)


def _arguments(
    names: Sequence[NameMention], places: Sequence[NameMention], concepts: Sequence[ConceptMention], source: str
) -> Iterator[Argument]:
    for name in names:
        role = "place" if name in places else "participant"
        yield Argument(role=role, span=name.span, text=name.text, entity=name.entity)
    for mention in concepts:
        found = concept(mention.concept)
        if found is not None and found.kind == "document":
            yield Argument(
                role="document",
                span=mention.span,
                text=source[mention.span.start : mention.span.end],
                entity=f"concept:{mention.concept}",
            )


def _best_time(times: Sequence[TimeMention], event: Event | None) -> TimeMention | None:
    """The time nearest to the trigger, those on the calendar before bare lengths."""
    if not times:
        return None
    at = event.trigger if event else times[0].span
    return min(times, key=lambda time: (time.value.edtf is None or time.value.edtf.startswith("P"), time.span.distance(at)))


def _attribution(passage: Passage | None) -> Attribution:
    if passage is None:
        return Attribution()
    return Attribution(kind=passage.kind, speaker=passage.speaker, cue=passage.cue, stance=passage.stance)


def _voice(passage: Passage | None, segment: Segment) -> Voice:
    if passage is not None:
        return Voice.QUOTATION if passage.kind is AttributionKind.DIRECT else Voice.REPORTED
    return Voice.HEADLINE if segment.kind in (SegmentKind.TITLE, SegmentKind.HEADING) else Voice.AUTHOR


def _checkworthy(
    event: Event | None,
    times: Sequence[TimeMention],
    names: Sequence[NameMention],
    quantities: Sequence[QuantityMention],
    passage: Passage | None,
) -> Checkworthy:
    """What can be checked against a record counts: figures most, then dates, events and named actors; quoted opinion least."""
    parts = [
        ("a figure", 0.35, bool(quantities)),
        ("a date", 0.25, any(time.value.start for time in times)),
        ("an event", 0.2, event is not None),
        ("a named actor or place", 0.2, bool(names)),
    ]
    score = sum(weight for _, weight, there in parts if there)
    if passage is not None and not quantities and not times:
        score *= 0.5
    return Checkworthy(
        score=round(score, 2), why=", ".join(name for name, _, there in parts if there) or "no figure, date or named actor"
    )
