"""The words that tie places to what happens, `language/<code>/places.toml`, and the kinds of place and building."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from claims.knowledge.concepts import concept, is_a
from claims.language.base import knowledge, table
from claims.language.fold import fold_word
from claims.language.pipeline import phrase
from claims.model.place import Tie

LONGEST_TIE = 5  # words
_OUTLYING = 60.0  # km from a town to its airport
_INLYING = 5.0
_TIES = {"inside": Tie.AT, "near": Tie.NEAR, "to": Tie.TO, "from": Tie.FROM}


@cache
def ties(language: str) -> dict[tuple[str, ...], Tie]:
    """Every tying phrase of a language by its folded words."""
    listed = table(language, "places")
    single = [words[0] for words in joints(language) if len(words) == 1]
    found: dict[tuple[str, ...], Tie] = {}
    for key, tie in _TIES.items():
        for entry in listed.get(key, ()):
            *start, last = _words(entry, language)
            for ending in single if start and last in single else (last,):  # "cerca de" is "cerca del" as well
                found[(*start, ending)] = tie
    return found


@cache
def joints(language: str) -> frozenset[tuple[str, ...]]:
    """What stands between a kind of place and its name: "of", "de la"."""
    return frozenset(_words(entry, language) for entry in table(language, "places").get("of", ()))


@cache
def modifiers(language: str) -> frozenset[str]:
    """Words that may stand between a tying word and a name."""
    return frozenset(fold_word(word) for word in table(language, "places").get("modifiers", ()))


@cache
def articles(language: str) -> frozenset[str]:
    """Articles, and tying words that hold one, which make the name of a town that of a club."""
    return frozenset(" ".join(_words(word, language)) for word in table(language, "places").get("articles", ()))


@cache
def coordinators(language: str) -> frozenset[str]:
    """Words for "and"."""
    return frozenset(fold_word(word) for word in table(language, "clauses").get("coordinators", ()))


def place_kind(concepts: Iterable[str]) -> str | None:
    """The first of some concepts that is a kind of place, or a part of a state that has a level."""
    return next((name for name in concepts if is_kind_of_place(name) or level(name) is not None), None)


def is_kind_of_place(name: str) -> bool:
    """True for what is a place and nothing else, not the department of a state or of a firm."""
    found = concept(name)
    return found is not None and found.kind == "place_kind"


def venue(concepts: Iterable[str]) -> str | None:
    """The first of some concepts that is a building or ground, by the kind that the table lists."""
    listed = knowledge("venues")["venues"]
    return next((kind for name in concepts for kind in listed if is_a(name, kind)), None)


def is_by_town(kind: str | None) -> bool:
    """True for a kind of building whose name is that of a town where a map has such a town; hospitals bear those of saints."""
    return kind in knowledge("venues")["by_town"]


def strays(kind: str | None) -> float | None:
    """Kilometres that a kind of building may lie from the town whose name it bears; None for kinds not named after their town."""
    venues = knowledge("venues")
    return _OUTLYING if kind in venues["outside_towns"] else _INLYING if kind in venues["in_towns"] else None


def is_beside(kind: str | None) -> bool:
    """True for kinds of place that only lie at what they are named after: "the outskirts of Accra"."""
    return kind is not None and kind in knowledge("venues")["beside"]


@cache
def level(kind: str | None) -> int | None:
    """How much a kind of place holds: a village less than a province. None for kinds without a level."""
    return next((at for at, kinds in enumerate(knowledge("venues")["levels"]) if kind in kinds), None)


def _words(entry: str, language: str) -> tuple[str, ...]:
    """The folded words of an entry; an apostrophe belongs to the word before, as it does in running text."""
    found: list[str] = []
    for token in phrase(entry, language):
        word = fold_word(token.text)
        if word == "'" and found:
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)
