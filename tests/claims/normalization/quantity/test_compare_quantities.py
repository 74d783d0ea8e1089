"""Two quantities agree as far as their words allow, and conflict only when both cannot be true."""

from __future__ import annotations

import pytest

from claims.language.fold import fold
from claims.model.quantity import Quantity
from claims.model.relation import Relation
from claims.normalization.quantity import compare_quantities, read_quantities
from claims.normalization.quantity.compare import rounding, written_place


def _read(language: str, text: str, of: str | None = None) -> Quantity:
    (mention,) = read_quantities(fold(text), language)
    value = mention.value
    return Quantity(low=value.low, high=value.high, modifier=value.modifier, unit=value.unit, of=of)


AGREE = [
    ("nearly 3,500 visitors", "3,487 visitors", "rounded up"),
    ("about 35,000 fans", "34,812 fans", "rounded"),
    ("35,000 fans", "34,812 fans", "a round figure without a hedge"),
    ("some forty houses", "38 houses", "rounded"),
    ("at least 40 people", "46 people", "a bound and a later count"),
    ("more than 200 people", "210 people", "above the bound"),
    ("more than 200 people", "at least 210 people", "two bounds"),
    ("3.4 million trees", "3,412,000 trees", "as many digits as were given"),
    ("142 million trees", "141.8 million trees", "rounded to the million"),
    ("close to seven degrees", "6.8 degrees", "rounded up"),
    ("3.9 percent", "just under 4 percent", "rounded up"),
    ("7.8m homes", "nearly 8m homes", "rounded up"),
    ("nearly 3.5 million barrels", "3.4 million barrels", "a loose hedge"),
    ("six nautical miles", "about 11 km", "11.1 km"),
    ("100 feet", "30 metres", "30.48 m, rounded"),
    ("38 km", "24 miles", "38.6 km, rounded"),
    ("1,000 hectares", "10 km²", "the same area"),
    ("104 °F", "40 °C", "the same temperature"),
    ("25 basis points", "a quarter of a percentage point", "0.25"),
    ("a quarter of the votes", "25 percent", "the same share"),
    ("half of the votes", "51.3 percent", "a fraction in words is rough"),
    ("a dozen hamlets", "11 hamlets", "a dozen is rough"),
    ("between 20 and 30 percent", "24 percent", "inside"),
    ("20-30 tonnes", "25-40 tonnes", "ranges that share values"),
    ("hundreds of people", "340 people", "what hundreds promises"),
    ("up to 30 rooms", "12 rooms", "below the bound"),
    ("40 degrees", "40 degrees Celsius", "one says less"),
    ("7.5 degrees", "magnitude 7.5", "one says less"),
    ("£20", "20 pounds", "one says less"),
    ("more than 200 people", "200 people", "the bound itself is no conflict"),
]
CONFLICT = [
    ("14 agreements", "17 agreements", "plain counts"),
    ("24 km", "42 km", "digits swapped"),
    ("1.3 percent", "1.8 percent", "same precision"),
    ("201 passengers", "203 passengers", "neither is round"),
    ("200 passengers", "203 passengers", "200 is not that round"),
    ("40 people", "42 people", "one closing zero is no rounding"),
    ("1 million trees", "1.3 million trees", "too far to be rounding"),
    ("at least 40 people", "31 people", "below the bound"),
    ("fewer than 5 tonnes", "7 tonnes", "above the bound"),
    ("about 600 homes", "900 homes", "too far for about"),
    ("nearly 3.5 million trees", "3.9 million trees", "nearly is from below"),
    ("between 20 and 30 percent", "34 percent", "outside"),
    ("six nautical miles", "6 km", "another length"),
    ("30 basis points", "half a percentage point", "0.3 and 0.5"),
    ("a quarter of the votes", "40 percent", "another share"),
    ("$5 million", "$6 million", "the same money"),
    ("hundreds of people", "12 people", "far below hundreds"),
    ("300,000 barrels per day", "350,000 barrels per day", "same precision"),
]
UNKNOWN = [
    ("5 million dinars", "$5 million", "no rate between currencies"),
    ("5 million dinars", "6 million Kuwaiti dinars", "whose dinars is not said"),
    ("15 percent", "15 percentage points", "a share and a change of share"),
    ("3.5 million barrels", "300,000 barrels per day", "an amount and a rate"),
    ("24 km", "24 tonnes", "length and mass"),
    ("40 percent", "40 people", "a share and a count"),
    ("80 degrees", "27 degrees", "Fahrenheit and Celsius, not said"),
    ("90 degrees", "40 degrees Celsius", "one does not name its scale"),
]


@pytest.mark.parametrize(("a", "b"), [row[:2] for row in AGREE], ids=[row[0] + " / " + row[1] for row in AGREE])
def test_agrees(a: str, b: str) -> None:
    first, second = _read("en", a, "thing"), _read("en", b, "thing")
    relation = compare_quantities(first, second)
    assert relation.compatible
    assert compare_quantities(second, first) is relation.inverse


@pytest.mark.parametrize(("a", "b"), [row[:2] for row in CONFLICT], ids=[row[0] + " / " + row[1] for row in CONFLICT])
def test_conflicts(a: str, b: str) -> None:
    first, second = _read("en", a, "thing"), _read("en", b, "thing")
    assert compare_quantities(first, second) is Relation.DISJOINT
    assert compare_quantities(second, first) is Relation.DISJOINT


@pytest.mark.parametrize(("a", "b"), [row[:2] for row in UNKNOWN], ids=[row[0] + " / " + row[1] for row in UNKNOWN])
def test_is_not_comparable(a: str, b: str) -> None:
    assert compare_quantities(_read("en", a), _read("en", b)) is Relation.UNKNOWN


def test_counts_of_different_concepts_are_not_comparable() -> None:
    assert compare_quantities(_read("en", "14 files", "document"), _read("en", "17 people", "person")) is Relation.UNKNOWN


def test_a_count_of_something_unsaid_supports_but_never_contradicts() -> None:
    known, unsaid = _read("en", "14 files", "document"), _read("en", "14 items")
    assert compare_quantities(known, unsaid) is Relation.EQUAL
    assert compare_quantities(known, _read("en", "17 items")) is Relation.UNKNOWN
    assert compare_quantities(known, _read("en", "17 items"), same_referent=True) is Relation.DISJOINT


def test_two_counts_of_something_unsaid_are_compared() -> None:
    assert compare_quantities(_read("en", "14 widgets"), _read("en", "17 widgets")) is Relation.DISJOINT


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "ينتج الحقل 300 ألف برميل يوميا"),
        ("es", "produce 300.000 barriles diarios"),
        ("ru", "добывают 300 тысяч баррелей в сутки"),
        ("fr", "produit 300 000 barils par jour"),
    ],
)
def test_every_language_says_the_same(language: str, text: str) -> None:
    assert compare_quantities(_read("en", "pumps 300,000 bpd"), _read(language, text)) is Relation.EQUAL


def test_precision_comes_from_the_writing() -> None:
    value = _read("en", "3.4 million trees").low
    assert value is not None
    assert written_place(value) == 100000
    assert rounding(value) == 50000
    whole = _read("en", "3,412,000 trees").low
    assert whole is not None
    assert written_place(whole) == 1000
