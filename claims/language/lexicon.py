"""The concept lexicon: words and phrases of each language that stand for shared concepts.

`language/<code>/concepts/*.toml` hold one line per concept: `sign = ["sign", "ink", "put pen to paper"]`, lemmas or stems.
A phrase matches a run of tokens whose keys hold its words in order; the longest phrase wins, then the more faithful key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claims.errors import DataError
from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.participles import verbs_behind
from claims.language.pipeline import Token
from claims.language.pipeline import phrase as phrase_tokens

_NOTHING: frozenset[str] = frozenset()
_LEMMATIZED = 4  # letters; shorter words of a phrase are function words, met as they stand


@dataclass(frozen=True, slots=True)
class Match:
    """A concept on tokens `[first, last)`; `depth` tells how far the key is from the word as written (0: as written)."""

    first: int
    last: int
    concept: str
    depth: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word or phrase of a concept: how many words it has, and the keys of those after the first."""

    length: int
    rest: tuple[frozenset[str], ...]
    concept: str


@cache
def lexicon(language: str) -> dict[str, tuple[_Entry, ...]]:
    """Entries by every key of their first word, the longest first. Empty for a language without a lexicon."""
    index: dict[str, list[_Entry]] = {}
    for concept, phrases in words(language).items():
        for phrase in phrases:
            if phrase.isalpha():  # most entries: no token to cut, no lemma to look up
                first, entry = _single_keys(phrase, language), _Entry(1, (), concept)
            else:
                first, *rest = _entry_words(phrase, language) or [()]
                entry = _Entry(1 + len(rest), tuple(map(frozenset, rest)), concept)
            if not first:
                raise DataError(f"language/{language}/concepts: an empty phrase under {concept!r}")
            for key in first:
                index.setdefault(key, []).append(entry)
    return {key: tuple(sorted(entries, key=lambda entry: -entry.length)) for key, entries in index.items()}


@cache
def words(language: str) -> dict[str, tuple[str, ...]]:
    """Every concept's words and phrases in a language, as listed."""
    found: dict[str, tuple[str, ...]] = {}
    for part in parts(language):
        for concept, phrases in table(language, f"concepts/{part}").items():
            found[concept] = found.get(concept, ()) + tuple(phrases)
    return found


def parts(language: str) -> tuple[str, ...]:
    """The names of a language's lexicon files, sorted."""
    folder = files("claims.language") / language / "concepts"
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml")))


def find_concepts(tokens: Sequence[Token], language: str) -> tuple[Match, ...]:
    """Concepts in order of position, not overlapping; one run may carry several concepts where a word is ambiguous."""
    found: list[Match] = []
    at = 0
    while at < len(tokens):
        keys = tokens[at].keys
        best = _best(tokens, at, keys, 0, language)
        if not best and tokens[at].text.islower():  # names look like participles: Морган, Стан
            best = _best(tokens, at, verbs_behind(keys[0], language), len(keys), language)
        found.extend(sorted(best, key=lambda match: match.concept))
        at = best[0].last if best else at + 1
    return tuple(found)


def _best(tokens: Sequence[Token], at: int, keys: Sequence[str], depth: int, language: str) -> list[Match]:
    """The best matches that begin at a token, by keys of which the first is `depth` steps from the word as written."""
    index, longest, found, steps = lexicon(language), 0, list[str](), depth
    following = tokens[at + 1].keys if at + 1 < len(tokens) else ()
    for step, key in enumerate(keys, depth):
        goes_on = not _seconds(language).get(key, _NOTHING).isdisjoint(following)
        for entry in index.get(key, ()):
            if entry.rest and not goes_on:
                continue
            if entry.length < longest or (entry.length == longest and step > steps):
                break  # entries come longest first, keys the most faithful first
            if not _matches(tokens, at + 1, entry):
                continue
            if entry.length > longest:
                longest, found, steps = entry.length, [], step
            found.append(entry.concept)
    return [Match(at, at + longest, concept, steps) for concept in dict.fromkeys(found)]


@cache
def _seconds(language: str) -> dict[str, frozenset[str]]:
    """By every key of the first word of a phrase, the keys of the second words behind it."""
    found: dict[str, set[str]] = {}
    for key, entries in lexicon(language).items():
        for entry in entries:
            if entry.rest:
                found.setdefault(key, set()).update(entry.rest[0])
    return {key: frozenset(words) for key, words in found.items()}


def _matches(tokens: Sequence[Token], at: int, entry: _Entry) -> bool:
    """True when the words of an entry after the first stand from a token on."""
    if at + len(entry.rest) > len(tokens):
        return False
    for token, word in enumerate(entry.rest, at):  # noqa: SIM110  (asked some ten times a token)
        if word.isdisjoint(tokens[token].keys):
            return False
    return True


def _entry_words(phrase: str, language: str) -> list[tuple[str, ...]]:
    """The keys of each word of an entry. A single word is listed as it must be met; in a phrase any form of a word will do."""
    tokens, stemmed = phrase_tokens(phrase, language), bool(table(language, "morphology"))
    if len(tokens) == 1:
        return [_single_keys(tokens[0].text, language)]
    return [token.keys[: 1 if stemmed or len(token.text) < _LEMMATIZED else 2] for token in tokens]


def _single_keys(word: str, language: str) -> tuple[str, ...]:
    folded = fold_word(word)
    bare = folded[:-1]
    if table(language, "morphology") and len(folded) >= 5 and folded.endswith("ه") and bare not in _listed(language):
        return folded, bare  # so that the plural in -at meets the singular in taa marbuta
    return (folded,)


@cache
def _listed(language: str) -> frozenset[str]:
    """Every single word listed in a language, folded."""
    return frozenset(fold_word(phrase) for phrases in words(language).values() for phrase in phrases if " " not in phrase)
