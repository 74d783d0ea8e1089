"""Asides inside quotation marks that say who speaks: « We are ready, says the captain. We sail at dawn. »

The aside is set off by commas or dashes, opens with a verb of saying and names its subject behind it. The words before and after
it are the quotation, the aside is the author's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.normalization.attribution.lexicon import Reporting, Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.words import Word

_ASIDE = 14  # words of an aside
_BESIDE = 5  # words of what is put beside its subject: ", a retired postman."
_ENDS = ".!?…;"
_DASHES = "—–"


def split_asides(source: str, words: Sequence[Word], quoted: Sequence[Quoted], lexicon: Reporting) -> tuple[Quoted, ...]:
    """The quoted runs, those that an aside cuts in their parts. Linear in the quoted words."""
    if not lexicon.asides:
        return tuple(sorted(quoted, key=lambda one: (one.outer_start, -one.outer_end)))
    starts = [word.start for word in words]
    reader = _Reader(source, words, lexicon)
    found: list[Quoted] = []
    for one in quoted:
        first, last = bisect_left(starts, one.start), bisect_left(starts, one.end)
        found.extend(reader.parts(one, first, last) if one.depth == 0 else (one,))
    return tuple(sorted(found, key=lambda one: (one.outer_start, -one.outer_end)))


class _Reader:
    def __init__(self, source: str, words: Sequence[Word], lexicon: Reporting) -> None:
        self.source, self.words, self.lexicon = source, words, lexicon

    def parts(self, quoted: Quoted, first: int, last: int) -> Iterator[Quoted]:
        """The parts of a quotation around its asides."""
        rest, begin = quoted, first
        index = first + 1
        while index < last:
            end = self._aside(index, last)
            if end is None:
                index += 1
                continue
            stop = self.words[index - 1].end
            yield replace(rest, end=stop, outer_end=stop, closed=True)
            if end >= last:
                return
            at = self.words[end].start
            rest, begin = replace(rest, start=at, outer_start=at, continues=True, depth=0), end
            index = begin + 1
        yield rest

    def _gap(self, index: int) -> str:
        return self.source[self.words[index - 1].end : self.words[index].start]

    def _aside(self, index: int, last: int) -> int | None:
        """The word after the aside that opens at word `index`, None when none does."""
        gap = self._gap(index)
        dashed = any(mark in gap for mark in _DASHES)
        if not dashed and "," not in gap:
            return None
        verb = index
        while verb < last and verb - index < 3 and self.words[verb].text in self.lexicon.sets["between"]:
            verb += 1
        match = self.lexicon.cues.match(self.words, verb, last) if verb < last else None
        if match is None or match[1].role is not Role.VERB:
            return None
        subject = match[0]
        while subject < last and subject - match[0] < 2 and not self._pauses(subject) and self._beside_verb(subject):
            subject += 1
        if subject >= last or self._pauses(subject) or not self._names(subject, dashed=dashed):
            return None
        return self._end(subject, last, dashed=dashed)

    def _beside_verb(self, index: int) -> bool:
        text = self.words[index].text
        return self.lexicon.holds("between", text) and not self.lexicon.holds("openers", text)

    def _pauses(self, index: int) -> bool:
        return any(mark in self._gap(index) for mark in _ENDS + _DASHES + ",:")

    def _names(self, index: int, *, dashed: bool) -> bool:
        """True for a word that may open the subject of the aside; between dashes nearly any may."""
        word = self.words[index]
        if self.lexicon.holds("never_speaks", word.text) or self.lexicon.holds("complementisers", word.text):
            return False
        if dashed or word.capital or any(self.lexicon.holds(name, word.text) for name in ("pronouns", "openers", "possessives")):
            return True
        return not self.lexicon.sets["openers"] and any(
            table.match(self.words, index) is not None for table in (self.lexicon.roles, self.lexicon.titles, self.lexicon.bodies)
        )

    def _end(self, subject: int, last: int, *, dashed: bool) -> int | None:
        for index in range(subject + 1, min(last, subject + _ASIDE) + 1):
            if index >= last:
                return last
            gap = self._gap(index)
            if any(mark in gap for mark in _ENDS) or (dashed and any(mark in gap for mark in _DASHES)):
                return index
            if not dashed and "," in gap:
                return self._beside(index, last) or index
        return None

    def _beside(self, index: int, last: int) -> int | None:
        """Where what stands beside the subject ends: a few words up to the full stop."""
        if any(self.lexicon.holds(name, self.words[index].text) for name in ("begins", "pronouns", "relatives", "complementisers")):
            return None
        for end in range(index + 1, min(last, index + _BESIDE) + 1):
            if end >= last or any(mark in self._gap(end) for mark in _ENDS):
                return end
            if self._pauses(end):
                return None
        return None
