"""Who an article is about: the states and bodies that it names most, and which articles of a request are about the same ones.

A capital stands for its state: news names the one by the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claims.framing.desk import Desk, Line
from claims.knowledge.demonyms import read_demonym
from claims.knowledge.places import capital_of
from claims.model.name import NameKind

_KINDS = (NameKind.LOC, NameKind.ORG)
_MAIN = 2
"""Parties of an article: most news tells what passes between two."""
_NAMED = 3
"""Times that a party is named at least."""


def named(line: Line) -> frozenset[str]:
    """The states and bodies of a sentence, by name or by adjective."""
    return frozenset(_named(line))


def main_parties(lines: Iterable[Line]) -> frozenset[str]:
    """The parties of an article: of those named several times the two named most."""
    counted = Counter(party for line in lines for party in _named(line))
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return frozenset(party for party, times in ranked[:_MAIN] if times >= _NAMED)


def about_the_same(desk: Desk) -> list[tuple[str, ...]]:
    """The articles of a request in groups that a reader sets side by side: of one story, or with the same two parties."""
    parties = {article: main_parties(lines) for article, lines in desk.lines.items()}
    groups: list[list[str]] = []
    for article in desk.lines:
        joined = [group for group in groups if any(_related(desk, parties, article, other) for other in group)]
        merged = [article, *(other for group in joined for other in group)]
        groups = [*(group for group in groups if group not in joined), merged]
    order = list(desk.lines)
    return [tuple(sorted(group, key=order.index)) for group in groups if len(group) > 1]


def _related(desk: Desk, parties: dict[str, frozenset[str]], a: str, b: str) -> bool:
    return desk.together(a, b) or (parties[a] == parties[b] and len(parties[a]) == _MAIN)


def _named(line: Line) -> Iterable[str]:
    for name in line.names:
        if name.entity and name.kind in _KINDS:
            yield capital_of(name.entity) or name.entity
    for token in line.tokens:
        if (country := read_demonym(token.text)) is not None:
            yield country
