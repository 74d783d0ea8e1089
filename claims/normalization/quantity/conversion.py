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
    if not slash or is_money(name):
        return None
    inner = measure(name) or Measure(dimension="count", top=Decimal(1), bottom=Decimal(1))
    return Measure(dimension=f"{inner.dimension} per {per}", top=inner.top, bottom=inner.bottom)


def is_money(unit: str) -> bool:
    """True for an ISO 4217 code and for a currency word that several countries share."""
    return unit in knowledge("units")["shared"] or (len(unit) == 3 and unit.isascii() and unit.isupper())


def is_open_money(unit: str | None) -> bool:
    """True for a "dollar" left open although it has a usual meaning: the text leaves two kinds possible."""
    return unit is not None and unit.partition("/")[0] in knowledge("units")["default"]


def is_broader(a: str | None, b: str | None) -> bool:
    """True when unit `a` says less than unit `b` and may mean it: "degree" and "celsius", "dollar" and "USD".

    Percent and money may leave the time or measure of a rate unsaid: "percent" and "percent/year", "USD" and "USD/barrel".
    """
    if a is None or b is None:
        return False
    units = knowledge("units")
    if "/" in b:
        (a, _, rate_a), (b, _, rate_b) = a.partition("/"), b.partition("/")
        unsaid = not rate_a and (b == "percent" or is_money(b))
        if not unsaid and rate_a != rate_b:
            return False
        if a == b:
            return unsaid
    return a in units["broader"].get(b, ()) or b in units["shared"].get(a, {}).values()
