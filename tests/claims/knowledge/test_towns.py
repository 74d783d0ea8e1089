"""Towns on the map."""

from __future__ import annotations

import pytest

from claims.knowledge.places import find_place, place
from claims.knowledge.towns import distance, find_towns, in_region, spot_of
from claims.language.base import knowledge


def test_every_city_of_the_tables_has_a_spot() -> None:
    for name in ("Nairobi", "Lima", "Тюмень", "كانو", "Le Caire"):
        found = find_place(name)[0]
        spot = spot_of(found.id)
        assert spot is not None, name
        assert spot.country == found.country


def test_what_is_no_city_has_no_spot() -> None:
    assert spot_of("place:PE") is None
    assert spot_of("place:sicily") is None
    assert spot_of("name:nk") is None


def test_small_towns_are_found_in_the_countries_asked_for() -> None:
    (spot,) = find_towns("Timbío", ["place:CO"])
    assert spot.country == "place:CO"
    assert not find_towns("Timbío", ["place:PE"])
    assert not find_towns("Timbío", [])


def test_first_part_of_a_hyphenated_name_is_enough_where_it_is_the_only_one() -> None:
    assert find_towns("Thonon", ["place:FR"]) == find_towns("Thonon-les-Bains", ["place:FR"])
    assert not find_towns("Saint", ["place:FR"])


@pytest.mark.parametrize(
    ("a", "b", "low", "high"), [("place:3936456", "place:3947322", 740, 790), ("place:360630", "place:360995", 0, 25)]
)
def test_distances(a: str, b: str, low: float, high: float) -> None:
    one, other = spot_of(a), spot_of(b)
    assert one is not None
    assert other is not None
    assert low <= distance(one, other) <= high


def test_towns_lie_in_regions_of_administration() -> None:
    (spot,) = find_towns("Nungwi", ["place:TZ"])
    assert in_region("place:zanzibar", spot) is True
    assert in_region("place:sicily", spot) is False
    assert in_region("place:darfur", spot) is None


def test_every_region_is_one_of_the_tables() -> None:
    for name in knowledge("towns"):
        assert place(f"place:{name}") is not None, name
