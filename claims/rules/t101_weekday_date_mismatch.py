"""A date is given with a weekday it does not fall on.

Neither half is trusted: we name the day the calendar gives, offer both repairs, and leave the choice to the editor. A date with
several readings (7/5/2025) is wrong only if every reading is. Where the year is not written, the year nearest to the day the
article speaks from is taken; a mismatch then weighs less, and names the neighbouring year if the weekday fits there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claims.language.fold import Folded, fold
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Repair, Scope, Severity, Withheld
from claims.model.span import Field
from claims.model.time import TimeMention
from claims.normalization.time import WeekdayMismatch, weekday_mismatch, weekday_repairs
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_YEARLESS = "{date}, if this year is meant, is a {actual}, not a {stated}"
_OTHER_YEAR = "{date}, if this year is meant, is a {actual}, not a {stated}; it was a {stated} in {other_year}"


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each date whose weekday fails in every reading."""
    for extraction in scene.extractions:
        folded: dict[Field, Folded] = {}
        for mention in extraction.times:
            mismatch = weekday_mismatch(mention)
            if mismatch is not None:
                field = mention.span.field
                if field not in folded:
                    folded[field] = fold(extraction.document.article.field_text(field))
                yield _hit(scene, extraction, mention, mismatch, folded[field])


def _hit(scene: Scene, extraction: Extraction, mention: TimeMention, mismatch: WeekdayMismatch, folded: Folded) -> Hit:
    article = extraction.document.article
    values = {"date": mismatch.day.isoformat(), "stated": mismatch.stated.label.title(), "actual": mismatch.actual.label.title()}
    message = None
    if not mismatch.year_stated:
        message = _YEARLESS
        if mismatch.fits_year is not None:
            message, values["other_year"] = _OTHER_YEAR, str(mismatch.fits_year)
    return Hit(
        evidence=(passage(extraction, mention.span, value=f"{values['stated']} {values['date']}"),),
        values=values,
        confidence=0.98 if mismatch.year_stated else (0.6 if mismatch.fits_year else 0.75),
        severity=Severity.HIGH if mismatch.year_stated or mismatch.fits_year is None else Severity.MEDIUM,
        message=message,
        repairs=tuple(
            Repair(article=article.id, span=span, replacement=replacement, supported_by=_naming(scene, day, article.id))
            for span, replacement, day in weekday_repairs(folded, mention, extraction.document.language)
        ),
    )


def _naming(scene: Scene, day: date, article: str) -> tuple[str, ...]:
    """The other articles of the story that name the day a repair would put here."""
    others = (extraction for extraction in scene.extractions if extraction.document.article.id != article)
    return tuple(
        extraction.document.article.id
        for extraction in others
        if any(mention.value.is_one_day and mention.value.start == day for mention in extraction.times)
    )


RULE = Rule(
    code="T101",
    name="weekday-date-mismatch",
    type=DiscrepancyType.WEEKDAY_DATE_MISMATCH,
    severity=Severity.HIGH,
    basis=Basis.CALENDAR,
    scope=Scope.INTERNAL,
    message="{date} is a {actual}, not a {stated}",
    advice="Check with the original source which half is right: the weekday or the date.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(("ar", "وقّع الجانبان الاتفاق يوم الثلاثاء 7 مايو 2025 في العاصمة."), because="7 May 2025 was a Wednesday"),
        raises(("en", "The bridge reopened on Monday, 2 June 2026."), because="2 June 2026 is a Tuesday"),
        raises(("es", "La feria abrió el lunes 2 de junio de 2026."), because="2 June 2026 is a Tuesday"),
        raises(("ru", "Мост открыли в понедельник, 2 июня 2026 года."), because="2 June 2026 is a Tuesday"),
        raises(("fr", "Le pont a rouvert le lundi 2 juin 2026."), because="2 June 2026 is a Tuesday"),
        silent(("en", "The assembly met on Thursday, September 18, 2025."), because="it was a Thursday"),
        silent(("en", "They met on a Tuesday in May 2025."), because="no single day is named"),
        silent(("en", "The hearing was set for Wednesday 7/5/2025."), because="read as 7 May it was a Wednesday"),
        silent(("en", "The shop closes on Tuesday 7 May."), because="without a year or a publication time nothing can be said"),
    ),
)
