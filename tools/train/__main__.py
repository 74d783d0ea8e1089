"""Trains the models of a language: `python -m tools.train CODE... --corpora DIR [--only words|tags|names]`.

Needs python-crfsuite, and the gazetteers of tools.train.gazetteer. The same corpora give the same files.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from claims.language.ascending import Ids
from claims.language.features import NO_BRANCHES, Column, Reader
from claims.language.linear import Linear, load
from claims.language.tagger import reader, split, tag_numbers
from tools.train import MODELS, data, words
from tools.train.corpora import Sentence
from tools.train.crf import train
from tools.train.score import Figures, accuracy, by_form, by_kind, spans
from tools.train.silver import label
from tools.train.templates import BRANCHES, NAMES, SHARED, TAGS
from tools.train.weights import average

# Settled on the held-back parts; small corpora want fewer, safer weights.
_TAGS = {"c1": 0.15, "c2": 0.02, "iterations": 90}
_NAMES = {"c1": 0.1, "c2": 0.05, "iterations": 100}
# With the tree of classes the mean of two: one that leans on words, one that leans on what they have in common.
_NAMES_BRANCHED = (
    {"c1": 0.15, "c2": 0.15, "iterations": 70, "least": 2},
    {"c1": 0.1, "c2": 0.05, "iterations": 60, "least": 2},
)
_CAUTION = 205  # a fifth of a natural logarithm unit; settled on a quarter of the training part of UNER, held back
# What means something in its own language alone.
_LOCAL = [
    Column.CLUSTER, Column.SEEN, Column.CLITIC, Column.END1, Column.END2, Column.END3, Column.END4,
    Column.START1, Column.START2, Column.START3, Column.BRANCH4, Column.BRANCH6, Column.BRANCH10, Column.BRANCH,
]  # fmt: skip
_FOLDS, _FOLD_ITERATIONS = 2, 35  # the tags that names are trained on come from models that did not see them


def matrices(found: Sequence[Sentence], own: Reader) -> list[Ids]:
    """The attributes of every sentence."""
    return [own.read(sentence.tokens, [at == 0 for at in range(len(sentence.tokens))]) for sentence in found]


def predicted(path: Path, rows: Sequence[Ids]) -> list[list[str]]:
    """The labels a trained model gives."""
    model = load(path)
    return [[model.labels[at] for at in model.label(matrix, [(0, len(matrix))])] for matrix in rows]


def train_words(folder: Path, language: str) -> None:
    """Count and sort the words of the training parts."""
    found = list(data.texts(folder, language))
    target = MODELS / language / "words.npz"
    if not target.is_file():
        words.save(words.empty(), target)
    words.save(words.build(found, reader(MODELS / language)), target)
    print(f"  words of {sum(len(one.tokens) for one in found)} tokens, {target.stat().st_size / 1e6:.2f} MB", flush=True)


def train_tags(folder: Path, language: str) -> None:
    """Train tags with the forms of verbs, and print how they do on the held-back parts."""
    found, held = data.tagged(folder, language)
    own = reader(MODELS / language)
    target = MODELS / language / "tags.npz"
    train(matrices(found, own), [one.labels for one in found], TAGS, target, **_TAGS)
    for name, sentences in held.items():
        given = predicted(target, matrices(sentences, own))
        tags = [[split(label)[0] for label in labels] for labels in given]
        print(f"  {language} tags {name} {accuracy([one.tags for one in sentences], tags):.4f}", flush=True)
        for form, one in by_form([one.labels for one in sentences], given).items():
            if one.expected:
                print(f"  {language} forms {name:20} {form:5} {shown(one)}", flush=True)


def with_tags(rows: Sequence[Ids], tags: Path) -> None:
    """Write predicted tags into the attributes."""
    model = load(tags)
    for matrix in rows:
        matrix[:, Column.TAG] = tag_numbers(model)[model.label(matrix, [(0, len(matrix))])]


def crossed(folder: Path, language: str, found: Sequence[Sentence], rows: Sequence[Ids], own: Reader) -> int:
    """Replace the tags of sentences the tagger was trained on by those of models that did not see them; how many."""
    wanted = {_key(one): matrix for one, matrix in zip(found, rows, strict=True)}
    known = [one for one in data.tagged(folder, language)[0] if _key(one) in wanted]
    if not known:
        return 0
    for part in range(_FOLDS):
        target = MODELS / language / f"fold{part}.npz"
        kept = [one for at, one in enumerate(known) if at % _FOLDS != part]
        train(matrices(kept, own), [one.labels for one in kept], TAGS, target, **{**_TAGS, "iterations": _FOLD_ITERATIONS})
        with_tags([wanted[_key(one)] for at, one in enumerate(known) if at % _FOLDS == part], target)
        target.unlink()
    return len(known)


def _key(sentence: Sentence) -> tuple[str, ...]:
    return tuple(token.text for token in sentence.tokens)


def gold(folder: Path, language: str) -> tuple[list[Sentence], list[Ids]]:
    """The sentences of a language with names to train on, and their attributes."""
    found = data.named(folder, language)[0]
    own = reader(MODELS / language)
    rows = matrices(found, own)
    if found:
        with_tags(rows, MODELS / language / "tags.npz")
        count = crossed(folder, language, found, rows, own)
        print(f"  {language}: {len(found)} sentences with names, {count} of them tagged by folds", flush=True)
    return found, rows


@cache
def lent(folder: Path) -> tuple[list[Sentence], list[Ids], Linear]:
    """What languages with names lend to those without: their sentences, and a model of what holds in any language."""
    given: list[Sentence] = []
    foreign: list[Ids] = []
    for code in data.LENDERS:
        found = data.lent(folder, code)
        rows = matrices(found, reader(MODELS / code))
        with_tags(rows, MODELS / code / "tags.npz")
        given += found
        foreign += rows
    target = MODELS / "shared.npz"
    train(foreign, [one.names for one in given], SHARED, target, **_NAMES)
    shared = load(target)
    target.unlink()
    for matrix in foreign:
        matrix[:, _LOCAL] = 0
    return given, foreign, shared


def silver(folder: Path, language: str) -> tuple[list[Sentence], list[Ids]]:
    """Sentences with names for a language without any: its treebanks, and what others have in common with it."""
    given, foreign, shared = lent(folder)
    found = data.tagged(folder, language)[0]
    rows = matrices(found, reader(MODELS / language))
    with_tags(rows, MODELS / language / "tags.npz")
    kept = label(found, rows, language, shared)
    print(f"  {language}: {len(kept)} of {len(found)} sentences settled", flush=True)
    return given + [one for one, _ in kept], foreign + [matrix for _, matrix in kept]


def train_names(folder: Path, language: str) -> None:
    """Train the names and print how they do on the held-back parts."""
    found, rows = gold(folder, language)
    if not found:
        found, rows = silver(folder, language)
    branched = reader(MODELS / language).branches is not NO_BRANCHES
    templates, settings = ((*NAMES, *BRANCHES), _NAMES_BRANCHED) if branched else (NAMES, (_NAMES,))
    target = MODELS / language / "names.npz"
    models = []
    for one in settings:
        train(rows, [sentence.names for sentence in found], templates, target, **one)
        models.append(load(target))
    if len(models) > 1:
        average(models, target, _CAUTION)
    report({**data.named(folder, language)[1], "own sample": data.sample(language)}, language)


def report(held: dict[str, list[Sentence]], language: str) -> None:
    """Print the figures of the names."""
    own, folder = reader(MODELS / language), MODELS / language
    for name, sentences in held.items():
        rows = matrices(sentences, own)
        with_tags(rows, folder / "tags.npz")
        given = [spans(labels) for labels in predicted(folder / "names.npz", rows)]
        for kind, one in by_kind([spans(sentence.names) for sentence in sentences], given).items():
            if one.expected:
                print(f"  {language} names {name:20} {kind:5} {shown(one)}", flush=True)


def shown(one: Figures) -> str:
    """Figures in a line."""
    return f"P {one.precision:.3f} R {one.recall:.3f} F {one.f:.3f} of {one.expected}"


def main() -> None:
    """Train what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.train", description=__doc__)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--only", choices=("words", "tags", "names"))
    options = parser.parse_args()
    np.seterr(all="raise", under="ignore", over="ignore")
    for language in options.languages:
        print(language, flush=True)
        for name, step in (("words", train_words), ("tags", train_tags), ("names", train_names)):
            if options.only in (None, name):
                step(options.corpora, language)


if __name__ == "__main__":
    main()
