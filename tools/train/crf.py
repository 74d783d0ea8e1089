"""Estimates a linear model with python-crfsuite and writes it down in whole numbers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from claims.language.features import Ids
from claims.language.linear import FORMAT, feature_ids

SCALE = 1024
LEAST = 0.02  # weights nearer to zero are dropped


def train(
    rows: Sequence[Ids],
    labels: Sequence[Sequence[str]],
    templates: Sequence[Sequence[tuple[int, int]]],
    path: Path,
    *,
    c1: float,
    c2: float,
    iterations: int,
    least: int = 1,
) -> None:
    """Train on sentences (a matrix of attributes and the labels of each) and write the model to `path`. Deterministic."""
    begun = time.monotonic()
    trainer = pycrfsuite.Trainer(verbose=False)
    reach = max(abs(offset) for template in templates for _, offset in template)
    for matrix, names in zip(rows, labels, strict=True):
        arrays = [array.tolist() for array in feature_ids(matrix, templates, reach)]
        features = [list(map(str, found)) for found in zip(*arrays, strict=True)]
        trainer.append(features, list(names))
    trainer.select("lbfgs")
    trainer.set_params(
        {"c1": c1, "c2": c2, "max_iterations": iterations, "feature.minfreq": least, "feature.possible_transitions": True}
    )
    raw = path.with_suffix(".crfsuite")
    trainer.train(str(raw))
    loss = trainer.logparser.last_iteration.get("loss")
    print(f"  trained {path.parent.name}/{path.name} in {time.monotonic() - begun:.0f} s, loss {loss}", flush=True)
    export(raw, templates, path)
    raw.unlink()


def export(raw: Path, templates: Sequence[Sequence[tuple[int, int]]], path: Path) -> None:
    """Turn a trained file into ours."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(raw))
    info = tagger.info()
    labels = sorted(info.labels)
    index = {label: at for at, label in enumerate(labels)}
    found: dict[int, list[tuple[int, int]]] = {}
    for (attribute, label), weight in info.state_features.items():
        if abs(weight) >= LEAST:
            found.setdefault(int(attribute), []).append((index[label], round(weight * SCALE)))
    tagger.close()
    keys = sorted(found)
    between = np.zeros((len(labels), len(labels)), np.int32)
    for (first, second), weight in info.transitions.items():
        between[index[first], index[second]] = round(weight * SCALE)
    for second in labels:  # a name goes on only as it began
        for first in labels:
            if second.startswith("I-") and first[2:] != second[2:]:
                between[index[first], index[second]] = -1_000_000
    longest = max(map(len, templates))
    padded = np.full((len(templates), longest, 2), -1, np.int8)
    for at, template in enumerate(templates):
        padded[at, : len(template)] = template
    cells = [sorted(found[key]) for key in keys]
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
