"""From a phrase to the speaker it names: the person in it or beside it, else whom its title or kind means, else its words."""

from __future__ import annotations

from dataclasses import replace

from claims.model.attribution import Speaker
from claims.model.name import NameKind, NameMention
from claims.model.span import Span
from claims.normalization.attribution.cast import gender, is_definite, key_of, telling
from claims.normalization.attribution.memory import Memory, body_before, is_person, shown
from claims.normalization.attribution.phrases import Phrase, holds_someone, marked_name
from claims.normalization.attribution.scene import Cue, Scene

_NAME = 5  # words of a name in apposition


def name_speaker(scene: Scene, phrase: Phrase | None, cue: Cue, memory: Memory, *, peel: bool = False) -> Speaker | None:
    """Whom a phrase names, None where there is no phrase or one that names nobody."""
    if phrase is None or _is_nobody(scene, phrase):
        return None
    person = _person(scene, phrase, cue)
    if person is not None:
        _learn(scene, phrase, person, memory)
        return person
    marked = _in_marks(scene, phrase)
    if marked is not None:
        return marked
    meant = _meant(scene, phrase, memory)
    if meant is not None:
        return meant
    speaker = _words(scene, phrase, peel=peel)
    _learn(scene, phrase, speaker, memory)
    return speaker


def _is_nobody(scene: Scene, phrase: Phrase) -> bool:
    """True for words that cannot begin what a speaker is called."""
    if scene.words[phrase.first].capital:
        return False
    if all(scene.holds("articles", index) for index in range(phrase.first, phrase.last)):
        return True
    lone = phrase.last - phrase.first == 1 and not scene.lexicon.bare_nouns and not holds_someone(scene, phrase)
    return lone or scene.holds("never_speaks", phrase.first)


def _person(scene: Scene, phrase: Phrase, cue: Cue) -> Speaker | None:
    """The person whom a phrase names, or who is put beside it."""
    parts = [(phrase.first, phrase.last), *([phrase.more] if phrase.more else [])]
    for first, last in parts:
        if (first, last) == phrase.more and _is_name(scene, phrase):
            return None  # what is put beside a name tells no other
        people = [name for name in _names(scene, first, last) if name.kind is NameKind.PER and not _is_of(scene, name, first, last)]
        if not people:
            continue
        joined = any(scene.holds("ands", index) for index in range(first, last))
        chosen = people[0] if joined and first >= cue.first else people[-1]
        whole = (first, last) == phrase.more and not scene.lexicon.cased and last - first <= _NAME
        return cut(scene, first, last) if whole else speaker_at(chosen)
    if phrase.more is not None and not scene.lexicon.cased:
        return cut(scene, *phrase.more)
    return None


def _is_name(scene: Scene, phrase: Phrase) -> bool:
    """True for two words in capitals or more that open a phrase: a name, whether it was seen as one or not."""
    run = _capitals(scene, phrase.first, phrase.last)
    return run is not None and run[0] == phrase.first and run[1] - run[0] > 1 and run[0] not in scene.cast.titles


def _is_of(scene: Scene, name: NameMention, first: int, last: int) -> bool:
    """True for a name that only says whose lawyer, wife or firm is meant: "the lawyer of X", "X's lawyer"."""
    at, stop = scene.at(name.span.start), scene.at(name.span.end)
    if name.text.endswith(("'s", "’s")) or (stop < last and scene.words[stop - 1].text.endswith("'s")):
        return True
    back = at - 1
    while back > first and (back in scene.cast.titles or scene.holds("articles", back)):
        back -= 1
    if back <= first:
        return bool(at > first and _oblique(scene, name) and at - 1 in scene.cast.titles and stop == last)
    return scene.holds("links", back) and not scene.holds("ands", back) and not scene.holds("articles", back)


def _oblique(scene: Scene, name: NameMention) -> bool:
    """True for a name whose ending is that of a case: elsewhere the article has it without."""
    if not scene.lexicon.cases:
        return False
    return any(
        text.endswith(name.text[:-1]) and len(text) < len(name.text) for text in scene.cast.spellings.get(name.entity or "", ())
    )


def _meant(scene: Scene, phrase: Phrase, memory: Memory) -> Speaker | None:
    """Whom a title or kind means: someone introduced with it, or who spoke under it before."""
    first, last = phrase.first, phrase.last
    cast = scene.cast
    bearer = cast.find(scene, first, last)
    if bearer is not None:
        return replace(cut(scene, bearer.first, bearer.last), entity=bearer.entity)
    head = cast.head(scene, cast.titles, first, last)
    if head is not None and is_definite(scene, first, head, last):
        stop, title = cast.titles[head]
        known = memory.spoken.get(title)
        if known is not None and _holds_all(scene, known, first, last, head, stop):
            return known
    return _epithet(scene, phrase, memory) or _firm(scene, phrase)


def _holds_all(scene: Scene, known: Speaker, first: int, last: int, head: int, stop: int) -> bool:
    """True when a phrase says nothing beside its head that the words of `known` do not."""
    own = {key_of(scene, index) for index in range(scene.at(known.span.start), scene.at(known.span.end))}
    return all(key_of(scene, index) in own for index in telling(scene, first, last, head, stop))


def _epithet(scene: Scene, phrase: Phrase, memory: Memory) -> Speaker | None:
    """ "The official": the last speaker, who must be a person, and whom nothing in the phrase tells from others."""
    last = memory.last
    if last is None:
        return None
    opening = range(phrase.first, min(phrase.last, phrase.first + 3))
    head = next((index for index in opening if scene.holds("epithets", index)), None)
    if head is None or not is_definite(scene, phrase.first, head, phrase.last):
        return None
    if scene.lexicon.sets["articles"] and head == phrase.first and scene.lexicon.cased:
        return None  # "officials said", without an article where the language has one
    sex, own = gender(scene, head), shown(scene, scene.cast, last)
    if sex and own and sex != own:
        return None
    at = scene.at(last.span.start)
    human = is_person(scene, last) or any(index in scene.cast.titles for index in range(at, min(at + 3, len(scene.words))))
    begin, end = phrase.first, phrase.last
    if end - head == 2 and not scene.words[head + 1].capital and scene.lexicon.cased:
        end -= 1  # one word more that tells of what kind, not of whom: "the socialist official"
    return last if human and _holds_all(scene, last, begin, end, head, head + 1) else None


def _firm(scene: Scene, phrase: Phrase) -> Speaker | None:
    """ "The company": the body that a sentence right before is about, when its name has no such word."""
    head = scene.cast.head(scene, scene.cast.kinds, phrase.first, phrase.last)
    if head is None or not scene.holds("firms", head) or not is_definite(scene, phrase.first, head, phrase.last):
        return None
    if any(not scene.holds("articles", index) for index in range(phrase.first, phrase.last) if index != head):
        return None
    body = body_before(scene, scene.words[phrase.first].start)
    return speaker_at(body) if body is not None else None


def _words(scene: Scene, phrase: Phrase, *, peel: bool) -> Speaker:
    """The phrase as it stands, without what a name in capitals within or beside it makes needless."""
    own = _capitals(scene, phrase.first, phrase.last)
    run = _capitals(scene, *phrase.more) if phrase.more else None
    leads = own is not None and own[0] == phrase.first and own[1] - own[0] > 1
    if run is not None and run[1] - run[0] > 1 and not leads:
        return cut(scene, *run)
    if (
        own is not None
        and own[1] == phrase.last
        and own[0] > phrase.first
        and own[1] - own[0] > 1
        and not scene.holds("links", own[0] - 1)
        and not any(index in scene.cast.kinds for index in range(phrase.first, own[0]))
        and not set('«"“') & set(scene.gap(own[0]))
    ):
        return cut(scene, *own)
    organizations = [name for name in _names(scene, phrase.first, phrase.last) if name.kind is NameKind.ORG]
    if len(organizations) == 1 and not _has_role(scene, phrase):
        return speaker_at(organizations[0])
    return cut(scene, phrase.first, phrase.last, skip=1 if peel and scene.words[phrase.first].text[1:2] != "ل" else 0)


def _learn(scene: Scene, phrase: Phrase, speaker: Speaker, memory: Memory) -> None:
    """Someone who spoke under a title alone is meant when it comes again: "a spokesman", then "the spokesman"."""
    head = scene.cast.head(scene, scene.cast.titles, phrase.first, phrase.last)
    if head is not None:
        memory.spoken[scene.cast.titles[head][1]] = speaker


def _names(scene: Scene, first: int, last: int) -> list[NameMention]:
    return scene.names_in(scene.words[first].start, scene.words[last - 1].end)


def _in_marks(scene: Scene, phrase: Phrase) -> Speaker | None:
    """A name written in quotation marks at the head of the phrase."""
    if not marked_name(scene, phrase.first):
        return None
    for index in range(phrase.first + 1, phrase.last + 1):
        if index < len(scene.words) and any(mark in scene.gap(index) for mark in "\"”»'“"):
            return cut(scene, phrase.first, index)
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


def speaker_at(name: NameMention) -> Speaker:
    """A speaker named as a name mention is."""
    return Speaker(span=name.span, text=name.text, entity=name.entity)


def cut(scene: Scene, first: int, last: int, *, skip: int = 0) -> Speaker:
    """The words `[first, last)` as a speaker, with the entity of the one name that makes up the most of them."""
    start, end = scene.words[first].start + skip, scene.words[last - 1].end
    source = scene.source
    opened = source.find("«", start, end)
    if opened >= 0 and source[end : end + 1] == "»":
        end += 1
    names = [name for name in scene.names_in(start, end) if (name.span.end - name.span.start) * 2 > end - start]
    entity = names[0].entity if len(names) == 1 else None
    return Speaker(span=Span(start, end, scene.field), text=source[start:end], entity=entity)


def capitals_before(scene: Scene, first: int, last: int) -> Speaker | None:
    """The words before "who": the name that ends there, else all of them."""
    run = _capitals(scene, first, last)
    if run is not None and run[1] == last and run[1] - run[0] > 1:
        return cut(scene, *run)
    return cut(scene, first, last) if first < last else None
