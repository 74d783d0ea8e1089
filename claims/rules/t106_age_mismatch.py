"""An age does not follow from the dates of birth and death, or from birth and the day of publication.

Whether the birthday has passed is seldom said, so two ages fit a year of birth; only with both days written is it exactly one. The
sentence must speak of one birth and one age. An age at death is held against a dated death, one of today against the publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.span import Span
from claims.model.time import TimeKind, TimeMention, Timex
from claims.rules.cues import Line, cues, has, lines, marked
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_YEARS = re.compile(r"P(\d{1,3})Y\Z")
_OLDEST = 118
_BEHIND_BIRTH = 5  # words between "born" and the date: "born in Lima on"
_ABOUT = 2  # years that a hedged age may be off
_LINKED = 6  # words between "died" and the age
_TODAY = "someone born in {birth} is {fits} at the day of publication, not {stated}"


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each age that the dates of its sentence exclude."""
    for extraction in scene.extractions:
        for line in lines(extraction, times=1):
            hit = _hit(line)
            if hit is not None:
                yield hit


def _hit(line: Line) -> Hit | None:
    birth = _birth(line)
    ages = _ages(line)
    if birth is None or len(ages) != 1:
        return None
    span, age, living = ages[0]
    others = [mention for mention in line.times if mention is not birth and not mention.span.overlaps(span)]
    if line.has("died"):
        deaths = [mention for mention in others if mention.value.start is not None and mention.value.kind is not TimeKind.RANGE]
        if len(others) != 1 or len(deaths) != 1 or not _of_death(line, span):
            return None
        return _compare(line, birth, span, age, deaths[0])
    published = line.extraction.document.published
    if others or published is None or not living or line.has("past"):
        return None
    return _compare(line, birth, span, age, None)


def _birth(line: Line) -> TimeMention | None:
    """The one date that follows a word of birth."""
    found = []
    for _, last in cues("born", line.tokens, line.language):
        start = line.tokens[last - 1].end
        dates = [mention for mention in line.times if mention.span.start >= start and mention.value.kind is TimeKind.DATE]
        if dates and len(line.gap(start, dates[0].span.start)) <= _BEHIND_BIRTH and dates[0] not in found:
            found.append(dates[0])
    if len(found) != 1 or found[0].value.start is None or not found[0].value.year_stated:
        return None
    return found[0]


def _ages(line: Line) -> list[tuple[Span, int, bool]]:
    """The ages of the sentence: where, how many years, and whether it is an age of today."""
    found: list[tuple[Span, int, bool]] = []
    for mention in line.times:
        match = _YEARS.match(mention.value.edtf or "") if mention.value.kind is TimeKind.DURATION else None
        if match:
            found += _as_age(line, mention.span, int(match[1]))
    for quantity in line.exact:
        if quantity.value.low is None or any(span.overlaps(quantity.span) for span, _, _ in found):
            continue
        bare = quantity.value.unit is None and quantity.value.of is None
        if quantity.value.unit == "year" or (bare and _bracketed(line, quantity.span)):
            found += _as_age(line, quantity.span, int(quantity.value.low))
    return found


def _as_age(line: Line, span: Span, years: int) -> list[tuple[Span, int, bool]]:
    if not 0 < years <= _OLDEST:
        return []
    before = line.gap(max(line.span.start, span.start - 32), span.start)[-5:]
    at_age = has("at_age", before, line.language)
    if at_age or line.leads("aged", span):
        return [(span, years, not at_age)]
    behind = line.gap(span.end, span.end + 16)[:1]
    adjective = marked(line.source[span.start : span.end], "age_marks", line.language) or has("old", behind, line.language)
    return [(span, years, True)] if adjective or _bracketed(line, span) else []


def _bracketed(line: Line, span: Span) -> bool:
    """ "Smith, 58," or "Smith (58)"."""
    before, behind = line.source[max(line.span.start, span.start - 2) : span.start].strip(), line.source[span.end : span.end + 1]
    return (before[-1:], behind) in ((",", ","), ("(", ")"), ("،", "،"))


def _of_death(line: Line, age: Span) -> bool:
    """True when the age stands behind a word of death, a few words or a date away."""
    for _, last in cues("died", line.tokens, line.language):
        end = line.tokens[last - 1].end
        if end <= age.start and len(line.gap(end, age.start)) <= 2 * _LINKED:
            return True
    return False


def _compare(line: Line, birth: TimeMention, span: Span, age: int, death: TimeMention | None) -> Hit | None:
    published = line.extraction.document.published
    last = death.value if death is not None else None
    if last is not None:
        end_start, end_last = last.start, last.last
    else:
        end_start = end_last = published.day if published else None
    born = birth.value
    if born.start is None or born.last is None or end_start is None or end_last is None or end_start < born.start:
        return None
    low, high = _full_years(born.last, end_start), _full_years(born.start, end_last)
    slack = _ABOUT if any(mention.value.approximate for mention in line.times if mention.span == span) else 0
    if low - slack <= age <= high + slack:
        return None
    fits = str(high) if low == high else f"{max(0, low)} or {high}" if high - low == 1 else f"{max(0, low)} to {high}"
    evidence = [passage(line.extraction, span, value=f"{age} years", side="a")]
    evidence.append(passage(line.extraction, birth.span, value=born.edtf, side="b"))
    if death is not None:
        evidence.append(passage(line.extraction, death.span, value=death.value.edtf, side="b"))
    return Hit(
        evidence=tuple(evidence),
        values={"birth": _shown(born), "end": _shown(last) if last is not None else "", "fits": fits, "stated": str(age)},
        confidence=0.85 if death is not None else 0.7,
        message=None if death is not None else _TODAY,
    )


def _full_years(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _shown(value: Timex) -> str:
    return value.edtf or ""


RULE = Rule(
    code="T106",
    name="age-mismatch",
    type=DiscrepancyType.INTERNAL_ARITHMETIC,
    severity=Severity.MEDIUM,
    basis=Basis.CALENDAR,
    scope=Scope.INTERNAL,
    message="from {birth} to {end} is an age of {fits}, not {stated}",
    advice="Check the date of birth; the age can be worked out from it.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(("en", "Born in 1960, the painter died in 2018 at the age of 68."), because="the painter was 57 or 58"),
        raises(("ar", "ولد الرسام عام 1960 وتوفي عام 2018 عن عمر ناهز 68 عاما."), because="the painter was 57 or 58"),
        raises(("es", "El pintor nació en 1960 y murió en 2018 a los 68 años."), because="the painter was 57 or 58"),
        raises(("ru", "Художник родился в 1960 году и умер в 2018 году в возрасте 68 лет."), because="the painter was 57 or 58"),
        silent(("fr", "Né en 1960, le peintre est mort en 2018 à l'âge de 57 ans."), because="the birthday had not come"),
        silent(("en", "Born in 1960, the painter sold a first picture in 1978 at the age of 25."), because="no death is told"),
    ),
)
