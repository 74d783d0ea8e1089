"""Parallel passages: sentences of two articles that say the same thing as wholes, as translations and rewritten agency copy do.

Two sentences are parallel when each is the other's best counterpart and they are alike enough for the number of sentences that
were tried: of few candidates little likeness tells enough, among many some are alike by chance. Between two pairs that are sure
only the sentences that lie between them are candidates, so that what a sure neighbour leaves open is found as well.

Where most of the longer article runs parallel to the other in one order, sentence by sentence in steady lengths, one was made from
the other (Gale and Church 1993 align translations by that sign): they are twins, and their sentences correspond one by one even
where two words are all that tells. Retold reports differ in length from line to line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from statistics import median

from claims.alignment.score import Side, similarity
from claims.alignment.weights import threshold

_COMMON = 40  # a feature of more sentences than this proposes no candidates
_TWINS = 0.66  # share of the longer article that runs parallel in order: translated news .67 and up but for 4 of 160 pairs
_STEADY = 0.17  # how far the ratio of lengths strays, by the median: translated news .02 to .17 mostly, retold stories .1 to .8
_NEAR = 0.7  # the same for one pair that nothing but its place joins
_FEWEST = 3  # such sentences
_BETWEEN = 8  # sentences between two sure pairs that are still looked at as their neighbourhood


@dataclass(frozen=True, slots=True)
class Parallel:
    """Sentence `a` of one article and `b` of another, by their places, with their likeness in [0, 1].

    `twin`: the articles were made from each other, and the two stand in the order that they keep.
    """

    a: int
    b: int
    likeness: float
    twin: bool = False


def parallels(left: Sequence[Side], right: Sequence[Side]) -> tuple[Parallel, ...]:
    """The parallel sentences of two articles, by their place in the first."""
    scores = _scores(left, right)
    found = {pair.a: pair for pair in _mutual(scores, range(len(left)), range(len(right)))}
    for rows, columns in _gaps(sorted(found.values(), key=lambda pair: pair.a), len(left), len(right)):
        for pair in _mutual(scores, rows, columns):
            found.setdefault(pair.a, pair)
    return twins([found[at] for at in sorted(found)], [one.length for one in left], [one.length for one in right])


def twins(found: Sequence[Parallel], ours: Sequence[int], theirs: Sequence[int]) -> tuple[Parallel, ...]:
    """The parallels of two articles, marked and completed where the articles are twins; as they are otherwise.

    `ours` and `theirs` are the lengths of all their sentences, in order. Between two that stand in order, as many sentences on
    either side correspond one by one where their lengths do.
    """
    chain = _in_order(found)
    rows, columns = len(ours), len(theirs)
    if len(chain) < _FEWEST or len(chain) < _TWINS * max(rows, columns):
        return tuple(found)
    ratio = sum(ours[pair.a] for pair in chain) / max(1, sum(theirs[pair.b] for pair in chain))

    def strays(a: int, b: int) -> float:
        """How far two sentences are from the ratio of lengths of the whole."""
        one, other = float(max(1, ours[a])), max(1, theirs[b]) * (ratio or 1.0)
        return max(one, other) / min(one, other) - 1

    if median(strays(pair.a, pair.b) for pair in chain) > _STEADY:
        return tuple(found)
    ordered = {pair.a for pair in chain}
    result = [replace(pair, twin=pair.a in ordered) for pair in found]
    taken_a, taken_b = {pair.a for pair in found}, {pair.b for pair in found}
    ends = [Parallel(-1, -1, 1.0), *chain, Parallel(rows, columns, 1.0)]
    for one, other in pairwise(ends):
        free_a = [at for at in range(one.a + 1, other.a) if at not in taken_a]
        free_b = [at for at in range(one.b + 1, other.b) if at not in taken_b]
        if free_a and len(free_a) == len(free_b) <= _BETWEEN:
            placed = zip(free_a, free_b, strict=True)
            result += [Parallel(a, b, 0.0, twin=True) for a, b in placed if strays(a, b) <= _NEAR]
    return tuple(sorted(result, key=lambda pair: pair.a))


def _in_order(found: Sequence[Parallel]) -> list[Parallel]:
    """The longest run of pairs, sorted by `a`, whose `b` ascends."""
    best: list[tuple[int, int]] = []  # length, place of the pair before
    for at, pair in enumerate(found):
        before = max(((best[i][0], -i) for i in range(at) if found[i].b < pair.b), default=(0, 1))
        best.append((before[0] + 1, -before[1]))
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: (best[i][0], -i))
    chain: list[Parallel] = []
    while at >= 0:
        chain.append(found[at])
        at = best[at][1]
    return chain[::-1]


def enough(candidates: int) -> float:
    """The likeness that two sentences need when so many pairs were tried."""
    return min(threshold("sentence"), threshold("only") + threshold("rival") * log(max(1, candidates)))


def _scores(left: Sequence[Side], right: Sequence[Side]) -> dict[tuple[int, int], float]:
    index: dict[str, list[int]] = defaultdict(list)
    for at, side in enumerate(right):
        for key in side.worth:
            index[key].append(at)
    found: dict[tuple[int, int], float] = {}
    for i, side in enumerate(left):
        near = {j for key in side.worth if len(index.get(key, ())) <= _COMMON for j in index.get(key, ())}
        for j in sorted(near):
            found[i, j] = similarity(side, right[j])
    return found


def _mutual(scores: dict[tuple[int, int], float], rows: range, columns: range) -> Iterator[Parallel]:
    """Pairs of a block that are each other's best and alike enough for its size."""
    if len(rows) * len(columns) < len(scores):
        inside = {(i, j): scores[i, j] for i in rows for j in columns if (i, j) in scores}
    else:
        inside = {(i, j): score for (i, j), score in scores.items() if i in rows and j in columns}
    best_row: dict[int, float] = defaultdict(float)
    best_column: dict[int, float] = defaultdict(float)
    for (i, j), score in inside.items():
        best_row[i], best_column[j] = max(best_row[i], score), max(best_column[j], score)
    least = enough(len(rows) * len(columns))
    for (i, j), score in sorted(inside.items()):
        if score >= least and score == best_row[i] == best_column[j]:
            yield Parallel(i, j, score)


def _gaps(sure: Sequence[Parallel], rows: int, columns: int) -> Iterator[tuple[range, range]]:
    """The blocks between neighbouring sure pairs that run in one direction."""
    for one, other in pairwise(sure):
        if one.a + 1 < other.a and one.b + 1 < other.b and other.a - one.a <= _BETWEEN and other.b - one.b <= _BETWEEN:
            yield range(one.a + 1, other.a), range(one.b + 1, other.b)
