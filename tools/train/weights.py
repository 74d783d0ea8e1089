"""Writes linear models down, and the mean of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.language.linear import FORMAT, Linear


def average(models: Sequence[Linear], path: Path, caution: int = 0) -> None:
    """Write the mean of models that have the same labels and templates: what one overrates, another may not.

    `caution` goes to every word outside a name that follows another word: more of it, fewer names, more of them right.
    """
    found: dict[int, Counter[int]] = {}
    for model in models:
        for key, row in zip(model.keys.tolist(), model.weights[:-1], strict=True):
            found.setdefault(key, Counter()).update({int(at): int(row[at]) for at in np.flatnonzero(row)})
    cells = {key: [(at, round(value / len(models))) for at, value in sorted(found[key].items())] for key in sorted(found)}
    between = sum(model.between.astype(np.int64) for model in models) // len(models)
    first = models[0]
    if caution:
        between[:, first.labels.index("O")] += caution
    save(path, first.labels, first.templates, cells, between.astype(np.int32))


def save(
    path: Path,
    labels: Sequence[str],
    templates: Sequence[Sequence[tuple[int, int]]],
    found: dict[int, list[tuple[int, int]]],
    between: NDArray[np.int32],
) -> None:
    """Write a model: a row of (label, weight) for each feature, keys ascending."""
    longest = max(map(len, templates))
    padded = np.full((len(templates), longest, 2), -1, np.int8)
    for at, template in enumerate(templates):
        padded[at, : len(template)] = template
    keys, cells = list(found), list(found.values())
    np.savez_compressed(
        path,
        format=FORMAT,
        labels=np.array(labels),
        templates=padded,
        keys=np.array(keys, np.uint32),
        counts=np.array([len(row) for row in cells], np.uint8),
        places=np.array([place for row in cells for place, _ in row], np.uint8),
        values=np.clip([value for row in cells for _, value in row], -32767, 32767).astype(np.int16),
        between=between,
    )
    print(f"  {len(keys)} features, {sum(map(len, cells))} weights, {path.stat().st_size / 1e6:.2f} MB", flush=True)
