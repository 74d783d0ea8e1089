"""Quantities: an interval `[low, high]`, the words that hedge it, its unit, and the thing counted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from claims.model.span import Span


class Modifier(StrEnum):
    """How the text hedges or bounds a number."""

    EXACT = "exact"
    APPROX = "approx"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as stated. exact, approx and nearly have low = high; tolerance belongs to comparison.

    The exponent of the `Decimal` keeps the precision of the writing: 3.4 million is 34E+5. A vague count ("hundreds") has the least
    it promises as `low` and no `high`.
    """

    low: Decimal | None
    high: Decimal | None
    modifier: Modifier = Modifier.EXACT
    unit: str | None = None  # ISO 4217 code, "percent", "percentage_point", "ratio", or an English singular measure
    of: str | None = None  # concept id of the thing counted

    @property
    def stated(self) -> Decimal | None:
        """The one number the text shows, None for a range or an open count such as "hundreds"."""
        if self.modifier is Modifier.VAGUE:
            return None
        if self.low is not None and self.high is not None:
            return self.low if self.low == self.high else None
        return self.low if self.high is None else self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number written in figures, whatever it stands for. `value` is what the figures read, without scale or unit."""

    span: Span
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A quantity where it stands in an article: the number with its hedge, unit and the words counted."""

    span: Span
    text: str
    value: Quantity

    def to_dict(self) -> dict[str, Any]:
        """The `quantity` object of the contract."""
        value = self.value
        return {
            **self.span.to_dict(),
            "text": self.text,
            "low": as_number(value.low),
            "high": as_number(value.high),
            "unit": value.unit,
            "modifier": value.modifier.value,
            "of": value.of,
        }


def as_number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where the value is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
