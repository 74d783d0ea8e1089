"""Glyphs put into rows, rows into columns, rows of a column into lines of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from verifier.pdftext.glyphs import Glyph
from verifier.pdftext.order import Cell, runs_right_to_left
from verifier.pdftext.shapes import is_mark, letters

_OVERLAP = 0.5  # of the lower glyph's height: so much do two of one line share; pdfminer takes the same
_SPACE = 0.17  # of the size: a gap that is a space. A space is 0.2 to 0.3 wide, kerning below 0.05
_GUTTER = 0.8  # of the size: the least gap between columns; the default gap of CSS is 1
_TWICE = 0.1  # of the size: a glyph drawn again so near is bold type, no second letter
_SHORTEST = 12  # letters in the median piece of a column of prose; shorter pieces are a table, which is read row by row
_SOON = 12  # rows: text beside text begins so soon, or the band begins further down
_MOST_ROWS = 1000  # a page with more is no page of text; its columns are not looked for

Gap = tuple[float, float]


@dataclass(slots=True)
class Line:
    """A line of a column: its cells from left to right, and where it stands."""

    cells: list[Cell]
    x0: float
    x1: float
    y0: float
    y1: float
    column: int
    page: int = 0

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.y1 - self.y0


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page, column by column in the order of reading."""
    lines: list[Line] = []
    for number, column in enumerate(_columns(rows_of(with_marks(glyphs)))):
        for row in rows_of(column):
            line = _line(row, number)
            if line is not None:
                lines.append(line)
    return lines


def with_marks(drawn: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, marks put to the letters they belong to, in the order in which they were drawn.

    The place of a mark says little, since it is drawn beside its place. What is drawn before and after it tells: a letter that is
    read from right to left follows its marks when the line is drawn from left to right.
    """
    found: list[Glyph] = []
    waiting: list[Glyph] = []
    for glyph in drawn:
        if is_mark(letters(glyph.text)):
            waiting.append(glyph)
            continue
        before = found[-1] if found else None
        found.append(replace(glyph))
        if waiting:
            _put(waiting, before, found[-1])
            waiting = []
    if waiting and found:
        _put(waiting, found[-1], None)
    return found


def _put(marks: list[Glyph], before: Glyph | None, after: Glyph | None) -> None:
    texts = [letters(mark.text) for mark in marks]
    forward = after is not None and (before is None or after.x0 >= before.x0 or not _beside(before, after))
    if after is not None and forward and runs_right_to_left([letters(after.text)]):
        after.text = letters(after.text) + "".join(texts[::-1])
    elif before is not None:
        before.text += "".join(texts)


def _beside(before: Glyph, after: Glyph) -> bool:
    return min(before.y1, after.y1) > max(before.y0, after.y0)


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one height, from top to bottom; in a row from left to right."""
    rows: list[list[Glyph]] = []
    low = high = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: (-(glyph.y0 + glyph.y1), glyph.x0)):
        shared = min(high, glyph.y1) - max(low, glyph.y0)
        if rows and shared >= _OVERLAP * min(high - low, glyph.size):
            rows[-1].append(glyph)
            continue
        rows.append([glyph])
        low, high = glyph.y0, glyph.y1
    for row in rows:
        row.sort(key=lambda glyph: (glyph.x0, glyph.x1))
    return rows


def _columns(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """The glyphs of a page by column: bands of rows that share a gutter are read column by column, all else row by row."""
    rows = [row for row in rows if any(glyph.text.strip() for glyph in row)]
    if len(rows) > _MOST_ROWS:
        return [[glyph for row in rows for glyph in row]]
    found: list[list[Glyph]] = []
    alone: list[Glyph] = []
    at = 0
    while at < len(rows):
        length, gutters = _band(rows, at)
        if not gutters:
            alone += rows[at]
            at += 1
            continue
        if alone:
            found.append(alone)
            alone = []
        band = [glyph for row in rows[at : at + length] for glyph in row]
        found += _split(band, gutters)
        at += length
    return [*found, alone] if alone else found


def _band(rows: list[list[Glyph]], start: int) -> tuple[int, list[float]]:
    """How many rows from one on share a gutter, and the middles of their gutters."""
    least = _GUTTER * median(glyph.size for glyph in rows[start])
    gaps: list[Gap] = [(float("-inf"), float("inf"))]
    best: tuple[int, list[float]] = (0, [])
    for length, row in enumerate(rows[start:], 1):
        gaps = [gap for gap in _shared(gaps, _gaps(row)) if gap[1] - gap[0] >= least]
        band = rows[start : start + length]
        gutters = [(low + high) / 2 for low, high in gaps if _divides(low, high, band)]
        if gutters:
            best = (length, gutters)
        elif best[0] or length > _SOON:
            break
    if best[0] and _is_table(rows[start : start + best[0]], best[1]):
        return 0, []
    return best


def _gaps(row: list[Glyph]) -> list[Gap]:
    """Where a row has nothing, outwards without end."""
    gaps: list[Gap] = []
    reached = float("-inf")
    for glyph in row:
        if not glyph.text.strip():
            continue
        if glyph.x0 > reached:
            gaps.append((reached, glyph.x0))
        reached = max(reached, glyph.x1)
    return [*gaps, (reached, float("inf"))]


def _shared(first: list[Gap], second: list[Gap]) -> list[Gap]:
    found: list[Gap] = []
    for low, high in first:
        found += [(max(low, a), min(high, b)) for a, b in second if min(high, b) > max(low, a)]
    return found


def _divides(low: float, high: float, band: list[list[Glyph]]) -> bool:
    """Whether at least two rows stand on each side of a gap."""
    left = sum(any(glyph.x1 <= low and glyph.text.strip() for glyph in row) for row in band)
    right = sum(any(glyph.x0 >= high and glyph.text.strip() for glyph in row) for row in band)
    return left >= 2 and right >= 2


def _split(band: list[Glyph], gutters: list[float]) -> list[list[Glyph]]:
    columns: list[list[Glyph]] = [[] for _ in range(len(gutters) + 1)]
    for glyph in band:
        columns[sum(glyph.x0 >= gutter for gutter in gutters)].append(glyph)
    return columns[::-1] if runs_right_to_left(glyph.text for glyph in band) else columns


def _is_table(band: list[list[Glyph]], gutters: list[float]) -> bool:
    pieces = [len(piece) for row in band for piece in _split(row, gutters) if piece]
    return median(pieces) < _SHORTEST


def _line(row: list[Glyph], column: int) -> Line | None:
    """A row as a line: glyphs drawn twice once, spaces where there are gaps."""
    cells: list[Cell] = []
    kept: list[Glyph] = []
    for glyph in row:
        if not any(glyph.text == other.text and abs(glyph.x0 - other.x0) < _TWICE * glyph.size for other in kept[-3:]):
            kept.append(glyph)
    inked = [glyph for glyph in kept if glyph.text.strip()]
    if not inked:
        return None
    texts = [letters(glyph.text) for glyph in kept]
    for at, text in enumerate(texts):
        if at and text.strip() and texts[at - 1].strip() and kept[at].x0 - kept[at - 1].x1 > _SPACE * kept[at].size:
            cells.append(Cell(" ", "N"))
        if text:
            cells.append(Cell.of(text))
    tallest = max(inked, key=lambda glyph: glyph.size)
    return Line(cells, min(g.x0 for g in inked), max(g.x1 for g in inked), tallest.y0, tallest.y1, column)
