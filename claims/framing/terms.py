"""The style of a house: the terms and spellings that it prefers, by language, and how each rule is graded.

Read from the tables `terms`, `glossaries`, `names`, `rules` and `drafts` of the house file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from claims.errors import InvalidHouse
from claims.framing import settings
from claims.framing.lexicon import key
from claims.language.base import LANGUAGES
from claims.model.finding import Severity

_TERM = ("avoid", "prefer", "note")
_OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Phrases that a house does not write, and what it writes instead, if anything. `glossary`: None for one that always holds."""

    language: str
    avoid: tuple[str, ...]
    prefer: tuple[str, ...] = ()
    note: str | None = None
    glossary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a house holds its own drafts to, and how it grades what is found. `asked`: the glossaries in force."""

    terms: tuple[Term, ...] = ()
    names: tuple[Term, ...] = ()  # `prefer` is the one spelling
    severities: tuple[tuple[str, Severity], ...] = ()
    off: frozenset[str] = frozenset()  # codes of rules that are not asked
    languages: tuple[str, ...] = ()  # of drafts; any when empty
    asked: frozenset[str] = frozenset()

    def with_glossaries(self, asked: Iterable[str]) -> Style:
        """The style with these glossaries in force as well. Raises `InvalidHouse` for one that there is not."""
        wanted = self.asked | set(asked)
        known = {term.glossary for term in self.terms if term.glossary}
        for name in sorted(wanted):
            if not known:
                raise InvalidHouse(f"there is no glossary {name!r}: the house file has none; it takes [[glossaries.{name}.en]]")
            settings.one_of(name, known, "glossaries", "glossary")
        style = replace(self, asked=frozenset(wanted))
        for language in LANGUAGES:
            _require_once(style.terms_of(language), language, "terms and glossaries")
        return style

    def terms_of(self, language: str) -> tuple[Term, ...]:
        """The terms in force for a language."""
        return tuple(
            term for term in self.terms if term.language == language and (term.glossary is None or term.glossary in self.asked)
        )

    def names_of(self, language: str) -> tuple[Term, ...]:
        """The spellings of names for a language."""
        return tuple(name for name in self.names if name.language == language)

    def severity(self, code: str, usual: Severity) -> Severity:
        """How a finding of a rule is graded here."""
        return dict(self.severities).get(code, usual)


def read_style(data: Mapping[str, Any]) -> Style:
    """The style in a house file. Raises `InvalidHouse`, which says what is wrong where."""
    glossaries = settings.table(data.get("glossaries", {}), "glossaries")
    drafts = settings.table(data.get("drafts", {}), "drafts")
    settings.known(drafts, ("languages", "glossaries"), "drafts", "key")
    languages = settings.texts(drafts.get("languages", []), "drafts.languages")
    for language in languages:
        settings.one_of(language, LANGUAGES, "drafts.languages", "language")
    style = Style(
        terms=tuple(
            chain(
                _terms(data.get("terms", {}), "terms", None),
                *(_terms(entries, f"glossaries.{name}", name) for name, entries in glossaries.items()),
            )
        ),
        names=tuple(_names(data.get("names", {}))),
        severities=tuple(_severities(data.get("rules", {}))),
        off=frozenset(code for code, value in data.get("rules", {}).items() if value == _OFF),
        languages=tuple(languages),
    )
    for language in LANGUAGES:
        _require_once(style.names_of(language), language, "names")
    return style.with_glossaries(settings.texts(drafts.get("glossaries", []), "drafts.glossaries"))


def _severities(value: Any) -> Iterator[tuple[str, Severity]]:
    grades = [severity.value for severity in Severity]
    for code, given in settings.table(value, "rules").items():
        if not isinstance(given, str) or given not in (*grades, _OFF):
            told = repr(given) if isinstance(given, str) else settings.kind(given)
            raise InvalidHouse(f'rules.{code} is {told}; it takes "off" or a severity: {", ".join(grades)}')
        if given != _OFF and code.startswith("F"):
            raise InvalidHouse(f'rules.{code} is {given!r}; rows of framing have no severity, it takes "off"')
        if given != _OFF:
            yield code, Severity(given)


def _terms(value: Any, where: str, glossary: str | None) -> Iterator[Term]:
    for language, place, entry in _entries(value, where):
        settings.known(entry, _TERM, place, "key")
        prefer = settings.texts(entry.get("prefer", []), f"{place}.prefer")
        yield Term(
            language=language,
            avoid=_avoided(entry, place, prefer),
            prefer=tuple(prefer),
            note=settings.text(entry["note"], f"{place}.note") if "note" in entry else None,
            glossary=glossary,
        )


def _names(value: Any) -> Iterator[Term]:
    for language, place, entry in _entries(value, "names"):
        settings.known(entry, _TERM, place, "key")
        if "prefer" not in entry:
            raise InvalidHouse(f'{place} has no prefer; give the spelling of the house: prefer = "..."')
        prefer = settings.text(entry["prefer"], f"{place}.prefer")
        yield Term(
            language=language,
            avoid=_avoided(entry, place, [prefer]) if "avoid" in entry else (),
            prefer=(prefer,),
            note=settings.text(entry["note"], f"{place}.note") if "note" in entry else None,
        )


def _entries(value: Any, where: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every entry with its language and its place, counted from 1."""
    for language, listed in settings.table(value, where).items():
        settings.one_of(language, LANGUAGES, where, "language")
        if not isinstance(listed, list):
            raise InvalidHouse(
                f"{where}.{language} is {settings.kind(listed)}; it takes an array of tables: [[{where}.{language}]]"
            )
        for at, entry in enumerate(listed, 1):
            place = f"{where}.{language}[{at}]"
            if not isinstance(entry, dict):
                raise InvalidHouse(f"{place} is {settings.kind(entry)}; it takes a table: [[{where}.{language}]]")
            yield language, place, entry


def _avoided(entry: Mapping[str, Any], place: str, prefer: Collection[str]) -> tuple[str, ...]:
    if "avoid" not in entry:
        raise InvalidHouse(f'{place} has no avoid; give what the house does not write: avoid = ["..."]')
    avoid = settings.texts(entry["avoid"], f"{place}.avoid")
    if not avoid:
        raise InvalidHouse(f'{place}.avoid is empty; give what the house does not write: avoid = ["..."]')
    for words in avoid:
        if words in prefer:
            raise InvalidHouse(f"{place}: {words!r} is avoided and preferred; leave one out")
    return tuple(avoid)


def _require_once(terms: Iterable[Term], language: str, where: str) -> None:
    """Raises `InvalidHouse` for a phrase that is avoided twice, or that one entry avoids and another prefers."""
    seen: set[str] = set()
    terms = list(terms)
    preferred = {key(words, language): words for term in terms for words in term.prefer}
    for term in terms:
        own = {key(words, language) for words in term.prefer}
        for words in term.avoid:
            folded = key(words, language)
            if folded in seen:
                raise InvalidHouse(f"{where}: {words!r} is avoided twice in {language}; leave one out")
            if folded in preferred and folded not in own:
                raise InvalidHouse(f"{where}: {words!r} is avoided here and preferred there in {language}; leave one out")
            seen.add(folded)
