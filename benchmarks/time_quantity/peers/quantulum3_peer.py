"""quantulum3: English; a range is rebuilt from value and uncertainty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from protocol import run


def load() -> Callable[[dict[str, Any]], list[dict[str, Any]]]:
    from quantulum3 import parser  # noqa: PLC0415  the import is part of the cold start

    def read(sentence: dict[str, Any]) -> list[dict[str, Any]]:
        try:
            found = parser.parse(sentence["text"])
        except Exception:  # a peer that fails has not found anything
            return []
        spread = [(quantity, quantity.uncertainty or 0) for quantity in found]
        return [{"start": q.span[0], "end": q.span[1], "low": float(q.value - by), "high": float(q.value + by)} for q, by in spread]

    return read


run(load)
