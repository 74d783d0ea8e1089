"""From a matched shape to an expression: one small builder per shape; None where the words turn out to mean something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from claims.language.fold import Folded
from claims.model.time import Calendar, Clock, Weekday
from claims.normalization.time.classes import Kind
from claims.normalization.time.expression import Shape, Written
from claims.normalization.time.lexicon import Lexicon
from claims.normalization.time.tokens import Tokens
from claims.normalization.time.years import Figure

Fields = dict[str, Any]
_YEARS = range(1400, 2200)  # bare years outside are taken for amounts
_ONE_HALF = re.compile(r"(\d{1,3})[.,]5\Z")
_HALVES = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year"), "hour": (60, "minute"), "day": (24, "hour")}
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+\Z")
_UNIT_OF_CLASS = {"Y": "year", "6": "year", "C": "century", "K": "quarter", "O": "hour"}


@dataclass(frozen=True, slots=True)
class Context:
    """A match with the tokens and the language it was found in."""

    match: re.Match[str]
    tokens: Tokens
    lexicon: Lexicon
    text: Folded
    groups: Mapping[str, str | None]  # of the match

    def has(self, group: str) -> bool:
        """True when the shape has the group and it matched something."""
        return bool(self.groups.get(group))

    def value(self, group: str) -> str | None:
        """The value of the first token of a group."""
        return self.tokens.values[self.match.start(group)] if self.has(group) else None

    def number(self, group: str) -> int | None:
        """The value of a group as a number; spelled numbers of two words are added. "Three and six" are two numbers: None."""
        if not self.has(group):
            return None
        total: int | None = None
        parts = 0
        tens = False
        for index in range(self.match.start(group), self.match.end(group)):
            if self.tokens.kinds[index] not in "cdynovh":
                continue
            part = _int(self.tokens.values[index])
            if part is None:
                return None
            total = part if total is None else total + part
            parts += 1
            tens = tens or (part >= 10 and part % 10 == 0)
        return total if parts < 2 or tens else None

    def before(self, count: int = 1) -> str:
        """The classes of the tokens before the match."""
        return self.tokens.classes[max(0, self.match.start() - count) : self.match.start()]

    def after(self) -> str:
        """The class of the token after the match."""
        return self.tokens.classes[self.match.end() : self.match.end() + 1]

    def figure(self, year: int) -> Figure:
        """The bare figure of the group `y`, with what stands around it."""
        index = self.match.start("y")
        return Figure(self.tokens, self.text, self.lexicon, self.match.start(), index, self.match.end(), year)

    def weekday(self) -> Weekday | None:
        """The weekday of whichever group holds one."""
        group = self.weekday_group()
        value = self.value(group) if group else None
        return Weekday(int(value.split()[-1])) if value else None

    def weekday_group(self) -> str | None:
        """The name of the group that holds the weekday."""
        return next((group for group in ("w1", "w2", "w3") if self.has(group)), None)

    def month(self) -> int | None:
        """The Gregorian month."""
        value = self.value("m")
        return int(value.split()[0]) if value else None

    def year(self) -> int | None:
        """The year, in the common era; negative before it."""
        year = self.number("y")
        if year is None:
            return None
        if year > 2400 and self.lexicon.year_offset:
            year += self.lexicon.year_offset
        return -year if self.has("era") and self.match["era"].startswith("0") else year

    def part(self) -> str | None:
        """The part of day."""
        for group in ("k1", "k2", "k3"):
            if self.has(group):
                return self.value(group)
        return None

    def relative(self, *groups: str) -> int | None:
        """Last, this or next, from the first group that matched."""
        for group in groups:
            if self.has(group):
                for index in range(self.match.start(group), self.match.end(group)):
                    if self.tokens.kinds[index] in "RrB":
                        return int(self.tokens.values[index].split()[0])
        return None


def _int(word: str) -> int | None:
    if word.isdigit() and len(word) <= 9:
        return int(word)
    if _GROUPED.match(word):
        return int(re.sub(r"\D", "", word))
    return None


def _day(context: Context) -> Fields | None:
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
        if not suffix and (context.after() in tuple("UYCKn_") and "month" in _value_before(context)):
            return None  # "in May 15 people"
    return {
        "dates": (Written(year, month, day),),
        "weekday": weekday,
        "part": context.part(),
        "relative": relative,
        "year_relative": context.relative("ry"),
    }


def _value_before(context: Context) -> str:
    at = context.match.start() - 1
    return context.tokens.values[at] if at >= 0 else ""


def _ymd(context: Context) -> Fields | None:
    year, month, day = (int(part) for part in re.split(r"\D", context.value("iso") or ""))
    if not 1 <= month <= 12 and 1 <= day <= 12 and month <= 31:
        month, day = day, month
    return {"dates": (Written(year, month, day),), "weekday": context.weekday()}


def _numeric(context: Context) -> Fields | None:
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


def _hijri(context: Context) -> Fields | None:
    day, year = context.number("d"), context.number("y")
    month = int(context.value("h") or 0)
    if (context.has("d") and not 1 <= (day or 0) <= 31) or (year is not None and not 1 <= year <= 1700):
        return None
    written = Written(year, month, day, Calendar.HIJRI)
    return {"dates": (written,), "weekday": context.weekday(), "part": context.part()}


def _weekday(context: Context) -> Fields | None:
    part, relative = context.part(), context.relative("r1", "r2")
    strong = context.match["w1"] == Kind.WEEKDAY
    named = context.has("dw") or part or relative is not None or context.has("pd") or context.before() in ("P", ">", "T", "F", "S")
    if not strong and not named:
        return None
    if context.has("pd"):
        part = "NI"
    if context.after() in ("d", "o") and context.tokens.classes[context.match.end() + 1 : context.match.end() + 2] in ("M", "m"):
        return None
    week = context.relative("lw")
    return {
        "weekday": context.weekday(),
        "part": part,
        "relative": relative,
        "year_relative": week,
        "night_to": context.has("pd"),
    }


def _offset(context: Context) -> Fields | None:
    if context.has("o"):
        if context.after() == Kind.ORDINAL:
            return None  # اليوم الأول: "the first day"
        count, _, part = (context.value("o") or "0").partition(" ")
        return {"count": int(count), "unit": "day", "part": context.part() or part or None, "weekday": context.weekday()}
    if context.has("r1"):
        unit = context.value("u") or _UNIT_OF_CLASS.get(context.match["u"]) or ""
        relative = context.relative("r1")
        if (
            "plural" in (context.value("r1") or "")
            or unit in ("decade", "century", "day", "")
            or unit.endswith("s")
            or unit in ("hour", "minute")
        ):
            return None
        return {"count": relative, "unit": unit, "relative": relative}
    length = _length(context)
    if length is None:
        return None
    counted, unit = length
    if (context.has("ahead") or context.has("later")) and context.after() in ("F", "f"):
        return {"shape": Shape.DURATION, "count": counted, "unit": unit}
    sign = -1 if context.has("ago") else 1
    from_text = context.has("later") or "text" in (context.value("ahead"), context.value("ago"))
    return {"count": sign * counted, "unit": unit, "from_text": from_text}


def _length(context: Context) -> tuple[int, str] | None:
    if context.has("v"):
        written, unit = (context.value("v") or "").split()[:2]
        return _and_a_half(context, int(written), unit)
    unit = _unit(context)
    if "n" not in context.match.re.groupindex:  # "год назад": one, by the singular
        plural = (context.value("u") or "").endswith("s")
        return None if plural or unit in ("", "weekend") else (1, unit)
    decimal = _ONE_HALF.match(context.value("n") or "")
    counted = int(decimal[1]) if decimal else context.number("n")
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


def _unit(context: Context) -> str:
    """The unit; its table names the plural apart, because "last years" is no year."""
    return (context.value("u") or _UNIT_OF_CLASS.get(context.match["u"]) or "").removesuffix("s")


def _month(context: Context) -> Fields | None:
    if context.has("h"):
        return _hijri(context)
    relative = context.relative("r1", "r2")
    year, year_relative = context.year(), context.relative("ry")
    bare = year is None and year_relative is None and relative is None
    if bare and context.match["m"] != Kind.MONTH:
        weak = "full" in (context.value("m") or "") and (
            "U" in context.match[0] or context.before() in ("P", "S") or context.has("e")
        )
        if not weak or context.after() in ("d", "n"):
            return None
    return {
        "dates": (Written(year, context.month()),),
        "relative": relative,
        "year_relative": year_relative,
        "part": None,
    }


def _year(context: Context) -> Fields | None:
    year = context.year()
    if year is None:
        return None
    word = context.has("yw") or (context.match["y"] and context.match["era"] not in (None, ""))
    sure = word or context.has("e") or context.has("beyond")
    if not sure and not context.figure(abs(year)).is_year():
        return None
    if context.has("e") and context.figure(year).opens_decade():
        return {"shape": Shape.DECADE, "number": year}
    return {"dates": (Written(year),), "open_end": context.has("beyond")}


def _years(context: Context) -> Fields | None:
    if context.has("span"):
        first, second = re.split(r"\D", context.value("span") or "")
        second = first[: 4 - len(second)] + second
    else:
        first, second = context.value("y") or "", context.value("y2") or ""
        joint = context.match["to"]
        start = context.match["from"] or ""
        if (joint == Kind.AND and start != Kind.BETWEEN) or (joint == Kind.TO_OR_ON and not start):
            return None
    if not int(first) < int(second) or int(first) not in _YEARS:
        return None
    return {"dates": (Written(int(first)), Written(int(second)))}


def _days(context: Context) -> Fields | None:
    month, year = context.month(), context.year()
    if context.has("ds"):
        first, second = (int(part) for part in (context.value("ds") or "").split("-"))
    else:
        first, second = context.number("d") or 0, context.number("d2") or 0
        if context.match["to"] == Kind.TO_OR_ON and context.before() not in ("F", "f"):
            return None
    if month is None or not 1 <= first < second <= 31:
        return None
    return {"dates": (Written(year, month, first), Written(year, month, second))}


def _decade(context: Context) -> Fields | None:
    number = int(context.value("x") or 0) if context.has("x") else context.number("n")
    if number is not None and number % 10 and number in _YEARS:
        return {"shape": Shape.YEAR, "dates": (Written(number),)}  # "les années 1971": a slip, or the years from then on
    if number is None or number % 10 or (number == 0 and not context.has("x")):
        return None
    relative, century = context.relative("lc", "lc2"), context.number("cn") or context.number("cn2")
    if number < 100 and century:
        return {"number": (century - 1) * 100 + number}
    if number < 100 and (context.has("x") or relative is not None):
        return {"number": number, "relative": relative}
    if number < 100 and not context.has("lead") and context.match[0][0] not in "f'5" and context.before() not in ("P", ">", "f"):
        return None  # "in his 40s"
    if 100 <= number < 1000 or number > 2200:
        return None
    return {"number": number}


def _century(context: Context) -> Fields | None:
    if context.has("r1") or context.has("r2"):
        return {"relative": context.relative("r1", "r2")}
    number = context.number("n") or context.number("n2")
    return {"number": number} if number and 1 <= number <= 22 else None


def _season(context: Context) -> Fields | None:
    return {
        "number": int(context.value("s") or 0),
        "dates": (Written(context.year()),),
        "relative": context.relative("r1", "r2"),
        "year_relative": context.relative("ry"),
    }


def _quarter(context: Context) -> Fields | None:
    number = int(context.value("q") or 0) if context.has("q") else context.number("n") or context.number("n2")
    if not number or number > 4:
        return None
    return {"number": number, "dates": (Written(context.year()),), "year_relative": context.relative("ry")}


def _duration(context: Context) -> Fields | None:
    if context.match.re.groupindex.get("v"):
        written, unit, *article = (context.value("v") or "").split()
        if article and context.before() not in ("P", "~", "A"):
            return None  # "twice a year"
        length = _and_a_half(context, int(written), unit)
        return None if length is None else {"count": length[0], "unit": length[1]}
    if not context.match.re.groupindex.get("n"):
        unit = _unit(context)
        return {"count": 1, "unit": unit} if unit == "decade" else None
    length = _length(context)
    if length is None or (length == (1, "day") and context.match["n"].startswith("c")):
        return None
    count, unit = length
    if (context.match["n"][0] == "y" and count in range(1900, 2100)) or context.before() in ("/", "."):
        return None
    return {"count": count, "unit": unit}


def _anniversary(context: Context) -> Fields | None:
    count = context.number("n")
    return {"count": count, "unit": "year"} if count and count < 2000 else None


def _clock(context: Context) -> Fields | None:
    if context.has("t4"):
        word = context.value("t4") or ""
        if len(word) not in (3, 4) or not word.isdigit():
            return None
        return _clock_fields(context, int(word[:-2]), int(word[-2:]), exact=True)
    lead = (context.match["lead"] or "") + context.before()
    group, start = context.match["t"], context.match.start("t")
    word = context.tokens.values[start]
    kind = group[-1] if group[-1] in "tqc" else "d"
    hour, minute = int(word.split(":")[0].split(".")[0]), 0
    marked, zoned = context.has("p"), context.has("z")
    named = marked and context.match["p"][0] == "p"
    if kind in "tq":
        figures = re.split(r"\D", word)
        minute = int(figures[1])
        if len(figures[1]) != 2:
            return None
        licensed = "8" in lead or zoned or marked or _clock_word(context)
        if kind == "t":
            licensed = licensed or bool(set(lead) & set(">~F,")) or _clock_preposition(context)
        if not licensed:
            return None
    else:
        spoken = "O" in group
        minute = int(context.tokens.values[start + 2]) if len(group) == 3 else 0
        led = bool(set(lead) & set(">8~")) or _clock_preposition(context)
        licensed = named or zoned or (spoken and (len(group) == 3 or led or marked)) or (marked and led)
        if not licensed and "8" in lead:
            licensed = not _counts_a_word(context)
        if not licensed:
            return None
    return _clock_fields(context, hour, minute, exact="O" in context.match[0])


def _clock_preposition(context: Context) -> bool:
    """True after a preposition that may introduce a time of day: "at", not "in 24 hours"."""
    return any("clock" in context.tokens.values[i] for i in range(max(0, context.match.start() - 1), context.match.start("t")))


def _counts_a_word(context: Context) -> bool:
    """True when a word follows directly, which the number may count: "a las ocho provincias"."""
    at = context.match.end()
    return context.after() == Kind.OTHER and context.tokens.values[at][:1].isalpha()


def _clock_word(context: Context) -> bool:
    return "O" in context.match[0]


def _clock_words(context: Context) -> Fields | None:
    hour = context.number("hc") if context.has("hc") else int(context.value("hw") or 0)
    minute = int(context.value("mi") or 0) if context.has("mi") else 0
    for group in ("mc", "mi2"):
        minute = context.number(group) or minute
    if not hour or not (context.has("p") or context.has("lead8") or (context.has("mi") and context.before() in ("P", "~"))):
        return None
    if context.has("hc") and not context.has("p") and not (context.has("mi") or context.has("mi2")) and _counts_a_word(context):
        return None
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    if context.has("half"):
        hour, minute = hour - 1, 30
    return _clock_fields(context, hour, minute)


def _clock_fields(context: Context, hour: int, minute: int, *, exact: bool = False) -> Fields | None:
    if hour > 24 or minute > 59:
        return None
    half = None
    if context.has("p"):
        index = next(i for i in range(*context.match.span("p")) if context.tokens.kinds[i] in "pk")
        half = context.tokens.values[index]
        hour = _half_day(hour, half)
    zone, offset = _zone(context.value("z")) if context.has("z") else (None, None)
    if context.has("t2"):
        at = context.match.start("t2")
        other = _clock_figures(context.tokens.values[at : context.match.end("t2")])
        _, other_offset = _zone(context.value("z2"))
        if other is not None and other_offset is not None and offset is None:
            difference = hour * 60 + minute - other + other_offset
            offset, zone = (difference + 720) % 1440 - 720, None
    certain = half is not None or exact or hour > 12 or context.lexicon.whole_day_clock or offset is not None
    return {"clock": Clock(hour=hour % 24, minute=minute, utc_offset=offset, zone=zone, certain=certain)}


def _clock_figures(words: list[str]) -> int | None:
    figures = [int(part) for word in words for part in re.split(r"\D", word) if part]
    if len(figures) == 1 and figures[0] >= 100:
        figures = [figures[0] // 100, figures[0] % 100]
    if not figures or figures[0] > 24:
        return None
    return figures[0] * 60 + (figures[1] if len(figures) > 1 else 0)


def _half_day(hour: int, half: str) -> int:
    if hour > 12:
        return hour
    if half in ("am", "MO"):
        return 0 if hour == 12 and half == "am" else hour
    if half == "NI" and (hour < 5 or hour == 12):
        return hour % 12
    return hour if hour == 12 else hour + 12


def _zone(value: str | None) -> tuple[str | None, int | None]:
    if value is None or value == "local":
        return None, None
    if value.lstrip("-").isdigit():
        return None, int(value)
    return value, None


BUILDERS: dict[str, Callable[[Context], Fields | None]] = {
    "iso": _ymd,
    "numeric": _numeric,
    "numeric-weekday": _numeric,
    "numeric-bracket": _numeric,
    "slashed-month": _numeric,
    "hijri": _hijri,
    "clock-words": _clock_words,
    "clock-half": _clock_words,
    "clock-cardinal": _clock_words,
    "years": _years,
    "year-to-year": _years,
    "days-month": _days,
    "joined-days-month": _days,
    "month-joined-days": _days,
}
"""Builders of single rows; the others go by shape."""

BY_SHAPE: dict[Shape, Callable[[Context], Fields | None]] = {
    Shape.DAY: _day,
    Shape.MONTH: _month,
    Shape.YEAR: _year,
    Shape.DECADE: _decade,
    Shape.CENTURY: _century,
    Shape.SEASON: _season,
    Shape.QUARTER: _quarter,
    Shape.WEEKDAY: _weekday,
    Shape.OFFSET: _offset,
    Shape.DURATION: _duration,
    Shape.ANNIVERSARY: _anniversary,
    Shape.CLOCK: _clock,
}
