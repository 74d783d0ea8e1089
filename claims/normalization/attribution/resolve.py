"""Who speaks: from a cue to the phrase that names its speaker.

The phrase on the side of the verb where the language puts its subject. A pronoun, or a verb without a subject, goes back to the
verb it is joined to, then to the last speaker or person named.
"""

from __future__ import annotations

from claims.model.attribution import Speaker
from claims.model.name import NameKind
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.memory import Memory, earlier
from claims.normalization.attribution.naming import capitals_before, name_speaker, speaker_at
from claims.normalization.attribution.phrases import Phrase, holds_someone, is_pronoun, right_phrase, run_left, source_phrase
from claims.normalization.attribution.scene import Cue, Scene, Unit
from claims.normalization.attribution.subject import head_of, is_added, relayed, subject_phrase

_HEAD = 6  # words of a sentence within which its subject begins
_NEAR = 10  # words from the subject of a sentence to words in marks that are then his or hers


def speaker_of(scene: Scene, cue: Cue, unit: Unit, memory: Memory, *, inverted: bool = False) -> Speaker | None:
    """The speaker of a cue, or None. `inverted`: the verb follows what was said, so its subject may follow it."""
    start, end = scene.at(unit.start), scene.at(unit.end)
    if cue.role is Role.POINTER:
        own = any(scene.holds("records", index) for index in range(cue.first, cue.last))  # "according to its figures"
        return (_subject(scene, cue, start, memory) if own else None) or earlier(scene, cue, memory)
    if cue.role is Role.SOURCE:
        first = cue.last - 1 if cue.word.peels else cue.last
        return name_speaker(scene, source_phrase(scene, first, start, end), cue, memory, peel=cue.word.peels)
    if cue.role is Role.PARTICIPLE:
        main = _leaned_on(scene, cue, unit)
        if main is not None:
            return speaker_of(scene, main, unit, memory, inverted=main.inverted)
        return _subject(scene, cue, start, memory) or earlier(scene, cue, memory)
    if cue.last < end and scene.holds("agents", cue.last):  # "described by the envoy as"
        return name_speaker(scene, right_phrase(scene, cue.last + 1, end, source=True), cue, memory)
    beside = next((other for other in unit.cues if other.last == cue.first and other.role is Role.VERB), None)
    if beside is not None:  # "said to be certain that" where the language needs no words between
        return speaker_of(scene, beside, unit, memory, inverted=beside.inverted)
    other = relayed(scene, cue, end)
    if other is not None:
        return name_speaker(scene, other, cue, memory)
    behind = any(other.last == cue.first and other.role in (Role.AS, Role.SOURCE) for other in unit.cues)
    phrase = right_phrase(scene, cue.last, end) if behind else None
    phrase = phrase or subject_phrase(scene, cue, cue.first if behind else start, end, inverted=inverted)
    if phrase is not None and cue.word.views is not None and not scene.lexicon.subject_first:
        phrase = head_of(scene, phrase)
    joined = _joined(scene, cue, unit, start, phrase)
    if joined is not None:
        return speaker_of(scene, joined, unit, memory, inverted=joined.inverted)
    if phrase is None:
        return _of_sentence(scene, cue, start, memory) or earlier(scene, cue, memory)
    if is_pronoun(scene, phrase):
        return earlier(scene, cue, memory, phrase.first) or _subject(scene, cue, start, memory)
    if scene.holds("relatives", phrase.last - 1) and phrase.last - phrase.first == 1:
        outer = next((other for other in unit.cues if other.last == phrase.first and other.role is Role.VERB), None)
        if outer is not None:  # "said that he thinks that"
            return speaker_of(scene, outer, unit, memory, inverted=outer.inverted)
        if phrase.first - 1 > start and scene.holds("articles", phrase.first - 1) and scene.holds("ends", phrase.first - 2):
            return _subject(scene, cue, start, memory)  # "at which he praised"
        return _antecedent(scene, cue, unit, phrase, start, memory) or earlier(scene, cue, memory)
    return name_speaker(scene, phrase, cue, memory) or earlier(scene, cue, memory)


def subject_of(scene: Scene, cue: Cue, unit: Unit, memory: Memory) -> Speaker | None:
    """Who does what a verb of saying tells that brings no words ("rejected the charges"), when known by name or title."""
    start, end = scene.at(unit.start), scene.at(unit.end)
    phrase = subject_phrase(scene, cue, start, end, inverted=False)
    if phrase is None or is_pronoun(scene, phrase) or scene.holds("relatives", phrase.last - 1):
        return None
    known = dict(memory.spoken)
    speaker = name_speaker(scene, phrase, cue, memory)
    memory.spoken = known
    return speaker if speaker is not None and _is_someone(scene, speaker) else None


def subject_before(scene: Scene, unit: Unit, position: int) -> Speaker | None:
    """The person whom a sentence is about, as the speaker of words in marks that no verb of saying brings."""
    first = scene.at(unit.start)
    names = [name for name in scene.names_in(unit.start, position) if name.kind in (NameKind.PER, NameKind.ORG)]
    if not names or names[0].kind is not NameKind.PER:
        return None
    begin, after = scene.at(names[0].span.start), scene.at(names[0].span.end)
    before = range(first, begin)
    titled = all(index in scene.cast.titles or scene.words[index].capital or scene.holds("openers", index) for index in before)
    if len(names) > 1 or not titled or begin - first > 4 or scene.at(position) - after > _NEAR:
        return None
    return speaker_at(names[0]) if not any(scene.holds("undergone", index) for index in range(after, scene.at(position))) else None


def _is_someone(scene: Scene, speaker: Speaker) -> bool:
    first, last = scene.at(speaker.span.start), scene.at(speaker.span.end)
    return speaker.entity is not None or any(
        index in scene.cast.titles or index in scene.cast.kinds or scene.holds("epithets", index) for index in range(first, last)
    )


def _leaned_on(scene: Scene, cue: Cue, unit: Unit) -> Cue | None:
    """The cue whose speaker a participle shares: the last verb that reports, else the last verb or named source before it."""
    before = [other for other in unit.cues if other.first < cue.first and other.role in (Role.VERB, Role.SOURCE)]
    used = [other for other in before if other.used and other.role is Role.VERB]
    chosen = used or before
    return chosen[-1] if chosen else None


def _joined(scene: Scene, cue: Cue, unit: Unit, start: int, phrase: Phrase | None) -> Cue | None:
    """`described it so and noted that`: the verb before shares its subject with one that has none."""
    before = [other for other in unit.cues if other.first < cue.first and other.role is Role.VERB]
    if not before:
        return None
    word = scene.words[cue.first]
    if not scene.lexicon.subject_first:
        return before[-1] if word.core != word.text and (phrase is None or phrase.first < cue.first) else None
    return before[-1] if is_added(scene, cue, start) else None


def _of_sentence(scene: Scene, cue: Cue, start: int, memory: Memory) -> Speaker | None:
    """ "The bank left its rate and said that": the subject of a sentence whose second verb is the one of saying."""
    if not is_added(scene, cue, start):
        return None
    for index in range(start, min(start + _HEAD, cue.first - 1)):
        if scene.gap(index).strip() and index > start:
            return None
        if index > start and scene.holds_any(("pronouns", "complementisers", "relatives"), index):
            return None
        begin = scene.words[index].start
        name = next((name for name in scene.names_in(begin, begin + 80) if name.span.start == begin), None)
        if name is not None and name.kind in (NameKind.PER, NameKind.ORG):
            return speaker_at(name)
        known = scene.cast.titles.get(index) or scene.cast.kinds.get(index)
        if known is not None:
            first = index
            while first > start and not scene.holds("begins", first - 1) and scene.lexicon.subject_first:
                first -= 1
            return name_speaker(scene, Phrase(first, known[0]), cue, memory)
    return None


def _antecedent(scene: Scene, cue: Cue, unit: Unit, phrase: Phrase, start: int, memory: Memory) -> Speaker | None:
    """Who "who" stands for: the last name within reach, else the source or phrase before it."""
    begin = scene.words[max(start, phrase.first - 12)].start
    speakers = [
        name for name in scene.names_in(begin, scene.words[phrase.first].start) if name.kind in (NameKind.PER, NameKind.ORG)
    ]
    people = [name for name in speakers if name.kind is NameKind.PER]
    if people or speakers:
        return speaker_at((people or speakers)[-1])
    source = next((other for other in unit.cues if other.role is Role.SOURCE and 0 < phrase.first - other.last < 12), None)
    if source is not None:
        return name_speaker(scene, right_phrase(scene, source.last, phrase.first, source=True), source, memory)
    if not scene.lexicon.subject_first:
        head = Phrase(phrase.first - 1, phrase.first)
        return name_speaker(scene, head, cue, memory) if phrase.first > start and holds_someone(scene, head) else None
    first = run_left(scene, phrase.first, start) if phrase.first > start else phrase.first
    after = [other.last for other in unit.cues if first < other.last < phrase.first]
    return capitals_before(scene, max([first, *after]), phrase.first)


def _subject(scene: Scene, cue: Cue, start: int, memory: Memory) -> Speaker | None:
    """The subject of the sentence a participle leans on: its first person or organization."""
    names = [
        name
        for name in scene.names_in(scene.words[start].start if start < len(scene.words) else 0, scene.words[cue.first].start)
        if name.kind in (NameKind.PER, NameKind.ORG) and not scene.is_quoted(name.span.start)
    ]
    people = [name for name in names if name.kind is NameKind.PER]
    if people or names:
        return speaker_at((people or names)[0])
    titled = [index for index in range(start, cue.first) if index in scene.cast.titles or index in scene.cast.kinds]
    if titled:
        first = titled[-1]
        stop, _ = scene.cast.titles.get(first) or scene.cast.kinds[first]
        while first > start and scene.holds("openers", first - 1):
            first -= 1
        return name_speaker(scene, Phrase(first, stop), cue, memory)
    if scene.lexicon.subject_first or start >= cue.first:
        return None
    return name_speaker(scene, right_phrase(scene, start + 1, cue.first), cue, memory)
