"""Reads one number from digits, words or both: "3.5 million", "two hundred and five", "half a million", "hundreds of thousands".

The grammar is one for all languages: small numbers add up to less than a thousand, a scale multiplies what stands before it, and
scales descend. What differs (conjunctions, order of tens and units) is in the language's `numbers.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.normalization.quantity.lexicon import Lexicon, NumberWord, fraction
from claims.normalization.quantity.literal import is_ambiguous, read_grouped
from claims.normalization.quantity.phrases import Hit
from claims.normalization.quantity.tokens import Kind, Token

_THOUSAND = Decimal(1000)
_HUNDRED = Decimal(100)
_INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number on tokens `[first, last)`.

    `digits`: it begins with digits. `scaled`: a word such as "million" is part of it. `loose`: the word itself is rough ("dozen").
    `vague`: it names no number ("hundreds"); `value` is then the least it promises. `share`: a fraction of something.
    `article`: a definite article is glued to it. `words`: how many words of it are number words.
    """

    first: int
    last: int
    value: Decimal
    digits: bool = False
    scaled: bool = False
    loose: bool = False
    vague: bool = False
    share: bool = False
    article: bool = False
    plain: bool = False  # ends in a small number, so that another may not follow
    bridged: bool = False  # ends in a noun ("dozen", "million") that takes a linking word: "millions of"


def times(value: Decimal, scale: Decimal) -> Decimal:
    """A number by a power of ten, its written precision kept in the exponent; other factors multiply."""
    sign, digits, _ = scale.as_tuple()
    if digits[0] == 1 and not any(digits[1:]) and not sign:
        return value.scaleb(scale.adjusted())
    return value * scale


class Reader:
    """Reads numbers at given tokens of one text."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, narrow: Callable[[int], bool]) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.narrow = narrow

    def read(self, at: int, *, joined: bool = True) -> Number | None:
        """The number that begins at token `at`; `joined=False` stops before a conjunction that is a word of its own."""
        token = self.tokens[at]
        if token.kind is Kind.BREAK:
            return None
        if token.kind is Kind.NUMBER:
            return self._from_digits(at, joined)
        if not self.lexicon.begins_number(token.text):
            return None
        vague = self.lexicon.vague.match(self.tokens, at)
        if vague is not None:
            return self._vague(vague)
        share = self._fraction(at)
        if share is not None:
            return share
        return self._from_words(at, joined)

    def _vague(self, hit: Hit[NumberWord]) -> Number:
        return Number(first=hit.first, last=hit.last, value=hit.payload.value, vague=True, scaled=True, bridged=True)

    def _from_digits(self, at: int, joined: bool) -> Number | None:
        value, last = read_grouped(self.tokens, at, self.lexicon, self.narrow)
        if value is None:
            return None
        scale = self._scale(last)
        if (
            scale is not None
            and scale.payload.value > _THOUSAND
            and last == at + 1
            and is_ambiguous(self.tokens[at].text, self.lexicon)
        ):
            value = Decimal(self.tokens[at].text)
        number = Number(first=at, last=last, value=value, digits=True, plain=True)
        part = self._part(number)
        if part is not None:
            return part
        if (
            last + 1 < len(self.tokens)
            and self.tokens[last].kind is Kind.NUMBER
            and "\u2044" in self.tokens[last].text
            and value < _THOUSAND
        ):
            extra, last = read_grouped(self.tokens, last, self.lexicon, self.narrow)
            if extra is not None and extra < 1:
                number = replace(number, value=value + extra, last=last)
        number = self._add_fraction(number)
        return self._scales(number, Decimal(0), number.value, joined)

    def _from_words(self, at: int, joined: bool) -> Number | None:
        hit = self.lexicon.numbers.match(self.tokens, at)
        index, first = at, at
        current: Decimal | None = None
        article = False
        if hit is not None:
            current, index = hit.payload.value, hit.last
            article = self._is_article(hit.particle)
        elif self._one(at):
            current, index = Decimal(1), at + 1
            scale = self._scale(index)
            if scale is None:
                return None
        else:
            scale = self.lexicon.scales.match(self.tokens, at)
            if scale is None or not (self.lexicon.syntax["bare_scales"] and scale.payload.value >= _HUNDRED):
                return None
            article = self._is_article(scale.particle)
            if scale.particle:
                glued = Number(first=at, last=scale.last, value=scale.payload.value, article=article)
                return self._scales(glued, scale.payload.value, None, joined, scale.payload.value)
            current, index = Decimal(1), at
        number = Number(first=first, last=index, value=current, article=article, plain=index > at)
        part = self._part(number) if hit is not None else None
        if current >= _THOUSAND and hit is not None:  # a dual or "half a million" in one word has its scale inside
            scale_inside = Decimal(1000) ** ((current.adjusted()) // 3)
            return self._scales(replace(number, plain=False), current, None, joined, scale_inside)
        return part or self._scales(number, Decimal(0), current, joined)

    def _scales(
        self, number: Number, total: Decimal, current: Decimal | None, joined: bool, lowest: Decimal = _INFINITY
    ) -> Number | None:
        """Go on from a first number: more small numbers, scales, smaller numbers after them."""
        index, after_scale = number.last, False
        loose, scaled, bridged = False, not lowest.is_infinite(), not lowest.is_infinite()
        only_digits = number.digits
        while True:
            scale = self._scale(index, glued_digits=index == number.last and number.digits)
            if scale is not None and not (scale.particle and after_scale):
                value = scale.payload.value
                if scale.payload.kind == "group" and (
                    scaled or (number.digits and current is not None and current != current.to_integral_value())
                ):
                    break
                if value == _HUNDRED and scale.payload.kind == "scale" and not after_scale:
                    if current is None or (current >= _HUNDRED and not only_digits):
                        break
                    rest = current % 10 if current > 20 and not only_digits else current
                    if rest == 0 or (current > 10 and not only_digits and self.lexicon.syntax["bare_scales"]):
                        break
                    current = times(current, value)
                elif current is not None and value < lowest:
                    total, lowest, current = total + times(current, value), value, None
                elif value > lowest and not scale.particle:
                    total, current = times(total + (current or 0), value), None
                    lowest = value
                else:
                    break
                loose = loose or scale.payload.kind == "group"
                bridged = value >= 10**6 or scale.payload.kind == "group"
                index, after_scale, scaled, only_digits = scale.last, True, True, False
                if value == _HUNDRED and scale.payload.kind == "scale":
                    after_scale = False
                continue
            step = None if only_digits else self._small(index, current, lowest, joined, number.digits)
            if step is None:
                break
            current, index = step
            after_scale, bridged = False, False
        value = total + (current or 0)
        found = replace(
            number,
            last=index,
            value=value,
            scaled=scaled,
            loose=loose,
            bridged=bridged,
            plain=current is not None,
        )
        if not scaled and not number.digits and number.last == number.first:
            return None
        return self._add_after_scale(found, lowest) if not number.digits or scaled else found

    def _small(self, at: int, current: Decimal | None, lowest: Decimal, joined: bool, mixed: bool) -> tuple[Decimal, int] | None:
        """A smaller number after `at`, added to `current`, with the token after it."""
        syntax, tokens = self.lexicon.syntax, self.tokens
        index, conjunction, hyphen = at, False, False
        if index + 1 < len(tokens) and tokens[index].text == "-" and tokens[index].glued and tokens[index + 1].glued:
            index, hyphen = index + 1, True
        if index < len(tokens) and self.lexicon.is_in("conjunctions", tokens[index].text) and tokens[index].kind is Kind.WORD:
            if not joined and not hyphen:
                return None
            index, conjunction = index + 1, True
            if index < len(tokens) and tokens[index].text == "-" and hyphen:
                index += 1
        if index >= len(tokens) or tokens[index].kind is Kind.BREAK:
            return None
        if tokens[index].kind is Kind.NUMBER:
            return self._digits_after_scale(index, current, lowest, conjunction)
        hit = self.lexicon.numbers.match(tokens, index)
        if hit is None:
            if syntax["bare_scales"] and current is None and lowest > _THOUSAND:
                return self._bare_scale(index, lowest)
            return None
        if hit.particle:
            if hit.particle not in syntax["conjunctions"]:
                return None
            if not joined and hit.particle in syntax["conjunctions"]:
                return None
            conjunction = True
        value = hit.payload.value
        follow = self._scale(hit.last)
        if follow is not None and follow.payload.value >= lowest and not follow.payload.value > lowest:
            return None
        if value >= _THOUSAND or not self._may_add(current, value, conjunction):
            return None
        if mixed and not conjunction and (follow is None or follow.payload.value >= lowest):
            return None  # "1.7 million four years ago"
        if conjunction and syntax["conjunction_after"] == "hundreds" and follow is not None and follow.payload.value == _HUNDRED:
            return None
        return (current or Decimal(0)) + value, hit.last

    def _may_add(self, current: Decimal | None, value: Decimal, conjunction: bool) -> bool:
        syntax = self.lexicon.syntax
        rule = syntax["conjunction_after"]
        if value == 0:
            return False
        if current is None:
            return not conjunction or rule in ("any", "hundreds")
        if current != current.to_integral_value():
            return False
        tail = current % _HUNDRED
        if current >= _HUNDRED and tail == 0 and value < _HUNDRED:
            return not conjunction or rule in ("any", "hundreds")
        if value < 10:
            if tail < 20 or tail % 10:
                return False
            return {"hundreds": not conjunction, "tens": conjunction, "any": False, "one": True}[rule]
        if value < 20 and syntax.get("teens_after") and tail in syntax["teens_after"]:
            return True
        return bool(syntax["unit_before_ten"] and conjunction and 1 <= tail < 10 and value % 10 == 0 and value < _HUNDRED)

    def _digits_after_scale(
        self, at: int, current: Decimal | None, lowest: Decimal, conjunction: bool
    ) -> tuple[Decimal, int] | None:
        if current is not None or lowest.is_infinite():
            return None
        value, last = read_grouped(self.tokens, at, self.lexicon, self.narrow)
        if value is None or value != value.to_integral_value():
            return None
        scale = self._scale(last)
        if scale is not None and scale.payload.value < lowest and value < _THOUSAND and not scale.particle:
            return value, last
        if conjunction and self.lexicon.syntax["conjunction_after"] == "any" and scale is None and value < lowest:
            return value, last
        return None

    def _bare_scale(self, at: int, lowest: Decimal) -> tuple[Decimal, int] | None:
        """A scale that stands for one of itself after a greater one: "a million and a thousand"."""
        hit = self.lexicon.scales.match(self.tokens, at)
        if hit is None or hit.payload.kind != "scale" or hit.payload.value >= lowest or not hit.particle:
            return None
        if hit.particle not in self.lexicon.syntax["conjunctions"]:
            return None
        return hit.payload.value, hit.last

    def _scale(self, at: int, *, glued_digits: bool = False) -> Hit[NumberWord] | None:
        tokens = self.tokens
        if at < len(tokens) and tokens[at].text == "-" and tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].glued:
            at += 1
        hit = self.lexicon.scales.match(tokens, at)
        if hit is None or hit.particle:
            return None
        letter = self.lexicon.is_in("tight_scales", tokens[at].text) and hit.last == at + 1
        if letter and (not (glued_digits and tokens[at].glued) or self._is_length(at)):
            return None
        return hit

    def _is_length(self, at: int) -> bool:
        """True when a letter after a number stands for metres rather than millions: nothing is counted after it."""
        if self.tokens[at].text != "m":
            return False
        before = at - 2
        if before >= 0 and self.tokens[before].kind is Kind.SIGN and self.tokens[before].text in "$€£¥₽₹₺₴₦":
            return False
        follow = at + 1
        if follow >= len(self.tokens) or self.tokens[follow].kind is not Kind.WORD:
            return True
        word = self.tokens[follow].text
        return self.lexicon.is_in("not_scale_before", word) or self.lexicon.is_in("boundary", word)

    def _one(self, at: int) -> bool:
        return self.lexicon.is_in("one_before_scale", self.tokens[at].text)

    def _is_article(self, particle: str) -> bool:
        return self.lexicon.is_in("particle_articles", particle)

    def _part(self, number: Number) -> Number | None:
        """ "two thirds": a small number and a part."""
        if not 1 <= number.value <= 9 or number.value != number.value.to_integral_value():
            return None
        hit = self.lexicon.parts.match(self.tokens, self._skip_hyphen(number.last))
        if hit is None or hit.particle:
            return None
        return self._of_scale(replace(number, last=hit.last, value=number.value * hit.payload.value, share=True, plain=False))

    def _fraction(self, at: int) -> Number | None:
        hit = self.lexicon.fractions.match(self.tokens, at)
        if hit is None:
            return None
        article = self._is_article(hit.particle)
        return self._of_scale(Number(first=at, last=hit.last, value=hit.payload.value, share=True, article=article))

    def _of_scale(self, number: Number) -> Number:
        """ "half a million" is a number, "half" alone a share."""
        at = self._skip_hyphen(number.last)
        for _ in range(3):
            hit = self.lexicon.scales.match(self.tokens, at)
            if hit is not None and (not hit.particle or self._is_article(hit.particle)):
                value = number.value * hit.payload.value
                loose = hit.payload.kind == "group"
                return replace(number, last=hit.last, value=value, share=False, scaled=True, loose=loose, bridged=True)
            if at < len(self.tokens) and self.lexicon.is_in("fraction_links", self.tokens[at].text):
                at += 1
            else:
                break
        return number

    def _add_fraction(self, number: Number) -> Number:
        """ "two and a half" before a scale or alone."""
        hit = self.lexicon.additions.match(self.tokens, number.last)
        if hit is None or number.value != number.value.to_integral_value():
            return number
        return replace(number, value=number.value + fraction(hit.payload), last=hit.last)

    def _add_after_scale(self, number: Number, lowest: Decimal) -> Number:
        hit = self.lexicon.additions.match(self.tokens, number.last)
        if hit is None:
            return number
        extra = fraction(hit.payload)
        if number.plain or lowest.is_infinite():
            found = replace(number, value=number.value + extra, last=hit.last, plain=False)
            scale = self._scale(found.last)
            if scale is None or scale.payload.value < _THOUSAND or number.scaled:
                return found
            return replace(found, value=times(found.value, scale.payload.value), last=scale.last, scaled=True, bridged=True)
        found = replace(number, value=number.value + extra * lowest, last=hit.last)
        again = self.lexicon.scales.match(self.tokens, found.last)
        if again is not None and again.payload.value == lowest:
            found = replace(found, last=again.last)
        return found

    def _skip_hyphen(self, at: int) -> int:
        tokens = self.tokens
        return at + 1 if at < len(tokens) and tokens[at].text == "-" and tokens[at].glued else at
