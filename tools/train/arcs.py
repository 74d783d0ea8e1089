"""Estimates the arc model of the parser: an averaged perceptron over many sentences side by side, with a dynamic oracle.

The oracle counts the right arcs a move puts out of reach (Goldberg and Nivre 2013); from the second round on the model is trained
on states its own moves lead to. Sentences of like length go together, so that numpy does the work. Deterministic.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.language.arcs import FORMAT, Clusters, running
from claims.language.ascending import Ids
from claims.language.transitions import (
    DISTANCE,
    LEFT,
    MOVES,
    RIGHT,
    SHIFT,
    TEMPLATES,
    VALUES,
    Attribute,
    Fact,
    Place,
    hashes,
    indices,
)

BITS = 22
SEED = 20250
TOGETHER = 48  # sentences read side by side
LONGEST = 120  # tokens of a sentence that is trained on
_SCALE = 127  # weights of one byte
_NEVER = 1_000_000
MARGIN = 20  # a right move must lead by as much; settled on the French held-back part, like ROUNDS
ROUNDS = 8
_WANDER = 0.9
Array = NDArray[np.int64]


@dataclass(slots=True)
class Example:
    """A sentence to train on: attributes (with the rows of the root and of no word), tags, and heads without crossings."""

    rows: Ids
    tags: Sequence[str]
    heads: Sequence[int]


class States:
    """Several sentences in the middle of being read; the arrays hold a row for each."""

    def __init__(self, examples: Sequence[Example]) -> None:
        count = len(examples)
        self.each = np.arange(count)
        self.sizes = np.array([len(one.tags) for one in examples])
        width = int(self.sizes.max())
        self.none = width + 1
        self.rows = np.zeros((count, width + 2, len(Attribute)), np.uint32)
        self.gold = np.full((count, width + 2), -1)
        self.verbs, self.marks = np.zeros((2, count, width + 3), np.int64)
        for at, one in enumerate(examples):
            size = len(one.tags)
            self.rows[at, : size + 1] = one.rows[:-1]
            self.rows[at, size + 1 :] = one.rows[-1]
            self.gold[at, :size] = one.heads
            self.verbs[at, : size + 1] = running(tag in ("VERB", "AUX") for tag in one.tags)
            self.marks[at, : size + 1] = running(tag == "PUNCT" for tag in one.tags)
        shape = (count, width + 2)
        self.stack = np.full((count, width + 4), self.none)  # three cells below the bottom
        self.depth = np.zeros(count, np.int64)
        self.front = np.zeros(count, np.int64)
        self.heads = np.full(shape, -1)
        self.outer = np.full((2, *shape), self.none)
        self.counts = np.zeros((2, *shape), np.int64)
        self.stacked = np.zeros(shape, bool)
        self.below = np.zeros(shape, np.int64)  # words on the stack whose right head it is
        self.ahead = np.zeros(shape, np.int64)  # words in the buffer whose right head it is
        for at in range(count):
            np.add.at(self.ahead[at], self.gold[at, : self.sizes[at]], 1)

    def top(self, down: int) -> Array:
        """The words `down` below the top of each stack."""
        return self.stack[self.each, self.depth + 2 - down]

    def values(self) -> Ids:
        """What the templates look at."""
        each, front, none = self.each, self.front, self.none
        top, below, third = self.top(0), self.top(1), self.top(2)
        has, two = self.depth > 0, self.depth > 1
        left, right = self.outer
        places = [
            top,
            below,
            third,
            front,
            np.where(front + 1 <= self.sizes, front + 1, none),
            np.where(front + 2 <= self.sizes, front + 2, none),
            left[each, top],
            right[each, top],
            left[each, below],
            right[each, below],
            left[each, front],
            np.where(has, top + 1, none),
            np.where(front > 0, front - 1, none),
        ]
        found = np.zeros((len(each), VALUES), np.uint32)
        words = self.rows[each[:, None], np.stack(places, 1)]
        found[:, : len(Place) * len(Attribute)] = words.reshape(len(each), -1)
        near = np.where(has, top, front)
        under = np.where(two, below, near)
        after = np.minimum(near + 1, front)
        far = len(DISTANCE) - 1
        facts = [
            DISTANCE[np.minimum(front - near, far)],
            DISTANCE[np.minimum(near - under, far)],
            np.minimum(2, self.verbs[each, front] - self.verbs[each, after]),
            np.minimum(3, self.marks[each, front] - self.marks[each, after]),
            np.where(has, np.minimum(3, self.counts[0, each, top]), 0),
            np.where(has, np.minimum(3, self.counts[1, each, top]), 0),
            np.where(two, np.minimum(3, self.counts[1, each, below]), 0),
            np.minimum(3, self.counts[0, each, front]),
        ]
        found[:, len(Place) * len(Attribute) : VALUES - 1] = np.stack(facts, 1)
        assert len(facts) == len(Fact)
        return found

    def legal(self) -> NDArray[np.bool_]:
        """Which moves may be made; none when a sentence is done."""
        found = np.zeros((len(self.each), MOVES), bool)
        more = self.front < self.sizes
        found[:, SHIFT] = more
        found[:, LEFT] = (self.depth > 0) & (more | (self.depth == 1))
        found[:, RIGHT] = self.depth > 1
        return found

    def costs(self) -> Array:
        """How many right arcs each move puts out of reach."""
        each, front, gold = self.each, self.front, self.gold
        top, below = self.top(0), self.top(1)
        mine, own = gold[each, top], gold[each, front]
        found = np.zeros((len(each), MOVES), np.int64)
        found[:, SHIFT] = self.below[each, front] + ((own >= 0) & (own != top) & self.stacked[each, np.maximum(own, 0)])
        found[:, LEFT] = self.ahead[each, top] + (((mine == below) & (self.depth > 1)) | (mine > front))
        found[:, RIGHT] = self.ahead[each, top] + (mine >= front)
        return found

    def do(self, moves: Array) -> None:
        """Make a move in each sentence; -1 for none."""
        shift = np.flatnonzero(moves == SHIFT)
        word = self.front[shift]
        self.depth[shift] += 1
        self.stack[shift, self.depth[shift] + 2] = word
        self.stacked[shift, word] = True
        gold = self.gold[shift, word]
        self.ahead[shift, gold] -= 1
        self.below[shift, gold] += 1
        self.front[shift] += 1
        for side, move in ((0, LEFT), (1, RIGHT)):
            which = np.flatnonzero(moves == move)
            word = self.stack[which, self.depth[which] + 2]
            head = self.front[which] if move == LEFT else self.stack[which, self.depth[which] + 1]
            self.heads[which, word] = head
            self.outer[side, which, head] = word
            self.counts[side, which, head] += 1
            self.stacked[which, word] = False
            self.below[which, self.gold[which, word]] -= 1
            self.depth[which] -= 1


class Perceptron:
    """Weights, and their sums over time."""

    def __init__(self) -> None:
        self.weights = np.zeros((1 << BITS, MOVES), np.float32)
        self.sums = np.zeros((1 << BITS, MOVES), np.float64)
        self.time = 1
        self.parts = indices(TEMPLATES)

    def learn(self, examples: Sequence[Example], wander: float, chance: np.random.Generator) -> tuple[int, int]:
        """Read a batch and learn from what goes wrong; how many moves, and how many of them were wrong.

        `wander`: how often a wrong move is made all the same, so that its consequences are learned from.
        """
        state = States(examples)
        seen = wrong = 0
        while (legal := state.legal()).any():
            alive = legal.any(1)
            features = hashes(state.values(), self.parts, BITS)
            scores = self.weights[features].sum(1)
            costs = np.where(legal, state.costs(), _NEVER)
            good = (costs == costs.min(1, keepdims=True)) & legal
            best, rival = np.where(good, scores, -_NEVER), np.where(legal & ~good, scores, -_NEVER)
            right, other = best.argmax(1), rival.argmax(1)
            lead = best[state.each, right] - rival[state.each, other]
            choice = alive & (legal & ~good).any(1)
            missed = choice & (lead <= 0)
            which = np.flatnonzero(choice & (lead < MARGIN))
            self._move(features[which], right[which], 1)
            self._move(features[which], other[which], -1)
            self.time += 1
            seen, wrong = seen + int(choice.sum()), wrong + int(missed.sum())
            follow = missed & (chance.random(len(missed)) < wander)
            state.do(np.where(alive, np.where(follow, other, right), -1))
        return seen, wrong

    def _move(self, features: NDArray[np.uint32], moves: Array, by: int) -> None:
        cells = features.astype(np.int64) * MOVES + moves[:, None]
        np.add.at(self.weights.reshape(-1), cells.ravel(), np.float32(by))
        np.add.at(self.sums.reshape(-1), cells.ravel(), by * self.time)

    def averaged(self) -> NDArray[np.float32]:
        """The mean of the weights over time."""
        return (self.weights - self.sums / self.time).astype(np.float32)


def train(examples: Sequence[Example], rounds: int = ROUNDS) -> NDArray[np.float32]:
    """Averaged weights after some rounds."""
    kept = sorted((one for one in examples if 1 < len(one.tags) <= LONGEST), key=lambda one: len(one.tags))
    chance = np.random.default_rng(SEED)
    model = Perceptron()
    begun = time.monotonic()
    for number in range(rounds):
        offset = int(chance.integers(0, TOGETHER)) - TOGETHER + 1
        batches = [kept[max(0, at) : at + TOGETHER] for at in range(offset, len(kept), TOGETHER)]
        seen = wrong = 0
        for at in chance.permutation(len(batches)).tolist():
            moves, errors = model.learn(batches[at], _WANDER if number else 0.0, chance)
            seen, wrong = seen + moves, wrong + errors
        print(
            f"  round {number + 1}: {wrong / max(1, seen):.4f} of {seen} moves wrong, {time.monotonic() - begun:.0f} s", flush=True
        )
    return model.averaged()


def export(weights: NDArray[np.float32], clusters: Clusters, path: Path, most: int) -> None:
    """Write the model down in whole numbers, the `most` features with the largest weights."""
    size = np.abs(weights).max(1)
    kept = np.sort(np.argsort(-size, kind="stable")[: min(most, int((size > 0).sum()))])
    scale = _SCALE / np.quantile(size[kept], 0.9995)
    whole = np.clip(np.rint(weights[kept] * scale), -_SCALE, _SCALE).astype(np.int8)
    kept, whole = kept[whole.any(1)], whole[whole.any(1)]
    steps = np.diff(kept, prepend=0)
    np.savez_compressed(
        path,
        format=FORMAT,
        bits=BITS,
        templates=np.array(TEMPLATES),
        steps=steps.astype(np.uint16 if steps.max() < 1 << 16 else np.uint32),
        weights=whole,
        cluster_keys=clusters.keys,
        clusters=clusters.classes,
    )
    print(f"  {path.name}: {len(kept)} features, {path.stat().st_size / 1e6:.2f} MB", flush=True)
