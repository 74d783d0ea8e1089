"""Where sentences end: our own rules, because a parser is poor at it on web text and needs a model for each language.

Abbreviations and function words are data of a language (`abbreviations.py`); the rules are about shape and hold for any script.
A language without data gets the same rules with empty lists.

Choices. A semicolon, the Arabic one too, joins clauses of one sentence. So does a comma, however many there are, but for one
kind: a sentence that is very long already, in a language that chains whole reports by commas, ends where the next report begins
("... ، وأضاف"). A closing mark, a note number and a smiley belong to the sentence before them. A full stop inside a quotation
ends a sentence like any other. After a quotation that ends in a mark, a reporting clause goes on with the sentence; without
capitals, what follows a title or a slogan inside a sentence does too. Text without a space after the full stop is split where
both sides are plainly words. Invisible marks (bidi, joiners) neither part nor join.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.language.abbreviations import Marks, marks
from claims.language.fold import ENTITY_REST, Folded, fold_word
from claims.language.lines import INVISIBLE, joined_lines, trim

_TERMINATOR = re.compile(r"[.!?…‼⁇⁈⁉؟۔。！？।॥]")
_TERMINATOR_OR_COMMA = re.compile(r"[.!?…‼⁇⁈⁉؟۔。！？।॥،,]")
_COMMAS = frozenset("،,")
_NO_SPACE_AFTER = frozenset("。！？")
_CLOSERS = frozenset("”’»›)]}\u201c")  # U+201C closes in German and Russian typesetting; it must touch the full stop
_OPENERS = frozenset("\"'“”«»„‟‘’‚‹›([{¿¡-–—―*•·")
_BESIDE_WORDS = _OPENERS - frozenset("-'’")  # what may touch a word in front without being part of it
_AFTERTHOUGHT = re.compile(r"\[\d{1,3}\]|[:;]-?[()D](?!\w)")  # a note number, a smiley
_OPENING = {"”": "“", "»": "«", "’": "‘", '"': '"', "'": "'"}
_COUNTED_NOTE = re.compile(r"\(\d{1,4}\)")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}\Z|[IVX]{1,4}\Z|[^\W\d_]\Z")  # of an item: "2.", "2.1.", "IV.", "b."
_BETWEEN = frozenset("/%=+")  # a sign between two words begins no sentence
_DOMAINS = frozenset(
    ("com", "org", "net", "info", "gov", "edu", "co", "io", "tv", "ru", "fr", "es", "uk", "eu", "js", "ai", "me", "рф")
)
_VOWELS = frozenset("aeiouyàáâäãåèéêëìíîïòóôöõùúûüаеёиоуыэюяіїє")
_ACRONYM = re.compile(r"(?:\w\.-?){1,5}\w\Z")  # "U.S", "J.-P"
_FIGURES = frozenset("0123456789٠١٢٣٤٥٦٧٨٩IVXL")
_WORD = re.compile(r"[^\W\d_]+")
_UNSEEN = INVISIBLE | {ENTITY_REST}
_REACH = 24  # how far a word is read around a full stop; longer words are no abbreviations
_QUOTE_REACH = 160  # how far back the opening mark of a quotation or bracket is looked for
_CHAIN_LENGTH = 300  # no sentence of the news developed on is so long before a comma and the verb of a new report
_CHAIN_REST = 40


def split_sentences(text: Folded, language: str, *, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Source offsets of the sentences in `[start, end)`, trimmed of white space, in order.

    Line ends count: a blank line always ends a sentence, a single one unless the next line goes on with it. Every visible
    character lies in a sentence. Linear in the length; never fails.
    """
    source = text.shown
    known = marks(language)
    found: list[tuple[int, int]] = []
    for first, last in joined_lines(source, start, len(source) if end is None else end):
        begin = first
        for stop in _stops(source, first, last, known):
            span = trim(source, begin, stop)
            if span[0] < span[1]:
                found.append(span)
            begin = stop
        span = trim(source, begin, last)
        if span[0] < span[1]:
            found.append(span)
    return tuple(found)


def _stops(source: str, first: int, last: int, marks: Marks) -> Iterator[int]:
    """Offsets just behind each sentence that ends before `last`."""
    candidates = _TERMINATOR_OR_COMMA if marks.chain else _TERMINATOR
    position, counted, quotes, begin = first, first, 0, first
    while (match := candidates.search(source, position, last)) is not None:
        at = match.start()
        quotes += source.count('"', counted, at)
        counted = at
        if source[at] in _COMMAS:
            after = position = at + 1
            ends = quotes % 2 == 0 and _new_report(source, begin, after, last, marks)
        else:
            after = position = _behind_marks(source, at, last, inside=quotes % 2 == 1)
            if after >= last:
                return
            ends = _ends(source, begin, at, after, last, marks)
        if ends:
            yield after
            begin = _visible(source, after, last)


def _new_report(source: str, begin: int, after: int, last: int, marks: Marks) -> bool:
    """Whether the comma before `after` ends a very long sentence: a new report follows, outside quotation and bracket."""
    if after - begin < _CHAIN_LENGTH or last - after < _CHAIN_REST:
        return False
    if fold_word(_word_at(source, _visible(source, after, min(last, after + _REACH)), last)) not in marks.chain:
        return False
    floor = max(begin, after - 4 * _QUOTE_REACH)
    return all(source.rfind(left, floor, after) <= source.rfind(right, floor, after) for left, right in ("«»", "“”", "()"))


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
        elif character in "[:;" and (note := _AFTERTHOUGHT.match(source, position, last)):
            position = note.end()
        elif _is_emoji(character):
            position += 1
        elif character in " \u00a0\u202f" and (note := _AFTERTHOUGHT.match(source, position + 1, last)):
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


def _visible(source: str, position: int, last: int) -> int:
    """The offset of the first character from `position` on that can be seen."""
    while position < last and (source[position].isspace() or source[position] in _UNSEEN):
        position += 1
    return position


def _is_emoji(character: str) -> bool:
    return "\U0001f300" <= character <= "\U0001faff" or "\u2600" <= character <= "\u27bf" or character == "\ufe0f"


def _seen(source: str, position: int, last: int) -> int:
    """The offset of the first character from `position` on that is no invisible mark."""
    while position < last and source[position] in _UNSEEN:
        position += 1
    return position


def _is_edge(source: str, position: int, last: int) -> bool:
    position = _seen(source, position, last)
    return position >= last or source[position].isspace() or source[position] in '.,;:!?)]،؛»”"'


def _ends(source: str, begin: int, at: int, after: int, last: int, marks: Marks) -> bool:
    """Whether the run of full stops and closing marks `[at, after)` ends the sentence that begins at `begin`."""
    following = _visible(source, after, last)
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
    if character.islower() and not _is_camel(_word_at(source, word, last)):
        return _is_caseless(before[-1:]) and before[-1:].isalpha()
    caseless = _is_caseless(character)
    if run[-1] in _OPENING and (run[0] not in ".…" or caseless):
        if _reports(source, word, last, marks, caseless=caseless):
            return False
        if caseless and character.isalpha() and run[0] not in ".…":
            return _is_speech(source, begin, at, run[-1]) or marks.opens(_word_at(source, word, last))
    if run.startswith(("..", "…")):  # two or three dots are a pause in Arabic headings, a full stop in running text
        return not (caseless and character.isalpha()) or after - begin >= 30
    if run[0] == "." and not run.startswith((".)", ".”", ".»")):
        return _full_stop_ends(source, begin, at, word, last, before, marks)
    return not (run[0] in "!?" and _COUNTED_NOTE.match(source, following, last))  # a title and its year


def _is_camel(word: str) -> bool:
    """A brand that begins in lower case: "eBay"."""
    return any(character.isupper() for character in word[1:])


def _is_speech(source: str, begin: int, at: int, closing: str) -> bool:
    """Whether the quotation closed at `at` opens its sentence or follows a colon: speech, no title inside the sentence."""
    floor = max(begin, at - _QUOTE_REACH)
    mark = source.rfind(_OPENING[closing], floor, at)
    return mark < 0 or not (lead := source[floor:mark].rstrip()) or lead[-1] in ":،,"


def _reports(source: str, word: int, last: int, marks: Marks, *, caseless: bool) -> bool:
    """Whether a reporting clause follows a closed quotation: the verb comes first, or soon after a name with a capital."""
    if not marks.reporting:
        return False
    following = [fold_word(match.group()) for match in _WORD.finditer(source, word, min(last, word + 60))]
    return any(form in marks.reporting for form in following[: 1 if caseless else 3])


def _full_stop_ends(source: str, begin: int, at: int, word: int, last: int, before: str, marks: Marks) -> bool:
    """Whether a single full stop behind `before` ends the sentence, given that a capital, a figure or a caseless letter follows."""
    folded = fold_word(before).rpartition("'")[2]
    figure = source[word].isdigit()
    forms = _forms(source, begin, at, before)
    if figure and (folded in marks.numbered or _in_bracket(source, begin, at)):
        return False
    if source[word] in _BETWEEN or (at - len(before) == begin and _NUMBER.match(before)):
        return False
    if not before or not before[-1].isalpha():
        return True
    following = _word_at(source, word, last)
    if (folded, fold_word(_part_at(source, word, last))) in marks.inside:
        return False
    initial = len(following) == 1 and source[word + 1 : word + 2] == "."
    opens = not initial and marks.opens(following)
    if any(form in marks.units for form in forms) and _is_counted(source, begin, at - len(before)):
        return not figure and (opens or not (_is_caseless(source[word]) or _hardly_begun(source, begin, at, marks)))
    if any(form in marks.titles for form in forms):
        return False
    if any(form in marks.ends for form in forms):
        return not figure and fold_word(following) not in marks.goes_on
    if any(form in marks.may_end for form in forms) or _ACRONYM.match(before):
        return opens
    if len(before) == 1:  # an initial; behind a figure a unit: "1999 г.", "5 م."
        counted = _is_counted(source, begin, at - 1) and (opens or not _hardly_begun(source, begin, at, marks))
        return opens or counted if before.islower() else counted if _is_caseless(before) else opens
    short = len(before) <= 4 and before[0].isupper() and not before.isupper()
    return opens if short and not _VOWELS.intersection(before.lower()) else True


def _is_counted(source: str, begin: int, head: int) -> bool:
    """Whether a figure stands before `head`: "40 kg", "XVI в", "1990-х гг"."""
    near = source[max(begin, head - 12) : head].rstrip().rpartition(" ")[2]
    return near[-1:] in _FIGURES or near[:1].isdigit()


def _hardly_begun(source: str, begin: int, at: int, marks: Marks) -> bool:
    """Whether the sentence holds no more than a preposition and what is counted so far: "В 1999 г."."""
    parts = source[begin:at].split(maxsplit=2) if at - begin <= _REACH else []
    return len(parts) > 1 and parts[1][0] in _FIGURES and marks.opens(parts[0])


def _in_bracket(source: str, begin: int, at: int) -> bool:
    """Whether a bracket that opened inside the sentence is open at `at`."""
    floor = max(begin + 1, at - _QUOTE_REACH)
    return source.rfind("(", floor, at) > source.rfind(")", floor, at)


def _forms(source: str, begin: int, at: int, before: str) -> tuple[str, ...]:
    """The keys under which an abbreviation may be listed: "a. m." is looked up as "a.m" as well."""
    folded = fold_word(before)
    forms = [folded, f"^{folded}"] if before[:1].isupper() else [folded]
    if len(before) == 1 and before.isupper():  # an initial is no unit
        forms = forms[1:]
    head = at - len(before)
    if len(before) <= 4 and head - 2 > begin and source[head - 1].isspace() and source[head - 2] == ".":
        joined = f"{fold_word(_token_before(source, begin, head - 2))}.{folded}"
        forms += [joined, f"^{joined}"]
    return tuple(forms)


def _fused(source: str, begin: int, at: int, after: int, last: int, run: str, marks: Marks) -> bool:
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
    return right[0].isupper() and (right[1:].islower() if len(right) > 1 else behind[:1].isspace() and marks.opens(right))


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


def _part_at(source: str, start: int, last: int) -> str:
    """The run without spaces from `start` on, without the marks behind it."""
    return (source[start : min(last, start + _REACH)].split(maxsplit=1) or [""])[0].rstrip(".,;:!?)]»”\"'،؛؟")


def _is_caseless(character: str) -> bool:
    return character.lower() == character.upper()
