"""The classes of words and figures that times are made of, one character each.

A text becomes a string of these characters, and what a time looks like becomes a regular expression over that string, the same
for every language. A lower-case name of a member is the name of its table in `calendar.toml`.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a token may be in a time. The values are arbitrary but single characters."""

    # names
    MONTH = "M"
    WEAK_MONTH = "m"  # an abbreviation or an ambiguous name ("May"): counts beside a day, a year or a preposition
    WEEKDAY = "W"
    WEAK_WEEKDAY = "w"  # an ambiguous full name: counts beside a date, the word "day" or a part of day
    SHORT_WEEKDAY = "z"  # an abbreviation: counts beside a date only
    SHORT_EITHER = "b"  # "mar": martes or marzo
    HIJRI_MONTH = "H"
    SEASON = "s"
    PART = "k"  # morning, night
    DAY_OFFSET = "D"  # yesterday
    DECADE = "X"  # a decade as a word: "the nineties"
    DECADE_BEFORE = "6"  # "années" before 1990
    # figures
    DAY = "d"  # 1 to 31
    YEAR = "y"  # 1000 to 2199
    NUMBER = "n"
    ISO = "I"  # year first, three parts
    NUMERIC = "N"  # year last, three parts
    DOTTED = "q"  # 5.42, 23.08
    COLON = "t"  # 5:42
    SLASHED = "l"  # 7/5
    YEARS = "g"  # 1999-2013
    DAYS = "j"  # 3-7
    CARDINAL = "c"  # a spelled number
    ORDINAL = "o"  # a spelled ordinal
    SUFFIX = "x"  # th, er, -го: glued to figures
    DECADE_SUFFIX = "E"  # s, -е: glued to a round year
    ROMAN = "v"
    QUARTER_CODE = "Q"  # Q1
    HOUR = "h"  # an hour of the clock as a word
    MINUTES = "i"  # "and a half"
    HALF_TO = "u"  # "половина" of the hour that follows
    # units
    YEAR_WORD = "Y"
    UNIT = "U"
    UNIT_ADJECTIVE = "9"  # "-летний", after figures and a hyphen
    DUAL = "V"  # a unit that says "two" by its form
    CENTURY = "C"
    QUARTER = "K"
    WEEKEND = "#"  # with the word before it: "over the weekend"
    WEEK_TO = "!"  # "the week to": the seven days up to the day named
    HOLIDAY = "*"  # Christmas: a fixed day of the year, or Easter
    HALF = "@"  # half of a year: "semestre", النصف
    CLOCK = "O"  # o'clock, часов, h
    CLOCK_BEFORE = "8"  # الساعة
    HALF_DAY = "p"  # a.m., p.m.
    ZONE = "Z"
    DAY_WORD = "%"  # يوم, dia, день
    ERA = "a"  # the year before it is of the common era, or Hijri: "г.", م
    HIJRI_ERA = "e"
    BEFORE_ERA = "0"  # BC: no verdict on such a year
    AGE = "1"  # "old", after a unit
    ANNIVERSARY = "J"
    # little words
    LINK = "f"  # of, de, the: between the parts of a date
    ON = "P"  # in, on, at
    TO_OR_ON = ">"  # à, по: "in" as well as "to"
    FROM = "F"
    TO = "T"
    SINCE = "S"
    BETWEEN = "2"
    AND = "&"
    BEYOND = "+"
    EDGE = "5"  # early, mid, late
    OR = ":"
    ABOUT = "~"
    HEDGE = "G"  # more than, nearly, at least: before a length
    RELATIVE_BEFORE = "R"  # last, next, this: before its noun
    RELATIVE_AFTER = "r"
    RELATIVE_BOTH = "B"
    AGO = "A"  # after the length
    AGO_BEFORE = "3"
    AHEAD = "L"  # after the length: "later"
    AHEAD_BEFORE = "4"
    NIGHT_TO = "7"  # "в ночь на": the night that ends on the day named
    CORRESPONDING = "="
    # marks
    COMMA = ","
    STOP = "."
    OPEN = "("
    CLOSE = ")"
    SLASH = "/"
    DASH = "-"
    APOSTROPHE = "'"
    BREAK = "\n"
    OTHER = "_"


MARKS = {
    ",": Kind.COMMA,
    "،": Kind.COMMA,
    "、": Kind.COMMA,
    "፡": Kind.COMMA,
    "፣": Kind.COMMA,
    "፥": Kind.COMMA,
    ".": Kind.STOP,
    "(": Kind.OPEN,
    "[": Kind.OPEN,
    ")": Kind.CLOSE,
    "]": Kind.CLOSE,
    "/": Kind.SLASH,
    "-": Kind.DASH,
    "~": Kind.DASH,
    "〜": Kind.DASH,
    "'": Kind.APOSTROPHE,
    "\n": Kind.BREAK,
}
"""Punctuation, folded, that may stand inside a time."""

NAMES = {kind.name.lower(): kind for kind in Kind}
"""Classes by the name of their table."""
