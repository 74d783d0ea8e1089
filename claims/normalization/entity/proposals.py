"""Names that a statistical recognizer proposes, settled with those of the tables.

They are merged after the listed names and before the rules of shape, which leave them as they are:
- of one span, the listed place or organization keeps its type and its identifier;
- a proposal inside a listed name, or one that crosses its edge, is dropped;
- the longer span wins: a proposal around one listed name replaces it, around several only as an organization or a work;
- behind a title, a common noun and two capitals are no body's name but a body's officer: "директор музея Амель Трабелси";
- titles, nationalities and function words at the edges are trimmed first, so one that only adds a title adds nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claims.knowledge.demonyms import read_demonym
from claims.language.fold import Folded
from claims.model.name import NameKind, NameMention
from claims.normalization.entity.phones import Script
from claims.normalization.entity.prepare import particles
from claims.normalization.entity.words import NameTables, Word

_LONGEST = 16  # words; a longer proposal is a mistake


def merge_proposals(
    words: list[Word],
    text: Folded,
    proposed: Sequence[NameMention],
    tables: NameTables,
    taken: dict[int, int],
    found: dict[int, tuple[NameKind, str | None]],
) -> frozenset[int]:
    """Add what is right of the proposals to `taken` and `found`; returns the first words of those added.

    Proposals may come in any order and overlap; the longer comes first, then the earlier.
    """
    if not proposed:
        return frozenset()
    owner = {at: first for first, after in taken.items() for at in range(first, after)}
    starts = [word.start for word in words]
    held: set[int] = set()
    for mention in sorted(proposed, key=lambda one: (-len(one.span), one.span)):
        first, after = _words_of(words, starts, text.find(mention.span.start), text.find(mention.span.end))
        first, after = _trimmed(words, first, after, tables, mention.kind)
        kind, entity = mention.kind, mention.entity
        if kind is NameKind.ORG and _is_of_a_body(words, first, after, tables):
            first, kind, entity = first + 1, NameKind.PER, None
        elif kind in (NameKind.ORG, NameKind.MISC) and entity is None and _is_apposed(words, first, after, tables):
            kind = NameKind.PER
        elif kind is NameKind.PER:
            after = _over_lineage(words, after, tables)
        if after - first == 1 and kind is NameKind.LOC and tables.has("noun_places", words[first].text):
            continue
        if not 0 < after - first <= _LONGEST or any(word.excluded for word in words[first:after]):
            continue
        listed = sorted({owner[at] for at in range(first, after) if at in owner})
        if not _replaces(listed, first, after, kind, taken, held):
            continue
        for index in listed:
            del taken[index]
        _trim_clitic(words[first], text.find(mention.span.start))
        taken[first] = after
        found[first] = (kind, entity)
        held.add(first)
        owner.update(dict.fromkeys(range(first, after), first))
    return frozenset(held)


def _is_of_a_body(words: list[Word], first: int, after: int, tables: NameTables) -> bool:
    """True for a lower-case noun behind a title, with a first and a last name behind it, where case ties the two."""
    if after - first != 3 or first == 0 or not tables.bicameral or words[first].script is not Script.CYRILLIC:
        return False
    before, noun, *name = words[first - 1 : after]
    titled = tables.has("title_heads", before.text) or tables.has("titles", before.text)
    plain = all(word.gap == " " and word.script is noun.script for word in (noun, *name))
    return titled and plain and not noun.capital and all(word.capital and not word.upper for word in name)


def _is_apposed(words: list[Word], first: int, after: int, tables: NameTables) -> bool:
    """True for a first and a last name with a title in apposition behind: "Amina Mint Saleh, head of the commission"."""
    if not tables.bicameral or not 2 <= after - first <= 4 or any(words[at].upper for at in range(first, after)):
        return False
    if any(tables.has("org_heads", words[at].text) or not words[at].capital for at in range(first, after)):
        return False
    at = after
    if at < len(words) and words[at].gap == ", " and words[at].text in tables.lists.get("definite", frozenset()):
        at += 1
    if at + 1 >= len(words) or words[after].gap != ", " or words[at].capital or words[at + 1].capital:
        return False
    titled = tables.has("title_heads", words[at].text) or tables.has("titles", words[at].text)
    return titled and words[at + 1].gap == " "


def _over_lineage(words: list[Word], after: int, tables: NameTables) -> int:
    """Where a name ends that goes on with "daughter of" and one word more."""
    if tables.bicameral or after + 1 >= len(words) or words[after].text not in particles("lineage"):
        return after
    last = words[after + 1]
    plain = words[after].gap == last.gap == " " and not last.excluded and last.script is Script.ARABIC
    return after + 2 if plain and not tables.has("not_names", last.text) and not last.text.startswith(("وال", "لل")) else after


def _words_of(words: list[Word], starts: list[int], start: int, end: int) -> tuple[int, int]:
    """The words that lie in the folded run `[start, end)`, one that only begins before it included."""
    first = bisect_left(starts, start)
    if first > 0 and words[first - 1].end > start:
        first -= 1
    return first, bisect_left(starts, end)


def _trimmed(words: list[Word], first: int, after: int, tables: NameTables, kind: NameKind) -> tuple[int, int]:
    while first < after and after - first > 1 and _is_edge(words[first], tables, kind, opening=True):
        first += 1
    while after > first and _is_edge(words[after - 1], tables, kind, opening=False):
        after -= 1
    return first, after


def _is_edge(word: Word, tables: NameTables, kind: NameKind, *, opening: bool) -> bool:
    if tables.has("function_words", word.text) and not (word.capital and not word.opens):
        return True
    if kind is not NameKind.PER:
        return False
    title = tables.has("titles", word.text) or tables.has("title_heads", word.text) or tables.has("complements", word.text)
    return opening and (title or read_demonym(word.text) is not None)


def _replaces(listed: list[int], first: int, after: int, kind: NameKind, taken: dict[int, int], held: set[int]) -> bool:
    if not listed:
        return True
    if any(index in held or index < first or taken[index] > after for index in listed):
        return False
    if first in listed and taken[first] == after:
        return False
    return len(listed) == 1 or kind in (NameKind.ORG, NameKind.MISC)


def _trim_clitic(word: Word, start: int) -> None:
    """Leave a clitic that the proposal leaves out of its first word."""
    if word.script is Script.ARABIC and word.start < start < word.end:
        word.text = word.text[start - word.start :]
        word.start = start
