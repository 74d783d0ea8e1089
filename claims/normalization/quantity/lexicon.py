"""The number, hedge and unit words of a language, compiled once from its TOML tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from claims.language.base import knowledge, table
from claims.model.quantity import Modifier
from claims.normalization.quantity.phrases import Phrases, folded_set, words_of

_MEMO = 20000  # words remembered per language


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word of a spelled number. `kind`: number, scale, group, vague, fraction or part (a fraction after a number)."""

    kind: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A unit, a currency word that several countries share (`shared`), or a country's adjective."""

    unit: str
    money: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All that reading the quantities of one language needs to know."""

    code: str
    particles: tuple[str, ...]
    decimal: frozenset[str]
    strict_groups: frozenset[str]
    three: dict[str, str]
    narrow_spaces: bool
    numbers: Phrases[NumberWord]
    scales: Phrases[NumberWord]
    parts: Phrases[NumberWord]
    fractions: Phrases[NumberWord]
    vague: Phrases[NumberWord]
    additions: Phrases[str]
    hedges_before: Phrases[str]
    hedges_gap: Phrases[str]
    hedges_after: Phrases[str]
    range_pairs: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    range_ends: frozenset[str]
    range_links: frozenset[str]
    change: Phrases[str]
    units: Phrases[UnitWord]
    units_before: Phrases[UnitWord]
    rates: Phrases[str]
    per: Phrases[str]
    compound: Phrases[str]
    proportions: Phrases[str]
    told: Phrases[str]
    below_zero: Phrases[str]
    countries: Phrases[str]
    labels: Phrases[str]
    score: Phrases[str]
    sets: dict[str, frozenset[str]]
    syntax: dict[str, Any]
    memo: dict[str, bool] = field(default_factory=dict)

    def begins_number(self, word: str) -> bool:
        """True when the folded word may be the first of a spelled number."""
        known = self.memo.get(word)
        if known is None:
            known = _begins(self, word)
            if len(self.memo) < _MEMO:
                self.memo[word] = known
        return known

    def is_in(self, name: str, word: str) -> bool:
        """True when the folded word is in the list `name` of the language."""
        return word in self.sets.get(name, frozenset())


@cache
def lexicon(code: str) -> Lexicon | None:
    """The lexicon of a language, None when it has no number data."""
    data = table(code, "numbers")
    if not data:
        return None
    words, syntax, guards = table(code, "units"), data["syntax"], data["guards"]
    particles = tuple(sorted(folded_set(syntax.get("particles", ())), key=lambda p: (-len(p), p)))
    form = data["format"]
    numbers = _number_words(data, ("numbers", "number"), particles)
    sets = {name: folded_set(value) for name, value in guards.items() if isinstance(value, list)}
    sets |= {name: folded_set(value) for name, value in syntax.items() if _is_words(value)}
    fraction_words = data["fraction_words"]
    sets |= {f"fraction_{name}": folded_set(value) for name, value in fraction_words.items() if isinstance(value, list)}
    scales = _number_words(data, ("scales", "scale"), particles)
    for value, phrases in data.get("groups", {}).items():
        for phrase in phrases:
            scales.add(phrase, NumberWord("group", Decimal(value)))
    return Lexicon(
        code=code,
        particles=particles,
        decimal=frozenset(form["decimal"]),
        strict_groups=frozenset(form["group"]),
        three=dict(form["three"]),
        narrow_spaces=form["spaces"] == "narrow",
        numbers=numbers,
        scales=scales,
        parts=_number_words(data, ("fraction_units", "part"), particles),
        fractions=_number_words(data, ("fractions", "fraction"), particles),
        vague=_number_words(data, ("vague", "vague"), particles),
        additions=Phrases.of(fraction_words["add"]),
        hedges_before=Phrases.of(_hedges(data["hedges"]["before"]), particles),
        hedges_gap=Phrases.of(_hedges(data["hedges"].get("gap", {})), particles),
        hedges_after=Phrases.of(_hedges(data["hedges"]["after"]), particles[:0]),
        range_pairs=tuple(sorted(((words_of(a), words_of(b)) for a, b in data["range"]["pairs"]), key=lambda pair: -len(pair[0]))),
        range_ends=frozenset(
            before + words_of(opening)[-1] for opening, _ in data["range"]["pairs"] for before in ("", *particles)
        ),
        range_links=folded_set(data["range"]["links"]),
        change=Phrases.of({"change": data["range"]["change"]}, particles),
        units=_units(words, particles),
        units_before=_units_before(words, particles),
        rates=Phrases.of(words.get("rates", {}), particles),
        per=Phrases.of({"per": words.get("per", {}).get("words", ())}, particles),
        compound=Phrases.of(words.get("compound", {})),
        proportions=Phrases.of({"of": data.get("proportion", {}).get("links", ())}, particles),
        told=Phrases.of({"told": data.get("proportion", {}).get("told", ())}),
        below_zero=Phrases.of({"below": words.get("temperature", {}).get("below_zero", ())}),
        countries=Phrases.of(words.get("countries", {}), particles),
        score=Phrases.of({"score": guards["score_words"]}, particles),
        labels=Phrases.of({"label": guards["labels"]}, particles),
        sets=sets,
        syntax=syntax,
    )


def _begins(found: Lexicon, word: str) -> bool:
    tables = (found.numbers, found.scales, found.fractions, found.vague)
    return any(table_.begins(word) for table_ in tables) or found.is_in("one_before_scale", word)


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def fraction(text: str) -> Decimal:
    """The value of "2/3" or "3"."""
    top, _, bottom = text.partition("/")
    return Decimal(top) / Decimal(bottom or 1)


def _number_words(data: dict[str, Any], name: tuple[str, str], particles: tuple[str, ...]) -> Phrases[NumberWord]:
    found: Phrases[NumberWord] = Phrases(particles)
    for value, phrases in data.get(name[0], {}).items():
        for phrase in phrases:
            found.add(phrase, NumberWord(name[1], fraction(value)))
    return found


def _hedges(data: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: phrases for name, phrases in data.items() if name in set(Modifier)}


def _units(words: dict[str, Any], particles: tuple[str, ...]) -> Phrases[UnitWord]:
    shared = knowledge("units")["shared"]
    found: Phrases[UnitWord] = Phrases(particles)
    for unit, phrases in words.get("measure", {}).items():
        for phrase in phrases:
            found.add(phrase, UnitWord(unit))
    for unit, phrases in words.get("money", {}).items():
        for phrase in phrases:
            found.add(phrase, UnitWord(unit, money=True, shared=unit in shared))
    for unit, phrases in knowledge("units")["symbols"].items():
        for phrase in phrases:
            found.add(phrase, UnitWord(unit))
    for unit, phrases in knowledge("units")["money_symbols"].items():
        for phrase in phrases:
            found.add(phrase, UnitWord(unit, money=True, shared=unit in shared))
    return found


def _units_before(words: dict[str, Any], particles: tuple[str, ...]) -> Phrases[UnitWord]:
    shared = knowledge("units")["shared"]
    found: Phrases[UnitWord] = Phrases(particles)
    for unit, phrases in knowledge("units")["money_symbols"].items():
        for phrase in phrases:
            found.add(phrase, UnitWord(unit, money=True, shared=unit in shared))
    for unit, phrases in words.get("before", {}).items():
        for phrase in phrases:
            found.add(phrase, UnitWord(unit))
    for phrase in knowledge("units")["symbols"]["percent"]:
        found.add(phrase, UnitWord("percent"))
    return found
