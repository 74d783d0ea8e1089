"""What makes a bare figure of four digits a year, and not a number of people.

A preposition of time, brackets, a year beside it, or the noun it dates ("the 2016 election", "la elección de 2016"). A figure that
counts the word after it is none. The words are the table `bare_year` of `calendar.toml`; when in doubt, it is no year.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.language.fold import Folded
from claims.normalization.time.lexicon import Lexicon
from claims.normalization.time.tokens import Tokens

_PREPOSITIONS = "P>FSTu2~58"  # classes of words that a year may follow
_COUNTING = tuple("UcndOZpV")  # classes of what a figure counts or belongs to
_YEARS = range(1000, 2101)
_PLAIN = range(1400, 2101)  # a clear preposition is enough; before that more is asked
_MODERN = range(1900, 2061)  # years that news is about
_RECENT = range(1950, 2041)  # years in names: "Euro 2016"
_ROUND = frozenset(range(1000, 2001, 50))  # as often amounts
_BACK = 4  # words between a noun and the year that dates it
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `index` of the tokens, with the word `lead` tokens before it ("year", an edge) left out."""

    tokens: Tokens
    text: Folded
    lexicon: Lexicon
    first: int  # first token of the match
    index: int  # the figure
    end: int  # after the match
    year: int

    def opens_decade(self) -> bool:
        """True after a plural article that makes a round year a decade: "principios de los 2000"."""
        return self.year % 10 == 0 and self.year in _MODERN and self._is(self.index - 1, "decade_article")

    def is_year(self) -> bool:
        """True when the figure is a year rather than an amount."""
        before = self._kind(self.first - 1)
        if self.year not in _YEARS or self._kind(self.end) in _COUNTING or self._is(self.end, "counted"):
            return False
        if before == "(" and self._kind(self.end) in (")", ",", "-"):
            return self.year in _PLAIN
        if before in tuple(_PREPOSITIONS):
            return self._after_preposition(self.first - 1)
        if before == "f" and self._kind(self.first - 2) == "P" and self.year in _MODERN and not self._is(self.first - 1, "of"):
            return self._after_preposition(self.first - 2)  # "en el 2004"
        return (
            self._in_a_list(before)
            or (before == "3" and self._sober())
            or (before == "6" and self._sober())
            or (before == "U" and self._value(self.first - 1) == "years" and self._sober())
            or (self._is(self.first - 1, "year_article") and self._sober() and self.year not in _ROUND)
            or self._before_its_noun()
            or self._after_its_noun(before)
            or self._in_a_name(before)
        )

    def _after_preposition(self, word: int) -> bool:
        if self._is(word, "amounts") or (self._kind(word) == "P" and self._value(word) == "day"):
            return False
        follows = self._noun_follows()
        if self.year not in _PLAIN:
            return not follows and self.year not in _ROUND and (self._is_capital(word) or "month" in self._value(word))
        if self._is(word, "doubtful"):
            return not follows and (self._is_capital(word) or (self.year in _MODERN and self.year not in _ROUND))
        return not follows or (self.year not in _ROUND and not self.lexicon.bare_year["year_word"]) or self._dated(self.end)

    def _in_a_list(self, before: str) -> bool:
        """After another year ("2012, 2016 and 2020"), or before one with "or" between."""
        if not self._sober():
            return False
        if before in (",", "&") or self._is(self.first - 1, "or"):
            return self._kind(self.first - 2) in ("y", "Y") or (before == "&" and self._kind(self.first - 3) == "y")
        joined = self._is(self.end, "or") or self._kind(self.end) == "&"
        same_century = self._kind(self.end + 1) == "y" and self._word(self.end + 1)[:2] == str(self.year)[:2]
        return joined and same_century and self.year not in _ROUND

    def _sober(self) -> bool:
        return self.year in _MODERN and not (self._noun_follows() and self._is_plural(self.end))

    def _before_its_noun(self) -> bool:
        """ "The 2016 presidential election": a noun that has dates, or after an article any noun in the singular."""
        if not self.lexicon.bare_year["before_noun"]:
            return False
        words = [at for at in range(self.end, min(self.end + _AHEAD + 1, len(self.tokens.kinds))) if self._kind(at) != "-"]
        for at in words[:_AHEAD]:
            if self._kind(at) not in ("_", "s", "b", "U", "Y", "J"):
                break
            if not self._word(at)[:1].isalpha():
                return False
            if self._is(at, "dated"):
                return self.year in range(1700, 2101)
            if self._is_plural(at) and not self._is_capital(at):
                return False
        if self.year not in _MODERN or self.year in _ROUND or not words or self._kind(words[0]) != "_":
            return False
        return self._is(self.first - 1, "determiners") and not self._is(words[0], "function")

    def _after_its_noun(self, before: str) -> bool:
        """ "La campaña de 2012", "World Cup 2018": a noun that has dates shortly before."""
        linked = before == "f" and self._is(self.first - 1, "of")
        at, steps = self.first - 1 - linked, 0
        counts = self._noun_follows() and (self._is_plural(self.end) or self.lexicon.bare_year["before_noun"])
        while at >= 0 and steps < _BACK and self._kind(at) in ("_", "f", "s", "c", "o", "-"):
            if self._kind(at) == "_" and not self._word(at)[:1].isalpha():
                break
            if self._is(at, "dated"):
                direct = linked or (steps == 0 and not self._is(at, "numbered"))
                return (direct and not counts) or (self.year in _MODERN and self.year not in _ROUND and not self._noun_follows())
            at, steps = at - 1, steps + (self._kind(at) != "-")
        if not linked or self.year not in _MODERN or self.year in _ROUND:
            return False
        return not counts and (not self._noun_follows() or not self.lexicon.bare_year["year_word"])

    def _in_a_name(self, before: str) -> bool:
        """ "Tokyo 2020", "Евро-2016": after a capitalised word, where scripts have capitals."""
        at = self.first - 1 - (before == "-" and self._glued(self.first))
        if self.year not in _RECENT or self.year in _ROUND or at < 0 or self._kind(at) != "_" or self._noun_follows():
            return False
        long_enough = self.tokens.ends[at] - self.tokens.starts[at] > 1
        return long_enough and self._is_capital(at) and not self._is(at, "numbered") and self._same_line(at)

    def _glued(self, index: int) -> bool:
        return index > 1 and self.tokens.ends[index - 2] == self.tokens.starts[index - 1] == self.tokens.ends[index - 1] - 1

    def _same_line(self, at: int) -> bool:
        return self.tokens.starts[self.first] - self.tokens.ends[at] <= 1

    def _kind(self, at: int) -> str:
        return self.tokens.kinds[at] if 0 <= at < len(self.tokens.kinds) else ""

    def _value(self, at: int) -> str:
        return self.tokens.values[at] if 0 <= at < len(self.tokens.values) else ""

    def _word(self, at: int) -> str:
        return self.text.text[self.tokens.starts[at] : self.tokens.ends[at]] if 0 <= at < len(self.tokens.kinds) else ""

    def _is(self, at: int, table: str) -> bool:
        """True for a word of a table, whatever small words are written together with it."""
        word, words = self._word(at), self.lexicon.bare_year_words[table]
        if not word or word in words:
            return bool(word)
        return any(word.startswith(clitic) and word[len(clitic) :] in words for clitic in self.lexicon.proclitics)

    def _dated(self, at: int) -> bool:
        return self._is(at, "dated")

    def _is_capital(self, at: int) -> bool:
        character = self.text.source[self.text.origin[self.tokens.starts[at]]]
        return character.isupper() or character.istitle()

    def _noun_follows(self) -> bool:
        """True when a word follows that the figure may count."""
        at = self.end
        if self._kind(at) != "_" or not self._word(at)[:1].isalpha() or self._is_capital(at):
            return False
        return not self._is(at, "function")

    def _is_plural(self, at: int) -> bool:
        word, facts = self._word(at), self.lexicon.bare_year
        return len(word) > 3 and word.endswith(tuple(facts["plural"])) and not word.endswith(tuple(facts["not_plural"]))
