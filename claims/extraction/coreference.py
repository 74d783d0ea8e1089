"""Coreference: pronouns, titles and pairs among the arguments of claims get the entity they stand for.

"She", "the minister", "the company", "both countries", "I" inside quotation marks. What is looked at is a few sentences back; only one
candidate of the right kind, gender and number may be left, and where several fit the argument stays without an entity: a wrong link
costs more than none. The words of an argument stay as they are; `via` tells how its entity was found. A pair becomes one argument for
each of the two, on the same words. Who bears which title is the cast that the speakers are read with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from claims.extraction.antecedents import BODY, COUNTRY, PERSON, Register, Told, distinct, words_of
from claims.extraction.mentions import Reading, within
from claims.extraction.unspoken import unspoken
from claims.knowledge.concepts import concept, is_a
from claims.language.base import knowledge, table
from claims.language.fold import fold_word
from claims.model.attribution import AttributionKind
from claims.model.claim import Argument, Claim
from claims.model.name import NameKind
from claims.model.span import Span
from claims.normalization.attribution.cast import gender, is_definite
from claims.normalization.attribution.scene import Scene

_BACK = 2  # sentences back to whom a pronoun means
_LONG_BACK = 3  # to the two countries, and to the company
_DEMANDS = ("he", "she", "it", "they", "speaker")
_LONGEST = 6  # words of a phrase that a title or a pair may be
_GENDERS = {"he": "m", "she": "f"}
_KINDS = {"role": PERSON, "organization": BODY}


def resolve_arguments(claims: Sequence[Claim], readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """The claims with the arguments resolved that stand for somebody told of before. Claims come in order, field by field."""
    found: list[Claim] = []
    for reading in readings:
        own = [claim for claim in claims if claim.span.field is reading.field]
        found += _Resolver(reading, reading.scene).resolved(own) if reading.scene is not None and _has_words(reading) else own
    return tuple(found)


def _has_words(reading: Reading) -> bool:
    return bool(reading.sentences) and bool(table(reading.sentences[0].language, "coreference"))


class _Resolver:
    def __init__(self, reading: Reading, scene: Scene) -> None:
        self.reading, self.scene = reading, scene
        self.language = reading.sentences[0].language
        self.register = Register(reading, scene)
        self.demands = _demands(self.language)
        self.things = bool(table(self.language, "coreference").get("things", False))

    def resolved(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        for claim in claims:
            arguments = [found for argument in claim.arguments for found in self._resolve(claim, argument)]
            for hidden, demand in unspoken(claim, self.reading):
                arguments += self._by_pronoun(claim, hidden, demand)
            whole = claim if arguments == list(claim.arguments) else replace(claim, arguments=tuple(arguments))
            self.register.note(whole)
            yield whole

    def _resolve(self, claim: Claim, argument: Argument) -> Sequence[Argument]:
        """The argument with its entity, one for each of a pair, or as it is."""
        if argument.entity is not None or argument.via is not None:
            return (argument,)
        demand = self.demands.get(fold_word(argument.text)) if " " not in argument.text else None
        if demand is not None:
            return self._by_pronoun(claim, argument, demand) or (argument,)
        scene = self.scene
        first, last = scene.at(argument.span.start), scene.at(argument.span.end)
        if not 0 < last - first <= _LONGEST:
            return (argument,)
        for whole in (argument, *self._head_alone(argument, first, last)):
            stop = scene.at(whole.span.end)
            pair = self._pair(claim, whole, first, stop)
            if pair:
                return [replace(whole, entity=who, via="pair") for who in pair]
            who = self._by_title(claim, whole, first, stop)
            if who is not None:
                return (replace(whole, entity=who, via="title"),)
        return (argument,)

    def _head_alone(self, argument: Argument, first: int, last: int) -> Iterator[Argument]:
        """The first noun of two that each have their article: a subject and its object, where verbs stand first."""
        words, prefixes = self.scene.words, self.scene.lexicon.definite_prefixes
        if self.scene.lexicon.subject_first or last - first < 2 or not prefixes:
            return
        second = Span(words[first + 1].start, words[first + 1].end, argument.span.field)
        kinds = {known.kind for mention in within(self.reading.concepts, second) if (known := concept(mention.concept))}
        if kinds & {"role", "thing", "organization", "document"} and all(
            words[at].core.startswith(prefixes) for at in (first, first + 1)
        ):
            end = words[first].end
            yield replace(argument, span=Span(argument.span.start, end, argument.span.field), text=argument.text[: end - argument.span.start])

    # Pronouns

    def _by_pronoun(self, claim: Claim, argument: Argument, demand: str) -> Sequence[Argument]:
        quoted = claim.attribution.kind is AttributionKind.DIRECT
        if demand == "speaker":
            speaker = claim.attribution.speaker
            who = self.register.speaker(speaker) if quoted and speaker is not None else None
            return [replace(argument, entity=who, via="speaker")] if who is not None else []
        if quoted:
            return []
        via = argument.via or "pronoun"
        if demand == "they":
            return [replace(argument, entity=who, via=via) for who in self._group(claim, argument)]
        found = self._body(claim, argument) if demand == "it" else self._person(claim, argument, _GENDERS.get(demand))
        return [replace(argument, entity=found, via=via)] if found is not None else []

    def _person(self, claim: Claim, argument: Argument, sex: str | None) -> str | None:
        """The one person whom "he" or "she" may mean; a body that leads, where the words are said of bodies as well."""
        if (self.things or argument.via is not None) and not self._is_of_somebody(claim, argument, person=True):
            return None
        mates = {mate.entity for mate in claim.arguments if mate.entity is not None and mate.role != argument.role}

        def fits(one: Told) -> bool:
            if one.many or one.who in mates or (sex and one.gender and one.gender != sex):
                return False
            if one.kind != BODY:
                return one.kind == PERSON
            leads = one.leads and (self.things or argument.via is not None)
            return leads or (one.named and self.register.may_be_person(one.who))

        found = self._one(claim, argument, fits)
        return found if found is not None and self.register.kind(found) == PERSON else None

    def _body(self, claim: Claim, argument: Argument) -> str | None:
        """The one body or country that the sentence before is about, where the event is one that only somebody brings about."""
        if argument.role != "agent" or not self._is_of_somebody(claim, argument, person=False):
            return None
        return self._one(claim, argument, lambda one: one.kind in (BODY, COUNTRY), leading=True)

    def _one(self, claim: Claim, argument: Argument, fits: Callable[[Told], bool], *, leading: bool = False) -> str | None:
        sentence = claim.sentence
        here = [
            one
            for one in self.register.told(sentence)
            if one.span.start < argument.span.start and not claim.span.contains(one.span) and fits(one)
        ]
        levels = [here] if here else []
        if here and claim.attribution.kind is AttributionKind.INDIRECT:
            levels = [[*here, *(one for one in self.register.told(sentence - 1) if fits(one))]]
        for back in range(1, _BACK + 1):
            levels.append([one for one in self.register.told(sentence - back) if fits(one)])
            if leading:
                break
        for at, level in enumerate(levels):
            if level:
                return _choose(level, levels[at + 1 :], leading=leading)
        return None

    def _is_of_somebody(self, claim: Claim, argument: Argument, *, person: bool) -> bool:
        """True for an event that only people and bodies bring about, or for an object one that is only done to people."""
        events = _somebody("by_somebody" if argument.role == "agent" else "to_somebody")
        if argument.role == "agent" and person:
            events |= _somebody("by_people")
        met = [mention.concept for mention in claim.concepts]
        if claim.event is not None:
            met.append(claim.event.type)
        return any(name in events for name in met)

    def _group(self, claim: Claim, argument: Argument) -> Sequence[str]:
        """Those who act together in the sentence before: "they"."""
        before = self.register.claims(claim.sentence - 1)
        groups = [group for mate in before if len(group := self._acting(mate)) > 1]
        if len({frozenset(group) for group in groups}) != 1:
            return []
        if any(one.many and one.leads for one in self.register.told(claim.sentence - 1)):
            return []
        told = [one for one in self.register.told(claim.sentence) if one.span.end <= claim.span.start]
        return [] if told else groups[0]

    def _acting(self, claim: Claim) -> list[str]:
        """Those of one kind who act in a claim, or undergo it together."""
        found: list[str] = []
        roles = {argument.role for argument in claim.arguments}
        for argument in claim.arguments:
            if argument.role == ("agent" if "agent" in roles else "patient"):
                if argument.entity is None or self.register.kind(argument.entity) is None:
                    return []
                found.append(argument.entity)
        found = list(dict.fromkeys(found))
        return found if len({self.register.kind(who) for who in found}) == 1 else []

    # Titles and kinds

    def _by_title(self, claim: Claim, argument: Argument, first: int, last: int) -> str | None:
        """Whom a title, a kind of body or a noun such as "the suspect" means."""
        scene, cast = self.scene, self.scene.cast
        if not any(at in cast.titles or at in cast.kinds or scene.holds("epithets", at) for at in range(first, last)):
            return None
        if self._heads(first, last):
            bearer = cast.find(scene, first, self._whole(last))
            if bearer is not None:
                field = self.reading.field
                who = self.register.entity(Span(scene.words[bearer.first].start, scene.words[bearer.last - 1].end, field))
                return who if who is not None and self._may_bear(claim, argument, who) else None
        head = cast.head(scene, cast.kinds, first, last)
        if head is not None:
            firm = scene.holds("firms", head) and self._is_bare(first, last, head) and is_definite(scene, first, head, last)
            return self._firm(claim, argument) if firm else None
        head = next((at for at in range(first, last) if scene.holds("epithets", at)), None)
        if head is None or not self._is_bare(first, last, head) or not is_definite(scene, first, head, last):
            return None
        if scene.lexicon.sets["articles"] and head == first:
            return None  # "officials", without an article where the language has one
        return self._epithet(claim, argument, head)

    def _heads(self, first: int, last: int) -> bool:
        """True when a title or kind is the head of its phrase: not in "the queen stage", "el equipo científico"."""
        scene, cast = self.scene, self.scene.cast
        titles = cast.titles if cast.head(scene, cast.titles, first, last) is not None else cast.kinds
        head = cast.head(scene, titles, first, last)
        if head is None:
            return False
        if scene.lexicon.head_first:
            return all(scene.holds_any(("articles", "openers", "modifiers", "possessives"), at) for at in range(first, head))
        stop = titles[head][0]
        return stop >= last or scene.holds("links", stop)

    def _whole(self, last: int) -> int:
        """Where a phrase ends when what its head is of is counted in, which an argument leaves out: "musée | des Beaux-Arts"."""
        scene, stop = self.scene, last
        while stop < len(scene.words) and scene.holds("links", stop) and not scene.gap(stop).strip(" '’"):
            while stop < len(scene.words) and scene.holds_any(("links", "articles"), stop):
                stop += 1
            stop += 1
            while stop < len(scene.words) and scene.words[stop].capital and not scene.gap(stop).strip(" -’'"):
                stop += 1
        return min(stop, len(scene.words))

    def _may_bear(self, claim: Claim, argument: Argument, who: str) -> bool:
        """False for one who is named later alone, for what a title is of, and where the name right beside is another's."""
        if self.register.kind(who) not in (PERSON, BODY):
            return False  # a body that is called by a place, which its name was taken for
        sentence = self.reading.sentences[claim.sentence].span
        source, end = self.reading.folded.source, argument.span.end
        if not self.register.is_known(who, sentence.end):
            return False
        for name in within(self.reading.names, sentence):
            between = source[end : name.span.start] if name.span.start >= end else source[name.span.end : argument.span.start]
            if not between.strip(" ,،—–") and name.kind is NameKind.PER:
                return name.entity == who
            if name.entity == who and name.span.start >= end and self._is_of(end, name.span.start):
                return False
        return True

    def _is_of(self, start: int, end: int) -> bool:
        """True when what stands between a title and a name makes the name what the title is of: "directrice de l'institut X"."""
        scene = self.scene
        between = range(scene.at(start), scene.at(end))
        joined = bool(between) and scene.holds("links", between[0]) and not any(scene.gap(at).strip(" '’") for at in between)
        return joined and all(scene.holds_any(("links", "articles"), at) or at in scene.cast.kinds for at in between)

    def _is_bare(self, first: int, last: int, head: int) -> bool:
        return all(at == head or self.scene.holds("articles", at) for at in range(first, last))

    def _firm(self, claim: Claim, argument: Argument) -> str | None:
        """ "The company": the only body told of, when its name has no word of another kind."""
        if not self.scene.lexicon.sets["articles"] and not self.scene.lexicon.definite_prefixes and argument.role != "agent":
            return None  # where no article tells "a plant" from "the plant", the subject is the one that is known
        found: dict[str, Told] = {}
        for back in range(_LONG_BACK + 1):
            told = [one for one in self.register.told(claim.sentence - back) if one.named and self.register.is_firm(one.who)]
            found = distinct([*found.values(), *(one for one in told if one.span.start < argument.span.start)])
        return next((who for who in found if len(found) == 1 and self.register.kind(who) == BODY), None)

    def _epithet(self, claim: Claim, argument: Argument, head: int) -> str | None:
        """ "The defendant": the only person told of, nobody without a name beside."""
        sex = gender(self.scene, head)

        def fits(one: Told) -> bool:
            return one.kind == PERSON and not one.many and not (sex and one.gender and one.gender != sex)

        key = self.scene.words[head].text
        if any(word.text == key for word in self.scene.words[:head]):
            return None  # somebody else may have been called so
        found: dict[str, Told] = {}
        for back in range(_BACK + 1):
            told = [one for one in self.register.told(claim.sentence - back) if fits(one)]
            found = distinct([*found.values(), *(one for one in told if one.span.end <= argument.span.start)])
        return next(iter(found)) if len(found) == 1 and all(one.named for one in found.values()) else None

    # Pairs

    def _pair(self, claim: Claim, argument: Argument, first: int, last: int) -> Sequence[str]:
        """The two whom "both countries" or "the two sides" means: the last two of their kind, when these are two."""
        keys = [self.scene.words[at].text for at in range(first, last)]
        if not _says_two(self.language, keys):
            return ()
        kind = self._kind_of(argument, keys)
        if kind is None:
            return ()
        if kind == "":
            return self._sides(claim, argument)
        return self._last_two(claim, argument, kind)

    def _kind_of(self, argument: Argument, keys: Sequence[str]) -> str | None:
        """The kind a noun in the plural is of: "" for sides, None for things."""
        for name, kind in (("sides", ""), ("countries", COUNTRY), ("people", PERSON)):
            if words_of(self.language, name).intersection(keys):
                return kind
        for mention in within(self.reading.concepts, argument.span):
            known = concept(mention.concept)
            if mention.concept == "country" or is_a(mention.concept, "country"):
                return COUNTRY
            if known is not None and known.kind in _KINDS:
                return _KINDS[known.kind]
        return None

    def _last_two(self, claim: Claim, argument: Argument, kind: str) -> Sequence[str]:
        """The only two of a kind in the last sentences; among more, two who acted together in the last that tells of any."""
        near: dict[str, Told] = {}
        found: dict[str, Told] = {}
        for back in range(_LONG_BACK + 1):
            told = [one for one in self.register.told(claim.sentence - back) if one.kind == kind]
            told = [one for one in told if one.span.end <= argument.span.start and (one.named or one.leads)]
            near = near or distinct(told)
            found = distinct([*found.values(), *told])
        if len(found) == 2 and all(one.named and one.part for one in found.values()):
            return list(found)
        groups = [group for mate in self.register.claims(self._sentence_of(near)) if len(group := self._acting(mate)) > 1]
        return groups[0] if len(near) == 2 and groups and set(groups[0]) == set(near) else ()

    def _sentence_of(self, told: dict[str, Told]) -> int:
        return next((self.register.sentence_at(one.span.start) for one in told.values()), -1)

    def _sides(self, claim: Claim, argument: Argument) -> Sequence[str]:
        """The two who act together or face each other in the last claim that names any two."""
        for back in range(_BACK + 1):
            for mate in reversed(self.register.claims(claim.sentence - back)):
                if mate.span.start < claim.span.start and (members := self._facing(mate)):
                    return members if len(members) == 2 else ()
        return ()

    def _facing(self, claim: Claim) -> list[str]:
        members = [a.entity for a in claim.arguments if a.entity is not None and a.role in ("agent", "partner", "patient", "recipient")]
        kinds = {who: kind for who in members if (kind := self.register.kind(who)) is not None}
        return list(kinds) if len(kinds) > 1 and len(set(kinds.values())) == 1 else []


def _choose(level: Sequence[Told], before: Sequence[Sequence[Told]], *, leading: bool) -> str | None:
    """The only one of the nearest sentence that tells of any, or the named one who leads it among nameless others."""
    found = distinct(level)
    if len(found) == 1:
        (one,) = found.values()
        if not one.named or (leading and not one.leads):
            return None
        others = {other.who for told in before for other in told} - {one.who}
        return one.who if one.leads or not others else None
    leads = [one for one in found.values() if one.leads]
    alone = len(leads) == 1 and leads[0].named and not any(one.named for one in found.values() if one is not leads[0])
    return leads[0].who if alone else None


def _says_two(language: str, keys: Sequence[str]) -> bool:
    """True for a phrase that says that two are meant, known ones: "both sides", "the two clubs", a dual with its article."""
    if words_of(language, "both").intersection(keys):
        return True
    if words_of(language, "two").intersection(keys):
        return bool(words_of(language, "articles").intersection(keys))
    duals = tuple(words_of(language, "duals"))
    if not duals or len(keys) != 1:
        return False
    article = fold_word(table(language, "roles").get("article", ""))
    bare = keys[0].removeprefix("و")
    return bare.startswith(article) and bare.endswith(duals)


@cache
def _demands(language: str) -> dict[str, str]:
    return {word: name for name in _DEMANDS for word in words_of(language, name)}


@cache
def _somebody(name: str) -> frozenset[str]:
    return frozenset(knowledge("coreference")[name])
