"""Articles label one thing by nouns of different kinds: an alliance or a partnership, protests or riots, a war or an operation.

Compared is what stands in the headline or the lead, in the article's own words, where the sentences of both name the same place,
person or body. An article that uses both words is torn and no contrast; terms of documents that exclude each other in law are a
finding of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from claims.framing.desk import Desk, Line
from claims.framing.lexicon import cues
from claims.framing.model import Dimension, Reach
from claims.framing.naming import named
from claims.framing.rows import Sight, row, sided
from claims.language.base import knowledge
from claims.model.claim import Position
from claims.model.comparison import FramingRow
from claims.model.span import Span

_BOOK = "labels"
_QUOTES = tuple("\"'«»“”‘’„‟")


@dataclass(frozen=True, slots=True)
class Use:
    """A label of a family, and whether it stands in the article's own words."""

    label: str
    line: Line
    span: Span
    own: bool


def rows(desk: Desk) -> Iterator[FramingRow]:
    """At most one row for each family: the articles that label its thing apart."""
    families: Mapping[str, Mapping[str, Any]] = knowledge("framing_labels")
    used = {article: _used(lines) for article, lines in desk.lines.items()}
    for family, entry in families.items():
        held = {article: uses for article in used if (uses := _held(used[article], entry))}
        for a, b in combinations(held, 2):
            ours, theirs = ({_weight(use.label, entry) for use in uses if use.own} for uses in (held[a], held[b]))
            anyone = [{use.label for use in uses} for uses in (held[a], held[b])]
            shown = [[use for use in held[one] if use.own and use.line.position is not Position.BODY] for one in (a, b)]
            if ours & theirs or anyone[0] & anyone[1] or not all(shown) or not _same(*shown):
                continue
            yield _row(family, entry, shown)
            break


def _used(lines: Sequence[Line]) -> list[Use]:
    """The labels of an article, those inside names and those of a listed referent left out."""
    found = []
    for line in lines:
        taken = [name.span for name in line.names] + [use.span for use in named(line)]
        for cue in cues(line, _BOOK):
            span = line.stretch(cue.first, cue.last)
            if not any(span.overlaps(other) for other in taken):
                found.append(Use(cue.kind, line, span, line.own(span) and not _in_marks(line, span)))
    return found


def _in_marks(line: Line, span: Span) -> bool:
    """True for a label that stands in quotation marks by itself: it is held at arm's length."""
    around = line.words(Span(max(0, span.start - 1), span.end + 1, span.field)).strip()
    return around[:1] in _QUOTES or around[-1:] in _QUOTES


def _held(uses: Sequence[Use], entry: Mapping[str, Any]) -> list[Use]:
    return [use for use in uses if use.label in entry["plain"] or use.label in entry["marked"]]


def _weight(label: str, entry: Mapping[str, Any]) -> str:
    return "plain" if label in entry["plain"] else label


def _same(ours: Sequence[Use], theirs: Sequence[Use]) -> bool:
    """True when a name stands beside the labels of both articles: the same thing may be meant."""
    beside = [{name.entity for use in uses for name in use.line.names if name.entity} for uses in (ours, theirs)]
    return bool(beside[0] & beside[1])


def _row(family: str, entry: Mapping[str, Any], shown: Sequence[Sequence[Use]]) -> FramingRow:
    sides: list[list[Sight]] = [[(use.line, use.span) for use in uses] for uses in shown]
    told: dict[str, list[str]] = defaultdict(list)
    for uses in shown:
        for use in uses:
            if use.label not in told[use.line.article]:
                told[use.line.article].append(use.label)
    labels = "; ".join(f"{article}: {', '.join(used)}" for article, used in told.items())
    return row(
        DIMENSION,
        sided(sides),
        {"thing": entry["label"], "labels": labels},
        referent=entry["label"],
        strength="strong" if all(any(use.line.position is Position.HEADLINE for use in uses) for uses in shown) else "weak",
        confidence=0.65,
    )


DIMENSION = Dimension(
    code="F302",
    name="label",
    reach=Reach.STORY,
    message="{thing}: labels of different kinds ({labels})",
    caveat="A label may follow a law, a treaty or a party's own word; the row shows which one each text puts first.",
    documentation=__doc__,
    rows=rows,
    needs=(_BOOK,),
)
