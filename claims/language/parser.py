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

from claims.language import arcs, linear
from claims.language.pipeline import Token
from claims.language.relations import columns

_LONGEST = 256  # tokens read in one piece; a longer sentence is cut, and the pieces hang on the first
_BETWEEN_PIECES = "parataxis"
_UNCLEAR = "dep"
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

    def read(self, tokens: Sequence[Token], tags: Sequence[str]) -> list[Arc]:
        """The arcs of one piece of at least one token."""
        rows = arcs.attributes(tokens, tags, self.arcs.clusters)
        heads = self.arcs.heads(rows, tags)
        numbers = self.relations.label(columns(rows, tags, heads), [(0, len(tokens))])
        size, names = len(tokens), self.relations.labels
        return [
            Arc(None, ROOT) if head == size else Arc(head, names[number])
            for head, number in zip(heads, numbers.tolist(), strict=True)
        ]


def parse(tokens: Sequence[Token], tags: Sequence[str], language: str) -> tuple[Arc, ...]:
    """The arc of each token of a sentence; empty for a language without a parser, which `has_parser` tells apart.

    `tags`: the universal tags of the tokens, as `claims.language.tagger` gives them; ValueError when they are not as many. One
    tree, one root, for any tokens. Linear.
    """
    if len(tokens) != len(tags):
        raise ValueError(f"{len(tags)} tags for {len(tokens)} tokens; one for each was expected")
    parser = _parser(language) if tokens else None
    if parser is None:
        return ()
    found: list[Arc] = []
    top = 0
    for first in range(0, len(tokens), _LONGEST):
        piece = parser.read(tokens[first : first + _LONGEST], tags[first : first + _LONGEST])
        for at, arc in enumerate(piece):
            if arc.head is not None:
                found.append(Arc(arc.head + first, arc.relation))
            elif first:
                found.append(Arc(top, _BETWEEN_PIECES))
            else:
                top = at
                found.append(arc)
    return tuple(found)


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
