"""The day of publication as the page states it, for articles sent without one.

A date beside "Published" comes first, then a bare date above the text, then one beside "Updated". Only dates with a year count.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.documents.cues import page_dates, plain
from claims.documents.days import days_in
from claims.documents.shape import Shaped
from claims.model.document import PageDate, SegmentKind
from claims.model.span import Span

_BEST, _BARE, _UPDATED = 0, 1, 2


def find_page_dates(source: str, shaped: Sequence[Shaped], language: str) -> tuple[PageDate, ...]:
    """The dates of the page, the most likely day of publication first."""
    found: list[tuple[int, int, PageDate]] = []
    above = True
    cue_line = None
    for item in shaped:
        above = above and item.kind is not SegmentKind.BODY
        if item.kind is not SegmentKind.FURNITURE:
            cue_line = None
            continue
        line = source[item.block.start : item.block.end]
        cue = _cue(line)
        if item.reason == "page date":
            rank = cue if cue is not None else cue_line if cue_line is not None else _BARE
            for day in days_in(line, language, None):
                if day.day is not None and day.year_stated and day.certain and (above or rank != _BARE):
                    span = Span(item.block.start + day.start, item.block.start + day.end)
                    found.append((rank, len(found), PageDate(span=span, day=day.day, cued=rank != _BARE)))
                    break
        cue_line = cue
    return tuple(date for _, _, date in sorted(found, key=lambda entry: entry[:2]))


def _cue(line: str) -> int | None:
    """Whether a line begins with a word for publication or for revision."""
    cues = page_dates()
    parts = plain(line).split()[:4]
    for size in range(len(parts), 0, -1):
        words = " ".join(parts[:size])
        if words in cues.published:
            return _BEST
        if words in cues.updated:
            return _UPDATED
    return None
