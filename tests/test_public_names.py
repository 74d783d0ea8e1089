"""The public surface of the library is what DESIGN promises, no less and no more."""

from __future__ import annotations

import claims


def test_public_names() -> None:
    assert set(claims.__all__) == {
        "ENGINE_VERSION",
        "Article",
        "CheckResult",
        "Claim",
        "Comparison",
        "Extraction",
        "Finding",
        "House",
        "NameMatch",
        "Revision",
        "Source",
        "check",
        "compare",
        "compare_names",
        "extract",
        "lookup_keys",
        "read",
        "read_house",
        "revise",
    }
    assert all(hasattr(claims, name) for name in claims.__all__)
