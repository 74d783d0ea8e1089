"""A date that no calendar has, or one that cannot be placed.

"31 April" names no day, so what was meant cannot be told. It is a note on the text, not a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each impossible date."""
    for extraction in scene.extractions:
        for mention in extraction.times:
            if mention.value.impossible:
                yield Hit(
                    evidence=(passage(extraction, mention.span, value="no such day"),),
                    values={"text": mention.text},
                    confidence=0.9,
                )


RULE = Rule(
    code="T102",
    name="unresolvable-date",
    type=DiscrepancyType.NOTE,
    severity=Severity.LOW,
    basis=Basis.CALENDAR,
    scope=Scope.INTERNAL,
    message="“{text}” names a day that no calendar has",
    advice="Ask the author or the source which day was meant.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(("en", "The report was published on 31 April 2024."), because="April has 30 days"),
        raises(("fr", "Le rapport a été publié le 30 février 2024."), because="February has 29 days at most"),
        silent(("en", "The report was published on 29 February 2024."), because="2024 was a leap year"),
    ),
)
