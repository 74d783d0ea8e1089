"""Finds the longest listed phrase at a token, forwards or backwards, by one dictionary look-up of its outer word.

A phrase is a list of words and signs; a final "*" in a word stands for any ending. Hyphens between words may be there or not.
A language's particles (Arabic "and", "by", "the") may be glued to the first word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from claims.language.fold import fold, fold_word
from claims.normalization.quantity.tokens import Kind, Token, tokenize

Payload = TypeVar("Payload")
_SHORTEST_STEM = 3
_MEMO = 20000  # words remembered per table and direction


@lru_cache(maxsize=16384)
def words_of(phrase: str) -> tuple[str, ...]:
    """The words and signs of a listed phrase, folded; a star stays with its word."""
    found: list[str] = []
    for token in tokenize(fold(phrase)):
        if token.text == "*" and token.glued and found:
            found[-1] += "*"
        elif token.text != "-" or len(phrase) == 1:
            found.append(token.text)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """A phrase on tokens `[first, last)`; `particle` is what was glued before its first word."""

    first: int
    last: int
    payload: Payload
    particle: str = ""


@dataclass(slots=True)
class Phrases(Generic[Payload]):
    """A table of phrases. Built once per language, read only."""

    particles: tuple[str, ...] = ()
    _heads: dict[str, list[tuple[tuple[str, ...], Payload]]] = field(default_factory=dict)
    _tails: dict[str, list[tuple[tuple[str, ...], Payload]]] = field(default_factory=dict)
    _memo: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    _tail_memo: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]], particles: Sequence[str] = ()) -> Phrases[str]:
        """Phrases whose payload is the key they are listed under."""
        found: Phrases[str] = Phrases(tuple(particles))
        for payload, phrases in table.items():
            for phrase in phrases:
                found.add(phrase, payload)
        return found

    def add(self, phrase: str, payload: Payload) -> None:
        """List a phrase; the first payload of equal phrases wins."""
        words = words_of(phrase)
        if not words:
            return
        for index, key in ((self._heads, words[0]), (self._tails, words[-1])):
            entries = index.setdefault(key, [])
            if all(known != words for known, _ in entries):
                entries.append((words, payload))
                entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))

    def match(self, tokens: Sequence[Token], at: int) -> Hit[Payload] | None:
        """The longest phrase that begins at token `at`."""
        if at >= len(tokens) or tokens[at].kind is Kind.BREAK:
            return None
        best: Hit[Payload] | None = None
        for key, particle in self._keys(tokens[at].text):
            for words, payload in self._heads[key]:
                last = _forward(tokens, at, words)
                if last is not None and (best is None or last > best.last):
                    best = Hit(at, last, payload, particle)
                    break
        return best

    def match_before(self, tokens: Sequence[Token], at: int) -> Hit[Payload] | None:
        """The longest phrase that ends right before token `at`."""
        if at <= 0 or tokens[at - 1].kind is Kind.BREAK:
            return None
        best: Hit[Payload] | None = None
        text = tokens[at - 1].text
        for key in self._tail_keys(text):
            for words, payload in self._tails[key]:
                first = self._backward(tokens, at, words)
                if first is not None and (best is None or first < best.first):
                    best = Hit(first, at, payload)
                    break
        return best

    def has(self, word: str) -> bool:
        """True when a one-word phrase fits the folded word."""
        return any(len(words) == 1 for key, _ in self._keys(word) for words, _ in self._heads[key])

    def begins(self, word: str) -> bool:
        """True when some phrase may begin with the folded word."""
        return bool(self._keys(word))

    def _keys(self, word: str) -> tuple[tuple[str, str], ...]:
        known = self._memo.get(word)
        if known is not None:
            return known
        found = [(key, "") for key in _variants(word, self._heads)]
        for particle in self.particles:
            if word.startswith(particle) and len(word) > len(particle) + 1:
                found += [(key, particle) for key in _variants(word[len(particle) :], self._heads)]
        keys = tuple(found)
        if len(self._memo) < _MEMO:
            self._memo[word] = keys
        return keys

    def _tail_keys(self, word: str) -> tuple[str, ...]:
        known = self._tail_memo.get(word)
        if known is not None:
            return known
        found = _variants(word, self._tails)
        for particle in self.particles:
            if word.startswith(particle) and len(word) > len(particle) + 1:
                found += _variants(word[len(particle) :], self._tails)
        keys = tuple(found)
        if len(self._tail_memo) < _MEMO:
            self._tail_memo[word] = keys
        return keys

    def _backward(self, tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> int | None:
        index = at - 1
        for place in range(len(words) - 1, -1, -1):
            if index >= 0 and tokens[index].text == "-" and words[place] != "-":
                index -= 1
            if index < 0 or tokens[index].kind is Kind.BREAK:
                return None
            fits = _fits(tokens[index].text, words[place])
            if not fits and place == 0:
                text = tokens[index].text
                fits = any(text.startswith(p) and _fits(text[len(p) :], words[0]) for p in self.particles)
            if not fits:
                return None
            index -= 1
        return index + 1


def _variants(word: str, index: Mapping[str, object]) -> list[str]:
    found = [word] if word in index else []
    for length in range(min(len(word), 16), _SHORTEST_STEM - 1, -1):
        stem = word[:length] + "*"
        if stem in index:
            found.append(stem)
    return found


def _fits(word: str, pattern: str) -> bool:
    return word == pattern or (pattern.endswith("*") and len(pattern) > 1 and word.startswith(pattern[:-1]))


def _forward(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> int | None:
    index = at + 1
    for word in words[1:]:
        if index < len(tokens) and tokens[index].text == "-" and tokens[index].glued and word != "-":
            index += 1
        if index >= len(tokens) or not _fits(tokens[index].text, word):
            return None
        index += 1
    return index


def folded_set(words: Iterable[str]) -> frozenset[str]:
    """Single words of a list, folded."""
    return frozenset(fold_word(word) for word in words)
