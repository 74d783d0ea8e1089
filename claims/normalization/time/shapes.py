"""What times look like: regular expressions over the classes of tokens, the same for every language.

Order does not matter: the longest expression that begins first wins, and of equal ones the earlier row.
No pattern nests a quantifier, so matching is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from claims.normalization.time.builders import absolute, clocks, lengths, periods, ranges, relative
from claims.normalization.time.builders.context import Context, Fields
from claims.normalization.time.expression import Shape
from claims.normalization.time.needs import Needs, meets, needs

WEEKDAY = "[Wwzb]"
MONTH = r"(?:Uf?)?(?P<m>[Mmb])(?:[/(][Mm]\)?)?\.?"
DAY = r"(?P<d>d(?:-?x)?\.?|o)"
YEAR = r"(?P<y>y)(?!Z|O)(?:'x)?(?P<era>[aYe0]\.?)?"
RELATIVE_YEAR = r"(?P<ry>[RB]f?Y|Yf?[rB])"
PART_BEFORE = r"(?:(?P<k1>k)[f>P%F']{0,3})?"
PART_AFTER = r"(?:[,f>PT']{0,3}(?P<k2>k))?"
RELATIVE_BEFORE = r"(?:(?P<r1>[RB])f?)?"
RELATIVE_AFTER = r"(?P<r2>[rB])?"
WEEKDAY_BEFORE = rf"(?:7?(?:D,?)?%?{RELATIVE_BEFORE}(?P<w1>{WEEKDAY})\.?{RELATIVE_AFTER}k?[,(]?[f%P'>F=-]{{0,4}})?"
WEEKDAY_AFTER = (
    rf"(?:(?:f\.)?(?:,|-(?=[fc]))?[fPc]{{0,2}}%?(?P<w2>{WEEKDAY})\.?f?(?=[).,_\n]|\Z)|,?\([f%]{{0,2}}(?P<w3>{WEEKDAY})\.?\))?"
)
INNER = r"[fF'>/%-]{0,3}"  # between the day and its month
TO_YEAR = r"[fF'>P,/-]{0,3}Y?[f']?"  # between the month and its year
WORDS = "c(?:[-&]?c){0,5}"  # a spelled number
NUMBER = rf"(?P<n>{WORDS}|[dyn]x?c?)"
LENGTH = rf"(?P<n>{WORDS}|[dyn]x?c?|q)"  # with decimals
SPELLED_YEAR = r"(?P<y>c(?:[-&]?[co]){1,6})(?P<era>[aYe0]\.?)?"
EDGE = "(?:(?P<e>5)[-f']{0,3})?"
HEDGE = "(?:(?P<hg>[G~])f?|[RB]f?)?"
UNITS = "[UY6CKO]"
CENTURY_AFTER = r"(?:[fF']{0,2}(?:C(?P<lc>[rB])|(?P<lc2>[RB])C|(?P<cn>[vo])C|C(?P<cn2>[vo])))?"

_ROWS: tuple[tuple[str, Shape, Callable[[Context], Fields | None], str], ...] = (
    # days
    (
        "day-month-year",
        Shape.DAY,
        absolute.day,
        rf"{PART_BEFORE}{WEEKDAY_BEFORE}{DAY}{INNER}{MONTH}(?:{TO_YEAR}(?:{YEAR}|{RELATIVE_YEAR}))?(?P<r3>[rB])?{WEEKDAY_AFTER}{PART_AFTER}",
    ),
    (
        "month-day-year",
        Shape.DAY,
        absolute.day,
        rf"{PART_BEFORE}{WEEKDAY_BEFORE}(?P<r3>[RB])?{MONTH}[f'-]{{0,2}}(?P<d>dx?|o)(?!%)(?:{TO_YEAR}{YEAR})?{WEEKDAY_AFTER}{PART_AFTER}",
    ),
    ("day-comma-month", Shape.DAY, absolute.day, rf"{WEEKDAY_BEFORE}{DAY},{MONTH},?{YEAR}{WEEKDAY_AFTER}"),
    ("year-month-day", Shape.DAY, absolute.day, rf"{WEEKDAY_BEFORE}(?P<y>y)[af.-]{{0,3}}{MONTH}{INNER}{DAY}{WEEKDAY_AFTER}"),
    ("year-day-month", Shape.DAY, absolute.day, rf"{WEEKDAY_BEFORE}(?P<y>y)[af.,-]{{1,4}}{DAY}{INNER}{MONTH}{WEEKDAY_AFTER}"),
    ("day-month-spelled", Shape.DAY, absolute.spelled_year, rf"{WEEKDAY_BEFORE}{DAY}{INNER}{MONTH}{TO_YEAR}{SPELLED_YEAR}"),
    ("impossible-day", Shape.DAY, absolute.impossible, rf"{WEEKDAY_BEFORE}(?P<d>n(?:-?x)?){INNER}{MONTH}(?:{TO_YEAR}{YEAR})?"),
    (
        "impossible-month-day",
        Shape.DAY,
        absolute.impossible,
        rf"{WEEKDAY_BEFORE}{MONTH}[f'-]{{0,2}}(?P<d>n(?P<sx>x)?)(?:{TO_YEAR}{YEAR})?",
    ),
    (
        "weekday-day",
        Shape.DAY,
        absolute.day_of_weekday,
        rf"(?:%f?)?{RELATIVE_BEFORE}(?P<w1>[Ww]){RELATIVE_AFTER},?f{{0,2}}(?P<dw>%)?f?(?P<d>(?:d(?P<sx>-?x)?|(?<=f)o))%?{PART_AFTER}",
    ),
    (
        "day-of-relative-month",
        Shape.DAY,
        absolute.day_of_relative_month,
        r"(?P<d>d(?:-?x)?|o)%?f{0,3}(?:(?P<r1>[RB])f?(?P<u>U)|(?P<u2>U)f?(?P<r2>[rB]))",
    ),
    ("night-to-day", Shape.DAY, absolute.night_to, rf"(?P<pd>7){DAY}{INNER}{MONTH}(?:{TO_YEAR}{YEAR})?"),
    (
        "holiday",
        Shape.DAY,
        absolute.holiday,
        r"(?:(?<=[PST>F2&34])|(?<=[PST>F2&34]f))(?P<hd>[*])(?:[fF,P]{0,2}(?:(?P<y>y)|(?P<ry>[RB]Y|Y[rB])))?",
    ),
    ("iso", Shape.DAY, absolute.ymd, rf"{WEEKDAY_BEFORE}(?P<iso>I)\.?{WEEKDAY_AFTER}"),
    ("numeric", Shape.DAY, absolute.numeric, rf"{WEEKDAY_BEFORE}(?P<num>N)a?{WEEKDAY_AFTER}"),
    ("numeric-weekday", Shape.DAY, absolute.numeric, rf"%?(?P<w1>{WEEKDAY})\.?[,(]?[f%P'>-]{{0,4}}(?P<pair>[lq])(?![pZOU])"),
    ("numeric-bracket", Shape.DAY, absolute.numeric, rf"(?P<pair>[lq])(?P<dot>\.)?,?\([f%]?(?P<w3>{WEEKDAY})\.?\)"),
    ("slashed-month", Shape.DAY, absolute.numeric, r"%(?P<pair>l)(?!\()"),
    ("hijri", Shape.DAY, absolute.hijri, rf"{PART_BEFORE}{WEEKDAY_BEFORE}{DAY}{INNER}(?P<h>H)(?:[fF,P]{{0,2}}Y?(?P<y>[yn])e?)?"),
    ("hijri-month", Shape.MONTH, absolute.month, r"(?:Uf?)?(?P<h>H)[fF,]{0,2}Y?(?P<y>[yn])e?"),
    # one weekday
    (
        "weekday",
        Shape.WEEKDAY,
        relative.weekday,
        rf"(?P<k1>k)?[f>P%F']{{0,3}}(?P<pd>7)?f?(?P<dw>%)?f?{RELATIVE_BEFORE}(?P<w1>[Ww])(?:\.(?!f?[Pk>]|f?\n))?(?P<k3>k)?{RELATIVE_AFTER}(?:(?P<lw>[RB])U)?{PART_AFTER}",
    ),
    ("weekday-plain", Shape.WEEKDAY, relative.weekday, r"(?P<pd>7)?f?(?P<dw>%)?f?(?P<w1>[Ww])(?P<r2>[rB])?"),
    ("night-between", Shape.WEEKDAY, relative.night_between, r"(?P<k1>k)[fF]{0,2}(?P<w1>[Ww])[>TPf-]{0,2}(?P<w2>[Ww])"),
    # offsets
    ("offset", Shape.OFFSET, relative.offset, rf"{PART_BEFORE}(?P<o>D)(?:[,(]?%?f?(?P<w1>[Ww])\)?)?{PART_AFTER}"),
    ("offset-weekday", Shape.OFFSET, relative.offset, r"(?P<w1>W),?(?P<o>D)"),
    ("relative-unit", Shape.OFFSET, relative.offset, rf"{EDGE}(?P<r1>[RB])f?(?P<u>[UYK])"),
    ("edge-of-unit", Shape.OFFSET, relative.edge, r"(?P<e>5)(?P<of>[-f']{0,3})(?P<u>[UY])"),
    ("unit-relative", Shape.OFFSET, relative.offset, rf"{EDGE}(?P<u>[UYK])f?(?P<r1>[rB])"),
    ("weekend", Shape.OFFSET, relative.weekend, r"(?P<u>#)(?P<r2>[rB])?(?!f?[dcnoMmy&])"),
    ("ago", Shape.OFFSET, relative.offset, rf"{NUMBER}(?P<half>i)?-?(?P<u>{UNITS})(?P<half2>i)?(?P<ago>A)"),
    ("ago-dual", Shape.OFFSET, relative.offset, r"(?P<v>V)(?P<half2>i)?(?P<ago>A)"),
    ("ago-before", Shape.OFFSET, relative.offset, rf"(?P<ago>3)[f~]?(?:{NUMBER}f?(?P<u>{UNITS})|(?P<v>V))(?P<half2>i)?"),
    ("ago-one", Shape.OFFSET, relative.offset, r"(?P<u>[UYKC])(?P<ago>A)"),
    ("ago-one-before", Shape.OFFSET, relative.offset, r"(?P<ago>3)(?P<u>[UYKC])(?![HMmydnorRBWw&cIN8])"),
    ("ahead", Shape.OFFSET, relative.offset, rf"{NUMBER}-?(?P<u>{UNITS})(?P<later>L)"),
    ("ahead-dual", Shape.OFFSET, relative.offset, r"(?P<v>V)(?P<later>L)"),
    ("ahead-one-before", Shape.OFFSET, relative.offset, r"(?P<ahead>4)(?P<u>[UY])(?![HMmydnorRBWw&cIN8fALi])"),
    ("ahead-before", Shape.OFFSET, relative.offset, rf"(?P<ahead>4)[f~]?(?:{NUMBER}f?(?P<u>{UNITS})|(?P<v>V))"),
    # months
    ("month-year", Shape.MONTH, absolute.month, rf"(?:(?P<e>5)[-f'>]{{0,2}})?{MONTH}{TO_YEAR}(?:{YEAR}|{RELATIVE_YEAR})"),
    ("month", Shape.MONTH, absolute.month, rf"(?:(?P<e>5)[-f'>]{{0,2}})?(?:(?P<r1>[RB])f?)?{MONTH}(?P<r2>[rB])?"),
    ("month-spelled", Shape.MONTH, absolute.spelled_year, rf"{EDGE}{MONTH}{TO_YEAR}{SPELLED_YEAR}"),
    # years and longer
    (
        "year-spelled",
        Shape.YEAR,
        periods.spelled_year,
        r"(?:(?P<e>5)[-f]{0,2})?(?:(?P<yw>Y)f?)?(?P<y>c(?:[-&]?[co]){0,6})(?P<era>[aYe0]\.?)?",
    ),
    ("year-far", Shape.YEAR, periods.far_year, r"(?:(?P<yw>Y)f?)?(?P<y>n)(?P<yw2>Y)?(?P<era>[a0]\.?)?"),
    ("year-before-era", Shape.YEAR, periods.far_year, r"(?:(?P<yw>Y)f?)?(?P<y>[yd])(?P<yw2>Y)?(?P<era>0\.?)"),
    (
        "year",
        Shape.YEAR,
        periods.year,
        r"(?:(?P<e>5)[-f]{0,2})?(?:(?P<yw>Y)f?)?(?P<y>y)(?!Z|O)(?P<era>[aYe0]\.?)?(?P<beyond>,?\+)?",
    ),
    ("years", Shape.RANGE, ranges.years, r"(?:Y(?P<p>\()?)?(?P<span>g)(?(p)\))(?:Y|a\.?)?"),
    (
        "year-to-year",
        Shape.RANGE,
        ranges.years,
        r"(?:(?P<from>[fFS2])f?)?(?:Y|6)?(?P<y>y)(?:a|Y)?(?P<to>[T>&u-])f?Y?(?P<y2>y)(?!Z|O)(?:a\.?|Y)?",
    ),
    (
        "days-month",
        Shape.RANGE,
        ranges.days,
        rf"{DAY}(?P<to>[T>-]|&)[f]?(?P<d2>dx?\.?|o){INNER}{MONTH}(?:{TO_YEAR}{YEAR})?(?P<r1>[rB])?",
    ),
    ("joined-days-month", Shape.RANGE, ranges.days, rf"(?P<ds>j){INNER}{MONTH}(?:{TO_YEAR}{YEAR})?(?P<r1>[rB])?"),
    ("month-joined-days", Shape.RANGE, ranges.days, rf"{MONTH}(?P<ds>j)(?:{TO_YEAR}{YEAR})?(?P<r1>[rB])?"),
    ("decade", Shape.DECADE, periods.decade, rf"(?:(?P<e>5)[-f]{{0,3}})?f?'?(?P<n>[ynd])'?-?E(?:Y|6)?{CENTURY_AFTER}"),
    (
        "decade-before",
        Shape.DECADE,
        periods.decade,
        rf"(?:(?P<e>5)[f']{{0,3}})?(?P<lead>6)f{{0,2}}(?P<n>[yndc])(?!U){CENTURY_AFTER}",
    ),
    ("decade-spelled", Shape.DECADE, periods.spelled_decade, r"(?:(?P<e>5)[-f]{0,2}|[PS]f)(?P<n>c)"),
    ("decade-word", Shape.DECADE, periods.decade, rf"(?:(?P<e>5)[-f]{{0,2}})?(?P<x>X)(?:Y|6)?{CENTURY_AFTER}"),
    ("century", Shape.CENTURY, periods.century, r"(?:(?P<n>o|dx?|v[x]?)-?C|C(?P<n2>o|v|d|c))(?P<era>[a0])?"),
    ("century-relative", Shape.CENTURY, periods.century, r"(?:(?P<r1>[RB])C|C(?P<r2>[rB]))"),
    ("season", Shape.SEASON, periods.season, rf"(?P<s>s)(?:[fFP,']{{0,2}}Y?f?(?:{YEAR}|{RELATIVE_YEAR})|(?P<r2>[rB]))"),
    ("season-relative", Shape.SEASON, periods.season, r"(?P<r1>[RB])f?(?P<s>s)"),
    ("season-plain", Shape.SEASON, periods.season, r"(?P<lic>[PS])f?'?(?P<s>s)"),
    ("quarter-code", Shape.QUARTER, periods.quarter, rf"(?P<q>Q)[fF]?(?:{YEAR})?"),
    (
        "quarter",
        Shape.QUARTER,
        periods.quarter,
        rf"(?:(?P<n>o|v|dx?)-?K|K(?P<n2>o|v)|(?P<r1>[RB])f?K(?=[fFP]{{0,2}}Y?[yRBr]))(?:[fFP]{{0,2}}(?:{RELATIVE_YEAR}|Y?f?{YEAR}|Y))?",
    ),
    (
        "half",
        Shape.HALF,
        periods.half,
        rf"(?:(?P<n>o|dx?)-?@|@(?P<n2>o)|(?P<r1>[RB])f?@)[fFP]{{0,3}}(?:{RELATIVE_YEAR}|Y?f?{YEAR}|Y)",
    ),
    # clocks
    (
        "clock",
        Shape.CLOCK,
        clocks.clock,
        r"(?P<lead>[8P>~F,]{0,2})(?P<t>[tq]|d(?:O[dn]?)?|n?(?<=8.)c)O?(?:(?<=O[dn])U(?=,?Z))?(?P<mi>&?i)?f{0,2}(?P<p>p\.?|[f>P']{0,2}k)?(?:,?(?P<z>Z))?(?:\((?P<t2>[tqyn]|d(?:O[dn]?)?)O?(?P<z2>Z)\))?",
    ),
    ("clock-military", Shape.CLOCK, clocks.clock, r"(?P<t4>[yn])O?(?P<z>Z)"),
    (
        "clock-words",
        Shape.CLOCK,
        clocks.clock_words,
        r"(?P<lead8>8)?(?P<hw>h)(?:&?(?P<mi>i)|&(?P<mc>c(?:&c)?|[dn])U?)?[f>P']{0,2}(?P<p>[pk])?(?:,?(?P<z>Z))?",
    ),
    ("clock-half", Shape.CLOCK, clocks.clock_words, r"(?P<half>u)f?(?P<hw>[ho])[f>P']{0,2}(?P<p>[pk])?(?:,?(?P<z>Z))?"),
    (
        "clock-cardinal",
        Shape.CLOCK,
        clocks.clock_words,
        r"(?P<lead8>8)(?P<hc>[cd])(?:&?(?P<mi>i)|&(?P<mi2>c))?[f>P']{0,2}(?P<p>[pk])?(?:,?(?P<z>Z))?",
    ),
    (
        "clock-spoken",
        Shape.CLOCK,
        clocks.spoken,
        r"(?P<lead>[8P>~f]{0,2})(?P<hc>c)(?P<oc>O)?(?P<mi>&?i)?[f>P']{0,3}(?P<p>[pk])?(?:,?(?P<z>Z))?",
    ),
    (
        "clock-minutes-first",
        Shape.CLOCK,
        clocks.spoken,
        r"(?P<lead>[8P>~f]{0,2})(?P<mi>i)(?P<hc>[cdh])(?P<oc>O)?[f>P']{0,3}(?P<p>[pk])?(?:,?(?P<z>Z))?",
    ),
    ("noon", Shape.CLOCK, clocks.noon, r"(?P<lead>[8P>~T]{0,2})(?P<kw>k)(?:,?(?P<z>Z))?(?![f>P%F',7]{0,4}[WwzbdoDMmIN])"),
    # lengths
    (
        "duration",
        Shape.DURATION,
        lengths.duration,
        rf"{HEDGE}{LENGTH}(?P<half>i)?-?[RB]?(?P<u>{UNITS})(?P<half2>i)?(?:-?(?P<age>1))?(?![AL])",
    ),
    (
        "duration-of-two-units",
        Shape.DURATION,
        lengths.two_units,
        rf"{HEDGE}(?:(?P<n>{WORDS}|[dn])-?(?P<u>[UYO])|(?P<v>V))(?:[f&,]|,&)?(?P<n2>{WORDS}|[dn])-?(?P<u2>U)[AL]?",
    ),
    (
        "length-range",
        Shape.DURATION,
        ranges.lengths,
        rf"(?P<from>[fFS2])?f?(?P<n>{WORDS}|[dn])(?P<to>[T>&:-])f?(?P<n2>{WORDS}|[dn])-?(?P<u>{UNITS})",
    ),
    (
        "length-range-dual",
        Shape.DURATION,
        ranges.lengths,
        rf"(?P<from>[fFS2])?f?(?P<v>V)(?P<to>[T>&:-])f?(?P<n2>{WORDS}|[dn])-?(?P<u>{UNITS})",
    ),
    ("length-joined", Shape.DURATION, ranges.lengths, rf"{HEDGE}(?P<span>[jn])-?(?P<u>{UNITS})"),
    ("length-after-unit", Shape.DURATION, lengths.duration, r"(?P<u>U)(?P<n>[cd])(?P<r2>r)"),
    ("duration-adjective", Shape.DURATION, lengths.duration, r"(?P<n>[dyn])-(?P<u>9)"),
    ("dual", Shape.DURATION, lengths.duration, rf"{HEDGE}(?P<v>V)(?P<half2>i)?(?P<r2>[rB])?(?![A])"),
    ("decade-long", Shape.DURATION, lengths.duration, r"(?P<r1>[RB])f?(?P<u>[U6])"),
    ("decade-long-after", Shape.DURATION, lengths.duration, r"(?P<u>[U6])(?P<r1>[rB])"),
    ("anniversary", Shape.ANNIVERSARY, lengths.anniversary, r"(?P<n>o|[dn]\.?-?[x&]?|c)[-f]?J"),
    ("anniversary-after", Shape.ANNIVERSARY, lengths.anniversary, r"J{1,2}f{0,2}(?P<n>[oh]&[oc]|[oh]|[dn]x?|c)"),
)


class Row(NamedTuple):
    """A shape: its name, what it is in general, the function that reads a match, the expression."""

    name: str
    shape: Shape
    build: Callable[[Context], Fields | None]
    pattern: re.Pattern[str]
    needs: Needs


SHAPES = tuple(Row(name, shape, build, re.compile(pattern), needs(pattern)) for name, shape, build, pattern in _ROWS)


@lru_cache(maxsize=4096)
def possible(classes: frozenset[str]) -> tuple[int, ...]:
    """The ranks of the shapes that may stand in a stretch with these classes."""
    return tuple(rank for rank, row in enumerate(SHAPES) if meets(classes, row.needs))
