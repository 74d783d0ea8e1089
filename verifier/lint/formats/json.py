"""JSON: each draft with its findings as the contract has them, and beside each passage where it stands in the file."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps
from typing import Any

import claims
from verifier.lint.model import Linted


def render(results: Sequence[Linted]) -> str:
    """The results as a `lint/1` object."""
    found: dict[str, Any] = {
        "schema": "lint/1",
        "engine": {"version": claims.ENGINE_VERSION},
        "drafts": [result.to_dict() for result in results],
    }
    return dumps(found, ensure_ascii=False, allow_nan=False, indent=2)
