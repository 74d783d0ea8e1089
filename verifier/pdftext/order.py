"""The order of reading of a line whose glyphs are known from left to right.

The opposite of what a program does that draws a line (the bidirectional algorithm of Unicode): runs of Arabic and Hebrew are turned
round, numbers and runs of Latin inside them are left as they stand. Where two texts look alike when drawn, the likelier is taken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MIRRORED = dict(zip("()[]{}«»‹›<>", ")(][}{»«›‹><", strict=True))
_OPENING = frozenset("([{«‹<")


@dataclass(slots=True)
class Cell:
    """A place in a line: what stands there, and how it behaves in a line of mixed directions."""

    text: str
    kind: str

    @classmethod
    def of(cls, text: str) -> Cell:
        """A cell, its kind by its first letter that has one: L, R, EN, AN, CS, ES, ET or N."""
        return cls(text, next((kind for kind in map(_kind, text) if kind in ("L", "R")), _kind(text[:1])))


def _kind(character: str) -> str:
    if character == "\u060c":  # the Arabic comma separates numbers by rule, and sentences in fact
        return "R,"
    found = unicodedata.bidirectional(character) if character else "ON"
    if found in ("R", "AL"):
        return "R"
    return found if found in ("L", "EN", "AN", "CS", "ES", "ET") else "N"


def runs_right_to_left(texts: Iterable[str]) -> bool:
    """Whether more letters are of a script that is read from right to left."""
    score = 0
    for text in texts:
        for character in text:
            kind = _kind(character)
            score += (kind == "R") - (kind == "L")
    return score > 0


def logical(cells: Sequence[Cell], *, rtl: bool, begins: bool = False, swap: bool = False) -> str:
    """The text of a line, in its order of reading.

    `rtl`: the line belongs to a text that is read from right to left. `begins`: it begins a paragraph. `swap`: the file writes
    brackets down as they look, so those of right-to-left runs are turned round.
    """
    levels = _levels(cells, rtl, begins)
    order = list(range(len(cells)))
    for level in range(1, max(levels, default=0) + 1):
        order = _reversed_runs(order, levels, level)
    pieces = []
    for at in order:
        text = cells[at].text
        pieces.append(_MIRRORED.get(text, text) if swap and levels[at] == 1 else text)
    return "".join(pieces)


def bracket_votes(cells: Sequence[Cell], *, rtl: bool) -> int:
    """How many pairs of brackets of right-to-left runs match only when turned round, less those that match as they are."""
    levels = _levels(cells, rtl, False)
    turned = [cells[at].text for at in range(len(cells) - 1, -1, -1) if levels[at] == 1 and cells[at].text in _MIRRORED]
    return _matched([_MIRRORED[text] for text in turned]) - _matched(turned)


def _matched(brackets: Sequence[str]) -> int:
    open_: list[str] = []
    pairs = 0
    for bracket in brackets:
        if bracket in _OPENING:
            open_.append(bracket)
        elif open_ and _MIRRORED[open_[-1]] == bracket:
            open_.pop()
            pairs += 1
    return pairs


def _levels(cells: Sequence[Cell], rtl: bool, begins: bool) -> list[int]:
    levels = [1 if rtl else 0] * len(cells)
    if rtl:
        _raise_runs(cells, levels, strong="L", along=("EN", "L"), stop=("R", "R,", "AN"), level=2)
    else:
        _raise_runs(cells, levels, strong="R", along=("R",), stop=("L",), level=1)
    _raise_numbers(cells, levels, begins and rtl)
    return levels


def _raise_runs(
    cells: Sequence[Cell], levels: list[int], *, strong: str, along: tuple[str, ...], stop: tuple[str, ...], level: int
) -> None:
    """Give runs against the direction of the line their level: from a strong cell to the last that belongs to it."""
    at = 0
    while at < len(cells):
        if cells[at].kind != strong:
            at += 1
            continue
        last = at
        after = at + 1
        while after < len(cells) and cells[after].kind not in stop:
            if cells[after].kind in along:
                last = after
            after += 1
        for inside in range(at, last + 1):
            levels[inside] = level
        at = after


def _raise_numbers(cells: Sequence[Cell], levels: list[int], begins: bool) -> None:
    """Numbers inside right-to-left runs: digits, and one separator between digits of one kind."""
    first_strong = next((at for at in range(len(cells) - 1, -1, -1) if cells[at].kind in ("R", "L")), -1)
    at = 0
    while at < len(cells):
        if levels[at] != 1 or cells[at].kind not in ("EN", "AN"):
            at += 1
            continue
        digits = cells[at].kind
        # After an Arabic letter a hyphen does not hold a number together; only before the first one it does.
        held = ("CS", "R,", "ES") if begins and at > first_strong else ("CS", "R,")
        end = at
        while end + 1 < len(cells):
            if cells[end + 1].kind == digits:
                end += 1
            elif end + 2 < len(cells) and cells[end + 1].kind in held and cells[end + 2].kind == digits:
                end += 2
            else:
                break
        if begins and at > first_strong and end + 1 < len(cells) and cells[end + 1].kind == "ET":
            end += 1
        for inside in range(at, end + 1):
            levels[inside] = 2
        at = end + 1


def _reversed_runs(order: list[int], levels: Sequence[int], level: int) -> list[int]:
    found: list[int] = []
    run: list[int] = []
    for at in order:
        if levels[at] >= level:
            run.append(at)
        else:
            found += run[::-1]
            run = []
            found.append(at)
    return found + run[::-1]
