"""The one table of alignment weights and thresholds, `weights.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("claims.alignment") / "weights.toml").read_text(encoding="utf-8"))


@cache
def weight(name: str) -> float:
    """What a shared feature of this kind is worth before rarity."""
    return float(_table()["feature"][name])


@cache
def threshold(name: str) -> float:
    """A limit of the alignment, in [0, 1]."""
    return float(_table()["threshold"][name])


@cache
def figure_weight(digits: int) -> float:
    """The share of a figure's weight that a number of so many significant digits earns."""
    steps = _table()["figure"]["digits"]
    return float(steps[min(digits, len(steps)) - 1])


@cache
def gate(name: str) -> float:
    """A limit of the same-story gate."""
    return float(_table()["gate"][name])
