"""Times of day on the clock, in figures and in words."""

from __future__ import annotations

import re

from claims.model.time import Clock
from claims.normalization.time.builders.context import Context, Fields
from claims.normalization.time.builders.lengths import SURE
from claims.normalization.time.classes import Kind

_DAY_AND_ZONE = re.compile(r"[fP%,>']{0,3}[WwD]k?,?Z")


def clock(context: Context) -> Fields | None:
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
        if kind == "q":
            licensed = licensed or (_clock_preposition(context) and _day_follows(context))
        if kind == "t":
            licensed = licensed or bool(set(lead) & set(">~F,")) or _clock_preposition(context)
        if not licensed:
            return None
    else:
        spoken = "O" in group
        minute = int(context.tokens.values[start + 2]) if len(group) == 3 else 0
        led = bool(set(lead) & set(">8~TF")) or _clock_preposition(context)
        licensed = named or zoned or (spoken and (len(group) == 3 or led or marked)) or (marked and led)
        if spoken and len(group) == 3 and not (marked or zoned) and _told_as_length(context):
            return None
        if not licensed and "8" in lead:
            licensed = not context.counts_a_word()
        if not licensed:
            return None
    if context.has("mi"):
        if minute or "O" not in context.match[0]:
            return None  # "9.30 and a half"
        minute = int(context.tokens.values[context.match.end("mi") - 1])
        hour, minute = (hour - 1, minute + 60) if minute < 0 else (hour, minute)
    return _clock_fields(context, hour, minute, exact="O" in context.match[0])


def _told_as_length(context: Context) -> bool:
    """True for "un film de 2 h 14", "couru en 2 h 14"; not for "de 2 h 14 à 3 h"."""
    at, first = context.match.start("t"), context.match.start()
    before = [context.text.text[context.tokens.starts[i] : context.tokens.ends[i]] for i in range(max(0, first - 1), at)]
    ranged = context.after() != "" and context.tokens.kinds[context.match.end()] in ">~8-"
    return not ranged and any(word in context.lexicon.lengths_after for word in before)


def _clock_preposition(context: Context, group: str = "t") -> bool:
    """True after a preposition that may introduce a time of day: "at", not "in 24 hours"."""
    return any("clock" in context.tokens.values[i] for i in range(max(0, context.match.start() - 1), context.match.start(group)))


def _day_follows(context: Context) -> bool:
    """True before a weekday or "tomorrow": "at 9.15 on Monday", which is no price."""
    following = context.tokens.classes[context.match.end() : context.match.end() + 3]
    return following.lstrip("Pf,")[:1] in tuple("WwD")


def _clock_word(context: Context) -> bool:
    return "O" in context.match[0]


def clock_words(context: Context) -> Fields | None:
    hour = context.number("hc") if context.has("hc") else int(context.value("hw") or 0)
    minute = int(context.value("mi") or 0) if context.has("mi") else 0
    for group in ("mc", "mi2"):
        minute = context.number(group) or minute
    told = context.has("p") or context.has("lead8") or (context.has("mi") and context.before() in ("P", "~"))
    if not hour or not (told or _stands_alone(context)):
        return None
    if context.has("hc") and not context.has("p") and not (context.has("mi") or context.has("mi2")) and context.counts_a_word():
        return None
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    if context.has("half"):
        hour, minute = hour - 1, 30
    return _clock_fields(context, hour, minute)


def _stands_alone(context: Context) -> bool:
    """True for an hour behind its preposition with nothing behind it that it may be the ordinal of: "عند الثامنة،"."""
    at, end = context.match.start() - 1, context.match.end()
    if at < 0 or context.text.text[context.tokens.starts[at] : context.tokens.ends[at]] not in context.lexicon.hour_after:
        return False
    return end == len(context.tokens.values) or not context.text.text[context.tokens.starts[end]].isalnum()


def spoken(context: Context) -> Fields | None:
    """Hours in words: "nine o'clock", "half past nine", "neuf heures et demie du soir", "ocho de la mañana"."""
    hour = context.number("hc")
    minute = int(context.tokens.values[context.match.end("mi") - 1]) if context.has("mi") else 0
    if hour is None or not _is_told(context):
        return None
    if minute < 0:
        hour, minute = hour - 1, minute + 60
    return _clock_fields(context, hour, minute)


def _is_told(context: Context) -> bool:
    """True when an hour in words is one of the clock: by its own word, a part of the day or a preposition; not a length."""
    marked, clock = context.has("p"), context.has("oc")
    lead = (context.match["lead"] or "") + context.before()
    at = bool(set(lead) & set("8>")) or _clock_preposition(context, "hc")
    if context.has("z") or (clock and context.value("oc") == SURE) or (marked and (clock or context.match["p"][0] == "p")):
        return True
    if context.has("mi"):
        return marked or at or bool(set(lead) & set("P~"))
    measures = Kind.LINK in (context.match[0][-1], context.after())  # "à trois heures de route"
    return at and (marked or (clock and not measures))


def noon(context: Context) -> Fields | None:
    """Noon and midnight, which no day stands beside."""
    _, _, told = (context.value("kw") or "").partition(" ")
    hour, _, complete = told.partition(" ")
    if not hour or not (context.has("lead") or context.has("z") or complete):
        return None
    return _clock_fields(context, int(hour), 0, exact=True)


def _clock_fields(context: Context, hour: int, minute: int, *, exact: bool = False) -> Fields | None:
    if hour > 24 or minute > 59:
        return None
    half = None
    if context.has("p"):
        index = next(i for i in range(*context.match.span("p")) if context.tokens.kinds[i] in "pk")
        half = context.tokens.values[index].split()[0]
        hour = _half_day(hour, half)
    named = context.value("z") or _zone_behind_day(context)
    zone, offset = _zone(named)
    if context.has("t2"):
        at = context.match.start("t2")
        other = _clock_figures(context.tokens.values[at : context.match.end("t2")])
        _, other_offset = _zone(context.value("z2"))
        if other is not None and other_offset is not None and offset is None:
            difference = hour * 60 + minute - other + other_offset
            offset, zone = (difference + 720) % 1440 - 720, None
    universal = offset == 0 or context.has("t2")  # "1115 GMT" counts to 24, "at two, Riyadh time" need not
    certain = half is not None or exact or hour > 12 or context.lexicon.whole_day_clock or universal
    local = named is None or named == "local"
    return {"clock": Clock(hour=hour % 24, minute=minute, utc_offset=offset, zone=zone, certain=certain, local=local)}


def _zone_behind_day(context: Context) -> str | None:
    """The zone named behind the weekday of an hour: "at 5 a.m. on Tuesday Moscow time"."""
    end = context.match.end()
    found = _DAY_AND_ZONE.match(context.tokens.classes, end)
    return None if found is None else context.tokens.values[found.end() - 1]


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
