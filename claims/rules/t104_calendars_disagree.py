"""A date is given in two calendars that name different days.

Hijri dates are counted by the Umm al-Qura calendar; sighting of the moon may shift them by one day, so one day of difference is
never reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.normalization.time import calendar_conflict
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each expression whose Gregorian and Hijri halves lie two days or more apart."""
    for extraction in scene.extractions:
        for mention in extraction.times:
            conflict = calendar_conflict(mention)
            if conflict is not None:
                values = {"gregorian": conflict.gregorian.isoformat(), "hijri": conflict.hijri.isoformat()}
                yield Hit(evidence=(passage(extraction, mention.span, value=values["gregorian"]),), values=values, confidence=0.9)


RULE = Rule(
    code="T104",
    name="calendars-disagree",
    type=DiscrepancyType.EVENT_DATE_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.CALENDAR,
    scope=Scope.INTERNAL,
    message="the date is {gregorian} in the Gregorian calendar, but its Hijri half names {hijri}",
    advice="Check which of the two calendars the source used; the other date was probably converted wrongly.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("ar", "افتُتح المعرض يوم 16 أبريل 2025 الموافق 28 شوال 1446هـ في الدوحة."), because="28 Shawwal 1446 was 26 April 2025"
        ),
        silent(
            ("ar", "افتُتح المعرض يوم 16 أبريل 2025 الموافق 18 شوال 1446هـ في الدوحة."), because="18 Shawwal 1446 was 16 April 2025"
        ),
    ),
)
