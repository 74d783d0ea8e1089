"""An article says what it says otherwise elsewhere: a dozen villages not yet reached, and every village visited since Monday.

Both must be said by one party, of one thing, at one moment: that all are reached and that some are not, that nobody was hurt and
that five were, that a port has reopened and is still closed, that a match was drawn and won. A change, a correction, a second
occasion and a second view are no contradiction; where two speakers differ, that is listed as withheld.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.rules.clashes import clashes, scored, tell
from claims.rules.model import Hit, Rule, Scene, raises, silent


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each pair of statements of one article that cannot both hold."""
    yield from tell(scene, (found for found in (*clashes(scene), *scored(scene)) if not found.titled))


RULE = Rule(
    code="V101",
    name="self-contradiction",
    type=DiscrepancyType.INTERNAL_CONTRADICTION,
    severity=Severity.HIGH,
    basis=Basis.COMPARISON,
    scope=Scope.INTERNAL,
    message="the article says both: “{one}” and “{other}”",
    advice="Find out which of the two holds now, and mend or date the other.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "Nobody was injured in the collapse of the mine. Five miners injured in the collapse were taken to hospital."),
            because="nobody and five exclude each other",
        ),
        raises(
            ("fr", "Les secours n'ont toujours pas atteint dix hameaux de la vallée. Plus aucun hameau n'est isolé."),
            because="ten are out of reach and none is",
        ),
        silent(
            ("en", "Rescuers had not reached six villages on Monday. By Wednesday rescuers had reached all villages."),
            because="things moved on",
        ),
        silent(
            ("es", "La terminal norte del puerto reabrió el lunes. La terminal sur sigue cerrada."),
            because="two terminals",
        ),
    ),
)
