"""Datelines: where a report was filed, on which day and by which agency.

Sent with the article, on a line of their own, or before the first sentence: "LIMA, Sept 14 (Agency) -", "Madrid, 3 mar (EFE).-",
"МОСКВА, 7 мая. /ТАСС/.", "موسكو – (وكالات)". A place and a dash alone are one where the place is in capitals
or in the tables, and a new sentence follows: "Paris - long a haven -" goes on with a small letter and is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claims.documents.cues import agencies, plain
from claims.documents.days import days_in
from claims.knowledge.places import place_ids
from claims.language.lines import trim
from claims.model.time import Anchor

_LONGEST = 110  # code points a dateline takes at most
_END = re.compile(r"\s?\.?\s?(?:--|[-–—])\u034f*\s?(?=[^\s\u034f])|\.\s?[-–—]|/\.\s|\)\s?:\s|\)\s(?=[^\s\-–—])")
_CREDIT = re.compile(r"[(/\[]\s?([^()/\[\]]{1,40}?)\s?[)/\]]")
_AGENCY_BEHIND = (
    re.compile(r"\s{0,3}[(/]([^()/]{1,30})[)/]\s?(?:\.\s|[-–—:.]|$)?"),
    re.compile(r"\s{0,3}([^.\-–—:]{1,24}?)\s?(?:\.\s|\s[-–—]\s)"),
)
_DASH = re.compile(r"\s[-–—]\s?|[-–—]\s")
_CREDIT_SPLIT = re.compile(r"[-–—,]\s?|\.\s")
_DIGIT = re.compile(r"\d")
_EDGES = " \t\u00a0,.;:،-–—/()[]|"


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; `[start, end)` are offsets in the text it was read from, the separator left out."""

    start: int
    end: int
    place: str | None
    day: date | None
    agency: bool = False  # an agency or a correspondent is named


def read_dateline(line: str, language: str, anchor: Anchor | None) -> Dateline:
    """A dateline from a string known to be one: the words before the first figure, agency or dash are the place."""
    days = days_in(line, language, anchor) if _DIGIT.search(line) else ()
    named = [found for found in days if found.day is not None] or list(days)
    day = named[0] if named else None
    credit, credit_start = _credit(line)
    stop = min(len(line), *(found.start for found in days), credit_start) if days or credit else len(line)
    dash = _DASH.search(line, 0, stop)
    place = line[: dash.start() if dash and dash.start() > 0 else stop].strip(_EDGES)
    if plain(place) in agencies() or _DIGIT.search(place) or not plain(place):
        place = ""
    return Dateline(0, len(line), place or None, day.day if day else None, credit)


def dateline_at(source: str, start: int, end: int, language: str, anchor: Anchor | None) -> Dateline | None:
    """The dateline before the first sentence of `[start, end)`, None when there is none. Something must follow it."""
    window = min(end, start + _LONGEST)
    for mark in _END.finditer(source, start, window):
        stop = mark.end() if source[mark.start()] in ")/" else mark.start()
        head = source[start:stop]
        after = source[mark.end() : end].lstrip()
        if not after or (after[0].islower()):
            continue
        found = _whole(head.rstrip(), language, anchor)
        if found is None:
            continue
        trailing = _trailing_agency(source, mark.end(), end)
        first, last = trim(source, start, max(mark.end(), trailing))
        return Dateline(first, last, found.place, found.day, found.agency or trailing > 0)
    return None


def line_dateline(line: str, language: str, anchor: Anchor | None) -> Dateline | None:
    """The dateline that a whole line is, None when it is anything else."""
    return _whole(line, language, anchor, alone=True) if len(line) <= _LONGEST else None


def _whole(head: str, language: str, anchor: Anchor | None, *, alone: bool = False) -> Dateline | None:
    """Read `head` as a dateline if place, day and agency leave nothing unexplained."""
    if len(head) < 2:
        return None
    found = read_dateline(head, language, anchor)
    if found.place is None or not _is_place(found.place):
        return None
    days = days_in(head, language, anchor) if _DIGIT.search(head) else ()
    rest = _CREDIT.sub(" ", head.replace(found.place, " ", 1))
    for day in days:
        rest = rest.replace(head[day.start : day.end], " ", 1)
    left = [word for word in plain(rest).split() if plain(rest) not in agencies()]
    if left:
        return None
    signs = bool(days) + found.agency
    if alone:
        return found if signs else None
    return found if signs or _is_capitals(found.place) or _is_known(found.place) else None


def _is_known(place: str) -> bool:
    """True for a town or country of the tables that stands alone before the dash: "القاهرة - أعلن"."""
    return len(place.split()) <= 2 and bool(place_ids(place))


def _credit(line: str) -> tuple[bool, int]:
    """Whether an agency or correspondent is named, and where the words about it start."""
    for match in _CREDIT.finditer(line):
        return True, match.start()
    for dash in _CREDIT_SPLIT.finditer(line):
        if plain(line[dash.end() :]) in agencies():
            return True, dash.start()
    return False, len(line)


def _trailing_agency(source: str, position: int, end: int) -> int:
    """The offset behind an agency named after the dash or full stop: "– (وكالات) –", "— РИА Новости.", "/ТАСС/."; 0 if none is."""
    for shape in _AGENCY_BEHIND:
        match = shape.match(source, position, min(end, position + 40))
        if match and plain(match.group(1)) in agencies():
            return match.end()
    return 0


def _is_place(place: str) -> bool:
    words: list[str] = [word for word in re.split(r"[\s,،/-]+", place) if word]
    if not 1 <= len(words) <= 6 or any(not plain(word) for word in words):
        return False
    if any(mark in place for mark in '"“«:;!?؟'):
        return False
    if not words[0][0].isalpha() or words[0][0].islower():
        return False
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    if not cased:
        return len(words) <= 4
    return sum(word[0].islower() for word in cased) <= len(cased) // 2


def _is_capitals(place: str) -> bool:
    return len(place) >= 3 and place.upper() == place and place.lower() != place
