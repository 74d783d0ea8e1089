"""A title says what its text gives otherwise: 40 dead above a text that counts 14, "approves" above a vote put off.

Titles round, shorten, quote and ask; what only lacks a hedge or a detail is no conflict, and a title whose figure or statement the
text gives anywhere is borne out by it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.rules.clashes import clashes, counted, dated, tell
from claims.rules.model import Hit, Rule, Scene, raises, silent


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each statement of a title that the text excludes and nowhere bears out."""
    found = [*clashes(scene), *counted(scene), *dated(scene)]
    within = {claim.id for clash in found if not clash.titled for claim in (clash.a, clash.b)}
    yield from tell(scene, (clash for clash in found if clash.titled and not {clash.a.id, clash.b.id} & within))


RULE = Rule(
    code="V102",
    name="headline-against-text",
    type=DiscrepancyType.INTERNAL_CONTRADICTION,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.INTERNAL,
    message="the title and the text exclude each other: “{one}” and “{other}”",
    advice="Mend the title, or the text it stands above.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "Fourteen people died when a ferry sank off Port Said on Monday, the coast guard said."),
            titles=("Ferry sinks off Port Said, 40 dead",),
            because="40 and 14 exclude each other, and the text has no other count",
        ),
        silent(
            ("en", "Forty-two people died when a ferry sank off Port Said on Monday, the coast guard said."),
            titles=("Ferry sinks off Port Said, 40 dead",),
            because="a title rounds",
        ),
    ),
)
