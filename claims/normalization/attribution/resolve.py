"""Who speaks: from a cue to the words that name its speaker.

The name phrase on the side of the verb where the language puts its subject; inside it a person's name, else an organization's,
else the phrase as it stands. A pronoun, or a verb without a subject, goes back to the last speaker or person named.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.model.attribution import Speaker
from claims.model.name import NameKind, NameMention
from claims.model.span import Span
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.phrases import Phrase, left_phrase, marked_name, right_phrase, run_left
from claims.normalization.attribution.scene import Cue, Scene, Unit

_FORGET = 900  # characters after which a speaker is no longer the one a pronoun means


@dataclass(slots=True)
class Memory:
    """The last speaker, for pronouns and verbs without a subject."""

    speaker: Speaker | None = None
    at: int = 0

    def keep(self, speaker: Speaker | None, at: int) -> None:
        """Remember who spoke at a position."""
        if speaker is not None:
            self.speaker, self.at = speaker, at


def speaker_of(scene: Scene, cue: Cue, unit: Unit, memory: Memory, *, inverted: bool = False) -> Speaker | None:
    """The speaker of a cue, or None. `inverted`: the verb follows what was said, so its subject may follow it."""
    start, end = scene.at(unit.start), scene.at(unit.end)
    if cue.role is Role.POINTER:
        return _earlier(scene, cue, memory)
    if cue.role is Role.SOURCE:
        first = cue.last - 1 if cue.word.peels else cue.last
        return _named(scene, right_phrase(scene, first, end, source=True), cue, peel=cue.word.peels)
    if cue.role is Role.PARTICIPLE:
        main = _leaned_on(scene, cue, unit)
        if main is not None:
            return speaker_of(scene, main, unit, memory, inverted=main.inverted)
        return _subject(scene, cue, start, end) or _earlier(scene, cue, memory)
    if cue.last < end and scene.holds("agents", cue.last):
        return _named(scene, right_phrase(scene, cue.last + 1, end, source=True), cue)  # "described by the envoy as"
    previous = _coordinated(scene, cue, unit, start)
    if previous is not None:
        return speaker_of(scene, previous, unit, memory, inverted=previous.inverted)
    left = left_phrase(scene, cue.first, start) if scene.lexicon.subject_first else None
    right = None
    if not scene.holds("hearer", cue.last - 1) and (not scene.lexicon.subject_first or inverted or left is None):
        right = right_phrase(scene, cue.last, end)
    chosen = right if (inverted or not scene.lexicon.subject_first) and right is not None else left
    if chosen is None and not scene.lexicon.subject_first:
        chosen = left_phrase(scene, cue.first, start)
    if chosen is None:
        chosen = right
    if chosen is None or _is_pronoun(scene, chosen):
        return _earlier(scene, cue, memory)
    if scene.holds("relatives", chosen.last - 1) and chosen.last - chosen.first == 1:
        return _antecedent(scene, cue, unit, chosen, start) or _earlier(scene, cue, memory)
    return _named(scene, chosen, cue)


def _leaned_on(scene: Scene, cue: Cue, unit: Unit) -> Cue | None:
    """The cue whose speaker a participle shares: the last verb that reports, else the last verb or named source before it."""
    before = [other for other in unit.cues if other.first < cue.first and other.role in (Role.VERB, Role.SOURCE)]
    used = [other for other in before if other.used and other.role is Role.VERB]
    chosen = used or before
    return chosen[-1] if chosen else None


def _coordinated(scene: Scene, cue: Cue, unit: Unit, start: int) -> Cue | None:
    """`described it so and noted that`: the verb before shares its subject."""
    at = cue.first
    while at > start and scene.holds("between", at - 1):
        at -= 1
    if at <= start or not scene.holds("ands", at - 1):
        return None
    before = [other for other in unit.cues if other.first < cue.first and other.role is Role.VERB]
    return before[-1] if before else None


def _is_pronoun(scene: Scene, phrase: Phrase) -> bool:
    return phrase.last - phrase.first == 1 and scene.holds("pronouns", phrase.first)


def _earlier(scene: Scene, cue: Cue, memory: Memory) -> Speaker | None:
    position = scene.words[cue.first].start
    person = scene.person_before(position)
    remembered = memory.speaker if memory.speaker is not None and position - memory.at <= _FORGET else None
    if remembered is not None and (person is None or person.span.start <= memory.at or not scene.lexicon.subject_first):
        return remembered
    if person is not None and position - person.span.start <= 2 * _FORGET:
        return _speaker(scene, person)
    return remembered


def _antecedent(scene: Scene, cue: Cue, unit: Unit, phrase: Phrase, start: int) -> Speaker | None:
    """Who "who" stands for: the last name within reach, else the source or phrase before it."""
    begin = scene.words[max(start, phrase.first - 12)].start
    speakers = [
        name for name in scene.names_in(begin, scene.words[phrase.first].start) if name.kind in (NameKind.PER, NameKind.ORG)
    ]
    people = [name for name in speakers if name.kind is NameKind.PER]
    if people or speakers:
        return _speaker(scene, (people or speakers)[-1])
    source = next((other for other in unit.cues if other.role is Role.SOURCE and 0 < phrase.first - other.last < 12), None)
    if source is not None:
        return _named(scene, right_phrase(scene, source.last, phrase.first, source=True), source)
    if not scene.lexicon.subject_first:
        return _cut(scene, phrase.first - 1, phrase.first) if phrase.first > start else None
    first = run_left(scene, phrase.first, start) if phrase.first > start else phrase.first
    run = _capitals(scene, first, phrase.first)
    if run is not None and run[1] == phrase.first and run[1] - run[0] > 1:
        return _cut(scene, *run)
    return _cut(scene, first, phrase.first) if first < phrase.first else None


def _subject(scene: Scene, cue: Cue, start: int, end: int) -> Speaker | None:
    """The subject of the sentence a participle leans on: its first person or organization."""
    names = [
        name
        for name in scene.names_in(scene.words[start].start if start < len(scene.words) else 0, scene.words[cue.first].start)
        if name.kind in (NameKind.PER, NameKind.ORG) and not scene.is_quoted(name.span.start)
    ]
    people = [name for name in names if name.kind is NameKind.PER]
    if people or names:
        return _speaker(scene, (people or names)[0])
    if scene.lexicon.subject_first or start >= cue.first:
        return None
    phrase = right_phrase(scene, start + 1, cue.first)
    return _cut(scene, phrase.first, phrase.last) if phrase is not None else None


def _named(scene: Scene, phrase: Phrase | None, cue: Cue, *, peel: bool = False) -> Speaker | None:
    """A phrase as a speaker: the person it names or is put beside, else its organization, else its words."""
    if phrase is None:
        return None
    for first, last in [(phrase.first, phrase.last), *([phrase.more] if phrase.more else [])]:
        people = [name for name in _names(scene, first, last) if name.kind is NameKind.PER]
        if people:
            joined = any(scene.holds("ands", index) for index in range(first, last))
            return _speaker(scene, people[0] if joined and first >= cue.first else people[-1])
    marked = _in_marks(scene, phrase)
    if marked is not None:
        return marked
    own = _capitals(scene, phrase.first, phrase.last)
    run = _capitals(scene, *phrase.more) if phrase.more else None
    leads = own is not None and own[0] == phrase.first and own[1] - own[0] > 1
    if run is not None and run[1] - run[0] > 1 and not leads:
        return _cut(scene, *run)
    if (
        own is not None
        and own[1] == phrase.last
        and own[0] > phrase.first
        and own[1] - own[0] > 1
        and not scene.holds("links", own[0] - 1)
    ):
        return _cut(scene, *own)
    organizations = [name for name in _names(scene, phrase.first, phrase.last) if name.kind is NameKind.ORG]
    if len(organizations) == 1 and not _has_role(scene, phrase):
        return _speaker(scene, organizations[0])
    return _cut(scene, phrase.first, phrase.last, skip=1 if peel and scene.words[phrase.first].text[1:2] != "ل" else 0)


def _names(scene: Scene, first: int, last: int) -> list[NameMention]:
    return scene.names_in(scene.words[first].start, scene.words[last - 1].end)


def _in_marks(scene: Scene, phrase: Phrase) -> Speaker | None:
    """A name written in quotation marks at the head of the phrase."""
    if not marked_name(scene, phrase.first):
        return None
    for index in range(phrase.first + 1, phrase.last + 1):
        if index < len(scene.words) and any(mark in scene.gap(index) for mark in "\"”»'“"):
            return _cut(scene, phrase.first, index)
    return None


def _has_role(scene: Scene, phrase: Phrase) -> bool:
    return any(scene.lexicon.roles.match(scene.words, index, phrase.last) for index in range(phrase.first, phrase.last))


def _capitals(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The first run of words in capitals, of two words or more where there is one."""
    best: tuple[int, int] | None = None
    index = first
    while index < last:
        stop = index
        while stop < last and scene.words[stop].capital and (stop == index or not set(",;") & set(scene.gap(stop))):
            stop += 1
        if stop - index > (best[1] - best[0] if best else 0):
            best = (index, stop)
        index = stop + 1
    return best


def _speaker(scene: Scene, name: NameMention) -> Speaker:
    return Speaker(span=name.span, text=name.text, entity=name.entity)


def _cut(scene: Scene, first: int, last: int, *, skip: int = 0) -> Speaker:
    start, end = scene.words[first].start + skip, scene.words[last - 1].end
    source = scene.source
    opened = source.find("«", start, end)
    if opened >= 0 and source[end : end + 1] == "»":
        end += 1
    span = Span(start, end, scene.field)
    return Speaker(span=span, text=source[start:end])
