"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


def missing(reason: str) -> None:
    """Skip with a reason; where everything is required, fail instead."""
    if os.environ.get("CROSSCHECK_REQUIRE_ALL"):
        pytest.fail(f"required but missing: {reason}")
    pytest.skip(reason)
