"""Estimates a linear model with python-crfsuite and writes it down in whole numbers."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from claims.language.ascending import Ids
from claims.language.linear import feature_ids
from tools.train.weights import save

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
    between = np.zeros((len(labels), len(labels)), np.int32)
    for (first, second), weight in info.transitions.items():
        between[index[first], index[second]] = round(weight * SCALE)
    for second in labels:  # a name goes on only as it began
        for first in labels:
            if second.startswith("I-") and first[2:] != second[2:]:
                between[index[first], index[second]] = -1_000_000
    save(path, labels, templates, {key: sorted(found[key]) for key in sorted(found)}, between)
