"""The ways to mend a weekday that a date does not have: the other weekday, or the nearest days that have the one stated."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from claims.language.fold import Folded, fold, fold_word
from claims.model.span import Span
from claims.model.time import Calendar, TimeMention, Weekday
from claims.normalization.time.expression import Shape, TimeExpression
from claims.normalization.time.find import find_times
from claims.normalization.time.lexicon import Lexicon, lexicon
from claims.normalization.time.weekday import WeekdayMismatch, weekday_mismatch

_PREPOSITION = 12  # characters before the weekday in which its preposition is looked for
_CLDR_FORMS = 2  # wide and short names come in the same order for every weekday, what overlays add does not


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
    words, where = lexicon(language), expression.weekday_span
    if where is not None:
        weekday = _weekday_repair(source, where, mismatch, words)
        if weekday is not None:
            found.append((*weekday, mismatch.day))
    if expression.shape is Shape.DAY and expression.day_span is not None:
        found.extend(_day_repairs(source, expression.day_span, mismatch, mention, words))
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


def _weekday_repair(source: str, span: Span, mismatch: WeekdayMismatch, words: Lexicon) -> tuple[Span, str] | None:
    """The weekday that fits, in the form of the one written; with its preposition where that changes too."""
    start = span.start + source[span.start : span.end].rfind(" ") + 1  # "يوم الاثنين": the name is the last word
    word = source[start : span.end]
    forms = words.weekday_cases
    if not forms:
        name = _weekday_like(word, mismatch.stated, mismatch.actual, words)
        return (Span(start, span.end, span.field), name) if name is not None else None
    before = re.search(r"([^\W\d_]+)\s+\Z", source[max(0, start - _PREPOSITION) : start])
    preposition = before[1] if before else ""
    case = _case(fold_word(word), fold_word(preposition), forms[mismatch.stated], words)
    if case is None:
        return None
    name = _cased(forms[mismatch.actual][case], word)
    changed = _preposition(preposition, mismatch.actual, words)
    if changed is None:
        return Span(start, span.end, span.field), name
    first = start - len(before[0]) if before else start
    return Span(first, span.end, span.field), changed + source[first + len(preposition) : start] + name


def _case(word: str, preposition: str, forms: tuple[str, ...], words: Lexicon) -> int | None:
    """The position of a word among the cases of its weekday; two cases that look alike are told apart by the preposition."""
    found = [position for position, form in enumerate(forms) if fold_word(form) == word]
    if len(found) > 1 and preposition in words.accusative_after:
        return found[1]
    return found[0] if found else None


def _preposition(word: str, weekday: Weekday, words: Lexicon) -> str | None:
    """The preposition as the weekday needs it, None where it stays or there is none."""
    for short, long in words.prepositions:
        if fold_word(word) in (short, long):
            fit = long if weekday in words.long_preposition_before else short
            return None if fold_word(word) == fit else _cased(fit, word)
    return None


def _weekday_like(word: str, stated: Weekday, actual: Weekday, words: Lexicon) -> str | None:
    """The name of `actual` in the form that `word` has for `stated`: the same width and article."""
    folded = fold_word(word).rstrip(".")
    for names in words.weekday_forms[:_CLDR_FORMS]:
        forms, others = names.get(stated, ()), names.get(actual, ())
        position = next((at for at, form in enumerate(forms) if fold_word(form).rstrip(".") == folded), None)
        if position is not None and others:
            return _cased(others[position] if len(others) == len(forms) else others[0], word)
    usual = words.weekday_names.get(actual, ())
    if not usual:
        return None
    stated_usual = fold_word(words.weekday_names[stated][0])
    for article, joined in words.articles:
        name = fold_word(usual[0])
        if not (stated_usual.startswith(article) and name.startswith(article)):
            continue
        if folded.startswith(joined):
            return joined + usual[0][len(article) :]  # للثلاثاء
        if not folded.startswith(article):
            return usual[0][len(article) :]  # يوم ثلاثاء
    return _cased(usual[0], word)


def _cased(name: str, word: str) -> str:
    if not word.endswith("."):
        name = name.rstrip(".")
    if len(word) > 2 and word.isupper():
        return name.upper()
    if word[:1].isupper():
        return name[:1].upper() + name[1:]
    return name[:1].lower() + name[1:] if word[:1].islower() else name


def _day_repairs(
    source: str, span: Span, mismatch: WeekdayMismatch, mention: TimeMention, words: Lexicon
) -> list[tuple[Span, str, date]]:
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
            if figures == "1" and words.first_day and not suffix:
                figures = words.first_day
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
