"""Names of the tables: places and organizations, longest first, where nothing around them speaks against it."""

from __future__ import annotations

from claims.knowledge.demonyms import read_demonym
from claims.knowledge.organizations import find_organization, is_organization_name, organization_starts
from claims.knowledge.places import Place, find_exactly, find_place, longest_place
from claims.model.name import NameKind
from claims.normalization.entity.phones import Script
from claims.normalization.entity.words import NameTables, Word, given_names

CASED = (Script.LATIN, Script.CYRILLIC)
RUN = 8  # words of the longest name
_TRUSTED_CITY = 80_000


def joined(words: list[Word], first: int, after: int) -> str:
    """The folded words `[first, after)` with what stands between them made a single space where it is space."""
    parts = [words[first].text]
    for index in range(first + 1, after):
        gap = words[index].gap
        parts.append(" " if gap.isspace() else gap)
        parts.append(words[index].text)
    return "".join(parts)


def _bound(words: list[Word], first: int, most: int) -> int:
    """The word after the last that can belong to a name beginning at `first`: same line, no punctuation but dots and dashes."""
    after = first + 1
    while after < len(words) and after - first < most:
        gap = words[after].gap
        if words[after].excluded or not gap or len(gap) > 3 or gap.strip(" .'-") or "\n" in gap:
            break
        after += 1
    return after


def read_tables(
    words: list[Word], language: str, tables: NameTables, taken: dict[int, int], found: dict[int, tuple[NameKind, str | None]]
) -> None:
    """Add the places and organizations of the tables to `taken` and `found`."""
    index = 0
    while index < len(words):
        word = words[index]
        if word.excluded or (
            word.script in CASED and not (word.capital or longest_place(words[index].text, _text(words, index + 1)) > 1)
        ):
            index += 1
            continue
        after = _table_match(words, index, tables, language, found)
        if after:
            _trim_clitic(words, index, after, found[index][1])
            taken[index] = after
            index = after
        else:
            index += 1


def _trim_clitic(words: list[Word], first: int, after: int, entity: str | None) -> None:
    """Leave the Arabic conjunction or preposition written with a name out of its span: و of وروسيا."""
    word = words[first]
    if word.script is not Script.ARABIC:
        return
    name = joined(words, first, after)
    if find_exactly(name) or is_organization_name(name):
        return
    for letters in (2, 1):
        rest = name[letters:]
        found_again = any(one.id == entity for one in find_exactly(rest)) or is_organization_name(rest)
        if found_again:
            word.start += letters
            word.text = word.text[letters:]
            return


def _text(words: list[Word], index: int) -> str:
    return words[index].text if index < len(words) else ""


def _table_match(
    words: list[Word], first: int, tables: NameTables, language: str, found: dict[int, tuple[NameKind, str | None]]
) -> int:
    word = words[first]
    most: int = max(organization_starts(word.text), longest_place(word.text, _text(words, first + 1)), 1)
    bound = _bound(words, first, min(most, RUN)) if most > 1 else first + 1
    dotted = _dotted(words, first)
    after: int
    for after in dict.fromkeys((dotted, *range(bound, first, -1))):
        if after <= first:
            continue
        name = joined(words, first, after)
        if after == dotted:
            name = name.replace(".", "").replace(" ", "")
        cased = word.script in CASED
        if cased and not any(one.capital for one in words[first:after]):
            continue
        organization = find_organization(name)
        if organization and (not cased or word.upper or after - first > 1 or len(name) > 4 or after == dotted):
            found[first] = (NameKind.ORG, f"org:{organization}")
            return after
        if after - first == 1 and not _lone_place_allowed(words, first, tables, language):
            continue
        places = find_place(name, language)
        if places and _place_fits(places, words, first, after, tables):
            found[first] = (NameKind.LOC, places[0].id)
            return after
    return 0


def _dotted(words: list[Word], first: int) -> int:
    """The word after an abbreviation such as "U.S." or "EE. UU."; 0 when there is none."""
    after = first
    last = min(len(words), first + 6)
    while after < last and len(words[after].text) <= 2 and (words[after].upper or words[after].capital):
        if after > first and words[after].gap not in (".", ". "):
            break
        after += 1
    return after if 2 <= after - first <= 4 else 0


def _lone_place_allowed(words: list[Word], index: int, tables: NameTables, language: str) -> bool:
    word = words[index]
    if word.script in CASED:
        if tables.has("not_names", word.text) or (word.opens and tables.has("function_words", word.text)):
            return False
        if len(word.text) < 3 and not word.upper:
            return False
        after = index + 1
        beside = after < len(words) and words[after].gap == " " and words[after].capital and not words[after].headline
        before = index > 0 and word.gap == " " and words[index - 1].capital and not word.headline and not words[index - 1].opens
        if word.text in given_names() and beside:
            return False
        if beside and not word.upper:
            # part of a longer run (Paris Hilton, Tashkent City Council): the run decides
            return tables.has("title_heads", words[after].text) or read_demonym(words[after].text, language) is not None
        if before and not tables.has("title_heads", words[index - 1].text):
            return tables.has("function_words", words[index - 1].text) or bool(find_place(words[index - 1].text, language))
        return True
    if word.script is Script.ARABIC:
        if tables.has("not_names", word.text) or len(word.text) < 3:
            return False
        if tables.has("doubtful_places", word.text) and not tables.has("trusted_places", word.text):
            return index > 0 and tables.has(
                "loc_heads", words[index - 1].text.removeprefix("و").removeprefix("ب").removeprefix("ل")
            )
        return not (index > 0 and words[index - 1].text in given_names() and word.gap == " ")
    return False


def _place_fits(places: tuple[Place, ...], words: list[Word], first: int, after: int, tables: NameTables) -> bool:
    best = places[0]
    word = words[first]
    if word.script is Script.ARABIC and after - first == 1 and word.text in given_names():
        return False
    if best.kind != "city":
        if (
            best.kind == "capital"
            and word.script is Script.ARABIC
            and len(word.text) < 5
            and not _exact(best, joined(words, first, after))
        ):
            return False
        if word.script is Script.ARABIC and after - first == 1 and best.kind == "state" and len(word.text) < 5:
            return False
        return not (word.script in CASED and word.opens and after - first == 1 and len(word.text) < 4 and not word.upper)
    if word.script is Script.ARABIC:
        bare = _exact(best, word.text)
        if after - first == 1 and len(word.text) < 4 and best.population < 1_000_000:
            return False
        return best.population >= 300_000 if bare else best.population >= 500_000 and len(word.text) > 4
    if word.opens and after - first == 1:
        return best.population >= 300_000 and word.text not in given_names()
    return best.population >= _TRUSTED_CITY and (after - first > 1 or len(word.text) > 3)


def _exact(best: Place, text: str) -> bool:
    """True when the place is in the tables under exactly this word, nothing taken off."""
    return any(one.id == best.id for one in find_exactly(text))
