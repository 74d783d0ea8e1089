"""What counts from the day of writing: weekdays, "yesterday", "last week", "two years ago"."""

from __future__ import annotations

from claims.model.time import Weekday
from claims.normalization.time.builders.context import Context, Fields
from claims.normalization.time.builders.lengths import UNIT_OF_CLASS, length_of
from claims.normalization.time.classes import Kind
from claims.normalization.time.expression import Shape


def weekday(context: Context) -> Fields | None:
    part, relative = context.part(), context.relative("r1", "r2")
    strong = context.match["w1"] == Kind.WEEKDAY
    named = context.has("dw") or part or relative is not None or context.has("pd") or context.before() in ("P", ">", "T", "F", "S")
    if not strong and not named and not _beside_another(context):
        return None
    if not strong and context.is_capital("w1") and context.name_follows():
        return None  # "Domingo Serrano"
    if (
        context.has("k1")
        and context.match.end("k1") == context.match.start("w1")
        and context.word("k1") in context.lexicon.tomorrow
    ):
        return {"shape": Shape.OFFSET, "count": 1, "unit": "day", "weekday": context.weekday()}
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


def _beside_another(context: Context) -> bool:
    """True for one of two weekdays: "من الاثنين إلى الأربعاء"."""
    classes, start, end = context.tokens.classes, context.match.start(), context.match.end()
    return (classes[end : end + 1] in tuple("T&>-,") and classes[end + 1 : end + 2] == "W") or (
        classes[max(0, start - 1) : start] in tuple("T&>-,") and classes[max(0, start - 2) : start - 1] == "W"
    )


def offset(context: Context) -> Fields | None:
    if context.has("o"):
        if context.after() == Kind.ORDINAL:
            return None  # اليوم الأول: "the first day"
        count, _, part = (context.value("o") or "0").partition(" ")
        return {"count": int(count), "unit": "day", "part": context.part() or part or None, "weekday": context.weekday()}
    if context.has("r1"):
        unit = (context.value("u") or UNIT_OF_CLASS.get(context.match["u"]) or "").removesuffix(" dated")
        relative = context.relative("r1")
        if (
            "plural" in (context.value("r1") or "")
            or unit in ("decade", "century", "day", "")
            or unit.endswith("s")
            or unit in ("hour", "minute")
        ):
            return None
        return {"count": relative, "unit": unit, "relative": relative}
    length = length_of(context)
    if length is None:
        return None
    counted, unit = length
    if (context.has("ahead") or context.has("later")) and context.after() in ("F", "f"):
        return {"shape": Shape.DURATION, "count": counted, "unit": unit}
    sign = -1 if context.has("ago") else 1
    from_text: bool | None = context.has("later") or "text" in (context.value("ahead"), context.value("ago"))
    one = context.has("ahead") and not context.has("v") and "n" not in context.match.re.groupindex
    if one and unit not in ("week", "month", "year"):
        return None  # "через день": every other day
    if one or context.value("ahead") == "loose":
        from_text = None  # بعد: "in two days" where the clause looks ahead, "after two days" else
    return {"count": sign * counted, "unit": unit, "from_text": from_text}


def night_between(context: Context) -> Fields | None:
    """The night between two weekdays: "la nuit de samedi à dimanche"."""
    first, second = (int((context.value(group) or "0").split()[-1]) for group in ("w1", "w2"))
    if (context.value("k1") or "").split()[0] != "NI" or (first + 1) % 7 != second:
        return None
    return {"weekday": Weekday(first), "part": "NI"}


def weekend(context: Context) -> Fields | None:
    """The weekend behind a word of time: "over the weekend", "durante el fin de semana (pasado)"."""
    relative = context.relative("r2")
    return {"count": relative or 0, "unit": f"weekend {context.value('u') or ''}".rstrip(), "relative": relative}


def edge(context: Context) -> Fields | None:
    """The end of the year, month or week that it is: "до конца года", "by the end of the month"."""
    unit = context.value("u") if context.match["u"] == Kind.UNIT else "year" if context.value("u") == "year" else ""
    if unit not in ("week", "month", "year") or context.after() in tuple("yrBRMmbHdnc5"):
        return None
    if not context.has("of") and context.lexicon.bare_year["before_noun"]:
        return None  # "early year results"
    if context.lexicon.articles and not context.word("u").startswith(tuple(article for article, _ in context.lexicon.articles)):
        return None  # نهاية عام: of some year
    return {"count": 0, "unit": unit, "relative": 0}
