"""How two quantities stand to each other, with the tolerance that their words allow.

Only a real conflict is DISJOINT: what cannot be compared is UNKNOWN, and a quantity that says less (no concept, a "dollar" of
unknown country) may support another but never contradict it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.knowledge import concepts
from claims.model.quantity import Modifier, Quantity
from claims.model.relation import Relation
from claims.normalization.quantity.arithmetic import precision
from claims.normalization.quantity.conversion import is_broader, is_open_money, measure

SCORE = "score"
"""The unit of a result of two numbers: all of it is right or none."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far from the stated number the truth may lie, as shares of it."""

    below: Decimal
    above: Decimal


TOLERANCES = {
    # "some forty" said of 38, "about 600" of 645
    Modifier.APPROX: Tolerance(Decimal("0.10"), Decimal("0.10")),
    # "nearly 3,500" of 3,487 and of 3,180; writers also say "close to" from above
    Modifier.NEARLY: Tolerance(Decimal("0.10"), Decimal("0.02")),
    # the least that "hundreds" promises is soft
    Modifier.VAGUE: Tolerance(Decimal("0.50"), Decimal("0")),
}
APPROX_UNROUND = Tolerance(Decimal("0.05"), Decimal("0.05"))  # "about 34,812": a hedge on a full figure
APPROX_SMALL = Tolerance(Decimal("0.25"), Decimal("0.25"))  # "a dozen", "une dizaine" and other round numbers up to 20
RATIO = Tolerance(Decimal("0.10"), Decimal("0.10"))  # "a third" of 31 percent

# A figure without a hedge is rounded to its last written digit, but never further than this share of it.
ROUNDED_WORDS = Decimal("0.05")  # 3.4 million for 3,412,000; 4 for 3.9
ROUNDED_THOUSANDS = Decimal("0.025")  # 35,000 for 34,812
ROUNDED_HUNDREDS = Decimal("0.01")  # 1,200 for 1,195; but 200 is not 203
ROUNDED_CONVERSION = Decimal("0.05")  # 38 km for 24 miles

_SCALE_SLACK = Decimal("1.5")  # degrees Celsius, for a rounded conversion
_MILES = {"mile", "nautical_mile"}
_INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class _Reach:
    low: Decimal
    high: Decimal


def compare_quantities(a: Quantity, b: Quantity, *, same_referent: bool = False) -> Relation:
    """The relation of `a` to `b`; DISJOINT only when both cannot be true of one thing.

    UNKNOWN when the units are of different dimensions (or different money), or different concepts are counted. When one side says
    less than the other about unit or concept, agreement is reported but conflict is UNKNOWN, unless `same_referent` tells that the
    context makes both count the same thing.
    """
    if a.unit == b.unit == SCORE:
        return Relation.EQUAL if (a.low, a.high) == (b.low, b.high) else Relation.DISJOINT
    weight = _comparable(a, b)
    if weight is None:
        return Relation.UNKNOWN
    if {a.unit, b.unit} == _MILES and a.stated == b.stated and a.stated is not None:
        return Relation.EQUAL  # "20 miles" at sea are nautical ones, said or not
    relation = _relate(a, b)
    open_money = is_open_money(a.unit) or is_open_money(b.unit)
    if relation is Relation.DISJOINT and (open_money or _other_scale(a, b) or not (weight or same_referent)):
        return Relation.UNKNOWN
    return relation


def _comparable(a: Quantity, b: Quantity) -> bool | None:
    """True: fully comparable. False: one says less. None: not comparable."""
    full = True
    if a.unit != b.unit:
        first, second = measure(a.unit), measure(b.unit)
        if first is None or second is None or first.dimension != second.dimension:
            if not (is_broader(a.unit, b.unit) or is_broader(b.unit, a.unit)):
                return None
            full = False
    if a.of == b.of:
        return full
    if a.of is None or b.of is None:
        return full if a.unit is not None and a.unit == b.unit else False
    if concepts.is_a(a.of, b.of) or concepts.is_a(b.of, a.of):
        return False
    return None


def _other_scale(a: Quantity, b: Quantity) -> bool:
    """80 degrees and 27 degrees: one may be Fahrenheit, the other Celsius."""
    if a.unit != "degree" or b.unit != "degree" or a.stated is None or b.stated is None:
        return False
    high, low = max(a.stated, b.stated), min(a.stated, b.stated)
    return abs((high - 32) * 5 / 9 - low) <= _SCALE_SLACK


def _relate(a: Quantity, b: Quantity) -> Relation:
    converted = a.unit != b.unit and measure(a.unit) is not None and measure(b.unit) is not None and not is_broader(a.unit, b.unit)
    converted = converted and not is_broader(b.unit, a.unit)
    if _exact(a) and _exact(b) and not converted and _ratio_free(a, b):
        return _relate_exact(a, b)
    first, second = _reach(a, converted), _reach(b, converted)
    if first is None or second is None:
        return Relation.UNKNOWN
    if (a.low, a.high, a.modifier) == (b.low, b.high, b.modifier) and not converted:
        return Relation.EQUAL
    if first.low > second.high or second.low > first.high:
        return Relation.DISJOINT
    if first == second or (_exact(a) and _exact(b) and _base(a, a.low) == _base(b, b.low)):
        return Relation.EQUAL
    if second.low <= first.low and first.high <= second.high:
        return Relation.NARROWER
    if first.low <= second.low and second.high <= first.high:
        return Relation.BROADER
    return Relation.OVERLAPS


def _exact(q: Quantity) -> bool:
    return q.modifier is Modifier.EXACT and q.low is not None and q.low == q.high


def _ratio_free(a: Quantity, b: Quantity) -> bool:
    return a.unit != "ratio" or b.unit != "ratio"


def _relate_exact(a: Quantity, b: Quantity) -> Relation:
    """Two plain figures agree when the finer one rounds to the coarser."""
    x, y = a.low, b.low
    if x is None or y is None:
        return Relation.UNKNOWN
    if x == y:
        return Relation.EQUAL
    place_x, place_y = written_place(x), written_place(y)
    if place_x == place_y:
        return Relation.DISJOINT
    coarse, gap = (x, abs(x - y)) if place_x > place_y else (y, abs(x - y))
    if gap > rounding(coarse):
        return Relation.DISJOINT
    return Relation.BROADER if coarse is x else Relation.NARROWER


def written_place(value: Decimal) -> Decimal:
    """The place value a figure is given to; two or more closing zeros of a figure written in full may come from rounding."""
    place = precision(value)
    if place != 1 or value == 0:
        return place
    zeros = 0
    whole = int(value)
    while whole % 10 == 0:
        whole //= 10
        zeros += 1
    return Decimal(10) ** zeros if zeros >= 2 else place


def rounding(value: Decimal) -> Decimal:
    """How far the truth may lie from a figure without a hedge."""
    place = written_place(value)
    if place == 1:
        return Decimal("0.5") if abs(value) < 20 else Decimal(0)
    share = ROUNDED_WORDS if precision(value) != 1 else ROUNDED_THOUSANDS if place >= 1000 else ROUNDED_HUNDREDS
    return min(place / 2, abs(value) * share)


def _reach(q: Quantity, converted: bool) -> _Reach | None:
    """The interval the words allow, in base units when units differ."""
    if q.low is None and q.high is None:
        return None
    low, high = q.low, q.high
    value = low if low is not None else high
    if value is None:
        return None
    below, above = _margins(q, value, converted)
    ends = (-_INFINITY if low is None else low - below, _INFINITY if high is None else high + above)
    if converted:
        ends = (_base(q, ends[0]), _base(q, ends[1]))
    return _Reach(*ends)


def _margins(q: Quantity, value: Decimal, converted: bool) -> tuple[Decimal, Decimal]:
    size = abs(value)
    if q.modifier is Modifier.EXACT:
        if q.unit == "ratio":
            return size * RATIO.below, size * RATIO.above
        if converted:
            margin = min(written_place(value) / 2, size * ROUNDED_CONVERSION)
        else:
            margin = rounding(value) if precision(value) != 1 or size >= 100 else Decimal(0)
        return margin, margin
    tolerance = TOLERANCES.get(q.modifier)
    if tolerance is None:
        if converted:  # bounds and ranges were rounded too when they were converted
            return size * ROUNDED_CONVERSION, size * ROUNDED_CONVERSION
        return Decimal(0), Decimal(0)
    if q.modifier is Modifier.APPROX:
        if size <= 20 and (size % 5 == 0 or size == 12):
            tolerance = APPROX_SMALL
        elif written_place(value) == 1 and size >= 10 and size % 5:
            tolerance = APPROX_UNROUND
    return size * tolerance.below, size * tolerance.above


def _base(q: Quantity, value: Decimal | None) -> Decimal:
    unit = measure(q.unit)
    if value is None or unit is None or value.is_infinite():
        return value if value is not None else Decimal(0)
    return unit.to_base(value)
