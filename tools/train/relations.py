"""Estimates the relation model of the parser: each arc is a sequence of one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite

from claims.language.ascending import Ids
from claims.language.linear import feature_ids
from claims.language.relations import Column
from tools.train.crf import export

_NAMES = """
tag | form | core | end | cluster | head_tag | head_form | head_core | head_end | head_cluster
form tag | head_form head_tag | tag head_tag | tag head_tag side | tag head_tag distance | tag head_tag place
tag head_core side | core head_tag side | core head_core | form head_tag side | tag head_form side
tag end head_tag side | tag head_end head_tag side | end head_end side
cluster head_tag side | tag head_cluster side | cluster head_cluster side
tag head_tag upper_tag side | tag head_tag upper_core | tag head_core upper_tag side | core head_tag upper_tag
tag head_tag before_tag side | tag head_tag after_tag side | tag before_tag after_tag head_tag | core before_core | core after_core
tag head_tag side before_core | tag head_tag side after_core
tag head_tag nearer_tag side | tag head_tag farther_tag side | tag head_tag nearer_tag farther_tag side
tag head_tag nearer_core side | tag head_tag farther_core side
tag head_tag first_tag side | tag head_tag last_tag side | tag head_tag first_core side | tag head_tag last_core side
tag first_tag last_tag head_tag side
tag adposition head_tag side | adposition core | adposition head_core | adposition tag head_cluster 
adposition_form tag head_tag side
adposition head_tag head_auxiliary head_end | adposition head_tag head_auxiliary | adposition head_auxiliary tag
tag head_tag head_adposition side | tag head_tag head_conjunction side
tag head_tag head_auxiliary side | tag head_tag head_auxiliary head_end side | tag conjunction head_tag side
tag auxiliary head_tag side | tag conjunction auxiliary head_tag | core head_tag head_auxiliary head_end
tag head_tag head_first_tag side | tag head_tag head_last_tag side | tag head_tag place subject side | tag subject head_core side
tag head_tag side end subject | core head_tag side place | core head_tag subject side
tag end first_core head_tag | tag end side distance | tag head_tag distance place subject
tag head_tag head_conjunction head_core side | tag cluster adposition
"""
TEMPLATES = tuple(
    tuple((int(Column[part.upper()]), 0) for part in template.split())
    for line in _NAMES.split("\n")
    for template in line.split("|")
    if template.strip()
)
"""The features: what is seen together of an arc."""
_SETTINGS = {"c1": 0.3, "c2": 0.02, "max_iterations": 80}


def train_relations(arcs: Sequence[Ids], relations: Sequence[Sequence[str]], path: Path) -> None:
    """Train on the arcs of sentences (`claims.language.relations.columns`) and their relations. Deterministic."""
    begun = time.monotonic()
    trainer = pycrfsuite.Trainer(verbose=False)
    for matrix, names in zip(arcs, relations, strict=True):
        features = np.stack(feature_ids(matrix, TEMPLATES, 0), 1).tolist()
        for row, name in zip(features, names, strict=True):
            trainer.append([list(map(str, row))], [name])
    trainer.select("lbfgs")
    trainer.set_params(_SETTINGS)
    raw = path.with_suffix(".crfsuite")
    trainer.train(str(raw))
    print(f"  trained {path.parent.name}/{path.name} in {time.monotonic() - begun:.0f} s", flush=True)
    export(raw, TEMPLATES, path)
    raw.unlink()
