"""Applying the suppressions of a draft; one without a reason, expired, unused or unreadable is a note itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date

from claims.model.finding import Basis, DiscrepancyType, Severity
from claims.model.span import Field
from verifier.lint.drafts import Directive, Draft
from verifier.lint.drafts.directives import ACCEPTED
from verifier.lint.model import Note, Place, Suppressed

CODES = {
    "H901": ("suppression-without-reason", "A suppression gives no reason, and suppresses nothing until it does."),
    "H902": ("suppression-expired", "The day that a suppression ran until is over; what it suppressed is told again."),
    "H903": ("suppression-unused", "A suppression meets nothing that would be told."),
    "H904": ("suppression-unreadable", "A comment calls on Crosscheck, but cannot be read as a suppression."),
}
"""The notes about suppressions: code, name, and what they find."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


def suppress(draft: Draft, notes: Sequence[Note], today: date) -> tuple[list[Note], list[Suppressed]]:
    """The notes to tell, those about the suppressions among them, and the notes that the draft suppresses."""
    told: list[Note] = []
    active: list[tuple[Directive, range]] = []
    for directive in draft.directives:
        fault = _fault(directive, today)
        if fault is not None:
            told.append(_about(draft, directive, *fault))
        else:
            active.append((directive, _reach(draft.article.text, directive.position)))
    used: set[tuple[int, str]] = set()
    aside: list[Suppressed] = []
    for note in notes:
        meeting = [directive for directive, reach in active if note.code in directive.codes and _meets(note, directive, reach)]
        used |= {(directive.start, note.code) for directive in meeting}
        if meeting:
            aside.append(Suppressed(note=note, reason=meeting[0].reason))
        else:
            told.append(note)
    for directive, _ in active:
        idle = [code for code in directive.codes if (directive.start, code) not in used]
        if idle:
            where = "this file" if directive.whole_file else "the next paragraph"
            advice = "Take the suppression away, or move it to what it is meant for."
            told.append(_about(draft, directive, "H903", f"nothing in {where} is told as {', '.join(idle)}", advice))
    return told, aside


def _fault(directive: Directive, today: date) -> tuple[str, str, str] | None:
    """The code, message and advice for a directive that does not hold."""
    if directive.fault is not None:
        return "H904", f"the suppression cannot be read: {directive.fault}", f"Write it as: {ACCEPTED}"
    if not directive.reason:
        codes = ", ".join(directive.codes)
        return "H901", f"the suppression of {codes} gives no reason", "Say why behind a colon; until then it suppresses nothing."
    if directive.until is not None and directive.until < today:
        message = f"the suppression of {', '.join(directive.codes)} ran until {directive.until.isoformat()}"
        return "H902", message, "Mend what it suppressed, or give it another day."
    return None


def _reach(text: str, position: int) -> range:
    """The paragraph that goes on, or begins, at a position. It ends at an empty line; in a text without any, at a line end."""
    first = position
    while first < len(text) and text[first].isspace():
        first += 1
    if _BLANK.search(text):
        ends = [(found.start(), found.end()) for found in _BLANK.finditer(text)]
    else:
        ends = [(at, at + 1) for at, character in enumerate(text) if character == "\n"]
    start = max((end for _, end in ends if end <= first), default=0)
    stop = min((begin for begin, _ in ends if begin >= first), default=len(text))
    return range(start, stop)


def _meets(note: Note, directive: Directive, reach: range) -> bool:
    if directive.whole_file:
        return True
    return any(
        place.span is not None and place.span.field is Field.TEXT and place.span.start < reach.stop and reach.start < place.span.end
        for place in note.places
    )


def _about(draft: Draft, directive: Directive, code: str, message: str, advice: str) -> Note:
    words = draft.source[directive.start : directive.end].strip()
    digest = hashlib.sha256("\0".join((code, draft.article.id, words)).encode()).hexdigest()[:16]
    end = directive.start + len(draft.source[directive.start : directive.end].rstrip())
    return Note(
        fingerprint=f"{code}-{digest}",
        code=code,
        name=CODES[code][0],
        type=DiscrepancyType.NOTE.value,
        severity=Severity.LOW,
        basis=Basis.HEURISTIC.value,
        confidence=1.0,
        message=message,
        advice=advice,
        places=(Place(draft=draft, text=words, start=directive.start, end=end),),
    )
