"""Everything an article mentions, field by field: times, quantities, names, concepts and other people's words.

Only the article's own sentences are read; page furniture, datelines and embedded foreign text yield nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from claims.extraction.elision import told_short
from claims.extraction.predicates import VERBS, Words, settle
from claims.knowledge.concepts import concept, is_event
from claims.language.analysis import Entity
from claims.language.fold import Folded, fold
from claims.language.lexicon import find_concepts
from claims.language.parser import Arc, parse_all
from claims.language.pipeline import Token, tokenize
from claims.language.tagger import load_pipeline
from claims.model.attribution import Passage
from claims.model.claim import ConceptMention
from claims.model.document import Document, Segment
from claims.model.name import NameKind, NameMention
from claims.model.office import Label, Office
from claims.model.quantity import Numeral, QuantityMention
from claims.model.span import Field, Span
from claims.model.time import TimeMention
from claims.normalization.attribution import passages_of, set_scene
from claims.normalization.attribution.scene import Scene
from claims.normalization.entity import link_names, read_labels, read_names, read_offices
from claims.normalization.entity.offices import Sentence
from claims.normalization.quantity import read_numerals, read_quantities
from claims.normalization.time import read_times

Mention = TypeVar("Mention", TimeMention, QuantityMention, NameMention, Passage, ConceptMention, Numeral)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One field of an article, read. `sentences` may state facts.

    `tokens`, their universal `tags` and the `forms` of verbs have one tuple for each sentence.
    """

    field: Field
    folded: Folded
    sentences: tuple[Segment, ...]
    tokens: tuple[tuple[Token, ...], ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[QuantityMention, ...]
    names: tuple[NameMention, ...]
    concepts: tuple[ConceptMention, ...]
    passages: tuple[Passage, ...]
    numerals: tuple[Numeral, ...]
    tags: tuple[tuple[str, ...], ...]
    forms: tuple[tuple[str, ...], ...]
    met: tuple[ConceptMention, ...] = ()  # every concept, those inside names as well
    offices: tuple[Office, ...] = ()
    labels: tuple[Label, ...] = ()
    scene: Scene | None = None  # who is who in it: titles, kinds of bodies, genders

    def words(self, sentence: int, arcs: Sequence[Arc] = ()) -> Words:
        """The words of a sentence, tagged; its tree tells finite verbs from participles of the same form."""
        tokens, language = self.tokens[sentence], self.sentences[sentence].language
        words = Words(tokens, self.tags[sentence], self.forms[sentence], language)
        return settle(words, arcs, nouns=self._nouns(sentence), deeds=self._deeds(sentence))

    def _nouns(self, sentence: int) -> set[int]:
        """The tokens of a sentence inside a name, or inside a phrase of several words that stands for a thing.

        So are those inside a figure or a time, behind its first word: "ما لا يقل عن 30" has no verb.
        """
        area, starts = self.sentences[sentence].span, [token.start for token in self.tokens[sentence]]
        things = [mention.span for mention in within(self.concepts, area) if _is_thing(mention.concept)]
        found: set[int] = set()
        for span in (*(name.span for name in within(self.names, area)), *things):
            first, last = max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)
            if last - first > 1 or span not in things:
                found.update(range(first, last))
        figures = [mention.span for mention in within(self.quantities, area)]
        for span in (*figures, *(mention.span for mention in within(self.times, area))):
            found.update(range(bisect_left(starts, span.start) + 1, bisect_left(starts, span.end)))
        return found

    def _deeds(self, sentence: int) -> set[int]:
        """The tokens of a sentence that begin something that happens."""
        area, starts = self.sentences[sentence].span, [token.start for token in self.tokens[sentence]]
        deeds = [mention.span for mention in within(self.concepts, area) if is_event(mention.concept)]
        return {max(0, bisect_right(starts, span.start) - 1) for span in deeds}

    def trees(self) -> list[tuple[Arc, ...]]:
        """The dependency tree of each sentence, computed anew; empty ones for a language without a parser."""
        return parse_all(self.tokens, self.tags, self.sentences[0].language) if self.sentences else []


def read_mentions(document: Document) -> tuple[Reading, ...]:
    """The readings of title and text, names linked over both."""
    fields = [field for field in (Field.TITLE, Field.TEXT) if document.article.field_text(field)]
    readings = [_read_field(document, field) for field in fields]
    linked = iter(link_names([name for reading in readings for name in reading.names]))
    named = [replace(reading, names=tuple(next(linked) for _ in reading.names)) for reading in readings]
    return tuple(_described(reading) for reading in named)


def _described(reading: Reading) -> Reading:
    """A reading with what its names are called beside them."""
    sentences = list(_named_sentences(reading))
    return replace(
        reading,
        offices=tuple(office for sentence in sentences for office in read_offices(sentence)),
        labels=tuple(label for sentence in sentences for label in read_labels(sentence)),
    )


def _named_sentences(reading: Reading) -> Iterator[Sentence]:
    for at, segment in enumerate(reading.sentences):
        names = [name for name in reading.names if segment.span.contains(name.span)]
        if names:
            yield Sentence(
                tokens=reading.tokens[at],
                tags=reading.tags[at],
                names=names,
                concepts=[mention for mention in reading.met if segment.span.contains(mention.span)],
                language=segment.language,
                source=reading.folded.source,
                field=reading.field,
            )


def _read_field(document: Document, field: Field) -> Reading:
    folded = fold(document.article.field_text(field))
    language = document.language
    sentences = tuple(segment for segment in document.sentences() if segment.span.field is field)
    spans = [segment.span for segment in sentences]
    tokens = tuple(tokenize(folded.source, language, start=span.start, end=span.end) for span in spans)
    times = _inside(read_times(folded, language, anchor=document.anchor, field=field), spans)
    starts = tuple(accumulate((len(run) for run in tokens), initial=0))
    analysis = load_pipeline(language).annotate([token for run in tokens for token in run], starts[:-1])
    proposed = _proposed(folded.source, analysis.entities, field)
    barred = [time.span for time in times]
    names = _inside(read_names(folded, language, sentences=spans, exclude=barred, field=field, proposed=proposed), spans)
    tagged = _as_names(tuple(token for run in tokens for token in run), analysis.tags, names)
    tags = [tagged[start : start + len(run)] for start, run in zip(starts, tokens, strict=False)]
    met = [mention for run, tagged in zip(tokens, tags, strict=True) for mention in _concepts(run, tagged, language, field)]
    concepts = _outside_names(met, names)
    quantities = _inside(read_quantities(folded, language, times=times, concepts=_countable(concepts), field=field), spans)
    quantities = told_short(quantities, spans, tokens, tags)
    scene = set_scene(folded, language, sentences=spans, names=names, field=field)
    passages = _inside(passages_of(scene, spans), spans)
    return Reading(
        field=field,
        folded=folded,
        sentences=sentences,
        tokens=tokens,
        times=times,
        quantities=quantities,
        names=names,
        concepts=concepts,
        passages=passages,
        numerals=_inside(read_numerals(folded, language, field=field), spans),
        tags=tuple(tags),
        forms=tuple(analysis.forms[start : start + len(run)] for start, run in zip(starts, tokens, strict=False)),
        met=tuple(met),
        scene=scene,
    )


def _proposed(source: str, entities: Sequence[Entity], field: Field) -> list[NameMention]:
    """The names that the language's pipeline sees, for the tables to settle."""
    spans = [(Span(entity.start, entity.end, field), entity.kind) for entity in entities]
    return [NameMention(span=span, text=source[span.start : span.end], kind=kind) for span, kind in spans]


def _as_names(tokens: Sequence[Token], tags: Sequence[str], names: Sequence[NameMention]) -> tuple[str, ...]:
    """The tags with every verb that lies in the name of a known place made a name: "تونس" is no verb. Both are in order."""
    found, at = list(tags), 0
    for name in names:
        if not (name.entity or "").startswith("place:"):
            continue
        while at < len(tokens) and tokens[at].end <= name.span.start:
            at += 1
        while at < len(tokens) and tokens[at].start < name.span.end:
            found[at] = "PROPN" if found[at] in VERBS else found[at]
            at += 1
    return tuple(found)


def _concepts(tokens: Sequence[Token], tags: Sequence[str], language: str, field: Field) -> list[ConceptMention]:
    return [
        ConceptMention(span=Span(tokens[match.first].start, tokens[match.last - 1].end, field), concept=match.concept)
        for match in find_concepts(tokens, language)
        if match.last - match.first > 1 or not _misread(match.concept, tags[match.first])
    ]


def _is_thing(name: str) -> bool:
    """True for what a noun stands for: no event, and no quality, which a phrase with a verb may tell ("estaba previsto")."""
    found = concept(name)
    return found is not None and found.kind not in ("event", "quality")


def _misread(name: str, tag: str) -> bool:
    """True for an auxiliary that a concept of having or being would be seen in: nobody has anything in "they have seen"."""
    found = concept(name)
    return tag == "AUX" and found is not None and found.kind != "event"


def _outside_names(concepts: Sequence[ConceptMention], names: Sequence[NameMention]) -> tuple[ConceptMention, ...]:
    """The concepts that are no part of a person's or a place's name: nobody unites in "United States". Both are in order."""
    proper = [name.span for name in names if name.kind in (NameKind.PER, NameKind.LOC)]
    kept: list[ConceptMention] = []
    at = 0
    for mention in concepts:
        while at < len(proper) and proper[at].end <= mention.span.start:
            at += 1
        if at == len(proper) or not proper[at].contains(mention.span):
            kept.append(mention)
    return tuple(kept)


def _countable(concepts: Sequence[ConceptMention]) -> list[ConceptMention]:
    """Where a word may be a thing or an event, the thing is what a figure counts."""
    things = {mention.span for mention in concepts if not is_event(mention.concept)}
    return [mention for mention in concepts if mention.span not in things or not is_event(mention.concept)]


def begun_in(mentions: Sequence[Mention], area: Span) -> Sequence[Mention]:
    """The mentions that begin in `area`: the bracket that closes one may lie behind it. They must be sorted by position."""
    first = bisect_left(mentions, area.start, key=lambda mention: mention.span.start)
    return mentions[first : bisect_left(mentions, area.end, key=lambda mention: mention.span.start)]


def within(mentions: Sequence[Mention], area: Span) -> tuple[Mention, ...]:
    """The mentions that lie inside `area`. They must be sorted by position."""
    at = bisect_left(mentions, area.start, key=lambda mention: mention.span.start)
    found: list[Mention] = []
    while at < len(mentions) and mentions[at].span.start < area.end:
        if mentions[at].span.end <= area.end:
            found.append(mentions[at])
        at += 1
    return tuple(found)


def _inside(mentions: Sequence[Mention], spans: Sequence[Span]) -> tuple[Mention, ...]:
    """The mentions that start inside one of the spans; both sorted by position."""
    kept: list[Mention] = []
    at = 0
    for mention in sorted(mentions, key=lambda mention: mention.span):
        while at < len(spans) and spans[at].end <= mention.span.start:
            at += 1
        if at < len(spans) and spans[at].start <= mention.span.start:
            kept.append(mention)
    return tuple(kept)
