"""Coreference: pronouns, titles and pairs among the arguments of claims get the entity they stand for.

"She", "the minister", "the company", "both countries", "I" inside quotation marks. What is looked at is a few sentences back; only
one candidate of the right kind, gender and number may be left, and where several fit the argument stays without an entity: a wrong
link costs more than none. The words of an argument stay as they are; `via` tells how its entity was found. A pair becomes one
argument for each of the two, on the same words. Who bears which title is the cast that the speakers are read with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from claims.extraction.antecedents import BODY, COUNTRY, PERSON, Register, Told, distinct, words_of
from claims.extraction.bearers import Bearers
from claims.extraction.mentions import Reading, within
from claims.extraction.pairs import Pairs
from claims.extraction.unspoken import unspoken
from claims.knowledge.concepts import concept
from claims.language.base import knowledge, table
from claims.language.fold import fold_word
from claims.model.attribution import AttributionKind
from claims.model.claim import Argument, Claim
from claims.model.span import Span
from claims.normalization.attribution.scene import Scene

_BACK = 2  # sentences back to whom a pronoun means
_DEMANDS = ("he", "she", "it", "they", "speaker")
_LONGEST = 6  # words of a phrase that a title or a pair may be
_GENDERS = {"he": "m", "she": "f"}


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
        self.bearers = Bearers(reading, scene, self.register)
        self.pairs = Pairs(reading, scene, self.register, self.language)
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
            pair = self.pairs.find(claim, whole, first, stop)
            if pair:
                return [replace(whole, entity=who, via="pair") for who in pair]
            who = self.bearers.find(claim, whole, first, stop)
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
            yield replace(
                argument, span=Span(argument.span.start, end, argument.span.field), text=argument.text[: end - argument.span.start]
            )

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
            return [replace(argument, entity=who, via=via) for who in self.pairs.group(claim)]
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
        acts = argument.role == "agent" and not self._is_undergone(claim)
        events = _somebody("by_somebody" if acts else "to_somebody")
        if acts and person:
            events |= _somebody("by_people")
        met = [mention.concept for mention in claim.concepts]
        if claim.event is not None:
            met.append(claim.event.type)
        return any(name in events for name in met)

    def _is_undergone(self, claim: Claim) -> bool:
        """True for a participle that makes what undergoes the deed its subject without an auxiliary."""
        shape = table(self.language, "coreference").get("undergone")
        if shape is None or claim.event is None:
            return False
        trigger = claim.event.trigger
        return re.fullmatch(shape, self.reading.folded.source[trigger.start : trigger.end].lower()) is not None


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


@cache
def _demands(language: str) -> dict[str, str]:
    return {word: name for name in _DEMANDS for word in words_of(language, name)}


@cache
def _somebody(name: str) -> frozenset[str]:
    return frozenset(knowledge("coreference")[name])
