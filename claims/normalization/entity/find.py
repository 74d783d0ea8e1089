"""Find names without a trained model: tables first, then runs of capitals, then titles and given names for Arabic.

Precise rather than complete: a lone word that opens a sentence, or a headline in title case, is a name only when the
tables or the rest of the article say so. Nationalities ("Russian", "российский") are no names.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.knowledge.demonyms import read_demonym
from claims.knowledge.organizations import find_organization, is_organization_name, organization_starts
from claims.knowledge.places import Place, find_exactly, find_place, longest_place, nominative_phrases
from claims.language.fold import Folded
from claims.model.name import NameKind, NameMention
from claims.model.span import Field, Span
from claims.normalization.entity.arabic import read_uncased
from claims.normalization.entity.phones import Script
from claims.normalization.entity.prepare import particles
from claims.normalization.entity.words import NameTables, Word, given_names, name_tables, read_words

_CASED = (Script.LATIN, Script.CYRILLIC)
_RUN = 8  # words of the longest name
_TRUSTED_CITY = 80_000
_SURE_CITY = 300_000  # people of a city that is meant even where a person's name may stand
_QUOTES = frozenset("\"“”«»„'")


def read_names(
    text: Folded, language: str, *, sentences: Sequence[Span] = (), exclude: Sequence[Span] = (), field: Field = Field.TEXT
) -> tuple[NameMention, ...]:
    """The names of a text, in order, none overlapping; places and organizations of the tables carry their `entity`.

    `sentences` and `exclude` (times and the like, never names) are spans of the source. Linear in the text.
    """
    tables = name_tables(language)
    words = read_words(text, sentences, exclude, tables)
    taken: dict[int, int] = {}  # first word to the word after the last
    found: dict[int, tuple[NameKind, str | None]] = {}
    _read_tables(words, language, tables, taken, found)
    _read_runs(words, language, tables, taken, found)
    read_uncased(words, language, tables, taken, found)
    return tuple(_mention(text, words, first, after, *found[first], field) for first, after in sorted(taken.items()))


def _mention(
    text: Folded, words: list[Word], first: int, after: int, kind: NameKind, entity: str | None, field: Field
) -> NameMention:
    start, end = text.span(words[first].start, words[after - 1].end)
    return NameMention(span=Span(start, end, field), text=text.source[start:end], kind=kind, entity=entity)


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


def _read_tables(
    words: list[Word], language: str, tables: NameTables, taken: dict[int, int], found: dict[int, tuple[NameKind, str | None]]
) -> None:
    index = 0
    while index < len(words):
        word = words[index]
        if word.excluded or (
            word.script in _CASED and not (word.capital or longest_place(words[index].text, _text(words, index + 1)) > 1)
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
    bound = _bound(words, first, min(most, _RUN)) if most > 1 else first + 1
    dotted = _dotted(words, first)
    after: int
    for after in dict.fromkeys((dotted, *range(bound, first, -1))):
        if after <= first:
            continue
        name = joined(words, first, after)
        if after == dotted:
            name = name.replace(".", "").replace(" ", "")
        cased = word.script in _CASED
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
    if word.script in _CASED:
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
        return not (word.script in _CASED and word.opens and after - first == 1 and len(word.text) < 4 and not word.upper)
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


# Runs of capitalised words ------------------------------------------------------------------------------------------------


def _read_runs(
    words: list[Word], language: str, tables: NameTables, taken: dict[int, int], found: dict[int, tuple[NameKind, str | None]]
) -> None:
    known = _known_capitals(words, tables)
    index = 0
    while index < len(words):
        word = words[index]
        if index in taken:
            after = taken[index]
            if not _extends(words, after, taken, tables):
                index = after
                continue
        if word.excluded or not word.capital or word.script not in _CASED:
            index += 1
            continue
        own = name_tables(tables.foreign) if tables.foreign and word.script.value != tables.script else tables
        after = _run_end(words, index, own)
        _read_run(words, index, after, language, own, known, taken, found)
        index = after


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
    organization = tables.has("org_heads", words[first].text)
    while after < len(words) and after - first < _RUN:
        word = words[after]
        if word.excluded or word.script not in _CASED or not _links(words[after - 1], word.gap):
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
        if word.opens and tables.has("function_words", word.text):
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
    if _plausible(words, first, after, tables, known, titled=titled):
        kind = _kind(words, first, after, tables, titled=titled)
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
        if not places or (places[0].kind == "city" and not (oblique and places[0].population >= _SURE_CITY)):
            return 0
        taken[first] = end
        found[first] = (NameKind.LOC, places[0].id)
    return end


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


def _plausible(words: list[Word], first: int, after: int, tables: NameTables, known: frozenset[str], *, titled: bool) -> bool:
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


def _kind(words: list[Word], first: int, after: int, tables: NameTables, *, titled: bool) -> NameKind:
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
        if tables.has("loc_heads", before) or (tables.has("loc_prepositions", before) and _reads_as_place(words, index, tables)):
            return NameKind.LOC
        if index > 1 and before in particles("linking") and tables.has("loc_heads", words[index - 2].text):
            return NameKind.LOC
    return NameKind.PER if word.text in given_names() else NameKind.MISC
