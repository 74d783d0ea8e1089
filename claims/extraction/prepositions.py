"""The word before a name or a date: "in Russia" is a place, "Russia signed" a participant; "until 4 July" is a limit."""

from __future__ import annotations

import re
from functools import cache

from claims.language.base import table
from claims.language.fold import Folded, fold_word
from claims.model.span import Span

_BEFORE = 24  # folded characters that a preposition may take
_EVENT, _EVENT_WORDS = 60, 4  # folded characters and words of "since his arrest in"
_MARKS = re.compile(r"[.,;:!?()\n،؛]")


@cache
def _words(language: str, kind: str) -> tuple[str, ...]:
    return tuple(" ".join(fold_word(part) for part in word.split()) for word in table(language, "clauses").get(kind, ()))


def locates(text: Folded, name: Span, language: str) -> bool:
    """True when a locating word of the language stands right before a name, apart or joined to it."""
    return _follows(text, name, _words(language, "locating"))


def aims(text: Folded, date: Span, language: str) -> bool:
    """True when a word of aim or limit stands right before a date: "for 4 July", "jusqu'au 4 juillet", "حتى 4 يوليو".

    What "dates back to" a day has it for its own.
    """
    if not _follows(text, date, _words(language, "aiming")):
        return False
    words, at = _pattern(language, "dating_back"), text.find(date.start)
    near = text.text[max(0, at - _EVENT) : at]
    found = list(words.finditer(near)) if words is not None else []
    return not found or _MARKS.search(near[found[-1].end() :]) is not None


def before(text: Folded, span: Span, language: str, kind: str) -> bool:
    """True when a listed word of a kind ("since", "until") stands right before a time, apart or joined to it."""
    return _follows(text, span, _words(language, kind))


def holds(text: Folded, clause: Span, language: str, kind: str) -> bool:
    """True when a listed phrase of a kind stands in a clause, or right before it."""
    words = _pattern(language, kind)
    start, end = text.find(clause.start), text.find(clause.end)
    return words is not None and words.search(text.text, max(0, start - _BEFORE), end) is not None


def phrase(text: Folded, clause: Span, language: str, kind: str) -> Span | None:
    """Where the first listed phrase of a kind begins in a clause; its last word may be cut off as the opener of another."""
    words = _pattern(language, kind)
    end = text.find(clause.end)
    found = words.search(text.text, text.find(clause.start), end + _BEFORE) if words is not None else None
    return Span(*text.span(*found.span()), clause.field) if found and found.start() < end else None


def since_event(text: Folded, time: Span, language: str) -> bool:
    """True for a time that belongs to what something has gone on since: "since his arrest in 2022"."""
    words = _pattern(language, "since_event")
    at = text.find(time.start)
    near = text.text[max(0, at - _EVENT) : at]
    found = list(words.finditer(near)) if words is not None else []
    between = near[found[-1].end() :] if found else ""
    return bool(found) and 0 < len(between.split()) <= _EVENT_WORDS and not _MARKS.search(between)


def ends(text: Folded, span: Span) -> bool:
    """True when no word follows on the same line before a mark."""
    at = text.find(span.end)
    return not text.text[at : at + _BEFORE].lstrip(" ")[:1].isalnum()


def behind(text: Folded, span: Span, language: str, kind: str) -> bool:
    """True when a listed word of a kind stands right behind a time."""
    at = text.find(span.end)
    after = text.text[at : at + _BEFORE].split()[:1] if text.text[at : at + 1].isspace() else []
    return bool(after) and any(
        after[0] == word or (word.endswith("'") and after[0].startswith(word)) for word in _words(language, kind)
    )


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str] | None:
    words = sorted(_words(language, kind), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None


def _follows(text: Folded, span: Span, words: tuple[str, ...]) -> bool:
    at = text.find(span.start)
    before = f" {text.text[max(0, at - _BEFORE) : at].rstrip()}"
    return any(before.endswith(f" {word}") for word in words)
