"""Clauses of a named source: "according to ...", "as officials say", before or after the words they cover."""

from __future__ import annotations

from collections.abc import Sequence

from claims.normalization.attribution.borders import COMMAS, Clause, clause_before, clause_from, clause_start, is_mostly_quoted
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.phrases import Phrase, holds_someone, left_phrase, right_phrase, source_phrase
from claims.normalization.attribution.scene import Cue, Scene

_PAUSE = 14  # words from a source to the pause behind it
_PLAIN = 40  # words a source named without a pause may cover


def clause_of_source(scene: Scene, cue: Cue, first: int, last: int, covered: int, real: Sequence[Quoted]) -> Clause | None:
    """ "According to X": the clause after the source when it opens its clause, else the clause before."""
    at = cue.last
    if cue.role is Role.SOURCE:
        inner = None if cue.word.peels or at >= last else scene.lexicon.cues.match(scene.words, at, last)
        if inner is not None and inner[1].role is Role.VERB:
            return None  # "según dijo": the verb is the cue
        begin = cue.last - 1 if cue.word.peels else at
        if (
            at > last
            or (not cue.word.peels and at >= last)
            or scene.lexicon.not_speakers.match(scene.words, begin, last) is not None
        ):
            return None
        phrase = source_phrase(scene, begin, first, last)
        if phrase is None or (scene.holds("weak", cue.first) and not holds_someone(scene, phrase)):
            return None
        at = _after(scene, phrase, begin, first, last)
    return _around(scene, cue, cue.first, at, first, last, covered, real)


def _after(scene: Scene, phrase: Phrase, begin: int, first: int, last: int) -> int:
    """The word after a source: behind the pause that closes it, or behind the phrase where it opens a sentence without one."""
    if phrase.more:
        return phrase.more[1]
    at = phrase.last
    while at < last and at - phrase.last < 30 and not set(scene.gap(at)) & set(",.;:،؛—\n"):
        if scene.holds("complementisers", at):
            return at + 1
        at += 1
    beside = _beside(scene, at, last)
    if beside is not None:
        return beside
    unpaused = begin - first <= 3 and (at >= last or at - begin > _PAUSE)
    return phrase.last if unpaused else at


def _beside(scene: Scene, at: int, last: int) -> int | None:
    """The word behind what is put beside a source: "according to Ana X, a spokeswoman for the town, "."""
    if at >= last or scene.gap(at).strip() != "," or not (scene.holds("articles", at) or at in scene.cast.titles):
        return None
    if not any(index in scene.cast.titles for index in range(at, min(at + 4, last))):
        return None
    for index in range(at + 1, min(at + _PAUSE, last)):
        if scene.stopped(index) or scene.holds("finite", index):
            return None
        if set(",،") & set(scene.gap(index)):
            return index
    return None


def clause_of_parenthesis(
    scene: Scene, cue: Cue, begin: int, first: int, last: int, covered: int, real: Sequence[Quoted]
) -> Clause | None:
    """ "As officials say", "как полагают спасатели": like a named source, the verb inside it."""
    phrase = right_phrase(scene, cue.last, last) or left_phrase(scene, cue.first, first)
    at = max(cue.last, phrase.last if phrase else cue.last)
    while at < last and at - cue.last < 20 and not set(scene.gap(at)) & set(",.;:،؛—\n"):
        at += 1
    return _around(scene, cue, begin, at, first, last, covered, real, inverted=True)


def _around(
    scene: Scene,
    cue: Cue,
    begin: int,
    at: int,
    first: int,
    last: int,
    covered: int,
    real: Sequence[Quoted],
    *,
    inverted: bool = False,
) -> Clause | None:
    middle = in_the_middle(scene, cue, begin, at, first, last, covered, real, inverted=inverted)
    if middle is not None:
        return middle
    opening = begin
    while opening > first and begin - opening < 4 and not set(scene.gap(opening)) & set(",،;؛—"):
        opening -= 1
    pause = begin
    comma_before = begin > first and bool(set(scene.gap(begin)) & set(",،—"))
    if comma_before:
        pause = begin - 1
        while pause > first and begin - pause < 4 and not set(scene.gap(pause)) & set(",،;؛—"):
            pause -= 1
    opens = (
        (begin - first <= 3 and not (comma_before and at >= last))
        or (comma_before and begin - pause <= 2 and at < last)
        or (begin - opening <= 2 and bool(set(scene.gap(opening)) & set(";؛—:")))
    )
    if begin > first and any(mark in scene.gap(begin) for mark in (":", ";", "؛")):
        opens = True
    if opens:
        if at >= last:
            return None
        return clause_from(scene, cue, at, last, real, inverted=inverted)
    if not comma_before and begin - max(first, covered) > _PLAIN:
        return None  # too far for a source named in passing
    return clause_before(scene, cue, begin, first, covered, real, inverted=inverted)


def in_the_middle(
    scene: Scene,
    cue: Cue,
    begin: int,
    at: int,
    first: int,
    last: int,
    covered: int,
    real: Sequence[Quoted],
    *,
    inverted: bool = False,
) -> Clause | None:
    """A source between commas within its clause: "The ship, according to the agency, left at noon." covers all of the clause."""
    if at >= last or begin <= first or not COMMAS & set(scene.gap(begin)) or not COMMAS & set(scene.gap(at)):
        return None
    if scene.lexicon.stops.match(scene.words, at, last) is not None or scene.holds_any(("ands", "begins", "relatives"), at):
        return None
    start = clause_start(scene, begin, max(first, covered))
    for index in range(begin - 1, start, -1):
        if any(mark in scene.gap(index) for mark in ":—–"):
            start = index
            break
    if start >= begin or is_mostly_quoted(scene, start, begin, real):
        return None
    return clause_from(scene, cue, start, last, real, inverted=inverted, over=at)
