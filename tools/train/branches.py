"""Writes where words stand in a tree of classes: `python -m tools.train.branches CODE...`; before the other models.

The classes are the Brown clusters of spacy-lookups-data (MIT), estimated on far more text than our corpora hold. Only hashes of
the words are kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
from importlib.resources import files
from pathlib import Path

import numpy as np

from claims.language.features import word_hash
from tools.train import MODELS


def write(found: dict[str, int], path: Path) -> int:
    """Write the words that have a class, by the way to it; how many."""
    known = {word_hash(word): way for word, way in sorted(found.items()) if way}
    keys = np.array(sorted(known), np.uint32)
    paths, classes = np.unique(np.array([known[int(key)] for key in keys], np.uint32), return_inverse=True)
    steps = np.diff(keys, prepend=np.uint32(0))
    np.savez_compressed(path, steps=steps, classes=classes.astype(np.uint16), paths=paths)
    return len(keys)


def main() -> None:
    """Write the file of each language that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="+")
    for language in parser.parse_args().languages:
        source = files("spacy_lookups_data") / "data" / f"{language}_lexeme_cluster.json.gz"
        found = json.loads(gzip.decompress(source.read_bytes()))
        path = MODELS / language / "branches.npz"
        print(f"{language} {write(found, path)} words, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
