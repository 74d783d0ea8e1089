"""Linear models over sequences (conditional random fields) with weights in whole numbers: the same labels on every machine.

A model is a `.npz` file: hashed features with a row of weights each, weights between neighbouring labels, and the templates its
features are made by. Only decoding happens here; `tools/train` estimates the weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from claims.errors import DataError
from claims.language.ascending import Ascending, Ids
from claims.language.features import step

FORMAT = 1
_LONGEST = 160  # tokens decoded in one piece; a longer sentence is cut, so that room and time stay linear
_TOGETHER = 32  # pieces decoded side by side
_TOKENS = 4096  # tokens scored at a time
_ABSENT = np.uint32(0x9E3779B9)  # stands for a neighbour beyond the sentence


@dataclass(frozen=True, slots=True)
class Linear:
    """A trained model. `templates`: each a tuple of (column, offset) pairs, padded in the file with column -1."""

    labels: tuple[str, ...]
    templates: tuple[tuple[tuple[int, int], ...], ...]
    keys: Ids
    weights: NDArray[np.int16]  # one row more than keys: the last is zero
    between: NDArray[np.int32]
    _table: Ascending = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_table", Ascending(self.keys))

    def label(self, rows: Ids, sentences: Sequence[tuple[int, int]]) -> NDArray[np.intp]:
        """The number of the best label of each token; `sentences` are runs `[first, after)` that cover all rows in order."""
        labels = np.zeros(len(rows), np.intp)
        pieces = [(at, min(at + _LONGEST, after)) for first, after in sentences for at in range(first, after, _LONGEST)]
        batch: list[tuple[int, int]] = []
        for piece in pieces:
            if batch and piece[1] - batch[0][0] > _TOKENS:
                self._label_batch(rows, batch, labels)
                batch = []
            batch.append(piece)
        if batch:
            self._label_batch(rows, batch, labels)
        return labels

    def _label_batch(self, rows: Ids, pieces: Sequence[tuple[int, int]], labels: NDArray[np.intp]) -> None:
        padded, places = spread(rows, pieces, self.reach)
        scores = self._scores(padded)[places]
        start = pieces[0][0]
        if not self.between.any():  # each token for itself
            labels[start : start + len(scores)] = scores.argmax(axis=1)
            return
        ordered = sorted(pieces, key=lambda piece: (piece[1] - piece[0], piece[0]))
        for at in range(0, len(ordered), _TOGETHER):
            together = ordered[at : at + _TOGETHER]
            self._decode([scores[first - start : after - start] for first, after in together], together, labels)

    @property
    def reach(self) -> int:
        """How many tokens around a token its features look at."""
        return max((abs(offset) for template in self.templates for _, offset in template), default=0)

    def _scores(self, padded: Ids) -> NDArray[np.int32]:
        """The score of each label for each row of a padded matrix."""
        hashes = feature_ids(padded, self.templates, self.reach)
        total = np.zeros((len(padded), len(self.labels)), np.int32)
        for places in self._table.find(hashes):
            total += self.weights.take(places, axis=0)
        return total

    def _decode(self, scores: Sequence[NDArray[np.int32]], pieces: Sequence[tuple[int, int]], labels: NDArray[np.intp]) -> None:
        """Viterbi over several pieces side by side, the shortest first."""
        lengths = np.array([len(one) for one in scores])
        most, width = int(lengths[-1]), len(self.labels)
        scored = np.zeros((most, len(pieces), width), np.int32)
        for number, one in enumerate(scores):
            scored[: len(one), number] = one
        back = np.zeros((most, len(pieces), width), np.intp)
        best, into = scored[0].copy(), np.ascontiguousarray(self.between.T)
        for at in range(1, most):
            alive = int(np.searchsorted(lengths, at, side="right"))
            paths = best[alive:, None, :] + into
            back[at, alive:] = paths.argmax(axis=2)
            best[alive:] = paths.max(axis=2) + scored[at, alive:]
        for number, (first, after) in enumerate(pieces):
            label = int(best[number].argmax())
            for at in range(after - first - 1, -1, -1):
                labels[first + at] = label
                label = int(back[at, number, label])


def spread(rows: Ids, pieces: Sequence[tuple[int, int]], reach: int) -> tuple[Ids, NDArray[np.intp]]:
    """The rows of the pieces with `reach` empty rows around each, and where each token went."""
    start = pieces[0][0]
    sizes = np.array([after - first for first, after in pieces])
    places = np.arange(int(sizes.sum())) + np.repeat(np.arange(1, len(pieces) + 1) * reach, sizes)
    padded = np.full((int(sizes.sum()) + reach * (len(pieces) + 1), rows.shape[1]), _ABSENT, np.uint32)
    padded[places] = rows[start : start + len(places)]
    return padded, places


def feature_ids(padded: Ids, templates: tuple[tuple[tuple[int, int], ...], ...], reach: int) -> Ids:
    """The hashed features of every row of a padded matrix, a row for each template."""
    columns = np.pad(padded, ((reach, reach), (0, 0)), constant_values=_ABSENT).T
    near = sliding_window_view(np.ascontiguousarray(columns), len(padded), axis=1)
    hashes = np.repeat(np.arange(1, len(templates) + 1, dtype=np.uint32)[:, None], len(padded), axis=1)
    for longer, column, offset in _steps(templates):
        hashes[longer] = step(hashes[longer], near[column, reach + offset])
    hashes ^= hashes >> np.uint32(15)
    hashes *= np.uint32(0x2C1B3C6D)
    return hashes


@cache
def _steps(
    templates: tuple[tuple[tuple[int, int], ...], ...],
) -> list[tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]]:
    """For the first pair of the templates, the second and so on: which templates have one, its columns and its offsets."""
    found = []
    for at in range(max(map(len, templates), default=0)):
        longer = [number for number, template in enumerate(templates) if len(template) > at]
        column, offset = np.array([templates[number][at] for number in longer], np.intp).T
        found.append((np.array(longer, np.intp), column, offset))
    return found


def load(path: Path | Traversable) -> Linear:
    """Read a model. Raises `DataError` when the file is not one of ours or of another format."""
    try:
        with path.open("rb") as stream, np.load(stream) as data:
            if int(data["format"]) != FORMAT:
                raise DataError(f"{path.name}: format {int(data['format'])}, expected {FORMAT}; train it again")
            sparse = data["values"], data["places"], data["counts"]
            labels = tuple(str(label) for label in data["labels"])
            templates = tuple(
                tuple((int(column), int(offset)) for column, offset in row if column >= 0) for row in data["templates"]
            )
            return Linear(labels, templates, data["keys"], _dense(*sparse, len(labels)), data["between"].astype(np.int32))
    except (OSError, KeyError, ValueError) as error:
        raise DataError(f"{path.name} is not a model: {error}") from error


def _dense(values: NDArray[np.int16], places: NDArray[np.uint8], counts: NDArray[np.uint8], width: int) -> NDArray[np.int16]:
    weights = np.zeros((len(counts) + 1, width), np.int16)
    weights[np.repeat(np.arange(len(counts)), counts), places] = values
    return weights
