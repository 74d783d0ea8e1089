"""Trains the parser of a language: `python -m tools.train.parser CODE... --corpora DIR [--only arcs|relations]`.

Comes after the words and tags of `tools.train`. Trees are learned with the tags a tagger gives words it has not seen, so that the
parser expects its mistakes. The same corpora give the same files.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from claims.language import arcs as model
from claims.language.arcs import Clusters, attributes
from claims.language.features import Reader
from claims.language.relations import columns
from claims.language.tagger import reader, split
from tools.train import MODELS
from tools.train.__main__ import matrices, predicted
from tools.train.arcs import Example, export, train
from tools.train.corpora import Sentence
from tools.train.crf import train as train_tags
from tools.train.relations import train_relations
from tools.train.templates import TAGS
from tools.train.trees import Tree, parsed, projective

_FOLDS, _MANY_FOLDS, _FEW = 2, 5, 3000  # a treebank of few sentences cannot spare half of them
_BLOCK = 50  # blocks of sentences stay together: neighbours are often one text
_TAGS = {"c1": 0.15, "c2": 0.02, "iterations": 45}
_MOST = 1_200_000  # features of arcs that are kept


def unseen_tags(found: Sequence[Tree], own: Reader) -> list[list[str]]:
    """The tags of models that were not trained on the sentence."""
    rows = matrices([Sentence(one.tokens) for one in found], own)
    tags: list[list[str]] = [[]] * len(found)
    folds = _FOLDS if len(found) > _FEW else _MANY_FOLDS
    with TemporaryDirectory() as folder:
        for part in range(folds):
            kept = [at for at in range(len(found)) if (at // _BLOCK) % folds != part]
            rest = [at for at in range(len(found)) if (at // _BLOCK) % folds == part]
            target = Path(folder) / f"fold{part}.npz"
            train_tags([rows[at] for at in kept], [found[at].labels for at in kept], TAGS, target, **_TAGS)
            for at, given in zip(rest, predicted(target, [rows[at] for at in rest]), strict=True):
                tags[at] = [split(label)[0] for label in given]
    return tags


def clusters(own: Reader) -> Clusters:
    """The distribution classes of the word list, as the parser keeps them for itself."""
    kept = own.words.clusters > 0
    return Clusters(own.words.keys[kept], own.words.clusters[kept])


def main() -> None:
    """Train what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.train.parser", description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--only", choices=("arcs", "relations"))
    options = parser.parse_args()
    np.seterr(all="raise", under="ignore", over="ignore")
    for language in options.languages:
        print(language, flush=True)
        folder = MODELS / language
        found, own = parsed(options.corpora, language)[0], reader(folder)
        tags = unseen_tags(found, own)
        path = folder / "parser.arcs.npz"
        classes = clusters(own) if options.only != "relations" else model.load(path).clusters
        rows = [attributes(one.tokens, given, classes) for one, given in zip(found, tags, strict=True)]
        heads = [projective(one) for one in found]
        if options.only != "relations":
            examples = [Example(*one) for one in zip(rows, tags, heads, strict=True)]
            export(train(examples), classes, path, _MOST)
        if options.only != "arcs":
            arcs = [columns(*one) for one in zip(rows, tags, heads, strict=True)]
            train_relations(arcs, [one.relations for one in found], folder / "parser.relations.npz")


if __name__ == "__main__":
    main()
