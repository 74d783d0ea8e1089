"""Articles give one and the same person or thing different names: the referee is Lars X in one and Anders Y in the other.

Compared are those who bear one office, and the ships, storms and other things of one kind, where both passages tell the same thing
or the office is one that a country or body has once. Spellings, short forms and names that may be one are no conflict; whom or what
the other article names as well is somebody or something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.alignment.weights import threshold
from claims.knowledge.offices import is_sole
from claims.model.finding import Basis, DiscrepancyType, Evidence, Scope, Severity, Withheld
from claims.model.name import NameMention, NameRelation
from claims.normalization.entity import compare_names
from claims.rules import reasons
from claims.rules.bearers import (
    Alike,
    Bearer,
    are_two,
    bearers_in,
    is_one_of_many,
    is_one_office,
    is_the_one,
    owner,
    serve_others,
    shared_office,
    shared_surname,
    shared_thing,
    told_of,
)
from claims.rules.bonds import Bond, Place, bonds, place_of
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent
from claims.rules.namesakes import namesakes
from claims.rules.odd_bearers import odd_bearers
from claims.rules.participants import Participant
from claims.rules.people import changes_hands, full, knows
from claims.rules.rivals import rivals

_NAMESAKES = 0.6
_SAYING_SO = 0.45  # likeness of two passages that name one of many: two outlets seldom ask the same analyst


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each office or thing that two articles name differently."""
    joined = bonds(scene)
    acting = {frozenset((_key(found.one), _key(found.other))) for found in rivals(scene) if found.of_one_office}
    bearers = [list(bearers_in(extraction)) for extraction in scene.extractions]

    def alike(one: Bearer, other: Bearer) -> bool:
        return not told_of(one).isdisjoint(told_of(other)) and not serve_others(one, other)

    groups: list[tuple[list[Bearer], str, Bond | None]] = []
    for at, ours in enumerate(bearers):
        for theirs in bearers[at + 1 :]:
            for one, other, what, bond in _namesakes(ours, theirs, joined, acting, alike):
                _add(groups, one, other, what, bond)
    for members, what, bond in groups:
        sides = _sides(scene, members)
        found = tuple(_evidence(sides))
        if any(changes_hands(bearer.extraction, [bearer.name]) for bearer in members):
            reason = reasons.OFFICE_PASSED
            yield Withheld(type=DiscrepancyType.NAME_CONFLICT, reason=reason, evidence=found)
            continue
        yield Hit(
            evidence=found,
            values={"what": what, "sides": " against ".join(_listed(side) for side in sides)},
            confidence=min(0.8, 0.5 + (bond.strength / 2 if bond is not None else 0.0)),
            cluster=bond.cluster if bond is not None else None,
        )
    told = {_key(bearer) for members, _, _ in groups for bearer in members}
    for what, agreed, alone in odd_bearers(bearers):
        if told.isdisjoint(_key(bearer) for bearer in (alone, *agreed)):
            told |= {_key(bearer) for bearer in (alone, *agreed)}
            values = {"what": what.replace("_", " "), "sides": f"{_listed(agreed)} against {_listed([alone])}"}
            yield Hit(evidence=tuple(_evidence([agreed, [alone]])), values=values, confidence=_NAMESAKES)
    for lone, others in namesakes(scene):
        sides = [[Bearer(person.extraction, person.names[0], person.offices) for person in side] for side in (others, [lone])]
        if told.isdisjoint(_key(bearer) for side in sides for bearer in side):
            values = {"what": "person", "sides": " against ".join(_listed(side) for side in sides)}
            yield Hit(evidence=tuple(_evidence(sides)), values=values, confidence=_NAMESAKES)


def _namesakes(
    ours: Sequence[Bearer],
    theirs: Sequence[Bearer],
    joined: dict[tuple[Place, Place], Bond],
    acting: set[frozenset[tuple[str, str]]],
    alike: Alike,
) -> Iterator[tuple[Bearer, Bearer, str, Bond | None]]:
    """The bearers of one office or label whose names are surely two, where there is reason to take them for one."""
    for one in ours:
        for other in theirs:
            bond = _bond(one, other, joined)
            what = shared_thing(one, other) if one.kind or other.kind else shared_office(one, other)
            if what is None and bond is not None and bond.parallel:
                what = shared_surname(one, other)
            if what is None or not are_two(one, other):
                continue
            if knows(other.extraction, one.forms) or knows(one.extraction, other.forms):
                continue
            told_alike = bond is not None and (
                bond.strength >= _enough(one, other, bond) or is_the_one(one, other, ours, theirs, alike)
            )
            in_one_part = frozenset((_key(one), _key(other))) in acting
            if told_alike or in_one_part or (one.kind is None and is_one_office(one, other, ours, theirs)):
                yield one, other, what, bond


def _enough(one: Bearer, other: Bearer, bond: Bond) -> float:
    """How alike two passages must be: the names they differ in cannot add to it, and an office borne once tells much."""
    alone = all(any(is_sole(office) for office in bearer.offices) for bearer in (one, other))
    if bond.parallel and (alone or owner(one) & owner(other)):
        return threshold("counted")
    return _SAYING_SO if is_one_of_many(one) and shared_surname(one, other) is None else threshold("strong")


def _key(found: Bearer | Participant) -> tuple[str, str]:
    return found.article, found.label


def _bond(one: Bearer, other: Bearer, joined: dict[tuple[Place, Place], Bond]) -> Bond | None:
    here, there = place_of(one.extraction, one.name.span), place_of(other.extraction, other.name.span)
    return joined.get((here, there)) if here is not None and there is not None else None


def _add(groups: list[tuple[list[Bearer], str, Bond | None]], one: Bearer, other: Bearer, what: str, bond: Bond | None) -> None:
    for members, _, _ in groups:
        keys = {(bearer.article, bearer.label) for bearer in members}
        if (one.article, one.label) in keys or (other.article, other.label) in keys:
            members += [bearer for bearer in (one, other) if (bearer.article, bearer.label) not in keys]
            return
    groups.append(([one, other], what, bond))


def _sides(scene: Scene, members: Sequence[Bearer]) -> list[list[Bearer]]:
    """The names parted by who they are; an article that gives one of them without the office is put with its side."""
    sides: list[list[Bearer]] = []
    for bearer in members:
        side = next((side for side in sides if not are_two(side[0], bearer)), None)
        if side is None:
            sides.append([bearer])
        else:
            side.append(bearer)
    told = {bearer.article for bearer in members}
    for extraction in scene.extractions:
        if extraction.document.article.id in told:
            continue
        for side in sides:
            name = next((name for name in extraction.names if _is_same(name, side[0])), None)
            if name is not None:
                side.append(Bearer(extraction, name))
                break
    return sides


def _is_same(name: NameMention, bearer: Bearer) -> bool:
    return compare_names(full(name), bearer.label).relation in (NameRelation.SAME, NameRelation.VARIANT)


def _evidence(sides: Sequence[Sequence[Bearer]]) -> Iterator[Evidence]:
    for letter, side in zip("abcdefgh", sides, strict=False):
        for bearer in side:
            yield passage(bearer.extraction, bearer.name.span, value=bearer.label, side=letter)


def _listed(side: Sequence[Bearer]) -> str:
    return f"{side[0].label} ({', '.join(dict.fromkeys(bearer.article for bearer in side))})"


RULE = Rule(
    code="E204",
    name="name-conflict",
    type=DiscrepancyType.NAME_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the same {what} goes by different names: {sides}",
    advice="Look for the name in the primary source: this is no matter of spelling.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "Peruvian Health Minister Ana Ruiz said on Monday that 12 people had died of cholera in Lima."),
            ("es", "La ministra de Salud peruana, Carmen Vega, dijo el lunes que 12 personas habían muerto de cólera en Lima."),
            because="two names of one minister",
        ),
        silent(
            ("en", "Jordanian Foreign Minister Samir al-Khatib arrived in Lima on Monday with 12 advisers."),
            ("es", "El ministro jordano de Exteriores, Samir Al Jatib, llegó el lunes a Lima con 12 asesores."),
            because="one name, written in two ways",
        ),
    ),
)
