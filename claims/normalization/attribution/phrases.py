"""The name phrase on either side of a verb of saying: where it begins and ends, and what is put beside it."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model.name import NameKind
from claims.normalization.attribution.scene import Scene

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
    if scene.is_quoted(scene.words[at].start):
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
        last += 1
    stop = last
    while last > at + 1 and (scene.holds("links", last - 1) or scene.holds("openers", last - 1)):
        last -= 1
    if last == at:
        return None
    more = None
    if stop == last and not source and last < end and scene.gap(last).strip() in (",", "،"):
        stop = last
        while (
            stop < end
            and stop - last < 8
            and not scene.stopped(stop, _STOPS)
            and (stop == last or not set(",،") & set(scene.gap(stop)))
        ):
            stop += 1
        more = (last, stop) if scene.words[last].capital else None
    return Phrase(at, last, more)


def _beside(scene: Scene, index: int) -> bool:
    """True for a word between the verb and its speaker: an adverb, or whom the words were said to."""
    if scene.holds("openers", index):
        return False
    return scene.holds("between", index) or (scene.holds("hearers", index) and not _opens_person(scene, index))


def _opens_person(scene: Scene, index: int) -> bool:
    start = scene.words[index].start
    return any(name.kind is NameKind.PER and name.span.start == start for name in scene.names_in(start, start + 60))


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
    if at <= start or scene.stopped(at, _STOPS):
        return None
    if scene.holds("pronouns", at - 1) and "," not in scene.gap(at):
        return Phrase(at - 1, at)
    if "," in scene.gap(at) or "،" in scene.gap(at):
        return _around_apposition(scene, at, start)
    first = run_left(scene, at, start)
    if first - 1 > start and first < at and scene.holds("relatives", first - 1) and not scene.holds("openers", first - 1):
        # "the expert who played it called ...": the head stands before the relative clause
        head = run_left(scene, first - 1, start)
        return (
            Phrase(head, first - 1) if head < first - 1 and not set(",،") & set(scene.gap(first - 1)) else Phrase(first - 1, first)
        )
    return Phrase(first, at) if first < at else None


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
