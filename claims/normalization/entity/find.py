"""Find names: tables first, then what a statistical recognizer proposed, then runs of capitals, titles and given names.

Precise rather than complete: a lone word that opens a sentence, or a headline in title case, is a name only when the
tables or the rest of the article say so. Nationalities ("Russian", "российский") are no names.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.fold import Folded
from claims.model.name import NameKind, NameMention
from claims.model.span import Field, Span
from claims.normalization.entity.arabic import read_uncased
from claims.normalization.entity.listed import read_tables
from claims.normalization.entity.prepare import particles
from claims.normalization.entity.proposals import merge_proposals
from claims.normalization.entity.runs import read_runs
from claims.normalization.entity.words import Word, name_tables, read_words


def read_names(
    text: Folded,
    language: str,
    *,
    sentences: Sequence[Span] = (),
    exclude: Sequence[Span] = (),
    field: Field = Field.TEXT,
    proposed: Sequence[NameMention] = (),
) -> tuple[NameMention, ...]:
    """The names of a text, in order, none overlapping; places and organizations of the tables carry their `entity`.

    `sentences` and `exclude` (times and the like, never names) are spans of the source. `proposed` are names of this field that a
    statistical recognizer sees; how they are settled with the tables is told in `proposals`. Linear in the text.
    """
    tables = name_tables(language)
    words = read_words(text, sentences, exclude, tables)
    taken: dict[int, int] = {}  # first word to the word after the last
    found: dict[int, tuple[NameKind, str | None]] = {}
    read_tables(words, language, tables, taken, found)
    held = merge_proposals(words, text, proposed, tables, taken, found)
    read_runs(words, language, tables, taken, found, held)
    read_uncased(words, language, tables, taken, found)
    if tables.bicameral:
        _join_lineages(words, taken, found)
    return tuple(_mention(text, words, first, after, *found[first], field) for first, after in sorted(taken.items()))


def _join_lineages(words: list[Word], taken: dict[int, int], found: dict[int, tuple[NameKind, str | None]]) -> None:
    """Make one name of two side by side whose second begins with "son of" or "daughter of": "Salwa", "Ben Romdhane"."""
    for first in sorted(taken):
        after = taken.get(first, -1)
        people = after in taken and found[first][0] is NameKind.PER is found[after][0]
        if people and words[after].text in particles("lineage") and words[after].gap == " ":
            taken[first] = taken.pop(after)
            del found[after]


def _mention(
    text: Folded, words: list[Word], first: int, after: int, kind: NameKind, entity: str | None, field: Field
) -> NameMention:
    start, end = text.span(words[first].start, words[after - 1].end)
    return NameMention(span=Span(start, end, field), text=text.source[start:end], kind=kind, entity=entity)
