"""Speed and memory: `python -m benchmarks.speed`. Figures of one machine: they are shown, and no bound is held against them.

Whether many stories at once are kept apart does not depend on the machine, and has its floor. Times are of one core, but for those
of the command line.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from benchmarks.measure import Measure, plain_table, read_bounds
from benchmarks.occasions import occasions
from claims import Article, compare
from claims.language.base import LANGUAGES
from claims.language.fold import fold
from claims.normalization.quantity import read_quantities
from claims.normalization.time import read_times
from tools.goldens import stories

ROOT = Path(__file__).resolve().parents[1]
_RUNS = 3
_REPEATS = 20  # of the fixtures' articles of one language: a text of some ten thousand characters


def measure_speed() -> Iterator[Measure]:
    """Start-up of the command line, extraction language by language, whole comparisons, times and quantities alone, and memory."""
    yield _timed("speed.start_up", ["--version"], "the command line answers")
    yield _timed("speed.first_check", ["check", "-"], "a sentence is checked, process start included")
    yield from _reading()
    yield from _comparing()
    yield from _many()


def _reading() -> Iterator[Measure]:
    """Extraction, each run in a process of its own: words that were never met before cost more."""
    command = [sys.executable, "-m", "benchmarks.reading"]
    runs = [json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout) for _ in range(_RUNS)]
    for name, what in (("first", "an article read for the first time"), ("again", "and once more, its words known")):
        for language in LANGUAGES:
            value = median(run[name][language] for run in runs)
            yield Measure(name=f"speed.{name}.{language}", value=round(value), what=what, better=None, unit="words/s")
    peak = max(run["memory"]["peak"] for run in runs)
    yield Measure(name="memory.peak", value=round(peak), what="an article of each language read", better=None, unit="MB")


def _comparing() -> Iterator[Measure]:
    """Stories compared once their words are known; times and quantities found in a long text."""
    told = [story.articles for story in stories()]
    for articles in told:
        compare(articles)
    took = [min(_seconds(lambda one=articles: compare(one)) for _ in range(_RUNS)) for articles in told]
    value = round(1000 * max(took))
    yield Measure(name="speed.story", value=value, what="a story of 3 to 5 articles compared, the slowest", better=None, unit="ms")
    number = sum(map(len, told))
    yield Measure(
        name="speed.articles", value=round(number / sum(took), 1), what="articles compared", better=None, unit="articles/s"
    )
    texts = _texts([article for articles in told for article in articles])
    size = sum(len(text.encode("utf-8")) for text in texts.values()) / 1000
    seconds = _seconds(lambda: [read_times(fold(text), language, anchor=None) for language, text in texts.items()])
    yield Measure(name="speed.times", value=round(size / seconds), what="text read for times", better=None, unit="KB/s")
    seconds = _seconds(lambda: [read_quantities(fold(text), language) for language, text in texts.items()])
    yield Measure(name="speed.quantities", value=round(size / seconds), what="text read for quantities", better=None, unit="KB/s")


def _many() -> Iterator[Measure]:
    """Fifty stories in one call, and whether the gate tells them apart."""
    told = list(occasions())
    found: list[tuple[str, ...]] = []
    seconds = _seconds(
        lambda: found.extend(story.articles for story in compare(one for articles in told for one in articles).stories)
    )
    number = sum(map(len, told))
    yield Measure(name="speed.many", value=round(seconds, 1), what=f"{number} articles compared in one call", better=None, unit="s")
    wanted = {frozenset(article.id for article in articles) for articles in told}
    right = sum(frozenset(articles) in wanted for articles in found) / len(told)
    yield Measure(name="many.stories", value=round(right, 3), what=f"stories told apart, of {len(told)}")


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

    return Measure(name=name, value=round(min(_elapsed(run) for _ in range(_RUNS)), 2), what=what, better=None, unit="s")


def _elapsed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _seconds(work: Callable[[], object]) -> float:
    """Time of one core: a machine that others use as well tells no other."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    print(plain_table(measure_speed(), read_bounds()))
