"""What may follow a number and be added to it: "two hundred and five", "خمسة وعشرون", "2 million 300 thousand"."""

from __future__ import annotations

from decimal import Decimal

from claims.normalization.quantity.literal import read_grouped
from claims.normalization.quantity.number import HUNDRED, THOUSAND, Words
from claims.normalization.quantity.scales import find_scale
from claims.normalization.quantity.tokens import Kind


def add_smaller(
    words: Words, at: int, current: Decimal | None, lowest: Decimal, joined: bool, mixed: bool
) -> tuple[Decimal, int] | None:
    """A smaller number after `at`, added to `current`, with the token after it."""
    syntax, tokens = words.lexicon.syntax, words.tokens
    index, conjunction, hyphen = at, False, False
    if index + 1 < len(tokens) and tokens[index].text == "-" and tokens[index].glued and tokens[index + 1].glued:
        index, hyphen = index + 1, True
    if index < len(tokens) and words.lexicon.is_in("conjunctions", tokens[index].text) and tokens[index].kind is Kind.WORD:
        if not joined and not hyphen:
            return None
        index, conjunction = index + 1, True
        if index < len(tokens) and tokens[index].text == "-" and hyphen:
            index += 1
    if index >= len(tokens) or tokens[index].kind is Kind.BREAK:
        return None
    if tokens[index].kind is Kind.NUMBER:
        return _digits_after_scale(words, index, current, lowest, conjunction)
    hit = words.lexicon.numbers.match(tokens, index)
    if hit is None:
        return None
    if hit.particle:
        if hit.particle not in syntax["conjunctions"]:
            return None
        if not joined and hit.particle in syntax["conjunctions"]:
            return None
        conjunction = True
    value = hit.payload.value
    follow = find_scale(words, hit.last)
    if follow is not None and follow.payload.value >= lowest and not follow.payload.value > lowest:
        return None
    if value >= THOUSAND or not _may_add(words, current, value, conjunction):
        return None
    if mixed and not conjunction and (follow is None or follow.payload.value >= lowest):
        return None  # "1.7 million four years ago"
    if conjunction and syntax["conjunction_after"] == "hundreds" and follow is not None and follow.payload.value == HUNDRED:
        return None
    return (current or Decimal(0)) + value, hit.last


def _may_add(words: Words, current: Decimal | None, value: Decimal, conjunction: bool) -> bool:
    syntax = words.lexicon.syntax
    rule = syntax["conjunction_after"]
    if value == 0:
        return False
    if current is None:
        return not conjunction or rule in ("any", "hundreds")
    if current != current.to_integral_value():
        return False
    tail = current % HUNDRED
    if current >= HUNDRED and tail == 0 and value < HUNDRED:
        return not conjunction or rule in ("any", "hundreds")
    if value < 10:
        if tail < 20 or tail % 10:
            return False
        return {"hundreds": not conjunction, "tens": conjunction, "any": False, "one": True}[rule]
    if value < 20 and syntax.get("teens_after") and tail in syntax["teens_after"]:
        return True
    return bool(syntax["unit_before_ten"] and conjunction and 1 <= tail < 10 and value % 10 == 0 and value < HUNDRED)


def _digits_after_scale(
    words: Words, at: int, current: Decimal | None, lowest: Decimal, conjunction: bool
) -> tuple[Decimal, int] | None:
    if current is not None or lowest.is_infinite():
        return None
    value, last = read_grouped(words.tokens, at, words.lexicon, words.narrow)
    if value is None or value != value.to_integral_value():
        return None
    scale = find_scale(words, last)
    if scale is not None and scale.payload.value < lowest and value < THOUSAND and not scale.particle:
        return value, last
    if conjunction and words.lexicon.syntax["conjunction_after"] == "any" and scale is None and value < lowest:
        return value, last
    return None


def add_scaled(words: Words, at: int, lowest: Decimal) -> tuple[Decimal, Decimal, int] | None:
    """A word with its scale inside, joined to a number of a greater scale: "مليون وألف", "مئة مليون ومليونان".

    Its value, its scale, and the token after it; a dual may also follow its own scale.
    """
    conjunctions = words.lexicon.syntax["conjunctions"]
    dual = words.lexicon.numbers.match(words.tokens, at)
    if dual is not None and dual.particle in conjunctions and dual.payload.value >= THOUSAND:
        scale = dual.payload.value / 2
        return (dual.payload.value, scale, dual.last) if scale <= lowest else None
    one = words.lexicon.scales.match(words.tokens, at)
    if one is None or one.payload.kind != "scale" or one.particle not in conjunctions or one.payload.value >= lowest:
        return None
    return one.payload.value, one.payload.value, one.last
