"""Predicates: the finite verbs of a sentence, each with the verbs that go with it.

"is expected to be signed" is one predicate, "met and signed" are two. An infinitive, and in languages that have none a verb behind
its particle ("أن يوقع"), belongs to the verb before it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache

from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.parser import Arc
from claims.language.pipeline import Token

VERBS = frozenset({"VERB", "AUX"})
_INSIDE = frozenset({"ADV", "PART", "PRON"})  # may stand between an auxiliary and its verb
_LONGEST_GAP = 3  # such words in a row
_MISTAKEN = frozenset({"NOUN", "ADJ", "X", "PROPN", "ADV"})  # what a tagger takes a verb for
_SHORTEST_VERB = 4  # letters of a word that its ending makes a verb
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_DEPENDENT = frozenset({"inf", "part", "ger"})


@dataclass(frozen=True, slots=True)
class Words:
    """A run of tokens of one sentence with their universal tags and the forms of their verbs, one of each for every token."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    forms: Sequence[str]
    language: str

    def __len__(self) -> int:
        return len(self.tokens)

    def part(self, first: int, last: int) -> Words:
        """Tokens `[first, last)`."""
        return Words(self.tokens[first:last], self.tags[first:last], self.forms[first:last], self.language)

    def key(self, at: int) -> str:
        """A token folded; empty for punctuation."""
        keys = self.tokens[at].keys
        return keys[0] if keys else ""

    def is_verb(self, at: int) -> bool:
        """True for a verb or an auxiliary."""
        return self.tags[at] in VERBS

    def is_finite(self, at: int) -> bool:
        """True for a finite verb; one whose form is not known is taken for one. So is a word that stands for "is"."""
        if self.key(at) in listed(self.language, "copulas"):
            return at == 0 or not self.tokens[at - 1].keys or self.key(at) in listed(self.language, "joined_copulas")
        return self.is_verb(at) and self.forms[at] not in _DEPENDENT and not self.is_bound(at)

    def is_bound(self, at: int) -> bool:
        """True behind a particle that makes a verb an infinitive."""
        if at == 0 or self.key(at - 1) not in listed(self.language, "infinitive"):
            return False
        return at == 1 or self.key(at - 2) not in listed(self.language, "finite_after")


def settle(words: Words, arcs: Sequence[Arc], *, nouns: Container[int] = (), deeds: Container[int] = ()) -> Words:
    """The words with the verbs told right that look like something else.

    `nouns`: tokens inside a name, which are no verbs; nor is what stands right behind a preposition. A participle with a subject of
    its own and no auxiliary is a past tense ("the government named"); where nothing is finite, so is the root of the tree. Some
    endings, particles and spellings make a verb, and some shapes a noun of action, whatever a tagger sees in the word; so is one of
    the `deeds`, tokens of events, that an "and" is written with and that was taken for a name or a quality.
    """
    tags, forms = list(words.tags), list(words.forms)
    endings, shape = tuple(table(words.language, "clauses").get("finite_endings", ())), _shape(words.language, "noun_shapes")
    dependent, ties = _shape(words.language, "participle_shapes"), listed(words.language, "prepositions")
    helping = listed(words.language, "auxiliaries")
    for at, token in enumerate(words.tokens):
        if tags[at] in VERBS and words.key(at) in ties:
            tags[at], forms[at] = "ADP", ""
        if tags[at] in _MISTAKEN and at not in nouns and words.key(at) in helping:
            tags[at], forms[at] = "AUX", "fin"
        if tags[at] in VERBS and (at in nouns or (shape is not None and shape.fullmatch(words.key(at))) or _is_tied(words, at)):
            tags[at], forms[at] = "NOUN", ""
        joined = at in deeds and tags[at] in ("PROPN", "ADJ") and words.key(at).startswith(_joined(words.language))
        if at not in nouns and words.tags[at] in _MISTAKEN and (joined or _is_shown_verb(words, at)):
            tags[at], forms[at] = "VERB", "fin"
        if at not in nouns and tags[at] in _MISTAKEN and _is_past_of_verb(words, at):
            tags[at], forms[at] = "VERB", "fin"
        if endings and token.text.endswith(endings) and len(token.text) >= _SHORTEST_VERB and token.text.islower():
            tags[at], forms[at] = "VERB", "fin"
    subjects = {arc.head for at, arc in enumerate(arcs) if arc.relation == "nsubj" and arc.head is not None and at < arc.head}
    helped = {arc.head for arc in arcs if arc.relation in _AUXILIARIES}
    shown = {
        at for at in range(len(tags)) if dependent is not None and tags[at] == "VERB" and dependent.fullmatch(words.tokens[at].text)
    }
    for at in shown:
        forms[at] = "part"
    for at in subjects - helped - shown:
        if at is not None and forms[at] == "part":
            forms[at] = "fin"
    found = Words(words.tokens, tags, forms, words.language)
    if not any(found.is_finite(at) for at in range(len(found))):
        root = next((at for at, arc in enumerate(arcs) if arc.head is None), None)
        if root is not None and forms[root] == "part":
            forms[root] = "fin"
        elif root is None and _opens_with_verb(words, tags, nouns, deeds):
            tags[0], forms[0] = "VERB", "fin"
    return found


@dataclass(frozen=True, slots=True)
class Predicate:
    """Tokens `[first, last)` of a run: a finite verb and what it governs; `head` carries the meaning."""

    first: int
    last: int
    head: int


def find_predicates(words: Words) -> list[Predicate]:
    """The predicates of a run of tokens in order."""
    found: list[Predicate] = []
    at = 0
    while at < len(words):
        if not words.is_finite(at):
            at += 1
            continue
        predicate = _predicate(words, at)
        if found and found[-1].last == predicate.first and words.tags[found[-1].head] == "AUX":
            found[-1] = Predicate(found[-1].first, predicate.last, predicate.head)  # "كان يعمل", "has said": one predicate
        else:
            found.append(predicate)
        at = predicate.last
    return found


def _predicate(words: Words, first: int) -> Predicate:
    head, last, at, gap = first, first + 1, first + 1, 0
    while at < len(words) and gap <= _LONGEST_GAP:
        if words.is_verb(at) and not words.is_finite(at):
            head = at if words.tags[head] == "AUX" else head
            last, gap = at + 1, 0
        elif words.tags[at] in _INSIDE or words.key(at) in listed(words.language, "infinitive"):
            gap += 1
        else:
            break
        at += 1
    return Predicate(first, last, head)


def _is_shown_verb(words: Words, at: int) -> bool:
    """True for a word that the particle before it or its own spelling shows to be a finite verb."""
    if at > 0 and words.key(at - 1) in listed(words.language, "verb_particles"):
        return True
    shape = _shape(words.language, "verb_shapes")
    return shape is not None and shape.fullmatch(words.tokens[at].text) is not None


def _is_past_of_verb(words: Words, at: int) -> bool:
    """True for a word with the ending of a past tense whose lemma is an infinitive, in languages that tell by both."""
    past, infinitive = _past_of_verbs(words.language)
    keys = words.tokens[at].keys
    return len(keys) > 1 and keys[0].endswith(past) and keys[1].endswith(infinitive)


@cache
def _past_of_verbs(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The endings of past tenses and of infinitives; no word ends with one of an empty list."""
    data = table(language, "clauses")
    return tuple(data.get("past_endings", ())), tuple(data.get("infinitive_endings", ()))


def _opens_with_verb(words: Words, tags: Sequence[str], nouns: Container[int], deeds: Container[int]) -> bool:
    """True where nothing is a verb, the first word is a deed and its shape is that of a past tense before its subject."""
    shape = _shape(words.language, "opening_shapes")
    if shape is None or len(words) < 2 or 0 in nouns or 0 not in deeds or tags[1] == "ADP":
        return False
    keys = words.tokens[0].keys
    feminine = len(keys) > 1 and len(keys[0]) > _SHORTEST_VERB and keys[0] == keys[1] + "ت" and not keys[0].endswith("ات")
    return feminine or shape.fullmatch(keys[0]) is not None


def _is_tied(words: Words, at: int) -> bool:
    """True for a finite verb right behind a preposition, where no verb stands."""
    if at == 0 or words.tags[at - 1] != "ADP" or words.forms[at] != "fin":
        return False
    lists = ("relatives", "complementisers", "subordinators", "coordinators", "infinitive")
    return not any(words.key(at - 1) in listed(words.language, name) for name in lists)


@cache
def _joined(language: str) -> tuple[str, ...]:
    return tuple(fold_word(prefix) for prefix in table(language, "clauses").get("joined", ())) or ("\n",)


@cache
def _shape(language: str, name: str) -> re.Pattern[str] | None:
    shapes = table(language, "clauses").get(name, ())
    return re.compile("|".join(shapes)) if shapes else None


@cache
def listed(language: str, name: str) -> frozenset[str]:
    """The words of a list of `clauses.toml`, folded."""
    return frozenset(fold_word(word) for word in table(language, "clauses").get(name, ()))
