"""Whom a title, a kind of body or a noun such as "the defendant" means: who bears it in the article, or the only one told of.

The cast of the scene says who bears which title; here it is asked for an argument, whose words may leave out what the title is of.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.extraction.antecedents import BODY, PERSON, Register, Told, distinct
from claims.extraction.mentions import Reading, within
from claims.model.claim import Argument, Claim
from claims.model.name import NameKind
from claims.model.span import Span
from claims.normalization.attribution.cast import gender, is_definite
from claims.normalization.attribution.scene import Scene

_BACK = 6  # sentences back in which nobody else may be told of, for whom "the defendant" means
_LONG_BACK = 3  # to what "the company" means


@dataclass(frozen=True, slots=True)
class Bearers:
    """The bearers of titles in a field of an article."""

    reading: Reading
    scene: Scene
    register: Register

    def find(self, claim: Claim, argument: Argument, first: int, last: int) -> str | None:
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
        sex, own = self._shown(argument), self.register.gender(who)
        if sex and own and sex != own:
            return False
        for name in within(self.reading.names, sentence):
            if name.entity == who and name.span.end <= argument.span.start and self._is_joined(name.span.end, argument.span.start):
                return False
            between = source[end : name.span.start] if name.span.start >= end else source[name.span.end : argument.span.start]
            if not between.strip(" ,،—–") and name.kind is NameKind.PER:
                return name.entity == who
            if name.entity == who and name.span.start >= end and self._is_of(end, name.span.start):
                return False
        return True

    def _shown(self, argument: Argument) -> str | None:
        """The gender that a title shows by its article or ending."""
        first, last = self.scene.at(argument.span.start), self.scene.at(argument.span.end)
        head = self.scene.cast.head(self.scene, self.scene.cast.titles, first, last)
        return gender(self.scene, head) if head is not None else None

    def _is_joined(self, start: int, end: int) -> bool:
        """True when "and" alone joins a title to the name before it: they are two."""
        between = range(self.scene.at(start), self.scene.at(end))
        return bool(between) and all(self.scene.holds("ands", at) for at in between)

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
