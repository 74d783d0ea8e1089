"""A measured figure, and how it stands to the bound that `floors.json` holds for it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure with its unit. `better` is "higher", "lower", or None for what depends on the machine and has no bound."""

    name: str  # "stories.precision": the set, then what is measured on it
    value: float
    what: str
    better: str | None = "higher"
    unit: str = ""

    @property
    def shown(self) -> str:
        """The figure as the table shows it."""
        return f"{self.value:g}{self.unit and ' ' + self.unit}"


def read_bounds(path: Path = FLOORS) -> dict[str, float]:
    """The bounds by the name of their measure; none when the file is missing."""
    if not path.is_file():
        return {}
    bounds: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return bounds


def is_worse(measure: Measure, bound: float) -> bool:
    """True when a figure lies on the wrong side of its bound; the bound itself is still right."""
    if measure.better is None:
        return False
    return measure.value < bound if measure.better == "higher" else measure.value > bound


def raised(bounds: dict[str, float], measures: Iterable[Measure]) -> dict[str, float]:
    """The bounds after a run: tightened where a figure is better, added where there was none, never loosened."""
    new = dict(bounds)
    for measure in measures:
        if measure.better is not None and not (measure.name in bounds and is_worse(measure, bounds[measure.name])):
            new[measure.name] = measure.value
    return dict(sorted(new.items()))


def write_bounds(bounds: dict[str, float], path: Path = FLOORS) -> None:
    """Write the bounds, one line each."""
    path.write_text(json.dumps(bounds, indent=1) + "\n", encoding="utf-8")


def plain_table(measures: Iterable[Measure], bounds: dict[str, float]) -> str:
    """A table for the terminal; what is worse than its bound carries a mark."""
    lines = []
    for measure in measures:
        bound = bounds.get(measure.name)
        told = "" if bound is None else f"{'floor' if measure.better == 'higher' else 'ceiling'} {bound:g}"
        mark = "  BELOW" if bound is not None and is_worse(measure, bound) else ""
        lines.append(f"{measure.name:<34} {measure.shown:>14}  {told:<14} {measure.what}{mark}")
    return "\n".join(lines)


def markdown_table(measures: Iterable[Measure], bounds: dict[str, float]) -> str:
    """The table for the README."""
    lines = ["| measure | value | bound | what it says |", "|---|---:|---:|---|"]
    for measure in measures:
        bound = bounds.get(measure.name)
        sign = {"higher": "≥", "lower": "≤", None: ""}[measure.better]
        lines.append(f"| {measure.name} | {measure.shown} | {'' if bound is None else f'{sign} {bound:g}'} | {measure.what} |")
    return "\n".join(lines)
