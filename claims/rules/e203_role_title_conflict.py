"""Articles give the same person offices that nobody holds at once: a minister in one, the head of an agency in the other.

Offices are read from the words beside the name. Translations and near synonyms agree, one office may say more than another ("the
minister", "the health minister"), and what was held before or is still to be taken up is no conflict. Where an article tells that
the person took or left an office, two titles are a story moving on: that is listed as withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.knowledge.concepts import is_a
from claims.knowledge.offices import is_sole, name_office, relate_offices
from claims.language.base import table
from claims.model.finding import Basis, DiscrepancyType, Evidence, Scope, Severity, Withheld
from claims.model.office import Office
from claims.model.relation import Relation
from claims.rules import reasons
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent
from claims.rules.people import Person, changes_hands, shared_people
from claims.rules.sides import parted

_AGREED = 2  # articles that give the other office
_CONFIDENCE = 0.75  # nine of ten titles of the development articles are read right


@dataclass(frozen=True, slots=True)
class _Borne:
    person: Person
    office: Office

    @property
    def label(self) -> str:
        return name_office(self.office)


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each person to whom articles give offices that exclude each other."""
    for persons in shared_people(scene):
        borne = [_Borne(person, office) for person in persons for office in person.held if not _is_of_another(person, office)]
        sides = _sides(borne) or _odd_one(borne)
        if len(sides) < 2:
            continue
        found = tuple(_evidence(sides))
        if any(changes_hands(person.extraction, person.names) for person in persons):
            reason = reasons.OFFICE_TAKEN
            yield Withheld(type=DiscrepancyType.ROLE_TITLE_CONFLICT, reason=reason, evidence=found)
            continue
        yield Hit(
            evidence=found,
            values={"person": persons[0].name, "sides": " against ".join(_listed(side) for side in sides)},
            confidence=_CONFIDENCE,
        )


def _sides(borne: Sequence[_Borne]) -> list[list[_Borne]]:
    """The offices that exclude each other, parted; none where an article gives both, or where two articles share one."""
    clashes: set[int] = set()
    for (i, one), (j, other) in combinations(enumerate(borne), 2):
        if relate_offices(one.office, other.office) is not Relation.DISJOINT:
            continue
        if one.person is other.person:
            return []
        if not _agree(borne, one.person, other.person):
            clashes |= {i, j}
    return parted(
        (borne[at] for at in sorted(clashes)), lambda one, other: relate_offices(one.office, other.office) is Relation.DISJOINT
    )


def _odd_one(borne: Sequence[_Borne]) -> list[list[_Borne]]:
    """An office that one article alone gives, where others agree on one that the tables cannot hold against it."""
    for lone in borne:
        if not is_sole(lone.office) or any(item is not lone and item.person is lone.person for item in borne):
            continue
        rest = [item for item in borne if item.person is not lone.person]
        agreed = [item for item in rest if any(_are_one(item, other) for other in rest if other.person is not item.person)]
        if len({item.person.article for item in agreed}) >= _AGREED and all(_are_unlike(lone, item) for item in rest):
            return [agreed, [lone]]
    return []


def _are_one(one: _Borne, other: _Borne) -> bool:
    return relate_offices(one.office, other.office) is Relation.EQUAL


def _are_unlike(one: _Borne, other: _Borne) -> bool:
    """True for two offices with no word in common, of which neither is the wider."""
    ours, theirs = {*one.office.concepts, *one.office.about}, {*other.office.concepts, *other.office.about}
    kin = any(
        (is_a(a, b) and not other.office.about) or (is_a(b, a) and not one.office.about)
        for a in one.office.concepts
        for b in other.office.concepts
    )
    return not _are_one(one, other) and not ours & theirs and not kin


def _is_of_another(person: Person, office: Office) -> bool:
    """True for "their president", who is that of a body told before, which the words do not name."""
    if office.about or office.owners:
        return False
    document = person.extraction.document
    before = document.article.field_text(office.span.field)[: office.span.start].split()[-1:]
    listed = table(document.language, "clauses").get("possessives", ())
    return bool(before) and before[0].casefold() in listed


def _agree(borne: Sequence[_Borne], one: Person, other: Person) -> bool:
    ours, theirs = ([item.office for item in borne if item.person is person] for person in (one, other))
    return any(relate_offices(a, b) is Relation.EQUAL for a in ours for b in theirs)


def _evidence(sides: Sequence[Sequence[_Borne]]) -> Iterator[Evidence]:
    for letter, side in zip("abcdefgh", sides, strict=False):
        told: set[str] = set()
        for item in side:
            if item.person.article not in told:
                told.add(item.person.article)
                yield passage(item.person.extraction, item.office.span, value=item.label, side=letter)


def _listed(side: Sequence[_Borne]) -> str:
    labels = list(dict.fromkeys(item.label for item in side))
    return f"{' / '.join(labels)} ({', '.join(dict.fromkeys(item.person.article for item in side))})"


RULE = Rule(
    code="E203",
    name="role-title-conflict",
    type=DiscrepancyType.ROLE_TITLE_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="{person} is given offices that exclude each other: {sides}",
    advice="Look the person up with the body concerned; a wrong title puts words into the wrong office's mouth.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "Health Minister Ana Ruiz said on Monday that 12 people had died of cholera in Quito."),
            ("es", "La alcaldesa Ana Ruiz dijo el lunes que 12 personas habían muerto de cólera en Quito."),
            because="a minister of health and a mayor are two offices",
        ),
        silent(
            ("en", "Ana Ruiz, head of the civil defence agency, said on Monday that 12 people had died in Quito."),
            ("es", "La directora de Protección Civil, Ana Ruiz, dijo el lunes que 12 personas habían muerto en Quito."),
            because="head and director of civil defence are one office",
        ),
    ),
)
