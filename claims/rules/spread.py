"""Totals told in one sentence and divided to the end in the next: "640 were saved. Boats took 410, helicopters the remaining 190".

The parts are complete only where their sentence says so: the last of them is "the remaining" one, or they are what the total "is
made up of". The total stands in the sentence, or in one of the two before it, and comes near the sum; further ones are of
something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.pipeline import Token
from claims.model.comparison import Extraction
from claims.model.quantity import QuantityMention
from claims.rules.cues import Line, cues, has, lines

_BACK = 2  # sentences before the parts in which their total may stand
_NEAR = Decimal("0.2")  # of the total: parts that miss it by more are parts of something else
_TAIL = 6  # words behind the last part: "and 190 kg of instruments"
_PERCENT = ("percent", "percentage_point", "ratio", "year")
_ENDS = frozenset(".!?…;؛")


@dataclass(frozen=True, slots=True)
class Divided:
    """A total and all its parts, with the sentence of the parts. `rest`: the last is told as what remains."""

    line: Line
    total: QuantityMention
    parts: Sequence[QuantityMention]
    rest: bool


def divided_over_sentences(extraction: Extraction) -> Iterator[Divided]:
    """Every list of parts that is complete, with each total that it may belong to; none where a total is just the sum."""
    told = list(lines(extraction))
    for at, line in enumerate(told):
        rest = _with_rest(line)
        parts = rest or _made_up(line)
        if not parts or line.has("so_far") or len({part.value.unit for part in parts}) != 1:
            continue
        before = [there for there in told[max(0, at - _BACK) : at] if there.span.field is line.span.field]
        inside = [mention for mention in line.exact if mention.span.end <= parts[0].span.start]
        figures = [*inside, *(mention for there in before for mention in there.exact)]
        totals = [mention for mention in figures if _is_total(mention, parts)]
        added = sum(map(_stated, parts), Decimal(0))
        if any(_stated(mention) == added for mention in extraction.quantities):
            continue
        if len({_stated(mention) for mention in totals}) == 1:
            yield Divided(line, totals[-1], parts, bool(rest))


def _with_rest(line: Line) -> Sequence[QuantityMention]:
    """ "Boats took 410 of them, helicopters the remaining 190": all figures of the sentence, where it does not hold the total."""
    found = line.quantities
    if not 2 <= len(found) <= 5 or len(line.exact) != len(found) or any(one.value.unit in _PERCENT for one in found):
        return ()
    return found if line.leads("rest", found[-1].span) or line.follows("rest", found[-1].span) else ()


def _made_up(line: Line) -> Sequence[QuantityMention]:
    """ "It is made up of a platform of 430 kg and a payload of 190 kg": the figures behind the word, to the end of the sentence."""
    opens = {last for _, last in cues("consists", line.tokens, line.language)}
    if len(opens) != 1 or (first := min(opens)) >= len(line.tokens):
        return ()
    parts = [mention for mention in line.quantities if mention.span.start >= line.tokens[first - 1].end]
    if len(parts) < 2 or any(part not in line.exact or part.value.unit in _PERCENT for part in parts):
        return ()
    joint = line.between(parts[-2].span, parts[-1].span) or ()
    if not has("and", joint, line.language) and not any(_is_glued(token, line.language) for token in joint):
        return ()
    listed = line.gap(line.tokens[first - 1].end, parts[-1].span.end)
    if has("among", listed, line.language):
        return ()
    behind = line.gap(parts[-1].span.end, line.span.end)
    words = next((behind[:place] for place, token in enumerate(behind) if token.text in _ENDS), behind)
    return parts if len(words) <= _TAIL and not has("and", words, line.language) else ()


def _is_glued(token: Token, language: str) -> bool:
    """True for a word that an "and" is written as one with: "وأبراج"."""
    letters = {word for word in table(language, "arithmetic").get("and", ()) if len(word) == 1}
    return token.text[:1] in letters and fold_word(token.text[1:]) in token.keys


def _is_total(mention: QuantityMention, parts: Sequence[QuantityMention]) -> bool:
    stated, added = _stated(mention), sum(map(_stated, parts), Decimal(0))
    units = {part.value.unit for part in parts}
    if mention.value.unit not in units or not stated or max(map(_stated, parts)) >= stated:
        return False
    return abs(added - stated) <= stated * _NEAR


def _stated(mention: QuantityMention) -> Decimal:
    return mention.value.low if mention.value.low is not None else Decimal(0)
