"""A word that counts from the day of publication stands beside another weekday: "yesterday, Tuesday" on a Friday.

Where both stand in one expression, T101 reports what is two days off or more. Left for here are the pair written apart ("вчера, во
вторник") and the difference of one day, which stays unsaid wherever another time zone or an early hour explains it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from itertools import pairwise

from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.span import Span
from claims.model.time import AnchorSource, TimeKind, TimeMention, Timex, Weekday
from claims.rules.cues import Line, hour_known, lines
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_SHORT = 3  # letters of a preposition between the two
_EAST, _WEST = 14, 12  # hours that the zones of the earth reach from UTC
_WEEK = 7


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each pair whose weekday is not that of the day counted from publication."""
    for extraction in scene.extractions:
        if extraction.document.published is None:
            continue
        for line in lines(extraction, times=1):
            for mention in line.times:
                hit = _joined(extraction, mention)
                if hit is not None:
                    yield hit
            for one, other in pairwise(line.times):
                hit = _apart(line, one, other)
                if hit is not None:
                    yield hit


def _joined(extraction: Extraction, mention: TimeMention) -> Hit | None:
    """Both in one expression, a day off, at an hour that no zone explains."""
    value = mention.value
    if value.stated_weekday is None or not _counts_from_publication(value) or value.start is None:
        return None
    off = _days_off(value.start, value.stated_weekday)
    if abs(off) != 1 or not _beyond_zones(extraction, off):
        return None
    return _hit(extraction, mention.span, value.start, value.stated_weekday, confidence=0.5)


def _apart(line: Line, one: TimeMention, other: TimeMention) -> Hit | None:
    deictic, weekday = (one, other) if one.value.kind is TimeKind.DEICTIC else (other, one)
    stated = weekday.value.stated_weekday
    if stated is None or deictic.value.stated_weekday is not None or not _counts_from_publication(deictic.value):
        return None
    if weekday.value.kind is TimeKind.DEICTIC or any(character.isdigit() for character in weekday.text):
        return None
    tokens = line.between(one.span, other.span)
    if not tokens or len(tokens) > 2 or tokens[0].text not in (",", "،", "(") or deictic is not one:
        return None
    if any(token.text[:1].isalpha() and len(token.text) > _SHORT for token in tokens):
        return None
    if not _closed(line, other, bracket=tokens[0].text == "("):
        return None
    day = deictic.value.start
    off = _days_off(day, stated) if day is not None else 0
    if day is None or off == 0 or (abs(off) == 1 and not _beyond_zones(line.extraction, off)):
        return None
    span = Span(one.span.start, other.span.end, one.span.field)
    return _hit(line.extraction, span, day, stated, confidence=0.8 if abs(off) > 1 else 0.5)


def _closed(line: Line, weekday: TimeMention, *, bracket: bool) -> bool:
    """True when the weekday is set between two marks; a mere list of days would go on."""
    behind = line.gap(weekday.span.end, min(line.span.end, weekday.span.end + 8))
    return bool(behind) and behind[0].text in ((")",) if bracket else (",", "،", "."))


def _counts_from_publication(value: Timex) -> bool:
    return (
        value.kind is TimeKind.DEICTIC
        and value.is_one_day
        and value.anchor is not None
        and value.anchor.source is AnchorSource.PUBLISHED
    )


def _days_off(day: date, stated: Weekday) -> int:
    """How far the stated weekday lies from the day, from -3 to 3."""
    off = (stated - day.weekday()) % _WEEK
    return off if off <= _WEEK // 2 else off - _WEEK


def _beyond_zones(extraction: Extraction, off: int) -> bool:
    """True when it was on no clock of the earth the day before (-1) or after (1) as the article came out."""
    published = extraction.document.article.published
    if published is None or not hour_known(extraction.document.article):
        return False
    moment = published.astimezone(UTC)
    reach = moment + timedelta(hours=_EAST) if off > 0 else moment - timedelta(hours=_WEST)
    return reach.date() != published.date() + timedelta(days=off)


def _hit(extraction: Extraction, span: Span, day: date, stated: Weekday, *, confidence: float) -> Hit:
    published = extraction.document.published
    return Hit(
        evidence=(passage(extraction, span, value=f"{stated.label.title()} {day.isoformat()}"),),
        values={
            "date": day.isoformat(),
            "stated": stated.label.title(),
            "actual": Weekday(day.weekday()).label.title(),
            "published": published.day.isoformat() if published else "",
        },
        confidence=confidence,
    )


RULE = Rule(
    code="T108",
    name="deictic-weekday-mismatch",
    type=DiscrepancyType.WEEKDAY_DATE_MISMATCH,
    severity=Severity.MEDIUM,
    basis=Basis.CALENDAR,
    scope=Scope.INTERNAL,
    message="counted from the publication on {published}, {date} is meant; it is a {actual}, not a {stated}",
    advice="Check which day is meant; the text may have been written for another day of publication.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("ru", "Вчера, во вторник, в порту произошёл пожар."),
            published="2025-05-09T12:00:00+03:00",
            because="the day before 9 May 2025 was a Thursday",
        ),
        raises(
            ("en", "The port burned yesterday, Monday, for hours."),
            published="2025-05-07T15:00:00+00:00",
            because="the day before 7 May 2025 was a Tuesday, in every zone",
        ),
        raises(
            ("ar", "اندلع حريق في المرفأ أمس الاثنين."),
            published="2025-05-07T15:00:00+00:00",
            because="the day before 7 May 2025 was a Tuesday, in every zone",
        ),
        silent(
            ("es", "El puerto ardió ayer lunes durante horas."),
            published="2025-05-07T02:00:00+00:00",
            because="in the west it was still Tuesday",
        ),
        silent(
            ("ru", "Вчера, во вторник, в порту произошёл пожар."),
            published="2025-05-07T12:00:00+03:00",
            because="it was a Tuesday",
        ),
    ),
)
