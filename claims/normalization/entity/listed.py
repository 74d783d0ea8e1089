"""Names of the tables: places and organizations, longest first, where nothing around them speaks against it."""

from __future__ import annotations

from claims.knowledge.demonyms import read_demonym
from claims.knowledge.institutions import Institution, opens_institution, read_bare, read_institution
from claims.knowledge.organizations import (
    find_named,
    has_several_capitals,
    is_doubtful,
    is_organization_name,
    only_in_capitals,
    organization_starts,
)
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
        parts.append(f" {words[index].elided}" if words[index].elided else " " if gap.isspace() else gap)
        parts.append(words[index].text)
    return "".join(parts)


def _bound(words: list[Word], first: int, most: int) -> int:
    """The word after the last that can belong to a name beginning at `first`: same line, no punctuation but dots and dashes."""
    after = first + 1
    while after < len(words) and after - first < most:
        gap = words[after].gap
        if words[after].excluded or not (gap or words[after].elided) or len(gap) > 3 or gap.strip(" .'-") or "\n" in gap:
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
            word.script in CASED
            and not (word.capital or longest_place(words[index].text, _text(words, index + 1)) > 1)
            and not opens_institution(word.text, language)
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
    institution = _institution(words, first, tables, language)
    after: int
    for after in dict.fromkeys((dotted, *range(bound, first, -1))):
        if after <= first:
            continue
        if institution is not None and after <= institution.after:
            return _take(institution, words, first, found)
        name = joined(words, first, after)
        if after == dotted:
            name = name.replace(".", "").replace(" ", "")
        cased = word.script in CASED
        if cased and not any(one.capital for one in words[first:after]):
            continue
        named = find_named(name)
        if named and (not cased or after == dotted or _cased_as_listed(words, first, after, name)):
            found[first] = (NameKind.ORG, named)
            return after
        if after - first == 1 and not _lone_place_allowed(words, first, tables, language):
            continue
        places = find_place(name, language)
        if places and _place_fits(places, words, first, after, tables):
            found[first] = (NameKind.LOC, places[0].id)
            return after
    bare = _bare(words, first, tables)
    return _take(bare, words, first, found) if bare is not None else 0


def _cased_as_listed(words: list[Word], first: int, after: int, name: str) -> bool:
    """Whether the capitals of a listed name in a cased script are those of the name, and not of a sentence or a headline."""
    word = words[first]
    if is_doubtful(name) and (word.opens or word.headline):
        return False
    if after - first > 1:
        return not (word.opens and has_several_capitals(name) and not any(one.capital for one in words[first + 1 : after]))
    if only_in_capitals(name):
        beside = [words[at] for at in (first - 1, first + 1) if 0 <= at < len(words)]
        return word.upper and not (word.headline and beside and all(one.upper for one in beside))
    return True


def _institution(words: list[Word], first: int, tables: NameTables, language: str) -> Institution | None:
    """The institution of a state with its country; a title made of it (Treasury Secretary) is none."""
    found = read_institution(words, first, language)
    if found is None or any(word.excluded for word in words[first : found.after]):
        return None
    if found.after < len(words) and words[found.after].gap == " " and words[first].script in CASED:
        follows = words[found.after]
        if follows.capital and not follows.headline and tables.has("title_heads", follows.text):
            return None
    return found


def _bare(words: list[Word], first: int, tables: NameTables) -> Institution | None:
    """An institution of a state without its country, where its capitals and what stands beside it leave no doubt."""
    found = read_bare(words, first)
    if found is None or any(word.excluded for word in words[first : found.after]):
        return None
    word, last = words[first], words[found.after - 1]
    if word.script not in CASED:
        return found
    capitals = any(one.capital for one in words[first + 1 : found.after])
    if word.headline or not (word.capital or capitals):
        return None
    if word.opens and not (last.capital or capitals or found.id.endswith("_ministry")):
        return None
    if first > 0 and word.gap == " " and words[first - 1].capital and not words[first - 1].opens:
        return None
    after = found.after
    for at in range(after, min(after + 3, len(words))):
        if words[at].gap not in (" ", "") or (words[at].capital and not words[at].headline):
            return None if words[at].gap in (" ", "") else found
        if not (tables.has("org_links", words[at].text) or tables.has("loc_prepositions", words[at].text)):
            break
    return found


def _take(institution: Institution, words: list[Word], first: int, found: dict[int, tuple[NameKind, str | None]]) -> int:
    word = words[first]
    word.start += institution.clitic
    word.text = word.text[institution.clitic :]
    found[first] = (NameKind.ORG, institution.id)
    return institution.after


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
        bare = word.text[1:] if word.text[:1] in tables.lists.get("clitics", ()) else word.text
        doubtful = any(tables.has("doubtful_places", text) for text in (word.text, bare))
        if doubtful and not any(tables.has("trusted_places", text) for text in (word.text, bare)):
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
