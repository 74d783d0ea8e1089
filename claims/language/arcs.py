"""The arc model of the parser: which word depends on which, one move at a time. Weights are whole numbers.

The model is a `.npz` file: features with a weight for each move, by the number they hash to, the templates they are made by, and
the distribution classes of words. `tools/train` estimates it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from claims.errors import DataError
from claims.language.ascending import Ids
from claims.language.features import word_hash
from claims.language.fold import fold_word
from claims.language.pipeline import Token
from claims.language.transitions import DISTANCE, LEFT, MOVES, RIGHT, SHIFT, VALUES, Attribute, Fact, Place, hashes, indices

FORMAT = 1
_LONGEST_WORD = 64  # letters looked at
_NONE, _ROOT = np.uint32(0x9E3779B9), np.uint32(0x85EBCA6B)  # stand for a place without a word, and for the root
_FACTS = len(Place) * len(Attribute)
_FAR = len(DISTANCE) - 1
_STEPS: list[int] = DISTANCE.tolist()
_ACTIONS = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Clusters:
    """Distribution classes of folded words, by hash; keys ascend."""

    keys: Ids
    classes: NDArray[np.uint8]

    def find(self, hashed: Ids) -> NDArray[np.uint8]:
        """The class of each hash, 0 where it has none."""
        if not len(self.keys):
            return np.zeros(len(hashed), np.uint8)
        at = np.minimum(np.searchsorted(self.keys, hashed), len(self.keys) - 1)
        found: NDArray[np.uint8] = np.where(self.keys[at] == hashed, self.classes[at], np.uint8(0))
        return found


def attributes(tokens: Sequence[Token], tags: Sequence[str], clusters: Clusters) -> Ids:
    """A row for each token, one for the root behind them, one for no word at all."""
    rows = np.empty((len(tokens) + 2, len(Attribute)), np.uint32)
    for at, (token, tag) in enumerate(zip(tokens, tags, strict=True)):
        folded = fold_word(token.text[:_LONGEST_WORD])
        core = token.keys[1] if len(token.keys) > 1 else folded
        rows[at] = _number(tag), word_hash(folded), word_hash(core), _number("-" + folded[-3:]), 0
    rows[:-2, Attribute.CLUSTER] = clusters.find(rows[:-2, Attribute.FORM])
    rows[-2], rows[-1] = _ROOT, _NONE
    return rows


def _number(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Arcs:
    """A trained model."""

    bits: int
    parts: NDArray[np.intp]
    weights: NDArray[np.int8]  # 2**bits rows, a column for each move
    clusters: Clusters

    def heads(self, sentences: Sequence[tuple[Ids, Sequence[str]]]) -> list[list[int]]:
        """For each sentence, as `attributes` and tags, the head of each token, their number for the root. Linear.

        One tree each, no arcs crossing. The sentences make their moves side by side; none sees another.
        """
        rows = np.concatenate([one for one, _ in sentences])
        firsts = np.cumsum([0, *(len(one) for one, _ in sentences[:-1])])
        states = [State(tags) for _, tags in sentences]
        values = np.zeros((len(states), VALUES), np.uint32)
        choices = {at: moves for at, state in enumerate(states) if (moves := state.choices())}
        while choices:
            moving = list(choices)
            seen = values[: len(moving)]
            places = np.array([states[at].places() for at in moving]) + firsts[moving, None]
            seen[:, :_FACTS] = rows.take(places, axis=0).reshape(len(moving), _FACTS)
            seen[:, _FACTS : _FACTS + len(Fact)] = [states[at].facts() for at in moving]
            weighed = self.weights.take(hashes(seen, self.parts, self.bits), axis=0)
            scores = np.einsum("sfm->sm", weighed, dtype=np.int32).tolist()  # a sum over features, the fast way
            for at, scored in zip(moving, scores, strict=True):
                states[at].do(max(choices[at], key=scored.__getitem__))
            choices = {at: moves for at in moving if (moves := states[at].choices())}
        return [state.heads for state in states]


class State:
    """Where a sentence stands while its arcs are found."""

    __slots__ = ("_counts", "_marks", "_outer", "_verbs", "front", "heads", "size", "stack")

    def __init__(self, tags: Sequence[str]) -> None:
        self.size = size = len(tags)
        self.stack: list[int] = []
        self.front = 0
        self.heads = [size] * size
        self._outer = [[size + 1] * (size + 2), [size + 1] * (size + 2)]  # leftmost and rightmost dependents
        self._counts = [[0] * (size + 2), [0] * (size + 2)]
        self._verbs = running(tag in _ACTIONS for tag in tags)
        self._marks = running(tag == "PUNCT" for tag in tags)

    def moves(self) -> list[int]:
        """What may be done: the root gets one dependent, the last word left."""
        found = [SHIFT] if self.front < self.size else []
        if self.stack and (self.front < self.size or len(self.stack) == 1):
            found.append(LEFT)
        if len(self.stack) > 1:
            found.append(RIGHT)
        return found

    def choices(self) -> list[int]:
        """Make the moves that nothing else may be done instead of, then tell what may be done; none when the tree is done."""
        while len(moves := self.moves()) == 1:
            self.do(moves[0])
        return moves

    def do(self, move: int) -> None:
        """Make a move."""
        if move == SHIFT:
            self.stack.append(self.front)
            self.front += 1
            return
        word = self.stack.pop()
        head, side = (self.front, 0) if move == LEFT else (self.stack[-1], 1)
        self.heads[word] = head
        self._outer[side][head] = word
        self._counts[side][head] += 1

    def places(self) -> list[int]:
        """The words in the order of `Place`."""
        none, stack, front = self.size + 1, self.stack, self.front
        top = stack[-1] if stack else none
        below = stack[-2] if len(stack) > 1 else none
        left, right = self._outer
        return [
            top,
            below,
            stack[-3] if len(stack) > 2 else none,
            front,
            min(front + 1, none),
            front + 2 if front + 2 <= self.size else none,
            left[top],
            right[top],
            left[below],
            right[below],
            left[front],
            top + 1 if stack else none,
            front - 1 if front else none,
        ]

    def facts(self) -> list[int]:
        """The numbers in the order of `Fact`."""
        top = self.stack[-1] if self.stack else self.front
        below = self.stack[-2] if len(self.stack) > 1 else top
        left, right = self._counts
        after = min(top + 1, self.front)
        return [
            _STEPS[min(self.front - top, _FAR)],
            _STEPS[min(top - below, _FAR)],
            min(2, self._verbs[self.front] - self._verbs[after]),
            min(3, self._marks[self.front] - self._marks[after]),
            min(3, left[top]) if self.stack else 0,
            min(3, right[top]) if self.stack else 0,
            min(3, right[below]) if len(self.stack) > 1 else 0,
            min(3, left[self.front]),
        ]


def running(marked: Iterable[bool]) -> list[int]:
    """How many were true before each place."""
    total, found = 0, [0]
    for one in marked:
        total += one
        found.append(total)
    return found


def load(path: Path | Traversable) -> Arcs:
    """Read a model. Raises `DataError` when the file is not one of ours or of another format."""
    try:
        with path.open("rb") as stream, np.load(stream) as data:
            if int(data["format"]) != FORMAT:
                raise DataError(f"{path.name}: format {int(data['format'])}, expected {FORMAT}; train it again")
            bits = int(data["bits"])
            weights = np.zeros((1 << bits, MOVES), np.int8)
            weights[np.cumsum(data["steps"], dtype=np.int64)] = data["weights"]
            clusters = Clusters(data["cluster_keys"], data["clusters"])
            return Arcs(bits, indices([str(one) for one in data["templates"]]), weights, clusters)
    except (OSError, KeyError, ValueError, IndexError) as error:
        raise DataError(f"{path.name} is not a model: {error}") from error
