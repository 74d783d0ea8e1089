"""Where the characters of a field of an article stand in the file that it was read from.

A field is put together from runs of the source. A verbatim run is the source's own characters; another stands for characters that
the source writes otherwise (`&amp;` is one). What only tags imply, such as a paragraph break, stands in no run.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """`[start, end)` of a field, from `[origin, until)` of the source."""

    start: int
    end: int
    origin: int
    until: int
    verbatim: bool


class SourceMap:
    """The runs of one field, in order. Empty for a field that does not stand in the source."""

    def __init__(self, runs: Sequence[Run] = ()) -> None:
        self._runs = tuple(runs)
        self._starts = [run.start for run in self._runs]

    def locate(self, start: int, end: int) -> tuple[int, int] | None:
        """The part of the source that a span of the field covers, mark-up inside included; None when it has none."""
        covered = self._covered(start, end)
        if not covered:
            return None
        first, last = covered[0], covered[-1]
        begin = first.origin + max(0, start - first.start) if first.verbatim else first.origin
        stop = last.origin + min(end, last.end) - last.start if last.verbatim else last.until
        return begin, stop

    def exactly(self, start: int, end: int) -> tuple[int, int] | None:
        """The part of the source that is this span character by character; None when mark-up stands in it."""
        covered = self._covered(start, end)
        if len(covered) != 1 or not covered[0].verbatim or covered[0].start > start or covered[0].end < end:
            return None
        return self.locate(start, end)

    def place(self, position: int) -> int | None:
        """Where in the source an empty span stands: behind the character before it."""
        if position == 0:
            return self._runs[0].origin if self._runs else None
        covered = self.locate(position - 1, position)
        return covered[1] if covered else None

    def _covered(self, start: int, end: int) -> list[Run]:
        at = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for run in self._runs[at:]:
            if run.start >= end:
                break
            if run.end > start:
                found.append(run)
        return found


class Weaver:
    """Puts a field together from its source, run by run."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self.length = 0
        self._last = ""

    def copy(self, start: int, end: int) -> None:
        """The source's own characters `[start, end)`."""
        if start < end:
            previous = self._runs[-1] if self._runs else None
            if previous and previous.verbatim and previous.until == start and previous.end == self.length:
                self._runs[-1] = Run(previous.start, self.length + end - start, previous.origin, end, verbatim=True)
            else:
                self._runs.append(Run(self.length, self.length + end - start, start, end, verbatim=True))
            self._append(self.source[start:end])

    def write(self, text: str, start: int, end: int) -> None:
        """A text that stands for the source's `[start, end)`."""
        if text:
            self._runs.append(Run(self.length, self.length + len(text), start, end, verbatim=False))
            self._append(text)

    def imply(self, text: str) -> None:
        """A text that stands for nothing in the source."""
        self._append(text)

    def break_line(self, mark: str) -> None:
        """A line end or an empty line, unless the field is empty or one stands there already."""
        if self.length and not self._last.endswith(mark):
            self.imply(mark[len(mark) - 1 :] if self._last.endswith("\n") else mark)

    @property
    def ends_in_space(self) -> bool:
        """True when there is nothing before that a space would part from what follows."""
        return not self._last or self._last[-1].isspace()

    @property
    def text(self) -> str:
        """The field so far."""
        return "".join(self._parts)

    def map(self) -> SourceMap:
        """Where the field stands in the source."""
        return SourceMap(self._runs)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
        self._last = (self._last + text)[-2:]
