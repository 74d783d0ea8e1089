"""What reading one number needs to know of its text: tokens, times already read, concepts, the units around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claims.model.claim import ConceptMention
from claims.model.span import Field
from claims.model.time import TimeMention
from claims.normalization.quantity.counted import Counted
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.rates import Rate, may_be_rated, read_rate, read_rate_of_thing
from claims.normalization.quantity.reading import Reading
from claims.normalization.quantity.tokens import Kind
from claims.normalization.quantity.units import Unit, unit_after, unit_before

_CHANGE_WINDOW = 10  # tokens before "from 20 to 30" in which "rose" or "fell" makes it a change
_LONGEST_TIME = 400  # code points; a time mention longer than this is no expression
_MOST_TIMES = 8
_SHARES = frozenset({"percent", "per_mille"})


class Context:
    """One field of an article while its numbers are read."""

    def __init__(self, reading: Reading, times: Sequence[TimeMention], concepts: Sequence[ConceptMention], field: Field) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.lexicon = reading.lexicon
        self.field = field
        self.times = sorted((t for t in times if t.span.field is field), key=lambda t: (t.span.start, t.span.end))
        self.time_starts = [t.span.start for t in self.times]
        self.longest_time = min(_LONGEST_TIME, max((len(t.span) for t in self.times), default=0))
        self._asked: tuple[tuple[Number, int], tuple[Unit | None, int]] | None = None  # what was asked last is asked again
        self.counted = Counted(reading, [c for c in concepts if c.span.field is field])

    def in_time(self, first: int, last: int) -> bool:
        """True when tokens `[first, last)` share a character with a time."""
        if not self.times:
            return False
        start = self.reading.starts[first]
        end = self.reading.text.span(self.tokens[first].start, self.tokens[last - 1].end)[1]
        return bool(self.times_at(start, end))

    def times_at(self, start: int, end: int) -> list[TimeMention]:
        """The times that share a character with source `[start, end)`, nearest first."""
        found: list[TimeMention] = []
        index = bisect_left(self.time_starts, end) - 1
        while index >= 0 and self.time_starts[index] >= start - self.longest_time and len(found) < _MOST_TIMES:
            if self.times[index].span.end > start:
                found.append(self.times[index])
            index -= 1
        return found

    def unit_of(self, number: Number, free: int) -> tuple[Unit | None, int]:
        """The unit of a number, with its rate, and the first token it stands on when it stands before."""
        key = (number, free)
        if self._asked is None or self._asked[0] != key:
            self._asked = (key, self._unit_of(number, free))
        return self._asked[1]

    def _unit_of(self, number: Number, free: int) -> tuple[Unit | None, int]:
        unit, first = self._plain_unit_of(number, free)
        if unit is None or unit.rate or not may_be_rated(unit.name, money=unit.money):
            return unit, first
        words, at = self.reading.words, max(number.last, unit.last)
        rate = self.timed(read_rate(words, at, share=unit.name in _SHARES) or read_rate_of_thing(words, at))
        return (unit if rate is None else replace(unit, rate=rate.name, last=rate.last)), first

    def timed(self, rate: Rate | None) -> Rate | None:
        """The rate, unless a longer time stands there: "a year ago"."""
        if rate is None or not self.times:
            return rate
        start, end = self.reading.starts[rate.first], self.reading.text.span(0, self.tokens[rate.last - 1].end)[1]
        return None if any(t.span.end > end or t.span.start < start for t in self.times_at(start, end)) else rate

    def _plain_unit_of(self, number: Number, free: int) -> tuple[Unit | None, int]:
        tokens, text = self.tokens, self.reading.text
        after = unit_after(tokens, number, self.lexicon, text)
        if after is not None and self.in_time(after.first, after.last) and not self.in_time(number.first, number.last):
            after = None
        before = unit_before(tokens, number.first, self.lexicon, text)
        if before is not None and before.first < free:
            before = None
        if before is None or not (after is None or before.money or before.name == "magnitude"):
            return after, number.first
        if after is not None and (after.name == before.name or (after.money and before.shared)):  # "$ 5 millones de pesos"
            return replace(before, last=after.last, name=after.name, shared=after.shared, sign=False), before.first
        return before, before.first

    def change_before(self, at: int) -> bool:
        """True when a verb of change stands shortly before token `at`, in the same sentence."""
        for index in range(at - 1, max(-1, at - 1 - _CHANGE_WINDOW), -1):
            if self.tokens[index].kind is Kind.BREAK or self.tokens[index].text in ".!?;":
                return False
            if self.lexicon.change.match(self.tokens, index) is not None:
                return True
        return False
