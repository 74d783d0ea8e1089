"""Decides whether a number, with what stands around it, says how much or how many; when unsure, it does not."""

from __future__ import annotations

from dataclasses import replace

from claims.model.quantity import Modifier
from claims.model.time import TimeKind
from claims.normalization.quantity import guards
from claims.normalization.quantity.context import Context
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.tokens import Kind
from claims.normalization.quantity.units import Unit

DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"})
_SHARES = frozenset({"percent", "percentage_point", "basis_point"})
_BOUNDS = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.LESS_THAN, Modifier.AT_MOST})
_SMALL = 12  # spelled numbers up to here are often words of their own ("the three", "after two") and need a noun


def is_named(context: Context, number: Number, unit: Unit | None, before: int) -> bool:
    tokens, last = context.tokens, number.last
    if unit is not None and unit.first >= number.last:
        if before != number.first:
            return False
        glued_unit = replace(number, last=unit.last, scaled=True, plain=False)
        if guards.is_part_of_name(context.reading, glued_unit):
            return unit.name in DURATIONS or not _only_after_name(context, glued_unit)
        return False
    if before < number.first:
        probe = replace(number, first=before)
        return last < len(tokens) and guards.is_part_of_name(context.reading, replace(probe, scaled=True)) and tokens[before].glued
    return guards.is_part_of_name(context.reading, number)


def _only_after_name(context: Context, number: Number) -> bool:
    """True when the one objection is a name before it: a measure after a name is still a measure."""
    tokens = context.tokens
    joined_before = (
        number.first > 0 and tokens[number.first].glued and tokens[number.first - 1].text not in context.lexicon.particles
    )
    joined_before = (joined_before and tokens[number.first - 1].kind is not Kind.SIGN) or (
        joined_before and tokens[number.first - 1].text == "-" and tokens[number.first - 1].glued
    )
    joined_after = number.last < len(tokens) and tokens[number.last].glued and tokens[number.last].kind is Kind.WORD
    return not joined_before and not joined_after and number.digits


def measures(context: Context, number: Number, unit: Unit | None, hedge: Modifier | None, of: str | None, first: int) -> bool:
    """True when the number, with what stands around it, says how much or how many."""
    tokens = context.tokens
    if context.in_time(number.first, number.last):
        return _measuring_time(context, number, unit, hedge, first)
    if unit is not None and unit.name == "degree" and number.share:
        return False
    if number.share:
        return _is_share(context, number, unit, hedge)
    word = tokens[number.first].text
    if number.article and unit is None and not _is_only(context, number) and (not number.scaled or (hedge is None and of is None)):
        return False
    if number.digits:
        if unit is None and hedge is None and not number.scaled:
            if guards.is_year_like(number, context.reading, counting=of is not None):
                return False
            if of is None and (guards.is_aside(context.reading, number) or guards.is_dialled(context.reading, number)):
                return False
            if of is None and _definite_digits(context, number):
                return False
        return True
    if number.last == number.first + 1 and not number.vague:
        if context.lexicon.is_in("ones", word):
            return _is_one(context, number, unit, of, hedge)
        bare = (word, *(word.removeprefix(particle) for particle in context.lexicon.particles))
        if any(context.lexicon.is_in("ambiguous", form) for form in bare) and unit is None and hedge is None:
            return (of is not None and context.counted.is_next(number.last)) or _counts_a_plural(context, number)
    if number.vague or number.scaled or unit is not None or of is not None or hedge is not None:
        return True
    if number.last - number.first > 1 or number.value > _SMALL:
        return True
    follow = tokens[number.last] if number.last < len(tokens) else None
    return follow is not None and follow.kind is Kind.WORD and not context.lexicon.is_in("boundary", follow.text)


def _counts_a_plural(context: Context, number: Number) -> bool:
    """ "Neuf amulettes", in a list or behind an article: a plural follows, and no noun that "new" would belong to stands before."""
    tokens, lexicon = context.tokens, context.lexicon
    endings = tuple(sorted(lexicon.sets.get("event_endings", ())))
    follow = tokens[number.last] if number.last < len(tokens) else None
    if not endings or number.value <= 1 or follow is None or follow.kind is not Kind.WORD or lexicon.is_in("boundary", follow.text):
        return False
    before = tokens[number.first - 1] if number.first > 0 else None
    free = (
        before is None
        or before.kind is not Kind.WORD
        or lexicon.is_in("articles", before.text)
        or before.text in lexicon.syntax["conjunctions"]
    )
    return free and follow.text.endswith(endings)


def _definite_digits(context: Context, number: Number) -> bool:
    """ "the 80th", written with the article and digits alone."""
    before = number.first - 1
    return before >= 0 and context.lexicon.is_in("particle_articles", context.tokens[before].text)


def _is_only(context: Context, number: Number) -> bool:
    """ "Un seul", "un solo": an article that counts."""
    after = context.tokens[number.last].text if number.last < len(context.tokens) else ""
    return context.lexicon.is_in("ones", context.tokens[number.first].text) and context.lexicon.is_in("one_counts_near", after)


def _is_one(context: Context, number: Number, unit: Unit | None, of: str | None, hedge: Modifier | None) -> bool:
    tokens = context.tokens
    before = tokens[number.first - 1].text if number.first > 0 else ""
    after = tokens[number.last].text if number.last < len(tokens) else ""
    if unit is None and (context.lexicon.is_in("not_one_after", before) or context.lexicon.is_in("not_one_before", after)):
        return False
    if unit is not None and context.lexicon.is_in("article_ones", tokens[number.first].text):
        return hedge is not None or unit.name in _SHARES
    if unit is not None:
        return unit.name not in DURATIONS
    near = [token.text for token in (*tokens[max(0, number.first - 2) : number.first], *tokens[number.last : number.last + 3])]
    counts = hedge is not None or any(context.lexicon.is_in("one_counts_near", word) for word in near)
    noun = number.last + context.lexicon.is_in("one_counts_near", after)  # "un seul tableau"
    return counts and of is not None and context.counted.is_next(noun)


def _is_share(context: Context, number: Number, unit: Unit | None, hedge: Modifier | None) -> bool:
    tokens, at = context.tokens, number.last
    before = tokens[number.first - 1].text if number.first > 0 else ""
    after = tokens[at].text if at < len(tokens) else ""
    if (
        context.lexicon.is_in("of", after)
        and at + 1 < len(tokens)
        and context.lexicon.is_in("fraction_not_before", tokens[at + 1].text)
    ):
        return False  # "le quart de finale"
    if (
        number.article
        or (hedge is None and context.lexicon.is_in("fraction_not_after", before))
        or context.lexicon.is_in("fraction_not_before", after)
    ):
        return False
    if unit is not None:
        return unit.name not in DURATIONS
    if context.lexicon.is_in("fraction_strict", tokens[at - 1].text):
        return False
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return hedge is not None
    return hedge is not None or context.lexicon.is_in("fraction_next", after) or context.lexicon.is_in("fraction_next", "*")


def _measuring_time(context: Context, number: Number, unit: Unit | None, hedge: Modifier | None, start: int) -> bool:
    """A length of time that measures something: bounded ("more than thirty years"), told for another, or an age."""
    if unit is None or unit.name not in DURATIONS:
        return False
    if unit.rate:
        return True  # "200 hours a month"
    first = context.reading.starts[number.first]
    covering = [t for t in context.times_at(first, first + 1) if t.value.kind is TimeKind.DURATION]
    if not covering:
        return False
    after = context.tokens[unit.last].text if unit.last < len(context.tokens) else ""
    if after == "-" and unit.last + 1 < len(context.tokens):
        after = context.tokens[unit.last + 1].text
    if context.lexicon.is_in("age_after", after) or context.lexicon.is_in("age_after", context.tokens[unit.last - 1].text):
        return True
    if context.lexicon.is_in("not_bounds_of_time", context.tokens[start].text):
        return False
    near = [token.text for token in context.tokens[max(0, number.first - 4) : number.first]]
    return hedge in _BOUNDS or any(context.lexicon.is_in("age_before", word) for word in near)
