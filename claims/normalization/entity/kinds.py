"""Whether a run of capitals is a name at all, and of what kind."""

from __future__ import annotations

from claims.model.name import NameKind
from claims.normalization.entity.prepare import particles
from claims.normalization.entity.words import NameTables, Word, given_names

_QUOTES = frozenset("\"“”«»„'")


def is_plausible(words: list[Word], first: int, after: int, tables: NameTables, known: frozenset[str], *, titled: bool) -> bool:
    """True when words `[first, after)` are a name; `titled`: a title stands before them. `known`: names elsewhere."""
    word = words[first]
    count = after - first
    letters = word.text.replace("-", "")
    if all(len(one.text) == 1 for one in words[first:after]):
        return False
    if all(one.headline for one in words[first:after]):
        return count > 1 and all(one.text in known for one in words[first:after] if one.capital)
    if count == 1:
        if len(letters) < 2 or letters.isdigit() or not letters[0].isalpha():
            return False
        if tables.has("function_words", word.text) or tables.has("title_heads", word.text) or tables.has("org_heads", word.text):
            return False
        if tables.has("titles", word.text) or tables.has("loc_heads", word.text):
            return False
        if titled or (word.upper and not word.opens):
            return True
        return word.text in known if word.opens else word.text in known or word.upper
    if word.opens and not titled:
        rest_known = all(one.text in known for one in words[first + 1 : after] if one.capital)
        return word.text in known or word.text in given_names() or rest_known or tables.has("org_heads", words[after - 1].text)
    return True


def kind_of(words: list[Word], first: int, after: int, tables: NameTables, *, titled: bool) -> NameKind:
    """What words `[first, after)` name, by the words in and around them."""
    inside = [words[index].text for index in range(first, after)]
    if titled and after - first <= 4 and not any(tables.has("org_heads", text) for text in inside):
        return NameKind.PER
    if any(tables.has("org_heads", text) for text in inside) and not (inside[0] in given_names() and after - first == 2):
        return NameKind.ORG
    if any(tables.has("loc_heads", text) for text in (inside[0], inside[-1])):
        return NameKind.LOC
    if first > 0 and words[first].gap in (" ", " «", ' "', " “", " « ") and tables.has("org_heads", words[first - 1].text):
        return NameKind.ORG
    if (
        words[first].gap[-1:] in _QUOTES
        and after < len(words)
        and words[after].gap[:1] in _QUOTES
        and inside[0] not in given_names()
    ):
        return NameKind.MISC
    if inside[0] in given_names() or len(inside[0]) == 1:
        return NameKind.PER
    if after - first == 1:
        return _lone_kind(words, first, tables)
    if (
        first > 0
        and words[first].gap == " "
        and tables.has("loc_prepositions", words[first - 1].text)
        and _reads_as_place(words, first, tables)
    ):
        return NameKind.LOC
    capitals = [words[index] for index in range(first, after) if words[index].capital]
    return NameKind.PER if 2 <= len(capitals) <= 4 and not any(one.upper for one in capitals) else NameKind.MISC


def _reads_as_place(words: list[Word], first: int, tables: NameTables) -> bool:
    return words[first - 1].text not in ("from", "to", "a", "у", "до")


def _lone_kind(words: list[Word], index: int, tables: NameTables) -> NameKind:
    word = words[index]
    if word.upper and 2 <= len(word.text) <= 6:
        return NameKind.ORG
    beside = [words[at].text for at in (index - 1, index + 1) if 0 <= at < len(words)]
    if any(tables.has("reporting", text) for text in beside):
        return NameKind.PER
    if index > 0 and word.gap == " ":
        before = words[index - 1].text
        if tables.has("title_heads", before):
            return NameKind.PER
        if tables.has("loc_heads", before) or (tables.has("loc_prepositions", before) and not tables.has("personal", before)):
            return NameKind.LOC
        if index > 1 and before in particles("linking") and tables.has("loc_heads", words[index - 2].text):
            return NameKind.LOC
    return NameKind.PER if word.text in given_names() else NameKind.MISC
