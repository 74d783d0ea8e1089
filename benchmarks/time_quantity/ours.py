"""The project's own engine on the tables; the cold start in a fresh process."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from benchmarks.time_quantity.cases import Sentence
from claims.language.fold import fold
from claims.model.time import Anchor, AnchorSource
from claims.normalization.quantity import read_quantities
from claims.normalization.time import read_times

Answers = list[list[dict[str, Any]]]
_REPEATS = 5
_COLD = """
import claims.language.fold, claims.normalization.{kind}, time
began = time.perf_counter()
claims.normalization.{kind}.read_{plural}(claims.language.fold.fold("on 7 May 2025 12 people"), "en"{more})
print(1000 * (time.perf_counter() - began))
"""


def read_dates(sentence: Sentence) -> list[dict[str, Any]]:
    """The times of a sentence, as answers."""
    anchor = Anchor(day=date.fromisoformat(sentence.anchor), source=AnchorSource.PUBLISHED)
    found = []
    for mention in read_times(fold(sentence.text), sentence.language, anchor=anchor):
        value = mention.value
        values = ("impossible",) if value.impossible else value.readings or (str(value.edtf),)
        found.append({"start": mention.span.start, "end": mention.span.end, "values": values})
    return found


def read_amounts(sentence: Sentence) -> list[dict[str, Any]]:
    """The quantities of a sentence, as answers."""
    return [
        {
            "start": mention.span.start,
            "end": mention.span.end,
            "bounds": True,  # an open end is told apart from a number
            "low": None if mention.value.low is None else float(mention.value.low),
            "high": None if mention.value.high is None else float(mention.value.high),
        }
        for mention in read_quantities(fold(sentence.text), sentence.language)
    ]


def measure(sentences: Sequence[Sentence], read: Callable[[Sentence], list[dict[str, Any]]]) -> tuple[Answers, float]:
    """All answers, and the milliseconds per KB of the fastest of several runs."""
    size = sum(len(sentence.text.encode()) for sentence in sentences) / 1024
    answers, best = [read(sentence) for sentence in sentences], float("inf")
    for _ in range(_REPEATS):
        began = time.perf_counter()
        answers = [read(sentence) for sentence in sentences]
        best = min(best, time.perf_counter() - began)
    return answers, 1000 * best / size


def cold_start(kind: str) -> float:
    """Milliseconds from the import to the first answer in English: reading the data and building the tables."""
    plural, more = ("times", ", anchor=None") if kind == "time" else ("quantities", "")
    program = _COLD.format(kind=kind, plural=plural, more=more)
    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    return float(output)
