"""Where towns lie: coordinates and regions of the cities of the tables and of all smaller towns, by country.

Table: `towns.tsv.gz` (GeoNames, built by tools/build_places.py), opened when first asked, a country at a time; `towns.toml` says
which regions of administration make up a region of `places_regions.tsv`. A small town is looked for only in the countries a story
is about: nearly every name is that of some place somewhere.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

from claims.knowledge.places import place
from claims.language.base import knowledge
from claims.language.fold import fold_word

_EARTH = 6371.0  # km
_SHORTEST = 4  # letters of a name that may be the first part of a longer one
_NEXT = re.compile(r"\n[A-Z]{2}\n")


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the map with the country and the region of administration it lies in ("place:PE", "PE.04")."""

    country: str
    region: str
    latitude: float
    longitude: float


def distance(a: Spot, b: Spot) -> float:
    """Kilometres between two spots."""
    first, second = radians(a.latitude), radians(b.latitude)
    across = radians(b.longitude - a.longitude)
    chord = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(across / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(chord)))


@lru_cache(maxsize=8192)
def spot_of(identifier: str) -> Spot | None:
    """Where a city of the tables lies ("place:3936456"); None for what is no city."""
    found = place(identifier)
    if found is None or found.kind not in ("city", "capital") or found.country is None:
        return None
    return _country(found.country[6:])[1].get(identifier[6:])


def find_towns(name: str, countries: Iterable[str]) -> tuple[Spot, ...]:
    """Every town of this name in some countries; part of a name is enough where only one has it.

    Of a hyphenated name the first ("Thonon"), of one that says of what the last: "San Carlos de Bariloche".
    """
    folded = " ".join(fold_word(name).split())
    found: list[Spot] = []
    for country in sorted(countries):
        found.extend(_towns(folded, country[6:]))
    return tuple(found)


@lru_cache(maxsize=8192)
def _towns(folded: str, code: str) -> tuple[Spot, ...]:
    towns = _country(code)[0]
    spots = towns.get(folded, ())
    if not spots and len(folded) >= _SHORTEST:
        longer = [spots for known, spots in towns.items() if known.startswith(f"{folded}-") or known.endswith(f" de {folded}")]
        spots = longer[0] if len(longer) == 1 else ()
    return tuple(spots)


def town_names(country: str) -> Iterable[str]:
    """The folded names of all towns of a country."""
    return _country(country[6:])[0]


def in_region(region: str, spot: Spot) -> bool | None:
    """Whether a spot lies in a region of the tables ("place:sicily"); None for one whose borders are not known here."""
    codes = knowledge("towns").get(region.removeprefix("place:"))
    return None if codes is None else spot.region in codes.split()


@cache
def _table() -> str:
    return gzip.decompress((files("claims.knowledge") / "towns.tsv.gz").read_bytes()).decode("utf-8")


def _lines(code: str) -> list[str]:
    """The lines of a country: those behind the line that is its code, up to the next such line."""
    start = _table().find(f"\n{code}\n")
    if start < 0:
        return []
    start += len(code) + 2
    following = _NEXT.search(_table(), start)
    return _table()[start : following.start() if following else None].split("\n")


@lru_cache(maxsize=32)
def _country(code: str) -> tuple[dict[str, tuple[Spot, ...]], dict[str, Spot]]:
    """The towns of a country by folded name, and those of the tables by number."""
    names: dict[str, tuple[Spot, ...]] = {}
    numbers: dict[str, Spot] = {}
    for line in filter(None, _lines(code)):
        name, region, latitude, longitude, *number = line.split("\t")
        spot = Spot(f"place:{code}", f"{code}.{region}", float(latitude), float(longitude))
        names[name] = (*names.get(name, ()), spot)
        if number:
            numbers[number[0]] = spot
    return names, numbers
