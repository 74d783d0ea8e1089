"""Claims: clauses with their frame filled in.

A clause is a claim when it holds an event, a figure, a date or a name beside a predicate of the lexicon; somebody's words are
always a claim of that speaker. What states nothing that could be checked or compared yields none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from claims.extraction.clauses import Clause, Content, cut_clauses, glued
from claims.extraction.dating import event_time, told_by_tense
from claims.extraction.mentions import Reading
from claims.extraction.phrases import find_phrases
from claims.extraction.predicates import Predicate, Words
from claims.extraction.prepositions import aims, locates
from claims.extraction.roles import Scenery, as_argument, read_arguments
from claims.extraction.worth import checkworthy
from claims.knowledge.concepts import concept, is_event, is_generic
from claims.language.parser import Arc
from claims.language.pipeline import Token
from claims.model.attribution import AHEAD, REACHED, Attribution, AttributionKind, Factuality, Passage, Status, Voice
from claims.model.claim import Argument, Claim, ConceptMention, Event, Position
from claims.model.document import Document, Segment, SegmentKind
from claims.model.name import NameKind, NameMention
from claims.model.quantity import QuantityMention
from claims.model.span import Span
from claims.model.time import TimeMention
from claims.normalization.attribution import read_factuality
from claims.normalization.event import main_event

_Mention = TypeVar("_Mention", TimeMention, QuantityMention, NameMention, ConceptMention)
_SOMEBODY, _SOMEWHERE = ("role", "organization"), ("place_kind",)
_POSITIONS = {SegmentKind.TITLE: Position.HEADLINE, SegmentKind.HEADING: Position.HEADLINE, SegmentKind.LEAD: Position.LEAD}


@dataclass(frozen=True, slots=True)
class _Region:
    """Tokens `[first, last)` of one sentence that are of one voice."""

    first: int
    last: int
    passage: Passage | None


def read_claims(document: Document, readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """Every claim of an article in order of position, title first. Ids count from 1: "a1:c1"."""
    found: list[Claim] = []
    for reading in readings:
        for at, near in enumerate(_by_sentence(reading.passages, reading.sentences)):
            before: Claim | None = None  # what a clause may go on from: the last that is no part of another
            for draft in _drafts(document, reading, at, near):
                found.append(draft(len(found) + 1, before))
                before = before if draft.clause.part else found[-1]
    return tuple(found)


def _drafts(document: Document, reading: Reading, sentence: int, passages: Sequence[Passage]) -> Iterator[_Draft]:
    if not reading.tokens[sentence]:
        return
    arcs = reading.arcs(sentence)
    words = reading.words(sentence, arcs)
    cues = [passage.cue for passage in passages if passage.cue is not None]
    hands_on = frozenset(at for at, token in enumerate(words.tokens) if any(_touches(token, cue) for cue in cues))
    voices = [passage for passage in passages if not _is_fragment(words, passage, passages, hands_on)]
    content = _content(reading, sentence, hands_on)
    for region in _regions(words.tokens, voices):
        run = words.part(region.first, region.last)
        saying = _shifted(hands_on, region)
        for clause in cut_clauses(run, _part(arcs, region), content.part(region.first, region.last), saying=saying):
            draft = _Draft(document, reading, sentence, words, arcs, region, clause)
            if draft.states_something:
                yield draft


def _touches(token: Token, span: Span) -> bool:
    return token.start < span.end and span.start < token.end


def _shifted(places: frozenset[int], region: _Region) -> frozenset[int]:
    return frozenset(at - region.first for at in places if region.first <= at < region.last)


def _part(arcs: Sequence[Arc], region: _Region) -> list[Arc]:
    """The arcs of a region, those that lead out of it cut."""
    return [
        Arc(arc.head - region.first if arc.head is not None and region.first <= arc.head < region.last else None, arc.relation)
        for arc in arcs[region.first : region.last]
    ]


def _is_fragment(words: Words, passage: Passage, passages: Sequence[Passage], cues: frozenset[int]) -> bool:
    """True for quoted words without a verb in a sentence that goes on around them: the claim is that of the sentence.

    "called it a “message of peace” and left" quotes three words and claims nothing in them.
    """
    if passage.kind is not AttributionKind.DIRECT:
        return False
    inside = [at for at, token in enumerate(words.tokens) if passage.span.start <= token.start < passage.span.end]
    if not inside or any(words.is_finite(at) for at in inside):
        return False
    if any(other is not passage and other.span.contains(passage.span) for other in passages):
        return True
    quoted = {
        at
        for other in passages
        if other.kind is AttributionKind.DIRECT
        for at, token in enumerate(words.tokens)
        if other.span.start <= token.start < other.span.end
    }
    return any(words.is_finite(at) and at not in cues and at not in quoted for at in range(len(words)))


def _content(reading: Reading, sentence: int, cues: frozenset[int]) -> Content:
    """What stands in a sentence, by the tokens it begins with. A word that hands on what was said is no event."""
    tokens, area = reading.tokens[sentence], reading.sentences[sentence].span
    concepts = within(reading.concepts, area)
    quantities, times, names = within(reading.quantities, area), within(reading.times, area), within(reading.names, area)
    starts = [token.start for token in tokens]

    def places(mentions: Sequence[_Mention]) -> tuple[int, ...]:
        return tuple(max(0, bisect_right(starts, mention.span.start) - 1) for mention in mentions)

    events = places([mention for mention in concepts if is_event(mention.concept)])
    return Content(
        events=tuple(at for at in events if at not in cues),
        figures=places(quantities),
        times=places(times),
        names=places(names),
        glued=glued(tokens, [*_spans(quantities), *_spans(times), *_spans(names), *_spans(concepts)]),
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A clause on its way to a claim; called with its number it becomes one."""

    document: Document
    reading: Reading
    sentence: int
    words: Words
    arcs: Sequence[Arc]
    region: _Region
    clause: Clause

    @property
    def segment(self) -> Segment:
        """The sentence the clause stands in."""
        return self.reading.sentences[self.sentence]

    @property
    def places(self) -> list[int]:
        """Its tokens by their place in the sentence, ascending."""
        return [place + self.region.first for place in self.clause.places]

    @property
    def span(self) -> Span:
        """From its first to its last word; another clause may stand between them."""
        tokens, places = self.reading.tokens[self.sentence], self.places
        return Span(tokens[places[0]].start, tokens[places[-1]].end, self.reading.field)

    @property
    def states_something(self) -> bool:
        """True when there is something to check or compare: a deed, words, a figure, or a date or name with a concept."""
        if self.clause.predicate is not None or self.region.passage is not None:
            return len(self.places) > 1
        concepts = self._own(self.reading.concepts)
        if any(is_event(mention.concept) for mention in concepts) or self._own(self.reading.quantities):
            return True
        return bool(concepts) and bool(self._own(self.reading.times) or self._own(self.reading.names))

    def _own(self, mentions: Sequence[_Mention]) -> tuple[_Mention, ...]:
        """The mentions that begin in the clause itself, not in one that stands inside it."""
        tokens = self.reading.tokens[self.sentence]
        starts = [tokens[place].start for place in self.places]
        ends = [tokens[place].end for place in self.places]

        def holds(span: Span) -> bool:
            at = bisect_right(starts, span.start) - 1
            return at >= 0 and span.start < ends[at]

        return tuple(mention for mention in within(mentions, self.span) if holds(mention.span))

    def _event(self, concepts: Sequence[ConceptMention]) -> Event | None:
        """What happens: the verb of the clause, what it carries where it only carries, or a noun of action."""
        words, predicate = self.words, self.clause.predicate
        if predicate is None:
            return main_event(concepts)
        first, last = predicate.first + self.region.first, predicate.last + self.region.first
        start, end = words.tokens[first].start, words.tokens[last - 1].end
        verbal = main_event([mention for mention in concepts if start <= mention.span.start < end])
        if verbal is not None and not is_generic(verbal.type):
            return verbal
        head = predicate.head + self.region.first
        carried = main_event(concepts)
        if carried is not None and (verbal is not None or words.tags[head] == "AUX"):
            return carried
        if words.tags[head] == "AUX":
            return verbal
        token = words.tokens[head]
        lemma = token.keys[1] if len(token.keys) > 1 else token.keys[0]
        return Event(type=f"{self.segment.language}:{lemma}", trigger=Span(token.start, token.end, self.reading.field))

    def _arguments(self, scenery: Scenery) -> tuple[Argument, ...]:
        shift, predicate = self.region.first, self.clause.predicate
        whole = Predicate(predicate.first + shift, predicate.last + shift, predicate.head + shift) if predicate else None
        return read_arguments(self.words, self.arcs, self.places, whole, scenery, self.reading.folded.source, self.reading.field)

    def _scenery(
        self, event: Event | None, names: Sequence[NameMention], times: Sequence[TimeMention], before: Claim | None
    ) -> Scenery:
        kinds = {
            kind: {mention.span for mention in self._own(self.reading.concepts) if _kind(mention) in kind}
            for kind in (_SOMEBODY, _SOMEWHERE)
        }
        return Scenery(
            event=event.type if event else None,
            names=names,
            dated=self._on([time.span for time in times]),
            measured=self._on([one.span for one in self._own(self.reading.quantities) if one.value.unit is not None]),
            somebody=self._on(kinds[_SOMEBODY]),
            somewhere=self._on(kinds[_SOMEWHERE]),
            lent=self._antecedent() if self.clause.relative else _subject(before) if self.clause.goes_on else None,
        )

    def _on(self, spans: Iterable[Span]) -> frozenset[int]:
        """The tokens of the clause that lie on one of the spans."""
        return frozenset(at for at in self.places for span in spans if _touches(self.words.tokens[at], span))

    def _antecedent(self) -> Argument | None:
        """Who or what a relative clause is about: the phrase right before it."""
        first = self.places[0]
        earlier = [name for name in self.reading.names if self.segment.span.start <= name.span.start]
        found = find_phrases(self.words, range(first), frozenset(), earlier, frozenset())
        if not found or any(self.words.is_verb(at) for at in range(found[-1].last, first)):
            return None
        return as_argument(self.words, found[-1], "agent", self.reading.folded.source, self.reading.field)

    def _is_noun(self, trigger: Span) -> bool:
        tokens = self.reading.tokens[self.sentence]
        at = bisect_left(tokens, trigger.start, key=lambda token: token.start)
        return at < len(tokens) and self.words.tags[at] == "NOUN"

    def _time(
        self, times: Sequence[TimeMention], event: Event | None, factuality: Factuality, before: Claim | None
    ) -> TimeMention | None:
        """Its own time, else that of the clause it goes on from."""
        own = event_time(times, event.trigger if event else None, self.reading.folded, self.segment.language)
        if own is None:
            return before.time if self.clause.goes_on and before is not None else None
        return told_by_tense(own, ahead=factuality.status in AHEAD, done=factuality.status in REACHED)

    def __call__(self, number: int, before: Claim | None) -> Claim:
        article = self.document.article
        reading, span, passage = self.reading, self.span, self.region.passage
        concepts, names, times = self._own(reading.concepts), self._own(reading.names), self._own(reading.times)
        quantities = self._own(reading.quantities)
        event = self._event(concepts)
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
        places = [name for name in names if name.kind is NameKind.LOC and locates(reading.folded, name.span, self.segment.language)]
        return Claim(
            id=f"{article.id}:c{number}",
            article=article.id,
            language=self.segment.language,
            span=span,
            text=reading.folded.source[span.start : span.end],
            event=event,
            arguments=self._arguments(self._scenery(event, names, times, before)),
            time=self._time(times, event, factuality, before),
            place=next(iter(places), None),
            quantities=quantities,
            attribution=_attribution(passage),
            factuality=factuality,
            checkworthy=checkworthy(event, times, names, quantities, factuality, quoted=passage is not None),
            names=names,
            concepts=concepts,
            times=times,
            voice=_voice(passage, self.segment),
            position=_POSITIONS.get(self.segment.kind, Position.BODY),
            sentence=self.sentence,
            limits=tuple(time.span for time in times if aims(reading.folded, time.span, self.segment.language)),
        )


def _kind(mention: ConceptMention) -> str:
    found = concept(mention.concept)
    return found.kind if found is not None else ""


def _subject(before: Claim | None) -> Argument | None:
    """The subject of a claim, as a clause that goes on from it shares it."""
    if before is None:
        return None
    return next((argument for argument in before.arguments if argument.role in ("agent", "patient")), None)


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
    first = 0
    voice: Passage | None = None
    open_now: list[Passage] = []
    next_one = 0
    for at, token in enumerate(tokens):
        while next_one < len(passages) and passages[next_one].span.start <= token.start:
            open_now.append(passages[next_one])
            next_one += 1
        open_now = [passage for passage in open_now if token.end <= passage.span.end]
        here = min(open_now, key=lambda passage: len(passage.span)) if open_now else None  # the innermost
        if at > first and here is not voice:
            yield _Region(first, at, voice)
            first = at
        voice = here
    if first < len(tokens):
        yield _Region(first, len(tokens), voice)


def _spans(mentions: Sequence[_Mention]) -> list[Span]:
    return [mention.span for mention in mentions]


def _attribution(passage: Passage | None) -> Attribution:
    if passage is None:
        return Attribution()
    return Attribution(kind=passage.kind, speaker=passage.speaker, cue=passage.cue, stance=passage.stance)


def _voice(passage: Passage | None, segment: Segment) -> Voice:
    if passage is not None:
        return Voice.QUOTATION if passage.kind is AttributionKind.DIRECT else Voice.REPORTED
    return Voice.HEADLINE if segment.kind in (SegmentKind.TITLE, SegmentKind.HEADING) else Voice.AUTHOR
