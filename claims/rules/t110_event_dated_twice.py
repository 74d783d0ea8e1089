"""An article dates one event in two ways: signed on 3 March in the lead, on 5 March further down.

Days are held against each other as between articles, with what is left over when all that agree are taken away; here the two
sentences must share the event and what it is about, and no name of one may be missing from the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.rules.clashes import dated, tell
from claims.rules.model import Hit, Rule, Scene, raises, silent


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each event of an article that has two days."""
    yield from tell(scene, (found for found in dated(scene) if not found.titled))


RULE = Rule(
    code="T110",
    name="event-dated-twice",
    type=DiscrepancyType.INTERNAL_CONTRADICTION,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.INTERNAL,
    message="one event is dated in two ways: “{one}” and “{other}”",
    advice="Find the day in the primary source.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            (
                "en",
                "The ferry Amal sank off Port Said on 3 March 2024. The ferry Amal sank off Port Said on 5 March 2024 in fog.",
            ),
            because="3 and 5 March",
        ),
        silent(
            (
                "en",
                "The ferry Amal sank off Port Said on 3 March 2024. The ferry Nour sank off Damietta on 5 March 2024.",
            ),
            because="two ferries",
        ),
    ),
)
