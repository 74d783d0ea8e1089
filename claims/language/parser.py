"""Who does what to whom: the head and the universal relation of each word of a sentence, for languages with a parser of ours.

Two linear models, both with weights in whole numbers, so the tree is the same on every machine: one finds the arcs
(`claims.language.arcs`), one names them (`claims.language.relations`). Arcs never cross. Relations are those of Universal
Dependencies without subtypes, but for `nsubj:pass`, `csubj:pass`, `aux:pass` and `obl:agent`, which turn roles around.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import accumulate, pairwise

import numpy as np

from claims.language import arcs, linear
from claims.language.pipeline import Token
from claims.language.relations import columns

_LONGEST = 256  # tokens read in one piece; a longer sentence is cut, and the pieces hang on the first
_BETWEEN_PIECES = "parataxis"
ROOT = "root"


@dataclass(frozen=True, slots=True)
class Arc:
    """What a token depends on: `head` is an index into the same sentence, None for the one root."""

    head: int | None
    relation: str


@dataclass(frozen=True, slots=True)
class Parser:
    """The two models of a language."""

    arcs: arcs.Arcs
    relations: linear.Linear

    def read(self, sentences: Sequence[tuple[Sequence[Token], Sequence[str]]]) -> list[list[Arc]]:
        """The arcs of pieces of at least one token, each given with its tags."""
        rows = [arcs.attributes(tokens, tags, self.arcs.clusters) for tokens, tags in sentences]
        tagged = [(one, tags) for one, (_, tags) in zip(rows, sentences, strict=True)]
        heads = self.arcs.heads(tagged)
        table = np.concatenate([columns(one, tags, found) for (one, tags), found in zip(tagged, heads, strict=True)])
        edges = list(accumulate((len(found) for found in heads), initial=0))
        numbers = self.relations.label(table, list(pairwise(edges))).tolist()
        return [self._arcs(found, numbers[first:]) for found, first in zip(heads, edges, strict=False)]

    def _arcs(self, heads: Sequence[int], numbers: Sequence[int]) -> list[Arc]:
        names, root = self.relations.labels, len(heads)
        return [Arc(None, ROOT) if head == root else Arc(head, names[number]) for head, number in zip(heads, numbers, strict=False)]


def parse(tokens: Sequence[Token], tags: Sequence[str], language: str) -> tuple[Arc, ...]:
    """The arc of each token of a sentence; see `parse_all`."""
    (found,) = parse_all([tokens], [tags], language)
    return found


def parse_all(sentences: Sequence[Sequence[Token]], tags: Sequence[Sequence[str]], language: str) -> list[tuple[Arc, ...]]:
    """The arc of each token of each sentence; empty for a language without a parser, which `has_parser` tells apart.

    `tags`: the universal tags of the tokens, as `claims.language.tagger` gives them; ValueError when they are not as many. One
    tree, one root, for any tokens. Linear, and far faster than sentence by sentence.
    """
    for one, tagged in zip(sentences, tags, strict=True):
        if len(one) != len(tagged):
            raise ValueError(f"{len(tagged)} tags for {len(one)} tokens; one for each was expected")
    parser = _parser(language) if any(sentences) else None
    if parser is None:
        return [()] * len(sentences)
    pieces = [
        (at, first, (one[first : first + _LONGEST], tagged[first : first + _LONGEST]))
        for at, (one, tagged) in enumerate(zip(sentences, tags, strict=True))
        for first in range(0, len(one), _LONGEST)
    ]
    found: list[list[Arc]] = [[] for _ in sentences]
    for (at, first, _), piece in zip(pieces, parser.read([piece for _, _, piece in pieces]), strict=True):
        found[at] += _hung(piece, first, found[at])
    return [tuple(one) for one in found]


def _hung(piece: Sequence[Arc], first: int, before: Sequence[Arc]) -> list[Arc]:
    """The arcs of a piece that begins at token `first`, hung on the root of the first piece of its sentence."""
    if not before:
        return list(piece)
    top = next(at for at, arc in enumerate(before) if arc.head is None)
    return [Arc(top, _BETWEEN_PIECES) if arc.head is None else Arc(arc.head + first, arc.relation) for arc in piece]


def has_parser(language: str) -> bool:
    """True for a language whose trees can be read. Loads nothing."""
    return all(path.is_file() for path in _paths(language))


def _paths(language: str) -> tuple[Traversable, Traversable]:
    folder = files("claims.language") / "models" / language
    return folder / "parser.arcs.npz", folder / "parser.relations.npz"


@cache
def _parser(language: str) -> Parser | None:
    if not has_parser(language):
        return None
    where, what = _paths(language)
    return Parser(arcs.load(where), linear.load(what))
