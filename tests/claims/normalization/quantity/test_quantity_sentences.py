"""Every sentence of tests/cases/quantity yields the quantities listed for it, and nothing else.

Those marked `context` are read as in an article, with times and concepts; `of` lists what their figures count, "-" where the case
does not say.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claims import Article
from claims.documents import read_document
from claims.extraction.mentions import read_mentions
from claims.language.base import LANGUAGES
from claims.language.fold import fold
from claims.model.quantity import QuantityMention
from claims.normalization.quantity import read_quantities

_CASES = Path(__file__).parents[3] / "cases" / "quantity"


@cache
def _cases(code: str) -> list[dict[str, Any]]:
    with (_CASES / f"{code}.toml").open("rb") as file:
        return list(tomllib.load(file)["case"])


def _load(*needed: str) -> list[object]:
    found = []
    for code in LANGUAGES:
        for case in _cases(code):
            if any(key not in case for key in needed):
                continue
            marks = [pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else []
            found.append(pytest.param(code, case, marks=marks, id=f"{code}: {case['text'][:50]}"))
    return found


def _read(code: str, case: dict[str, Any]) -> tuple[QuantityMention, ...]:
    if not case.get("context"):
        return read_quantities(fold(case["text"]), code)
    return read_mentions(read_document(Article(text=case["text"], language=code)))[0].quantities


def _ends(low: Decimal | None, high: Decimal | None) -> str:
    def short(value: Decimal | None) -> str:
        return "" if value is None else f"{round(value, 4).normalize():f}"

    return short(low) if low == high else f"{short(low)}..{short(high)}"


@pytest.mark.parametrize(("language", "case"), _load())
def test_sentence(language: str, case: dict[str, Any]) -> None:
    found = []
    for mention in _read(language, case):
        assert case["text"][mention.span.start : mention.span.end] == mention.text
        value = mention.value
        row = [mention.text, _ends(value.low, value.high), value.unit or "-"]
        found.append(" | ".join(row if value.modifier == "exact" else [*row, value.modifier.value]))
    assert found == case["finds"]


@pytest.mark.parametrize(("language", "case"), _load("of"))
def test_what_is_counted(language: str, case: dict[str, Any]) -> None:
    for mention, counted in zip(_read(language, case), case["of"], strict=True):
        assert counted in ("-", mention.value.of), mention.text
