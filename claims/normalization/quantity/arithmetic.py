"""Arithmetic over stated figures: does a stated change or total follow from the numbers beside it, given how they were rounded?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

_HUNDRED = Decimal(100)


def percent_change(old: Decimal, new: Decimal) -> Decimal | None:
    """The change from `old` to `new` in percent of `old`; None when `old` is zero."""
    return None if old == 0 else (new - old) / abs(old) * _HUNDRED


def precision(value: Decimal) -> Decimal:
    """The place value of the last digit as written: 0.1 for 6.8, 1 for 52, 100000 for 3.4 million."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def agrees_with_percent(old: Decimal, new: Decimal, stated_percent: Decimal) -> bool:
    """True when a change stated in percent follows from the figures, each taken as rounded to its last written digit.

    `stated_percent` may be given without a sign for a fall.
    """
    if old == 0:
        return False
    half_old, half_new = precision(old) / 2, precision(new) / 2
    ends = [percent_change(a, b) for a in (old - half_old, old + half_old) for b in (new - half_new, new + half_new) if a != 0]
    known = [end for end in ends if end is not None]
    slack = precision(stated_percent) / 2
    low, high = min(known) - slack, max(known) + slack
    return low <= stated_percent <= high or (stated_percent > 0 and new < old and low <= -stated_percent <= high)


def sum_agrees(parts: Iterable[Decimal], total: Decimal) -> bool:
    """True when the parts make the total, each taken as rounded to its last written digit; whole counts must add up exactly."""
    figures = list(parts)
    if not figures:
        return False
    slack = sum((precision(value) / 2 for value in [*figures, total] if precision(value) != 1), Decimal(0))
    return abs(sum(figures, Decimal(0)) - total) <= slack
