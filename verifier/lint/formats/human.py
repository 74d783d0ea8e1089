"""For a terminal: each finding with its line and what is meant in it, safe whatever the direction of the text.

A line that runs left to right, of letters one column wide, is underlined; in any other, brackets stand round the passage, because
columns mean nothing there. Every passage stands in an isolate, and what could steer a terminal or turn a line round is taken out.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from claims.model.finding import Severity
from verifier.lint.drafts import Draft, Kind
from verifier.lint.formats.paths import shown_path
from verifier.lint.model import SEVERITIES, Linted, Mend, Note, Place

_COLOURS = {Severity.HIGH: "red", Severity.MEDIUM: "yellow", Severity.LOW: "cyan", Severity.INFO: "blue"}
_AROUND = 60  # characters shown on either side of a passage: with it, about two lines of a terminal
_NEAR = 30  # characters shown on either side of a repair
_LONGEST = 200  # characters shown of a passage
_ISOLATE, _POP = "\u2068", "\u2069"
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068\u2069")
_TURNING = ("R", "AL", "AN")


def render(results: Sequence[Linted], *, colour: bool = False) -> str:
    """Every note of every draft, and the sum of them."""
    lines: list[str] = []
    for result in results:
        told = list(_draft(result, colour))
        if told:
            lines += [click.style(shown_path(result.draft), bold=True) if colour else shown_path(result.draft), *told, ""]
    return "\n".join([*lines, _sum(results)])


def question(note: Note, offered: Sequence[Sequence[Mend]], *, colour: bool = False) -> list[str]:
    """A note, and its repairs as a person chooses among them: each with a number, and the words around it before and after."""
    place = note.places[0]
    lines = [shown_path(place.draft), *_told(note, colour)]
    for number, mends in enumerate(offered, 1):
        support = f" (as {', '.join(map(_safe, mends[0].supported_by))})" if mends[0].supported_by else ""
        lines.append(f"    {number}: {_quoted(mends[0].before)} → {_quoted(mends[0].after)}{support}")
        for mend in mends:
            lines += [f"       {sign} {_around(place.draft, mend, put)}" for sign, put in (("-", None), ("+", mend.put))]
    return [*lines, f"    {_message(note.advice)}"]


def _around(draft: Draft, mend: Mend, put: str | None) -> str:
    """The words around a repair in the source, with what stands there, or with what would."""
    start, end = mend.start or 0, mend.end or 0
    number, column = draft.position(start)
    line = draft.line(number)
    stop = min(len(line), column - 1 + end - start)
    before, after = line[max(0, column - 1 - _NEAR) : column - 1], line[stop : stop + _NEAR]
    middle = draft.source[start:end] if put is None else put
    return f"{_ISOLATE}{_safe(before)}[{_safe(' '.join(middle.split()))}]{_safe(after)}{_POP}"


def _draft(result: Linted, colour: bool) -> Iterator[str]:
    for note in result.notes:
        yield from _note(note, colour)
    for what, why in result.unsupported:
        yield f"  not looked at: {_safe(what)} ({_safe(why)})"
    if result.apart:
        yield f"  not compared, another story: {', '.join(map(_safe, result.apart))}"


def _note(note: Note, colour: bool) -> Iterator[str]:
    yield from _told(note, colour)
    for mend in note.mends:
        support = f" (as {', '.join(map(_safe, mend.supported_by))})" if mend.supported_by else ""
        yield f"    repair: {_quoted(mend.before)} → {_quoted(mend.after)}{support}"
    yield f"    {_message(note.advice)}"


def _told(note: Note, colour: bool) -> Iterator[str]:
    first = note.places[0]
    grade = f"{note.severity.value:<6}"
    code = note.code
    if colour:
        grade, code = click.style(grade, fg=_COLOURS[note.severity], bold=True), click.style(code, bold=True)
    yield f"  {_where(first)}  {grade}  {code}  {_message(note.message)}"
    yield from _excerpt(first, colour)
    for place in note.places[1:]:
        yield f"    {_where(place)}  {_quoted(place.text)}{_value(place)}"
    for place in note.others:
        where = f"{shown_path(place.draft)}:{_where(place)}"
        yield f"    {where}  {_quoted(place.text)}{_value(place)}"


def _where(place: Place) -> str:
    if place.lines is None:
        return place.draft.pointer or ("title" if place.span is not None and place.span.field == "title" else "-")
    line, column = place.lines[:2]
    return f"paragraph {line}:{column}" if place.draft.kind is Kind.DOCX else f"{line}:{column}"


def _value(place: Place) -> str:
    return f" = {_safe(place.value)}" if place.value and place.value != place.text else ""


def _excerpt(place: Place, colour: bool) -> Iterator[str]:
    """The line of the passage, with the passage marked in it."""
    if place.start is None or place.end is None:
        yield f"    | {_quoted(place.text)}"
        return
    number, column = place.draft.position(place.start)
    line = place.draft.line(number)
    start = column - 1
    end = min(len(line), start + place.end - place.start)
    first, last = max(0, start - _AROUND), min(len(line), end + _AROUND)
    before = ("…" if first else "") + _safe(line[first:start])
    passage = _safe(line[start : min(end, start + _LONGEST)]) + ("…" if end - start > _LONGEST else "")
    after = _safe(line[end:last]) + ("…" if last < len(line) else "")
    before = before.lstrip()
    if all(map(_is_one_column, before + passage + after)):
        yield f"    | {before}{passage}{after}".rstrip()
        marks = "^" * max(1, len(passage))
        yield f"    | {' ' * len(before)}{click.style(marks, fg='red') if colour else marks}"
    else:
        marked = click.style(f"[{passage}]", fg="red") if colour else f"[{passage}]"
        yield f"    | {_ISOLATE}{before}{marked}{after.rstrip()}{_POP}"


def _is_one_column(character: str) -> bool:
    if unicodedata.bidirectional(character) in _TURNING or unicodedata.east_asian_width(character) in "WF":
        return False
    return unicodedata.category(character) not in ("Mn", "Me", "Cf")


def _quoted(text: str) -> str:
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f"“{_ISOLATE}{_safe(' '.join(shown.split()))}{_POP}”"


def _safe(text: str) -> str:
    """A text of an article without what steers a terminal or turns a line round."""
    kept = (character for character in text if character not in _OVERRIDES and character not in _ISOLATES)
    return "".join(" " if character == "\t" else "\ufffd" if _steers(character) else character for character in kept)


def _message(text: str) -> str:
    """A message, which has isolates of its own round the values that it tells."""
    shown = "".join("\ufffd" if _steers(each) else each for each in " ".join(text.split()) if each not in _OVERRIDES)
    if any(unicodedata.bidirectional(each) in _TURNING for each in shown):
        shown += _POP * max(0, sum(each in "\u2066\u2067\u2068" for each in shown) - shown.count(_POP))
        return f"{_ISOLATE}{shown}{_POP}"
    return shown


def _steers(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or character in "\u2028\u2029"


def _sum(results: Sequence[Linted]) -> str:
    grades = Counter(note.severity for result in results for note in result.notes)
    count = sum(grades.values())
    drafts = f"{len(results)} draft{'s' * (len(results) != 1)}"
    told = ", ".join(f"{grades[grade]} {grade.value}" for grade in SEVERITIES if grades[grade])
    found = f"{count} finding{'s' * (count != 1)} ({told}) in {drafts}" if count else f"nothing found in {drafts}"
    suppressed = sum(len(result.suppressed) for result in results)
    known = sum(result.known for result in results)
    more = [f"{number} {word}" for number, word in ((suppressed, "suppressed"), (known, "in the baseline")) if number]
    return "; ".join([found, *more])
