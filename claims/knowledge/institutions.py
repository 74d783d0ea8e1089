"""Institutions that every state has, composed from what they are and whose: "the Russian foreign ministry", "МИД России".

One id in every language: "inst:foreign_ministry:RU"; without a country "inst:foreign_ministry". The names stand in
`institutions.toml`; where a language puts the country, and by which words, in its `names.toml` (lists that begin with "inst_").
States of a federation and cities are left out: the Supreme Court of Texas is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from claims.knowledge.demonyms import read_demonym
from claims.knowledge.organizations import find_named, read_rows, without_clitic
from claims.knowledge.places import find_exactly, find_place, nominatives, place
from claims.language.base import LANGUAGES, table
from claims.language.fold import fold, fold_word

PREFIX = "inst:"
_COUNTRY_WORDS = 4
_NAME_WORDS = 8
_END = ""  # marks in the tree of names that one ends here
_JOINS = ("", " ", "-", "'", "' ", "’")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Piece(Protocol):
    """A word as institutions are read from it."""

    @property
    def text(self) -> str:
        """Folded."""

    @property
    def capital(self) -> bool:
        """True when it begins with a capital."""

    @property
    def gap(self) -> str:
        """What stands between it and the word before, folded."""


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution found: the word after its last, its id, and the letters of a clitic before it that are no part of it."""

    after: int
    id: str
    clitic: int = 0


@dataclass(frozen=True, slots=True)
class _Name:
    kind: str
    alone: bool = False  # a name without a country too
    of_country: bool = False  # never with an adjective


class _Node(dict[str, "_Node"]):
    """A word of the names, by the words that may follow."""

    __slots__ = ("name",)
    name: _Name | None


@dataclass(frozen=True, slots=True)
class _Grammar:
    before: tuple[str, ...]
    after: tuple[str, ...]
    inner: tuple[str, ...]
    links: tuple[tuple[str, ...], ...]
    possessive: tuple[str, ...]
    adjective: tuple[str, ...]


@cache
def _grammar(language: str) -> _Grammar:
    lists = table(language, "names")

    def words(name: str) -> tuple[str, ...]:
        return tuple(fold_word(word) for word in lists.get(f"inst_{name}", ()))

    links = tuple(tuple(link.split()) for link in sorted(words("links"), key=len, reverse=True))
    return _Grammar(words("before"), words("after"), words("inner"), links, words("possessive"), words("adjective"))


@cache
def _elisions() -> frozenset[str]:
    return frozenset(fold_word(word) for code in LANGUAGES for word in table(code, "names").get("elisions", ()))


def _words(folded: str) -> list[str]:
    """The words of a folded name as they are met in a text: elided articles left out."""
    found = []
    for match in _WORD.finditer(folded):
        if not (match.group() in _elisions() and folded[match.end() : match.end() + 1] == "'"):
            found.append(match.group())
    return found


@cache
def _tree() -> _Node:
    root = _Node()
    for row in read_rows("institutions"):
        if row.section != "kinds":
            continue
        for name, folded in row.names:
            mark = name[0] if name[0] in "!+" else ""
            node = root
            for word in _words(folded):
                if word not in node:
                    node[word] = _Node()
                    node[word].name = None
                node = node[word]
            node.name = node.name or _Name(row.id, alone=mark == "!", of_country=mark == "+")
    return root


def _forms(word: str, *, first: bool) -> Iterator[tuple[str, int]]:
    """The forms a word of a name may stand for, each with the letters of a clitic taken off."""
    yield word, 0
    if "\u0400" <= word[:1] <= "\u052f":
        for form in nominatives(word)[1:]:
            yield form, 0
    elif first and "\u0600" <= word[:1] <= "\u06ff":
        for rest in without_clitic(word):
            yield rest, max(len(word) - len(rest), 0) if word.endswith(rest) else 0


def _linked(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].gap in _JOINS


def _walk(pieces: Sequence[Piece], first: int, inner: bool) -> list[tuple[int, _Name, str | None, int]]:
    """Every name that begins at `first`, longest last: the word after it, the name, a country named inside, letters of a clitic."""
    found: list[tuple[int, _Name, str | None, int]] = []
    open_ends: list[tuple[int, _Node, str | None, int]] = [
        (first + 1, _tree()[form], None, clitic) for form, clitic in _forms(pieces[first].text, first=True) if form in _tree()
    ]
    while open_ends:
        at, node, country, clitic = open_ends.pop(0)
        if node.name is not None:
            found.append((at, node.name, country, clitic))
        if not node or not _linked(pieces, at) or at - first >= _NAME_WORDS:
            continue
        word = pieces[at].text
        for form, _ in _forms(word, first=False):
            if form in node:
                open_ends.append((at + 1, node[form], country, clitic))
        if inner and country is None and (owner := read_demonym(word)):
            open_ends.append((at + 1, _hold(node), owner, clitic))
    return sorted(found, key=lambda one: one[0])


def _hold(node: _Node) -> _Node:
    """The same place in the tree, where no name may end: an adjective inside a name is followed by more of it."""
    held = _Node(node)
    held.name = None
    return held


def _countries(
    pieces: Sequence[Piece], first: int, what: Sequence[str], adjective: Sequence[str] = ()
) -> Iterator[tuple[int, str]]:
    """The countries that words from `first` on name, longest first: the word after, the id."""
    for count in range(min(_COUNTRY_WORDS, len(pieces) - first), 0, -1):
        if any(pieces[at].gap not in (" ", "-", ".", ". ") for at in range(first + 1, first + count)):
            continue
        name = " ".join(pieces[at].text for at in range(first, first + count))
        if "demonym" in what and count <= 2 and (not adjective or name.startswith(tuple(adjective))):
            owner = read_demonym(name)
            if owner and (len(name) > 3 or pieces[first].capital):
                yield first + count, owner
                continue
        if "country" in what and (pieces[first].capital or name[0] >= "\u0600"):
            country = _country(name) or (_country(name.replace(" ", "")) if count == 2 and len(name) == 3 else None)
            if country:
                yield first + count, country


@lru_cache(maxsize=16384)
def _country(name: str) -> str | None:
    found = find_place(name) if "\u0400" <= name[0] <= "\u052f" else find_exactly(name)
    if not found or found[0].kind != "country" or any(one.kind == "state" for one in found):
        return None
    return found[0].id


def _code(country: str) -> str:
    return country.removeprefix("place:")


@lru_cache(maxsize=32768)
def opens_institution(word: str, language: str) -> bool:
    """True when a folded word may be the first of an institution's name, or of the adjective or country before one."""
    if any(form in _tree() for form, _ in _forms(word, first=True)):
        return True
    before = _grammar(language).before
    return bool(before) and ("country" in before or read_demonym(word) is not None)


def read_institution(pieces: Sequence[Piece], first: int, language: str) -> Institution | None:
    """The institution of a state, with its country, that begins at word `first`; None when there is none."""
    if not opens_institution(pieces[first].text, language):
        return None
    grammar = _grammar(language)
    if grammar.before:
        for end, country in _countries(pieces, first, grammar.before):
            at = end
            while _linked(pieces, at) and pieces[at].text in grammar.possessive:
                at += 1
            dotted = len(pieces[at - 1].text) == 1 and at < len(pieces) and pieces[at].gap == ". "  # U.S.
            if dotted or _linked(pieces, at):
                for after, name, _, _ in reversed(_walk(pieces, at, inner=False)):
                    if not name.of_country:
                        return Institution(after, f"{PREFIX}{name.kind}:{_code(country)}")
    for after, name, inside, clitic in reversed(_walk(pieces, first, inner=bool(grammar.inner))):
        if inside is not None:
            return Institution(after, f"{PREFIX}{name.kind}:{_code(inside)}", clitic)
        found = _owner_after(pieces, after, grammar, of_country=name.of_country)
        if found:
            return Institution(found[0], f"{PREFIX}{name.kind}:{_code(found[1])}", clitic)
    return None


def _owner_after(pieces: Sequence[Piece], at: int, grammar: _Grammar, *, of_country: bool) -> tuple[int, str] | None:
    if not _linked(pieces, at):
        return None
    if "demonym" in grammar.after and not of_country:
        for found in _countries(pieces, at, ("demonym",), grammar.adjective):
            return found
    for link in grammar.links:
        start = at + len(link)
        if start < len(pieces) and all(
            _linked(pieces, at + step) and pieces[at + step].text == word for step, word in enumerate(link)
        ):
            if not _linked(pieces, start):
                continue
            for found in _countries(pieces, start, [one for one in grammar.after if one == "country"]):
                return found
    return None


def read_bare(pieces: Sequence[Piece], first: int) -> Institution | None:
    """The institution that words from `first` on name without a country: of two words or more, or a word that is always a name."""
    for after, name, _, clitic in reversed(_walk(pieces, first, inner=False)):
        if not name.of_country and (name.alone or after - first > 1):
            return Institution(after, PREFIX + name.kind, clitic)
    return None


@dataclass(frozen=True, slots=True)
class _Plain:
    text: str
    capital: bool
    gap: str


@lru_cache(maxsize=32768)
def find_institution(name: str) -> str | None:
    """The id of the institution that a whole name stands for, in any of the languages; None when it stands for none."""
    named = find_named(name)
    if named and named.startswith(PREFIX):
        return named
    pieces = _pieces(name)
    if not pieces or len(pieces) > _NAME_WORDS + _COUNTRY_WORDS:
        return None
    for code in _languages(pieces[0].text[0]):
        found = read_institution(pieces, 0, code)
        if found and found.after == len(pieces):
            return found.id
    bare = read_bare(pieces, 0)
    return bare.id if bare and bare.after == len(pieces) else None


@lru_cache(maxsize=1024)
def _languages(letter: str) -> tuple[str, ...]:
    """The languages written in the script of a letter."""
    script = "cyrillic" if "\u0400" <= letter <= "\u052f" else "arabic" if "\u0600" <= letter <= "\u06ff" else "latin"
    return tuple(code for code in LANGUAGES if table(code, "names").get("script", "latin") == script)


def _pieces(name: str) -> tuple[_Plain, ...]:
    folded = fold(name[:200])
    found: list[_Plain] = []
    end = 0
    for match in _WORD.finditer(folded.text):
        if match.group() in _elisions() and folded.text[match.end() : match.end() + 1] == "'":
            end = match.end() + 1
            continue
        letter = folded.source[folded.origin[match.start()]]
        if match.group() != "the" or found:
            found.append(_Plain(match.group(), letter.isupper(), folded.text[end : match.start()] if found else ""))
        end = match.end()
    return tuple(found)


def institution_name(identifier: str) -> str:
    """How an institution is shown: its first English name and its country. Raises `KeyError` for a kind that is not listed."""
    _, kind, *country = identifier.split(":")
    shown: str = institution_kinds()[kind]
    found = place(f"place:{country[0]}") if country else None
    return f"{shown} of {found.name}" if found else shown


@cache
def institution_kinds() -> dict[str, str]:
    """Kind of institution to its first English name."""
    return {row.id: row.names[0][0] for row in read_rows("institutions") if row.section == "kinds"}
