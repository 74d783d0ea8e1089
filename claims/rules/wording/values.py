"""The values of findings in another language: figures, days, lengths, concepts, and the sides that rules compose of them.

A value arrives as the rule wrote it, in English. It is taken apart by the kind of its place in the message, each part is looked up,
and what no table knows stays as it is. Quoted words, names and ids are never looked into.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from claims.errors import DataError
from claims.knowledge.concepts import concepts
from claims.language import base
from claims.model.finding import Finding
from claims.rules.sides import plural

FSI, PDI = "\u2068", "\u2069"
_AS_IT_IS = frozenset({"text", "words", "fact", "speaker", "person"})
_PASSAGES = frozenset({"E101", "Q104", "S401", "T110", "V101", "V102"})  # `one` and `other` are quoted passages there
_NAMES = frozenset({"A202", "E201", "E204"})  # sides are names there, as the text or the tables have them
_IDS = frozenset({"given", "article"})
_LISTED = re.compile(r" \(([^()]*)\)(?: against |\Z)")
_LENGTH = re.compile(r"([\d.,]+) (year|month|week|day)s?")
_ISO_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_ISO_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_FIGURE = re.compile(r"(-?\d[\d.,]*(?:(?: billion| million)?–-?\d[\d.,]*)?)( billion| million)?(?: (.+))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PART_OF_DAY = re.compile(r"([\d-]+)(T[A-Z]{2})")
_OPERAND = r"([\d.,/X~?-]+(?: (?:year|month|week|day)s?)?)"
_PLAIN = r"(.+?)"


@cache
def table(language: str) -> dict[str, Any]:
    """The words of a language for findings; empty when it has none."""
    path = files("claims.rules.wording") / f"{language}.toml"
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"rules/wording/{language}.toml is not valid TOML: {error}") from error


class Teller:
    """Writes values in one language."""

    def __init__(self, language: str) -> None:
        data = table(language)
        self.language = language
        self.right_to_left = base.language(language).direction == "rtl"
        self._words: dict[str, str] = data.get("words", {})
        self._marks: dict[str, str] = data.get("marks", {})
        self._several: dict[str, str] = data.get("several", {})
        self._counted: dict[str, dict[str, str]] = data.get("counted", {})
        self._plurals = {form: re.compile(pattern) for form, pattern in data.get("plurals", {}).items()}
        self._patterns = [(_pattern(english), own) for english, own in data.get("patterns", {}).items()]

    def fill(self, template: str, finding: Finding) -> str:
        """A message with the values of a finding."""
        return template.format(**{name: self._value(finding, name, value) for name, value in finding.values.items()})

    def label(self, code: str, value: str) -> str:
        """A value as one side of a finding shows it."""
        return self.apart(value) if code in _NAMES else self.phrase(value)

    def phrase(self, value: str) -> str:
        """A value that is no name and no passage, in the words of the language; as it is where there are none."""
        steps: tuple[Callable[[str], str | None], ...] = (
            self._words.get, self._quotation, self._length, self._date, self._figure, self.concept, self._composed
        )  # fmt: skip
        return next((told for step in steps if (told := step(value)) is not None), self.apart(value))

    def part(self, value: str) -> str:
        """A value of a reason: words, days and concepts in the language, lists of them too; names and ids as they are."""
        if "; " in value:  # what each article does
            return self._marks["apart"].join(map(self.part, value.split("; ")))
        who, colon, what = value.partition(": ")
        if colon:
            return f"{self.apart(who)}: {self.part(what)}"
        steps = [self._words.get(step) or self.concept(step) or _referents(self.language).get(step) for step in value.split(" / ")]
        if all(steps):
            return " / ".join(step for step in steps if step)
        known = [self._words.get(name) or self.apart(name) for name in value.split(", ")]
        return self._date(value) or self._marks["list"].join(known)

    def concept(self, value: str) -> str | None:
        """The name of a concept, given by its id as English reads it, of one or several; of two concepts, both."""
        ids = _ids_by_words()
        parts = value.split(" ")
        for at in range(len(parts), 0, -1):
            here, rest = ids.get(" ".join(parts[:at])), " ".join(parts[at:])
            name = _names(self.language).get(here or "")
            after = self.concept(rest) if rest else ""
            if name and after is not None:
                return f"{name}{self._marks['list']}{after}" if after else name
        return None

    def apart(self, value: str) -> str:
        """A value kept apart from the direction of what surrounds it, where it runs the other way or holds figures with signs."""
        kinds = {unicodedata.bidirectional(character) for character in value}
        other = {"L", "EN", "AN"} if self.right_to_left else {"R", "AL"}
        return f"{FSI}{value}{PDI}" if kinds & other and not value.isdigit() else value

    def _value(self, finding: Finding, name: str, value: str) -> str:
        if name in _AS_IT_IS or (name in ("one", "other") and finding.code in _PASSAGES):
            return f"{FSI}{value}{PDI}"
        if name in _IDS:
            return self._listed(value)
        if name == "sides":
            return self._sides(finding, value)
        if name == "of" and value in self._several:
            return self._several[value]
        if name == "days":
            return self.phrase(f"{value} days")
        if name in ("one", "other"):
            figure, _, ids = value.removesuffix(")").partition(" (")
            return f"{self.phrase(figure)} ({self._listed(ids)})"
        return self.phrase(value)

    def _sides(self, finding: Finding, value: str) -> str:
        """ "14 documents (a1, a3) against 17 documents (a2)"; a bracket counts only where it holds ids of the evidence."""
        known = {item.article for item in finding.evidence}
        counted = finding.values.get("of", "")
        told, at = [], 0
        for found in _LISTED.finditer(value):
            if not set(found[1].split(", ")) <= known:
                continue
            labels = [self._short(finding.code, label, counted) for label in _labels(value[at : found.start()])]
            told.append(f"{' / '.join(labels)} ({self._listed(found[1])})")
            at = found.end()
        return self._marks["sides"].join(told) if told and at == len(value) else self.apart(value)

    def _short(self, code: str, label: str, counted: str) -> str:
        """A label; what the message says to be counted is not named again."""
        figure = _FIGURE.fullmatch(label)
        if figure and counted and figure[3] and _same_concept(figure[3], counted):
            label = label.removesuffix(f" {figure[3]}")
        return self.label(code, label)

    def _listed(self, ids: str) -> str:
        return self._marks["list"].join(self.apart(one) for one in ids.split(", "))

    def _quotation(self, value: str) -> str | None:
        inner = value[1:-1]
        return self._marks["quotation"].format(f"{FSI}{inner}{PDI}") if value[:1] == "“" and value[-1:] == "”" else None

    def _length(self, value: str) -> str | None:
        """ "9 years", "P9Y"."""
        if found := _LENGTH.fullmatch(value):
            return self._count(found[1], found[2])
        iso = _ISO_LENGTH.fullmatch(value)
        if iso is None or not any(iso.groups()):
            return None
        parts = [self._count(number, unit) for number, unit in zip(iso.groups(), _ISO_UNITS, strict=True) if number]
        return self._marks["list"].join(part for part in parts if part)

    def _count(self, number: str, unit: str) -> str | None:
        forms = self._counted.get(unit)
        if forms is None:
            return None
        form = next((name for name, pattern in self._plurals.items() if pattern.fullmatch(number)), "many")
        return forms[form].format(n=self._number(number))

    def _date(self, value: str) -> str | None:
        """ "2025-06-26TEV", "Tuesday 2025-05-06"."""
        weekday, _, day = value.partition(" ")
        if weekday in self._words and _DAY.fullmatch(day):
            return f"{self._words[weekday]} {self.apart(day)}"
        found = _PART_OF_DAY.fullmatch(value)
        return f"{self.apart(found[1])} {self._words[found[2]]}" if found and found[2] in self._words else None

    def _figure(self, value: str) -> str | None:
        """ "34,812", "85 billion USD", "8 documents", "340 kg"."""
        found = _FIGURE.fullmatch(value)
        if found is None:
            return None
        scale = self._words[found[2].strip()] if found[2] else ""
        figure = " ".join(part for part in (self._number(found[1]), scale) if part)
        for unit, thing in _splits(found[3] or ""):
            name = self.concept(thing) if thing else ""
            measure = self._unit(unit) if unit else ""
            if name is not None and measure is not None:
                told = self._marks["units"].format(figure=figure, unit=measure) if measure else figure
                return self._marks["named"].format(name=name, figure=told) if name else told
        return None

    def _unit(self, unit: str) -> str | None:
        """The words for a unit; a currency keeps its code."""
        own = self._words.get(unit) or _units(self.language).get(unit)
        return own or (unit if re.fullmatch(r"[A-Z]{3}", unit) else None)

    def _number(self, figure: str) -> str:
        if re.fullmatch(r"\d+", figure):
            return figure
        swapped = re.sub(r"[.,]", lambda sign: self._marks["thousands" if sign[0] == "," else "decimal"], figure)
        return self.apart(re.sub(r"[a-z]+", lambda scale: self._words[scale[0]], swapped))

    def _composed(self, value: str) -> str | None:
        for pattern, own in self._patterns:
            if found := pattern.fullmatch(value):
                parts = {name: self.phrase(part) for name, part in found.groupdict().items()}
                return str(own.format(**parts))
        return None


def _pattern(english: str) -> re.Pattern[str]:
    """Around "to" and "or" stand figures and days only: they are words of passages too."""
    operand = _OPERAND if english in ("{a} to {b}", "{a} or {b}") else _PLAIN
    escaped = re.escape(english).replace(r"\{", "{").replace(r"\}", "}")
    return re.compile(re.sub(r"\{(\w)\}", lambda name: f"(?P<{name[1]}>{operand[1:-1]})", escaped))


def _labels(listed: str) -> list[str]:
    """The labels of one side; a quoted passage may hold the sign that parts them."""
    return [listed] if listed[:1] == "“" else listed.split(" / ")


def _splits(rest: str) -> list[tuple[str, str]]:
    """All ways to read the words behind a figure as a unit and what it counts."""
    parts = rest.split(" ") if rest else []
    return [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(len(parts) + 1)]


def _same_concept(one: str, other: str) -> bool:
    ids = _ids_by_words()
    return one == other or (one in ids and ids.get(one) == ids.get(other))


@cache
def _ids_by_words() -> dict[str, str]:
    """Concept ids by how rules write them in English, one or several."""
    found = {plural(name): name for name in concepts()}
    return found | {name.replace("_", " "): name for name in concepts()}


@cache
@cache
def _referents(language: str) -> dict[str, str]:
    """A name of each contested referent in a language, by its label: the plainest that the table has."""
    found: dict[str, str] = {}
    for entry in base.knowledge("referents").values():
        plainest = ("neutral", "official", *entry["names"])
        names = [name for register in plainest for name in entry["names"].get(register, {}).get(language, ())]
        if names:
            found[entry["label"]] = names[0]
    return found


@cache
def _names(language: str) -> dict[str, str]:
    """The names of concepts: of the table, else the first word that the lexicon gives."""
    found: dict[str, str] = {}
    for part in sorted(item.name for item in (files("claims.language") / language / "concepts").iterdir()):
        for name, words in base.table(language, f"concepts/{part.removesuffix('.toml')}").items():
            if isinstance(words, list) and words and "*" not in words[0]:
                found[name] = words[0]
    found.update(table(language).get("concepts", {}))
    return found


@cache
def _units(language: str) -> dict[str, str]:
    """The words of measures, as rules write their ids."""
    words: dict[str, Any] = base.table(language, "units").get("measure", {})
    return {unit.replace("_", " "): forms[0].removesuffix("*") for unit, forms in words.items() if isinstance(forms, list)}
