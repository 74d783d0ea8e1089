"""Figures: the share of right tags; precision, recall and F of the forms of verbs, and of names whose run of tokens and kind
are both right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.language.tagger import split

Run = tuple[int, int, str]


@dataclass(slots=True)
class Figures:
    """What was expected, given, and right."""

    expected: int = 0
    given: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of what was given that is right."""
        return self.right / max(1, self.given)

    @property
    def recall(self) -> float:
        """The share of what was expected that was given."""
        return self.right / max(1, self.expected)

    @property
    def f(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(1, self.expected + self.given)


def spans(labels: Sequence[str]) -> list[Run]:
    """Names as (first, after, kind) from labels "B-PER", "I-PER", "O"."""
    found: list[Run] = []
    for at, label in enumerate(labels):
        head, _, kind = label.partition("-")
        if head == "I" and found and found[-1][1] == at and found[-1][2] == kind:
            found[-1] = (found[-1][0], at + 1, kind)
        elif head in ("B", "I"):
            found.append((at, at + 1, kind))
    return found


def by_kind(expected: Sequence[Sequence[Run]], given: Sequence[Sequence[Run]]) -> dict[str, Figures]:
    """Figures of each kind, "PLO" (people, places and organizations together), "all", and "span" (kind left out)."""
    table = {name: Figures() for name in ("PER", "LOC", "ORG", "MISC", "PLO", "all", "span")}
    for wanted, got in zip(expected, given, strict=True):
        right = set(wanted) & set(got)
        for runs, field in ((wanted, "expected"), (got, "given"), (sorted(right), "right")):
            for _, _, kind in runs:
                for name in (kind, "all") if kind == "MISC" else (kind, "PLO", "all"):
                    setattr(table[name], field, getattr(table[name], field) + 1)
        table["span"].expected += len(wanted)
        table["span"].given += len(got)
        table["span"].right += len({run[:2] for run in wanted} & {run[:2] for run in got})
    return table


def by_form(expected: Sequence[Sequence[str]], given: Sequence[Sequence[str]]) -> dict[str, Figures]:
    """Figures of each form of verbs, and of all: labels such as "VERB.fin", where verb and auxiliary count as one."""
    table = {name: Figures() for name in ("fin", "inf", "part", "ger", "all")}
    for wanted, got in zip(expected, given, strict=True):
        for one, other in zip(wanted, got, strict=True):
            form, found = split(one)[1], split(other)[1]
            for name, row in table.items():
                own, theirs = (form, found) if name == "all" else (form * (form == name), found * (found == name))
                row.expected += bool(own)
                row.given += bool(theirs)
                row.right += bool(own) and own == theirs
    return table


def accuracy(expected: Sequence[Sequence[str]], given: Sequence[Sequence[str]]) -> float:
    """The share of tokens with the right tag."""
    pairs = [pair for one, other in zip(expected, given, strict=True) for pair in zip(one, other, strict=True)]
    return sum(one == other for one, other in pairs) / max(1, len(pairs))
