"""Arithmetic over stated figures: does a stated change, share or total follow from the numbers beside it, rounded as they are?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

_HUNDRED = Decimal(100)
_ROUND_SHARE = Decimal("0.025")  # 35,000 may stand for 34,812, never for 37,000
_PERCENT_SLACK = Decimal("0.05")  # of the percentage: writers round 38.6 to 40, not 35
_LEAST_SLACK = Decimal("0.5")  # percent: nobody rounds finer by habit
_FACTOR_SLACK = Decimal("0.15")  # "doubled" is said of 1.7 to 2.3


def percent_change(old: Decimal, new: Decimal) -> Decimal | None:
    """The change from `old` to `new` in percent of `old`; None when `old` is zero."""
    return None if old == 0 else (new - old) / abs(old) * _HUNDRED


def precision(value: Decimal) -> Decimal:
    """The place value of the last digit as written: 0.1 for 6.8, 1 for 52, 100000 for 3.4 million."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def half_step(value: Decimal) -> Decimal:
    """How far the truth may lie from a figure that was rounded to its last digit that is not a zero of the hundreds or beyond."""
    place = precision(value)
    whole = int(value) if place == 1 else 0
    zeros = len(str(abs(whole))) - len(str(abs(whole)).rstrip("0")) if whole else 0
    if zeros < 2:
        return place / 2
    return max(place / 2, min(Decimal(10) ** zeros / 2, abs(value) * _ROUND_SHARE))


def agrees_with_percent(old: Decimal, new: Decimal, stated_percent: Decimal) -> bool:
    """True when a change stated in percent follows from the figures, each taken as rounded to its last written digit.

    `stated_percent` may be given without a sign for a fall.
    """
    if old == 0:
        return False
    half_old, half_new = half_step(old), half_step(new)
    ends = [percent_change(a, b) for a in (old - half_old, old + half_old) for b in (new - half_new, new + half_new) if a != 0]
    known = [end for end in ends if end is not None]
    slack = precision(stated_percent) / 2
    low, high = min(known) - slack, max(known) + slack
    return low <= stated_percent <= high or (stated_percent > 0 and new < old and low <= -stated_percent <= high)


def nearly_agrees_with_percent(old: Decimal, new: Decimal, stated_percent: Decimal) -> bool:
    """As `agrees_with_percent`, with the slack of running text: a percentage may be rounded by a twentieth of itself.

    True as well where nothing can be said, because the figures start from zero or change their sign.
    """
    if old <= 0 or new < 0:
        return True
    slack = max(_LEAST_SLACK, abs(stated_percent) * _PERCENT_SLACK)
    stated = abs(stated_percent) if new >= old else -abs(stated_percent)
    return any(agrees_with_percent(old, new, end) for end in (stated, stated - slack, stated + slack)) or (
        stated - slack <= (new - old) / old * _HUNDRED <= stated + slack
    )


def agrees_with_difference(old: Decimal, new: Decimal, stated: Decimal) -> bool:
    """True when a change in the unit of the figures follows from them; whole counts without closing zeros must fit exactly."""
    slack = sum((half_step(value) for value in (old, new, stated) if half_step(value) != _LEAST_SLACK), Decimal(0))
    return abs(abs(new - old) - abs(stated)) <= slack


def agrees_with_factor(old: Decimal, new: Decimal, factor: Decimal) -> bool:
    """True when `new` may be called `factor` times `old`, in the loose sense of running text. True for an `old` of zero or less."""
    return old <= 0 or new < 0 or abs(new / old - factor) <= factor * _FACTOR_SLACK


def agrees_with_share(part: Decimal, whole: Decimal, stated_percent: Decimal) -> bool:
    """True when `part` of `whole` may be given as so many percent. True for a `whole` of zero or less."""
    if whole <= 0:
        return True
    half_part, half_whole = half_step(part), half_step(whole)
    if half_part == _LEAST_SLACK and half_whole == _LEAST_SLACK:
        half_part = half_whole = Decimal(0)  # heads are counted, not rounded
    low = (part - half_part) / (whole + half_whole) * _HUNDRED
    high = (part + half_part) / max(whole - half_whole, Decimal(1)) * _HUNDRED
    slack = max(_LEAST_SLACK * 2, precision(stated_percent) / 2, abs(stated_percent) * _PERCENT_SLACK / 2)
    return low - slack <= stated_percent <= high + slack


def sum_agrees(parts: Iterable[Decimal], total: Decimal) -> bool:
    """True when the parts make the total, each taken as rounded to its last written digit; whole counts must add up exactly."""
    figures = list(parts)
    if not figures:
        return False
    slack = sum((half_step(value) for value in [*figures, total] if half_step(value) != _LEAST_SLACK), Decimal(0))
    return abs(sum(figures, Decimal(0)) - total) <= slack
