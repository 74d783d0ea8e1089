"""Whom a word may stand for: everybody told of in a sentence, by kind, gender and number, and who of them leads it.

Names, titles and kinds come from the scene that speakers are read in; roles without a name ("a farmer") are kept as well, because a
pronoun may mean them. Sentences are looked at only when a word asks for them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.extraction.mentions import Reading, within
from claims.extraction.predicates import VERBS
from claims.knowledge.concepts import concept
from claims.knowledge.places import place
from claims.language.base import knowledge, table
from claims.language.fold import fold_word
from claims.model.attribution import Speaker
from claims.model.claim import Claim
from claims.model.name import NameKind, NameMention
from claims.model.span import Span
from claims.normalization.attribution.cast import gender
from claims.normalization.attribution.memory import is_body, shown
from claims.normalization.attribution.scene import Scene
from claims.normalization.entity.genders import gender_of
from claims.normalization.entity.words import given_names

PERSON, BODY, COUNTRY = "person", "body", "country"
_NAMELESS = {"role": PERSON, "organization": BODY}
_PARTS = ("agent", "patient", "recipient", "partner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Somebody or something told of. `who` is the entity, or for one without a name what it is called; `named` tells which.

    `leads`: it is the subject of a clause or opens the sentence. `part`: it takes part in an event, as subject, object or partner.
    """

    who: str
    named: bool
    kind: str
    gender: str | None
    many: bool
    span: Span
    leads: bool
    part: bool = False


class Register:
    """Everybody told of in a field of an article, sentence by sentence."""

    def __init__(self, reading: Reading, scene: Scene) -> None:
        self.reading, self.scene = reading, scene
        self._claims: dict[int, list[Claim]] = {}
        self._told: dict[int, list[Told]] = {}
        self._first: dict[str, NameMention] = {}  # by entity, the mention that tells its kind and gender
        self._local = {name.span: name for name in scene.names}
        self._genders: dict[str, str | None] = {}
        self._kinds: dict[str, str | None] = {}
        self._starts = [segment.span.start for segment in reading.sentences]
        for name in reading.names:
            known = self._first.get(name.entity or "")
            if name.entity is not None and (known is None or len(name.text) > len(known.text)):
                self._first[name.entity] = name

    def note(self, claim: Claim) -> None:
        """Take in a claim whose arguments are resolved; claims come in order."""
        self._claims.setdefault(claim.sentence, []).append(claim)
        self._told.pop(claim.sentence, None)

    def claims(self, sentence: int) -> Sequence[Claim]:
        """The claims of a sentence noted so far."""
        return self._claims.get(sentence, ())

    def told(self, sentence: int) -> Sequence[Told]:
        """Everybody told of in a sentence, as far as its claims were noted, in order of position."""
        if sentence < 0:
            return ()
        if sentence not in self._told:
            self._told[sentence] = sorted(self._read(sentence), key=lambda one: one.span)
        return self._told[sentence]

    def kind(self, entity: str) -> str | None:
        """Person, body or country; None for anything else.

        A name without a given one is a body's where a word of kind stands before it ("groupe Valmont"); an organization that bears
        a given name and no such word may be a person and counts as one.
        """
        if entity not in self._kinds:
            self._kinds[entity] = self._kind(entity)
        return self._kinds[entity]

    def _kind(self, entity: str) -> str | None:
        name = self._first.get(entity)
        if name is None:
            return None
        if name.kind is NameKind.LOC:
            known = place(entity) if entity.startswith("place:") else None
            return COUNTRY if known is not None and known.kind == "country" else None
        first, last = self.scene.at(name.span.start), self.scene.at(name.span.end)
        given = first < last and fold_word(self.scene.words[first].text) in given_names()
        if name.kind is NameKind.ORG:
            shape = given and last - first > 1 and not any(at in self.scene.cast.kinds for at in range(first, last))
            return PERSON if shape else BODY
        if name.kind is not NameKind.PER:
            return None
        return BODY if not given and first - 1 in self.scene.cast.kinds else PERSON

    def may_be_person(self, entity: str) -> bool:
        """True for a body whose name could be a person's: a given name as far as its ending tells, and no word of kind."""
        name = self._first.get(entity)
        if name is None or name.kind is not NameKind.ORG:
            return False
        first, last = self.scene.at(name.span.start), self.scene.at(name.span.end)
        if last - first < 2 or any(at in self.scene.cast.kinds for at in range(max(0, first - 1), last)):
            return False
        return gender_of(self.scene.words[first].text) is not None

    def is_firm(self, entity: str) -> bool:
        """True for what "the company" may mean: what may be a body, with no word of kind in its name.

        What was taken for a person may be one, when it has no given name and nothing shows a gender; it only stands in the way.
        """
        name = self._first.get(entity)
        local = self._local.get(name.span) if name is not None else None
        if name is None or local is None or self.kind(entity) not in (BODY, PERSON):
            return False
        first, last = self.scene.at(name.span.start), self.scene.at(name.span.end)
        if any(at in self.scene.cast.kinds or fold_word(self.scene.words[at].text) in given_names() for at in range(first, last)):
            return False  # found by its word of kind, or not meant; or a person
        return self.kind(entity) == BODY or is_body(self.scene, local)

    def gender(self, entity: str) -> str | None:
        """The gender of a person, as a title or the given name shows it."""
        if entity not in self._genders:
            self._genders[entity] = self._gender(entity)
        return self._genders[entity]

    def entity(self, span: Span) -> str | None:
        """The entity of the name on a span."""
        return next((name.entity for name in self.reading.names if name.span.overlaps(span)), None)

    def is_known(self, entity: str, before: int) -> bool:
        """True when a name of the entity stands before a position."""
        return any(name.entity == entity and name.span.start < before for name in self.reading.names)

    def sentence_at(self, position: int) -> int:
        """The sentence that a position lies in."""
        return bisect_right(self._starts, position) - 1

    def _gender(self, entity: str) -> str | None:
        name = self._first.get(entity)
        if name is None or name.kind is not NameKind.PER:
            return None
        local = self._local.get(name.span)
        if local is not None:
            found = shown(self.scene, self.scene.cast, Speaker(span=local.span, text=local.text, entity=local.entity))
            if found is not None or self.scene.lexicon.cases:
                return found
        parts = name.text.split()
        return gender_of(parts[0]) if len(parts) > 1 else None

    def _read(self, sentence: int) -> Iterator[Told]:
        area = self.reading.sentences[sentence].span
        claims = self.claims(sentence)
        acting = [argument.span for claim in claims for argument in claim.arguments if argument.role == "agent"]
        acting += [found for claim in claims if (found := _undergoing(claim)) is not None]
        sharing = [argument.span for claim in claims for argument in claim.arguments if argument.role in _PARTS]
        opening = self._opening(sentence)
        names = within(self.reading.names, area)
        taken = [name.span for name in names]
        for name in names:
            if name.entity is not None and (kind := self.kind(name.entity)) is not None:
                leads = opening.contains(name.span) or any(span.overlaps(name.span) for span in acting)
                part = leads or any(span.overlaps(name.span) for span in sharing)
                yield self._named(name.entity, kind, name.span, leads=leads, part=part)
        for claim in claims:
            for argument in claim.arguments:
                if argument.via is None or argument.entity is None or not area.contains(argument.span):
                    continue
                if (kind := self.kind(argument.entity)) is not None:
                    taken.append(argument.span)
                    yield self._named(argument.entity, kind, argument.span, leads=argument.span in acting, part=True)
        taken += [office.span for office in self.reading.offices if area.contains(office.span)]
        for passage in self.reading.passages:
            if passage.cue is not None and passage.speaker is not None and area.contains(passage.cue):
                entity = self.speaker(passage.speaker)
                if entity is not None and not area.contains(passage.speaker.span) and (kind := self.kind(entity)) is not None:
                    yield self._named(entity, kind, passage.cue, leads=True, part=True)
                    taken += self._subject_of(passage.cue, area)
        yield from self._nameless(area, taken, acting, opening)

    def speaker(self, speaker: Speaker) -> str | None:
        """The entity of a speaker, as the names of the article are linked."""
        found = self.entity(speaker.span)
        return found if found is not None else speaker.entity if speaker.entity in self._first else None

    def _named(self, entity: str, kind: str, span: Span, *, leads: bool, part: bool) -> Told:
        sex = self.gender(entity) if kind == PERSON else self._shown(span)
        return Told(who=entity, named=True, kind=kind, gender=sex, many=False, span=span, leads=leads, part=part)

    def _nameless(self, area: Span, taken: Sequence[Span], acting: Sequence[Span], opening: Span) -> Iterator[Told]:
        source, language = self.reading.folded.source, self.reading.sentences[0].language
        people = [name for name in within(self.reading.names, area) if name.kind is NameKind.PER]
        for mention in within(self.reading.concepts, area):
            known = concept(mention.concept)
            kind = PERSON if mention.concept in _people() else _NAMELESS.get(known.kind) if known is not None else None
            if kind is None or any(span.overlaps(mention.span) for span in taken):
                continue
            if any(self._is_beside(mention.span, name.span) for name in people):
                continue  # what the person beside it is called: "the accountant Rami X"
            text = source[mention.span.start : mention.span.end]
            leads = opening.contains(mention.span) or any(span.contains(mention.span) for span in acting)
            many = text.lower().endswith(_plurals(language))
            sex = self._shown(mention.span)
            yield Told(who=mention.concept, named=False, kind=kind, gender=sex, many=many, span=mention.span, leads=leads)

    def _is_beside(self, one: Span, other: Span) -> bool:
        first, second = (one, other) if one.start < other.start else (other, one)
        return not self.reading.folded.source[first.end : second.start].strip(" ,،")

    def _shown(self, span: Span) -> str | None:
        """The gender that the first word of a phrase shows by its ending or its article."""
        at = self.scene.at(span.start)
        return gender(self.scene, at) if at < len(self.scene.words) else None

    def _subject_of(self, cue: Span, area: Span) -> list[Span]:
        """The words of a sentence before its verb of saying: who it is was told by the speaker."""
        return [Span(area.start, cue.start, area.field)] if cue.start > area.start else []

    def _opening(self, sentence: int) -> Span:
        """What stands before the first verb of a sentence and behind no preposition."""
        tokens, tags = self.reading.tokens[sentence], self.reading.tags[sentence]
        start = self.reading.sentences[sentence].span.start
        end = start
        for at, token in enumerate(tokens):
            if tags[at] in VERBS or (tags[at] == "ADP" and at == 0):
                break
            end = token.end
            if tags[at] == "ADP":
                end = tokens[at - 1].end
                break
        return Span(start, end, self.reading.field)


def _undergoing(claim: Claim) -> Span | None:
    """The one to whom something happens, where nobody acts."""
    if any(argument.role == "agent" for argument in claim.arguments):
        return None
    return next((argument.span for argument in claim.arguments if argument.role == "patient"), None)


@cache
def _people() -> frozenset[str]:
    return frozenset(knowledge("coreference")["people"])


@cache
def _plurals(language: str) -> tuple[str, ...]:
    return tuple(table(language, "coreference").get("plurals", ())) or ("\n",)


@cache
def words_of(language: str, name: str) -> frozenset[str]:
    """A list of `coreference.toml`, folded."""
    return frozenset(fold_word(word) for word in table(language, "coreference").get(name, ()))


def distinct(told: Iterable[Told]) -> dict[str, Told]:
    """One for each of those told of, the one that leads where there is one."""
    found: dict[str, Told] = {}
    for one in told:
        if one.who not in found or (one.leads, one.part) > (found[one.who].leads, found[one.who].part):
            found[one.who] = one
    return found
