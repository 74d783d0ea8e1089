"""Confidence grows with the strength of a rule, stays a share, and leaves alone what no story judges."""

from __future__ import annotations

import pytest

from claims.model.finding import Basis, DiscrepancyType
from claims.rules.calibration import calibrated

KIND = DiscrepancyType.QUANTITY_CONFLICT


def test_a_stronger_finding_is_never_less_sure() -> None:
    shares = [calibrated(step / 100, Basis.COMPARISON, KIND) for step in range(101)]
    assert shares == sorted(shares)
    assert 0.0 < shares[0] < shares[-1] < 1.0


@pytest.mark.parametrize(("strength", "share"), [(0.0, 0.80), (0.5, 0.88), (0.6, 0.895), (0.9, 0.93), (1.0, 0.95)])
def test_the_table_is_read_as_it_stands(strength: float, share: float) -> None:
    assert calibrated(strength, Basis.COMPARISON, KIND) == pytest.approx(share)


@pytest.mark.parametrize(
    ("basis", "kind"),
    [
        (Basis.CALENDAR, DiscrepancyType.WEEKDAY_DATE_MISMATCH),
        (Basis.ARITHMETIC, DiscrepancyType.INTERNAL_ARITHMETIC),
        (Basis.HEURISTIC, DiscrepancyType.OMISSION),
        (Basis.COMPARISON, DiscrepancyType.NOTE),
    ],
)
def test_what_no_story_judges_keeps_its_strength(basis: Basis, kind: DiscrepancyType) -> None:
    assert calibrated(0.4, basis, kind) == 0.4
