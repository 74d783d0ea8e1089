"""Folded text to tokens: one class character, a value and two offsets each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.language.fold import Folded
from claims.model.span import Field, Span
from claims.normalization.time.classes import MARKS, Kind
from claims.normalization.time.lexicon import Lexicon

_ROMAN = re.compile(r"(?=[ivx])(x{0,2}(?:ix|iv|v?i{0,3}))(?:e|eme)?\Z")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_URL = re.compile(r"https?://\S{1,2000}|www\.\S{1,2000}")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\Z")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\Z")
_YEARS = re.compile(r"([12]\d{3})[-/]([12]\d{3}|\d{2})\Z")
_DAYS = re.compile(r"(\d{1,2})-(\d{1,2})\Z")
_PAIRS = {":": Kind.COLON, ".": Kind.DOTTED, "/": Kind.SLASHED}
_PAIR = re.compile(r"\d{1,2}([:./])\d{1,2}\Z")
_CLOCK = re.compile(r"\d{1,2}:\d{2}:\d{2}\Z")
_MONEY = "$€£¥₽₴₺﷼%°§№#"
_FIGURES = "dynqtjlNI"
_TATWEEL = "\u0640"  # closes abbreviations: 1446هـ
_LONGEST = 40  # no word of a time is longer; longer runs are looked up nowhere


@dataclass(slots=True)
class Tokens:
    """Parallel lists: `kinds` joined is what shapes are matched against."""

    kinds: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    classes: str = ""

    def add(self, kind: str, value: str, start: int, end: int) -> None:
        """Append one token."""
        self.kinds.append(kind)
        self.values.append(value)
        self.starts.append(start)
        self.ends.append(end)


def tokenize(text: Folded, lexicon: Lexicon) -> Tokens:
    """Classify every word, figure and mark of a text. Linear in its length."""
    folded = text.text
    matches = [(m.start(), m.end()) for m in lexicon.token.finditer(folded)]
    urls = [m.span() for m in _URL.finditer(folded)] if "://" in folded or "www." in folded else []
    found = Tokens()
    index, count = 0, len(matches)
    while index < count:
        start, end = matches[index]
        while urls and urls[0][1] <= start:
            urls.pop(0)
        if urls and urls[0][0] <= start:
            found.add(Kind.OTHER, "", start, end)
            index += 1
            continue
        if end - start > _LONGEST:
            found.add(Kind.OTHER, "", start, end)
            index += 1
            continue
        word = folded[start:end]
        if word in lexicon.phrases:
            used = _phrase(text, lexicon, matches, index, found)
            if used:
                index += used
                continue
        first = word[0]
        if first.isdigit() and word not in lexicon.words:
            _add_figure(folded, start, end, word, found)
        elif first.isalnum():
            _add_word(text, lexicon, start, end, word, found)
        else:
            found.add(MARKS.get(word, Kind.OTHER), word, start, end)
        index += 1
    found.classes = "".join(found.kinds)
    return found


def _phrase(text: Folded, lexicon: Lexicon, matches: list[tuple[int, int]], index: int, found: Tokens) -> int:
    """Append the longest phrase that begins here; how many words it took, 0 for none."""
    folded = text.text
    for words, entry in lexicon.phrases[folded[matches[index][0] : matches[index][1]]]:
        size = len(words)
        if index + size > len(matches):
            continue
        if all(folded[matches[index + k][0] : matches[index + k][1]] == words[k] for k in range(1, size)):
            start, end = matches[index][0], matches[index + size - 1][1]
            if entry.capital and not _is_capital(text, start):
                continue
            found.add(entry.kind, entry.value, start, end)
            return size
    return 0


def _add_word(text: Folded, lexicon: Lexicon, start: int, end: int, word: str, found: Tokens) -> None:
    suffix = lexicon.suffixes.get(word)
    if suffix is not None and _is_glued(found, start, suffix.kind):
        found.add(suffix.kind, suffix.value, start, end)
        return
    result = lexicon.look_up(word)
    if result is not None:
        entry, clitic = result
        kind, value = str(entry.kind), entry.value
        if entry.capital and not _is_capital(text, start):
            kind = Kind.OTHER
        elif entry.lower and _is_capital(text, start) and not _opens_sentence(found):
            kind = {Kind.MONTH: Kind.WEAK_MONTH, Kind.WEEKDAY: Kind.WEAK_WEEKDAY}.get(entry.kind, entry.kind)
            value = f"{value} full" if entry.kind is Kind.MONTH else value
        if kind != Kind.OTHER or entry.kind in (Kind.MONTH, Kind.WEEKDAY):
            if word[:clitic].startswith("و"):
                found.add(Kind.AND, "", start, start + 1)
            article = 2 if clitic > 1 and word[:clitic].endswith("ال") else 0
            found.add(kind, value, start + clitic - article, end)
            return
    roman = _ROMAN.match(word) if len(word) <= 8 and word[0] in _ROMAN_DIGITS else None
    if roman:
        found.add(Kind.ROMAN, str(_roman(roman[1])), start, end)
        return
    found.add(Kind.OTHER, word if len(word) < 20 else "", start, end)


def _is_glued(found: Tokens, start: int, kind: Kind) -> bool:
    """True for a suffix that is written together with a figure, or joined to it by a hyphen, a stop or an apostrophe."""
    if not found.ends or found.ends[-1] != start:
        return False
    last = found.kinds[-1]
    if kind is Kind.DECADE_SUFFIX:
        return last in "yn-'" or (last == Kind.DAY and found.kinds[-2:-1] == ["'"])
    return last in _FIGURES or (last in "-.'" and len(found.kinds) > 1 and found.kinds[-2] in _FIGURES)


def _is_capital(text: Folded, start: int) -> bool:
    character = text.source[text.origin[start]]
    return character.isupper() or character.istitle()


def _opens_sentence(found: Tokens) -> bool:
    return not found.kinds or found.kinds[-1] in "\n.(" or found.values[-1] in ("!", "?", ":", '"', "«", "“", "-", "—")


def _roman(word: str) -> int:
    total = 0
    for index, letter in enumerate(word):
        value = _ROMAN_DIGITS[letter]
        following = _ROMAN_DIGITS[word[index + 1]] if index + 1 < len(word) else 0
        total += -value if value < following else value
    return total


def _add_figure(folded: str, start: int, end: int, word: str, found: Tokens) -> None:
    found.add(_figure(folded, start, end, word, found), word, start, end)


def _figure(folded: str, start: int, end: int, word: str, found: Tokens) -> str:
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    if before in _MONEY or after in "%°" or (before in "+_." and (start < 2 or not folded[start - 2].isspace())):
        return Kind.NUMBER if after in "%°" or before in _MONEY else Kind.OTHER
    if before == "-" and start > 1 and "a" <= folded[start - 2] <= "z" and len(word) < 4:
        return Kind.OTHER  # Su-30, COVID-19
    if "a" <= before <= "z" and not (found.kinds and found.kinds[-1] == Kind.CLOCK):
        return Kind.OTHER  # cop28, but 20h15
    if word.isdigit():
        if len(word) <= 2:
            return Kind.DAY if 1 <= int(word) <= 31 else Kind.NUMBER
        return Kind.YEAR if len(word) == 4 and word[0] in "12" else Kind.NUMBER
    if len(word) > 10:
        return Kind.OTHER if word.count("-") > 1 else Kind.NUMBER
    if _ISO.match(word):
        return Kind.ISO
    if _NUMERIC.match(word):
        return Kind.NUMERIC
    years = _YEARS.match(word)
    if years and (len(years[2]) == 4 or "/" in word or int(years[2]) > int(word[2:4])):
        return Kind.YEARS
    days = _DAYS.match(word)
    if days and 1 <= int(days[1]) < int(days[2]) <= 31:
        return Kind.DAYS
    pair = _PAIR.match(word)
    if pair:
        return _PAIRS[pair[1]]
    if _CLOCK.match(word):
        return Kind.COLON
    return Kind.NUMBER


def token_span(text: Folded, tokens: Tokens, first: int, last: int, field: Field) -> Span:
    """The place in the article of tokens `[first, last)`; a tatweel that closes an abbreviation is inside."""
    start, end = text.span(tokens.starts[first], tokens.ends[last - 1])
    while end < len(text.source) and text.source[end] == _TATWEEL:
        end += 1
    return Span(start, end, field)
