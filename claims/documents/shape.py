"""What each block of a page is for: body, heading, dateline or furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.documents.blocks import Block
from claims.documents.cues import page_dates, plain
from claims.documents.dateline import Dateline, line_dateline
from claims.documents.days import days_in
from claims.documents.furniture import furniture_reason
from claims.language.fold import ENTITY_REST
from claims.model.document import SegmentKind
from claims.model.time import Anchor

_EDGE = 6  # blocks from the top, and from the end, where bylines and page dates stand
_LONGEST_HEADING = 120
_MOST_WORDS = 16
_MOST_DENSE = 9
_MOST_HEADINGS = 3  # in a row: a title, a subtitle, a section; more lines without full stops are a list
_END_MARKS = frozenset(".!?…؟:;؛,،")
_INNER_END = re.compile(r"\w{4}[.!?…؟][\"”»]?\s\S")  # a sentence ends inside the line
_ITEM_MARKS = frozenset("-–—•*·▪●◦‣►■✓")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """A block, its kind, the reason where it is furniture, and the dateline where it is one."""

    block: Block
    kind: SegmentKind
    reason: str | None = None
    dateline: Dateline | None = None


_Kind = tuple[SegmentKind | None, str | None, Dateline | None]


def shape_blocks(
    source: str, blocks: Sequence[Block], language: str, anchor: Anchor | None, title: str | None
) -> tuple[Shaped, ...]:
    """Decide on every block of a page. `anchor` is the publication day, for datelines without a year."""
    kinds: list[_Kind] = []
    for index, block in enumerate(blocks):
        line = source[block.start : block.end]
        edge = index < _EDGE or index >= len(blocks) - _EDGE
        kinds.append(_alone(line, language, anchor, edge=edge, top=index < 2 * _EDGE))
    kinds = _settle_datelines(source, blocks, kinds)
    kinds = _find_headings(source, blocks, kinds, title)
    return tuple(
        Shaped(block=block, kind=kind or SegmentKind.BODY, reason=reason, dateline=dateline)
        for block, (kind, reason, dateline) in zip(blocks, kinds, strict=True)
    )


def _alone(line: str, language: str, anchor: Anchor | None, *, edge: bool, top: bool) -> _Kind:
    """What a block is by its own words; None while it may be body or heading."""
    reason = furniture_reason(line, edge=edge)
    if reason is not None:
        return SegmentKind.FURNITURE, reason, None
    if (edge or top) and is_date_line(line, language):
        return SegmentKind.FURNITURE, "page date", None
    if top and (found := line_dateline(line, language, anchor)) is not None:
        return SegmentKind.DATELINE, None, found
    return None, None, None


def is_date_line(line: str, language: str) -> bool:
    """Whether a line is a date and nothing else, a clock time and a cue such as "Published" aside."""
    if len(line) > 90 or not any(character.isdigit() for character in line):
        return False
    words = plain(line)
    days = days_in(line, language, None)
    if not days:
        return False
    rest = list(line)
    for day in days:
        rest[day.start : day.end] = " " * (day.end - day.start)
    words = plain("".join(rest))
    cues = page_dates()
    for cue in cues.longest_first:
        if words.startswith(f"{cue} ") or words == cue:
            words = words[len(cue) :].strip()
            break
    return all(word in cues.time_words or word.isdigit() or len(word) == 1 for word in words.split())


def _settle_datelines(source: str, blocks: Sequence[Block], kinds: list[_Kind]) -> list[_Kind]:
    """Keep the dateline nearest to the body; a place and date higher up head the page, one below is no dateline."""
    body = len(kinds)
    for index, (kind, _, _) in enumerate(kinds):
        if kind is None and not _is_short(source, blocks[index], first=index == 0, dense=False):
            body = index
            break
    own = [index for index, (kind, _, _) in enumerate(kinds) if kind is SegmentKind.DATELINE]
    keep = max((index for index in own if index < body), default=None)
    settled = list(kinds)
    for index in own:
        dateline = kinds[index][2]
        if index != keep:
            dated = index < body and dateline is not None and dateline.day is not None
            settled[index] = (SegmentKind.FURNITURE, "page date", dateline) if dated else (None, None, None)
    return settled


def _find_headings(source: str, blocks: Sequence[Block], kinds: list[_Kind], title: str | None) -> list[_Kind]:
    """Headings are short lines without a full stop with text below; after the last text they are furniture among furniture."""
    settled = list(kinds)
    short = [
        kinds[index][0] is None and _is_short(source, block, first=index == 0, dense=_is_dense(blocks, index))
        for index, block in enumerate(blocks)
    ]
    last_text = max((index for index, (kind, _, _) in enumerate(kinds) if kind is None and not short[index]), default=-1)
    first_tail = next((index for index in range(last_text + 1, len(kinds)) if kinds[index][0] is SegmentKind.FURNITURE), len(kinds))
    wanted = plain(title) if title else None
    row: list[int] = []
    for index in range(len(blocks) + 1):
        if index < last_text and short[index]:
            row.append(index)
            continue
        if index < len(blocks) and row and kinds[index][0] is SegmentKind.FURNITURE:
            continue
        if len(row) <= _MOST_HEADINGS:
            for heading in row:
                settled[heading] = (SegmentKind.HEADING, None, None)
        row = []
        if index < len(blocks) and short[index] and index > first_tail and last_text >= 0:
            settled[index] = (SegmentKind.FURNITURE, "below the article", None)
    for index in range(min(_EDGE, len(blocks))):
        block = blocks[index]
        if wanted and settled[index][0] is None and plain(source[block.start : block.end]) == wanted and last_text > index:
            settled[index] = (SegmentKind.HEADING, None, None)
    return settled


def _is_dense(blocks: Sequence[Block], index: int) -> bool:
    """No empty line stands around a block: a line per sentence, where a full stop is easily forgotten."""
    after = blocks[index + 1].blank if index + 1 < len(blocks) else True
    return index > 0 and not blocks[index].blank and not after


def _is_short(source: str, block: Block, *, first: bool, dense: bool) -> bool:
    """A line that may be a heading by its look. The title of a page may be longer; one amid a paragraph is shorter."""
    line = source[block.start : block.end].replace(ENTITY_REST, "")
    longest, most = (180, 24) if first else (_LONGEST_HEADING, _MOST_DENSE if dense else _MOST_WORDS)
    if not line or len(line) > longest or line[0] in _ITEM_MARKS or line[0].islower() or block.signature is not None:
        return False
    words = plain(line).count(" ") + 1
    if words > most or (line[0] in '"“«‘' and line[-1] in '"”»’'):
        return False
    if dense and (not line[-1].isalnum() or any(mark in line for mark in ",،:؛;")):
        return False
    if _INNER_END.search(line):
        return False
    last = line.rstrip("\"”»’')] \u00a0\u202f")[-1:]
    if last in "?!؟":
        return block.blank and words <= 12 and line[-1] in "?!؟" and line[0] not in "\"“«'‘"
    if last == ":":
        return words <= 4
    return last not in _END_MARKS
