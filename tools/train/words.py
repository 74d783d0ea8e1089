"""Counts words and sorts them into distribution classes: what stands beside them decides.

Classes: a word's neighbours among the commonest words, weighted by pointwise mutual information, reduced by a singular value
decomposition, then k-means with fixed seeds.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.language.features import Reader, Words, word_hash
from claims.language.fold import fold_word
from tools.train.corpora import Sentence

SEED = 20250
CONTEXTS = 1500
DIMENSIONS = 64
CLASSES = 160
LEAST = 4  # occurrences of a word that gets a class


def count(sentences: Iterable[Sentence]) -> Counter[str]:
    """How often each folded word stands in the sentences."""
    return Counter(fold_word(token.text) for sentence in sentences for token in sentence.tokens)


def classes(sentences: Sequence[Sequence[str]], seed: int = SEED) -> dict[str, int]:
    """The class, from 1 on, of every word common enough."""
    counts = Counter(word for words in sentences for word in words)
    listed = [word for word, number in counts.most_common() if number >= LEAST]
    index = {word: at for at, word in enumerate(listed)}
    size = min(CONTEXTS, len(listed))
    table = np.zeros((len(listed), 2 * size), np.float32)
    for words in sentences:
        numbers = [index.get(word, -1) for word in words]
        for left, right in itertools.pairwise(numbers):
            if left >= 0 and 0 <= right < size:
                table[left, right] += 1
            if right >= 0 and 0 <= left < size:
                table[right, size + left] += 1
    total = table.sum()
    expected = table.sum(1, keepdims=True) * table.sum(0, keepdims=True) / max(total, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        weighted = np.where(table > 0, np.log(np.maximum(table, 1e-9) / np.maximum(expected, 1e-9)), 0)
    np.maximum(weighted, 0, out=weighted)
    generator = np.random.default_rng(seed)
    points = _reduced(weighted.astype(np.float32), generator)
    found = _means(points, min(CLASSES, max(1, len(listed) // 8)), generator)
    return {word: int(found[at]) + 1 for word, at in index.items()}


def _reduced(table: NDArray[np.float32], generator: np.random.Generator) -> NDArray[np.float32]:
    """Rows in few dimensions, by a randomized singular value decomposition; each of length one."""
    probe = table @ generator.standard_normal((table.shape[1], DIMENSIONS + 8), dtype=np.float32)
    for _ in range(3):
        basis, _ = np.linalg.qr(probe)
        probe = table @ (table.T @ basis)
    basis, _ = np.linalg.qr(probe)
    left, values, _ = np.linalg.svd(basis.T @ table, full_matrices=False)
    points = (basis @ left)[:, :DIMENSIONS] * np.sqrt(values[:DIMENSIONS])
    length = np.linalg.norm(points, axis=1, keepdims=True)
    return (points / np.maximum(length, 1e-6)).astype(np.float32)


def _means(points: NDArray[np.float32], number: int, generator: np.random.Generator) -> NDArray[np.intp]:
    """Spherical k-means; the commonest words are the first centres."""
    centres = points[:number].copy()
    nearest = np.zeros(len(points), np.intp)
    for _ in range(30):
        nearest = (points @ centres.T).argmax(1)
        for at in range(number):
            inside = points[nearest == at]
            centre = inside.sum(0) if len(inside) else points[generator.integers(len(points))]
            centres[at] = centre / max(float(np.linalg.norm(centre)), 1e-6)
    return nearest


def build(sentences: Sequence[Sentence], own: Reader) -> Words:
    """The words of a language: counts of forms, and classes of words without their clitics, or of lemmas."""
    counts = count(sentences)
    own = replace(own, words=_words(counts, {}, own.words), _rows={}, _cores={})
    known = {token.text: own.core(token)[0] for sentence in sentences for token in sentence.tokens}
    return _words(counts, classes([[known[token.text] for token in sentence.tokens] for sentence in sentences]), own.words)


def empty() -> Words:
    """A list without words, to start from."""
    return Words(np.zeros(0, np.uint32), np.zeros(0, np.uint8), np.zeros(0, np.uint8))


def _words(counts: Counter[str], found: dict[str, int], like: Words) -> Words:
    kept = sorted({word_hash(word): word for word in (*counts, *found) if counts[word] > 1 or word in found}.items())
    return replace(
        like,
        keys=np.array([key for key, _ in kept], np.uint32),
        counts=np.array([1 + round(np.log2(counts[word])) if counts[word] else 0 for _, word in kept], np.uint8),
        clusters=np.array([found.get(word, 0) for _, word in kept], np.uint8),
    )


def save(words: Words, path: Path) -> None:
    """Write a word list."""
    np.savez_compressed(path, keys=words.keys, counts=words.counts, clusters=words.clusters)
