"""Text with marks that may nest, touch or cross: claims outermost, then whose words they are, then slots.

Crossing spans cannot nest, so the inner one is told in pieces. Offsets are never moved: the pieces of a mark, put together,
are exactly the characters of its span.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A span to be marked, `[start, end)`. Of two layers that cross, the one of lower `rank` stays whole."""

    start: int
    end: int
    rank: int
    mark: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A mark around text and further marks. `first` and `last`: its span begins or ends here, not in another piece."""

    mark: Any
    first: bool
    last: bool
    inside: tuple[Marked | str, ...]


def nest(text: str, layers: Iterable[Layer], *, start: int = 0, end: int | None = None) -> tuple[Marked | str, ...]:
    """The characters `[start, end)` of a text with the marks of all layers that touch them. Empty layers mark nothing."""
    stop = len(text) if end is None else end
    touching = sorted(
        (layer for layer in layers if layer.start < layer.end and layer.start < stop and start < layer.end),
        key=lambda layer: (layer.rank, layer.start, -layer.end),
    )
    edges = {start, stop}
    for layer in touching:
        edges |= {max(layer.start, start), min(layer.end, stop)}
    runs = [
        (first, last, [layer for layer in touching if layer.start < last and first < layer.end])
        for first, last in pairwise(sorted(edges))
    ]
    return _wrapped(text, runs, 0)


def plain(nodes: Iterable[Marked | str]) -> str:
    """The characters of marked text."""
    return "".join(node if isinstance(node, str) else plain(node.inside) for node in nodes)


def _wrapped(text: str, runs: Sequence[tuple[int, int, list[Layer]]], depth: int) -> tuple[Marked | str, ...]:
    found: list[Marked | str] = []
    at = 0
    while at < len(runs):
        layer = _at(runs[at], depth)
        after = at + 1
        while after < len(runs) and _at(runs[after], depth) is layer:
            after += 1
        first, last = runs[at][0], runs[after - 1][1]
        if layer is None:
            found.append(text[first:last])
        else:
            inside = _wrapped(text, runs[at:after], depth + 1)
            found.append(Marked(mark=layer.mark, first=first <= layer.start, last=last >= layer.end, inside=inside))
        at = after
    return tuple(found)


def _at(run: tuple[int, int, list[Layer]], depth: int) -> Layer | None:
    return run[2][depth] if depth < len(run[2]) else None
