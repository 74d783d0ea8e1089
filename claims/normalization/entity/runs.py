"""Runs of capitalised words: where a name begins and ends in them, titles and places before a person left out."""

from __future__ import annotations

from claims.knowledge.demonyms import read_demonym
from claims.knowledge.places import find_exactly, find_place, nominative_phrases
from claims.model.name import NameKind
from claims.normalization.entity.kinds import is_plausible, kind_of
from claims.normalization.entity.listed import CASED, RUN, joined
from claims.normalization.entity.phones import Script
from claims.normalization.entity.prepare import particles
from claims.normalization.entity.words import NameTables, Word, given_names, name_tables

_SURE_CITY = 300_000  # people of a city that is meant even where a person's name may stand


def read_runs(
    words: list[Word],
    language: str,
    tables: NameTables,
    taken: dict[int, int],
    found: dict[int, tuple[NameKind, str | None]],
    held: frozenset[int] = frozenset(),
) -> None:
    """Add the names that runs of capitalised words hold to `taken` and `found`; `held` words begin names that no run may join."""
    known = _known_capitals(words, tables)
    index = 0
    while index < len(words):
        word = words[index]
        if index in taken:
            after = taken[index]
            if index in held or not _extends(words, after, taken, tables):
                index = after
                continue
        if word.excluded or not word.capital or word.script not in CASED:
            index += 1
            continue
        own = name_tables(tables.foreign) if tables.foreign and word.script.value != tables.script else tables
        after = _run_end(words, index, own)
        after = next((at for at in range(index + 1, after) if at in held), after)
        _read_run(words, index, after, language, own, known, taken, found)
        index = max(after, *(taken.get(at, 0) for at in range(index, after)))


def _extends(words: list[Word], after: int, taken: dict[int, int], tables: NameTables) -> bool:
    """A table name that goes on in capitals with the head of an organization: "Tashkent City Council"."""
    return (
        after < len(words)
        and words[after].gap == " "
        and words[after].capital
        and not words[after].headline
        and (tables.has("org_heads", words[after].text) or tables.has("loc_heads", words[after].text))
    )


def _known_capitals(words: list[Word], tables: NameTables) -> frozenset[str]:
    """Words that stand capitalised where nothing but their being a name asks for it, and never in lower case."""
    lower = {word.text for word in words if not word.capital}
    return frozenset(
        word.text
        for word in words
        if word.capital
        and not word.opens
        and not word.headline
        and word.text not in lower
        and not tables.has("not_names", word.text)
    )


def _run_end(words: list[Word], first: int, tables: NameTables) -> int:
    after = first + 1
    organization = tables.has("org_heads", words[first].text) and words[first].text not in given_names()
    while after < len(words) and after - first < RUN:
        word = words[after]
        if word.excluded or word.script not in CASED or not _links(words[after - 1], word.gap):
            break
        if word.capital:
            if "-" not in word.gap and word.headline != words[first].headline:
                break
            organization = organization or tables.has("org_heads", word.text)
            after += 1
            continue
        step = _over_particles(words, after, organization, tables)
        if not step:
            break
        after = step
    return after


def _links(before: Word, gap: str) -> bool:
    if gap in (" ", "-", "\u00a0"):
        return True
    if gap in (".", ". "):
        return len(before.text) == 1 or (before.capital and len(before.text) <= 3 and before.text in _ABBREVIATED)
    return gap == "'" and len(before.text) <= 2


_ABBREVIATED = frozenset(("st", "dr", "mr", "mrs", "ms", "jr", "sr", "gen", "col", "sen", "rep", "gov", "lt", "sra"))


def _over_particles(words: list[Word], at: int, organization: bool, tables: NameTables) -> int:
    """The word after the next capitalised one, when only linking words stand between; 0 otherwise."""
    links = tables.lists.get("org_links", frozenset()) if organization else frozenset[str]()
    for ahead in range(at, min(at + 3, len(words))):
        word = words[ahead]
        if word.excluded or word.gap not in (" ", "-", "'"):
            return 0
        if word.capital:
            return ahead + 1 if ahead > at else 0
        if word.text not in particles("linking") and word.text not in links:
            return 0
    return 0


def _read_run(
    words: list[Word],
    first: int,
    after: int,
    language: str,
    tables: NameTables,
    known: frozenset[str],
    taken: dict[int, int],
    found: dict[int, tuple[NameKind, str | None]],
) -> None:
    titled = False
    while first < after:
        word = words[first]
        if not word.capital or (word.opens and tables.has("function_words", word.text)):
            first += 1
            continue
        if word.opens and after - first > 1 and tables.has("reporting", word.text):
            first += 1
            continue
        follows = words[first + 1].text if first + 1 < after else ""
        if (
            word.opens
            and follows
            and ((follows in given_names() and word.verb) or word.text not in given_names())
            and (follows in given_names() or word.verb)
            and word.text not in known
            and first not in taken
        ):
            first += 1  # a verb that opens the sentence: "Habló Rustam ..."
            continue
        after_place = _place_before_person(words, first, after, language, tables, taken, found)
        if after_place:
            first = after_place
            continue
        if tables.has("not_names", word.text) or read_demonym(word.text, language) is not None:
            first += 1
            continue
        head = _last_title(words, first, after, tables)
        if head is not None:
            titled = True
            first = head + 1
            while first < after and not words[first].capital:
                first += 1
            continue
        break
    split = _person_after_organization(words, first, after, tables)
    if split:
        _read_run(words, first, split, language, tables, known, taken, found)
        _read_run(words, split, after, language, tables, known, taken, found)
        return
    while after > first and (not words[after - 1].capital or tables.has("not_names", words[after - 1].text)):
        after -= 1
    if first >= after or any(taken.get(index, 0) > after for index in range(first, after)):
        return
    if first in taken and taken[first] >= after:
        return
    if _is_office(words, first, after, tables):
        return
    if is_plausible(words, first, after, tables, known, titled=titled):
        kind = kind_of(words, first, after, tables, titled=titled)
        for index in range(first, after):
            if index in taken and index != first:
                if kind is NameKind.PER and after - first > 3:
                    return
                del taken[index]
        taken[first] = after
        name = joined(words, first, after)
        places = find_place(name, language) if kind is not NameKind.PER else ()
        found[first] = (NameKind.LOC, places[0].id) if places else (kind, None)


def _place_before_person(
    words: list[Word],
    first: int,
    after: int,
    language: str,
    tables: NameTables,
    taken: dict[int, int],
    found: dict[int, tuple[NameKind, str | None]],
) -> int:
    """The word after a place that stands right before a person ("... of Jordan Samir X" in Russian); 0 otherwise.

    A given name tells that a person begins; so does any name of two words after a place in an oblique case, which belongs to
    what stands before it.
    """
    end = taken.get(first, first + 1)
    if end + 1 >= after or words[end].gap != " " or words[first].text in given_names():
        return 0
    oblique = words[first].script is Script.CYRILLIC and not find_exactly(joined(words, first, end))
    if words[end].text not in given_names() and not (oblique and _is_bare_name(words, end, after, tables)):
        return 0
    if first not in taken:
        if oblique and any(form in given_names() for form in nominative_phrases(words[first].text)):
            return 0
        places = find_place(words[first].text, language)
        if not places or (
            places[0].kind == "city" and not (oblique and len(words[first].text) > 4 and places[0].population >= _SURE_CITY)
        ):
            return 0
        taken[first] = end
        found[first] = (NameKind.LOC, places[0].id)
    return end


def _is_office(words: list[Word], first: int, after: int, tables: NameTables) -> bool:
    """True for a title made of an organization, "Treasury Secretary": no name, whoever stands after it."""
    return (
        after - first > 1
        and tables.has("title_heads", words[after - 1].text)
        and any(tables.has("org_heads", words[index].text) for index in range(first, after - 1))
    )


def _is_bare_name(words: list[Word], first: int, after: int, tables: NameTables) -> bool:
    """True for two to four capitalised words, none of them the head of an organization or a place."""
    heads = ("org_heads", "loc_heads", "title_heads")
    return 2 <= after - first <= 4 and all(
        words[index].capital and not any(tables.has(head, words[index].text) for head in heads) for index in range(first, after)
    )


def _person_after_organization(words: list[Word], first: int, after: int, tables: NameTables) -> int:
    """Where a person begins right after an organization ("Tribunal Supremo Brett X"); 0 when none does."""
    head = next((at for at in range(first, after) if tables.has("org_heads", words[at].text)), None)
    if head is None:
        return 0
    for at in range(max(head + 1, first + 2), after - 1):
        if words[at].gap == " " and words[at].text in given_names() and words[at + 1].capital and words[at - 1].capital:
            return at
    return 0


def _last_title(words: list[Word], first: int, after: int, tables: NameTables) -> int | None:
    """The last word of a title that opens a run ("Transport Minister" of "Transport Minister Grace X"), None when none does."""
    if any(tables.has("org_heads", words[index].text) for index in range(first, after)) and not tables.has(
        "title_heads", words[first].text
    ):
        return None
    found = None
    for index in range(first, after):
        if tables.has("title_heads", words[index].text) and not (index == after - 1 and index > first):
            found = index
    return found
