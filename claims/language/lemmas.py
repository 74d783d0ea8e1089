"""Lemmas from simplemma's dictionaries, read where they are asked: the only importer of simplemma.

A dictionary is one stream of sorted keys, each stored as what it does not share with the key before it. simplemma's own reader of
packed dictionaries walks the whole stream to index it, 0.6 s for the largest of ours. This one cuts the stream with a regular
expression at the records that share no more than the first bytes of their key, and cuts a section again when a word falls into it:
0.1 s, little memory, and the same answers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import frontcode
from simplemma.strategies.dictionaries.dictionary_factory import CachingDictionaryFactory, DecodedStrMapping, _read_decompressed

_STEP = 4  # bytes of a key by which sections are told apart, more at every cut: 2,000 to 40,000 sections at the first
_DEEPEST = 30
_SHORT = 512  # bytes, some eighty records: such a section is read through
_SAME = frontcode._SAME_AS_PREV


def lemma(word: str, language: str) -> str:
    """The lemma of a word as simplemma gives it; the word itself, lower case, when nothing is known of it."""
    found: str = _lemmatizer().lemmatize(word, lang=language)
    return found


@cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_Factory()))


class _Factory(CachingDictionaryFactory):
    """Gives our view of a dictionary."""

    __slots__ = ()

    def _get_dictionary_uncached(self, lang: str) -> Packed:
        return Packed(lang)


@cache
def _section(depth: int) -> re.Pattern[bytes]:
    """A record that shares `depth` bytes or fewer, then all those that share more: bytes shared, new bytes, value.

    Lengths that are tried first are the most frequent; a word of more than 63 new bytes is left to be met alone.
    """
    frequent = (2, 4, 6, 8, 10, 0, 12, 1, 3, 5, 7, 9, 11, 13)
    order = (*frequent, *(length for length in range(64) if length not in frequent))
    sized = b"|".join(re.escape(bytes([length])) + b".{%d}" % length for length in order)
    rest = rb"(?>%b)(?>\x%02x|[^\x%02x](?>%b))" % (sized, _SAME, _SAME, sized)
    return re.compile(rb"[\x00-\x%02x]%b(?:[\x%02x-\x7f]%b)*+" % (depth, rest, depth + 1, rest), re.DOTALL)


class Packed(DecodedStrMapping):
    """A read-only view of a front-coded dictionary; see the module."""

    __slots__ = ("_count", "_cuts", "_data", "_reverse", "_start")

    def __init__(self, lang: str) -> None:
        self._data: bytes = _read_decompressed(lang)
        self._reverse, self._count, self._start = frontcode._read_header(self._data)
        self._cuts: dict[tuple[int, int], tuple[list[bytes], list[int]]] = {}
        self._cut(self._start, len(self._data), b"", _STEP)

    def _cut(self, start: int, end: int, key: bytes, depth: int) -> tuple[list[bytes], list[int]]:
        """The first keys of the sections of `[start, end)` and where they start; none starts with the value of the one before."""
        if (start, depth) in self._cuts:
            return self._cuts[start, depth]
        firsts, starts, data, match = [], [], self._data, _section(depth).match
        at = start
        while at < end:
            met = match(data, at, end)
            if met:
                shared, length, after = data[at], data[at + 1], at + 2
            else:
                shared, after = frontcode._read_varint(data, at)
                length, after = frontcode._read_varint(data, after)
            if shared <= depth:
                key = key[:shared] + data[after : after + length]
                if data[after + length] != _SAME:
                    firsts.append(key)
                    starts.append(at)
            at = met.end() if met else self._after_value(after + length)
        self._cuts[start, depth] = firsts, starts
        return firsts, starts

    def _after_value(self, at: int) -> int:
        if self._data[at] == _SAME:
            return at + 1
        length, after = frontcode._read_varint(self._data, at + 1)
        return after + length

    def _lookup(self, key: str) -> str | None:
        target = key.encode()[:: -1 if self._reverse else 1]
        start, end, first, depth = self._start, len(self._data), b"", 0
        while end - start > _SHORT and depth < _DEEPEST:
            depth += _STEP
            firsts, starts = self._cut(start, end, first, depth)
            at = bisect_right(firsts, target) - 1
            if at < 0:
                return None
            first, start, end = firsts[at], starts[at], starts[at + 1] if at + 1 < len(starts) else end
        for _, stored, meant in frontcode._iter_records(self._data, start, first):
            if stored == target:
                return meant[:: -1 if self._reverse else 1].decode()
            if stored > target:
                return None
        return None

    def __iter__(self) -> Iterator[str]:
        """Every word, in the order of the stream."""
        for _, stored, _ in frontcode._iter_records(self._data, self._start):
            yield stored[:: -1 if self._reverse else 1].decode()

    def __len__(self) -> int:
        return self._count
