"""Places in an article, and which spans lie around or inside others."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

Place = tuple[str, int, int]
"""Field, start and end."""


class Spans:
    """Numbered spans of one article, asked which of them hold another or lie in it."""

    def __init__(self, spans: Iterable[tuple[Place, int]]) -> None:
        self._sorted = sorted(spans)
        self._reach: list[tuple[str, int]] = []  # how far the spans up to here reach
        for (field, _, end), _ in self._sorted:
            before = self._reach[-1] if self._reach else ("", 0)
            self._reach.append((field, max(end, before[1]) if before[0] == field else end))

    def covering(self, place: Place) -> tuple[int, ...]:
        """The numbers of the spans that hold all of a place."""
        field, start, end = place
        found = []
        at = bisect_right(self._sorted, ((field, start, sys.maxsize), sys.maxsize)) - 1
        while at >= 0 and self._reach[at][0] == field and self._reach[at][1] >= end:
            (_, _, stop), number = self._sorted[at]
            if stop >= end:
                found.append(number)
            at -= 1
        return tuple(sorted(found))

    def inside(self, place: Place) -> tuple[int, ...]:
        """The numbers of the spans that lie wholly in a place."""
        field, start, end = place
        first = bisect_left(self._sorted, ((field, start, 0), 0))
        last = bisect_left(self._sorted, ((field, end, 0), 0))
        return tuple(sorted(number for (_, _, stop), number in self._sorted[first:last] if stop <= end))

    def covered(self, field: str) -> int:
        """How many characters of a field lie in a span."""
        total = reach = 0
        for (found, start, end), _ in self._sorted:
            if found == field:
                total += max(0, end - max(start, reach))
                reach = max(reach, end)
        return total


def place_of(item: Mapping[str, Any]) -> Place:
    """Where an object of the contract stands."""
    return item.get("field") or "text", int(item["start"]), int(item["end"])


def covers(place: Place, other: Place) -> bool:
    """True when `other` lies wholly in `place`."""
    return place[0] == other[0] and place[1] <= other[1] and other[2] <= place[2]
