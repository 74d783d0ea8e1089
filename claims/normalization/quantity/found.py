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
