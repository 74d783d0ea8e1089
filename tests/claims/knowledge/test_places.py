"""Places, nationalities and organizations by name in five languages."""

from importlib.resources import files
from pathlib import Path

import pytest

from claims.knowledge.demonyms import read_demonym
from claims.knowledge.organizations import find_organization
from claims.knowledge.places import capital_ids, capital_of, contains, find_place, place, place_ids
from claims.language.base import knowledge
from claims.language.fold import fold_word

MOSCOW, LIMA = "place:524901", "place:3936456"

NAMES = {
    "place:RU": ["Russia", "Rusia", "Russie", "Россия", "России", "روسيا", "وروسيا", "لروسيا", "Russian Federation"],
    "place:US": [
        "USA",
        "Estados Unidos",
        "EE.UU.",
        "États-Unis",
        "США",
        "الولايات المتحدة",
        "للولايات المتحدة",
        "أمريكا",
        "أميركا",
    ],
    "place:SA": ["Saudi Arabia", "Arabia Saudí", "Саудовской Аравией", "السعودية", "المملكة العربية السعودية"],
    "place:JO": ["Jordan", "Jordania", "Jordanie", "Иордании", "الأردن", "والأردن"],
    MOSCOW: ["Moscow", "Moscú", "Moscou", "Москва", "Москве", "Москвой", "موسكو"],
    "place:1512569": ["Tashkent", "Taskent", "Tachkent", "Ташкентом", "طشقند"],
    "place:red-sea": ["Red Sea", "mar Rojo", "mer Rouge", "Красному морю", "البحر الأحمر"],
    "place:gaza": ["Gaza", "Gaza Strip", "Franja de Gaza", "сектор Газа", "قطاع غزة"],
    "place:texas": ["Texas", "Техасе", "تكساس"],
}


@pytest.mark.parametrize(("identifier", "name"), [(one, name) for one, names in NAMES.items() for name in names])
def test_a_place_answers_to_its_names(identifier: str, name: str) -> None:
    assert find_place(name)[0].id == identifier


@pytest.mark.parametrize("name", ["", "Nowhereville", "куб", "x" * 1000, "\u0301", "و", "لل"])
def test_unknown_names_have_no_place(name: str) -> None:
    assert find_place(name) == ()


def test_amman_and_oman_share_a_spelling() -> None:
    assert {one.name for one in find_place("عمان")} == {"Oman", "Amman"}


def test_a_city_named_like_a_country_is_not_the_country() -> None:
    assert not set(place_ids("Columbia")) & set(place_ids("كولومبيا"))


@pytest.mark.parametrize(
    ("outer", "inner", "answer"),
    [
        ("place:PE", LIMA, True),
        ("place:latin-america", LIMA, True),
        ("place:PE", "place:PE", True),
        ("place:RU", LIMA, False),
        ("place:europe", "place:PE", False),
        ("place:middle-east", "place:JO", True),
        ("place:PE", "place:nowhere", None),
        (LIMA, "place:PE", False),
    ],
)
def test_containment_is_told_or_left_open(outer: str, inner: str, answer: bool | None) -> None:
    assert contains(outer, inner) is answer


def rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parents[2] / "cases" / "names" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("outer", "inner", "answer"), rows("places_inside"))
def test_a_place_lies_in_another_or_not(outer: str, inner: str, answer: str) -> None:
    first, second = find_place(outer), find_place(inner)
    found = contains(first[0].id, second[0].id) if first and second else None
    assert {True: "yes", False: "no", None: "open"}[found] == answer


def test_a_capital_stands_for_its_state() -> None:
    assert capital_of(MOSCOW) == "place:RU"
    assert capital_of("place:RU") is None
    assert capital_ids()["place:PE"] == LIMA


@pytest.mark.parametrize("code", ["PE", "RU", "US", "FR", "SY", "UZ", "JO", "MA", "EG", "TZ", "VE", "UA", "CN", "DE"])
def test_every_country_has_a_name_and_continent(code: str) -> None:
    found = place(f"place:{code}")
    assert found is not None
    assert found.kind == "country"
    assert found.parents


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Russian", "place:RU"),
        ("российского", "place:RU"),
        ("الروسي", "place:RU"),
        ("الروسية", "place:RU"),
        ("rusas", "place:RU"),
        ("russes", "place:RU"),
        ("Uzbek", "place:UZ"),
        ("узбекской", "place:UZ"),
        ("الأوزبكية", "place:UZ"),
        ("jordanos", "place:JO"),
        ("jordanienne", "place:JO"),
        ("marocaine", "place:MA"),
        ("الأميركية", "place:US"),
        ("Table", None),
        ("كرسي", None),
    ],
)
def test_adjectives_of_countries_are_read(word: str, country: str | None) -> None:
    assert read_demonym(word) == country


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("ONU", "UN"),
        ("ООН", "UN"),
        ("للأمم المتحدة", "UN"),
        ("МВФ", "IMF"),
        ("الناتو", "NATO"),
        ("Газпрома", "GAZPROM"),
        ("Acme", None),
    ],
)
def test_organizations_answer_to_their_names(name: str, identifier: str | None) -> None:
    assert find_organization(name) == identifier


def test_no_organization_takes_the_name_of_another() -> None:
    owners: dict[str, set[str]] = {}
    for identifier, names in knowledge("organizations").items():
        assert len(names) == 5, identifier
        for cell in names:
            for name in filter(None, cell.split("|")):
                owners.setdefault(fold_word(name), set()).add(identifier)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_names_in_the_built_table_are_folded_and_the_sources_named() -> None:
    text = (files("claims.knowledge") / "places.tsv").read_text(encoding="utf-8")
    assert "GeoNames" in text
    assert "CLDR" in text
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert all(len(row) == 6 for row in rows)
    assert all(name == fold_word(name) for row in rows[::50] for name in row[5].split("|"))


def test_every_state_of_the_united_nations_has_adjectives_in_five_languages() -> None:
    lines = (files("claims.knowledge") / "places_demonyms.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len(rows) >= 195
    assert all(len(row) == 6 and all(row) for row in rows)
    assert all(place(f"place:{row[0]}") for row in rows)
