"""Units of one dimension, converted exactly. Rates convert when their times are the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.language.base import knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit's dimension and its factor to the base unit, kept as a quotient so that no step rounds."""

    dimension: str
    top: Decimal
    bottom: Decimal
    offset: Decimal = Decimal(0)

    def to_base(self, value: Decimal) -> Decimal:
        """The value in the base unit of the dimension."""
        return (value + self.offset) * self.top / self.bottom


@cache
def measure(unit: str | None) -> Measure | None:
    """The measure of a unit name, None for counts, money and unknown names."""
    if unit is None:
        return None
    table = knowledge("units")["measure"]
    entry = table.get(unit)
    if entry is not None:
        top, _, bottom = entry["factor"].partition("/")
        return Measure(
            dimension=entry["dimension"], top=Decimal(top), bottom=Decimal(bottom or 1), offset=Decimal(entry.get("offset", "0"))
        )
    name, slash, per = unit.partition("/")
    inner = measure(name) if slash else None
    return Measure(dimension=f"{inner.dimension} per {per}", top=inner.top, bottom=inner.bottom) if inner else None


def is_broader(a: str | None, b: str | None) -> bool:
    """True when unit `a` says less than unit `b` and may mean it: "degree" and "celsius", "dollar" and "USD"."""
    if a is None or b is None:
        return False
    units = knowledge("units")
    return a in units["broader"].get(b, ()) or b in units["shared"].get(a, {}).values()
