"""Sides: values that agree on one side, values that exclude each other on different sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from claims.model.claim import Claim
from claims.model.finding import Evidence
from claims.model.quantity import as_number
from claims.model.relation import Relation
from claims.model.span import Span
from claims.rules.model import Scene, passage

_Value = TypeVar("_Value")
_Item = TypeVar("_Item")
_SHOWN = 2  # passages of one article on one side: the rest repeats them
_SYMBOL = 3  # letters of a symbol at most: "km"; units that are words have more
_NEVER_SEVERAL = frozenset({"percent", "ratio", "celsius", "fahrenheit", "kelvin", "horsepower", "hertz", "magnitude", "per_mille"})
_SEVERAL = {"day": "days", "foot": "feet", "square_foot": "square feet", "pound_mass": "pounds"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Generic[_Value]):
    """A value that a claim holds, with the words that carry it and how to write it."""

    claim: Claim
    span: Span
    value: _Value
    label: str


def part(values: Sequence[Held[_Value]], relate: Callable[[_Value, _Value], Relation]) -> list[list[Held[_Value]]]:
    """Part values into sides: each joins the first side it does not exclude. One side when nothing conflicts.

    A side that only one cannot be compared with is no conflict: sides count only from DISJOINT values.
    """
    return parted(values, lambda one, other: relate(one.value, other.value) is Relation.DISJOINT)


def parted(items: Iterable[_Item], excludes: Callable[[_Item, _Item], bool]) -> list[list[_Item]]:
    """Part anything into sides: each joins the first side of which it excludes none."""
    sides: list[list[_Item]] = []
    for item in items:
        side = next((side for side in sides if not any(excludes(item, other) for other in side)), None)
        if side is None:
            sides.append([item])
        else:
            side.append(item)
    return sides


def connected(pairs: Iterable[tuple[Held[_Value], Held[_Value]]]) -> list[list[Held[_Value]]]:
    """Values that stand in one slot, through whatever pairs brought them together, in order of first meeting."""
    owner: dict[tuple[str, Span], int] = {}
    groups: list[dict[tuple[str, Span], Held[_Value]]] = []
    for pair in pairs:
        keys = [(held.claim.article, held.span) for held in pair]
        known = sorted({owner[key] for key in keys if key in owner})
        at = known[0] if known else len(groups)
        if not known:
            groups.append({})
        for other in known[1:]:
            groups[at].update(groups[other])
            owner.update(dict.fromkeys(groups[other], at))
            groups[other] = {}
        for key, held in zip(keys, pair, strict=True):
            groups[at].setdefault(key, held)
            owner[key] = at
    return [list(group.values()) for group in groups if group]


def evidence(scene: Scene, sides: Sequence[Sequence[Held[_Value]]]) -> tuple[Evidence, ...]:
    """Evidence for every value, one letter a side, each passage once and a few of each article."""
    found: dict[tuple[str, Span], Evidence] = {}
    shown: Counter[tuple[str, str]] = Counter()
    for letter, side in zip(_LETTERS, sides, strict=False):
        for held in side:
            key = (held.claim.article, held.span)
            if key not in found and shown[held.claim.article, letter] < _SHOWN:
                shown[held.claim.article, letter] += 1
                found[key] = passage(scene.extraction(held.claim.article), held.span, value=held.label, side=letter)
    return tuple(found.values())


def listed(side: Sequence[Held[_Value]]) -> str:
    """Who says what: "14 documents (a1, a3)"."""
    labels = list(dict.fromkeys(held.label for held in side))
    articles = list(dict.fromkeys(held.claim.article for held in side))
    return f"{' / '.join(labels)} ({', '.join(articles)})"


def against(sides: Sequence[Sequence[Held[_Value]]]) -> str:
    """All sides of a conflict in one line: "14 documents (a1) against 17 documents (a2)"."""
    return " against ".join(listed(side) for side in sides)


def written(number: Decimal) -> str:
    """A number as a reader takes it in: "34,812", "85 billion", "1.3"."""
    for size, name in ((Decimal(10**9), " billion"), (Decimal(10**6), " million")):
        if abs(number) >= size:
            return f"{as_number(number / size):,}{name}"
    return f"{as_number(number):,}"


def plural(concept: str) -> str:
    """A concept id as English names several of it: "agreement" gives "agreements", "dead" stays."""
    irregular = {"person": "people", "man": "men", "woman": "women", "child": "children", "dead": "dead", "remains": "remains"}
    if concept == "vote_cast":
        return "votes cast"
    words = concept.replace("_", " ").split(" ")
    last = words[-1]
    if last in irregular:
        words[-1] = irregular[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        words[-1] = f"{last[:-1]}ies"
    else:
        words[-1] = f"{last}es" if last.endswith(("s", "x", "ch", "sh")) else f"{last}s"
    return " ".join(words)


def several(unit: str, number: Decimal | None) -> str:
    """A unit as English writes it behind a number: "tonnes", "barrels/day"; what is no word of its own stays, such as "km"."""
    first, *rest = unit.split("/", 1)
    word = first.replace("_", " ")
    is_word = word.replace(" ", "").isalpha() and word.islower() and len(word) > _SYMBOL
    if (is_word or first in _SEVERAL) and number != 1 and first not in _NEVER_SEVERAL:
        word = _SEVERAL.get(first) or plural(first)
    return "/".join((word, *(part.replace("_", " ") for part in rest)))
