"""Which offices one person does not hold at once."""

from __future__ import annotations

import pytest

from claims.knowledge.concepts import concept
from claims.knowledge.offices import is_common, is_sole, name_office, relate_offices, relate_roles
from claims.language.base import knowledge
from claims.model.name import NameKind, NameMention
from claims.model.office import Office
from claims.model.relation import Relation
from claims.model.span import Span

_SPAN = Span(0, 1)
_NAME = NameMention(span=_SPAN, text="Ana Ruiz", kind=NameKind.PER)


def _office(*concepts: str, about: tuple[str, ...] = (), owners: tuple[str, ...] = (), joint: bool = False) -> Office:
    return Office(holder=_NAME, span=_SPAN, text="", concepts=concepts, about=about, owners=owners, joint=joint)


CIVIL = _office("head", about=("civil_defence",))

CASES = [
    (CIVIL, _office("director", about=("civil_defence",)), Relation.EQUAL, "head and director of one body"),
    (CIVIL, _office("head", owners=("inst:civil_defence:PE",)), Relation.EQUAL, "the body by its name"),
    (CIVIL, _office("health_minister"), Relation.DISJOINT, "a body and a ministry"),
    (CIVIL, _office("minister"), Relation.UNKNOWN, "some states have a ministry for it"),
    (CIVIL, _office("head"), Relation.UNKNOWN, "of what is not said"),
    (_office("finance_minister"), _office("economy_minister"), Relation.DISJOINT, "two ministries"),
    (_office("finance_minister", joint=True), _office("economy_minister"), Relation.UNKNOWN, "one of both fields"),
    (_office("finance_minister"), _office("minister"), Relation.UNKNOWN, "the minister may be that of finance"),
    (_office("head", owners=("inst:foreign_ministry:RU",)), _office("foreign_minister"), Relation.EQUAL, "head of the ministry"),
    (_office("president"), _office("prime_minister"), Relation.DISJOINT, "head of state and of government"),
    (_office("president", "prime_minister"), _office("prime_minister"), Relation.EQUAL, "a word for either"),
    (_office("president", about=("federation",)), _office("head", about=("federation",)), Relation.EQUAL, "of the same federation"),
    (_office("governor"), _office("central_bank_governor"), Relation.EQUAL, "a governor of the bank"),
    (_office("mayor"), _office("governor"), Relation.DISJOINT, "a town and a region"),
    (_office("deputy_minister"), _office("health_minister"), Relation.DISJOINT, "the deputy is not the minister"),
    (_office("deputy_prime_minister"), _office("health_minister"), Relation.UNKNOWN, "often held together"),
    (_office("coach"), _office("captain"), Relation.DISJOINT, "of one team"),
    (_office("coach"), _office("goalkeeper"), Relation.DISJOINT, "of one match"),
    (_office("spokesperson"), _office("director"), Relation.DISJOINT, "who speaks and who leads"),
    (_office("spokesperson"), _office("director", about=("media",)), Relation.UNKNOWN, "who leads the press office speaks"),
    (_office("spokesperson", about=("economy_ministry",)), _office("trade_unionist"), Relation.DISJOINT, "of two bodies"),
    (_office("judge"), _office("prosecutor"), Relation.DISJOINT, "of one court"),
    (_office("judge"), _office("referee"), Relation.UNKNOWN, "one word in some languages"),
    (_office("professor"), _office("mayor"), Relation.UNKNOWN, "a mayor may teach"),
    (_office("member_of_parliament"), _office("health_minister"), Relation.UNKNOWN, "a minister may sit in parliament"),
]


@pytest.mark.parametrize(("a", "b", "expected", "why"), CASES, ids=[row[3] for row in CASES])
def test_offices_of_one_person(a: Office, b: Office, expected: Relation, why: str) -> None:
    assert relate_offices(a, b) is expected, why
    assert relate_offices(b, a) is expected, why


def test_offices_told_by_the_word_alone() -> None:
    assert relate_roles("foreign_minister", "prime_minister") is Relation.DISJOINT
    assert relate_roles("minister", "foreign_minister") is Relation.UNKNOWN
    assert relate_roles("doctor", "mayor") is Relation.UNKNOWN


def test_an_office_is_named_with_its_field() -> None:
    assert name_office(CIVIL) == "head (civil defence)"
    assert name_office(_office("minister", about=("health",))) == "minister (health)"
    assert name_office(_office("health_minister")) == "health minister"
    assert name_office(_office("director")) == "director"


def test_what_is_borne_once_and_what_by_many() -> None:
    assert is_sole(_office("health_minister"))
    assert is_sole(_office("referee"))
    assert not is_sole(_office("minister"))
    assert not is_sole(_office("director"))
    assert is_common(_office("economist"))
    assert not is_common(_office("mayor"))


def test_tables_name_concepts_of_the_lexicon() -> None:
    data = knowledge("offices")
    names = [name for table in ("heads", "deputies") for words in data[table].values() for name in words]
    names += [name for groups in data["callings"].values() for kinds in groups for name in kinds]
    names += [*data["sole"]["concepts"], *data["many"]["concepts"], *data["press"]["concepts"]]
    names += [name for words in data["bodies"].values() for name in words]
    names += [name for words in knowledge("named_things").values() for name in words]
    kinds = ("geological_survey", "space_agency", "meteorological_service", "trade_ministry", "sports_ministry")
    assert [name for name in names if concept(name) is None and name not in kinds] == []
    listed = knowledge("participants")
    assert [name for name in (*listed["spoken"], *listed["mutual"]) if concept(name) is None] == []
