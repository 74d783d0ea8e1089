"""One office of somebody's own people under two names: his lawyer is Daniel K. in two articles and Mark H. in the third.

Outlets seldom ask the same analyst, but the lawyer, the coach or the wife of the one a story is about is one person. Where two
articles or more agree on the name and one gives another, which nobody else knows, the name is in conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.knowledge.concepts import is_a
from claims.language.base import knowledge
from claims.rules.bearers import Bearer, are_two
from claims.rules.people import knows

_AGREED = 2  # articles that give the other name


def odd_bearers(bearers: Sequence[Sequence[Bearer]]) -> Iterator[tuple[str, list[Bearer], Bearer]]:
    """The office, those who agree on its bearer, and the one who stands alone; `bearers` has one list for each article."""
    for what in knowledge("offices")["own"]["concepts"]:
        held = [bearer for mine in bearers if (bearer := _only(mine, what)) is not None]
        for lone in held:
            rest = [other for other in held if other is not lone]
            agreed = [other for other in rest if not any(are_two(other, mate) for mate in rest)]
            if len(agreed) < _AGREED or len(agreed) < len(rest) or not all(are_two(lone, other) for other in agreed):
                continue
            if not any(knows(other.extraction, lone.forms) or knows(lone.extraction, other.forms) for other in agreed):
                yield what, agreed, lone


def _only(mine: Sequence[Bearer], what: str) -> Bearer | None:
    """The only one of an article who bears an office."""
    found = [bearer for bearer in mine if any(is_a(name, what) for office in bearer.offices for name in office.concepts)]
    return found[0] if len(found) == 1 else None
