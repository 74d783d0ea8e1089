"""Evaluative words of an article, on request: where they stand, and how many there are in a thousand words.

Never a row: on real news most such words are harmless, and a count of them convicts nobody. Only the article's own words are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.framing.desk import Line
from claims.framing.lexicon import cues
from claims.model.comparison import Evaluative, EvaluativeWord
from claims.model.span import Span

_BOOK = "evaluative"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An evaluative word: its class (puffery, contempt, doubt, inevitability) and where it stands."""

    kind: str
    line: Line
    span: Span


def evaluations(lines: Sequence[Line]) -> Iterator[Evaluation]:
    """The evaluative words of an article, in order."""
    for line in lines:
        for cue in cues(line, _BOOK):
            span = line.stretch(cue.first, cue.last)
            if line.own(span):
                yield Evaluation(cue.kind, line, span)


def evaluative(lines: Sequence[Line]) -> Evaluative | None:
    """What a report shows of an article on request; None for an article without such words."""
    found = tuple(EvaluativeWord(kind=one.kind, span=one.span, text=one.line.words(one.span)) for one in evaluations(lines))
    return Evaluative(article=lines[0].article, per_thousand=round(density(lines), 1), words=found) if found else None


def density(lines: Sequence[Line]) -> float:
    """Evaluative words in a thousand of the article's own words; 0 for an article that has none of its own."""
    own = sum(
        line.own(line.stretch(at, at + 1))
        for line in lines
        for at, token in enumerate(line.tokens)
        if any(map(str.isalpha, token.text))
    )
    return 1000 * sum(1 for _ in evaluations(lines)) / own if own else 0.0
