"""An article counts one whole in two ways: "the line will have 18 stations", then "the 21 stations of the line".

Only a definite number comes back to what was counted. One that another figure of the article gives, or that two of them make, is
accounted for, and a corrected, earlier or estimated count is another count.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.rules.clashes import counted, tell
from claims.rules.model import Hit, Rule, Scene, raises, silent


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each count of a whole to which the article comes back with another number."""
    yield from tell(scene, (found for found in counted(scene) if not found.titled))


RULE = Rule(
    code="Q104",
    name="count-mismatch",
    type=DiscrepancyType.INTERNAL_CONTRADICTION,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.INTERNAL,
    message="one thing is counted in two ways: “{one}” and “{other}”",
    advice="Count again, or say what each figure counts.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            (
                "en",
                "The ministers signed 14 agreements. The 17 agreements signed by the ministers cover trade.",
            ),
            because="14 and 17 of one signing",
        ),
        silent(
            (
                "en",
                "Ministers signed 14 agreements. Another three agreements followed. The 17 agreements they signed cover trade.",
            ),
            because="14 and three are 17",
        ),
        silent(
            (
                "en",
                "The ministers signed 14 agreements. The 14 agreements signed by the ministers cover trade.",
            ),
            because="one number",
        ),
    ),
)
