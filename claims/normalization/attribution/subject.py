"""The phrase that is the subject of a verb of saying: where it is looked for, and what stands between.

On the side of the verb where the language puts its subject; at the head of the sentence when a relative clause or an apposition
parts the two; behind a preposition of place where verbs in the plural have no other ("in the ministry they say").
"""

from __future__ import annotations

from claims.model.name import NameKind
from claims.normalization.attribution.phrases import Phrase, holds_someone, is_pronoun, left_phrase, person_beyond, right_phrase
from claims.normalization.attribution.scene import Cue, Scene

_HEAD = 6  # words of a sentence within which its subject begins
_RELAY = 10  # words from a verb of handing on to whose words it brings


def subject_phrase(scene: Scene, cue: Cue, start: int, end: int, *, inverted: bool) -> Phrase | None:
    """The words that are the subject of a verb of saying, on the side where they are looked for first."""
    left = left_phrase(scene, cue.first, start) if scene.lexicon.subject_first else None
    if scene.lexicon.subject_first and not inverted:
        left = _far(scene, cue, start, left) or left
        if left is not None and _is_adverbial(scene, left, start):
            left = None
    if scene.lexicon.sets["locatives"] and (left is None or not holds_someone(scene, left)):
        left = _place(scene, cue, start) or left
    right = None
    hears = scene.holds("hearer", cue.last - 1) and scene.lexicon.subject_first
    if not hears and (not scene.lexicon.subject_first or inverted or left is None):
        right = right_phrase(scene, cue.last, end)
        if right is not None and scene.holds("never_speaks", right.first):
            right = None
        if (inverted or not scene.lexicon.subject_first) and left is None and (right is None or not holds_someone(scene, right)):
            right = person_beyond(scene, cue.last, end) or right
    if right is not None and left is None and not inverted and is_added(scene, cue, start) and not holds_someone(scene, right):
        right = None  # "left its rate and said inflation would fall": what follows is what was said
    if right is not None and not scene.lexicon.subject_first:
        topic = left_phrase(scene, cue.first, start) if not holds_someone(scene, right) else None
        return topic if topic is not None and holds_someone(scene, topic) else right
    if right is not None and inverted and (left is None or _paused(scene, cue, start)):
        return right
    if not scene.lexicon.subject_first and cue.first - start > 1 and scene.holds("topics", start):
        left = right_phrase(scene, start + 1, cue.first, source=True)
        if left is not None and left.last < cue.first and left.more is None:
            left = Phrase(left.first, left.last, (left.last, cue.first) if cue.first - left.last <= 5 else None)
    if left is None and not scene.lexicon.subject_first:
        left = _from_head(scene, left_phrase(scene, cue.first, start))
        if left is not None and not (holds_someone(scene, left) or scene.holds_any(("relatives", "pronouns"), left.last - 1)):
            left = None
    return left or right


def relayed(scene: Scene, cue: Cue, end: int) -> Phrase | None:
    """Whose words a verb of handing on brings: "quoted a witness as saying", "reported from a witness that"."""
    if not scene.holds("relays", cue.first):
        return None
    if not scene.lexicon.sets["relay_from"]:
        return right_phrase(scene, cue.last, end)
    for index in range(cue.last, min(end - 1, cue.last + _RELAY)):
        if scene.stopped(index) or scene.holds("complementisers", index):
            return None
        if scene.holds("relay_from", index):
            return right_phrase(scene, index + 1, end, source=True)
    return None


def _place(scene: Scene, cue: Cue, start: int) -> Phrase | None:
    """ "In the ministry they say": the place is the speaker of a plural verb without a subject."""
    if not scene.holds("they_verbs", cue.first):
        return None
    begin = cue.first
    while begin > start and cue.first - begin < 12 and not any(mark in scene.gap(begin) for mark in ",.;:!?«—"):
        begin -= 1
    if begin + 1 >= cue.first or not scene.holds("locatives", begin):
        return None
    head = next((index for index in range(begin + 1, min(begin + 4, cue.first)) if index in scene.cast.kinds), None)
    if head is None:
        return None
    last = scene.cast.kinds[head][0]
    while last < cue.first and scene.words[last].capital:
        last += 1
    return Phrase(begin + 1, last)


def _paused(scene: Scene, cue: Cue, start: int) -> bool:
    """True when nothing but a pause parts a verb from the words said: `"...", said X`, not `"...," X said`."""
    at = cue.first
    while at > start and scene.holds("between", at - 1) and not _marked(scene, at):
        at -= 1
    return at <= start or _marked(scene, at)


def _marked(scene: Scene, index: int) -> bool:
    return any(mark in scene.gap(index) for mark in ',،—–»”"-')


def _from_head(scene: Scene, phrase: Phrase | None) -> Phrase | None:
    """A phrase before a verb without a subject, from its title or kind on: "issued the ministry a statement said in it"."""
    if phrase is None:
        return None
    for index in range(phrase.first + 1, phrase.last):
        if (index in scene.cast.titles or index in scene.cast.kinds) and scene.words[index].core.startswith(
            scene.lexicon.definite_prefixes
        ):
            return head_of(scene, Phrase(index, phrase.last, phrase.more))
    return phrase


def head_of(scene: Scene, phrase: Phrase) -> Phrase:
    """The title or kind that opens a phrase behind a verb whose object follows: "estimated the expert the losses at"."""
    known = scene.cast.titles.get(phrase.first) or scene.cast.kinds.get(phrase.first)
    if known is None or scene.names_in(scene.words[phrase.first].start, scene.words[phrase.last - 1].end):
        return phrase
    stop = known[0]
    whole = scene.words[phrase.first].core.startswith(scene.lexicon.definite_prefixes)
    return Phrase(phrase.first, min(phrase.last, stop if whole else stop + 1))


def _is_adverbial(scene: Scene, phrase: Phrase, start: int) -> bool:
    """True for a noun behind a preposition, where no article opens a subject: "with pride called it"."""
    if scene.lexicon.sets["openers"] or phrase.first <= start or holds_someone(scene, phrase) or scene.words[phrase.first].capital:
        return False
    return any(scene.holds("adjuncts", index) for index in range(max(start, phrase.first - 3), phrase.first))


def _far(scene: Scene, cue: Cue, start: int, near: Phrase | None) -> Phrase | None:
    """The subject that opens a sentence, when a relative clause parts it from its verb: "Ana X, who married Y, admitted"."""
    if cue.first - start < 4:
        return None
    begin = scene.words[start].start
    parted = _marked(scene, cue.first) or near is None
    if parted:
        for name in scene.names_in(begin, scene.words[min(start + _HEAD, cue.first - 1)].end)[:1]:
            first, last = scene.at(name.span.start), scene.at(name.span.end)
            leads = first - start <= 2 and all(
                index in scene.cast.titles or scene.words[index].capital for index in range(start, first)
            )
            if name.kind is NameKind.PER and leads and last < cue.first and scene.gap(last).strip() == ",":
                return Phrase(start, last)
    if near is None or near.first <= start or holds_someone(scene, near) or is_pronoun(scene, near):
        return None
    for index in range(start, min(start + 3, near.first)):
        if scene.gap(index).strip() and index > start:
            return None
        if index in scene.cast.kinds or index in scene.cast.titles:
            stop, _ = scene.cast.kinds.get(index) or scene.cast.titles[index]
            if parted and stop < near.first and scene.gap(stop).strip() == ",":
                return Phrase(start, stop)
            while stop < near.first and not scene.holds("relatives", stop):
                if stop - start > 5 or scene.gap(stop).strip() or scene.lexicon.cues.match(scene.words, stop) is not None:
                    return None
                stop += 1
            return Phrase(start, stop) if stop < near.first else None
    return None


def is_added(scene: Scene, cue: Cue, start: int) -> bool:
    """True for a verb that "and" joins to what stands before."""
    at = cue.first
    while at > start and scene.holds("between", at - 1):
        at -= 1
    word = scene.words[cue.first]
    return at > start and (scene.holds("ands", at - 1) or (word.core != word.text and not scene.lexicon.subject_first))
