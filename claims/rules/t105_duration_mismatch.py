"""A length of time does not fit the dates beside it.

"The five-day visit from 3 to 9 May" lasts six days or seven. Read are a length right beside the days or years it spans, "since
2010, for 12 years" held against the publication, and "a year after the May 2023 quake, in June 2025". First and last day may be
counted or not, and years are counted either way; only a length that fits neither count is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from claims.language.pipeline import Token
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.time import TimeKind, TimeMention, Timex
from claims.rules.cues import Line, has, leads, lines
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_LENGTH = re.compile(r"P(\d{1,4})([DWMY])\Z")
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
_NAMES = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_DAY_RANGE = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)/(\d{4}|XXXX)-(\d\d)-(\d\d)\Z")
_WORDS = 5  # between a length and its dates: "five-day visit to the region from"
_SINCE = "since {dates} is {actual} by the day of publication, not {stated}"
_AFTER = "from {dates} is {actual}, not {stated}"


@dataclass(frozen=True, slots=True)
class _Length:
    count: int
    unit: str  # D, W, M or Y

    @property
    def days(self) -> float:
        return self.count * _DAYS[self.unit]

    def __str__(self) -> str:
        return f"{self.count} {_NAMES[self.unit]}{'' if self.count == 1 else 's'}"


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each length that its dates do not make."""
    for extraction in scene.extractions:
        for line in lines(extraction, times=2):
            for one, other in pairwise(line.times):
                hit = _spanned(line, one, other) or _since(line, one, other)
                if hit is not None:
                    yield hit
            yield from _after(line)


def _spanned(line: Line, one: TimeMention, other: TimeMention) -> Hit | None:
    """A length and the range it is said of, in either order."""
    length, dates = (_length(one.value), other) if one.value.kind is TimeKind.DURATION else (_length(other.value), one)
    if length is None or dates.value.kind is not TimeKind.RANGE:
        return None
    tokens = line.between(one.span, other.span)
    if tokens is None or not _beside(line, one, other, tokens, ranged_last=dates is other):
        return None
    fits = _day_counts(dates.value, length) or _year_counts(dates.value, length)
    if fits is None or fits[0] <= length.count <= fits[1]:
        return None
    low, high = max(1, fits[0]), fits[1]
    actual = f"{low} to {high} {_NAMES[length.unit]}s" if low != high else f"{low} {_NAMES[length.unit]}s"
    return _hit(line, (one, other), dates.text, actual, str(length), confidence=0.8)


def _beside(line: Line, one: TimeMention, other: TimeMention, tokens: Sequence[Token], *, ranged_last: bool) -> bool:
    """True when only a noun or a place stands between a length and its range, and the length is no limit or delay."""
    if line.leads("not_for", one.span) and not line.leads("for", one.span):
        return False
    inner = list(tokens)
    while inner and (inner[-1].text in (",", "(", "،") or leads("from", inner[-1:], line.language)):
        inner.pop()
    if any(token.text in (";", ":", "؛", ".") for token in inner) or any(token.text in (",", "،") for token in inner[1:]):
        return False
    if ranged_last:
        opened = len(inner) < len(tokens) or not other.text[:1].isdigit()  # "from", a comma; "in 1969-1970" only lies there
        return opened and len(inner) <= _WORDS and not has("not_for", inner, line.language)
    return (
        len(inner) <= 2
        and (not inner or inner[0].text in (",", "،", "(", "–", "—", "-"))
        and not has("not_for", inner, line.language)
    )


def _day_counts(value: Timex, length: _Length) -> tuple[int, int] | None:
    """The least and most units of a range of days, first and last day counted or not; None for other ranges."""
    match = _DAY_RANGE.match(value.edtf or "")
    if match is None or length.unit == "Y":
        return None
    years = [2001 if year == "XXXX" else int(year) for year in (match[1], match[4])]
    try:
        first, last = date(years[0], int(match[2]), int(match[3])), date(years[1], int(match[5]), int(match[6]))
    except ValueError:
        return None
    days = (last - first).days
    if days <= 0:
        return None
    size, slack = _DAYS[length.unit], {"D": 0.0, "W": 2.0, "M": 8.0}[length.unit]
    return int(-(-(days - slack) // size)) if slack else days, int((days + 1 + slack) // size)


def _year_counts(value: Timex, length: _Length) -> tuple[int, int] | None:
    if length.unit != "Y" or value.start is None or value.last is None or not value.year_stated:
        return None
    years = value.last.year - value.start.year
    return (years - 1, years + 1) if years > 0 else None


def _since(line: Line, one: TimeMention, other: TimeMention) -> Hit | None:
    """ "In office since 2010, for 12 years", held against the day of publication."""
    published = line.extraction.document.published
    if published is None or len(line.times) != 2 or line.has("past"):
        return None
    for start, length in ((one, other), (other, one)):
        stated = _years_until(line, length, published.day)
        if stated is None or start.value.start is None or not start.value.year_stated or start.value.kind is not TimeKind.DATE:
            continue
        tokens = line.between(one.span, other.span)
        years = published.day.year - start.value.start.year
        if tokens is None or len(tokens) > 3 or not line.leads("since", start.span) or years < 1 or abs(years - stated) <= 1:
            continue
        return _hit(line, (length, start), start.text, f"{years} years", f"{stated} years", message=_SINCE, confidence=0.6)
    return None


def _years_until(line: Line, mention: TimeMention, today: date) -> int | None:
    """The years of "for 12 years", or of "12 years ago" where that is how a language says it; None for other times."""
    length, value = _length(mention.value), mention.value
    if length is not None:
        return length.count if length.unit == "Y" and line.leads("for", mention.span) else None
    if value.kind is TimeKind.DEICTIC and value.edtf is not None and re.fullmatch(r"\d{4}", value.edtf):
        years = today.year - int(value.edtf)
        return years if years > 1 else None  # "last year" is no length
    return None


def _after(line: Line) -> Iterator[Hit]:
    """ "A year after the May 2023 quake, in June 2025": the length, the date it counts from and the date it leads to."""
    for at, mention in enumerate(line.times):
        length = _length(mention.value)
        if length is None or mention.value.kind is not TimeKind.DURATION or length.unit not in "MY" or at + 1 >= len(line.times):
            continue
        base = line.times[at + 1]
        tokens = line.between(mention.span, base.span)
        if not tokens or len(tokens) > _WORDS or any(token.text in (",", "،", ";") for token in tokens):
            continue
        opening = line.gap(mention.span.start, base.span.start)[: len(line.gap(mention.span.start, mention.span.end)) + 2]
        if not has("after", opening, line.language) or not base.value.year_stated or base.value.start is None:
            continue
        ends = [line.times[at + 2]] if at + 2 < len(line.times) else []
        ends += [line.times[at - 1]] if at > 0 else []
        for end in ends:
            if _leads_to(line, mention, base, end) and (hit := _late(line, mention, length, base, end)):
                yield hit
                break


def _leads_to(line: Line, mention: TimeMention, base: TimeMention, end: TimeMention) -> bool:
    tokens = line.between(base.span, end.span) if end.span.start > base.span.start else line.between(end.span, mention.span)
    if tokens is None or not any(token.text in (",", "،") for token in tokens):
        return False
    return len(tokens) <= _WORDS + 1 and end.value.kind is TimeKind.DATE and end.value.year_stated and end.value.start is not None


def _late(line: Line, mention: TimeMention, length: _Length, base: TimeMention, end: TimeMention) -> Hit | None:
    start, last = base.value, end.value
    if start.start is None or start.end is None or last.start is None or last.end is None:
        return None
    low, high = (last.start - start.end).days, (last.end - start.start).days
    slack = _DAYS[length.unit] * 0.75
    if low - slack <= length.days <= high + slack:
        return None
    size = _DAYS[length.unit]
    actual = round((low + high) / 2 / size, 1)
    shown = f"{actual:g} {_NAMES[length.unit]}s"
    return _hit(line, (mention, base, end), f"{start.edtf} to {last.edtf}", shown, str(length), message=_AFTER, confidence=0.7)


def _length(value: Timex) -> _Length | None:
    match = _LENGTH.match(value.edtf or "")
    if match is None or value.approximate or value.kind is not TimeKind.DURATION:
        return None
    return _Length(int(match[1]), match[2])


def _hit(
    line: Line,
    mentions: Sequence[TimeMention],
    dates: str,
    actual: str,
    stated: str,
    *,
    confidence: float,
    message: str | None = None,
) -> Hit:
    return Hit(
        evidence=tuple(
            passage(line.extraction, mention.span, value=mention.value.edtf, side="a" if _length(mention.value) else "b")
            for mention in mentions
        ),
        values={"dates": dates, "actual": actual, "stated": stated},
        confidence=confidence,
        message=message,
    )


RULE = Rule(
    code="T105",
    name="duration-mismatch",
    type=DiscrepancyType.INTERNAL_ARITHMETIC,
    severity=Severity.MEDIUM,
    basis=Basis.CALENDAR,
    scope=Scope.INTERNAL,
    message="{dates} is {actual}, not {stated}",
    advice="Check the dates and the length with the source; one of them is wrong.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(("en", "The five-day visit from 3 to 9 May 2025 ended in silence."), because="six days, or seven with both ends"),
        raises(("ar", "بدأت الزيارة التي تستمر خمسة أيام من 3 إلى 9 مايو 2025."), because="six days, or seven with both ends"),
        raises(("fr", "La visite de cinq jours, du 3 au 9 mai 2025, est terminée."), because="six days, or seven with both ends"),
        silent(("en", "The seven-day visit from 3 to 9 May 2025 ended in silence."), because="both ends are counted"),
        silent(("es", "La visita de seis días, del 3 al 9 de mayo de 2025, terminó."), because="the last day is not counted"),
        silent(("en", "A 14-day notice for visits from 3 to 9 May 2025 was given."), because="the notice is not the visit"),
    ),
)
