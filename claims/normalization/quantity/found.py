"""A quantity as it is found: on tokens, its currency not yet settled by the rest of the text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.model.quantity import Modifier
from claims.normalization.quantity.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A quantity on tokens `[first, last)`, its shared currency not yet resolved."""

    first: int
    last: int
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier
    unit: Unit | None
    unit_name: str | None
    of: str | None


def bounds(value: Decimal, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    """The ends of one stated number under a modifier: open above, open below, or both the number."""
    if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.VAGUE):
        return value, None
    if modifier in (Modifier.LESS_THAN, Modifier.AT_MOST):
        return None, value
    return value, value
