"""Lengths of time and anniversaries."""

from __future__ import annotations

import re

from claims.normalization.time.builders.context import Context, Fields

UNIT_OF_CLASS = {"Y": "year", "6": "year", "C": "century", "K": "quarter", "O": "hour"}
SURE = "sure"  # a word of the clock that no length is told in: "o'clock"
_ONE_HALF = re.compile(r"(\d{1,3})[.,]5\Z")
_HALVES = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year"), "hour": (60, "minute"), "day": (24, "hour")}

_SIZES = {("hour", "minute"): 60}  # years and months told together stay two lengths


def length_of(context: Context) -> tuple[int, str] | None:
    if context.has("v"):
        written, unit = (context.value("v") or "").split()[:2]
        return _and_a_half(context, int(written), unit)
    unit = unit_of(context)
    if "n" not in context.match.re.groupindex:  # "год назад": one, by the singular
        plural = (context.value("u") or "").endswith("s")
        return None if plural or unit in ("", "weekend") else (1, unit)
    decimal = _ONE_HALF.match(context.value("n") or "")
    counted = int(decimal[1]) if decimal else context.number("n")
    if unit == SURE or "dated" in unit or (context.match["n"][0] == "c" and context.before() in tuple("dynq")):
        return None  # "к 812 году" is a year; "1.5 thousand years"
    if counted is None or (counted == 0 and not decimal) or "x" in context.match["n"] or unit == "weekend":
        return None
    return _and_a_half(context, counted, unit, half=decimal is not None)


def _and_a_half(context: Context, count: int, unit: str, *, half: bool = False) -> tuple[int, str] | None:
    """The length in the smaller unit where half of one comes with it; None where that is no number of units."""
    halves = [value for group in ("half", "half2") if (value := context.value(group)) is not None]
    if not half and not halves:
        return count, unit
    smaller = _HALVES.get(unit)
    if smaller is None or any(value != "30" for value in halves):
        return None
    size, name = smaller
    return count * size + size // 2, name


def unit_of(context: Context) -> str:
    """The unit; its table names the plural apart, because "last years" is no year."""
    return (context.value("u") or UNIT_OF_CLASS.get(context.match["u"]) or "").removesuffix("s")


def duration(context: Context) -> Fields | None:
    hedge = {"approximate": True} if context.has("hg") else {}
    if context.match.re.groupindex.get("v"):
        written, unit, *article = (context.value("v") or "").split()
        if article and context.before() not in ("P", "~", "A"):
            return None  # "twice a year"
        length = _and_a_half(context, int(written), unit)
        return None if length is None else {"count": length[0], "unit": length[1], **hedge}
    if not context.match.re.groupindex.get("n"):
        unit = unit_of(context)
        return {"count": 1, "unit": unit} if unit == "decade" else None
    length = length_of(context)
    if length is None or (length == (1, "day") and context.match["n"].startswith("c")):
        return None
    count, unit = length
    if (count, unit) == (1, "quarter"):
        return None  # "one-quarter of the vote"
    figures = context.match["n"][0]
    if (figures == "y" and (count in range(1900, 2100) or context.value("u") == "year")) or context.before() in ("/", "."):
        return None
    return {"count": count, "unit": unit, **hedge}


def two_units(context: Context) -> Fields | None:
    """ "5 hours and 12 minutes", in the smaller unit; an hour of the clock told that way ("в 5 часов 12 минут") is none."""
    smaller = (context.value("u2") or "").removesuffix("s")
    if context.has("v"):
        written, unit = (context.value("v") or "").split()[:2]
        count: int | None = int(written)
    else:
        count, unit = context.number("n"), unit_of(context)
        led = context.before() in (">", "8") or "clock" in context.lead_value()
        if context.match["u"] == "O" and led:
            return None
    rest = context.number("n2")
    size = _SIZES.get((unit, smaller))
    if count is None or rest is None or size is None or not 0 < rest < size or context.after() in ("k", "p"):
        return None
    hedge = {"approximate": True} if context.has("hg") else {}
    return {"count": count * size + rest, "unit": smaller, **hedge}


def anniversary(context: Context) -> Fields | None:
    count = context.number("n")
    return {"count": count, "unit": "year"} if count and count < 2000 else None
