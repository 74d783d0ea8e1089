"""A quotation that stands alone: several articles let somebody deny what another lets the same person affirm, or the reverse.

Two quotations of one person that differ by a "not" may be two sentences of one speech. Where two articles or more give one of them
and the third gives the other, of hardly anything else, and neither gives both, the words were turned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from claims.rules.cues import has
from claims.rules.said import Said, two_occasions
from claims.rules.wordings import match

_AGREED = 2  # articles that give the other wording


@dataclass(frozen=True, slots=True)
class Turned:
    """What several articles quote alike, and the quotation that says the opposite of the same."""

    agreed: tuple[Said, ...]
    lone: Said


def odd_quotes(told: Sequence[tuple[Sequence[Said], Sequence[Said]]]) -> Iterator[Turned]:
    """Each quotation that stands alone against what several articles quote of the same speaker; `told` as `statements` tells it."""
    opposed: dict[str, list[tuple[Said, Said]]] = {}
    given: set[str] = set()
    for a, b in (both for mine, yours in told for both in product(mine, yours)):
        if not (a.direct and b.direct) or two_occasions(a, b) or not _is_one(a, b):
            continue
        if denies(a) is denies(b):
            given.update((a.claim.id, b.claim.id))
        else:
            opposed.setdefault(a.claim.id, []).append((a, b))
            opposed.setdefault(b.claim.id, []).append((b, a))
    for found in opposed.values():
        lone, others = found[0][0], [other for _, other in found]
        articles = {other.claim.article for other in others}
        if len(articles) >= _AGREED and lone.claim.id not in given and not _gives_both(told, lone, others):
            yield Turned(tuple(others), lone)


def denies(said: Said) -> bool:
    """True for words with a denial among them; "not only" is none."""
    language = said.claim.language
    return has("no", said.tokens, language, book="discourse") and not has("besides", said.tokens, language, book="discourse")


def _is_one(a: Said, b: Said) -> bool:
    """True when the shorter of two wordings speaks of nothing that the other does not speak of, but for one thing."""
    found = match(a, b)
    return bool(found.shared) and min(len(found.left), len(found.right)) <= len(found.shared) - 1


def _gives_both(told: Sequence[tuple[Sequence[Said], Sequence[Said]]], lone: Said, others: Sequence[Said]) -> bool:
    """True when the article of the lone quotation quotes the others' as well."""
    said = (one for both in told for side in both for one in side)
    mates = [mine for mine in said if mine.claim.article == lone.claim.article and mine.claim.id != lone.claim.id]
    return any(denies(mine) is denies(other) and _is_one(mine, other) for mine, other in product(mates, others))
