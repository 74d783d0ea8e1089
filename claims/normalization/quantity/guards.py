"""What looks like a number and measures nothing: names, labels, ordinals, scores, telephone numbers, list marks, asides."""

from __future__ import annotations

from claims.normalization.quantity.number import Number
from claims.normalization.quantity.reading import Reading
from claims.normalization.quantity.tokens import Kind

_NAME_JOINERS = "-\u2010\u2011"  # hyphens; the dashes set off a clause instead
_YEARS = range(1500, 2151)
_RECENT_YEARS = range(1900, 2050)


def is_part_of_name(reading: Reading, number: Number) -> bool:
    """True for Su-30, Flight 370, Article 5, Boeing 737, 80th, 5-й, 2.0.1-like runs, @user1, catch-22."""
    return (
        _joined_before(reading, number)
        or _joined_after(reading, number)
        or _labelled(reading, number)
        or _after_capital(reading, number)
        or _before_ordinal(reading, number)
    )


def is_furniture(reading: Reading, number: Number) -> bool:
    """True for list marks at the start of a line, telephone and account numbers."""
    tokens, first, last = reading.tokens, number.first, number.last
    if not number.digits:
        return False
    if first > 0 and tokens[first - 1].text == "+" and tokens[first].glued and number.value >= 100:
        return True
    starts_line = first == 0 or tokens[first - 1].kind is Kind.BREAK
    if starts_line and last < len(tokens) and tokens[last].glued and reading.lexicon.is_in("list_marks", tokens[last].text):
        return not (last + 1 < len(tokens) and tokens[last + 1].glued)
    if starts_line and not number.scaled and (last == len(tokens) or tokens[last].kind is Kind.BREAK):
        return True
    return not number.scaled and number.last == number.first + 1 and tokens[first].text.isdigit() and len(tokens[first].text) >= 7


def is_year_like(number: Number, reading: Reading, *, counting: bool) -> bool:
    """True for four digits without a separator in the range of years; a narrower one when a thing counted follows."""
    text = reading.tokens[number.first].text
    return (
        number.digits
        and number.last == number.first + 1
        and len(text) == 4
        and text.isdigit()
        and int(text) in (_RECENT_YEARS if counting else _YEARS)
    )


def is_factor(reading: Reading, number: Number) -> bool:
    """True for "three times the target", "в три раза": a factor, which counts nothing."""
    tokens, lexicon, at = reading.tokens, reading.lexicon, number.last
    if at >= len(tokens) or not lexicon.is_in("times_words", tokens[at].text):
        return False
    before = tokens[number.first - 1].text if number.first > 0 else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return lexicon.is_in("times_before", before) or lexicon.is_in("times_after", after)


def is_aside(reading: Reading, number: Number) -> bool:
    """True for a bare number between commas or brackets after a name: an age, a shirt number, a note."""
    tokens = reading.tokens
    if number.first == 0 or number.last >= len(tokens) or number.scaled:
        return False
    return (tokens[number.first - 1].text, tokens[number.last].text) in {
        (",", ","), ("(", ")"), ("[", "]"), (",", "."), ("،", "،"), ("،", "."), ("#", ","), (",", ";"), ("(", ","), ("،", "؛"),
    }  # fmt: skip


def is_dialled(reading: Reading, number: Number) -> bool:
    """True for three groups of digits or more, no round figure, with no noun after them: as likely a telephone number."""
    tokens, last = reading.tokens, number.last
    if not number.digits or number.scaled or last - number.first < 3 or tokens[last - 1].text.endswith("00"):
        return False
    noun = last < len(tokens) and tokens[last].kind is Kind.WORD
    return not noun or reading.lexicon.is_in("boundary", tokens[last].text)


def row_end(reading: Reading, number: Number) -> int:
    """The token after a row of numbers set side by side (a telephone number, a table), `number.last` when there is no row."""
    tokens, at, count = reading.tokens, number.last, 1
    if not number.digits or number.scaled:
        return number.last
    while at < len(tokens):
        step = at
        if tokens[step].kind is Kind.SIGN and tokens[step].text in "-/.:)" and step + 1 < len(tokens) and tokens[step].glued:
            step += 1
        if step >= len(tokens) or tokens[step].kind is not Kind.NUMBER:
            break
        at, count = step + 1, count + 1
    spaced = number.last < len(tokens) and tokens[number.last].kind is Kind.NUMBER  # "116 123": no text counts that way
    return at if count >= 3 or spaced else number.last


def _joined_before(reading: Reading, number: Number) -> bool:
    tokens, first = reading.tokens, number.first
    if first == 0 or not tokens[first].glued:
        return False
    before = tokens[first - 1]
    if before.kind is Kind.WORD:
        return before.text not in reading.lexicon.particles and not _loose(reading, first - 1)
    if before.kind is not Kind.SIGN:
        return False
    if before.text == "-":
        mark = reading.written(first - 1)
        if mark not in _NAME_JOINERS:
            return False
        return before.glued and tokens[first - 2].kind is not Kind.SIGN if first >= 2 else False
    if before.text == "'":
        return tokens[first].kind is Kind.NUMBER
    if before.text in "#@_\\=&*":
        return True
    return before.text in "/.:" and before.glued


def _joined_after(reading: Reading, number: Number) -> bool:
    tokens, last = reading.tokens, number.last
    if last >= len(tokens) or not tokens[last].glued:
        return False
    after = tokens[last]
    if after.kind is Kind.WORD or after.kind is Kind.NUMBER:
        return tokens[last - 1].kind is not Kind.SIGN and not _loose(reading, last)
    hyphen = after.text == "-" and reading.written(last) in _NAME_JOINERS and last + 1 < len(tokens) and tokens[last + 1].glued
    if hyphen and tokens[last + 1].kind is Kind.WORD:
        word = tokens[last + 1].text
        return not (reading.lexicon.is_in("inflections", word) or reading.lexicon.is_in("counting_suffixes", word))
    if after.text in "_@=\\&":
        return True
    return after.text == "'" and number.digits and last + 1 < len(tokens) and tokens[last + 1].glued


def _loose(reading: Reading, at: int) -> bool:
    """True for a word of the language's own script that a lost space has joined to digits."""
    return bool(reading.lexicon.syntax.get("loose_spaces")) and not reading.tokens[at].text.isascii()


def _labelled(reading: Reading, number: Number) -> bool:
    tokens, at = reading.tokens, number.first
    if at > 0 and tokens[at - 1].text in reading.lexicon.particles and tokens[at].glued and number.digits:
        return False
    if at >= 2 and tokens[at - 1].text in (".", ":", "(", "#"):
        if tokens[at - 1].text == "." and (not tokens[at - 1].glued):
            return False
        at -= 1
    if number.digits and number.last < len(tokens) and reading.lexicon.is_in("labels_after", tokens[number.last].text):
        return True
    hit = reading.lexicon.labels.match_before(tokens, at)
    if hit is None:
        return False
    spelled = reading.lexicon.is_in("spelled_labels", tokens[at - 1].text)
    return number.digits or number.article or spelled or hit.last - hit.first > 1


def _after_capital(reading: Reading, number: Number) -> bool:
    tokens, first = reading.tokens, number.first
    if number.digits:
        if first > 0 and reading.branded(first - 1):
            return True
        if first == 0 or not reading.capital(first - 1) or reading.starts_sentence(first - 1):
            return False
        return not reading.is_title_line(first)
    if not reading.capital(first) or reading.is_title_line(first):
        return False
    if not reading.starts_sentence(first):
        return True
    return number.last < len(tokens) and reading.capital(number.last)


def _before_ordinal(reading: Reading, number: Number) -> bool:
    tokens, at = reading.tokens, number.last
    if number.digits or (number.scaled and not number.plain):
        return False
    while at < len(tokens) and (tokens[at].text == "-" or reading.lexicon.is_in("conjunctions", tokens[at].text)):
        at += 1
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD or number.value < 20 or number.value % 10:
        return False
    word = tokens[at].text
    return any(word.startswith(stem) for stem in reading.ordinals)
