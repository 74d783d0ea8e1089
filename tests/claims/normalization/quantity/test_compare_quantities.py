"""Two quantities agree as far as their words allow, and conflict only when both cannot be true."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.language.fold import fold
from claims.model.quantity import Modifier, Quantity
from claims.model.relation import Relation
from claims.normalization.quantity import compare_quantities, read_quantities
from claims.normalization.quantity.compare import rounding, written_place
from claims.normalization.quantity.found import bounds


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
    ("no fewer than 40 people", "46 people", "a bound and a later count"),
    ("3.5 million trees", "3,487,000 trees", "rounded to a tenth of a million"),
    ("1.5 tonnes", "1,500 kg", "the same mass"),
    ("10 miles", "16 km", "16.1 km, rounded"),
    ("-40 °C", "-40 °F", "where the scales meet"),
    ("eight out of 10", "80 percent", "the same share"),
    ("one in five", "a fifth of the votes", "the same share"),
    ("$84 a barrel", "$84", "one does not say what it is for"),
    ("3 percent a year", "3 percent", "one does not say the time"),
    ("6 ft 2 in", "188 cm", "187.96 cm"),
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
    ("nearly 3,500 visitors", "4,200 visitors", "too far for nearly"),
    ("up to 30 rooms", "45 rooms", "above the bound"),
    ("more than 200 people", "150 people", "below the bound"),
    ("no fewer than 40 people", "fewer than 30 people", "two bounds apart"),
    ("about 52,000 fans", "41,000 fans", "too far for about"),
    ("15-20 percent", "25-30 percent", "ranges apart"),
    ("3.5 million trees", "3,587,000 trees", "rounds to 3.6"),
    ("1.5 tonnes", "1,900 kg", "another mass"),
    ("10 miles", "10 km", "another length"),
    ("-23 °C", "23 °C", "the sign"),
    ("30 °C", "30 °F", "another temperature"),
    ("eight out of 10", "60 percent", "another share"),
    ("one in five", "a third of the votes", "another share"),
    ("$84 a barrel", "$94 a barrel", "same precision"),
    ("3 percent a year", "5 percent a year", "same precision"),
    ("310 cases per 100,000 people", "410 cases per 100,000 people", "the same rate"),
    ("£2.1bn", "£2.4bn", "same precision"),
    ("3,487 people", "3,478 people", "digits swapped"),
    ("25 basis points", "50 basis points", "another step"),
    ("$5 million", "$5 billion", "another scale"),
    ("6 ft 2 in", "5 ft 2 in", "another height"),
    ("a dozen hamlets", "30 hamlets", "too far for a dozen"),
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
    ("142 million dinars", "200 million dollars", "different money"),
    ("€300m", "$330m", "different money"),
    ("$84 a barrel", "$2,400 an ounce", "for different measures"),
    ("2,000 euros a month", "24,000 euros a year", "rates over different times are not converted"),
    ("5,000 people", "5,000 people a day", "an amount and a rate"),
    ("$15 an hour", "$20", "one does not say what it is for"),
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


def test_an_open_dollar_never_conflicts() -> None:
    (left,) = [m.value for m in read_quantities(fold("Canada will spend $5 million on it."), "en")]
    assert left.unit == "dollar"
    assert compare_quantities(left, _read("en", "$6 million"), same_referent=True) is Relation.UNKNOWN
    assert compare_quantities(left, left) is Relation.EQUAL


_MODIFIERS = st.sampled_from([modifier for modifier in Modifier if modifier not in (Modifier.RANGE, Modifier.VAGUE)])
_UNITS = st.sampled_from(
    [None, "km", "mile", "m", "kg", "tonne", "percent", "ratio", "celsius", "fahrenheit", "USD", "dollar", "USD/barrel"]
)
_DIGITS = st.decimals(min_value=1, max_value=9999, places=1).filter(lambda value: value > 0)


@st.composite
def _quantities(draw: st.DrawFn) -> Quantity:
    low, high = bounds(draw(st.one_of(_DIGITS, st.integers(1, 10**7).map(Decimal))), modifier := draw(_MODIFIERS))
    return Quantity(low=low, high=high, modifier=modifier, unit=draw(_UNITS))


@settings(max_examples=150, deadline=None)
@given(a=_quantities(), b=_quantities())
def test_the_relation_turns_round(a: Quantity, b: Quantity) -> None:
    assert compare_quantities(b, a) is compare_quantities(a, b).inverse


@settings(max_examples=150, deadline=None)
@given(a=_quantities())
def test_a_quantity_equals_itself(a: Quantity) -> None:
    assert compare_quantities(a, a) is Relation.EQUAL


@settings(max_examples=150, deadline=None)
@given(a=st.integers(10, 999), b=st.integers(10, 999), power=st.integers(3, 9))
def test_the_scale_of_both_does_not_matter(a: int, b: int, power: int) -> None:
    def plain(value: int, exponent: int) -> Quantity:
        number = Decimal(value).scaleb(exponent)
        return Quantity(low=number, high=number)

    assert compare_quantities(plain(a, 3), plain(b, 3)) is compare_quantities(plain(a, power), plain(b, power))


@settings(max_examples=150, deadline=None)
@given(
    value=st.integers(1, 10**6),
    units=st.sampled_from([("km", "m", 1000), ("tonne", "kg", 1000), ("hour", "minute", 60), ("foot", "inch", 12)]),
)
def test_converting_changes_nothing(value: int, units: tuple[str, str, int]) -> None:
    great, small, size = units
    first = Quantity(low=Decimal(value), high=Decimal(value), unit=great)
    second = Quantity(low=Decimal(value * size), high=Decimal(value * size), unit=small)
    assert compare_quantities(first, second) is Relation.EQUAL


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
