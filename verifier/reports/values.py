"""Normalized times, figures and names of the contract, as an editor reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from verifier.reports import words

_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\Z")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_MONTH = re.compile(r"\d{4}-\d{2}\Z")
_OWN_WORD = re.compile(r"[a-z]{2,3}:(.+)\Z", re.DOTALL)
_CLOCK = re.compile(r"T(\d{2}:\d{2})")


def time_value(time: Mapping[str, Any]) -> str:
    """What a time was resolved to: "14 November 2024", "from 1 to 31 March 2024", "9 years"."""
    edtf, first, last = time.get("edtf") or "", time.get("first"), time.get("last")
    if _MONTH.match(edtf):
        told = words.month(edtf)
    elif first and first == last:
        told = words.day(first)
    elif first and last:
        told = _days(first, last)
    elif first:
        told = f"from {words.day(first)} on"
    elif last:
        told = f"until {words.day(last)}"
    elif edtf:
        told = " to ".join(map(_length, edtf.split("/")))
    else:
        return "not placed on the calendar"
    clock = _CLOCK.search(edtf)
    part = words.PARTS_OF_DAY.get(time.get("part") or "")
    return told + (f", {clock[1]}" if clock and clock[1] not in told else "") + (f", {part}" if part else "")


def time_details(time: Mapping[str, Any]) -> tuple[str, ...]:
    """The value in extended date-time format, and all that the text said or the reading rests on besides."""
    told = [words.words_for(words.TIME_KINDS, time["kind"])] if time.get("kind") not in (None, "date") else []
    if time.get("edtf"):
        told.append(str(time["edtf"]))
    if time.get("stated_weekday"):
        told.append(f"the text says {str(time['stated_weekday']).capitalize()}" + _calendar_says(time))
    if time.get("calendar") not in (None, "gregorian"):
        told.append(f"{str(time['calendar']).capitalize()} calendar")
    if time.get("readings"):
        told.append(f"may be read as {' or '.join(time['readings'])}")
    if time.get("anchor"):
        anchor = time["anchor"]
        told.append(f"counted from {words.day(anchor['value'])} ({words.words_for(words.ANCHORS, anchor['from']).lower()})")
    if time.get("implies"):
        told.append(f"implies {time['implies']}")
    return tuple(told)


def quantity_value(quantity: Mapping[str, Any]) -> str:
    """A figure with its hedge, its unit and what it counts: "at least 23 people" is "at least 23 person"."""
    low, high, modifier = quantity.get("low"), quantity.get("high"), quantity.get("modifier", "exact")
    if low is None and high is None:
        number = "no number"
    elif low is not None and high is not None and low != high:
        number = f"{_number(low)} to {_number(high)}"
    else:
        number = _number(low if low is not None else high)
    hedge = "" if modifier in ("exact", "range") or number == "no number" else f"{words.words_for(words.MODIFIERS, modifier)} "
    unit = {"percent": "%", "percentage_point": "percentage points"}.get(quantity.get("unit") or "", quantity.get("unit"))
    return " ".join(part for part in (f"{hedge}{number}", unit, (quantity.get("of") or "").replace("_", " ")) if part)


def name_details(name: Mapping[str, Any]) -> tuple[str, ...]:
    """The kind of a name, and the entity it refers to."""
    kind = words.words_for(words.NAME_KINDS, name["kind"])
    return tuple(part for part in (kind, name.get("entity")) if part)


def concept(value: str) -> str:
    """A concept id as words; of a word that stands for no concept, "ar:يضم", the word."""
    own = _OWN_WORD.match(value)
    return f"“{words.isolated(own[1])}”" if own else value.replace("_", " ")


def concept_details(value: str) -> tuple[str, ...]:
    """The id, where its words do not show it."""
    return ("the word itself; no concept of the lexicon",) if _OWN_WORD.match(value) else (value,) if "_" in value else ()


def _days(first: str, last: str) -> str:
    """Two days, what they share told once: "1 to 9 May 2025"; whole years as years."""
    if first[5:] == "01-01" and last[5:] == "12-31":
        return first[:4] if first[:4] == last[:4] else f"{first[:4]} to {last[:4]}"
    told, rest = words.day(first).split(), words.day(last).split()
    while len(told) > 1 and told[-1] == rest[-1]:
        told.pop()
        rest.pop()
    return f"{' '.join(told)} to {words.day(last)}"


def _calendar_says(time: Mapping[str, Any]) -> str:
    first = time.get("first")
    if not first or first != time.get("last"):
        return ""
    actual = words.weekday(first)
    return "" if actual.lower() == time["stated_weekday"] else f"; that day is a {actual}"


def _length(text: str) -> str:
    found = _LENGTH.match(text)
    if not found or not any(found.groups()):
        return text.removeprefix("T")
    return " ".join(words.counted(int(number), unit) for number, unit in zip(found.groups(), _UNITS, strict=True) if number)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.6f}".rstrip("0").rstrip(".")
