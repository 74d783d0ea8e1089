"""Lines of a text, and which of them a sentence runs across.

Articles come with a line per paragraph, a line per sentence, or hard-wrapped at some width; only the last breaks inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c"
)
"""Code points that take no room: they count as white space at the edges of a sentence."""

_EDGES = "".join(sorted(INVISIBLE)) + "".join(filter(str.isspace, map(chr, range(0x3001))))  # no white space is higher up
_LINE = re.compile("[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
_ITEM = re.compile(r"(?:[-–—•*·▪●◦‣►■]\s|\d{1,2}[.)]\s)")
_PLAIN_WORD = re.compile(r"[^\W\d_]{1,40}[,;]?(?:\s|\Z)")
_BROKEN_WIDTH = 20  # a shorter line is seldom the first half of a sentence
_END_MARKS = frozenset('.!?…؟۔。！？।:;؛"”»’)]')
_WRAP_WIDTH = 120  # no one wraps wider by hand; a paragraph on one line is nearly always wider


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line `[start, end)`, trimmed; `blank` tells whether an empty line stands before it."""

    start: int
    end: int
    blank: bool


def trim(source: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without white space and invisible marks at its edges; empty when nothing is left."""
    kept = source[start:end].lstrip(_EDGES)
    start = end - len(kept)
    return start, start + len(kept.rstrip(_EDGES))


def lines(source: str, start: int, end: int) -> Iterator[Line]:
    """The lines of `[start, end)` that hold something to see."""
    previous = None
    for match in _LINE.finditer(source, start, end):
        first, last = trim(source, match.start(), match.end())
        if first == last:
            continue
        yield Line(first, last, previous is None or _is_blank(source[previous:first]))
        previous = last


def joined_lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of `[start, end)`, with those joined that one sentence runs across."""
    run: list[Line] = []
    for line in lines(source, start, end):
        if line.blank and run:
            yield from _join(source, run)
            run = []
        run.append(line)
    if run:
        yield from _join(source, run)


def _is_blank(gap: str) -> bool:
    """Whether the gap between two lines holds more than one line end."""
    if gap in ("\n", "\r\n"):
        return False
    return sum(not _LINE.match(character) for character in gap.replace("\r\n", "\n")) > 1


def _join(source: str, run: list[Line]) -> Iterator[tuple[int, int]]:
    wrapped = _is_wrapped(source, run)
    first, last = run[0].start, run[0].end
    for line in run[1:]:
        if _goes_on(source, first, last, line, wrapped=wrapped):
            last = line.end
        else:
            yield first, last
            first, last = line.start, line.end
    yield first, last


def _goes_on(source: str, first: int, last: int, line: Line, *, wrapped: bool) -> bool:
    if _ITEM.match(source, line.start):
        return False
    if wrapped:
        return True
    wide = last - first >= _BROKEN_WIDTH and source[last - 1] not in _END_MARKS
    return wide and source[line.start].islower() and _PLAIN_WORD.match(source, line.start, line.end) is not None


def _is_wrapped(source: str, run: list[Line]) -> bool:
    """Whether a run of lines looks broken at a fixed width: even lines, most of them without an end mark."""
    if len(run) < 3:
        return False
    widths = [line.end - line.start for line in run[:-1]]
    widest = max(widths)
    if not 30 <= widest <= _WRAP_WIDTH or min(widths) < 0.6 * widest:
        return False
    unfinished = sum(source[line.end - 1] not in _END_MARKS for line in run[:-1])
    return unfinished * 2 > len(widths)
