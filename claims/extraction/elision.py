"""Counts that leave out what they count: "Of the 7,310 volunteers, 29 fell ill", "Veintiséis lograron salir".

A bare number right before a verb counts the people counted last, in its own sentence or the one before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.knowledge.concepts import concept, is_a
from claims.language.pipeline import Token
from claims.model.quantity import QuantityMention
from claims.model.span import Span

_SINCE = 1  # sentences back


def told_short(
    quantities: Sequence[QuantityMention],
    sentences: Sequence[Span],
    tokens: Sequence[Sequence[Token]],
    tags: Sequence[Sequence[str]],
) -> tuple[QuantityMention, ...]:
    """The quantities of a field with people counted where the text leaves them out. All are in order of position.

    `tokens` and their `tags` have one run for each sentence.
    """
    starts = [sentence.start for sentence in sentences]
    found: list[QuantityMention] = []
    last: tuple[int, str] | None = None  # the people counted last, and in which sentence
    for mention in quantities:
        sentence, of = bisect_right(starts, mention.span.start) - 1, mention.value.of
        if of is not None and _is_people(of):
            last = (sentence, of)
        bare = of is None and mention.value.unit is None and last is not None and sentence - last[0] <= _SINCE
        if bare and last is not None and _stands_before_verb(mention, tokens[sentence], tags[sentence]):
            found.append(replace(mention, value=replace(mention.value, of=last[1])))
        else:
            found.append(mention)
    return tuple(found)


def _stands_before_verb(mention: QuantityMention, tokens: Sequence[Token], tags: Sequence[str]) -> bool:
    """True for "29 fell ill", "12 sont morts"; not for "14 were Filipinos", where the people counted are told behind."""
    after = bisect_left(tokens, mention.span.end, key=lambda token: token.start)
    following = list(tags[after : after + 2])
    return following[:1] == ["VERB"] or following == ["AUX", "VERB"]


def _is_people(name: str) -> bool:
    known = concept(name)
    return known is not None and (
        known.kind == "role" or is_a(name, "person") or any(is_a(name, word) for word in ("worker", "volunteer"))
    )
