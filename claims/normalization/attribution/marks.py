"""Quotation marks: where quoted runs begin and end, whoever speaks.

Pairs are found by shape alone, paragraph by paragraph. A mark that is never closed ends with its sentence; a paragraph that opens
with a mark while another is open continues it, as papers do. Inches, apostrophes and lone marks are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claims.model.span import Span

_CLOSERS = {"«": "»", "“": "”“", "„": "“”", "‘": "’", "‹": "›", "「": "」", '"': '"', "'": "'", "”": "”"}
_MARK = re.compile("[«»“”„\"‘’'‹›「」\n\u2028\u2029]")
_BREAKS = "\n\u2028\u2029"
_LONGEST = 4000  # characters a quotation may run across paragraphs; longer ones are lost closing marks


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted run: `[start, end)` without the marks, `outer_*` with them. `depth` 0 is not inside another."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True
    depth: int = 0
    continues: bool = False  # the paragraph opens with a mark while the one before was still open


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    continues: bool = False


def find_quoted(source: str, sentences: Sequence[Span] = ()) -> tuple[Quoted, ...]:
    """Quoted runs in order of their start. Linear in the text."""
    found: list[Quoted] = []
    stack: list[_Open] = []
    pending: _Open | None = None  # open at the end of the paragraph before
    ends = [sentence.end for sentence in sentences]
    paragraph = 0
    for match in _MARK.finditer(source):
        at, mark = match.start(), match.group()
        if mark in _BREAKS:
            if stack:
                pending = _close_paragraph(source, stack, pending, found, ends, paragraph, at)
            paragraph = at + 1
            continue
        if pending is not None:
            if (
                not stack
                and source[paragraph:at].strip() == ""
                and mark in _CLOSERS[pending.mark] + pending.mark
                and _opens(source, at, mark)
            ):
                found.append(_run(source, pending, _paragraph_end(source, pending.at), 0, True))
                stack.append(_Open(mark if mark in _CLOSERS else pending.mark, at, True))  # French repeats the closing one
                pending = None
                continue
            if not stack and mark in _CLOSERS[pending.mark] and _closes(source, at, mark) and at - pending.at <= _LONGEST:
                found.append(_run(source, pending, at, 0, True, 1))
                pending = None
                continue
            if not stack and mark not in "'‘’":
                found.append(_unclosed(source, pending, ends, 0))
                pending = None
        _step(source, stack, found, at, mark, ends)
    if stack:
        pending = _close_paragraph(source, stack, pending, found, ends, paragraph, len(source))
    if pending is not None:
        found.append(_unclosed(source, pending, ends, 0))
    found = [quoted for quoted in found if quoted.end > quoted.start]
    return tuple(sorted(found, key=lambda quoted: (quoted.outer_start, -quoted.outer_end)))


def _step(source: str, stack: list[_Open], found: list[Quoted], at: int, mark: str, ends: list[int]) -> None:
    for index in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[index].mark] and _closes(source, at, mark):
            if mark == "”" and stack[index].mark == "”" and _opens(source, at, mark) and not _closes_only(source, at):
                break
            del stack[index + 1 :]
            opened = stack.pop()
            found.append(_run(source, opened, at, len(stack), True, 1))
            return
    if mark in _CLOSERS and _opens(source, at, mark) and len(stack) < 4:
        if stack and stack[-1].mark == mark and mark in '"”“':
            found.append(_unclosed(source, stack.pop(), ends, len(stack), at))
        stack.append(_Open(mark, at))


def _close_paragraph(
    source: str, stack: list[_Open], pending: _Open | None, found: list[Quoted], ends: list[int], paragraph: int, at: int
) -> _Open | None:
    """A paragraph ends with marks open: the outermost double one may run on, single ones were apostrophes."""
    outer = next((opened for opened in stack if opened.mark not in "'‘" or source[max(0, opened.at - 2) : opened.at] == ": "), None)
    stack.clear()
    return outer if outer is not None else pending


def _opens(source: str, at: int, mark: str) -> bool:
    before = source[at - 1] if at else " "
    after = source[at + 1] if at + 1 < len(source) else " "
    if mark in "«„“‹「":
        return at + 1 < len(source)
    if before.isalnum():
        return False
    if mark in "'‘":
        return after.isalpha() or after in '«“„"…'
    if mark == "”":
        return after.isalnum() and (before.isspace() or before in "([—–:-")
    return not after.isspace() or before.isspace() or before in ":"


def _closes(source: str, at: int, mark: str) -> bool:
    before = source[at - 1] if at else " "
    after = source[at + 1] if at + 1 < len(source) else " "
    if mark in "»›」":
        return True
    if mark in "'’":
        return not after.isalnum() and not before.isspace()
    if mark == "“":
        return not before.isspace() and not after.isalnum()  # closes German-style „…“ only
    if mark == '"':
        return not (before.isspace() and after.isalnum())
    return True


def _closes_only(source: str, at: int) -> bool:
    return not source[at - 1 : at].isspace()


def _run(source: str, opened: _Open, end: int, depth: int, closed: bool, width: int = 0) -> Quoted:
    start = opened.at + 1
    while start < end and source[start].isspace():
        start += 1
    last = end
    while last > start and source[last - 1].isspace():
        last -= 1
    return Quoted(start, last, opened.at, end + width, closed, depth, opened.continues)


def _unclosed(source: str, opened: _Open, ends: list[int], depth: int, limit: int | None = None) -> Quoted:
    index = bisect_right(ends, opened.at + 1)
    end = ends[index] if index < len(ends) else _paragraph_end(source, opened.at)
    end = min(end, _paragraph_end(source, opened.at))
    if limit is not None:
        end = min(end, limit)
    return _run(source, opened, max(end, opened.at + 1), depth, False)


def _paragraph_end(source: str, at: int) -> int:
    end = source.find("\n", at, at + _LONGEST)
    return min(len(source), at + _LONGEST) if end < 0 else end
