"""A language's words of reporting, read from `language/<code>/reporting.toml` and made ready for matching."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from claims.language.base import table
from claims.language.fold import Folded, fold_word
from claims.model.attribution import Stance
from claims.normalization.attribution.words import Phrases, Word, split_words

_BRACES = re.compile(r"([^{}]*)\{([^{}]*)\}([^{}]*)")


class Role(Enum):
    """How a cue is tied to the words it reports."""

    VERB = "verb"
    PARTICIPLE = "participle"
    SOURCE = "source"  # "according to", the source follows
    POINTER = "pointer"  # "in her words", the source was named before
    AS = "as"  # "as", when a verb follows


@dataclass(frozen=True, slots=True)
class CueWord:
    """What a phrase of the table stands for. `peels`: its last word is a prefix of the source's name.

    `views`: the words or endings by which the verb tells what its subject holds to be the case; "" where it needs none.
    """

    role: Role
    stance: Stance = Stance.NEUTRAL
    peels: bool = False
    views: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """How words of a language are compared here."""

    proclitics: tuple[str, ...] = ()
    accents: bool = False  # True: accents tell words apart
    elision: bool = False
    short: frozenset[str] = frozenset()  # words of two letters that a joined conjunction may stand before

    def words(self, text: Folded) -> tuple[Word, ...]:
        """The words of a text, spelled for these tables."""
        return split_words(text, elision=self.elision, proclitics=self.proclitics, short=self.short, accents=self.accents)

    def key(self, word: str) -> str:
        """A table's word as `words` would spell it."""
        return unicodedata.normalize("NFC", word.lower()).replace("’", "'") if self.accents else fold_word(word)

    def phrases(self, entries: Iterator[tuple[str, Any]]) -> Phrases[Any]:
        """A matcher for phrases with values."""
        return Phrases([(self.key(phrase), value) for phrase, value in entries], elision=self.elision)


@dataclass(frozen=True, slots=True)
class Reporting:
    """The tables of one language."""

    spelling: Spelling
    cues: Phrases[CueWord]
    stops: Phrases[bool]
    not_speakers: Phrases[bool]
    sets: dict[str, frozenset[str]]
    endings: dict[str, tuple[str, ...]]
    roles: Phrases[bool]
    things: Phrases[bool]
    turns: Phrases[bool]
    softer: Phrases[bool]
    subject_first: bool
    titles: Phrases[str | None]  # of people; the value tells which title it is, None: the word itself
    bodies: Phrases[str | None]  # kinds of bodies that speak
    synonyms: dict[str, tuple[str, ...]]  # titles that may stand for one another
    head_first: bool = True  # what a title is of stands behind it
    objects: tuple[str, ...] = ()  # pronouns written to the end of a verb
    passive_mark: str = ""  # the vowel mark on the first letter of a passive
    asides: bool = False  # "says the captain" may stand inside the marks
    comma_that: bool = False  # spelling puts a comma before "that"
    cased: bool = True  # capitals tell names
    bare_nouns: bool = True  # a noun may be a subject without an article
    cases: bool = False  # names take endings of cases
    definite_prefixes: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()  # prepositions written together with their noun

    def holds(self, name: str, word: str) -> bool:
        """True when `word` is in the class `name` of the grammar table, by itself or by its ending (`*ly`)."""
        endings = self.endings[name]
        return word in self.sets[name] or (bool(endings) and word.endswith(endings) and word not in self.sets["never_by_ending"])


_CLASSES = (
    "bare", "thinking", "with_pronoun", "hearer", "hearers", "speaking", "quoting", "complementisers", "not_after",
    "pronouns", "relatives", "between", "negations", "ends", "begins", "openers", "adjuncts", "empty_object", "links", "ands",
    "also", "articles", "times", "agents", "weak", "finite", "topics", "relays", "relay_from", "for_whom", "records",
    "impersonal", "locatives", "undergone", "never_by_ending", "needs_auxiliary", "passive_before", "auxiliaries",
    "infinitive", "said_objects", "modifiers", "indefinite", "possessives", "epithets", "firms", "belongs", "honorifics",
    "own_words", "insists", "never_speaks", "she", "he", "they", "it", "feminine", "masculine", "she_verbs", "he_verbs",
    "they_verbs", "feminine_names", "masculine_names", "masculine_endings", "feminine_endings",
)  # fmt: skip


@cache
def reporting(language: str) -> Reporting:
    """The tables of a language; empty ones where it has none, so that only quotation marks are read."""
    data = table(language, "reporting")
    spelling = spelling_of(language)
    grammar, cast = data.get("grammar", {}), data.get("cast", {})
    sets = {name: frozenset(_keys((*grammar.get(name, ()), *cast.get(name, ())), spelling)) for name in _CLASSES}
    definite = tuple(cast.get("definite_prefixes", ()))
    return Reporting(
        spelling=spelling,
        cues=spelling.phrases(_cues(data)),
        stops=spelling.phrases((phrase, True) for phrase in grammar.get("stops", ())),
        not_speakers=spelling.phrases((phrase, True) for phrase in data.get("sources", {}).get("not_speakers", ())),
        sets=sets,
        endings={name: tuple(sorted(word[1:] for word in words if word.startswith("*"))) for name, words in sets.items()},
        roles=spelling.phrases((word, True) for phrase in grammar.get("roles", ()) for word in expand(phrase)),
        turns=spelling.phrases((phrase, True) for phrase in grammar.get("turns", ())),
        softer=spelling.phrases((phrase, True) for phrase in grammar.get("softer", ())),
        things=spelling.phrases((phrase, True) for phrase in grammar.get("things", ())),
        subject_first=grammar.get("order", "subject-verb") == "subject-verb",
        titles=spelling.phrases(_kinds(cast.get("titles", ()), definite)),
        bodies=spelling.phrases(_kinds(cast.get("bodies", ()), definite)),
        synonyms=_synonyms(cast),
        head_first=cast.get("heads", "first") == "first",
        objects=tuple(grammar.get("objects", ())),
        passive_mark=grammar.get("passive_mark", ""),
        asides=bool(grammar.get("asides", False)),
        comma_that=bool(grammar.get("comma_that", False)),
        cased=bool(cast.get("capitals", True)),
        bare_nouns=bool(cast.get("bare_nouns", True)),
        cases=bool(cast.get("cases", False)),
        definite_prefixes=definite,
        joined=tuple(cast.get("joined", ())),
    )


@cache
def spelling_of(language: str) -> Spelling:
    """How a language's words are spelled for its tables."""
    data = table(language, "reporting").get("words", {})
    return Spelling(
        tuple(data.get("proclitics", ())),
        data.get("accents") == "kept",
        bool(data.get("elision", False)),
        frozenset(data.get("short", ())),
    )


def expand(phrase: str) -> tuple[str, ...]:
    """`announc{ed,es}` spelled out: every ending with what stands around it. One or more pairs of braces."""
    match = _BRACES.match(phrase)
    if match is None:
        return (phrase,)
    before, inside, after = match.groups()
    rest = phrase[match.end() :]
    return tuple(found for part in inside.split(",") for found in expand(before + part + after + rest))


def _keys(phrases: Any, spelling: Spelling) -> Iterator[str]:
    for phrase in phrases:
        for word in expand(phrase):
            yield spelling.key(word)


def _kinds(phrases: Any, definite: tuple[str, ...]) -> Iterator[tuple[str, str | None]]:
    """Titles with what they are known by: the entry, whatever its endings; the word itself for an entry that is an ending."""
    for phrase in phrases:
        for word in expand(phrase):
            value = None if word.startswith("*") else phrase
            yield word, value
            for prefix in definite:
                yield prefix + word, value


def _synonyms(cast: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Titles by what they are known by, each with the others of its line."""
    entries = {word: phrase for phrase in cast.get("titles", ()) for word in expand(phrase)}
    found: dict[str, tuple[str, ...]] = {}
    for line in cast.get("synonyms", ()):
        titles = [entries.get(word.strip(), word.strip()) for word in line.split(",")]
        for title in titles:
            found[title] = found.get(title, ()) + tuple(other for other in titles if other != title)
    return found


def _cues(data: dict[str, Any]) -> Iterator[tuple[str, CueWord]]:
    for phrase, views in data.get("views", {}).items():
        for word in expand(phrase):
            yield word, CueWord(Role.VERB, views=tuple(views))
    for section, role in (("verbs", Role.VERB), ("participles", Role.PARTICIPLE)):
        for stance, phrases in data.get(section, {}).items():
            for phrase in phrases:
                for word in expand(phrase):
                    yield word, CueWord(role, Stance[stance.upper()])
    sources = data.get("sources", {})
    for phrase in sources.get("as_words", ()):
        yield phrase, CueWord(Role.AS)
    for phrase in sources.get("after", ()):
        yield phrase, CueWord(Role.SOURCE, peels=phrase.endswith("*"))
    for phrase in sources.get("pronoun", ()):
        yield phrase, CueWord(Role.POINTER)
