"""What times look like: regular expressions over the classes of tokens, the same for every language.

Order does not matter: the longest expression that begins first wins, and of equal ones the earlier row.
No pattern nests a quantifier, so matching is linear.
"""

from __future__ import annotations

import re

from claims.normalization.time.expression import Shape

WEEKDAY = "[Wwzb]"
MONTH = r"(?:Uf?)?(?P<m>[Mmb])(?:[/(][Mm]\)?)?\.?"
DAY = r"(?P<d>d(?:-?x)?\.?|o)"
YEAR = r"(?P<y>y)(?!Z|O)(?P<era>[aYe0]\.?)?"
RELATIVE_YEAR = r"(?P<ry>[RB]f?Y|Yf?[rB])"
PART_BEFORE = r"(?:(?P<k1>k)[f>P%F']{0,3})?"
PART_AFTER = r"(?:[,f>P']{0,3}(?P<k2>k))?"
RELATIVE_BEFORE = r"(?:(?P<r1>[RB])f?)?"
RELATIVE_AFTER = r"(?P<r2>[rB])?"
WEEKDAY_BEFORE = rf"(?:7?%?{RELATIVE_BEFORE}(?P<w1>{WEEKDAY})\.?{RELATIVE_AFTER}k?[,(]?[f%P'>F=-]{{0,4}})?"
WEEKDAY_AFTER = rf"(?:(?:f\.)?,?[fP]{{0,2}}%?(?P<w2>{WEEKDAY})\.?f?(?=[).,_\n]|\Z)|,?\([f%]{{0,2}}(?P<w3>{WEEKDAY})\.?\))?"
INNER = r"[fF'>/%-]{0,3}"  # between the day and its month
TO_YEAR = r"[fF'>P,/-]{0,3}Y?[f']?"  # between the month and its year
NUMBER = r"(?P<n>c(?:[-&]?c)?|[dyn]x?)"
LENGTH = r"(?P<n>c(?:[-&]?c)?|[dyn]x?|q)"  # with decimals
UNITS = "[UY6CKO]"
CENTURY_AFTER = r"(?:[fF']{0,2}(?:C(?P<lc>[rB])|(?P<lc2>[RB])C|(?P<cn>[vo])C|C(?P<cn2>[vo])))?"

_ROWS: tuple[tuple[str, Shape, str], ...] = (
    # days
    (
        "day-month-year",
        Shape.DAY,
        rf"{PART_BEFORE}{WEEKDAY_BEFORE}{DAY}{INNER}{MONTH}(?:{TO_YEAR}(?:{YEAR}|{RELATIVE_YEAR}))?(?P<r3>[rB])?{WEEKDAY_AFTER}{PART_AFTER}",
    ),
    (
        "month-day-year",
        Shape.DAY,
        rf"{PART_BEFORE}{WEEKDAY_BEFORE}(?P<r3>[RB])?{MONTH}[f'-]{{0,2}}(?P<d>dx?|o)(?!%)(?:{TO_YEAR}{YEAR})?{WEEKDAY_AFTER}{PART_AFTER}",
    ),
    ("day-comma-month", Shape.DAY, rf"{WEEKDAY_BEFORE}{DAY},{MONTH},?{YEAR}{WEEKDAY_AFTER}"),
    ("year-month-day", Shape.DAY, rf"{WEEKDAY_BEFORE}(?P<y>y)[af.-]{{0,3}}{MONTH}{INNER}{DAY}{WEEKDAY_AFTER}"),
    ("year-day-month", Shape.DAY, rf"{WEEKDAY_BEFORE}(?P<y>y)[af.,-]{{1,4}}{DAY}{INNER}{MONTH}{WEEKDAY_AFTER}"),
    ("iso", Shape.DAY, rf"{WEEKDAY_BEFORE}(?P<iso>I)\.?{WEEKDAY_AFTER}"),
    ("numeric", Shape.DAY, rf"{WEEKDAY_BEFORE}(?P<num>N)a?{WEEKDAY_AFTER}"),
    ("numeric-weekday", Shape.DAY, rf"%?(?P<w1>{WEEKDAY})\.?[,(]?[f%P'>-]{{0,4}}(?P<pair>[lq])(?![pZOU])"),
    ("numeric-bracket", Shape.DAY, rf"(?P<pair>[lq])(?P<dot>\.)?,?\([f%]?(?P<w3>{WEEKDAY})\.?\)"),
    ("slashed-month", Shape.DAY, r"%(?P<pair>l)(?!\()"),
    ("hijri", Shape.DAY, rf"{PART_BEFORE}{WEEKDAY_BEFORE}{DAY}{INNER}(?P<h>H)(?:[fF,P]{{0,2}}Y?(?P<y>[yn])e?)?"),
    ("hijri-month", Shape.MONTH, r"(?:Uf?)?(?P<h>H)[fF,]{0,2}Y?(?P<y>[yn])e?"),
    # one weekday
    (
        "weekday",
        Shape.WEEKDAY,
        rf"(?P<k1>k)?[f>P%F']{{0,3}}(?P<pd>7)?f?(?P<dw>%)?f?{RELATIVE_BEFORE}(?P<w1>[Ww])\.?(?P<k3>k)?{RELATIVE_AFTER}(?:(?P<lw>[RB])U)?{PART_AFTER}",
    ),
    ("weekday-plain", Shape.WEEKDAY, r"(?P<pd>7)?f?(?P<dw>%)?f?(?P<w1>[Ww])(?P<r2>[rB])?"),
    # offsets
    ("offset", Shape.OFFSET, rf"{PART_BEFORE}(?P<o>D)(?:[,(]?%?f?(?P<w1>W)\)?)?{PART_AFTER}"),
    ("offset-weekday", Shape.OFFSET, r"(?P<w1>W),?(?P<o>D)"),
    ("relative-unit", Shape.OFFSET, r"(?P<r1>[RB])f?(?P<u>[UYK])"),
    ("unit-relative", Shape.OFFSET, r"(?P<u>[UYK])f?(?P<r1>[rB])"),
    ("ago", Shape.OFFSET, rf"{NUMBER}(?P<half>i)?-?(?P<u>{UNITS})(?P<half2>i)?(?P<ago>A)"),
    ("ago-dual", Shape.OFFSET, r"(?P<v>V)(?P<half2>i)?(?P<ago>A)"),
    ("ago-before", Shape.OFFSET, rf"(?P<ago>3)[f~]?(?:{NUMBER}f?(?P<u>{UNITS})|(?P<v>V))(?P<half2>i)?"),
    ("ago-one", Shape.OFFSET, r"(?P<u>[UYK])(?P<ago>A)"),
    ("ago-one-before", Shape.OFFSET, r"(?P<ago>3)(?P<u>[UYK])(?![HMmydnorRBWw&cIN8])"),
    ("ahead", Shape.OFFSET, rf"{NUMBER}-?(?P<u>{UNITS})(?P<later>L)"),
    ("ahead-dual", Shape.OFFSET, r"(?P<v>V)(?P<later>L)"),
    ("ahead-before", Shape.OFFSET, rf"(?P<ahead>4)[f~]?(?:{NUMBER}f?(?P<u>{UNITS})|(?P<v>V))"),
    # months
    ("month-year", Shape.MONTH, rf"(?:(?P<e>5)[-f'>]{{0,2}})?{MONTH}{TO_YEAR}(?:{YEAR}|{RELATIVE_YEAR})"),
    ("month", Shape.MONTH, rf"(?:(?P<e>5)[-f'>]{{0,2}})?(?:(?P<r1>[RB])f?)?{MONTH}(?P<r2>[rB])?"),
    # years and longer
    ("year", Shape.YEAR, r"(?:(?P<e>5)[-f]{0,2})?(?:(?P<yw>Y)f?)?(?P<y>y)(?!Z|O)(?P<era>[aYe0]\.?)?(?P<beyond>,?\+)?"),
    ("years", Shape.RANGE, r"(?:Y(?P<p>\()?)?(?P<span>g)(?(p)\))(?:Y|a\.?)?"),
    ("year-to-year", Shape.RANGE, r"(?:(?P<from>[fFS2])f?)?(?:Y|6)?(?P<y>y)(?:a|Y)?(?P<to>[T>&u-])f?Y?(?P<y2>y)(?!Z|O)(?:a\.?|Y)?"),
    ("days-month", Shape.RANGE, rf"{DAY}(?P<to>[T>-]|(?<=[F2fx].)&)[f]?(?P<d2>dx?\.?|o){INNER}{MONTH}(?:{TO_YEAR}{YEAR})?"),
    ("joined-days-month", Shape.RANGE, rf"(?P<ds>j){INNER}{MONTH}(?:{TO_YEAR}{YEAR})?"),
    ("month-joined-days", Shape.RANGE, rf"{MONTH}(?P<ds>j)(?:{TO_YEAR}{YEAR})?"),
    ("decade", Shape.DECADE, rf"(?:(?P<e>5)[-f]{{0,3}})?f?'?(?P<n>[ynd])'?-?E(?:Y|6)?{CENTURY_AFTER}"),
    ("decade-before", Shape.DECADE, rf"(?:(?P<e>5)[f']{{0,3}})?(?P<lead>6)f{{0,2}}(?P<n>[yndc])(?!U){CENTURY_AFTER}"),
    ("decade-word", Shape.DECADE, rf"(?:(?P<e>5)[-f]{{0,2}})?(?P<x>X)(?:Y|6)?{CENTURY_AFTER}"),
    ("century", Shape.CENTURY, r"(?:(?P<n>o|dx?|v[x]?)-?C|C(?P<n2>o|v|d))"),
    ("century-relative", Shape.CENTURY, r"(?:(?P<r1>[RB])C|C(?P<r2>[rB]))"),
    ("season", Shape.SEASON, rf"(?P<s>s)(?:[fFP,']{{0,2}}Y?f?(?:{YEAR}|{RELATIVE_YEAR})|(?P<r2>[rB]))"),
    ("season-relative", Shape.SEASON, r"(?P<r1>[RB])f?(?P<s>s)"),
    ("season-plain", Shape.SEASON, r"(?P<lic>[PS])f?'?(?P<s>s)"),
    ("quarter-code", Shape.QUARTER, rf"(?P<q>Q)[fF]?(?:{YEAR})?"),
    ("quarter", Shape.QUARTER, rf"(?:(?P<n>o|v|dx?)-?K|K(?P<n2>o|v))[fFP]{{0,2}}Y?(?:{YEAR}|{RELATIVE_YEAR})?"),
    # clocks
    (
        "clock",
        Shape.CLOCK,
        r"(?P<lead>[8P>~F,]{0,2})(?P<t>[tq]|d(?:O[dn]?)?|n?(?<=8.)c)O?f{0,2}(?P<p>p\.?|[f>P']{0,2}k)?(?P<z>Z)?(?:\((?P<t2>[tqyn]|d(?:O[dn]?)?)O?(?P<z2>Z)\))?",
    ),
    ("clock-military", Shape.CLOCK, r"(?P<t4>[yn])O?(?P<z>Z)"),
    ("clock-words", Shape.CLOCK, r"(?P<lead8>8)?(?P<hw>h)(?:&?(?P<mi>i)|&(?P<mc>c(?:&c)?)U?)?[f>P']{0,2}(?P<p>[pk])?(?P<z>Z)?"),
    ("clock-half", Shape.CLOCK, r"(?P<half>u)f?(?P<hw>[ho])[f>P']{0,2}(?P<p>[pk])?(?P<z>Z)?"),
    ("clock-cardinal", Shape.CLOCK, r"(?P<lead8>8)(?P<hc>[cd])(?:&?(?P<mi>i)|&(?P<mi2>c))?[f>P']{0,2}(?P<p>[pk])?(?P<z>Z)?"),
    # lengths
    ("duration", Shape.DURATION, rf"(?:[RB]f?)?{LENGTH}(?P<half>i)?-?[RB]?(?P<u>{UNITS})(?P<half2>i)?(?:-?(?P<age>1))?(?![AL])"),
    ("duration-adjective", Shape.DURATION, r"(?P<n>[dyn])-(?P<u>9)"),
    ("dual", Shape.DURATION, r"(?P<v>V)(?P<half2>i)?(?P<r2>[rB])?(?![A])"),
    ("decade-long", Shape.DURATION, r"(?P<r1>[RB])f?(?P<u>[U6])"),
    ("anniversary", Shape.ANNIVERSARY, r"(?P<n>o|[dn]\.?-?[x&]?|c)[-f]?J"),
    ("anniversary-after", Shape.ANNIVERSARY, r"J{1,2}f{0,2}(?P<n>o|h|[dn]x?|c)"),
)

SHAPES = tuple((name, shape, re.compile(pattern)) for name, shape, pattern in _ROWS)
