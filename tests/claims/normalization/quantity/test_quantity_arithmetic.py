"""Stated changes and totals follow from the figures beside them, as far as these were rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.normalization.quantity.arithmetic import (
    agrees_with_difference,
    agrees_with_factor,
    agrees_with_percent,
    agrees_with_share,
    half_step,
    nearly_agrees_with_percent,
    percent_change,
    sum_agrees,
)


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


@pytest.mark.parametrize(
    ("old", "new", "stated", "agrees"),
    [
        ("80E6", "112E6", "40", True),
        ("80E6", "112E6", "30", False),
        ("90E6", "60E6", "33", True),  # a fall, stated without a sign
        ("90E6", "60E6", "20", False),
        ("62", "86", "40", True),  # 38.7, rounded to tens
        ("0", "5", "10", True),  # nothing can be said
        ("-3", "5", "10", True),
    ],
)
def test_stated_percent_with_the_slack_of_running_text(old: str, new: str, stated: str, agrees: bool) -> None:
    assert nearly_agrees_with_percent(Decimal(old), Decimal(new), Decimal(stated)) is agrees


@pytest.mark.parametrize(
    ("old", "new", "stated", "agrees"),
    [
        ("80", "112", "32", True),
        ("80", "112", "30", False),
        ("112", "80", "32", True),
        ("26E6", "31E6", "4E6", True),
        ("26E6", "31E6", "2E6", False),
    ],
)
def test_stated_difference(old: str, new: str, stated: str, agrees: bool) -> None:
    assert agrees_with_difference(Decimal(old), Decimal(new), Decimal(stated)) is agrees


@pytest.mark.parametrize(
    ("old", "new", "factor", "agrees"),
    [("40", "80", "2", True), ("40", "88", "2", True), ("40", "120", "2", False), ("0", "9", "2", True)],
)
def test_stated_factor(old: str, new: str, factor: str, agrees: bool) -> None:
    assert agrees_with_factor(Decimal(old), Decimal(new), Decimal(factor)) is agrees


@pytest.mark.parametrize(
    ("part", "whole", "stated", "agrees"),
    [
        ("40", "80", "50", True),
        ("40", "80", "60", False),
        ("29", "43", "67", True),
        ("3000", "5000", "60", True),
        ("1", "0", "60", True),
    ],
)
def test_stated_share(part: str, whole: str, stated: str, agrees: bool) -> None:
    assert agrees_with_share(Decimal(part), Decimal(whole), Decimal(stated)) is agrees


@pytest.mark.parametrize(("value", "half"), [("112", "0.5"), ("6.8", "0.05"), ("3000", "75"), ("35000", "500"), ("3.4E6", "5E4")])
def test_half_of_the_last_step(value: str, half: str) -> None:
    assert half_step(Decimal(value)) == Decimal(half)
