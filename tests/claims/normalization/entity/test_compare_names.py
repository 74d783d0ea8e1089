"""Cross-script comparison of names, on tables of pairs in tests/cases/names and on the rules one by one."""

from pathlib import Path

import pytest

from claims.model.name import NameRelation
from claims.normalization.entity import compare_names, name_key, name_keys, prepare

CASES = Path(__file__).parents[3] / "cases" / "names"
POSITIVE = (NameRelation.SAME, NameRelation.VARIANT)


def pairs(name: str) -> list[tuple[str, str, str]]:
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2]) for row in rows]


def positives(name: str) -> int:
    return sum(compare_names(a, b, kind).relation in POSITIVE for a, b, kind in pairs(name))


def test_there_are_enough_pairs_of_both_kinds() -> None:
    assert len(pairs("same")) >= 100
    assert len(pairs("near")) >= 100


def test_precision_and_recall_stay_above_their_floors() -> None:
    true, false = positives("same"), positives("near")
    assert true / (true + false) >= 0.97
    assert true / len(pairs("same")) >= 0.95


@pytest.mark.parametrize("name", ["same", "near"])
def test_comparison_is_symmetric(name: str) -> None:
    for a, b, kind in pairs(name):
        assert compare_names(a, b, kind).relation is compare_names(b, a, kind).relation, (a, b)


@pytest.mark.parametrize("name", ["same", "near"])
def test_scores_lie_between_nothing_and_one(name: str) -> None:
    assert all(0 <= compare_names(a, b).score <= 1 for a, b, _ in pairs(name))


@pytest.mark.parametrize(
    ("a", "b", "kind", "relation", "why"),
    [
        ("Rosa Quispe Huamán", "Rosa Quispe", "PER", "variant", "an omitted surname"),
        ("Delcy Rodríguez", "Jorge Rodríguez", "PER", "different", "a contradicted given name"),
        ("Lars Mikkelsen", "Anders Lindgren", "PER", "different", "nothing in common"),
        ("Quispe", "Rosa Quispe", "PER", "variant", "a surname for a full name"),
        ("Rosa", "Rosa Quispe", "PER", "possible", "a given name cannot tell"),
        ("Maduro", "Maduro Guerra", "PER", "possible", "an extra surname"),
        ("Donald Trump", "Donald Trump Jr.", "PER", "possible", "another generation"),
        ("Donald Trump Sr.", "Donald Trump Jr.", "PER", "different", "two generations"),
        ("Владимира Путина", "Vladimir Putin", "PER", "variant", "an oblique case"),
        ("Moscow", "موسكو", "LOC", "same", "one identifier"),
        ("Москва", "Moscou", None, "same", "one identifier, kind unknown"),
        ("Columbia", "كولومبيا", None, "different", "a city and a country, though they sound the same"),
        ("ООН", "United Nations", "ORG", "same", "an acronym of the tables"),
        ("", "Rosa", "PER", "different", "an empty name"),
        ("123", "!!", None, "different", "no letters"),
    ],
)
def test_each_relation_has_its_reason(a: str, b: str, kind: str | None, relation: str, why: str) -> None:
    match = compare_names(a, b, kind)
    assert match.relation.value == relation, (why, match)
    assert match.reasons


def test_keys_meet_across_scripts() -> None:
    assert name_key("Rustam Yuldoshev") == name_key("رستم يولداشيف") == name_key("Рустам Юлдошев")
    assert set(name_keys("Samir al-Khatib")) & set(name_keys("سمير الخطيب"))
    assert name_key("Lars Mikkelsen") != name_key("Anders Lindgren")


@pytest.mark.parametrize(
    "text", ["\u0301\u0301", "\u200f\u202b", "😀 😀", "a" * 100_000, "x " * 50_000, "\u00a0", "ـــ", "Å\ufeff’’"]
)
def test_odd_text_never_fails(text: str) -> None:
    prepare(text)
    compare_names(text, "Rosa Quispe")
    compare_names(text, text)
    name_key(text)
