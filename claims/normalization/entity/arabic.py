"""Names in a script without capitals: after a title, from a given name on, in quotation marks, or known from the text."""

from __future__ import annotations

from claims.knowledge.demonyms import read_demonym
from claims.language.lexicon import lexicon
from claims.language.pipeline import keys
from claims.model.name import NameKind
from claims.normalization.entity.phones import Script
from claims.normalization.entity.prepare import particles
from claims.normalization.entity.words import NameTables, Word, given_names

_AFTER_TITLE = 6  # words between a title and the name it announces
_FOREIGN_ENDINGS = ("وف", "ين", "نكو", "سكي", "يتش", "غ", "يز", "ون", "نغ", "وس", "يل", "يير")
_OPEN = frozenset("\"“«„'")
_CLOSE = frozenset("\"”»'")


def read_uncased(
    words: list[Word], language: str, tables: NameTables, taken: dict[int, int], found: dict[int, tuple[NameKind, str | None]]
) -> None:
    """Add the names of an uncased script to `taken` and `found`. Linear: every look-ahead is bounded."""
    if tables.bicameral:
        return
    inside = {at for first, after in taken.items() for at in range(first, after)}
    index = 0
    again: dict[str, NameKind] = {}  # words that are names wherever they stand
    while index < len(words):
        word = words[index]
        after = 0
        start = index
        if word.script is Script.ARABIC and not word.excluded and index not in inside:
            start, after = _name_at(words, index, language, tables, inside)
        if after:
            taken[start] = after
            inside.update(range(start, after))
            kind = _kind_before(words, start, tables)
            found[start] = (kind, None)
            if kind is NameKind.LOC:
                again[words[start].text] = kind
            elif after - start > 1 and kind is NameKind.PER and words[after - 1].text not in given_names():
                again[words[after - 1].text] = kind
            index = after
        else:
            index += 1
    _read_again(words, again, inside, tables, taken, found)


def _name_at(words: list[Word], index: int, language: str, tables: NameTables, inside: set[int]) -> tuple[int, int]:
    word = words[index]
    quoted = _quoted(words, index, tables, inside)
    if quoted:
        return index, quoted
    if (
        (_head_before(words, index, tables) or (_venue_before(words, index, tables) and _unheard_of(word.text, language)))
        and not word.marked
        and _transcribed(word.text, tables)
        and word.text not in given_names()
    ):
        return index, index + 1
    bare = (
        word.text
        if word.text in given_names()
        else next(
            (
                word.text[1:]
                for clitic in ("و", "ل", "ب")
                if word.text.startswith(clitic) and word.text[1:] in given_names() and len(word.text) > 4
            ),
            "",
        )
    )
    if bare and word.text not in tables.lists.get("not_names", ()) and bare not in tables.lists.get("not_names", ()):
        after = _name_end(words, index + 1, language, tables, inside, 2)
        if after > index + 1:
            if bare != word.text:
                word.start += 1
                word.text = bare
            return index, after
    if (
        tables.has("titles", word.text)
        or tables.has("titles", word.text.removeprefix("و"))
        or tables.has("titles", word.text.removeprefix("ل"))
    ):
        at = _after_title(words, index, language, tables, inside)
        if at is not None:
            after = _name_end(words, at, language, tables, inside, 2)
            if after - at == 2 or (after - at == 1 and _foreign(words[at].text, tables) and at - index <= 3):
                return at, after
    return index, 0


def _after_title(words: list[Word], index: int, language: str, tables: NameTables, inside: set[int]) -> int | None:
    for at in range(index + 1, min(index + 1 + _AFTER_TITLE, len(words))):
        word = words[at]
        if word.gap not in (" ", ' "', " «", " “", ' "') or word.script is not Script.ARABIC:
            return None
        text = word.text
        if (
            tables.has("complements", text)
            or tables.has("titles", text)
            or read_demonym(text, language) is not None
            or at in inside
        ):
            continue
        if tables.has("not_names", text) or text.startswith("ال"):
            return None
        return at
    return None


def _name_end(words: list[Word], at: int, language: str, tables: NameTables, inside: set[int], most: int) -> int:
    """The word after a name whose next word is `at`: at most `most` words more, particles not counted."""
    count = 0
    while at < len(words) and count < most:
        word = words[at]
        if word.excluded or word.script is not Script.ARABIC or at in inside or (word.gap not in (" ", "-") and count):
            break
        if word.gap not in (" ", "-", ' "', " «", " “"):
            break
        if word.text in particles("inner") or word.text in particles("openers"):
            at += 1
            continue
        if word.marked or not _can_be_name(word.text, language, tables):
            break
        count += 1
        at += 1
        if (
            count == 1
            and not (at < len(words) and words[at].text in particles("inner"))
            and word.text not in given_names()
            and most == 2
        ):
            # a second word joins only when it could be nothing else
            follows = at < len(words) and words[at].gap == " " and _foreign(words[at].text, tables)
            if not follows:
                break
    while count and words[at - 1].text in particles("inner"):
        at -= 1
    return at


def _can_be_name(text: str, language: str, tables: NameTables) -> bool:
    if len(text) < 2 or tables.has("not_names", text) or tables.has("complements", text) or tables.has("titles", text):
        return False
    if tables.has("org_heads", text) or tables.has("loc_heads", text) or tables.has("reporting", text) or text.isdigit():
        return False
    return read_demonym(text, language) is None and not text.startswith(("وال", "بال", "لل", "فال"))


def _foreign(text: str, tables: NameTables) -> bool:
    """A word no Arabic pattern explains: a given name, or a transcription that does not open like a verb."""
    if text in given_names():
        return True
    return not text.startswith(("ي", "ن", "است")) and (not text.startswith("ت") or "تش" in text) and _transcribed(text, tables)


def _transcribed(text: str, tables: NameTables) -> bool:
    """A word with the letters or endings of a foreign name, or with its many vowel letters."""
    if text.startswith(("ال", "لل", "و", "بال")) or text.endswith("ها") or len(text) < 5 or tables.has("not_names", text):
        return False
    vowels = sum(letter in "اوي" for letter in text)
    if any(letter in "گپڤچ" for letter in text) or "تش" in text or text.endswith(_FOREIGN_ENDINGS):
        return vowels >= 1
    return vowels >= 3 and len(text) >= 6 and not text.endswith(("ات", "ين", "ون", "ان", "يه"))


def _quoted(words: list[Word], index: int, tables: NameTables, inside: set[int]) -> int:
    """The word after a name alone in quotation marks, of two or three words; 0 when there is none."""
    gap = words[index].gap
    if not gap or gap[-1] not in _OPEN:
        return 0
    for after in range(index + 1, min(index + 4, len(words))):
        if words[after].gap[:1] in _CLOSE:
            thing = _thing_before(words, index, tables)
            first = words[index].text in given_names()
            plain = all(at not in inside and not tables.has("not_names", words[at].text) for at in range(index, after))
            return after if plain and (thing or (first and after - index > 1)) else 0
        if words[after].gap != " ":
            return 0
    return 0


def _bare(text: str) -> str:
    """A head noun without the clitic before it: بمدينة, ومدينة."""
    return text[1:] if text[:1] in "وبلف" else text


def _head_before(words: list[Word], index: int, tables: NameTables) -> bool:
    """True when the head noun of a place stands right before: بلدة, ميناء."""
    if index == 0 or words[index].gap != " ":
        return False
    before = words[index - 1].text
    return tables.has("loc_heads", before) or tables.has("loc_heads", _bare(before))


def _venue_before(words: list[Word], index: int, tables: NameTables) -> bool:
    """True when the noun of a building stands right before, which adjectives follow as often as names."""
    if index == 0 or words[index].gap != " ":
        return False
    before = words[index - 1].text
    return tables.has("venue_heads", before) or tables.has("venue_heads", _bare(before))


def _unheard_of(text: str, language: str) -> bool:
    """True for a word that stands for nothing but a name: مستشفى ميداني is a field hospital."""
    known = lexicon(language)
    return not any(key in known for word in (text, text.removesuffix("ي")) for key in keys(word, language))


def _kind_before(words: list[Word], index: int, tables: NameTables) -> NameKind:
    headed = _head_before(words, index, tables) or _venue_before(words, index, tables)
    if headed and words[index].text not in given_names():
        return NameKind.LOC
    return NameKind.MISC if _thing_before(words, index, tables) else NameKind.PER


def _thing_before(words: list[Word], index: int, tables: NameTables) -> bool:
    if not words[index].gap or words[index].gap[-1] not in _OPEN or index == 0:
        return False
    before = words[index - 1].text
    if tables.has("thing_heads", before):
        return True
    return index > 1 and tables.has("thing_heads", words[index - 2].text)


def _read_again(
    words: list[Word],
    again: dict[str, NameKind],
    inside: set[int],
    tables: NameTables,
    taken: dict[int, int],
    found: dict[int, tuple[NameKind, str | None]],
) -> None:
    """Later short forms of the people found: a surname by itself, with a clitic or without."""
    for index, word in enumerate(words):
        if index in inside or word.excluded or word.script is not Script.ARABIC:
            continue
        text = word.text
        if text in again:
            taken[index] = index + 1
            found[index] = (again[text], None)
            continue
        for clitic in tables.lists.get("clitics", ()):
            if text.startswith(clitic) and text[len(clitic) :] in again and len(text) > len(clitic) + 3:
                word.start += len(clitic)
                word.text = text[len(clitic) :]
                taken[index] = index + 1
                found[index] = (again[word.text], None)
                break
