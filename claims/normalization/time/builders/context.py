"""A match of a shape with the tokens around it, and what its groups say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.language.fold import Folded
from claims.model.time import Weekday
from claims.normalization.time.builders.numbers import in_pairs, spelled
from claims.normalization.time.classes import Kind
from claims.normalization.time.lexicon import Lexicon
from claims.normalization.time.tokens import Tokens
from claims.normalization.time.years import Figure

Fields = dict[str, Any]
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+\Z")


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
        """The value of a group as a number, in figures or spelled. "Three and six" are two numbers: None."""
        if not self.has(group):
            return None
        start, end = self.match.span(group)
        if end == start + 1:
            return int_of(self.tokens.values[start]) if self.tokens.kinds[start] in "cdynovh" else None
        parts = self.parts(group)
        if not parts or len(parts) == 1:
            return parts[0] if parts else None
        if self.match[group][0] in "dyn" and (len(parts) > 2 or parts[1] != 1000):
            return None  # "2020 three", but "10 thousand"
        return spelled(parts, unit_before_ten=self.lexicon.unit_before_ten)

    def parts(self, group: str) -> list[int] | None:
        """The values of the words of a number; None where one has none."""
        if not self.has(group):
            return None
        kinds, values = self.tokens.kinds, self.tokens.values
        found = [int_of(values[at]) for at in range(*self.match.span(group)) if kinds[at] in "cdynovh"]
        return None if None in found else [part for part in found if part is not None]

    def before(self, count: int = 1) -> str:
        """The classes of the tokens before the match."""
        return self.tokens.classes[max(0, self.match.start() - count) : self.match.start()]

    def after(self) -> str:
        """The class of the token after the match."""
        return self.tokens.classes[self.match.end() : self.match.end() + 1]

    def lead_value(self) -> str:
        """The value of the token before the match."""
        at = self.match.start() - 1
        return self.tokens.values[at] if at >= 0 else ""

    def counts_a_word(self) -> bool:
        """True when a word follows directly, which a number may count: "a las ocho provincias"."""
        return self.after() == Kind.OTHER and self.tokens.values[self.match.end()][:1].isalpha()

    def name_follows(self) -> bool:
        """True when a capitalised word follows directly: "April Jones"."""
        at = self.match.end()
        if self.after() != Kind.OTHER or not self.tokens.values[at][:1].isalpha():
            return False
        character = self.text.source[self.text.origin[self.tokens.starts[at]]]
        return character.isupper() and self.tokens.starts[at] - self.tokens.ends[at - 1] == 1

    def is_capital(self, group: str) -> bool:
        """True when the first token of a group is capitalised."""
        return self.text.source[self.text.origin[self.tokens.starts[self.match.start(group)]]].isupper()

    def word(self, group: str) -> str:
        """The first token of a group, folded."""
        at = self.match.start(group)
        return self.text.text[self.tokens.starts[at] : self.tokens.ends[at]]

    def is_word(self, at: int, table: str) -> bool:
        """True for a token that is a word of a table of `bare_year`, by itself or at the end of a phrase."""
        if at < 0:
            return False
        word = self.text.text[self.tokens.starts[at] : self.tokens.ends[at]]
        return word.rpartition(" ")[2] in self.lexicon.bare_year_words[table]

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

    def is_adjective(self, group: str) -> bool:
        """True for the adjective of a month: "майский"."""
        return "adjective" in (self.value(group) or "")

    def year(self) -> int | None:
        """The year, in the common era; negative before it."""
        year = self.number("y")
        if year is None and self.lexicon.year_in_pairs:
            year = in_pairs(self.parts("y") or ())
        if year is None:
            return None
        if year > 2400 and self.lexicon.year_offset:
            year += self.lexicon.year_offset
        return -year if self.has("era") and self.match["era"].startswith("0") else year

    def part(self) -> str | None:
        """The part of day."""
        for group in ("k1", "k2", "k3"):
            if self.has(group):
                return (self.value(group) or "").split()[0]  # "NI 0" is midnight
        return None

    def relative(self, *groups: str) -> int | None:
        """Last, this or next, from the first group that matched."""
        for group in groups:
            if self.has(group):
                for index in range(self.match.start(group), self.match.end(group)):
                    if self.tokens.kinds[index] in "RrB":
                        return int(self.tokens.values[index].split()[0])
        return None


def int_of(word: str) -> int | None:
    if word.isdigit() and len(word) <= 9:
        return int(word)
    if _GROUPED.match(word):
        return int(re.sub(r"\D", "", word))
    return None
