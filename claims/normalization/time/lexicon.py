"""The words of time of one language: CLDR names, and the overlay `calendar.toml` with what CLDR does not know.

Only the language asked for is read. A language without either has an empty lexicon: figures are still read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from claims.errors import DataError
from claims.language.base import knowledge, primary, table
from claims.language.fold import fold_word
from claims.model.time import Weekday
from claims.normalization.time.classes import NAMES, Kind

_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+|[^\s\w]|\n")
_UNSPACED = ("ja", "zh", "yue", "th", "lo", "km", "my", "bo", "dz")  # written without spaces between words


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word means: its class, a value that depends on the class, and whether only the capitalised form counts."""

    kind: Kind
    value: str
    capital: bool = False
    lower: bool = False  # the language writes it in lower case: a capital makes it doubtful


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language by folded token; phrases by their first token, longest first."""

    code: str
    order: str
    words: dict[str, Entry]
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]]
    proclitics: tuple[str, ...]
    token: re.Pattern[str]
    weekday_names: dict[int, tuple[str, ...]] = field(default_factory=dict)  # as written, first the usual one
    weekday_forms: tuple[dict[int, tuple[str, ...]], ...] = ()  # the same by form: wide, short, overlay
    weekday_cases: dict[int, tuple[str, ...]] = field(default_factory=dict)  # parallel; the first two nominative and accusative
    accusative_after: frozenset[str] = frozenset()
    prepositions: tuple[tuple[str, str], ...] = ()  # short and long form
    long_preposition_before: frozenset[int] = frozenset()  # weekdays
    articles: tuple[tuple[str, str], ...] = ()  # written with its noun, and what it becomes after a preposition written with it
    first_day: str = ""  # how the first of a month is written: "1er"
    future: frozenset[str] = frozenset()  # words that put the clause into the future
    whole_day_clock: bool = True  # hours run to 24, so that "9.30" is in the morning
    bare_year: dict[str, Any] = field(default_factory=dict)  # how a figure is known for a year: see years.py
    bare_year_words: dict[str, frozenset[str]] = field(default_factory=dict)
    suffixes: dict[str, Entry] = field(default_factory=dict)  # of figures: "th", "-го"
    tomorrow: frozenset[str] = frozenset()  # words for a morning that mean the next day before a weekday: "mañana martes"
    hour_after: frozenset[str] = frozenset()  # words behind which an hour needs no other sign: "عند الثامنة"
    lengths_after: frozenset[str] = frozenset()  # words behind which hours and minutes are a length: "un film de 2 h 14"
    future_endings: tuple[str, ...] = ()  # of verbs, as written
    unit_before_ten: bool = False  # "five and twenty"
    year_in_pairs: bool = False  # "nineteen ninety-nine"
    bare_day: bool = False  # "martes 7"
    this_is_ahead: bool = False  # "this Sunday" is the one to come
    year_offset: int = 0  # added to a year above 2400: the Buddhist era

    def look_up(self, word: str) -> tuple[Entry, int] | None:
        """The entry of a folded word and how many letters of proclitics stand before it."""
        entry = self.words.get(word)
        if entry is not None:
            return entry, 0
        if self.proclitics and 2 < len(word) <= 40:
            for clitic in self.proclitics:
                if word.startswith(clitic):
                    entry = self.words.get(word[len(clitic) :])
                    if entry is not None and entry.kind not in _NO_PROCLITIC:
                        return entry, len(clitic)
        return None


_BARE_YEAR: dict[str, Any] = {"before_noun": False, "year_word": False, "plural": [], "not_plural": []}
_BARE_YEAR_WORDS = (
    "dated",
    "counted",
    "numbered",
    "determiners",
    "or",
    "of",
    "function",
    "doubtful",
    "amounts",
    "decade_article",
    "year_article",
)
_NO_PROCLITIC = (Kind.SHORT_WEEKDAY, Kind.LINK, Kind.ROMAN, Kind.HALF_DAY, Kind.ERA, Kind.HIJRI_ERA)


def lexicon(tag: str) -> Lexicon:
    """The lexicon of a BCP 47 tag."""
    return _lexicon(primary(tag))


@lru_cache(maxsize=512)  # tags come with articles: there are more of them than languages with data
def _lexicon(code: str) -> Lexicon:
    builder = _Builder(code, _names().get(code, {}), _overlay(code))
    return builder.build()


def known(tag: str) -> bool:
    """True when the language has names of months and weekdays."""
    return primary(tag) in _names()


@cache
def _names() -> dict[str, Any]:
    path = files("claims.knowledge") / "calendars" / "names.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"knowledge/calendars/names.json cannot be read: {error}; tools/build_calendars.py makes it") from error
    return found


def _overlay(code: str) -> dict[str, Any]:
    own = table(code, "calendar")
    if own:
        return own
    if (files("claims.knowledge") / "calendars" / "overlays" / f"{code}.toml").is_file():
        return knowledge(f"calendars/overlays/{code}")
    return {}


class _Builder:
    """Collects the entries of a language; earlier entries win, except that a clash of weekday and month becomes EITHER."""

    def __init__(self, code: str, names: dict[str, Any], overlay: dict[str, Any]) -> None:
        self.code, self.names, self.overlay = code, names, overlay
        self.words: dict[str, Entry] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self.suffixes: dict[str, Entry] = {}
        wide = [name for key in ("months", "weekdays") for group in names.get(key, ()) for name in group[:1]]
        self._skip: set[str] = set()  # words of CLDR that are other words in running text
        self.capital = bool(overlay.get("capital", False))
        self.lower = bool(wide) and not self.capital and sum(name[:1].islower() for name in wide) > len(wide) / 2

    def build(self) -> Lexicon:
        """All of it, in order of trust: the overlay, CLDR's wide names, CLDR's abbreviations, connecting words."""
        weak = {fold_word(word) for word in self.overlay.get("weak", ())}
        for key, value in self.overlay.items():
            kind = NAMES.get(key)
            if kind is None:
                continue
            for meaning, words in value.items() if isinstance(value, dict) else [("", value)]:
                for word in words:
                    feeble = fold_word(word) in weak and kind in _WEAK
                    told = _value(kind, meaning) + (" full" if feeble and kind is Kind.MONTH else "")
                    self.add(word, _WEAK[kind] if feeble else kind, told, capital=self.capital and kind in _NAMED)
        self._add_compounds()
        self._skip = {fold_word(word) for word in self.overlay.get("skip", ())}
        for kind, key in ((Kind.MONTH, "months"), (Kind.WEEKDAY, "weekdays")):
            for number, group in enumerate(self.names.get(key, ())):
                for word in group:
                    feeble = fold_word(word) in weak
                    value = str(number + (kind is Kind.MONTH)) + (" full" if feeble and kind is Kind.MONTH else "")
                    self.add(word, _WEAK[kind] if feeble else kind, value, capital=self.capital)
        for kind, key in ((Kind.WEAK_MONTH, "short_months"), (Kind.SHORT_WEEKDAY, "short_weekdays")):
            for number, group in enumerate(self.names.get(key, ())):
                for word in group:
                    self.add(word, kind, str(number + (kind is Kind.WEAK_MONTH)), capital=self.capital)
        for word in self.names.get("links", ()):
            self.add(word, Kind.LINK, "")
        if not self.names:
            self.words.clear()
            self.phrases.clear()
            self.suffixes.clear()
        repair = self.overlay.get("repair", {})
        bare = self.overlay.get("bare_year", {})
        for choices in self.phrases.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        return Lexicon(
            code=self.code,
            order=str(self.overlay.get("order", self.names.get("order", "dmy"))),
            words=self.words,
            phrases=self.phrases,
            proclitics=tuple(sorted((fold_word(word) for word in self.overlay.get("proclitics", ())), key=lambda w: (-len(w), w))),
            token=self._token(),
            weekday_names=self._weekday_names(),
            weekday_forms=self._weekday_forms(),
            weekday_cases={Weekday[label.upper()].value: tuple(forms) for label, forms in repair.get("cases", {}).items()},
            accusative_after=frozenset(map(fold_word, repair.get("accusative_after", ()))),
            prepositions=tuple((fold_word(a), fold_word(b)) for a, b in repair.get("prepositions", ())),
            long_preposition_before=frozenset(Weekday[label.upper()].value for label in repair.get("long_before", ())),
            articles=tuple((fold_word(a), fold_word(b)) for a, b in repair.get("articles", ())),
            first_day=str(repair.get("first_day", "")),
            future=frozenset(fold_word(word) for word in self.overlay.get("future", ())),
            tomorrow=frozenset(fold_word(word) for word in self.overlay.get("tomorrow", ())),
            hour_after=frozenset(fold_word(word) for word in self.overlay.get("hour_after", ())),
            lengths_after=frozenset(fold_word(word) for word in self.overlay.get("lengths_after", ())),
            whole_day_clock=bool(self.overlay.get("whole_day_clock", True)),
            bare_year={**_BARE_YEAR, **bare},
            bare_year_words={key: frozenset(map(fold_word, bare.get(key, ()))) for key in _BARE_YEAR_WORDS},
            suffixes=self.suffixes,
            future_endings=tuple(self.overlay.get("future_endings", ())),
            unit_before_ten=bool(self.overlay.get("unit_before_ten", False)),
            year_in_pairs=bool(self.overlay.get("year_in_pairs", False)),
            bare_day=bool(self.overlay.get("bare_day", False)),
            this_is_ahead=bool(self.overlay.get("this_is_ahead", False)),
            year_offset=int(self.overlay.get("year_offset", 0)),
        )

    def add(self, word: str, kind: Kind, value: str, *, capital: bool = False) -> None:
        """Enter a word or phrase, unless it is there already."""
        tokens = tuple(_WORD.findall(fold_word(word.strip())))
        if tokens and tokens[-1] == "." and len(tokens) > 1 and kind in _NAMED:
            tokens = tokens[:-1]  # the stop of an abbreviation is optional
        if not tokens or "".join(tokens) in self._skip:
            return
        lower = self.lower and kind in _NAMED and word[:1].islower()
        entry = Entry(kind, value, capital and word[:1] != word[:1].lower(), lower)
        if len(tokens) > 1:
            choices = self.phrases.setdefault(tokens[0], [])
            known = next((choice for choice in choices if choice[0] == tokens), None)
            if known is None:
                choices.append((tokens, entry))
            elif _clash(known[1], entry):
                choices[choices.index(known)] = (tokens, Entry(Kind.OTHER, ""))
            return
        if kind in (Kind.SUFFIX, Kind.DECADE_SUFFIX):
            self.suffixes.setdefault(tokens[0], entry)
            return
        old = self.words.get(tokens[0])
        if old is None:
            self.words[tokens[0]] = entry
        elif _clash(old, entry):
            self.words[tokens[0]] = Entry(Kind.OTHER, "")
        elif old.kind in (Kind.MONTH, Kind.WEAK_MONTH) and kind in (Kind.WEEKDAY, Kind.SHORT_WEEKDAY):
            self.words[tokens[0]] = Entry(Kind.SHORT_EITHER, f"{old.value} {value}", capital)

    def _add_compounds(self) -> None:
        """Adjectives of a number and a unit in one word: "двухлетний"."""
        for count, prefixes in self.overlay.get("number_prefix", {}).items():
            for unit, forms in self.overlay.get("unit_adjective", {}).items():
                for prefix in prefixes:
                    for form in forms:
                        self.add(prefix + form, Kind.DUAL, f"{count} {unit.removesuffix('s')}")

    def _token(self) -> re.Pattern[str]:
        if self.code not in _UNSPACED:
            return _WORD
        whole = {"".join(tokens) for choices in self.phrases.values() for tokens, _ in choices} | set(self.words)
        self.words.update({"".join(tokens): entry for choices in self.phrases.values() for tokens, entry in choices})
        self.phrases.clear()
        names = "|".join(re.escape(word) for word in sorted(whole, key=lambda w: (-len(w), w)) if not word.isdigit())
        return re.compile(rf"{names}|\d+(?:[.,:/-]\d+)*|[a-z]+|[^\s]|\n") if names else _WORD

    def _weekday_names(self) -> dict[int, tuple[str, ...]]:
        found: dict[int, tuple[str, ...]] = {}
        for number, group in enumerate(self.names.get("weekdays", ())):
            extra = self.overlay.get("weekday", {}).get(Weekday(number).label, ())
            found[number] = (*group, *extra)
        return found

    def _weekday_forms(self) -> tuple[dict[int, tuple[str, ...]], ...]:
        tables: list[dict[int, tuple[str, ...]]] = []
        for key in ("weekdays", "short_weekdays"):
            tables.append({number: tuple(group) for number, group in enumerate(self.names.get(key, ()))})
        for key in ("weekday", "weak_weekday", "short_weekday"):
            tables.append({Weekday[label.upper()].value: tuple(forms) for label, forms in self.overlay.get(key, {}).items()})
        return tuple(tables)


_NAMED = (Kind.MONTH, Kind.WEAK_MONTH, Kind.WEEKDAY, Kind.WEAK_WEEKDAY, Kind.SHORT_WEEKDAY, Kind.HIJRI_MONTH)
_WEAK = {Kind.MONTH: Kind.WEAK_MONTH, Kind.WEEKDAY: Kind.WEAK_WEEKDAY}


def _clash(old: Entry, new: Entry) -> bool:
    """True for two wide names that fold alike: neither can be trusted (Tibetan, whose vowels are marks)."""
    return old.kind is new.kind and new.kind in (Kind.MONTH, Kind.WEEKDAY) and old.value != new.value


def _value(kind: Kind, meaning: str) -> str:
    if kind in (Kind.WEEKDAY, Kind.WEAK_WEEKDAY, Kind.SHORT_WEEKDAY):
        try:
            return str(Weekday[meaning.upper()].value)
        except KeyError as error:
            raise DataError(f"{meaning!r} in calendar.toml is no weekday; use monday to sunday") from error
    return meaning
