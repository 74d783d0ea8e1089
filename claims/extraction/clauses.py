"""Clauses: a sentence cut into the shortest runs that each state something.

A cut is made at punctuation or a connecting word only where both sides hold an event or a figure, so that lists of nouns stay
together. Words that are somebody's (quotations, reported clauses) never share a clause with the words around them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.pipeline import Token
from claims.model.span import Span

_CUTS = frozenset(",;:،؛—–")
_TRIM = frozenset(",;:،؛—–-.!?؟…\"'“”«»„‘’()[]•*")
_SHORTEST = 3  # tokens


@cache
def _connectors(language: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in table(language, "clauses").get("connectors", ()))


@cache
def _binding(language: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in table(language, "clauses").get("binding", ()))


@cache
def _joined(language: str) -> tuple[str, ...]:
    return tuple(fold_word(prefix) for prefix in table(language, "clauses").get("joined", ()))


def cut_clauses(
    tokens: Sequence[Token], language: str, *, stating: Sequence[Span], whole: Sequence[Span] = ()
) -> list[tuple[Token, ...]]:
    """Cut a run of tokens into clauses, in order. `stating`: events and figures; `whole`: mentions never cut through."""
    if not tokens:
        return []
    opens = sorted(span.start for span in stating)
    verbal = sorted(span.start for span in stating if not _nominal(tokens, span, language))
    glued = _glued(tokens, whole)
    cuts = [0]
    for at in range(1, len(tokens)):
        cuttable = at not in glued and _may_cut(tokens, at, language, verbal)
        if cuttable and _states(tokens, cuts[-1], at, opens) and _states(tokens, at, len(tokens), verbal):
            cuts.append(at)
    pieces = [trim(tokens[a:b], language) for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True)]
    return [piece for piece in pieces if piece]


def _nominal(tokens: Sequence[Token], span: Span, language: str) -> bool:
    """True when an event stands there as a noun, which may be one of a list rather than what a clause says."""
    at = bisect_left(tokens, span.start, key=lambda token: token.start)
    if at == len(tokens) or not tokens[at].keys:
        return False
    word = tokens[at].keys[0]
    return word.endswith(_endings(language)) or word.startswith(_openings(language))


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(fold_word(ending) for ending in table(language, "clauses").get("nominal", ()))


@cache
def _openings(language: str) -> tuple[str, ...]:
    return tuple(fold_word(opening) for opening in table(language, "clauses").get("nominal_openings", ()))


def trim(tokens: Sequence[Token], language: str) -> tuple[Token, ...]:
    """The clause without punctuation at its ends and without the connecting word it opens with."""
    first, last = 0, len(tokens)
    while first < last and (set(tokens[first].text) <= _TRIM or _is_connector(tokens[first], language)):
        first += 1
    while first < last and set(tokens[last - 1].text) <= _TRIM:
        last -= 1
    return tuple(tokens[first:last])


def _may_cut(tokens: Sequence[Token], at: int, language: str, opens: Sequence[int]) -> bool:
    token = tokens[at]
    if _is_connector(token, language) and tokens[at - 1].keys and tokens[at - 1].keys[0] in _binding(language):
        return False  # "only after", "only once": the condition belongs to what it limits
    if token.text in _CUTS or tokens[at - 1].text in _CUTS or _is_connector(token, language):
        return True
    # a joined "and" is told from the first letter of a word by the event that must follow it
    if not token.keys or not token.keys[0].startswith(_joined(language)):
        return False
    first = bisect_left(opens, token.start)
    return first < len(opens) and opens[first] == token.start


def _is_connector(token: Token, language: str) -> bool:
    return bool(token.keys) and token.keys[0] in _connectors(language)


def _states(tokens: Sequence[Token], first: int, last: int, opens: Sequence[int]) -> bool:
    """True when tokens `[first, last)` are enough for a clause and an event or figure begins among them."""
    if last - first < _SHORTEST:
        return False
    at = bisect_left(opens, tokens[first].start)
    return at < len(opens) and opens[at] < tokens[last - 1].end


def _glued(tokens: Sequence[Token], whole: Sequence[Span]) -> set[int]:
    """The tokens that belong to one mention with the token before them."""
    found: set[int] = set()
    for span in whole:
        at = bisect_right(tokens, span.start, key=lambda token: token.start)
        while at < len(tokens) and tokens[at].start < span.end:
            found.add(at)
            at += 1
    return found
