"""Speed and memory. Figures of one machine: they are shown, and no bound is held against them."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import Measure
from claims import Article, compare
from claims.language.fold import fold
from claims.normalization.quantity import read_quantities
from claims.normalization.time import read_times
from tools.goldens import stories

ROOT = Path(__file__).resolve().parents[1]
_REPEATS = 20  # of the fixtures' articles of one language: a text of some ten thousand characters


def measure_speed() -> Iterator[Measure]:
    """Start-up of the command line, whole comparisons, times and quantities alone, and the memory all this took."""
    yield _timed("speed.start_up", ["--version"], "the command line answers")
    yield _timed("speed.first_check", ["check", "-"], "a sentence is checked, process start included")
    told = [story.articles for story in stories()]
    compare(told[0])  # the tables of the languages are read once
    took = _seconds(lambda: [compare(articles) for articles in told])
    number = sum(map(len, told))
    yield Measure(name="speed.articles", value=round(number / took, 1), what="articles compared", better=None, unit="articles/s")
    texts = _texts([article for articles in told for article in articles])
    size = sum(len(text.encode("utf-8")) for text in texts.values()) / 1000
    took = _seconds(lambda: [read_times(fold(text), language, anchor=None) for language, text in texts.items()])
    yield Measure(name="speed.times", value=round(size / took), what="text read for times", better=None, unit="KB/s")
    took = _seconds(lambda: [read_quantities(fold(text), language) for language, text in texts.items()])
    yield Measure(name="speed.quantities", value=round(size / took), what="text read for quantities", better=None, unit="KB/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    yield Measure(name="memory.peak", value=round(peak / 1e6), what="most memory held in this run", better=None, unit="MB")


def _texts(articles: list[Article]) -> dict[str, str]:
    """One long text for each language."""
    texts: dict[str, str] = {}
    for article in articles:
        language = article.language or "en"
        texts[language] = texts.get(language, "") + article.text + "\n"
    return {language: text * _REPEATS for language, text in texts.items()}


def _timed(name: str, arguments: list[str], what: str) -> Measure:
    """The best of three runs of the command line."""
    command = [sys.executable, "-m", "verifier", *arguments]
    text = "The treaty was signed on Tuesday, 7 May 2025."

    def run() -> None:
        subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False)

    return Measure(name=name, value=round(min(_seconds(run) for _ in range(3)), 2), what=what, better=None, unit="s")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
