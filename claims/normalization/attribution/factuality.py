"""How sure, how far and whether affirmed: the factuality of an event word in its clause.

Cues are read where they can reach the event word: a negation from a few words before it, a modal or a plan from before it in
the same clause, an adverb of doubt from anywhere in the clause. Phrases that merely hold a cue ("not only", "no fewer than",
"the will of") are set aside first. What the verb itself implies comes from the caller as `status_hint`; a noun of action
("the signing of") implies nothing until a verb beside it says that it took place.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from claims.language.fold import Folded
from claims.model.attribution import Factuality, Polarity, Status
from claims.model.span import Span
from claims.normalization.attribution.modality import Modality, modality
from claims.normalization.attribution.reach import Reading, Target, gap_before, weigh
from claims.normalization.attribution.tense import formed, read_particle, read_tense
from claims.normalization.attribution.words import Word

_BEFORE = 6  # words a denial or condition may stand before its clause
_BREAKS = ";:؛.!?…\n"
_AHEAD = (None, Status.DISCUSSED, Status.PROPOSED, Status.PLANNED, Status.ANNOUNCED)  # a noun says these without a tense


def read_factuality(
    text: Folded,
    language: str,
    clause: Span,
    *,
    trigger: Span | None = None,
    status_hint: Status | None = None,
    noun: bool = False,
) -> Factuality:
    """Certainty, status and polarity of the event at `trigger` within `clause`, with the cues that say so.

    Without a trigger the clause is read as a whole, up to its first subordinate clause. `status_hint` is the status the event
    word implies when affirmed and past ("signed"); tense and modality turn it into a plan or leave it open. `noun`: a tagger takes
    the event word for a noun, which the word itself may not show ("another launch is planned"). A language without tables gives the
    hint, asserted and positive. Never fails.
    """
    tables = modality(language)
    words = tables.spelling.words(text)
    first, last = _index(words, clause.start), _index(words, clause.end)
    if first >= last:
        return Factuality(status=status_hint)
    target = _target(text, tables, words, first, last, trigger, noun=noun)
    reading = Reading()
    for hit in tables.find(words, _reach_back(text, words, first), last):
        weigh(target, hit, reading)
    if target.pointed:
        read_particle(target, reading)
        read_tense(target, reading)
    return _conclude(target, reading, status_hint, clause)


def _target(
    text: Folded, tables: Modality, words: tuple[Word, ...], first: int, last: int, trigger: Span | None, *, noun: bool
) -> Target:
    if trigger is None:
        border = _main_end(text, tables, words, first, last)
        return Target(text, tables, words, first, border, border, last, pointed=False)
    at = min(max(_index(words, trigger.start), first), last - 1)
    if at > first and words[at - 1].end > trigger.start:
        at -= 1  # the event word is written together with the word before it
    stop = min(max(_index(words, trigger.end), at + 1), last)
    target = formed(Target(text, tables, words, first, at, stop, last))
    return replace(target, nominal=True, finite=False) if noun and not target.finite else target


def _conclude(target: Target, reading: Reading, hint: Status | None, clause: Span) -> Factuality:
    status = reading.status
    if target.nominal and hint not in _AHEAD and not (reading.past or reading.negated or reading.denials):
        hint = None
    if reading.open:
        status = None
    elif status is None:
        status = hint or (Status.DONE if reading.past else None)
    elif status in (Status.DISCUSSED, Status.PROPOSED) and hint is None and reading.past:
        status = Status.DONE
    spans = {(target.words[hit.first].start, target.words[hit.last - 1].end) for hit in reading.cues}
    return Factuality(
        certainty=reading.certainty,
        status=status,
        polarity=Polarity.NEGATIVE if (reading.denials + reading.negated) % 2 else Polarity.POSITIVE,
        cues=tuple(Span(start, end, clause.field) for start, end in sorted(spans)),
    )


def _main_end(text: Folded, tables: Modality, words: tuple[Word, ...], first: int, last: int) -> int:
    """Where the main clause ends: at its first subordinating word or strong mark."""
    for index in range(first + 1, last):
        if any(mark in gap_before(text, words, index) for mark in ";:؛") or words[index].text in tables.scope["blocks"]:
            return index
    return last


def _reach_back(text: Folded, words: tuple[Word, ...], first: int) -> int:
    start = first
    while start > 0 and first - start < _BEFORE:
        if any(mark in gap_before(text, words, start) for mark in _BREAKS + ',،«»“”"'):
            break
        start -= 1
    return start


def _index(words: tuple[Word, ...], position: int) -> int:
    """The first word that starts at `position` or later."""
    return bisect_left(words, position, key=_start)


def _start(word: Word) -> int:
    return word.start
