"""Spelled numbers up to the thousands: the values of their words, one after another, to one number."""

from __future__ import annotations

from collections.abc import Sequence

_HUNDRED, _THOUSAND = 100, 1000
_VIGESIMAL = (60, 80)  # soixante-dix, quatre-vingt-treize: a number to nineteen may follow
_CENTURIES = range(10, 21)  # "nineteen ninety-nine"


def spelled(parts: Sequence[int], *, unit_before_ten: bool = False) -> int | None:
    """The number that the words say together; None where they are several numbers ("three and six")."""
    total = current = 0
    for index, part in enumerate(parts):
        if part == _THOUSAND:
            if total:
                return None
            total, current = (current or 1) * _THOUSAND, 0
        elif part == _HUNDRED and 0 < current < _HUNDRED:
            current *= _HUNDRED
        elif not index or _may_follow(current, part, unit_before_ten=unit_before_ten):
            current += part
        else:
            return None
    return total + current if parts else None


def _may_follow(before: int, part: int, *, unit_before_ten: bool) -> bool:
    tens = before % _HUNDRED
    if part >= _HUNDRED:
        return before == 0
    if part < 10:
        return tens == 0 or (tens >= 20 and tens % 10 == 0)
    return tens == 0 or (tens in _VIGESIMAL and part < 20) or (unit_before_ten and tens < 10 and part % 10 == 0)


def in_pairs(parts: Sequence[int]) -> int | None:
    """A year read in two halves: "nineteen ninety-nine", "twenty ten"."""
    if len(parts) < 2 or parts[0] not in _CENTURIES:
        return None
    rest = spelled(parts[1:])
    return parts[0] * _HUNDRED + rest if rest is not None and 10 <= rest < _HUNDRED else None
