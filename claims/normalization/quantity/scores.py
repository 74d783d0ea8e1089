"""Scores of games and votes: two numbers that tell one result ("3-1", "won 112 to 98", "trois buts à un").

A score is one quantity of the unit "score", `low` the smaller number and `high` the larger, whichever side the text names first.
"""

from __future__ import annotations

from claims.model.quantity import Modifier
from claims.normalization.quantity.context import Context
from claims.normalization.quantity.found import Found
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.reading import Reading
from claims.normalization.quantity.tokens import Kind

_HIGHEST_GOALS = 20
_HIGHEST_SCORE = 450  # a vote in a chamber
_SCORE_BEFORE, _SCORE_AFTER = 8, 3  # tokens around two numbers in which a word for a game or a vote stands
_AFTER_SCORE = ("boundary", "score_words", "score_nouns")


def score_end(context: Context, number: Number) -> int:
    """The token after a score told in words ("won 112 to 98", "trois buts à un"), `number.last` when there is none.

    A word for a game or a vote must stand near: elsewhere two numbers and a link are a range.
    """
    reading = context.reading
    tokens, lexicon = reading.tokens, reading.lexicon
    if not _may_score(number):
        return number.last
    at = number.last
    if at < len(tokens) and lexicon.is_in("score_nouns", tokens[at].text):
        at += 1
    if at + 1 >= len(tokens) or not (
        lexicon.is_in("score_links", tokens[at].text) or lexicon.is_in("score_links_beside", tokens[at].text)
    ):
        return number.last
    other = reading.number(at + 1, joined=False) if tokens[at + 1].kind in (Kind.NUMBER, Kind.WORD) else None
    if other is None or not _may_score(other) or context.unit_of(other, at + 1)[0] is not None:
        return number.last
    follow = tokens[other.last] if other.last < len(tokens) else None
    goes_on = follow is not None and follow.kind is Kind.WORD
    if follow is not None and goes_on and not any(lexicon.is_in(name, follow.text) for name in _AFTER_SCORE):
        return number.last
    near = (*tokens[max(0, number.first - _SCORE_BEFORE) : number.first], *tokens[other.last : other.last + _SCORE_AFTER])
    told = at > number.last or (lexicon.is_in("score_links", tokens[at].text) and max(number.value, other.value) <= _HIGHEST_GOALS)
    told = told or any(lexicon.score.has(token.text) for token in near)
    return other.last if told else number.last


def read_score(context: Context, number: Number, last: int) -> Found | None:
    """The score on the tokens from `number` to `last`, None where its second number does not stand at the end."""
    second = next((found for at in (last - 1, last - 2) if at > number.first and (found := context.reading.number(at))), None)
    if second is None:
        return None
    low, high = sorted((number.value, second.value))
    return Found(first=number.first, last=last, low=low, high=high, modifier=Modifier.RANGE, unit=None, unit_name="score", of=None)


def is_told(context: Context, number: Number, last: int) -> bool:
    """True when a word for a game or a vote stands near two joined numbers: "won 3-1", not "9/11"."""
    tokens, lexicon = context.reading.tokens, context.reading.lexicon
    if tokens[number.last].text not in "-:" or number.value > _HIGHEST_SCORE:
        return False
    near = (*tokens[max(0, number.first - _SCORE_BEFORE) : number.first], *tokens[last : last + _SCORE_AFTER])
    return any(lexicon.score.has(token.text) for token in near)


def pair_end(reading: Reading, number: Number) -> int:
    """The token after a score, ratio or clock ("2-1", "4:3", "9/11"), `number.last` when there is none."""
    tokens, at = reading.tokens, number.last
    if (
        number.digits
        and at + 1 < len(tokens)
        and tokens[at].text == "-"
        and not tokens[at].glued
        and tokens[at + 1].kind is Kind.NUMBER
    ):
        return at + 2 if tokens[at + 1].text.isdigit() and len(tokens[at + 1].text) <= 2 and number.value < 100 else number.last
    joined = number.digits and at + 1 < len(tokens) and tokens[at].glued and tokens[at].text in "-:/x" and tokens[at + 1].glued
    return at + 2 if joined and tokens[at + 1].kind is Kind.NUMBER else number.last


def _may_score(number: Number) -> bool:
    if number.scaled or number.share or number.vague or number.loose or number.article:
        return False
    return number.value <= _HIGHEST_SCORE and number.value == number.value.to_integral_value()
