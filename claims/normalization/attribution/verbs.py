"""What the verbs of a predicate say together: a deed, a state, or what is to come.

A tagger tells which words are verbs and of which form; the tables tell the tense of a finite one. "was opened" tells a deed, "is
opened" the state that it left, "was open" a state. Where the verbs leave it open, as behind a modal verb, nothing is said here, and
the cues in front of the event word decide.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.model.span import Span
from claims.normalization.attribution.modality import Modality
from claims.normalization.attribution.words import Word

_FINITE = ("fin", "")
_BEFORE = 2  # words between a particle of tense and its verb: "لم يكن قد"
_FAR = 4  # words between a word that was taken for a verb and the verb
_PERFECT = 6  # words between "was" and the particle that makes it a pluperfect


class Tense(StrEnum):
    """What a predicate tells of its event."""

    PAST = "past"
    PASSIVE = "passive"  # a past told of what it was done to: "was signed", and "was planned", which is still to come
    STATE = "state"  # a state, a habit, something under way
    RESULT = "result"  # "is signed": the state that the deed has left
    PRESENT = "present"  # a state as a rule, a deed in a headline
    FUTURE = "future"
    UNREAL = "unreal"  # "would have survived"
    OPEN = "open"  # not told by the verbs


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a predicate as a tagger sees it. `form`: "fin", "inf", "part", "ger", or "" where that is not known."""

    span: Span
    form: str = ""
    auxiliary: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The verbs of a predicate, in order, with their places among the words of the text."""

    tables: Modality
    words: tuple[Word, ...]
    verbs: tuple[Verb, ...]
    places: tuple[int, ...]

    @property
    def head(self) -> int:
        """The verb that carries the meaning: the first that is no auxiliary, else the last."""
        return next((at for at, verb in enumerate(self.verbs) if not verb.auxiliary), len(self.verbs) - 1)

    @property
    def only_links(self) -> bool:
        """True when no verb carries a meaning: "was the largest"."""
        return all(verb.auxiliary for verb in self.verbs)

    def among(self, first: int, stop: int) -> int | None:
        """The verb on words `[first, stop)`, the one that carries the meaning before others."""
        within = [at for at, place in enumerate(self.places) if first <= place < stop]
        return next((at for at in within if not self.verbs[at].auxiliary), within[-1] if within else None)

    def tells(self, at: int) -> bool:
        """True for a speech act, which is told in the present: "denies"."""
        return self._is("telling", at)

    def is_stative(self, at: int) -> bool:
        """True for a verb of a state: to lie, to own."""
        return self._is("stative", at) or self._links(at)

    def tense(self, at: int) -> Tense:
        """The tense that the predicate gives verb `at`."""
        first = self._group(at)
        if self.verbs[first].form == "inf":
            return self._infinitive(first, at)
        if self.verbs[first].form not in _FINITE:
            return self._participle(first)
        if first == at:
            return self._alone(at)
        return self._compound(first, at)

    def perfect(self, at: int) -> bool:
        """True for the infinitive of a past: "may have fled"."""
        first = self._group(at)
        return self.verbs[first].form == "inf" and first < at and self._is("have", first)

    def _is(self, name: str, at: int) -> bool:
        return self.tables.is_form(name, self.words, self.places[at])

    def _group(self, at: int) -> int:
        """The first of the verbs that make up one form with verb `at`: "has been signed"."""
        first = at
        while first > 0 and self._leans(first):
            first -= 1
        return first

    def _leans(self, at: int) -> bool:
        """True for a participle behind the verb that it goes with; where there are none, for a verb behind "was"."""
        before = self.verbs[at - 1]
        if self.tables.verb_first:
            return before.auxiliary
        return self.verbs[at].form in ("part", "ger") and (before.auxiliary or before.form in _FINITE or self._links(at - 1))

    def _links(self, at: int) -> bool:
        return any(self._is(name, at) for name in ("have", "be_present", "be_past", "be_imperfect"))

    def _infinitive(self, first: int, at: int) -> Tense:
        if first == 0:
            return Tense.OPEN
        before = first - 1
        if self._is("did", before):
            return self._deed(at)
        if self._is("does", before):
            return Tense.PRESENT
        if self.verbs[before].auxiliary or self._links(before):
            return Tense.UNREAL if self.perfect(at) and self._is("unreal", before) else Tense.OPEN
        if self.perfect(at):
            return Tense.PAST
        governing = self.tense(before)
        if self._is("managed", before):
            return governing
        return Tense.STATE if governing in (Tense.PRESENT, Tense.STATE, Tense.RESULT) else Tense.OPEN

    def _participle(self, at: int) -> Tense:
        return Tense.STATE if self._is("active", at) or self._is("stative", at) else Tense.PAST

    def _deed(self, at: int) -> Tense:
        return Tense.STATE if self._is("stative", at) else Tense.PAST

    def _alone(self, at: int) -> Tense:
        if self._is("did", at):
            return Tense.PAST
        if self.tables.verb_first and at and self._is("managed", at - 1):
            return self.tense(at - 1)  # "استطاع أن يفوز": what has no infinitive has a verb of its own
        told = self.simple(at)
        linking = self.verbs[at].auxiliary or self._links(at)
        return Tense.STATE if told in (Tense.PAST, Tense.PRESENT) and linking else told

    def _compound(self, first: int, at: int) -> Tense:
        if self.tables.verb_first:
            behind = self.simple(at)
            return Tense.STATE if behind is Tense.PRESENT else behind
        told = self.simple(first)
        under_way = self._is("progressive", at) or self.verbs[at].form == "ger"
        if self._is("have", first):
            if told is Tense.FUTURE and not self._is("conditional", first):
                return Tense.FUTURE
            return Tense.STATE if under_way else self._deed(at)
        if not self._links(first):
            if told is Tense.FUTURE or self.verbs[first].auxiliary:
                return Tense.FUTURE if told is Tense.FUTURE else Tense.OPEN
            return Tense.PAST if told is Tense.PAST else Tense.STATE
        moved = self._is("moved", at) or self._reflexive(first)
        if told is Tense.FUTURE:
            return Tense.PAST if moved and self._is("conditional", first) else Tense.FUTURE
        if under_way:
            return Tense.PRESENT if self._is("be_present", first) else Tense.STATE
        if moved:
            return Tense.PAST
        if self._is("be_past", first) and not self._is("imperfect", at):
            return Tense.STATE if self._is("stative", at) else Tense.PASSIVE
        return Tense.STATE if self._is("be_imperfect", first) or self._is("imperfect", at) else Tense.RESULT

    def _reflexive(self, at: int) -> bool:
        before = self.places[at] - 1
        return before >= 0 and self.words[before].text in self.tables.scope["reflexive"]

    def simple(self, at: int) -> Tense:
        """The tense of one finite verb by its own form and the particle before it."""
        place, tables, words = self.places[at], self.tables, self.words
        if tables.forms["not_finite_past"].match(words, place, place + 1) is not None and tables.verb_first:
            return Tense.OPEN  # a preposition that was taken for a verb
        before = words[max(0, place - _BEFORE) : place]
        if any({word.text, word.core} & tables.scope["future_particle"] for word in before):
            return Tense.FUTURE
        if tables.tells_future(words, place) or self._is("conditional", at):
            return Tense.FUTURE
        if self._is("imperfect", at):
            return self._pluperfect(place)
        if any({word.text, word.core} & tables.scope["past_particle"] for word in before):
            return self._deed(at)
        if self._is("told_past", at) or tables.starts_past(words, place):
            return self._deed(at)
        if not tables.verb_first and not self._is("also_present", at) and (self._is("finite_past", at) or self._is("past", at)):
            return self._deed(at)
        return Tense.PRESENT if self._inflected(at) else self._beside(at)

    def _inflected(self, at: int) -> bool:
        """False for a word without an ending of the present, in a language that has them: no verb, whatever the tagger says."""
        endings = self.tables.endings
        return not endings or self.words[self.places[at]].text.endswith(endings)

    def _beside(self, at: int) -> Tense:
        """What a past close to such a word tells."""
        place = self.places[at]
        near = range(max(0, place - _FAR), min(len(self.words), place + _FAR))
        return Tense.PAST if any(self.tables.is_form("finite_past", self.words, index) for index in near) else Tense.OPEN

    def _pluperfect(self, place: int) -> Tense:
        """A particle behind "was" makes a past of it: "كانت الحكومة قد أعلنت"."""
        behind = self.words[place + 1 : place + _PERFECT]
        return Tense.PAST if any(word.text in self.tables.particles for word in behind) else Tense.STATE


def unseen(tables: Modality, words: tuple[Word, ...], first: int, last: int) -> Chain | None:
    """A verb among words `[first, last)` that nobody can take for another word, where a tagger has seen none."""
    for at in range(first, last):
        if words[at].capital and at > first:
            continue
        if any(tables.is_form(name, words, at) for name in ("finite_past", "telling", "future")):
            verb = Verb(Span(words[at].start, words[at].end), "fin")
            return Chain(tables, words, (verb,), (at,))
    return None


def chain(tables: Modality, words: tuple[Word, ...], verbs: Sequence[Verb]) -> Chain | None:
    """The verbs with their places among the words of the text; None where there are none."""
    found: dict[int, Verb] = {}
    for verb in verbs:
        at = bisect_right(words, verb.span.start, key=lambda word: word.start) - 1
        if at >= 0 and words[at].end <= verb.span.start:
            at += 1
        if 0 <= at < len(words) and words[at].start < verb.span.end:
            found.setdefault(at, verb)
    if not found:
        return None
    return Chain(tables, words, tuple(found.values()), tuple(found))
