"""Times in sentences: what is found, where it stands, what it means. The table is `tests/cases/time/dates.tsv`."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from claims.language.fold import fold
from claims.model.time import Anchor, AnchorSource, TimeMention
from claims.normalization.time import read_times

TABLE = Path(__file__).parents[3] / "cases" / "time" / "dates.tsv"


def rows() -> list[list[str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row and not row[0].startswith("#")]


def told(mention: TimeMention) -> str:
    value = mention.value
    meaning = "impossible" if value.impossible else " | ".join(value.readings) or str(value.edtf)
    return f"{mention.text} = {meaning}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]}: {row[4]}")
def test_times_of_a_sentence(row: list[str]) -> None:
    language, day, sentence, expected, _ = row
    anchor = Anchor(day=date.fromisoformat(day), source=AnchorSource.PUBLISHED)
    found = read_times(fold(sentence), language, anchor=anchor)
    assert " ; ".join(map(told, found)) == (expected if expected != "-" else "")
    for mention in found:
        assert sentence[mention.span.start : mention.span.end] == mention.text
