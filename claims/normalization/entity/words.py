"""The words of a text as names are looked for in it, and the tables of a language around names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.language.base import knowledge, table
from claims.language.fold import Folded, fold_word
from claims.model.span import Span
from claims.normalization.entity.phones import Script, script
from claims.normalization.entity.prepare import particles

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST = 60  # characters; longer runs of letters are no words
_TITLE_CASE = 0.75  # share of capitalised longer words that makes a line a headline
_LINE_WORDS = 40
_TANWIN = frozenset("\u064b\u064c\u064d")


@dataclass(slots=True)
class Word:
    """A word of the folded text, and what is known of how it stands there."""

    start: int  # folded offsets
    end: int
    text: str  # folded
    script: Script
    capital: bool
    upper: bool  # all in capitals, two letters or more
    opens: bool = False  # opens a sentence or a quotation
    headline: bool = False  # stands in a line in title case
    excluded: bool = False
    verb: bool = False  # opens a sentence and ends like a verb, as far as the language's endings tell
    marked: bool = False  # carries a tanwin: an Arabic noun or adverb, no name from abroad
    gap: str = ""  # folded text between the word before and this one
    elided: str = ""  # the article or preposition elided before it: l'


@dataclass(frozen=True, slots=True)
class NameTables:
    """`language/<code>/names.toml`, folded."""

    bicameral: bool
    foreign: str | None  # whose tables read names in another script
    script: str
    lists: dict[str, frozenset[str]]
    verb_endings: tuple[str, ...]  # with their accents

    def has(self, group: str, word: str) -> bool:
        """True when a list of the table holds the folded word."""
        return word in self.lists.get(group, frozenset())


@cache
def name_tables(code: str) -> NameTables:
    """The tables of a language; a language without any gets empty ones."""
    data = table(code, "names")
    lists = {name: frozenset(fold_word(word) for word in words) for name, words in data.items() if isinstance(words, list)}
    endings = tuple(data.get("verb_endings", ()))
    return NameTables(
        bool(data.get("bicameral", True)), data.get("foreign"), data.get("script", Script.LATIN.value), lists, endings
    )


@cache
def given_names() -> frozenset[str]:
    """Common given names in three scripts, folded."""
    return frozenset(fold_word(name) for names in knowledge("given_names").values() for name in names.split())


def read_words(text: Folded, sentences: Sequence[Span], exclude: Sequence[Span], tables: NameTables) -> list[Word]:
    """The words of a text in order, elided articles left out. Linear."""
    elisions = tables.lists.get("elisions", frozenset())
    source = text.source
    words: list[Word] = []
    starts = sorted(span.start for span in sentences)
    barred = sorted((span.start, span.end) for span in exclude)
    next_start = next_bar = 0
    last_end = 0
    pending = True
    elided = ""
    for match in _WORD.finditer(text.text):
        start, end = match.span()
        if end - start > _LONGEST:
            last_end = end
            continue
        letters = match.group()
        at = text.origin[start]
        while next_start < len(starts) and starts[next_start] <= at:
            pending = True
            next_start += 1
        while next_bar < len(barred) and barred[next_bar][1] <= at:
            next_bar += 1
        gap = text.text[last_end:start]
        if letters in elisions and text.text[end : end + 1] == "'":
            last_end = end + 1
            pending = pending or _opening(gap)
            elided = f"{letters}'" if gap in ("", " ") else ""
            continue
        raw = source[at : text.origin[end - 1] + 1]
        first = raw[:1]
        word = Word(
            start=start,
            end=end,
            text=letters,
            script=script(letters),
            capital=first.isupper() or first.istitle() or ("-" in raw and _article_and_capital(raw)),
            upper=len(raw) > 1 and raw.isupper(),
            opens=pending or (gap != " " and _opening(gap)),
            excluded=next_bar < len(barred) and barred[next_bar][0] <= at,
            gap=gap,
            elided="" if gap else elided,
            marked=letters[0] >= "\u0600" and not _TANWIN.isdisjoint(_marks(source, at, text.origin[end - 1])),
        )
        if word.opens and tables.verb_endings:
            word.verb = unicodedata.normalize("NFC", raw.lower()).endswith(tables.verb_endings)
        pending = False
        elided = ""
        words.append(word)
        last_end = end
    _mark_headlines(words, text.text[last_end : last_end + 3])
    return words


def _article_and_capital(raw: str) -> bool:
    """True for "al-Khatib": a small article tied to a capitalised word."""
    article, dash, rest = raw.partition("-")
    return bool(dash) and rest[:1].isupper() and fold_word(article) in particles("tied")


def _marks(source: str, first: int, last: int) -> str:
    after = last + 1
    while after < len(source) and "\u064b" <= source[after] <= "\u0652" and after - last < 4:
        after += 1
    return source[first:after]


def _opening(gap: str) -> bool:
    tail = gap.rstrip(" ")
    if not tail:
        return False
    return (
        tail[-1] in '"“«„‘([:•|#\n'
        or "\n" in gap
        or any(mark in tail for mark in ".!?؟…;")
        or (" -" in f" {tail}" and tail.strip() == "-")
    )


def _mark_headlines(words: list[Word], tail: str) -> None:
    line: list[Word] = []
    for word in (*words, None):
        if word is None or "\n" in word.gap:
            _judge_line(line, tail if word is None else word.gap.partition("\n")[0])
            line = []
        if word is not None:
            line.append(word)


def _judge_line(line: list[Word], tail: str) -> None:
    if not 2 < len(line) <= _LINE_WORDS:
        return
    cased = [word for word in line[1:] if word.script in (Script.LATIN, Script.CYRILLIC) and word.end - word.start > 3]
    lower = [word for word in cased if not word.capital]
    shouting = sum(word.upper for word in line) > len(line) * 0.7
    if shouting or (len(cased) > 2 and len(lower) <= len(cased) * (1 - _TITLE_CASE) and not _closed(line, tail)):
        for word in line:
            word.headline = True


def _closed(line: list[Word], tail: str) -> bool:
    return any(mark in tail for mark in ".,;؛") or any("." in word.gap and len(word.gap) > 1 for word in line[1:])
