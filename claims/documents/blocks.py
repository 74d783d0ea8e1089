"""Blocks: the paragraphs of a page, with those taken apart that lost the line end between them.

Copied pages run a heading into its text ("...on the marketsOn Monday, prices") and a paragraph into the next ("...of talks.The").
A block boundary without white space is set only where both sides are plainly text: camel case, hashtags and addresses stay whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claims.documents.cues import function_words
from claims.language.fold import Folded, fold_word
from claims.language.lines import joined_lines, lines, trim
from claims.language.sentences import split_sentences

_SEAM = re.compile(r"[a-zß-öø-ÿа-яёіїєґ\d)](?=[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ])")
_LEFT = re.compile(r"(?:[^\W\d_]{1,30}|[12]\d{3}|\))\Z")
_RIGHT = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][a-zß-öø-ÿа-яёіїєґ]{0,30}(?![\w@])")
_INITIALS = re.compile(r"(?<=[a-zа-яё])[A-ZА-Я]{1,3}(?:/[A-ZА-Я]{1,3}){1,5}\Z")
_COLON = re.compile(r"(?<=[a-zß-öø-ÿа-яё]{3}):(?=[A-ZÀ-ÖØ-ÞА-ЯЁ][a-zß-öø-ÿа-яё]+\s)")
_HANDLE = re.compile(r"\(@\w{1,30}\)")
_POST_DATE = re.compile(r"\s{0,3}(?:[^\W\d_]{3,12}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?\d{4})")
_POST_LINK = re.compile(r"(?:pic\.twitter\.com/\w{1,20}|https?://t\.co/\w{1,20})")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading or other unit of the page: `[start, end)`, trimmed."""

    start: int
    end: int
    blank: bool = True  # an empty line, or a lost line end, stands before it
    signature: int | None = None  # where the signature of an embedded post begins; it runs to the end of the block


def find_blocks(text: Folded, language: str) -> tuple[Block, ...]:
    """The blocks of a text, in order, without overlap."""
    source = text.shown
    blank_before = {line.start: line.blank for line in lines(source, 0, len(source))}
    seen: Counter[str] | None = None
    found: list[Block] = []
    for start, end in joined_lines(source, 0, len(source)):
        if seen is None and _SEAM.search(source, start, end):
            seen = Counter(_WORD.findall(source))
        first = start
        blank = blank_before[start]
        for cut, signature in _cuts(text, language, start, end, seen or Counter()):
            begin, stop = trim(source, first, cut)
            if begin < stop:
                mark = None if signature is None else min(max(signature, begin), stop)
                found.append(Block(start=begin, end=stop, blank=blank, signature=mark))
                blank = True
            first = cut
        begin, stop = trim(source, first, end)
        if begin < stop:
            found.append(Block(start=begin, end=stop, blank=blank))
    return tuple(found)


def _cuts(text: Folded, language: str, start: int, end: int, seen: Counter[str]) -> list[tuple[int, int | None]]:
    """Where the line is taken apart; with the end of an embedded post comes the start of its signature."""
    source = text.shown
    cuts: dict[int, int | None] = {}
    for signature, stop in _posts(source, start, end):
        cuts[stop] = signature
    sentences = split_sentences(text, language, start=start, end=end)
    for (_, stop), (following, _) in pairwise(sentences):
        if stop == following:
            cuts.setdefault(stop, None)
    for index, (first, last) in enumerate(sentences):
        after_stop = index == 0 or sentences[index - 1][1] > first - 3
        for cut in _seams(source, language, first, last, seen, at_boundary=after_stop):
            cuts.setdefault(cut, None)
    return sorted(cuts.items())


def _posts(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Embedded posts by their signature: "— Name (@name) September 18, 2025". Yields its start and end."""
    floor = start
    for handle in _HANDLE.finditer(source, start, end):
        date = _POST_DATE.match(source, handle.end(), end)
        if date is None:
            continue
        head = max(floor, handle.start() - 80)
        dash = max(source.rfind(mark, head, handle.start()) for mark in ("—", "–", "- "))
        if dash < 0:
            continue
        links = list(_POST_LINK.finditer(source, max(floor, dash - 60), dash))
        yield (links[-1].start() if links else dash), date.end()
        floor = date.end()


def _seams(source: str, language: str, first: int, last: int, seen: Counter[str], *, at_boundary: bool) -> Iterator[int]:
    """Boundaries inside what the splitter takes for one sentence."""
    initials = _INITIALS.search(source, max(first, last - 40), last)
    if initials:
        yield initials.start()
    head = first
    for colon in _COLON.finditer(source, first, last):
        if len(_WORD.findall(source, colon.end(), min(last, colon.end() + 200))) >= 5:
            yield colon.end()
            head = colon.end()
    for seam in _SEAM.finditer(source, first, min(last, first + 4 * _LONGEST_HEADING)):
        cut = seam.end()
        if cut <= head:
            continue
        if source[cut - 1] == ")":
            fused = _credit_before(source, first, cut)
        else:
            fused = at_boundary and _is_heading_seam(source, language, head, cut, last, seen)
        if fused:
            yield cut
            head = cut


def _credit_before(source: str, first: int, cut: int) -> bool:
    """The sentence so far is nothing but a name in parentheses: "(Agency)Translation"."""
    return source[first] == "(" and source.count("(", first, cut) == 1 and cut - first <= 60


def _is_heading_seam(source: str, language: str, head: int, cut: int, last: int, seen: Counter[str]) -> bool:
    """Whether the heading that begins at `head` runs at `cut` into the first word of its text."""
    left_match, right_match = _LEFT.search(source, max(head, cut - 31), cut), _RIGHT.match(source, cut, last)
    if left_match is None or right_match is None or cut - head > _LONGEST_HEADING:
        return False
    left, right = left_match.group(), right_match.group()
    if (left_match.start() > head and source[left_match.start() - 1] in "#@/._-’'") or seen[left + right] > 1:
        return False
    before, after = _WORD.findall(source, head, cut), _WORD.findall(source, cut, min(last, cut + 200))
    if not 3 <= len(before) <= 18 or len(after) < 5:
        return False
    opens = fold_word(right) in function_words(language)
    left_known, right_known = _is_known(left, seen), _is_known(right, seen)
    if left.isdigit():
        return opens or right_known
    if len(right) == 1:
        return opens and left.islower() and len(left) >= 4 and source[right_match.end() : right_match.end() + 1].isspace()
    if opens:
        return (left.islower() and len(left) >= 4) or left_known
    if len(left) < 4 or len(right) < 4 or not (left_known or right_known):
        return False
    return left.islower() or (len(before) >= 5 and _is_title_case(before))


def _is_known(word: str, seen: Counter[str]) -> bool:
    """Whether the word also stands by itself in the text."""
    return seen[word] + seen[word.lower()] > 0


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) >= 4]
    return bool(long) and sum(word[0].isupper() for word in long) * 5 >= len(long) * 4
