"""Days and months that the text names: in words, in figures, in the Hijri calendar."""

from __future__ import annotations

import re

from claims.model.time import Calendar
from claims.normalization.time.builders.context import Context, Fields
from claims.normalization.time.classes import Kind
from claims.normalization.time.expression import Written

_AFTER_NO_DAY = "MmbHUYCKOchonydxptqlZ%/:J@E6-&f"  # what a number after a weekday counts, or is part of
_OTHER_MONTH = re.compile("&[Mm]")


def day(context: Context) -> Fields | None:
    day, month, year = context.number("d"), context.month(), context.year()
    relative = context.relative("r1", "r2", "r3")
    if day is None or month is None or not 1 <= day <= 31:
        return None
    weekday = context.weekday()
    month_first = context.match.start("m") < context.match.start("d") and year is None
    if month_first and weekday is None and relative is None:
        suffix = context.match["d"] != "d"
        if context.lexicon.order != "mdy" and not suffix:
            return None
        if not suffix and (context.after() in tuple("UYCKn_") and "month" in context.lead_value()):
            return None  # "in May 15 people"
    return {
        "dates": (Written(year, month, day),),
        "weekday": weekday,
        "part": context.part(),
        "relative": relative,
        "year_relative": context.relative("ry"),
    }


def impossible(context: Context) -> Fields | None:
    """A day that no month has: "36 May 1913"."""
    number, month = context.number("d"), context.month()
    if number is None or not 32 <= number <= 99 or month is None or context.is_adjective("m"):
        return None
    month_first = context.match.start("m") < context.match.start("d")
    if context.before() in tuple("-/.,=") or (month_first and not context.has("y") and not context.has("sx")):
        return None
    return {"dates": (Written(context.year(), month, number),)}


def spelled_year(context: Context) -> Fields | None:
    """A day or month whose year is written in words."""
    year = context.year()
    return day_or_month(context) if year is not None and 1000 <= year <= 2100 else None


def day_or_month(context: Context) -> Fields | None:
    """A day where the shape has one, else a month."""
    return day(context) if "d" in context.match.re.groupindex else month(context)


def day_of_weekday(context: Context) -> Fields | None:
    """A weekday and the day's number without a month: "Tuesday the 7th", "martes 7"."""
    number, weekday = context.number("d"), context.weekday()
    if number is None or weekday is None or not 1 <= number <= 31:
        return None
    marked = context.has("sx") or context.has("dw") or context.match["d"] == "o"
    if not marked and (not context.lexicon.bare_day or "f" in context.match[0][context.match.end("w1") - context.match.start() :]):
        return None
    if context.after() in tuple("MmbH" if marked else _AFTER_NO_DAY) or (not marked and context.counts_a_word()):
        return None
    return {
        "dates": (Written(None, None, number),),
        "weekday": weekday,
        "relative": context.relative("r1", "r2"),
        "part": context.part(),
    }


def day_of_relative_month(context: Context) -> Fields | None:
    """A day of last, this or next month: "the 1st of next month"."""
    number = context.number("d")
    if number is None or not 1 <= number <= 31 or (context.value("u") or "") != "month":
        return None
    return {"dates": (Written(None, None, number),), "count": context.relative("r1", "r2"), "weekday": context.weekday()}


def night_to(context: Context) -> Fields | None:
    """The night that ends on a date: "в ночь на 12 сентября"."""
    fields = day(context)
    return None if fields is None else {**fields, "part": "NI", "night_to": True}


def ymd(context: Context) -> Fields | None:
    year, month, day = (int(part) for part in re.split(r"\D", context.value("iso") or ""))
    if not 1 <= month <= 12 and 1 <= day <= 12 and month <= 31:
        month, day = day, month
    return {"dates": (Written(year, month, day),), "weekday": context.weekday()}


def numeric(context: Context) -> Fields | None:
    word = context.value("num") or context.value("pair") or ""
    figures = [int(part) for part in re.split(r"\D", word)]
    year: int | None = None
    if len(figures) == 3:
        year = figures[2] if figures[2] > 99 else figures[2] + (2000 if figures[2] < 70 else 1900)
        if len(re.split(r"\D", word)[2]) == 2 and "-" in word:
            return None  # 12-05-20 is as well a number of something
        if year > 2400 and context.lexicon.year_offset:
            year += context.lexicon.year_offset
        if not 1000 <= year < 2200 and context.weekday() is None:
            return None
    elif context.weekday() is None and context.tokens.kinds[context.match.start()] != "%":
        return None
    first, second = figures[:2]
    day_first, month_first = Written(year, second, first), Written(year, first, second)
    american = context.lexicon.order == "mdy" and "." not in word
    both = [month_first, day_first] if american else [day_first, month_first]
    readings = [day_first] if "." in word else both
    plausible = [w for w in readings if 1 <= (w.month or 0) <= 12 and 1 <= (w.day or 0) <= 31]
    if not plausible and year is None and context.weekday() is None:
        return None
    return {"dates": tuple(dict.fromkeys(plausible or readings[:1])), "weekday": context.weekday()}


def _between_months(context: Context) -> bool:
    """True for one of the two months that a word such as "between" opens."""
    classes, start, end = context.tokens.classes, context.match.start(), context.match.end()
    if classes[max(0, start - 1) : start] == Kind.BETWEEN:
        return _OTHER_MONTH.match(classes, end) is not None
    return classes[max(0, start - 3) : start] in ("2M&", "2m&")


def holiday(context: Context) -> Fields | None:
    """A holiday on a fixed day of the year, or Easter, behind a word of time: "by Christmas", not "the Christmas tree"."""
    if context.lexicon.bare_year["before_noun"] and context.after() == Kind.OTHER and context.counts_a_word():
        return None
    if context.name_follows():
        return None  # "pour Noël Dupuis"
    year, relative, day = context.year(), context.relative("ry"), context.value("hd") or ""
    if day == "easter":
        return {"dates": (Written(year),), "year_relative": relative, "unit": day}
    month, number = (int(part) for part in day.split("-"))
    return {"dates": (Written(year, month, number),), "year_relative": relative}


def hijri(context: Context) -> Fields | None:
    day, year = context.number("d"), context.number("y")
    month = int(context.value("h") or 0)
    if (context.has("d") and not 1 <= (day or 0) <= 31) or (year is not None and not 1 <= year <= 1700):
        return None
    written = Written(year, month, day, Calendar.HIJRI)
    return {"dates": (written,), "weekday": context.weekday(), "part": context.part()}


def month(context: Context) -> Fields | None:
    if context.has("h"):
        return hijri(context)
    relative = context.relative("r1", "r2")
    year, year_relative = context.year(), context.relative("ry")
    bare = year is None and year_relative is None and relative is None
    if bare and context.match["m"] != Kind.MONTH:
        weak = "full" in (context.value("m") or "") and (
            "U" in context.match[0] or context.before() in ("P", "S") or context.has("e") or _between_months(context)
        )
        if not weak or context.after() in ("d", "n"):
            return None
    if bare and context.before() not in tuple("PSF>T25f") and "U" not in context.match[0] and context.name_follows():
        return None  # "June Carter"
    return {
        "dates": (Written(year, context.month()),),
        "relative": relative,
        "year_relative": year_relative,
        "part": None,
    }
