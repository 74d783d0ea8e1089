"""Facts by articles: which article tells which fact, in what words, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from verifier.reports.view import Matrix, MatrixCell, MatrixRow, SharedFact, Source


def build(facts: Sequence[SharedFact], sources: Iterable[Source], findings: Iterable[Mapping[str, Any]]) -> Matrix:
    """The matrix of facts, disputed ones first. Articles that share no fact with another have no column."""
    told = {passage.source.id for fact in facts for passage in fact.passages}
    columns = tuple(source for source in sources if source.id in told)
    sided = {
        (item.get("cluster"), evidence["article"])
        for item in findings
        if item.get("cluster") and item["severity"] != "info"
        for evidence in item["evidence"]
        if evidence.get("side")
    }
    return Matrix(sources=columns, rows=tuple(_row(fact, columns, sided) for fact in facts))


def _row(fact: SharedFact, columns: Iterable[Source], sided: set[tuple[Any, Any]]) -> MatrixRow:
    cells = (
        MatrixCell(
            source=source,
            passages=tuple(passage for passage in fact.passages if passage.source.id == source.id),
            differs=(fact.id, source.id) in sided,
        )
        for source in columns
    )
    return MatrixRow(fact=fact, cells=tuple(cells))
