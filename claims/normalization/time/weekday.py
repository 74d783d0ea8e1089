"""The calendar check: a weekday that a date does not have, the two ways to mend it, and a date given in two calendars."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from claims.language.fold import Folded, fold, fold_word
from claims.model.span import Span
from claims.model.time import Calendar, TimeKind, TimeMention, Weekday
from claims.normalization.time.expression import Shape, TimeExpression
from claims.normalization.time.find import find_times
from claims.normalization.time.lexicon import Lexicon, lexicon

_NEAR = 60  # days from the anchor within which nobody means another year
_SIGHTING = 1  # days: national sightings differ from Umm al-Qura by as much


class Sureness(StrEnum):
    """How much a mismatch rests on assumptions."""

    CERTAIN = "certain"  # the year is written
    LIKELY = "likely"  # the year comes from the anchor
    DOUBTFUL = "doubtful"  # the same date of a neighbouring year fits, or the calendar may differ by a day


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayMismatch:
    """A date and the weekday it was given, which it does not fall on."""

    stated: Weekday
    actual: Weekday
    day: date
    year_stated: bool
    fits_year: int | None  # for a date without a year: the neighbouring year in which it falls on the stated weekday
    sureness: Sureness


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarConflict:
    """A day given in two calendars that are further apart than sightings of the moon explain."""

    gregorian: date
    hijri: date  # the Gregorian day of the Hijri date
    days_apart: int


def weekday_mismatch(mention: TimeMention) -> WeekdayMismatch | None:
    """The mismatch of a mention, if every plausible reading of its date falls on another weekday than the one stated."""
    value = mention.value
    stated, days = value.stated_weekday, value.alternatives
    if stated is None or not days or any(day.weekday() == stated for day in days):
        return None
    day = days[0]
    actual = Weekday(day.weekday())
    distance = (actual - stated) % 7
    distance = min(distance, 7 - distance)
    if value.kind is TimeKind.DEICTIC and distance < 2:
        return None  # "yesterday, Tuesday" next to midnight or across zones
    if value.calendar is Calendar.HIJRI and distance <= _SIGHTING:
        return None
    fits = None
    if not value.year_stated and value.kind is not TimeKind.DEICTIC:
        fits = next((year for year in (day.year - 1, day.year + 1) if _falls_on(day, year, stated)), None)
    near = value.anchor is not None and abs((day - value.anchor.day).days) <= _NEAR
    doubtful = (fits is not None and not near) or value.calendar is Calendar.HIJRI or value.kind is TimeKind.DEICTIC
    sureness = Sureness.DOUBTFUL if doubtful else Sureness.CERTAIN if value.year_stated else Sureness.LIKELY
    return WeekdayMismatch(stated=stated, actual=actual, day=day, year_stated=value.year_stated, fits_year=fits, sureness=sureness)


def _falls_on(day: date, year: int, weekday: Weekday) -> bool:
    try:
        return day.replace(year=year).weekday() == weekday
    except ValueError:
        return False


def weekday_repairs(text: Folded, mention: TimeMention, language: str) -> tuple[tuple[Span, str, date], ...]:
    """What would mend a mismatch: `(span, replacement, day meant then)`, the weekday first, then the day number.

    The weekday is replaced in its language, case and article; the number in its digits, by the days nearest before and after in the
    same month that have the stated weekday, the nearer first. Empty where there is no mismatch or the date has no such parts.
    """
    mismatch = weekday_mismatch(mention)
    expression = _read_again(mention, language)
    if mismatch is None or expression is None:
        return ()
    found: list[tuple[Span, str, date]] = []
    source = text.source
    where = expression.weekday_span
    if where is not None:
        word = source[where.start : where.end]
        name = _weekday_like(word, mismatch.stated, mismatch.actual, lexicon(language))
        if name is not None:
            found.append((where, name, mismatch.day))
    if expression.shape is Shape.DAY and expression.day_span is not None:
        found.extend(_day_repairs(source, expression.day_span, mismatch, mention))
    return tuple(found)


def _read_again(mention: TimeMention, language: str) -> TimeExpression | None:
    """The expression behind a mention, with the spans of its parts in the article."""
    for expression in find_times(fold(mention.text), language, field=mention.span.field):
        if expression.weekday is mention.value.stated_weekday:
            return _moved(expression, mention.span.start)
    return None


def _moved(expression: TimeExpression, by: int) -> TimeExpression:
    def move(span: Span | None) -> Span | None:
        return Span(span.start + by, span.end + by, span.field) if span else None

    return replace(expression, weekday_span=move(expression.weekday_span), day_span=move(expression.day_span))


def _weekday_like(word: str, stated: Weekday, actual: Weekday, words: Lexicon) -> str | None:
    """The name of `actual` in the form that `word` has for `stated`: the same list, article and case."""
    folded = fold_word(word).rstrip(".")
    for names in words.weekday_forms:
        forms = names.get(stated, ())
        for position, form in enumerate(forms):
            if fold_word(form).rstrip(".") != folded:
                continue
            others = names.get(actual, ())
            if not others:
                continue
            return _cased(others[min(position, len(others) - 1)] if len(others) == len(forms) else others[0], word)
    usual = words.weekday_names.get(actual, ())
    return _cased(usual[0], word) if usual else None


def _cased(name: str, word: str) -> str:
    if not word.endswith("."):
        name = name.rstrip(".")
    if len(word) > 2 and word.isupper():
        return name.upper()
    if word[:1].isupper():
        return name[:1].upper() + name[1:]
    return name[:1].lower() + name[1:] if word[:1].islower() else name


def _day_repairs(source: str, span: Span, mismatch: WeekdayMismatch, mention: TimeMention) -> list[tuple[Span, str, date]]:
    digits = _day_digits(source[span.start : span.end], mismatch.day)
    if digits is None or mention.value.calendar is not Calendar.GREGORIAN:
        return []
    start, end = span.start + digits[0], span.start + digits[1]
    back = (mismatch.actual - mismatch.stated) % 7
    days = [mismatch.day - timedelta(days=back), mismatch.day + timedelta(days=7 - back)]
    days.sort(key=lambda day: abs((day - mismatch.day).days))
    suffix = end < span.end and source[end].isalpha()
    found = []
    for day in days:
        if day.month == mismatch.day.month and day.year == mismatch.day.year:
            figures = _in_digits(day.day, source[start:end])
            found.append(
                (
                    _with_suffix(span, start, end, source, figures, day.day) if suffix else (Span(start, end, span.field), figures),
                    day,
                )
            )
    return [(where, replacement, day) for (where, replacement), day in found]


def _day_digits(words: str, day: date) -> tuple[int, int] | None:
    """Where the day number stands in the words of the date, when it is written in figures."""
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        if words[index].isdigit():
            end = index
            while end < len(words) and words[end].isdigit():
                end += 1
            runs.append((index, end))
            index = end
        else:
            index += 1
    matching = [(start, end) for start, end in runs if end - start <= 2 and int(words[start:end]) == day.day]
    if len(runs) == 3 and int(words[slice(*runs[0])]) > 31:
        matching = [run for run in matching if run == runs[2]]  # year first: the last figure is the day
    elif len(matching) == 2 and day.day != day.month:
        return None
    return matching[0] if matching else None


def _in_digits(number: int, like: str) -> str:
    """The number in the script of `like`, with its leading zero."""
    zero = ord(like[0]) - int(like[0])
    plain = f"{number:02d}" if len(like) == 2 and int(like[0]) == 0 else str(number)
    return "".join(chr(zero + int(digit)) for digit in plain)


_ENGLISH = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def _with_suffix(span: Span, start: int, end: int, source: str, figures: str, day: int) -> tuple[Span, str]:
    """Figures with an ordinal suffix: English changes it with the number, French and others drop or keep it."""
    stop = end
    while stop < span.end and source[stop].isalpha():
        stop += 1
    suffix = source[end:stop]
    if suffix.lower() in ("st", "nd", "rd", "th"):
        return Span(start, stop, span.field), figures + _ENGLISH.get(day, "th")
    if suffix.lower() == "er":
        return Span(start, stop, span.field), figures
    return Span(start, end, span.field), figures


def calendar_conflict(mention: TimeMention) -> CalendarConflict | None:
    """The conflict of a day given in two calendars, when they are more than a day apart (Umm al-Qura)."""
    value = mention.value
    if value.corresponding is None or not value.alternatives:
        return None
    gaps = [abs((day - value.corresponding).days) for day in value.alternatives]
    if min(gaps) <= _SIGHTING:
        return None
    return CalendarConflict(gregorian=value.alternatives[0], hijri=value.corresponding, days_apart=gaps[0])
