"""The house file: one TOML file by which a newsroom adds to what is looked for, grades it, and silences what it does not want.

It changes what is shown, never how a text is read. All of it is checked at once: a typing error would be silent otherwise.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from claims.errors import InvalidHouse
from claims.framing import lexicon, referents, settings
from claims.framing.catalogue import DIMENSIONS
from claims.framing.lexicon import Phrase, key
from claims.framing.referents import REGISTERS, Name
from claims.framing.terms import Style, read_style
from claims.language.base import LANGUAGES

_CODE = re.compile(r"[A-Z]\d{3}")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_ENTRY = ("label", "source", "note", "argued", "names")
_TABLES = ("silence", "rules", "drafts", "terms", "glossaries", "names", "referents", "lexicon")


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What a newsroom silences and adds. `entries` are folded; `labels` name its referents, `argued` as in the table.

    `style`: the terms and spellings that its own drafts are held to, and how it grades what is found.
    """

    rules: frozenset[str] = frozenset()
    referents: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
    labels: tuple[tuple[str, str], ...] = ()
    argued: frozenset[str] = frozenset()
    names: tuple[Name, ...] = ()
    phrases: tuple[tuple[str, Phrase], ...] = ()  # with their books
    style: Style = field(default_factory=Style)

    @classmethod
    def from_toml(cls, text: str) -> House:
        """Read a house file. Raises `InvalidHouse`, which says what is wrong where."""
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise InvalidHouse(f"the house file is not TOML: {error}") from error
        settings.known(data, _TABLES, "the house file", "table")
        silence = settings.table(data.get("silence", {}), "silence")
        settings.known(silence, ("rules", "referents", "entries"), "silence", "key")
        own = {
            name: settings.table(entry, f"referents.{name}")
            for name, entry in settings.table(data.get("referents", {}), "referents").items()
        }
        names = tuple(name for referent, entry in own.items() for name in _names(referent, entry))
        silenced = {name: frozenset(settings.texts(silence.get(name, []), f"silence.{name}")) for name in silence}
        style = read_style(data)
        for code in sorted(silenced.get("rules", ())):
            _require_code(code, "silence.rules")
        for code, _ in style.severities:
            if code in silenced.get("rules", ()):
                raise InvalidHouse(f"rules.{code} grades a rule that silence.rules silences; leave one out")
        for code in data.get("rules", {}):
            _require_code(code, "rules")
        for name in sorted(silenced.get("referents", ())):
            settings.one_of(name, referents.table(), "silence.referents", "referent")
        house = cls(
            rules=silenced.get("rules", frozenset()) | style.off,
            referents=silenced.get("referents", frozenset()),
            entries=frozenset(_entries(sorted(silenced.get("entries", ())))),
            labels=tuple((name, _label(name, entry)) for name, entry in own.items()),
            argued=frozenset(name for name, entry in own.items() if entry.get("argued")),
            names=names,
            phrases=tuple(_phrases(settings.table(data.get("lexicon", {}), "lexicon"))),
            style=style,
        )
        _require_once(house)
        return house

    def require_rules(self, known: Collection[str]) -> None:
        """Raises `InvalidHouse` when a rule that it names is none of `known`: discrepancies have a catalogue of their own."""
        for code in sorted(self.rules):
            settings.one_of(code, known, "rules" if code in self.style.off else "silence.rules", "rule")
        for code, _ in self.style.severities:
            settings.one_of(code, known, "rules", "rule")

    def with_glossaries(self, asked: Iterable[str]) -> House:
        """The house with these of its glossaries in force as well. Raises `InvalidHouse` for one that it does not have."""
        return replace(self, style=self.style.with_glossaries(asked))

    def label(self, referent: str) -> str | None:
        """What the house calls a referent; None for one that it leaves alone."""
        return dict(self.labels).get(referent)

    def named(self, language: str) -> Iterator[Name]:
        """The names of a language: the table's that are not silenced, and the house's own."""
        for name in (*referents.names(), *self.names):
            silenced = name.referent in self.referents or (name not in self.names and self._silences(name.words, language))
            if name.language == language and not silenced:
                yield name

    def edited(self, phrases: Iterable[Phrase], language: str, book: str) -> Iterator[Phrase]:
        """The phrases of a book without those silenced, and with those of the house."""
        yield from (phrase for phrase in phrases if not self._silences(phrase.words, language))
        yield from (phrase for title, phrase in self.phrases if (title, phrase.language) == (book, language))

    def _silences(self, words: str, language: str) -> bool:
        return bool(self.entries) and key(words, language) in self.entries


def _names(referent: str, entry: Mapping[str, Any]) -> Iterator[Name]:
    """The names that a house gives a referent: one of its own, or more for one of the table."""
    where = f"referents.{referent}"
    if not _ID.fullmatch(referent):
        raise InvalidHouse(f"{where}: {referent!r} cannot be an id; write small Latin letters, digits and _, like my_referent")
    settings.known(entry, _ENTRY, where, "key")
    for name in ("source", "note"):
        settings.text(entry.get(name, name), f"{where}.{name}")
    if not isinstance(entry.get("argued", False), bool):
        raise InvalidHouse(f"{where}.argued is {settings.kind(entry['argued'])}; it takes true or false")
    registers = settings.table(entry.get("names"), f"{where}.names")
    for register, languages in registers.items():
        settings.one_of(register, REGISTERS, f"{where}.names", "register")
        for language, listed in settings.table(languages, f"{where}.names.{register}").items():
            settings.one_of(language, LANGUAGES, f"{where}.names.{register}", "language")
            words = settings.texts(listed, f"{where}.names.{register}.{language}")
            yield from (Name(referent, register, language, text) for text in words)
    if len(registers) < 2 and referent not in referents.table():
        raise InvalidHouse(f"{where}.names has one register; give names in at least two of {', '.join(REGISTERS)}")


def _label(referent: str, entry: Mapping[str, Any]) -> str:
    label = entry.get("label", referents.table().get(referent, {}).get("label"))
    if label is None:
        raise InvalidHouse(
            f"referents.{referent} has no label; give one, or the id of a referent of the table to add names to that"
        )
    return settings.text(label, f"referents.{referent}.label")


def _phrases(books: Mapping[str, Any]) -> Iterator[tuple[str, Phrase]]:
    for language, titles in books.items():
        settings.one_of(language, LANGUAGES, "lexicon", "language")
        for book, kinds in settings.table(titles, f"lexicon.{language}").items():
            where = f"lexicon.{language}.{book}"
            settings.one_of(book, lexicon.books(), f"lexicon.{language}", "book")
            for kind, listed in settings.table(kinds, where).items():
                settings.one_of(kind, lexicon.kinds(book), where, "class")
                yield from ((book, Phrase(kind, words, language)) for words in settings.texts(listed, f"{where}.{kind}"))


def _entries(silenced: Iterable[str]) -> Iterator[str]:
    """What the silenced entries are folded to, in each language that lists them."""
    for words in silenced:
        found = {key(words, language) for language in LANGUAGES if key(words, language) in _listed(language)}
        if not found:
            raise InvalidHouse(f"silence.entries: nothing lists {words!r}; an entry is a name or phrase as the tables write it")
        yield from sorted(found)


def _listed(language: str) -> set[str]:
    phrases = [phrase.words for book in lexicon.books() for phrase in lexicon.listed(language, book)]
    return {key(words, language) for words in [*phrases, *(name.words for name in referents.names() if name.language == language)]}


def _require_once(house: House) -> None:
    """Raises `InvalidHouse` for words of the house that stand twice, here or in the tables."""
    for language in sorted({name.language for name in house.names}):
        _distinct(((name.words, f"referents.{name.referent}") for name in house.named(language)), language)
    for language, book in sorted({(phrase.language, book) for book, phrase in house.phrases}):
        phrases = house.edited(lexicon.listed(language, book), language, book)
        _distinct(((phrase.words, f"lexicon.{language}.{book}.{phrase.kind}") for phrase in phrases), language)


def _distinct(listed: Iterable[tuple[str, str]], language: str) -> None:
    seen: dict[str, str] = {}
    for words, place in listed:
        folded = key(words, language)
        if folded in seen:
            raise InvalidHouse(
                f"{words!r} stands twice in {language}: in {seen[folded]} and in {place}; "
                "leave one out, or silence that of the tables under silence.entries"
            )
        seen[folded] = place


def _require_code(code: str, where: str) -> None:
    framing = [dimension.code for dimension in DIMENSIONS]
    if not _CODE.fullmatch(code):
        raise InvalidHouse(f"{where}: {code!r} is not the code of a rule; write a letter and three digits, like {framing[0]}")
    if code.startswith("F"):
        settings.one_of(code, framing, where, "rule")
