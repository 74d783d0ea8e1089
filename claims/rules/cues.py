"""Sentences as the arithmetic rules see them: the figures and times of a sentence in order, and the cue words around them.

A cue is a word or phrase of `language/<code>/arithmetic.toml`, or of another such table, listed under what it says of the
figure beside it: "to" before the new value, "of whom" before a part. Words are met by any of their keys, so a lemma stands for
its forms. A language without the table has no cues, and rules that need them stay silent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Generic, TypeVar

from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.pipeline import Token, phrase, tokenize
from claims.model.article import Article
from claims.model.comparison import Extraction
from claims.model.quantity import Modifier, QuantityMention
from claims.model.span import Field, Span
from claims.model.time import TimeMention

FURTHEST = 90  # code points between two figures that one relation may join
_REACH = 48  # code points that the cue beside a figure may take
_LONGEST = 2000  # code points of a sentence that is looked at; a longer run is no sentence
_REMEMBERED = 2048  # stretches of text whose tokens are kept: those of the stories at hand
_MOST = 40  # figures of a sentence that is looked at: more are a table

_Mention = TypeVar("_Mention", QuantityMention, TimeMention)


@dataclass(frozen=True)
class Line:
    """One sentence with its figures and times, sorted by position. Offsets count in the field, as everywhere."""

    extraction: Extraction
    source: str  # the text of the field
    span: Span
    language: str
    quantities: tuple[QuantityMention, ...]
    times: tuple[TimeMention, ...]

    @cached_property
    def exact(self) -> tuple[QuantityMention, ...]:
        """The figures that are one number without a hedge."""
        return tuple(mention for mention in self.quantities if is_exact(mention))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return tokens_of(self.source, self.language, self.span.start, self.span.end)

    def gap(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens of a stretch inside the sentence, cut at its ends."""
        start, end = max(start, self.span.start), min(end, self.span.end)
        return tokens_of(self.source, self.language, start, end) if start < end else ()

    def between(self, one: Span, other: Span) -> tuple[Token, ...] | None:
        """The tokens between two mentions in order; None where they overlap or stand far apart."""
        return self.gap(one.end, other.start) if one.end <= other.start <= one.end + FURTHEST else None

    def leads(self, name: str, span: Span) -> bool:
        """True when a cue ends right before a mention; articles may stand between."""
        return leads(name, self._before(span.start), self.language)

    def follows(self, name: str, span: Span) -> bool:
        """True when a cue begins right behind a mention, or behind the one or two words it counts."""
        return follows(name, self._behind(span.end), self.language)

    def has(self, name: str) -> bool:
        """True when a cue stands anywhere in the sentence."""
        return has(name, self.tokens, self.language)

    def _before(self, at: int) -> tuple[Token, ...]:
        start = max(self.span.start, at - _REACH)
        while start > self.span.start and not self.source[start - 1].isspace() and start > at - 2 * _REACH:
            start -= 1
        return self.gap(start, at)

    def _behind(self, at: int) -> tuple[Token, ...]:
        end = min(self.span.end, at + _REACH)
        while end < self.span.end and not self.source[end].isspace() and end < at + 2 * _REACH:
            end += 1
        return self.gap(at, end)


@lru_cache(maxsize=_REMEMBERED)
def tokens_of(source: str, language: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `source[start:end]`, cut once for all the rules that look at them."""
    return tokenize(source, language, start=start, end=end)


def lines(extraction: Extraction, *, quantities: int = 0, times: int = 0) -> Iterator[Line]:
    """The sentences of an article that hold at least so many figures and times."""
    document = extraction.document
    for field in Field:
        figures = _Sorted(mention for mention in extraction.quantities if mention.span.field is field)
        dates = _Sorted(mention for mention in extraction.times if mention.span.field is field)
        source = document.article.field_text(field)
        for segment in document.sentences():
            if segment.span.field is not field or len(segment.span) > _LONGEST:
                continue
            inside, dated = figures.within(segment.span), dates.within(segment.span)
            if quantities <= len(inside) <= _MOST and times <= len(dated) <= _MOST:
                yield Line(extraction, source, segment.span, document.language, inside, dated)


class _Sorted(Generic[_Mention]):
    """Mentions of one field in order of position, with a search by position."""

    def __init__(self, mentions: Iterator[_Mention]) -> None:
        self.mentions: list[_Mention] = sorted(mentions, key=lambda mention: mention.span)
        self.starts = [mention.span.start for mention in self.mentions]

    def within(self, span: Span) -> tuple[_Mention, ...]:
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return tuple(self.mentions[first:last])


def is_exact(mention: QuantityMention) -> bool:
    """True for one number without a hedge."""
    value = mention.value
    return value.modifier is Modifier.EXACT and value.low is not None and value.low == value.high


def hour_known(article: Article) -> bool:
    """True when the hour of publication was sent, not the bare day."""
    if article.published_as_sent is not None:
        return ":" in article.published_as_sent
    return article.published is not None and (article.published.hour, article.published.minute) != (0, 0)


def leads(name: str, tokens: Sequence[Token], language: str) -> bool:
    """True when the tokens end with a cue, leaving articles aside."""
    last = len(tokens)
    skipped = _skipped(language)
    while True:
        if any(match == last for _, match in cues(name, tokens[max(0, last - 6) : last], language, base=max(0, last - 6))):
            return True
        if last == 0 or not tokens[last - 1].keys or tokens[last - 1].keys[0] not in skipped:
            return False
        last -= 1


def follows(name: str, tokens: Sequence[Token], language: str, *, reach: int = 2) -> bool:
    """True when the tokens begin with a cue, at most `reach` words later and before any punctuation."""
    for at in range(min(reach + 1, len(tokens))):
        if any(first == at for first, _ in cues(name, tokens[: at + 6], language)):
            return True
        if not tokens[at].text[:1].isalpha() and not (at == 0 and tokens[at].text == "-"):
            return False
    return False


def has(name: str, tokens: Sequence[Token], language: str, *, book: str = "arithmetic") -> bool:
    """True when a cue of a table stands among the tokens."""
    return next(iter(cues(name, tokens, language, book=book)), None) is not None


def marked(word: str, name: str, language: str) -> bool:
    """True when a word holds one of the listed parts of words."""
    folded = fold_word(word)
    return any(fold_word(part) in folded for part in table(language, "arithmetic").get(name, ()))


def cues(
    name: str, tokens: Sequence[Token], language: str, *, base: int = 0, book: str = "arithmetic"
) -> Iterator[tuple[int, int]]:
    """The runs `[first, last)` of tokens that are a cue of this name in the table `book` of their language."""
    entries = _entries(language, book).get(name)
    if not entries:
        return
    for at, token in enumerate(tokens):
        for key in token.keys or (token.text,):
            for words in entries.get(key, ()):
                last = at + len(words)
                if last <= len(tokens) and all(word in _keys(tokens[at + step]) for step, word in enumerate(words)):
                    yield base + at, base + last


def _keys(token: Token) -> tuple[str, ...]:
    return token.keys or (token.text,)


@cache
def _entries(language: str, book: str) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    """By the name of a cue and the key of its first word: its words, folded."""
    found: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    for name, phrases in table(language, book).items():
        index = found.setdefault(name, {})
        for written in phrases:
            words = tuple(fold_word(token.text) for token in phrase(written, language))
            index[words[0]] = (*index.get(words[0], ()), words)
    return found


@cache
def _skipped(language: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in table(language, "arithmetic").get("articles", ()))
