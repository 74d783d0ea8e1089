"""A language's words of certainty, status and polarity, read from `language/<code>/factuality.toml` and made ready for matching."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from claims.language.base import table
from claims.normalization.attribution.lexicon import Spelling, expand, spelling_of
from claims.normalization.attribution.words import Phrases, Word

_FORMS = (
    "future", "not_future", "conditional", "not_conditional", "past", "not_past", "finite_past", "not_finite_past",
    "infinitive", "not_infinitive", "perfect_with_t", "nominal", "not_nominal",
)  # fmt: skip
# Classes of verbs that a tagger has marked as such.
_VERBS = (
    "have", "be_present", "be_past", "be_imperfect", "did", "does", "moved", "progressive", "active", "imperfect", "not_imperfect",
    "told_past", "not_told_past", "also_present", "stative", "not_stative", "telling", "managed", "imperfect_with_t",
    "feminine", "present", "unreal", "may_past",
)  # fmt: skip
_SCOPES = ("blocks", "blocks_negation", "transparent", "carriers", "bridges", "clitics")
_TENSE_WORDS = ("reflexive", "past_particle", "future_particle", "unreal_after", "copula_negative", "negates_after", "onward")
_BEFORE_WORD = ("infinitive_after", "not_planned_after", "nominal_after", "perfect_after", "nominal_before")


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue of `kind` on words `[first, last)`."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Modality:
    """The tables of one language; empty ones where it has none."""

    spelling: Spelling
    cues: Phrases[str]
    forms: dict[str, Phrases[bool]]
    shapes: tuple[re.Pattern[str], ...]  # of nouns of action, whole words
    future_shapes: tuple[re.Pattern[str], ...]  # of verbs, whole words
    past_shapes: tuple[re.Pattern[str], ...]  # of pasts that begin like another tense
    scope: dict[str, frozenset[str]]
    particles_of_verbs: Phrases[bool]
    particles: frozenset[str]
    prefixes: tuple[str, ...]
    imperfect: tuple[str, ...]
    feminine_prefix: tuple[str, ...]
    endings: tuple[str, ...]  # of a present, where no verb is without one
    verb_first: bool

    def is_form(self, name: str, words: tuple[Word, ...], index: int) -> bool:
        """True when a word has one of the forms `name` and none of `not_name`."""
        if self.forms[name].match(words, index, index + 1) is None:
            return False
        excluded = self.forms.get(f"not_{name}")
        return excluded is None or excluded.match(words, index, index + 1) is None

    def is_future(self, word: Word) -> bool:
        """True when the letter of the future is joined to the word."""
        return any(self._has_future_prefix(form) for form in {word.text: True, word.core: True})

    def _has_future_prefix(self, form: str) -> bool:
        if len(form) < 4 or not form.startswith(self.prefixes):
            return False
        return self.forms["not_future"].match((Word(form, form, 0, 0, False),), 0) is None

    def tells_future(self, words: tuple[Word, ...], index: int) -> bool:
        """True for a verb that is a future by its own form."""
        if self.prefixes:
            return self.is_future(words[index])
        if self.is_form("future", words, index):
            return True
        if not self.future_shapes or self.is_form("present", words, index):
            return False
        return any(shape.fullmatch(words[index].text) is not None for shape in self.future_shapes)

    def starts_past(self, words: tuple[Word, ...], index: int) -> bool:
        """True for a verb that is a past by its first letters, where the other tenses begin with a letter of their own."""
        if not self.imperfect:
            return False
        core = words[index].core
        if not core.startswith(self.imperfect):
            return True
        if self.is_form("perfect_with_t", words, index):
            bare = not self.is_form("past", (Word(core[1:], core[1:], 0, 0, False),), 0)
            return not (
                bare
                and core.startswith(self.feminine_prefix)
                and index + 1 < len(words)
                and self.is_form("feminine", words, index + 1)
            )
        if self.is_form("imperfect_with_t", words, index):
            return False
        return any(shape.fullmatch(core) is not None for shape in self.past_shapes)

    def find(self, words: tuple[Word, ...], start: int, last: int) -> list[Hit]:
        """The cues among words `[start, last)`, the longest at each place; phrases to set aside are left out."""
        found: list[Hit] = []
        index = start
        while index < last:
            match = self.cues.match(words, index, last)
            if match is None:
                index += 1
                continue
            end, kind = match
            if kind != "skip" and not _is_month(words, index, end):
                found.append(Hit(index, end, kind))
            index = end
        return found


def _is_month(words: tuple[Word, ...], index: int, end: int) -> bool:
    """A one-word cue written with a capital inside a sentence is a name: the month of May."""
    return (
        end - index == 1
        and words[index].capital
        and index > 0
        and words[index].start - words[index - 1].end == 1
        and len(words[index].text) == 3
    )


@cache
def modality(language: str) -> Modality:
    """The tables of a language."""
    data = table(language, "factuality")
    spelling = spelling_of(language)
    forms = data.get("forms", {})
    scope = {name: frozenset(spelling.key(word) for word in data.get("scope", {}).get(name, ())) for name in _SCOPES}
    scope |= {name: frozenset(spelling.key(word) for word in forms.get(name, ())) for name in _BEFORE_WORD}
    verbs = data.get("verbs", {})
    scope |= {name: frozenset(spelling.key(word) for word in verbs.get(name, ())) for name in _TENSE_WORDS}
    classes = {**{name: forms.get(name, ()) for name in _FORMS}, **{name: verbs.get(name, ()) for name in _VERBS}}
    return Modality(
        spelling=spelling,
        cues=spelling.phrases(_entries(data)),
        forms={
            name: spelling.phrases((word, True) for form in listed for word in expand(form)) for name, listed in classes.items()
        },
        shapes=tuple(re.compile(shape) for shape in forms.get("nominal_shapes", ())),
        future_shapes=tuple(re.compile(shape) for shape in verbs.get("future_shapes", ())),
        past_shapes=tuple(re.compile(shape) for shape in verbs.get("past_shapes", ())),
        scope=scope,
        particles_of_verbs=spelling.phrases((word, True) for word in data.get("scope", {}).get("particles", ())),
        particles=frozenset(spelling.key(word) for word in data.get("modal", {}).get("particle", ())),
        prefixes=tuple(forms.get("future_prefix", ())),
        imperfect=tuple(forms.get("imperfect_prefix", ())),
        feminine_prefix=tuple(verbs.get("feminine_prefix", ())),
        endings=tuple(verbs.get("endings", ())),
        verb_first=bool(forms.get("verb_first", False)),
    )


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every phrase with its kind; phrases to set aside come first, so that they win over cues of their length."""
    negation, modal = data.get("negation", {}), data.get("modal", {})
    order = [("skip", negation.get("skip", ())), ("double", negation.get("double", ()))]
    order += [
        ("denial", negation.get("denial", ())),
        ("negation", negation.get("before", ())),
        ("after", negation.get("after", ())),
        ("unable", negation.get("unable", ())),
    ]
    order += list(data.get("certainty", {}).items())
    order += [(kind, modal.get(kind, ())) for kind in ("unreal", "hypothetical", "may", "conditional")]
    order += [("expected", modal.get("should", ()))]
    order += [(kind, modal.get(kind, ())) for kind in ("needed", "habit")]
    order += list(data.get("status", {}).items())
    for kind, phrases in order:
        for phrase in phrases:
            for word in expand(phrase):
                yield word, kind
