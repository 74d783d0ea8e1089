"""Decoding: the best path, whatever the batches; features that are the same for a sentence alone and among others."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from claims.errors import DataError
from claims.language.features import NO_BRANCHES, WIDTH, Branches, case, phrase_hash, shape, word_hash
from claims.language.linear import Linear, feature_ids, load, spread

TEMPLATES = (((0, 0),), ((0, -1),), ((1, 0), (1, 1)))


def _rows(seed: int, size: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 9, (size, WIDTH), dtype=np.uint32)


def _model(rows: np.ndarray, seed: int, labels: int = 3) -> Linear:
    generator = np.random.default_rng(seed)
    padded, _ = spread(rows, [(0, len(rows))], 1)
    keys = np.unique(np.concatenate(feature_ids(padded, TEMPLATES, 1)))
    weights = generator.integers(-900, 900, (len(keys) + 1, labels)).astype(np.int16)
    weights[-1] = 0
    between = generator.integers(-900, 900, (labels, labels)).astype(np.int32)
    return Linear(tuple("abc"[:labels]), TEMPLATES, keys, weights, between)


def _score(model: Linear, rows: np.ndarray, path: tuple[int, ...]) -> int:
    padded, places = spread(rows, [(0, len(rows))], model.reach)
    total = 0
    for hashes in feature_ids(padded, model.templates, model.reach):
        for at, place in enumerate(places):
            found = int(np.searchsorted(model.keys, hashes[place]))
            if found < len(model.keys) and model.keys[found] == hashes[place]:
                total += int(model.weights[found, path[at]])
    return total + sum(int(model.between[one, other]) for one, other in pairwise(path))


@pytest.mark.parametrize("seed", range(6))
def test_label_finds_the_best_path(seed: int) -> None:
    rows = _rows(seed, 5)
    model = _model(rows, seed)
    found = tuple(int(one) for one in model.label(rows, [(0, 5)]))
    best = max(_score(model, rows, path) for path in product(range(3), repeat=5))
    assert _score(model, rows, found) == best


def test_sentences_do_not_see_each_other() -> None:
    rows = _rows(7, 60)
    model = _model(rows, 7)
    sentences = [(0, 1), (1, 9), (9, 30), (30, 34), (34, 60)]
    together = model.label(rows, sentences)
    alone = np.concatenate([model.label(rows[first:after], [(0, after - first)]) for first, after in sentences])
    assert together.tolist() == alone.tolist()


def test_long_text_is_labelled_whole() -> None:
    rows = _rows(8, 9000)
    model = _model(rows[:50], 8)
    assert len(model.label(rows, [(0, 9000)])) == 9000


def test_a_file_that_is_no_model_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "names.npz"
    np.savez(path, other=np.zeros(1))
    with pytest.raises(DataError, match=r"names\.npz is not a model"):
        load(path)
    path.write_bytes(b"nothing")
    with pytest.raises(DataError):
        load(path)


@pytest.mark.parametrize(
    ("text", "shaped", "cased"),
    [
        ("Maduro", "Xx", "first"),
        ("U.S.", "X.X.", "upper"),
        ("iPhone", "xXx", "mixed"),
        ("12,5", "0,0", "digits"),
        ("…", "?", "marks"),
        ("روسيا", "w", "caseless"),
        ("А", "X", "letter"),
        ("\ud800", "?", "marks"),
        ("", "", "marks"),
    ],
)
def test_shape_and_case(text: str, shaped: str, cased: str) -> None:
    assert shape(text) == shaped
    assert case(text) == cased


def test_the_way_to_a_word_in_a_tree_of_classes() -> None:
    words = {"Lima": 0b1101, "lima": 0b0001, "bus": 0b0110}
    keys = np.array(sorted(map(word_hash, words)), np.uint32)
    found = Branches(keys, np.array([next(words[one] for one in words if word_hash(one) == key) for key in keys], np.uint32))
    assert [found.path(text) for text in ("Lima", "lima", "LIMA", "Bus", "BUS", "tram", "")] == [13, 1, 1, 0, 6, 0, 0]
    assert NO_BRANCHES.path("Lima") == 0


def test_phrases_differ_from_their_words_in_another_order() -> None:
    assert phrase_hash(["united", "states"]) != phrase_hash(["states", "united"])
