"""The words that hedge or bound a number, before it or after it: "nearly", "at least", "or more"."""

from __future__ import annotations

from claims.model.quantity import Modifier
from claims.normalization.quantity.context import Context
from claims.normalization.quantity.phrases import Hit
from claims.normalization.quantity.tokens import Kind


def find_hedge(context: Context, first: int, last: int, free: int) -> tuple[Modifier | None, int, int]:
    """The hedge before or after tokens `[first, last)`, and the tokens it adds."""
    tokens, lexicon_ = context.tokens, context.lexicon
    for skip in _skippable(context, first, free):
        hit = lexicon_.hedges_before.match_before(tokens, skip)
        if hit is not None and hit.first >= free and not _is_change_bound(context, hit) and not _compares(context, hit):
            return Modifier(hit.payload), hit.first, last
        if skip - 1 > free and tokens[skip - 1].kind is Kind.WORD:
            gap = lexicon_.hedges_gap.match_before(tokens, skip - 1)
            if gap is not None and gap.first >= free:
                return Modifier(gap.payload), gap.first, last
    for gap_words in range(3):
        at = last + gap_words
        if at >= len(tokens) or (gap_words and tokens[at - 1].kind is not Kind.WORD):
            break
        if not gap_words and tokens[at].text == "-" and tokens[at].glued:  # "40-odd"
            at += 1
        hit = lexicon_.hedges_after.match(tokens, at)
        if hit is None or _leads_to_number(context, hit.last):
            continue
        closes = hit.last >= len(tokens) or tokens[hit.last].kind is not Kind.WORD
        if gap_words == 0 or closes or Modifier(hit.payload) is not Modifier.APPROX:
            return Modifier(hit.payload), first, hit.last
    return None, first, last


def _skippable(context: Context, first: int, free: int) -> list[int]:
    """The token itself, and the token before it when that is an article or a particle."""
    places = [first]
    at = first
    if at > free and (
        context.lexicon.is_in("articles", context.tokens[at - 1].text)
        or (context.tokens[at - 1].text in context.lexicon.particles and context.tokens[at].glued)
    ):
        places.append(at - 1)
    if at > free and context.lexicon.is_in("hedge_prepositions", context.tokens[at - 1].text):
        places.append(at - 1)
    return places


def _is_change_bound(context: Context, hit: Hit[str]) -> bool:
    """ "rose to 300" with a preposition that elsewhere means "up to"."""
    if not context.lexicon.is_in("change_bounds", context.tokens[hit.last - 1].text) or hit.last - hit.first > 1:
        return False
    return context.change_before(hit.first)


def _compares(context: Context, hit: Hit[str]) -> bool:
    """ "12 fewer than the 82 of today": a number before the words makes them a comparison, no bound."""
    if Modifier(hit.payload) not in (Modifier.LESS_THAN, Modifier.MORE_THAN) or hit.first == 0:
        return False
    before = context.tokens[hit.first - 1]
    return before.kind is Kind.NUMBER


def _leads_to_number(context: Context, at: int) -> bool:
    if at >= len(context.tokens) or context.tokens[at].kind is Kind.BREAK:
        return False
    if context.lexicon.is_in("articles", context.tokens[at].text):
        at += 1
    if at >= len(context.tokens):
        return False
    if context.tokens[at].kind is Kind.SIGN:
        return context.tokens[at].text in "$€£¥₽"
    return context.tokens[at].kind is Kind.NUMBER or (
        context.tokens[at].kind is Kind.WORD and context.reading.number(at) is not None
    )
