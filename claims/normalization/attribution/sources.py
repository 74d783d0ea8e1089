"""Clauses of a named source: "according to ...", "as officials say", before or after the words they cover."""

from __future__ import annotations

from collections.abc import Sequence

from claims.normalization.attribution.borders import Clause, clause_before, clause_from
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.phrases import left_phrase, right_phrase
from claims.normalization.attribution.scene import Cue, Scene

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
        phrase = right_phrase(scene, begin, last, source=True)
        if phrase is None:
            return None
        at = phrase.last
        while at < last and at - phrase.last < 30 and not set(scene.gap(at)) & set(",.;:،؛—\n"):
            at += 1
    return _around(scene, cue, cue.first, at, first, last, covered, real)


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
        begin - first <= 3
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
