"""Places by name, in five languages: countries, large cities, capitals, regions, seas, and the adjectives of countries.

Tables: `places.tsv` (CLDR and GeoNames, built by tools/build_places.py), `places_countries.tsv`, `places_regions.tsv` and
`places_demonyms.tsv` (written for this project). Read once, when first asked. An id is "place:" and an ISO 3166 code, a
GeoNames number or a word of our own. Villages and small towns are left out: an unknown place is unknown, not absent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from claims.language.base import knowledge
from claims.language.fold import fold_word

_OBLIQUE_STEM = 2
_COMBINATIONS = 48  # nominatives tried for a Russian name of several words
_LONGEST = 60  # characters of the longest name of a place
_MORE_LIKELY = 20  # a place this many times as populous is meant when nothing else tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place: its id, kind (country, capital, city, region, state, water, continent, former), what it lies in, people, name."""

    id: str
    kind: str
    parents: tuple[str, ...]
    population: int
    name: str

    @property
    def country(self) -> str | None:
        """The country it is or lies in."""
        if self.kind == "country":
            return self.id
        return next((parent for parent in self.parents if parent[6:].isupper()), None)


@dataclass(frozen=True, slots=True)
class _Tables:
    rows: tuple[str, ...]
    names: dict[str, tuple[int, ...]]  # folded name to rows, likeliest first
    by_id: dict[str, int]


def _lines(name: str) -> list[str]:
    text = (files("claims.knowledge") / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _tables() -> _Tables:
    rows: list[str] = []
    names: dict[str, tuple[int, ...]] = {}
    by_id: dict[str, int] = {}
    extra = dict(line.split("\t", 1) for line in _lines("places_countries.tsv"))

    def add(row: str, found: list[str]) -> None:
        number = len(rows)
        rows.append(row)
        by_id[row[: row.index("\t")]] = number
        alone = (number,)  # one object for all names of a row: fewer to make and to keep track of
        for name in found:
            held = names.setdefault(name, alone)
            if held is not alone:
                names[name] = (*held, number)

    for line in _lines("places_regions.tsv"):
        identifier, kind, within, *cells = line.split("\t")
        spelled = dict.fromkeys(fold_word(name) for cell in cells for name in cell.split("|") if name)
        english = next((cell.split("|")[0] for cell in cells if cell), identifier)
        add("\t".join((identifier, kind, within, "0", english)), list(spelled))
    for line in _lines("places.tsv"):
        row, _, spelled_out = line.rpartition("\t")
        spellings = spelled_out.split("|")
        code = row[: row.index("\t")]
        if code in extra:
            spellings = list(dict.fromkeys([*spellings, *(fold_word(name) for name in extra[code].split("|") if name)]))
        add(row, spellings)
    return _Tables(tuple(rows), names, by_id)


@lru_cache(maxsize=8192)
def _place(number: int) -> Place:
    identifier, kind, within, population, name = _tables().rows[number].split("\t")
    parents = tuple(f"place:{parent}" for parent in within.split(",") if parent)
    return Place(id=f"place:{identifier}", kind=kind, parents=parents, population=int(population), name=name)


def place(identifier: str) -> Place | None:
    """The place with this id ("place:PE"), None when there is none."""
    number = _tables().by_id.get(identifier.removeprefix("place:"))
    return None if number is None else _place(number)


_ORDER = {"country": 0, "capital": 1, "continent": 1, "region": 1, "water": 1, "former": 1, "state": 1, "city": 2}


@lru_cache(maxsize=32768)
def find_place(name: str, language: str | None = None) -> tuple[Place, ...]:
    """Every place of this name, the likeliest first; () when none is known.

    The name may stand in a Russian oblique case or carry Arabic proclitics where `language` allows it (None: any).
    """
    if len(name) > _LONGEST:
        return ()
    folded = fold_word(name.strip()).replace("‐", "-")
    folded = " ".join(folded.split())
    for candidate in (folded, *_other_forms(folded)):
        found = find_exactly(candidate)
        if found:
            return found
    return ()


@lru_cache(maxsize=32768)
def find_exactly(folded: str) -> tuple[Place, ...]:
    """Every place in the tables under this folded name and no other form of it, the likeliest first."""
    found = [_place(number) for number in _tables().names.get(folded, ())]
    found.sort(key=lambda one: (_ORDER.get(one.kind, 3), -one.population, one.id))
    return tuple(found)


def _other_forms(folded: str) -> tuple[str, ...]:
    if not folded:
        return ()
    if "\u0400" <= folded[0] <= "\u052f":
        return nominative_phrases(folded)
    if "\u0600" <= folded[0] <= "\u06ff":
        return _without_proclitics(folded)
    if folded.startswith("the "):
        return (folded[4:],)
    if folded.endswith(("'s", "'")) and len(folded) > 4:
        return (folded.rstrip("s").rstrip("'"),)
    return ()


@cache
def _endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    data = knowledge("places_endings")["endings"]
    return tuple(
        (fold_word(ending), tuple(fold_word(base) for base in data[ending])) for ending in sorted(data, key=len, reverse=True)
    )


@lru_cache(maxsize=32768)
def nominatives(word: str) -> tuple[str, ...]:
    """The folded word itself, then the nominatives a folded Russian word may be an oblique case of."""
    found = [word]
    for ending, bases in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _OBLIQUE_STEM:
            found.extend(word[: len(word) - len(ending)] + base for base in bases)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16384)
def nominative_phrases(folded: str) -> tuple[str, ...]:
    """Folded phrases in the nominative that a folded Russian phrase may be an oblique case of."""
    words = folded.split(" ")
    if len(words) > 4:
        return ()
    found: list[str] = []
    for combination in product(*map(nominatives, words)):
        found.append(" ".join(combination))
        if len(found) >= _COMBINATIONS * len(words) ** 2:
            break
    return tuple(found[1:])


@cache
def proclitics() -> tuple[str, ...]:
    """Arabic particles written together with the next word, folded, longest first."""
    return tuple(knowledge("places_endings")["proclitics"])


def _without_proclitics(folded: str) -> tuple[str, ...]:
    found: list[str] = []
    for clitic in proclitics():
        if folded.startswith(clitic) and len(folded) - len(clitic) >= 3:
            rest = folded[len(clitic) :]
            found.append("ال" + rest if clitic.endswith("لل") else rest)
    return tuple(found)


def place_ids(name: str) -> tuple[str, ...]:
    """Ids of every place a name may mean, cities far smaller than its likeliest meaning left out."""
    found = find_place(name)
    if not found:
        return ()
    if found[0].kind == "city" or len(found) == 1:
        least = found[0].population / _MORE_LIKELY
        return tuple(one.id for one in found if one.population >= least)
    return tuple(one.id for one in found if one.kind != "city" or one.population >= 500_000)


def contains(a: str, b: str) -> bool | None:
    """Whether place `b` lies in place `a` (ids); None when the tables cannot tell, or states disagree. A place contains itself.

    Cities are known by country, not by region: whether Seville lies in Andalusia is left open.
    """
    outer, inner = place(a), place(b)
    if outer is None or inner is None:
        return None
    if a == b:
        return True
    above = _above(inner)
    if a in above:
        return True
    if {outer.id, inner.id} & _contested():
        return None
    if outer.kind in ("city", "capital") or b in _above(outer):
        return False
    if outer.country is not None and inner.country is not None and (outer.kind == "country" or outer.country != inner.country):
        return False
    if outer.kind == "continent" and any(one.startswith("place:") and _is_continent(one) for one in above):
        return False
    return None


@cache
def _contested() -> frozenset[str]:
    return frozenset(f"place:{identifier}" for identifier in knowledge("places_endings")["contested"].split())


def _is_continent(identifier: str) -> bool:
    found = place(identifier)
    return found is not None and found.kind == "continent"


@lru_cache(maxsize=8192)
def _above_id(identifier: str) -> frozenset[str]:
    found = place(identifier)
    return _above(found) if found else frozenset()


def _above(inner: Place) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(inner.parents) + [f"place:{region}" for region in _members().get(inner.id, ())]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        upper = place(one)
        if upper is not None:
            waiting.extend(upper.parents)
        waiting.extend(f"place:{region}" for region in _members().get(one, ()))
    return frozenset(found)


@cache
def _members() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for region, codes in knowledge("places_endings")["members"].items():
        for code in codes.split():
            found[f"place:{code}"] = (*found.get(f"place:{code}", ()), region)
    return found


def capital_of(identifier: str) -> str | None:
    """The country whose capital a place is ("Moscow" for Russia): how news names a state by its seat of power."""
    found = place(identifier)
    return found.country if found is not None and found.kind == "capital" else None


@cache
def capital_ids() -> dict[str, str]:
    """Country id to the id of its capital."""
    found: dict[str, str] = {}
    for row in _tables().rows:
        identifier, kind, within, *_ = row.split("\t")
        if kind == "capital":
            found.setdefault(f"place:{within}", f"place:{identifier}")
    return found


@cache
def _starts() -> dict[tuple[str, str], int]:
    """The openings of names of several words: three letters of the first, two of the second, and how many words at most."""
    found: dict[tuple[str, str], int] = {}
    for name in _tables().names:
        if " " not in name and "'" not in name:
            continue
        words = name.replace("'", " ").replace(".", " ").split()
        if len(words) > 1:
            key = (words[0][:3], words[1][:2])
            found[key] = max(found.get(key, 0), len(words))
    return found


@lru_cache(maxsize=32768)
def longest_place(first: str, second: str) -> int:
    """How many words a known place that opens with these two folded words may have; 0 when there is none of several words."""
    starts = _starts()
    most = starts.get((first[:3], second[:2]), 0)
    if "\u0600" <= first[:1] <= "\u06ff":
        for clitic in proclitics():
            if first.startswith(clitic):
                rest = first[len(clitic) :]
                most = max(most, starts.get((rest[:3], second[:2]), 0), starts.get((("ال" + rest)[:3], second[:2]), 0))
    return most
