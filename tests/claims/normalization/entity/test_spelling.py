"""Names that are surely two, names that may be one, and slips of one name."""

from __future__ import annotations

import pytest

from claims.normalization.entity import find_slip, may_be_one, surely_different


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lars Mikkelsen", "أندرس ليندغرين"),
        ("Ana Ruiz", "Marta Ruiz"),
        ("Ingrid Solheim", "Астрид Сольхейм"),
        ("Karim Shawqi", "Tarek Fawzi"),
        ("Elena", "Fabian"),
    ],
)
def test_two_names(a: str, b: str) -> None:
    assert surely_different(a, b)
    assert surely_different(b, a)


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("Farid Benali", "فريد بن علي", "a particle is written apart"),
        ("Joan Puig", "Хоан Пуч", "a near miss of two scripts"),
        ("كيم جونج أون", "Ким Чен Ыном", "what follows a shared first part is romanized in its own way"),
        ("Noor Express", "نور إكسبرس", "a transliteration"),
        ("Rosa Quispe", "Rosa Quispe Huamán", "a part is left out"),
        ("Milica Jovanovic", "Милица Йованович", "one letter for two sounds"),
    ],
)
def test_not_surely_two_names(a: str, b: str, why: str) -> None:
    assert not surely_different(a, b), why


@pytest.mark.parametrize(
    ("a", "b", "expected", "why"),
    [
        ("Helene Dubois", "Элен Дюбуа", True, "part by part"),
        ("Quispe", "Rosa Quispe Huamán", True, "a first surname"),
        ("Luis Andrade", "Andrés Lasso", False, "alike only crosswise"),
        ("Marcos", "Marco Vélez", False, "a given name alone"),
    ],
)
def test_may_be_one(a: str, b: str, expected: bool, why: str) -> None:
    assert may_be_one(a, b) is expected, why


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Lars Mikkelsen", "Lars Mikkelson", ("mikkelsen", "mikkelson")),
        ("Lars Mikkelsen", "Mikkelson", ("mikkelsen", "mikkelson")),
        ("رستم يولداشيف", "يولدوشيف", ("يولداشيف", "يولدوشيف")),
        ("Lars Mikkelsen", "Nils Mikkelsen", None),
        ("Lars Mikkelsen", "Mikkelsens", None),
        ("Иван Петров", "Ивана Петрова", None),
        ("Hernandez", "Fernandez", None),
        ("Lars Mikkelsen", "Миккельсен", None),
        ("روزا كيسبي", "وكيسبي", None),
    ],
)
def test_slip(a: str, b: str, expected: tuple[str, str] | None) -> None:
    assert find_slip(a, b) == expected
