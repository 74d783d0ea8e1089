"""The name phrase on either side of a verb of saying: where it begins and ends, and what is put beside it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.language.fold import fold_word
from claims.model.name import NameKind
from claims.model.span import Span
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.scene import Scene

_FAR = 10  # words from a verb of saying to its subject behind what else is told of the saying
_LONGEST = 14  # words of a name phrase
_STOPS = ';:!?…()[]«»“”„"\n|؛؟'


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words `[first, last)` that may name a speaker; `more` is an apposition to it."""

    first: int
    last: int
    more: tuple[int, int] | None = None


def right_phrase(scene: Scene, first: int, end: int, *, source: bool = False) -> Phrase | None:
    """The name phrase that begins at word `first` or after a few words that belong to neither."""
    at = first
    while at < end and at - first < 4 and not source and _beside(scene, at) and not _stopped(scene, at):
        at += 1
    if at >= end or (_stopped(scene, at) and not marked_name(scene, at)):
        return None
    if scene.is_quoted(scene.words[at].start) or _is_no_subject(scene, at, end):
        return None
    if scene.holds("pronouns", at):
        return Phrase(at, at + 1)
    last = at
    while last < end and last - at < _LONGEST:
        gap = scene.gap(last)
        if last > at and ("," in gap or "،" in gap or scene.stopped(last, ";:!?…\n|()؛")):
            break
        if last > at and any(dash in gap for dash in (" - ", " – ", " — ")):
            break
        if _ends(scene, last) and not scene.holds("links", last):
            break
        if last > at and (scene.is_quoted(scene.words[last].start) or _is_state(scene, last, end)):
            break
        if last > at and scene.holds("ands", last) and last + 1 < end and _is_verb(scene, last + 1, end):
            break
        last += 1
    stop = last
    while last > at + 1 and (scene.holds("links", last - 1) or scene.holds("openers", last - 1)):
        last -= 1
    if last == at:
        return None
    return Phrase(at, last, _apposed(scene, at, last, end, source=source) if stop == last else None)


def source_phrase(scene: Scene, begin: int, first: int, last: int) -> Phrase | None:
    """The phrase of a named source; where it opens a sentence and no pause closes it, it ends with its head."""
    phrase = right_phrase(scene, begin, last, source=True)
    if phrase is None or begin - first > 3 or phrase.more is not None or (phrase.last < last and scene.gap(phrase.last).strip()):
        return phrase
    for index in range(phrase.first, min(phrase.last, phrase.first + 5)):
        if _is_head(scene, index) and not (
            index + 1 < phrase.last
            and (_is_head(scene, index + 1) or scene.holds("links", index + 1) or scene.words[index + 1].capital)
        ):
            return Phrase(phrase.first, index + 1) if scene.lexicon.subject_first else phrase
    return phrase


def _is_head(scene: Scene, index: int) -> bool:
    return index in scene.cast.titles or index in scene.cast.kinds or scene.lexicon.roles.match(scene.words, index) is not None


def _is_no_subject(scene: Scene, index: int, end: int) -> bool:
    """True for a word of state, a hearer or an object with its pronoun where the subject of a verb of saying is looked for."""
    if _is_state(scene, index, end):
        return True
    word = scene.words[index]
    objects = tuple(scene.lexicon.objects)
    if not objects or index in scene.cast.titles or index in scene.cast.kinds:
        return False
    written = scene.source[word.start : word.end]
    return written.endswith(objects) and scene.lexicon.roles.match(scene.words, index) is None and len(written) > 3


def _is_state(scene: Scene, index: int, end: int) -> bool:
    """True for "saying", "stressing" behind a verb, where verbs stand first."""
    if scene.lexicon.subject_first:
        return False
    match = scene.lexicon.cues.match(scene.words, index, end)
    return match is not None and match[1].role is Role.PARTICIPLE


def _apposed(scene: Scene, first: int, last: int, end: int, *, source: bool) -> tuple[int, int] | None:
    """Words between commas behind a phrase that name whom it means: "the mayor, Ana X,"."""
    if last >= end or scene.gap(last).strip() not in (",", "،"):
        return None
    stop = last
    while (
        stop < end
        and stop - last < 8
        and not scene.stopped(stop, _STOPS)
        and (stop == last or not (set(",،") & set(scene.gap(stop)) or _ends(scene, stop)))
    ):
        stop += 1
    words = scene.words
    if not scene.lexicon.cased:
        if stop - last > 1 and scene.holds("honorifics", last):
            last += 1
        titled = not source and any(index in scene.cast.titles for index in range(first, last))
        return (last, stop) if _is_run(scene, last, stop, titled=titled) else None
    if source:
        closed = stop >= end or set(",.;") & set(scene.gap(stop))
        whole = Span(words[last].start, words[stop - 1].end, scene.field)
        named = any(name.kind is NameKind.PER and name.span == whole for name in scene.names_in(whole.start, whole.end))
        return (last, stop) if closed and named else None
    return (last, stop) if words[last].capital else None


def _is_run(scene: Scene, first: int, last: int, *, titled: bool) -> bool:
    """A few words without a title, verb or conjunction: a name, where no capitals tell one, when it is known or told by a title."""
    if not 1 <= last - first <= 5:
        return False
    for index in range(first, last):
        text = scene.words[index].text
        if index in scene.cast.titles or index in scene.cast.kinds or text.isdigit() or text.startswith(scene.lexicon.joined):
            return False
        if scene.holds_any(("begins", "adjuncts", "relatives", "between"), index):
            return False
        if scene.lexicon.cues.match(scene.words, index) is not None:
            return False
    people = [name for name in scene.names_in(scene.words[first].start, scene.words[last - 1].end) if name.kind is NameKind.PER]
    return bool(people) or (titled and 2 <= last - first <= 4)


def _is_verb(scene: Scene, index: int, end: int) -> bool:
    match = scene.lexicon.cues.match(scene.words, index, end)
    return match is not None and match[1].role is Role.VERB


def _beside(scene: Scene, index: int) -> bool:
    """True for a word between the verb and its speaker: an adverb, or whom the words were said to."""
    if scene.holds("openers", index):  # "this Friday" is beside, "this ministry" is not
        return scene.holds("between", index) and index + 1 < len(scene.words) and scene.holds("between", index + 1)
    return scene.holds("between", index) or (scene.holds("hearers", index) and not _opens_person(scene, index))


def _opens_person(scene: Scene, index: int) -> bool:
    start = scene.words[index].start
    return any(name.kind is NameKind.PER and name.span.start == start for name in scene.names_in(start, start + 60))


def holds_someone(scene: Scene, phrase: Phrase) -> bool:
    """True for a phrase with a person's name, a title, a kind of body or another listed role in it."""
    words = range(phrase.first, phrase.last)
    known = (scene.cast.titles, scene.cast.kinds)
    if any(index in known[0] or index in known[1] or scene.lexicon.roles.match(scene.words, index) for index in words):
        return True
    start, end = scene.words[phrase.first].start, scene.words[phrase.last - 1].end
    return any(name.kind in (NameKind.PER, NameKind.ORG) for name in scene.names_in(start, end))


def person_beyond(scene: Scene, first: int, end: int) -> Phrase | None:
    """The person named behind where, when and before whom it was said: "proclaimed from the stage Ana X", "said on Monday in X"."""
    for index in range(first, min(end, first + _FAR)):
        if scene.stopped(index) or scene.is_quoted(scene.words[index].start) or (index > first and _is_verb(scene, index, end)):
            return None
        if scene.holds_any(("complementisers", "relatives", "pronouns"), index) or "—" in scene.gap(index):
            return None
        start = scene.words[index].start
        for name in scene.names_in(start, start + 60):
            if name.kind is not NameKind.PER or name.span.start != start:
                continue
            oblique = name.normal is not None and fold_word(name.normal) != fold_word(name.text)
            titled = any(at in scene.cast.titles for at in range(first, index))
            governed = scene.holds_any(("ends", "links"), index - 1) or (index - 1 in scene.cast.kinds and not titled)
            if index > first and governed:
                continue
            if not oblique and " " in name.text:
                return Phrase(index, scene.at(name.span.end))
    return None


def is_pronoun(scene: Scene, phrase: Phrase) -> bool:
    """A pronoun, with an adverb or two at most."""
    if phrase.last - phrase.first > 5 or not scene.holds("pronouns", phrase.first) or scene.holds("possessives", phrase.first):
        return False
    return phrase.last - phrase.first == 1 or not holds_someone(scene, Phrase(phrase.first + 1, phrase.last))


def left_phrase(scene: Scene, before: int, start: int) -> Phrase | None:
    """The name phrase that ends before word `before`, an apposition between commas put aside."""
    at = before
    while (
        at > start
        and before - at < 5
        and not scene.stopped(at, _STOPS)
        and scene.holds("between", at - 1)
        and "," not in scene.gap(at)
    ):
        at -= 1
    if at > start and scene.gap(at).startswith(")") and not scene.stopped(at):
        opening = next((index for index in range(at - 1, max(start, at - 6), -1) if "(" in scene.gap(index)), None)
        if opening is None:
            return None
        if "," in scene.gap(at):
            return _around_apposition(scene, at, start)
        at = opening
    if at <= start or (scene.stopped(at, _STOPS) and not _closes_name(scene, at, start) and not scene.gap(at).startswith(" (")):
        return None
    if scene.holds("pronouns", at - 1) and "," not in scene.gap(at):
        return Phrase(at - 1, at)
    if "," in scene.gap(at) or "،" in scene.gap(at):
        return _around_apposition(scene, at, start)
    if _dashed(scene, at):
        opening = next((index for index in range(at - 1, max(start, at - 24), -1) if _dashed(scene, index)), None)
        return Phrase(run_left(scene, opening, start), opening) if opening is not None else None
    first = run_left(scene, at, start)
    if first - 1 > start and first < at and scene.holds("relatives", first - 1) and not scene.holds("openers", first - 1):
        if holds_someone(scene, Phrase(first, at)):
            return Phrase(first, at)  # "whom the police suspect"
        # "the expert who played it called ...": the head stands before the relative clause
        head = run_left(scene, first - 1, start)
        return (
            Phrase(head, first - 1) if head < first - 1 and not set(",،") & set(scene.gap(first - 1)) else Phrase(first - 1, first)
        )
    if first >= at:
        return None
    named = _named_before(scene, first, start)
    return Phrase(*named, (first, at)) if named is not None else Phrase(first, at)


def _named_before(scene: Scene, first: int, start: int) -> tuple[int, int] | None:
    """The person beside whom a phrase with an article is put, past an age: `Anna X, 68, an electrician said`."""
    if (
        first <= start + 1
        or scene.gap(first).strip() != ","
        or not (scene.holds("indefinite", first) or first in scene.cast.titles)
    ):
        return None
    end = first - 1 if scene.words[first - 1].text.isdigit() and "," in scene.gap(first - 1) else first
    stop = scene.words[end - 1].end
    for name in scene.names_in(scene.words[max(start, end - 5)].start, stop):
        if name.kind is NameKind.PER and name.span.end == stop:
            return scene.at(name.span.start), end
    return None


def _dashed(scene: Scene, index: int) -> bool:
    return scene.gap(index) in (" - ", " – ", " — ")


def _closes_name(scene: Scene, at: int, start: int) -> bool:
    """True when the mark before word `at` closes a name that belongs to a phrase: the analysts of the bank "Pole" said."""
    if scene.gap(at).strip() not in ("»", "”", '"') or scene.is_quoted(scene.words[at - 1].start):
        return False
    return any(scene.gap(index).strip(" ") in ("«", "“", '"') for index in range(at - 1, max(start, at - 5), -1))


def _around_apposition(scene: Scene, at: int, start: int) -> Phrase | None:
    """`Name, head of something, said`: the phrase before the earlier comma, with the apposition as `more`."""
    comma = at - 1
    while comma > start and at - comma < 24 and not ("," in scene.gap(comma) or "،" in scene.gap(comma)):
        if scene.stopped(comma):
            return None
        comma -= 1
    if comma <= start or not ("," in scene.gap(comma) or "،" in scene.gap(comma)):
        return None
    first = run_left(scene, comma, start)
    return Phrase(first, comma, (comma, at)) if first < comma else None


def run_left(scene: Scene, at: int, start: int) -> int:
    """The first word of the name phrase that ends before word `at`."""
    if scene.holds("relatives", at - 1):
        return at - 1
    first = at
    while first > start and at - first < _LONGEST:
        if first < at and (scene.stopped(first) or set(",،") & set(scene.gap(first))):
            break
        if first < at and not scene.gap(first) and scene.words[first - 1].text.isdigit():
            break  # run together: "2025The"
        if scene.holds("begins", first - 1) and not (
            scene.holds("links", first - 1)
            and first < at
            and scene.words[first].capital
            and first - 1 > start
            and scene.words[first - 2].capital
        ):
            break
        if first < at and scene.holds("relatives", first - 1):
            break
        first -= 1
    while first < at - 1 and (scene.holds("adjuncts", first) or not _may_open(scene, first, at)):
        first = _next_opener(scene, first + 1, at)
    return first


def _may_open(scene: Scene, first: int, at: int) -> bool:
    return not scene.lexicon.sets["adjuncts"] or not scene.holds("adjuncts", first)


def _next_opener(scene: Scene, first: int, at: int) -> int:
    """After an adverbial, the subject begins with an article or a capital; the last such start that is not inside a name."""
    candidates = [
        index
        for index in range(first, at)
        if (
            scene.holds("openers", index)
            or (scene.words[index].capital and not scene.words[index - 1].capital and not scene.holds("openers", index - 1))
        )
        and not scene.holds("adjuncts", index - 1)
        and not scene.holds("links", index - 1)
    ]
    return candidates[-1] if candidates else at - 1


def _ends(scene: Scene, index: int) -> bool:
    return scene.holds("ends", index) or scene.holds("complementisers", index)


def _stopped(scene: Scene, index: int) -> bool:
    gap = scene.gap(index)
    return scene.stopped(index, _STOPS) or "," in gap or "،" in gap


def marked_name(scene: Scene, index: int) -> bool:
    """A name in quotation marks right after the verb: said "Name Surname" the president."""
    return scene.gap(index).strip() in ('"', "“", "«", "'", "„")
