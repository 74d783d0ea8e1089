"""A clause on its way to a claim: what stands in it, and the frame that it fills."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from claims.extraction.clauses import Clause
from claims.extraction.dating import (
    Story,
    carried_on,
    counted_on,
    day_before,
    day_near,
    event_time,
    hour_of,
    is_aside,
    is_clock,
    on_its_day,
    part_of_day,
    points_back,
    those_days,
    told_by_tense,
)
from claims.extraction.mentions import Mention, Reading, begun_in, within
from claims.extraction.phrasal import phrasal_event
from claims.extraction.phrases import find_phrases
from claims.extraction.predicates import Predicate, Words, listed
from claims.extraction.prepositions import aims, locates, phrase
from claims.extraction.roles import as_argument, read_arguments
from claims.extraction.scenery import Scenery
from claims.extraction.telling import of_antecedent
from claims.extraction.voices import Region, touches
from claims.extraction.worth import checkworthy
from claims.knowledge.concepts import concept, is_a, is_event, is_generic
from claims.language.base import knowledge, table
from claims.language.parser import Arc
from claims.model.attribution import (
    AHEAD,
    REACHED,
    Attribution,
    AttributionKind,
    Factuality,
    Passage,
    Polarity,
    Speaker,
    Stance,
    Status,
    Voice,
)
from claims.model.claim import Argument, Claim, ConceptMention, Event, Position
from claims.model.document import Document, Segment, SegmentKind
from claims.model.name import NameKind, NameMention
from claims.model.quantity import QuantityMention
from claims.model.span import Span
from claims.model.time import TimeKind, TimeMention
from claims.normalization.attribution import read_factuality
from claims.normalization.attribution.factuality import Setting
from claims.normalization.attribution.verbs import Verb
from claims.normalization.event import main_event

_INFINITIVE = 3  # words from a refusal to the infinitive that says of what
_SOMEBODY, _SOMEWHERE = ("role", "organization"), ("place_kind",)
_POSITIONS = {SegmentKind.TITLE: Position.HEADLINE, SegmentKind.HEADING: Position.HEADLINE, SegmentKind.LEAD: Position.LEAD}


@dataclass(frozen=True)
class Draft:
    """A clause of one voice in its sentence; called with its number, and the claim it may go on from, it becomes a claim."""

    document: Document
    reading: Reading
    sentence: int
    words: Words
    arcs: Sequence[Arc]
    region: Region
    clause: Clause

    @cached_property
    def segment(self) -> Segment:
        """The sentence the clause stands in."""
        return self.reading.sentences[self.sentence]

    @cached_property
    def places(self) -> list[int]:
        """Its tokens by their place in the sentence, ascending."""
        return [place + self.region.first for place in self.clause.places]

    @cached_property
    def span(self) -> Span:
        """From its first to its last word; another clause may stand between them."""
        tokens, places = self.reading.tokens[self.sentence], self.places
        return Span(tokens[places[0]].start, tokens[places[-1]].end, self.reading.field)

    @cached_property
    def concepts(self) -> tuple[ConceptMention, ...]:
        """The concepts of its own words."""
        return self._own(self.reading.concepts)

    @cached_property
    def quantities(self) -> tuple[QuantityMention, ...]:
        """The figures of its own words."""
        return self._own(self.reading.quantities)

    @property
    def states_something(self) -> bool:
        """True when there is something to check or compare: a deed, words, a figure, or a date or name with a concept."""
        if self.clause.predicate is not None or self.region.passage is not None:
            return len(self.places) > 1
        if any(is_event(mention.concept) for mention in self.concepts) or self.quantities:
            return True
        return bool(self.concepts) and bool(self._own(self.reading.times) or self._own(self.reading.names))

    def _own(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The mentions that begin in the clause itself, not in one that stands inside it."""
        return tuple(mention for mention in begun_in(mentions, self.span) if self._holds(mention.span.start))

    def _holds(self, position: int) -> bool:
        """True when a letter stands in one of its own tokens."""
        tokens, places = self.reading.tokens[self.sentence], self.places
        at = bisect_right(places, position, key=lambda place: tokens[place].start) - 1
        return at >= 0 and position < tokens[places[at]].end

    def _event(self, concepts: Sequence[ConceptMention]) -> Event | None:
        """What happens: the verb of the clause, what it carries where it only carries, or a noun of action."""
        words, predicate = self.words, self.clause.predicate
        if predicate is None:
            return main_event(concepts)
        first, last = predicate.first + self.region.first, predicate.last + self.region.first
        start, end = words.tokens[first].start, words.tokens[last - 1].end
        head = predicate.head + self.region.first
        core = words.tokens[head].start
        verbal = main_event(
            [one for one in concepts if start <= one.span.start < end or one.span.start <= core < one.span.end]  # "s'est effondré"
        )
        if verbal is None or verbal.trigger.end <= end:
            phrasal = phrasal_event(words, head, self.places)
            if phrasal is not None and (verbal is None or not is_a(verbal.type, phrasal)):
                token = words.tokens[head]
                return Event(type=phrasal, trigger=Span(token.start, token.end, self.reading.field))
        if verbal is not None and not is_generic(verbal.type):
            return verbal
        carried = main_event([mention for mention in concepts if mention.span.start >= start]) or main_event(concepts)
        if carried is not None and (verbal is not None or words.tags[head] == "AUX"):
            return carried
        if words.tags[head] == "AUX":
            return verbal
        token = words.tokens[head]
        lemma = token.keys[1] if len(token.keys) > 1 else token.keys[0]
        return Event(type=f"{self.segment.language}:{lemma}", trigger=Span(token.start, token.end, self.reading.field))

    def _refused(self, verb: Event, concepts: Sequence[ConceptMention]) -> Event | None:
        """What somebody refuses to do, which is what the clause denies: "refused to pay", "رفض دفع الفدية"."""
        data = knowledge("refusals")
        if verb.type not in data["events"]:
            return None
        behind = [mention for mention in concepts if mention.span.start >= verb.trigger.end]
        near = bisect_left(self.words.tokens, verb.trigger.end, key=lambda token: token.start)
        infinitives = {
            token.start
            for token, form in zip(self.words.tokens[near : near + _INFINITIVE], self.words.forms[near:], strict=False)
            if form == "inf"
        }
        deed = main_event([mention for mention in behind if mention.span.start in infinitives])
        if deed is None and table(self.segment.language, "clauses").get("refused_nouns", False):
            deed = main_event([mention for mention in behind if mention.concept not in data["answered"]])
        return deed

    def _arguments(self, scenery: Scenery) -> tuple[Argument, ...]:
        shift, predicate = self.region.first, self.clause.predicate
        whole = Predicate(predicate.first + shift, predicate.last + shift, predicate.head + shift) if predicate else None
        return read_arguments(self.words, self.arcs, self.places, whole, scenery, self.reading.folded.source, self.reading.field)

    def _scenery(
        self, event: Event | None, names: Sequence[NameMention], times: Sequence[TimeMention], before: Claim | None
    ) -> Scenery:
        kinds = {kind: {mention.span for mention in self.concepts if _kind(mention) in kind} for kind in (_SOMEBODY, _SOMEWHERE)}
        return Scenery(
            event=event.type if event else None,
            names=names,
            dated=self._on([time.span for time in times]),
            measured=self._on([one.span for one in self.quantities if one.value.unit not in (None, "ratio")]),
            somebody=self._on(kinds[_SOMEBODY]),
            somewhere=self._on(kinds[_SOMEWHERE]),
            trigger=self._on([event.trigger]) if event else frozenset(),
            figures=self._on([one.span for one in self.quantities]),
            lent=self._antecedent() if self.clause.relative else _subject(before) if self.clause.goes_on else None,
        )

    def _on(self, spans: Iterable[Span]) -> frozenset[int]:
        """The tokens of the clause that lie on one of the spans."""
        return frozenset(at for at in self.places for span in spans if touches(self.words.tokens[at], span))

    def _antecedent(self) -> Argument | None:
        """Who or what a relative clause is about: the phrase right before it."""
        first = self.places[0]
        earlier = [name for name in self.reading.names if self.segment.span.start <= name.span.start]
        dated = [time.span for time in within(self.reading.times, self.segment.span)]
        taken = frozenset(at for at in range(first) for span in dated if touches(self.words.tokens[at], span))
        found = find_phrases(self.words, range(first), frozenset(), earlier, taken)
        if not found or any(self.words.is_verb(at) for at in range(found[-1].last, first)):
            return None
        return as_argument(self.words, found[-1], "agent", self.reading.folded.source, self.reading.field)

    def _verbs(self) -> tuple[Verb, ...] | None:
        """The verbs of the predicate; None where nothing tells verbs."""
        words, predicate = self.words, self.clause.predicate
        if set(words.tags) <= {"X"}:
            return None
        shift = self.region.first
        places = [at for at in range(predicate.first + shift, predicate.last + shift) if words.is_verb(at)] if predicate else []
        spans = [Span(words.tokens[at].start, words.tokens[at].end, self.reading.field) for at in places]
        return tuple(Verb(span, words.forms[at], words.tags[at] == "AUX") for at, span in zip(places, spans, strict=True))

    def _setting(self, times: Sequence[TimeMention], event: Event | None) -> Setting:
        passage = self.region.passage
        time = event_time(times, event.trigger if event else None, self.reading.folded, self.segment.language)
        value = time.value if time else None
        return Setting(
            headline=self.segment.kind in (SegmentKind.TITLE, SegmentKind.HEADING),
            valued=bool(times or self.quantities),
            ahead=bool(value and value.start and self.document.anchor and value.start > self.document.anchor.day),
            cue=passage.cue if passage else None,
            alleged=passage is not None and passage.stance is Stance.DISTANCING,
        )

    def _held(self, arguments: Sequence[Argument]) -> Attribution | None:
        """Whose view the clause tells in the author's words: "the minister stressed the trust between the two"."""
        predicate = self.clause.predicate
        if predicate is None or self.segment.kind in (SegmentKind.TITLE, SegmentKind.HEADING):
            return None
        token = self.words.tokens[predicate.head + self.region.first]
        if not listed(self.segment.language, "holding").intersection(token.keys[:3]):
            return None
        holder = next((argument for argument in arguments if argument.role == "agent"), None)
        if holder is None:
            return None
        speaker: Speaker | None = Speaker(span=holder.span, text=holder.text, entity=holder.entity)
        at = bisect_left(self.words.tokens, holder.span.start, key=lambda word: word.start)
        if at < len(self.words) and self.words.tags[at] == "PRON":
            earlier = [one for one in self.reading.passages if one.span.end <= self.segment.span.start and one.speaker]
            speaker = earlier[-1].speaker if earlier else speaker
        return Attribution(kind=AttributionKind.INDIRECT, speaker=speaker, cue=Span(token.start, token.end, self.reading.field))

    def _is_noun(self, trigger: Span) -> bool:
        tokens = self.reading.tokens[self.sentence]
        at = bisect_left(tokens, trigger.start, key=lambda token: token.start)
        return at < len(tokens) and self.words.tags[at] == "NOUN"

    def _time(
        self,
        times: Sequence[TimeMention],
        event: Event | None,
        factuality: Factuality,
        before: Claim | None,
        story: Story,
    ) -> TimeMention | None:
        """Its own time, else that of the clause it goes on from, or the last day named where it points back to one."""
        text, language = self.reading.folded, self.segment.language
        done = factuality.status in REACHED
        over = done or factuality.status is Status.CANCELLED
        own = event_time(times, event.trigger if event else None, text, language)
        that = phrase(text, self.span, language, "that_day")
        if own is not None and ((over and is_aside(own, text)) or (that is not None and that.overlaps(own.span))):
            own = None  # "ce soir-là" is not this evening
        shared = carried_on(before.time, text, self.span, language) if self.clause.goes_on and before is not None else None
        if own is not None and not is_clock(own):
            own = those_days(own, text, language, story.latest) or own
            own = counted_on(own, text, language, story.latest, done=over)
            if own.value.kind is TimeKind.DURATION and shared is not None:
                return shared
            return told_by_tense(own, ahead=factuality.status in AHEAD, done=done)
        if own is None and self.clause.relative:
            told = of_antecedent(within(self.reading.times, self.segment.span), self.span, text, temporal=self.clause.goes_on)
            if told is not None:
                return told
        if own is None:
            back = points_back(text, self.span, language, story)
            back = back or day_before(text, self.span, language, story, self.sentence)
            if back is None and phrase(text, self.span, language, "hours_apart") is not None:
                back = day_near(self.span, within(self.reading.times, self.segment.span), text, language)
            if back is not None:
                return back
        return self._of_the_day(own, shared, story if over else None) or own or shared

    def _of_the_day(self, clock: TimeMention | None, shared: TimeMention | None, story: Story | None) -> TimeMention | None:
        """The day of a clause that names an hour or a part of the day alone."""
        text, language = self.reading.folded, self.segment.language
        named = (clock.span, None) if clock is not None else part_of_day(text, self.span, language)
        if named is None:
            return None
        span, part = named
        shared = shared or day_near(span, within(self.reading.times, self.segment.span), text, language)
        if shared is None and story is not None:
            published, quoted = self.document.article.published, self.region.passage is not None
            shared = story.day_of(hour_of(clock, part), self.sentence, published, quoted=quoted)
        return on_its_day(span, clock, part, shared, text)

    def __call__(self, number: int, before: Claim | None, story: Story) -> Claim:
        article = self.document.article
        reading, span, passage = self.reading, self.span, self.region.passage
        concepts, names, quantities = self.concepts, self._own(reading.names), self.quantities
        rates = [quantity.span for quantity in quantities if "/" in (quantity.value.unit or "")]
        times = tuple(time for time in self._own(reading.times) if not any(rate.contains(time.span) for rate in rates))
        verb = self._event(concepts)
        refused = self._refused(verb, concepts) if verb is not None else None
        event = refused or verb
        hint: Status | None = None
        if verb is not None and (known := concept(verb.type)) is not None:
            hint = known.status
        factuality = read_factuality(
            reading.folded,
            self.segment.language,
            span,
            trigger=verb.trigger if verb else None,
            status_hint=hint,
            noun=verb is not None and self._is_noun(verb.trigger),
            verbs=self._verbs(),
            setting=self._setting(times, verb),
        )
        if refused is not None and verb is not None:
            denied = any(not cue.overlaps(verb.trigger) for cue in factuality.cues) and factuality.polarity is Polarity.NEGATIVE
            factuality = replace(factuality, polarity=Polarity.POSITIVE if denied else Polarity.NEGATIVE)
        places = [name for name in names if name.kind is NameKind.LOC and locates(reading.folded, name.span, self.segment.language)]
        arguments = self._arguments(self._scenery(event, names, times, before))
        held = self._held(arguments) if passage is None else None
        return Claim(
            id=f"{article.id}:c{number}",
            article=article.id,
            language=self.segment.language,
            span=span,
            text=reading.folded.source[span.start : span.end],
            event=event,
            arguments=arguments,
            time=self._time(times, event, factuality, before, story),
            place=next(iter(places), None),
            quantities=quantities,
            attribution=held or _attribution(passage),
            factuality=factuality,
            checkworthy=checkworthy(event, times, names, quantities, factuality, quoted=passage is not None),
            names=names,
            concepts=concepts,
            times=times,
            voice=Voice.REPORTED if held else _voice(passage, self.segment),
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


def _attribution(passage: Passage | None) -> Attribution:
    if passage is None:
        return Attribution()
    return Attribution(kind=passage.kind, speaker=passage.speaker, cue=passage.cue, stance=passage.stance)


def _voice(passage: Passage | None, segment: Segment) -> Voice:
    if passage is not None:
        return Voice.QUOTATION if passage.kind is AttributionKind.DIRECT else Voice.REPORTED
    return Voice.HEADLINE if segment.kind in (SegmentKind.TITLE, SegmentKind.HEADING) else Voice.AUTHOR
