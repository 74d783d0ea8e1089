"""Articles put one event down to different things: what nobody did in one, what somebody answers for in another.

A cause is what stands behind a word such as "because of" or before one such as "led to", or a word that lays blame by itself. The
article's words and attributed ones both count, the evidence says whose they are: whom a text lets explain is its choice as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.framing.agents import agentless
from claims.framing.desk import Desk, Line
from claims.framing.lexicon import Cue, Index, Phrase, cues, find, index
from claims.framing.model import Dimension, Reach
from claims.framing.rows import row, sided
from claims.language.base import knowledge, table
from claims.model.comparison import FramingRow
from claims.model.span import Span

_BOOK = "blame"
_REACH = 9
"""Tokens from a word that joins to the cause."""
_MARKERS = ("because", "after", "made")
_LONGEST = 250
_UNNAMED = "{one} says who did it ({deed}); {other} tells of it without a doer"
_CLOSE = 30
"""Code points between two words that lay blame together."""


@dataclass(frozen=True)
class Explanation:
    """What a sentence puts an event down to, by the class of the cause."""

    kind: str
    line: Line
    span: Span


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row where articles that tell only causes that nobody did stand against others that tell what somebody answers for."""
    told = {article: list(_explained(lines)) for article, lines in desk.lines.items()}
    things, doers = (frozenset(knowledge("framing_responsibility")[name]) for name in ("things", "doers"))
    bare = [one for side in told.values() if {one.kind for one in side} <= things for one in side]
    charged = [one for side in told.values() for one in side if one.kind in doers]
    if bare and charged:
        yield _row(bare, charged)
    for one in agentless(desk):
        yield row(
            DIMENSION,
            sided([[one.named], [one.bare]]),
            {"deed": _label(one.deed), "one": one.named[0].article, "other": one.bare[0].article},
            referent=_label(one.deed),
            strength="weak",
            confidence=0.6,
            message=_UNNAMED,
        )


def _explained(lines: Sequence[Line]) -> Iterator[Explanation]:
    before = False
    for line in lines:
        yield from explanations(line, before=before)
        before = bool(_befallen(line))


def explanations(line: Line, *, before: bool = False) -> Iterator[Explanation]:
    """What a sentence puts its event down to; `before`: the sentence before tells the event."""
    taken: list[Span] = []
    for cue in cues(line, _BOOK):
        span = line.stretch(cue.first, cue.last)
        taken.append(span)
        if not _denied(line, cue.first):
            yield Explanation(cue.kind, line, span)
    for span in _heedless(line):
        taken.append(span)
        yield Explanation("neglect", line, span)
    befallen = _befallen(line)
    for cue in find(line.tokens, _joins(line.language)):
        span = _run(line, cue)
        kinds = {kind for kind in _kinds(line, span) if not any(span.overlaps(other) for other in taken)}
        beside = any(not span.contains(other) for other in befallen) or (before and cue.kind != "after")
        if len(kinds) == 1 and beside and len(span) <= _LONGEST and not _denied(line, cue.first):
            taken.append(span)
            yield Explanation(kinds.pop(), line, span)


def joined(line: Line) -> Iterator[Span]:
    """The reasons of a sentence: what a word that joins ties to it.

    Left out are denials, words that tell a time as often as a reason, and what only points back: "as a result of which".
    """
    afterwards = _listed(line.language, ("after",))
    for cue in find(line.tokens, _joins(line.language)):
        timely = cue.kind == "after" or next(find(line.tokens[cue.first : cue.last], afterwards), None) is not None
        points = cue.last < len(line.tags) and line.tags[cue.last] == "PRON"
        if not timely and not points and not _denied(line, cue.first):
            yield _run(line, cue)


def _befallen(line: Line) -> list[Span]:
    """What befalls in a sentence."""
    return [mention.span for mention in line.concepts if mention.concept in _befalls()]


def _heedless(line: Line) -> Iterator[Span]:
    """Warnings that somebody ignored."""
    for one, other in knowledge("framing_responsibility")["heedless"]:
        for a in line.concepts:
            for b in line.concepts:
                if (a.concept, b.concept) == (one, other) and a.span.distance(b.span) <= _CLOSE:
                    yield a.span.cover(b.span)


def _run(line: Line, cue: Cue) -> Span:
    """The words that join, with the cause behind or before them, up to the next mark."""
    first, last = cue.first, cue.last
    if cue.kind == "made":
        while first > max(0, cue.first - _REACH) and _is_word(line, first - 1):
            first -= 1
    else:
        while last < min(len(line.tokens), cue.last + _REACH) and _is_word(line, last):
            last += 1
    return line.stretch(first, last)


def _is_word(line: Line, at: int) -> bool:
    text = line.tokens[at].text
    return any(map(str.isalnum, text)) or text in {"-", "'", "’"}


def _kinds(line: Line, span: Span) -> set[str]:
    """The classes of the causes that a stretch holds."""
    classes = _classes()
    return {classes[mention.concept] for mention in line.concepts if mention.concept in classes and span.contains(mention.span)}


def _denied(line: Line, first: int) -> bool:
    """True behind a negation: "not because of", "no negligence"."""
    near = line.tokens[max(0, first - 3) : first]
    return next(find(near, _listed(line.language, ("no",))), None) is not None


def _row(things: Sequence[Explanation], doers: Sequence[Explanation]) -> FramingRow:
    sides = [things, doers]
    values = {"things": _told(things), "one": _articles(things), "doers": _told(doers), "other": _articles(doers)}
    own = all(any(one.line.own(one.span) for one in side) for side in sides)
    return row(
        DIMENSION,
        sided([(one.line, one.span) for one in side] for side in sides),
        values,
        referent="cause",
        strength="strong" if own else "weak",
        confidence=0.7 if own else 0.6,
    )


def _told(side: Sequence[Explanation]) -> str:
    return ", ".join(sorted({one.kind for one in side}))


def _articles(side: Sequence[Explanation]) -> str:
    return ", ".join(sorted({one.line.article for one in side}))


def _label(deed: str) -> str:
    return deed.replace("_", " ")


@cache
def _classes() -> dict[str, str]:
    return {name: kind for kind, names in knowledge("framing_responsibility")["classes"].items() for name in names}


@cache
def _befalls() -> frozenset[str]:
    return frozenset(knowledge("framing_responsibility")["befalls"])


def _joins(language: str) -> Index:
    return _listed(language, _MARKERS)


@cache
def _listed(language: str, names: tuple[str, ...]) -> Index:
    """Words that join statements, of the table that all readers of causes share."""
    book = table(language, "discourse")
    return index(Phrase(name, words, language) for name in names for words in book.get(name, ()))


DIMENSION = Dimension(
    code="F307",
    name="agency",
    reach=Reach.STORY,
    message="what happened is put down to {things} in {one}, to {doers} in {other}",
    caveat="A cause may have become known later, or be one side's view; the row shows what each text says of it.",
    documentation=__doc__,
    rows=rows,
    needs=(_BOOK,),
)
