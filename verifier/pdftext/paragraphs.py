"""Lines put into paragraphs, words that were divided put together, heads and feet of pages left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from verifier.pdftext.order import bracket_votes, logical, runs_right_to_left
from verifier.pdftext.rows import Line

_SPACED = 1.3  # of the usual distance of lines: a wider one parts paragraphs
_FAR = 2.4  # of the size: a distance that parts paragraphs whatever is usual
_OTHER_SIZE = 1.12  # of the size: a heading, not a line of the same paragraph
_INDENTED = 0.8  # of the size
_ROOM = 1.2  # of its width: a line with so much room for the next word did not go on
_HALF = 0.45  # of the column's width: a line that ends so early is the last of a paragraph, whatever it ends with
_ALONE = 1.8  # of the size: where lines usually stand so far apart, most are a paragraph each
_HEADLINE = 1.25  # of the size most letters have
_LONGEST_HEADLINE = 300
_END = frozenset('.!?…؟:;"”»)')
_HYPHENS = ("-", "\u2010", "\u00ad")
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"[ \t\u00a0]+")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, as they are read."""

    text: str
    size: float
    page: int


@dataclass(slots=True)
class _Told:
    """A line with its text."""

    line: Line
    text: str
    rtl: bool


def paragraphs_of(pages: Sequence[list[Line]]) -> list[Paragraph]:
    """The paragraphs of a document."""
    for number, lines in enumerate(pages):
        for line in lines:
            line.page = number
    lines = [line for page in pages for line in page]
    rtl_text = runs_right_to_left(cell.text for line in lines for cell in line.cells)
    rtl = [_line_is_rtl(line, rtl_text) for line in lines]
    swap = sum(bracket_votes(line.cells, rtl=way) for line, way in zip(lines, rtl, strict=True)) > 0
    usual = _usual_distance(lines)
    edges = _edges(lines)
    plain = [_text(line, way, swap=swap) for line, way in zip(lines, rtl, strict=True)]
    furniture = _furniture(lines, plain, len(pages))
    groups: list[list[_Told]] = []
    before: _Told | None = None
    for line, way, text in zip(lines, rtl, plain, strict=True):
        if id(line) in furniture:
            continue
        told = _Told(line, text, way)
        begins = before is None or _parts(before, told, usual, edges)
        before = _Told(line, _text(line, way, begins=begins, swap=swap), way)
        if begins:
            groups.append([])
        groups[-1].append(before)
    return _joined(groups)


def headline(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The paragraph near the top of the first page that is set larger than the text; None where there is none."""
    letters: Counter[float] = Counter()
    for paragraph in paragraphs:
        letters[round(paragraph.size, 1)] += len(paragraph.text)
    if len(paragraphs) < 2:
        return None
    body = letters.most_common(1)[0][0]
    for paragraph in paragraphs[:3]:
        if paragraph.page == 0 and paragraph.size >= _HEADLINE * body and len(paragraph.text) <= _LONGEST_HEADLINE:
            return paragraph
    return None


def _text(line: Line, rtl: bool, *, begins: bool = False, swap: bool) -> str:
    """A line as it is read."""
    text = _SPACES.sub(" ", logical(line.cells, rtl=rtl, begins=begins, swap=swap)).strip()
    return _end_last(text) if rtl else text


def _line_is_rtl(line: Line, rtl_text: bool) -> bool:
    letters = [cell.text for cell in line.cells if cell.kind in ("L", "R")]
    return runs_right_to_left(letters) if letters and not rtl_text else rtl_text and (not letters or _mostly(letters))


def _mostly(letters: list[str]) -> bool:
    """A line of a right-to-left text is one too, unless hardly a letter of it is: then it is a line of Latin."""
    right = sum(runs_right_to_left([letter]) for letter in letters)
    return right > 0 and right * 4 >= len(letters)


def _usual_distance(lines: Sequence[Line]) -> float:
    """The usual distance of lines in sizes: low among those seen, since paragraphs of one line stand apart."""
    seen = sorted(
        (before.y0 - line.y0) / line.size
        for before, line in pairwise(lines)
        if (before.page, before.column) == (line.page, line.column) and before.y0 > line.y0
    )
    return seen[len(seen) * 3 // 10] if seen else 1.2


def _edges(lines: Sequence[Line]) -> dict[tuple[int, int, int], tuple[float, float]]:
    """Left and right edge of each column, for each size of letters: a headline may be wider than the text."""
    edges: dict[tuple[int, int, int], tuple[float, float]] = {}
    for line in lines:
        low, high = edges.get(_place(line), (line.x0, line.x1))
        edges[_place(line)] = (min(low, line.x0), max(high, line.x1))
    return edges


def _place(line: Line) -> tuple[int, int, int]:
    return line.page, line.column, round(line.size)


def _parts(before: _Told, now: _Told, usual: float, edges: dict[tuple[int, int, int], tuple[float, float]]) -> bool:
    """Whether a line begins a paragraph."""
    last, line, rtl = before.line, now.line, now.rtl
    if max(last.size, line.size) > _OTHER_SIZE * min(last.size, line.size) or before.rtl != rtl:
        return True
    ended = before.text[-1:] in _END
    if (last.page, last.column) != (line.page, line.column):
        return ended or not (rtl or now.text[:1].islower() or before.text.endswith(_HYPHENS))
    distance = (last.y0 - line.y0) / line.size
    if distance > min(_SPACED * usual, _FAR) or distance < 0:
        return True
    left, right = edges[_place(last)]
    start, start_before = (right - line.x1, right - last.x1) if rtl else (line.x0 - left, last.x0 - left)
    if start > _INDENTED * line.size and start - start_before > _INDENTED * line.size:
        return True
    rest = last.x0 - left if rtl else right - last.x1
    first_word = now.text.split(" ", 1)[0]
    fits = rest > (line.x1 - line.x0) * (len(first_word) + 1) / len(now.text or " ") * _ROOM
    return (fits and (ended or rest > _HALF * (right - left))) or (ended and usual > _ALONE)


def _end_last(text: str) -> str:
    """A sentence does not begin with its full stop: one that was drawn at the wrong end of the line goes to its end."""
    if len(text) > 2 and text[0] in ".؟!" and text[1].isspace() | text[1].isalpha() and text[-1] not in _END:
        return text[1:].strip() + text[0]
    return text


def _furniture(lines: Sequence[Line], texts: Sequence[str], pages: int) -> set[int]:
    """Lines at the head or foot of pages that say the same on most of them, or only count them: their identities."""
    if pages < 2:
        return set()
    by_page: dict[int, list[tuple[float, int]]] = {}
    for at, line in enumerate(lines):
        by_page.setdefault(line.page, []).append((line.y0, at))
    outer = [at for heights in by_page.values() for at in {max(heights)[1], min(heights)[1]}]
    seen = Counter(_DIGITS.sub("#", texts[at]) for at in outer)
    return {id(lines[at]) for at in outer if seen[_DIGITS.sub("#", texts[at])] * 2 >= max(pages, 4)}


def _joined(groups: Sequence[Sequence[_Told]]) -> list[Paragraph]:
    whole = {word for group in groups for one in group for word in one.text.split()}
    found: list[Paragraph] = []
    for group in groups:
        text = group[0].text
        for one in group[1:]:
            text = _continued(text, one.text, whole)
        size = max(one.line.size for one in group)
        found.append(Paragraph(text.replace("\u00ad", ""), size, group[0].line.page))
    return found


def _continued(text: str, more: str, whole: set[str]) -> str:
    """Text that goes on in the next line. A hyphen at the end divides a word, unless the word is written with it elsewhere."""
    if not text.endswith(_HYPHENS) or len(text) < 2:
        return f"{text} {more}"
    if text[-1] != "-":
        return text[:-1] + more
    before, after = text.rsplit(None, 1)[-1], more.split(None, 1)[0] if more else ""
    if not (text[-2].isalpha() and after[:1].islower()) or before + after in whole:
        return text + more if text[-2].isalnum() else f"{text} {more}"
    return text[:-1] + more
