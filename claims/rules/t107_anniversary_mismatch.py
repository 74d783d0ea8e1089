"""An anniversary does not fall in the year that its event gives.

"The 80th anniversary of the victory in 1945" belongs to 2025. The year of the event must follow the anniversary in the same clause.
Held against it are the other years of the sentence and, where a word such as "marks" or a day near it ties the sentence to the
present, the year of publication; an anniversary that is prepared a year ahead or told a year late is let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.time import TimeKind, TimeMention
from claims.rules.cues import Line, lines
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_YEARS = re.compile(r"P(\d{1,4})Y\Z")
_WORDS = 9  # "of the end of the Second World War in"
_AHEAD = 1  # years by which an anniversary may be prepared or told late
_DAYS = 400  # within which a day of the sentence is of the present
_BREAKS = frozenset(",;:،؛.()—–")


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each anniversary whose event lies another number of years back."""
    for extraction in scene.extractions:
        for line in lines(extraction, times=2):
            for at, mention in enumerate(line.times[:-1]):
                if mention.value.kind is TimeKind.ANNIVERSARY:
                    hit = _hit(line, mention, line.times[at + 1])
                    if hit is not None:
                        yield hit


def _hit(line: Line, mention: TimeMention, event: TimeMention) -> Hit | None:
    match = _YEARS.match(mention.value.edtf or "")
    year = _year(event)
    if match is None or year is None or not event.value.year_stated:
        return None
    tokens = line.between(mention.span, event.span)
    if tokens is None or not 0 < len(tokens) <= _WORDS or any(token.text in _BREAKS for token in tokens):
        return None
    held = _held_in(line, mention, event)
    count = int(match[1])
    if not held or any(year >= other - _AHEAD or abs(other - year - count) <= _AHEAD for other in held):
        return None
    celebrated = held[0]
    if 2 * (celebrated - year) < count:
        return None  # "the 80th anniversary in 2009": so recent a year is that of the feast
    return Hit(
        evidence=(
            passage(line.extraction, mention.span, value=mention.value.edtf, side="a"),
            passage(line.extraction, event.span, value=event.value.edtf, side="b"),
        ),
        values={"event": str(year), "stated": str(count), "actual": str(celebrated - year), "year": str(celebrated)},
        confidence=0.75,
    )


def _held_in(line: Line, mention: TimeMention, event: TimeMention) -> list[int]:
    """The years in which the anniversary may have been held; empty where nothing ties the sentence to a year."""
    others = [other for other in line.times if other is not mention and other is not event]
    years = [year for other in others if (year := _year(other)) is not None]
    published = line.extraction.document.published
    if years or published is None:
        return years if len(years) == 1 else []
    return [published.day.year] if line.has("marks") else []


def _year(mention: TimeMention) -> int | None:
    """The year of a date; None for a time that spans several or none."""
    value = mention.value
    if value.start is None or value.last is None or value.start.year != value.last.year:
        return None
    return value.start.year


RULE = Rule(
    code="T107",
    name="anniversary-mismatch",
    type=DiscrepancyType.INTERNAL_ARITHMETIC,
    severity=Severity.MEDIUM,
    basis=Basis.CALENDAR,
    scope=Scope.INTERNAL,
    message="{event} lies {actual} years before {year}, not {stated}",
    advice="Check the year of the event and count again.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "Moscow marks the 70th anniversary of the victory in 1945 on Friday."),
            published="2025-05-07T12:00:00+03:00",
            because="1945 is 80 years before 2025",
        ),
        raises(
            ("ar", "تحيي موسكو الجمعة الذكرى السبعين للنصر عام 1945."),
            published="2025-05-07T12:00:00+03:00",
            because="1945 is 80 years before 2025",
        ),
        raises(
            ("es", "Moscú celebra el viernes el 70 aniversario de la victoria de 1945."),
            published="2025-05-07T12:00:00+03:00",
            because="1945 is 80 years before 2025",
        ),
        silent(
            ("en", "Moscow marks the 80th anniversary of the victory in 1945 on Friday."),
            published="2025-05-07T12:00:00+03:00",
            because="1945 and 80 make 2025",
        ),
        silent(
            ("fr", "Le livre avait été écrit pour le 70e anniversaire de la victoire de 1945."),
            published="2025-05-07T12:00:00+03:00",
            because="when it was held is not said",
        ),
    ),
)
