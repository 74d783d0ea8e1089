"""Well-known organizations by any of their names: `organizations.toml`, and the own names of `institutions.toml`, read once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from claims.knowledge.places import nominative_phrases, proclitics
from claims.language.base import knowledge
from claims.language.fold import fold_character, fold_word

_SHORT = 4  # letters of an acronym that may equal a word
DOUBTFUL = "~"
"""Stands before a name that is an ordinary word as well: taken only where its capital tells."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of names: its id, and each name as written and folded."""

    section: str
    id: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Names:
    ids: dict[str, str]  # folded name to id with its prefix
    capitals: frozenset[str]  # short acronyms, met only in capitals
    doubtful: frozenset[str]
    several: frozenset[str]  # written with more than one capital
    starts: dict[str, int]  # first word to the most words of a name that opens with it


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code))
        return folded


def read_rows(name: str) -> Iterator[Row]:
    """The rows of `knowledge/<name>.toml`, where each is an id and its lists of names in five languages.

    One row to a line is read as it stands, many times faster than by the TOML reader, which reads anything else.
    """
    text = (files("claims.knowledge") / f"{name}.toml").read_text(encoding="utf-8")
    try:
        yield from list(_lines(text))
    except ValueError:
        yield from _sections(knowledge(name))


def _lines(text: str) -> Iterator[Row]:
    section = ""
    for line, folded in zip(text.split("\n"), text.translate(_Folding()).split("\n"), strict=True):
        if line.startswith("["):
            section = line.strip("[] ")
        elif line and not line.startswith("#"):
            identifier, _, cells = line.partition(" = ")
            yield _row(section, identifier.strip('"'), json.loads(cells), json.loads(folded.partition(" = ")[2]))


def _sections(data: Mapping[str, Any]) -> Iterator[Row]:
    for key, value in data.items():
        rows: Mapping[str, list[str]] = value if isinstance(value, dict) else {key: value}
        for identifier, cells in rows.items():
            yield _row(key if isinstance(value, dict) else "", identifier, cells, [fold_word(cell) for cell in cells])


def _row(section: str, identifier: str, cells: list[str], folded: list[str]) -> Row:
    names = zip("|".join(cells).split("|"), "|".join(folded).split("|"), strict=True)
    return Row(section, identifier, tuple((name, form) for name, form in names if name))


@cache
def _names() -> _Names:
    ids: dict[str, str] = {}
    upper: set[str] = set()
    mixed: set[str] = set()
    doubtful: set[str] = set()
    several: set[str] = set()
    for prefix, row in _listed():
        for written, form in row.names:
            marked = written.startswith(DOUBTFUL)
            name, folded = written.removeprefix(DOUBTFUL), form.removeprefix(DOUBTFUL)
            if marked:
                doubtful.add(folded)
            ids.setdefault(folded, prefix + row.id)
            if " " in name and sum(map(str.isupper, name)) > 1:
                several.add(folded)
            (upper if name.isupper() and len(folded) <= _SHORT else mixed).add(folded)
    starts: dict[str, int] = {}
    for folded in ids:
        words = folded.replace(".", " ").replace("'", " ").split()
        starts[words[0]] = max(starts.get(words[0], 1), len(words))
    return _Names(ids, frozenset(upper - mixed), frozenset(doubtful), frozenset(several), starts)


def _listed() -> Iterator[tuple[str, Row]]:
    for row in read_rows("organizations"):
        yield "org:", row
    for row in read_rows("institutions"):
        if row.section == "own":
            yield "inst:", row


@cache
def organization_names() -> dict[str, str]:
    """Folded name to organization id, without its prefix; own names of institutions among them."""
    return {name: identifier.partition(":")[2] for name, identifier in _names().ids.items()}


def is_organization_name(folded: str) -> bool:
    """True when the tables hold exactly this folded name."""
    return folded in _names().ids


def only_in_capitals(folded: str) -> bool:
    """True for a short acronym that is an organization only when it is written in capitals: "WHO", "who"."""
    return folded in _names().capitals


def is_doubtful(folded: str) -> bool:
    """True for a name that is an ordinary word as well."""
    return folded in _names().doubtful


def has_several_capitals(folded: str) -> bool:
    """True for a name of several words of which more than the first is written with a capital."""
    return folded in _names().several


@lru_cache(maxsize=32768)
def find_named(name: str) -> str | None:
    """The id, "org:" or "inst:", of the organization that bears exactly this name, None when none does.

    Arabic clitics and Russian oblique cases are seen through.
    """
    folded = fold_word(name.strip())
    names = _names().ids
    if folded in names:
        return names[folded]
    if "\u0600" <= folded[:1] <= "\u06ff":
        for rest in without_clitic(folded):
            if rest in names:
                return names[rest]
    if "\u0400" <= folded[:1] <= "\u052f":
        for word in nominative_phrases(folded):
            if word in names:
                return names[word]
    return None


def find_organization(name: str) -> str | None:
    """The id of the listed organization of this name, without its prefix; None when none bears it."""
    found = find_named(name)
    return found.removeprefix("org:") if found and found.startswith("org:") else None


def without_clitic(folded: str) -> tuple[str, ...]:
    """What a folded Arabic phrase may be without the particles written together with it, "لل" standing for the article too."""
    found: list[str] = []
    for clitic in proclitics():
        if folded.startswith(clitic) and len(folded) - len(clitic) >= 2:
            rest = folded[len(clitic) :]
            found.append("ال" + rest if clitic.endswith("لل") else rest)
    return tuple(found)


@lru_cache(maxsize=32768)
def organization_starts(word: str) -> int:
    """The most words of a known organization whose name opens with this folded word; 0 when none does."""
    starts = _names().starts
    most = starts.get(word, 0)
    if not most and "\u0600" <= word[:1] <= "\u06ff":
        most = max((starts.get(rest, 0) for rest in without_clitic(word)), default=0)
    return most
