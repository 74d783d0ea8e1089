"""Every sentence of tests/cases/quantity yields the quantities listed for it, and nothing else."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from claims.language.base import LANGUAGES
from claims.language.fold import fold
from claims.normalization.quantity import read_quantities

_CASES = Path(__file__).parents[3] / "cases" / "quantity"


def _load() -> list[object]:
    found = []
    for code in LANGUAGES:
        with (_CASES / f"{code}.toml").open("rb") as file:
            for case in tomllib.load(file)["case"]:
                marks = [pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
                found.append(pytest.param(code, case["text"], case["finds"], marks=marks, id=f"{code}: {case['text'][:50]}"))
    return found


def _ends(low: Decimal | None, high: Decimal | None) -> str:
    def short(value: Decimal | None) -> str:
        return "" if value is None else f"{round(value, 4).normalize():f}"

    return short(low) if low == high else f"{short(low)}..{short(high)}"


@pytest.mark.parametrize(("language", "text", "finds"), _load())
def test_sentence(language: str, text: str, finds: list[str]) -> None:
    found = []
    for mention in read_quantities(fold(text), language):
        assert text[mention.span.start : mention.span.end] == mention.text
        value = mention.value
        row = [mention.text, _ends(value.low, value.high), value.unit or "-"]
        found.append(" | ".join(row if value.modifier == "exact" else [*row, value.modifier.value]))
    assert found == finds
