"""Framing: how articles of one story put the same things, side by side. One file per dimension."""

from __future__ import annotations

from collections.abc import Sequence

from claims.alignment import Alignment
from claims.extraction import Source
from claims.framing import naming
from claims.model.comparison import FramingRow

__all__ = ["frame"]

_DIMENSIONS = (naming.rows,)
_AT_MOST = 7  # rows for one story; more is noise to a reader


def frame(sources: Sequence[Source], alignment: Alignment) -> tuple[FramingRow, ...]:
    """The contrasts of one story, strongest first. None for a single article."""
    if len(sources) < 2:
        return ()
    found = [row for dimension in _DIMENSIONS for row in dimension(sources, alignment)]
    found.sort(key=lambda row: (row.strength != "strong", row.code, row.referent))
    return tuple(found[:_AT_MOST])
