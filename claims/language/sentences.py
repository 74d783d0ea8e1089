"""Where sentences end: our own rules, because a parser is poor at it on web text and needs a model for each language.

Abbreviations and function words are data of a language (`documents.toml`, tables `sentences` and `identification`); the rules are
about shape and hold for any script. A language without data gets the same rules with empty lists.

Choices. A semicolon, the Arabic one too, joins clauses of one sentence. A closing mark belongs to the sentence before it. After a
quotation that ends in a mark, a reporting clause goes on with the sentence. Text without a space after the full stop is split
where both sides are plainly words. Invisible marks (bidi, joiners) neither part nor join.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.language.base import table
from claims.language.fold import ENTITY_REST, Folded, fold_word
from claims.language.lines import INVISIBLE, joined_lines, trim

_TERMINATOR = re.compile(r"[.!?…‼⁇⁈⁉؟۔。！？।॥]")
_NO_SPACE_AFTER = frozenset("。！？")
_CLOSERS = frozenset("”’»›)]}\u201c")  # U+201C closes in German and Russian typesetting; it must touch the full stop
_OPENERS = frozenset("\"'“”«»„‟‘’‚‹›([{¿¡-–—―*•·")
_BESIDE_WORDS = _OPENERS - frozenset("-'’")  # what may touch a word in front without being part of it
_NOTE = re.compile(r"\[\d{1,3}\]")
_DOMAINS = frozenset(
    ("com", "org", "net", "info", "gov", "edu", "co", "io", "tv", "ru", "fr", "es", "uk", "eu", "js", "ai", "me", "рф")
)
_VOWELS = frozenset("aeiouyàáâäãåèéêëìíîïòóôöõùúûüаеёиоуыэюяіїє")
_ACRONYM = re.compile(r"(?:\w\.){1,5}\w\Z")
_FIGURES = frozenset("0123456789٠١٢٣٤٥٦٧٨٩IVXL")
_WORD = re.compile(r"[^\W\d_]+")
_UNSEEN = INVISIBLE | {ENTITY_REST}
_REACH = 24  # how far a word is read around a full stop; longer words are no abbreviations


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """The abbreviations of a language by what they do, folded, with the capital kept in mind."""

    titles: frozenset[str]
    numbered: frozenset[str]
    ends: frozenset[str]
    may_end: frozenset[str]
    reporting: frozenset[str]
    openers: frozenset[str]


@cache
def _marks(language: str) -> _Marks:
    data = table(language, "documents")
    sentences = data.get("sentences", {})
    words = data.get("identification", {}).get("function_words", ())

    def keys(name: str) -> frozenset[str]:
        return frozenset(_key(word) for word in sentences.get(name, ()))

    return _Marks(
        titles=keys("titles"),
        numbered=frozenset(fold_word(word) for word in sentences.get("numbered", ())),
        ends=keys("ends"),
        may_end=keys("may_end"),
        reporting=frozenset(fold_word(word) for word in sentences.get("reporting", ())),
        openers=frozenset(fold_word(word) for word in words),
    )


def _key(word: str) -> str:
    """The folded word; "^" before it when it begins with a capital."""
    folded = fold_word(word).replace(" ", "")
    return f"^{folded}" if word[:1].isupper() else folded


def split_sentences(text: Folded, language: str, *, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Source offsets of the sentences in `[start, end)`, trimmed of white space, in order.

    Line ends count: a blank line always ends a sentence, a single one unless the next line goes on with it. Every visible
    character lies in a sentence. Linear in the length; never fails.
    """
    source = text.shown
    marks = _marks(language)
    found: list[tuple[int, int]] = []
    for first, last in joined_lines(source, start, len(source) if end is None else end):
        begin = first
        for stop in _stops(source, first, last, marks):
            span = trim(source, begin, stop)
            if span[0] < span[1]:
                found.append(span)
            begin = stop
        span = trim(source, begin, last)
        if span[0] < span[1]:
            found.append(span)
    return tuple(found)


def _stops(source: str, first: int, last: int, marks: _Marks) -> Iterator[int]:
    """Offsets just behind each sentence that ends before `last`."""
    position, counted, quotes, begin = first, first, 0, first
    while True:
        match = _TERMINATOR.search(source, position, last)
        if match is None:
            return
        at = match.start()
        quotes += source.count('"', counted, at)
        counted = at
        after = _behind_marks(source, at, last, inside=quotes % 2 == 1)
        position = after
        if after >= last:
            return
        if _ends(source, begin, at, after, last, marks):
            begin = after
            yield after


def _behind_marks(source: str, at: int, last: int, *, inside: bool) -> int:
    """The offset behind the run of full stops at `at` and the closing marks that belong to it."""
    position = at
    while position < last:
        character = source[position]
        if _TERMINATOR.match(character) or character in _CLOSERS or character in _UNSEEN:
            position += 1
        elif character in "\"'" and (inside or _is_edge(source, position + 1, last)):
            position += 1
            inside = False
        elif character == "[" and (note := _NOTE.match(source, position, last)):
            position = note.end()
        elif character.isspace() and (mark := _spaced_closer(source, position, last, inside=inside)):
            position = mark
            inside = False
        else:
            break
    return position


def _spaced_closer(source: str, position: int, last: int, *, inside: bool) -> int:
    """The offset behind a closing mark that is set off by one space, as in French; 0 when there is none."""
    mark = _seen(source, position + 1, last)
    if mark >= last or source[position] == "\n":
        return 0
    if source[mark] == "»" or (source[mark] == '"' and inside and _is_edge(source, mark + 1, last)):
        return mark + 1
    return 0


def _seen(source: str, position: int, last: int) -> int:
    """The offset of the first character from `position` on that is no invisible mark."""
    while position < last and source[position] in _UNSEEN:
        position += 1
    return position


def _is_edge(source: str, position: int, last: int) -> bool:
    position = _seen(source, position, last)
    return position >= last or source[position].isspace() or source[position] in '.,;:!?)]،؛»”"'


def _ends(source: str, begin: int, at: int, after: int, last: int, marks: _Marks) -> bool:
    """Whether the run of full stops and closing marks `[at, after)` ends the sentence that begins at `begin`."""
    following = after
    while following < last and (source[following].isspace() or source[following] in _UNSEEN):
        following += 1
    if following >= last:
        return False
    run = "".join(character for character in source[at:after] if character not in _UNSEEN)
    while at > begin and source[at - 1] in _UNSEEN:
        at -= 1
    if following == after:
        return run[0] in _NO_SPACE_AFTER or _fused(source, begin, at, after, last, run, marks)
    word = following
    while word < last and (source[word] in _OPENERS or source[word].isspace() or source[word] in _UNSEEN):
        word += 1
    if word >= last:
        return following == word or source[following] not in _CLOSERS
    character = source[word]
    before = _token_before(source, begin, at)
    if character.islower():
        return _is_caseless(before[-1:]) and before[-1:].isalpha()
    if run.startswith((".", "…")) and not run.startswith((".)", ".”", ".»")):
        if run.startswith(("..", "…")) and _is_caseless(character) and character.isalpha():
            return after - begin >= 30  # two or three dots are a pause in Arabic headings, a full stop in running text
        if not run.startswith(("..", "…")):
            return _full_stop_ends(source, begin, at, word, last, before, marks)
    quoted = run[-1] in "\"”»'’" and (run[0] not in ".…" or _is_caseless(character))
    return not (quoted and _reports(source, word, last, marks, caseless=_is_caseless(character)))


def _reports(source: str, word: int, last: int, marks: _Marks, *, caseless: bool) -> bool:
    """Whether a reporting clause follows a closed quotation: the verb comes first, or soon after a name with a capital."""
    if not marks.reporting:
        return False
    following = [fold_word(match.group()) for match in _WORD.finditer(source, word, min(last, word + 60))]
    return any(form in marks.reporting for form in following[: 1 if caseless else 3])


def _full_stop_ends(source: str, begin: int, at: int, word: int, last: int, before: str, marks: _Marks) -> bool:
    """Whether a single full stop behind `before` ends the sentence, given that a capital, a figure or a caseless letter follows."""
    folded = fold_word(before).rpartition("'")[2]
    figure = source[word].isdigit()
    forms = _forms(source, begin, at, before)
    if figure and folded in marks.numbered:
        return False
    if not before or not before[-1].isalpha():
        return not (before.isdigit() and len(before) <= 3 and at - len(before) == begin)  # "1. First": the number of an item
    if any(form in marks.titles for form in forms):
        return False
    if any(form in marks.ends for form in forms):
        return not figure
    following = _word_at(source, word, last)
    initial = len(following) == 1 and source[word + 1 : word + 2] == "."
    opens = not initial and fold_word(following) in marks.openers
    if any(form in marks.may_end for form in forms) or _ACRONYM.match(before):
        return opens
    if len(before) == 1:  # an initial; behind a figure a unit: "1999 г.", "5 م."
        counted = source[max(begin, at - 3) : at - 1].rstrip()[-1:] in _FIGURES
        return opens or counted if before.islower() else counted if _is_caseless(before) else opens
    short = len(before) <= 4 and before[0].isupper() and not before.isupper()
    return opens if short and not _VOWELS.intersection(before.lower()) else True


def _forms(source: str, begin: int, at: int, before: str) -> tuple[str, ...]:
    """The keys under which an abbreviation may be listed: "a. m." is looked up as "a.m" as well."""
    folded = fold_word(before)
    forms = [folded, f"^{folded}"] if before[:1].isupper() else [folded]
    head = at - len(before)
    if len(before) <= 2 and head - 2 > begin and source[head - 1].isspace() and source[head - 2] == ".":
        joined = f"{fold_word(_token_before(source, begin, head - 2))}.{folded}"
        forms += [joined, f"^{joined}"]
    return tuple(forms)


def _fused(source: str, begin: int, at: int, after: int, last: int, run: str, marks: _Marks) -> bool:
    """Whether a sentence ends here although no space follows: "...of talks.In addition"."""
    if at == begin:
        return False
    right = _word_at(source, after, last)
    if source[after] in "#@":
        return len(run) > 1 or _is_plain(_token_before(source, begin, at))
    if not right or fold_word(right) in _DOMAINS:
        return False
    behind = source[after + len(right) : after + len(right) + 2]
    if behind[:1] in (".", "@", "/", "_") and behind[1:].isalnum():
        return False
    before = _token_before(source, begin, at)
    if any(form in marks.titles or form in marks.may_end or form in marks.ends for form in _forms(source, begin, at, before)):
        return False
    if len(run) == 1 and not _is_plain(before):
        return False
    if _is_caseless(right[0]):
        return len(right) >= 2 and (len(run) > 1 or _is_caseless(before[-1:]))
    return right[0].isupper() and (
        right[1:].islower() if len(right) > 1 else behind[:1].isspace() and fold_word(right) in marks.openers
    )


def _is_plain(before: str) -> bool:
    """A word of three letters or more, a number, or a closing mark: something a sentence can end with."""
    if not before:
        return True
    if any(character in "@/\\_#.:" for character in before):
        return False
    return before.isdigit() or (len(before) >= 3 and before[-1].isalpha() and not before.isupper())


def _token_before(source: str, begin: int, at: int) -> str:
    """The run without spaces before `at`, without opening marks; "" when a closing mark stands there."""
    head = at
    floor = max(begin, at - _REACH)
    while head > floor and not source[head - 1].isspace() and source[head - 1] not in _BESIDE_WORDS:
        head -= 1
    return source[_seen(source, head, at) : at]


def _word_at(source: str, start: int, last: int) -> str:
    end = start
    ceiling = min(last, start + _REACH)
    while end < ceiling and (source[end].isalpha() or source[end] in "'’ًٌٍَُِّْ"):
        end += 1
    return source[start:end]


def _is_caseless(character: str) -> bool:
    return character.lower() == character.upper()
