"""One person under two surnames: the odd one out among several articles that name somebody of the same given name.

"Amina Trabelsi" in three articles and "Amina Gharbi" in the fourth, each the only Amina of its article and told of in the same
terms. Two articles alone do not tell whether there are two people.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.knowledge.concepts import concept, is_generic
from claims.normalization.entity import compare_names, prepare, surely_different
from claims.rules.model import Scene
from claims.rules.people import SAME, Person, is_same, people

_AGREED = 2  # articles that give the other name
_AROUND = 60  # code points before and behind a name that say who it is
_TELLING = ("role", "thing", "organization", "document", "event")


def namesakes(scene: Scene) -> Iterator[tuple[Person, list[Person]]]:
    """Each person whose surname one article alone gives, with the one whom several others name in the same terms."""
    everybody = [[person for person in people(extraction) if person.is_full()] for extraction in scene.extractions]
    for at, ours in enumerate(everybody):
        for lone in ours:
            others = [other for index, theirs in enumerate(everybody) if index != at for other in theirs]
            rivals = [other for other in others if _is_rival(lone, other)]
            known = any(is_same(lone, other) for other in others)
            if known or sum(_shares_given_name(lone, other) for other in ours) > 1 or not rivals:
                continue
            articles = {rival.article for rival in rivals}
            one = len(articles) == len(rivals) >= _AGREED and all(is_same(rivals[0], rival) for rival in rivals[1:])
            told_alike = any(_terms(lone) & _terms(rival) for rival in rivals)
            if one and told_alike and not any(is_same(rivals[0], other) for other in ours):
                yield lone, rivals


def _is_rival(lone: Person, other: Person) -> bool:
    """True for one given name before two surnames that no spelling makes one."""
    first, second = (" ".join(person.name.split()[1:]) for person in (lone, other))
    return bool(first and second) and _shares_given_name(lone, other) and surely_different(first, second)


def _shares_given_name(one: Person, other: Person) -> bool:
    first, second = (prepare(person.name).tokens[0].letters for person in (one, other))
    return compare_names(first, second).relation in SAME


def _terms(person: Person) -> set[str]:
    """What is told right beside a name, wherever it stands: what somebody is, does or has."""
    found: set[str] = set()
    for name in person.names:
        for claim in person.extraction.claims:
            near = [mention for mention in claim.concepts if mention.span.field is name.span.field]
            found |= {
                mention.concept for mention in near if mention.span.distance(name.span) <= _AROUND and _tells(mention.concept)
            }
    return found


def _tells(name: str) -> bool:
    known = concept(name)
    return known is not None and known.kind in _TELLING and not is_generic(name)
