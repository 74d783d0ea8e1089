"""Confidence: how often findings of a rule's strength were right on stories where somebody had planted what there is to find.

A rule says how strongly it speaks, in [0, 1]; the table says what that was worth. Proofs and what no story judges stay as they are.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise

from claims.model.finding import Basis, DiscrepancyType

_UNJUDGED = frozenset({DiscrepancyType.NOTE, DiscrepancyType.OMISSION, DiscrepancyType.SILENT_EDIT})


def calibrated(strength: float, basis: Basis, kind: DiscrepancyType) -> float:
    """The share of findings of such a strength that were right, in [0, 1]; the strength itself where nothing was measured."""
    points = _table().get(basis.value)
    if points is None or kind in _UNJUDGED:
        return strength
    for (low, below), (high, above) in pairwise(points):
        if strength <= high:
            return below + (above - below) * max(0.0, strength - low) / (high - low)
    return points[-1][1]


@cache
def _table() -> dict[str, list[tuple[float, float]]]:
    text = (files("claims.rules") / "calibration.toml").read_text(encoding="utf-8")
    return {basis: [(low, share) for low, share in points] for basis, points in tomllib.loads(text).items()}
