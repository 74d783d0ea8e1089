"""Looking rows up by weighted terms: the rarer the terms that they share with what is asked, the better the match.

The cost is bounded whatever is stored: of a term that many rows have only the newest rows are looked at, and such a term counts
little anyway. The same queries run on SQLite and PostgreSQL, over one index.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from sqlalchemy import literal_column, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

_NEWEST = 250  # rows of one term that are looked at; a term that more rows have is common
_TERMS = 120  # terms of one question, the weightiest first: a long draft has more than it needs
_AT_ONCE = 60  # terms of one query: SQLite joins at most 500
_LEAST = 2  # terms that must be shared, where the question has as many: one in common is chance
_SHARE = 0.5  # a match must reach this share of the best


@dataclass(frozen=True, slots=True)
class Match:
    """A row that was found: its key, and how telling the terms are that it shares with the question."""

    key: int
    score: float


@dataclass(frozen=True, slots=True)
class Terms:
    """A table of terms: the columns of tenant and term, and the one that points at the row."""

    tenant: InstrumentedAttribute[str]
    term: InstrumentedAttribute[str]
    row: InstrumentedAttribute[int]


def matches(session: Session, terms: Terms, tenant: str, asked: Sequence[Mapping[str, float]], *, limit: int) -> list[Match]:
    """The rows that share most with one of several questions, the best first; each question maps terms to what they are worth."""
    postings = _postings(session, terms, tenant, _weightiest(asked))
    best: dict[int, float] = {}
    for question in asked:
        for key, score in _best(question, postings, limit):
            best[key] = max(score, best.get(key, 0.0))
    found = sorted(best.items(), key=lambda item: (-item[1], -item[0]))
    return [Match(key, score) for key, score in found[:limit]]


def _best(question: Mapping[str, float], postings: Mapping[str, Sequence[int]], limit: int) -> list[tuple[int, float]]:
    scores: dict[int, float] = {}
    shared: dict[int, int] = {}
    for term, worth in question.items():
        rows = postings.get(term, ())
        if rows:
            value = worth / (1.0 + log(len(rows)))
            for key in rows:
                scores[key] = scores.get(key, 0.0) + value
                shared[key] = shared.get(key, 0) + 1
    least = min(_LEAST, len(question))
    found = [(key, score) for key, score in scores.items() if shared[key] >= least]
    found.sort(key=lambda item: (-item[1], -item[0]))
    return [item for item in found[:limit] if item[1] >= _SHARE * found[0][1]]


def _weightiest(asked: Sequence[Mapping[str, float]]) -> list[str]:
    worth: dict[str, float] = {}
    for question in asked:
        for term, value in question.items():
            worth[term] = max(value, worth.get(term, 0.0))
    return sorted(worth, key=lambda term: (-worth[term], term))[:_TERMS]


def _postings(session: Session, terms: Terms, tenant: str, wanted: Sequence[str]) -> dict[str, list[int]]:
    """The newest rows of each term."""
    found: dict[str, list[int]] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        parts = [
            select(
                select(literal_column(str(number)).label("number"), terms.row.label("row"))
                .where(terms.tenant == tenant, terms.term == term)
                .order_by(terms.row.desc())
                .limit(_NEWEST)
                .subquery(f"t{number}")
            )
            for number, term in enumerate(wanted[at : at + _AT_ONCE])
        ]
        for number, row in session.execute(union_all(*parts)):
            found.setdefault(wanted[at + number], []).append(row)
    return found
