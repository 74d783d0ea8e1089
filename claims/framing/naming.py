"""Articles name the same contested thing by words of different register.

Only the articles' own words count: what stands in a quotation or in reported speech is the speaker's choice. Whether a name is
right is not for us; the row shows who uses which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.framing.desk import Desk, Line
from claims.framing.lexicon import Index, Phrase, find, index
from claims.framing.model import Dimension, Reach
from claims.framing.referents import names, table
from claims.framing.rows import row, sided
from claims.knowledge.demonyms import read_demonym
from claims.model.comparison import FramingRow
from claims.model.span import Span

if TYPE_CHECKING:
    from claims.framing.house import House

_PLAIN = frozenset({"neutral", "official"})
"""Registers that differ by house style alone, unless the official name is itself an argument (`argued` in the table)."""


@dataclass(frozen=True, slots=True)
class Use:
    """A referent named by a register, in an article's own words."""

    referent: str
    register: str
    line: Line
    span: Span


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row for each referent that articles name by different registers in their own words."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for line in desk.every():
        for use in named(line):
            uses[use.referent].append(use)
    for referent in sorted(uses):
        yield from _row(referent, uses[referent], desk.house)


def named(line: Line) -> Iterator[Use]:
    """The referents that a sentence names in the article's own words."""
    for cue in find(line.tokens, _names(line.language, line.house)):
        span = line.stretch(cue.first, cue.last)
        referent, _, register = cue.kind.partition(":")
        if line.own(span) and not _another(referent, line, cue.last):
            yield Use(referent, register, line, span)


def _another(referent: str, line: Line, end: int) -> bool:
    """True when the adjective behind a name says that it is another country's."""
    country: str | None = table().get(referent, {}).get("country")
    if country is None or end >= len(line.tokens):
        return False
    return (read_demonym(line.tokens[end].text) or country) != country


def _row(referent: str, uses: Sequence[Use], house: House | None) -> Iterator[FramingRow]:
    argued = table().get(referent, {}).get("argued", False) or (house is not None and referent in house.argued)
    registers: dict[str, set[str]] = defaultdict(set)
    weights: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        registers[use.line.article].add(use.register)
        weights[use.line.article].add(use.register if argued or use.register not in _PLAIN else "plain")
    if len(registers) < 2 or len(set(map(frozenset, weights.values()))) < 2:
        return
    told = sorted({use.register for use in uses})
    strong = not _PLAIN.issuperset(told)
    by_article = "; ".join(f"{article}: {', '.join(sorted(registers[article]))}" for article in sorted(registers))
    label = (house.label(referent) if house is not None else None) or table()[referent]["label"]
    yield row(
        DIMENSION,
        sided([(use.line, use.span) for use in uses if use.register == register] for register in told),
        {"referent": label, "names": by_article},
        referent=label,
        strength="strong" if strong else "weak",
        confidence=0.8 if strong else 0.5,
    )


@lru_cache(maxsize=64)
def _names(language: str, house: House | None) -> Index:
    """The listed names of a language, the class being referent and register."""
    listed = house.named(language) if house is not None else (name for name in names() if name.language == language)
    return index(Phrase(f"{name.referent}:{name.register}", name.words, language) for name in listed)


DIMENSION = Dimension(
    code="F301",
    name="naming",
    reach=Reach.REQUEST,
    message="{referent} is named in different registers ({names})",
    caveat="Names follow house style, source and country; a difference is a choice to look at, not a fault.",
    documentation=__doc__,
    rows=rows,
)
