"""Institutions of states: one id whatever the language and the way the country is said."""

from pathlib import Path

import pytest

from claims.knowledge.institutions import find_institution, institution_kinds, institution_name
from claims.knowledge.organizations import find_named, find_organization, only_in_capitals, read_rows
from claims.knowledge.people import find_person, person_name
from claims.knowledge.places import place
from claims.language.base import knowledge
from claims.language.fold import fold_word

CASES = Path(__file__).parents[2] / "cases" / "names" / "institutions.tsv"


def rows() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("words", "identifier", "why"), rows())
def test_an_institution_is_read_from_its_name_and_its_country(words: str, identifier: str, why: str) -> None:
    assert (find_institution(words) or "-") == identifier, why


def test_an_institution_is_shown_in_english() -> None:
    assert institution_name("inst:foreign_ministry:RU") == "Foreign Ministry of Russia"
    assert institution_name("inst:foreign_ministry") == "Foreign Ministry"


@pytest.mark.parametrize("country", ["Russia", "Peru", "Saudi Arabia", "South Korea"])
def test_what_is_shown_reads_as_the_same_institution(country: str) -> None:
    for kind, name in institution_kinds().items():
        found = find_institution(f"{name} of {country}")
        assert found is not None, name
        assert found.startswith(f"inst:{kind}:"), name


def test_every_kind_is_named_in_five_languages_and_every_own_name_has_a_kind_and_a_country() -> None:
    data = knowledge("institutions")
    assert all(len(cells) == 5 and all(cells) for cells in data["kinds"].values())
    for identifier, cells in data["own"].items():
        kind, _, country = identifier.partition(":")
        assert kind in data["kinds"], identifier
        assert place(f"place:{country}") is not None, identifier
        assert len(cells) == 5, identifier


def test_no_kind_takes_the_name_of_another() -> None:
    owners: dict[str, set[str]] = {}
    for row in read_rows("institutions"):
        if row.section == "kinds":
            for name, folded in row.names:
                owners.setdefault(folded.lstrip("!+") if name[0] in "!+" else folded, set()).add(row.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("table", ["organizations", "institutions", "people"])
def test_rows_are_read_as_the_toml_reader_reads_them(table: str) -> None:
    data = knowledge(table)
    cells = data if table != "institutions" else {**data["kinds"], **data["own"]}
    expected = [(key, [name for cell in value for name in cell.split("|") if name]) for key, value in cells.items()]
    found = [(row.id, [name for name, _ in row.names]) for row in read_rows(table)]
    assert found == expected
    assert all(folded == fold_word(name) for row in read_rows(table) for name, folded in row.names)


def test_there_are_organizations_of_many_kinds() -> None:
    assert len(knowledge("organizations")) >= 600


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Всемирного банка", "org:WORLDBANK"),
        ("بلاك روك", "org:BLACKROCK"),
        ("للحشد الشعبي", "org:PMF"),
        ("La Francia Insumisa", None),
        ("Francia Insumisa", "org:LFI"),
        ("Всемирной торговой организации", "org:WTO"),
        ("Bank of England", "inst:central_bank:GB"),
        ("الترجي التونسي", "org:ESPERANCE"),
    ],
)
def test_listed_names_are_found_declined_and_with_clitics(name: str, identifier: str | None) -> None:
    assert find_named(name) == identifier


def test_an_own_name_of_an_institution_is_no_organization_of_the_other_table() -> None:
    assert find_organization("Bank of England") is None


def test_short_acronyms_that_may_be_words_are_met_in_capitals_only() -> None:
    assert only_in_capitals("ice")
    assert not only_in_capitals("unesco")


@pytest.mark.parametrize("name", ["Xi Jinping", "Си Цзиньпин", "شي جين بينغ", "وشي جين بينغ"])
def test_a_person_answers_to_every_spelling(name: str) -> None:
    found = find_person(name)
    assert found is not None
    assert person_name(found) == "Xi Jinping"


def test_people_are_few_and_known_by_full_names() -> None:
    assert len(knowledge("people")) <= 60
    assert find_person("Xi") is None
    assert find_person("Rosa Quispe") is None
