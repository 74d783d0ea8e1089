"""Stated changes and totals follow from the figures beside them, as far as these were rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.normalization.quantity.arithmetic import agrees_with_percent, percent_change, sum_agrees


def test_percent_change() -> None:
    assert percent_change(Decimal(80), Decimal(112)) == 40
    assert percent_change(Decimal(100), Decimal(75)) == -25
    assert percent_change(Decimal(0), Decimal(5)) is None


@pytest.mark.parametrize(
    ("old", "new", "stated", "agrees"),
    [
        (Decimal("80E6"), Decimal("112E6"), Decimal(40), True),
        (Decimal("80E6"), Decimal("112E6"), Decimal(30), False),
        (Decimal("3.1E6"), Decimal("3.4E6"), Decimal(10), True),  # 9.7, rounded
        (Decimal("7.9"), Decimal("7.4"), Decimal("6.3"), True),  # a fall stated without a sign
        (Decimal("7.9"), Decimal("7.4"), Decimal("-6.3"), True),
        (Decimal(200), Decimal(300), Decimal(33), False),
        (Decimal(0), Decimal(5), Decimal(5), False),
    ],
)
def test_stated_percent(old: Decimal, new: Decimal, stated: Decimal, agrees: bool) -> None:
    assert agrees_with_percent(old, new, stated) is agrees


@pytest.mark.parametrize(
    ("parts", "total", "agrees"),
    [
        ([Decimal(23), Decimal(18), Decimal(9)], Decimal(50), True),
        ([Decimal(23), Decimal(18), Decimal(9)], Decimal(52), False),
        ([Decimal(187), Decimal(16)], Decimal(201), False),
        ([Decimal("1.2E6"), Decimal("2.3E6")], Decimal("3.6E6"), True),  # each rounded to a tenth of a million
        ([Decimal("33.3"), Decimal("33.3"), Decimal("33.3")], Decimal(100), True),
        ([], Decimal(0), False),
    ],
)
def test_sum(parts: list[Decimal], total: Decimal, agrees: bool) -> None:
    assert sum_agrees(parts, total) is agrees
