"""Quality: on the project's own stories always, and by the scorers of a development-data folder where one is given."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.claims.gold import languages, load, of_language
from benchmarks.claims.score import product, rates, tally
from benchmarks.coreference.gold import load as load_passages
from benchmarks.coreference.score import rates as link_rates
from benchmarks.coreference.score import tally as tally_links
from benchmarks.measure import Measure
from claims.model.finding import DiscrepancyType
from tools.goldens import is_found, report, stories

ROOT = Path(__file__).resolve().parents[1]
_SOFT = (DiscrepancyType.OMISSION, DiscrepancyType.NOTE)


def measure_fixtures() -> Iterator[Measure]:
    """Planted discrepancies found and traps avoided in the stories under `fixtures/`, whatever their marks say."""
    planted = found = traps = held = others = 0
    for story in stories():
        comparison = report(story)
        planted += len(story.planted)
        found += sum(is_found(story, item, comparison) for item in story.planted)
        traps += len(story.traps)
        held += sum(not is_found(story, item, comparison) for item in story.traps)
        for finding in comparison["findings"]:
            alone = {**comparison, "findings": [finding]}
            if finding["type"] not in _SOFT and finding["severity"] != "info":
                others += not any(is_found(story, item, alone) for item in story.planted)
    yield Measure(name="fixtures.recall", value=round(found / planted, 3), what=f"planted discrepancies found, of {planted}")
    yield Measure(name="fixtures.traps_held", value=round(held / traps, 3), what=f"traps avoided, of {traps}")
    yield Measure(name="fixtures.not_planted", value=others, what="findings above info that nobody planted", better="lower")


def measure_claims() -> Iterator[Measure]:
    """Claims and their slots on the articles annotated by hand, all languages together and the one that does worst."""
    articles = load()
    counts = {language: tally(of_language(articles, language), product) for language in languages(articles)}
    whole = rates(sum(counts.values(), Counter()))
    each = [rates(one) for one in counts.values()]
    told = {
        "recall": "checkable claims found, by half of the longer span",
        "precision": "claims found that are annotated",
        "date": "dates right on claims found",
        "figure": "figures right with their unit",
        "speaker": "speakers right",
        "status": "places on the ladder right",
        "polarity": "affirmed or denied, told right",
        "argument": "participants found in their role",
    }
    for name, what in told.items():
        yield Measure(name=f"claims.{name}", value=round(whole[name], 3), what=what)
    for name in ("recall", "precision", "speaker", "status"):
        worst = min(shares[name] for shares in each)
        yield Measure(name=f"claims.{name}_worst_language", value=round(worst, 3), what="the same in the language that does worst")
    misheard = round(whole["author_misheard"], 3)
    yield Measure(name="claims.author_misheard", value=misheard, what="the author's claims put in another's mouth", better="lower")


def measure_coreference() -> Iterator[Measure]:
    """Links of pronouns, titles and pairs on the passages written for it, all languages together and the one that does worst."""
    counts = tally_links(load_passages())
    languages_met = sorted({language for language, _ in counts})
    each = [link_rates(sum((one for key, one in counts.items() if key[0] == name), Counter())) for name in languages_met]
    precision, recall = link_rates(sum(counts.values(), Counter()))
    yield Measure(name="coreference.precision", value=round(precision, 3), what="links of arguments that are right")
    yield Measure(name="coreference.recall", value=round(recall, 3), what="arguments linked to whom they stand for")
    worst = round(min(one for one, _ in each), 3)
    yield Measure(name="coreference.precision_worst_language", value=worst, what="right links in the language that does worst")


def measure_data(folder: Path) -> Iterator[Measure]:
    """What the scorers under `folder/eval` say of `folder/devdata`. Raises `RuntimeError` when one fails."""
    data = folder / "devdata"
    for script, target, read in _SCORERS:
        for path in sorted(data.glob(target)):
            yield from read(_run(folder / "eval" / script, path))


def _run(script: Path, target: Path) -> str:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, str(script), str(target)], cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"{script.name} failed on {target.name}: {done.stderr.strip()[-400:]}")
    return done.stdout


def _number(output: str, pattern: str) -> float:
    found = re.search(pattern, output)
    if found is None:
        raise RuntimeError(f"the scorer's answer has no {pattern!r}: {output[:200]!r}")
    return 0.0 if found.group(1) == "n/a" else float(found.group(1))


def _part(output: str, pattern: str) -> float:
    """The share of two numbers: 3 of 12 is 0.25."""
    found = re.search(pattern, output)
    if found is None:
        raise RuntimeError(f"the scorer's answer has no {pattern!r}: {output[:200]!r}")
    return round(int(found.group(1)) / max(1, int(found.group(2))), 3)


def read_stories(output: str) -> Iterator[Measure]:
    """The scorer of story bundles: typed and placed discrepancies, aligned facts, contrasts of framing, traps."""
    number, part = partial(_number, output), partial(_part, output)
    yield Measure(name="stories.precision", value=number(r"relaxed +P (\S+)"), what="findings that are right, type and passages")
    yield Measure(name="stories.recall", value=number(r"relaxed +P \S+ +R (\S+)"), what="discrepancies found, type and passages")
    yield Measure(name="stories.traps_hit", value=number(r"traps: (\d+) of"), what="traps sprung", better="lower")
    yield Measure(name="stories.alignment_precision", value=number(r"alignment: pair P (\S+)"), what="aligned pairs that are right")
    yield Measure(name="stories.alignment_recall", value=number(r"judged\) +R (\S+)"), what="pairs of the gold that are aligned")
    yield Measure(name="stories.facts", value=part(r"facts found (\d+)/(\d+)"), what="facts found in two articles or more")
    yield Measure(name="stories.framing", value=part(r"framing: (\d+)/(\d+)"), what="contrasts of framing found")


def read_ntrex(output: str) -> Iterator[Measure]:
    """The scorer of translated news: a translation must not contradict its source; planted edits must be found."""
    line = next((line for line in output.splitlines() if line.startswith("summary ")), None)
    if line is None:
        raise RuntimeError(f"the scorer's answer has no summary: {output[:200]!r}")
    summary = json.loads(line.removeprefix("summary "))
    yield Measure(name="news.edit_recall", value=summary["edit_recall"], what="planted edits found")
    worst = summary["edit_recall_worst_language"]
    yield Measure(name="news.edit_recall_worst_language", value=worst, what="the same in the language that does worst")
    yield Measure(name="news.false_per_100", value=summary["false_per_100"], what="false alarms per 100 pairs", better="lower")
    extra = summary["extra_per_100"]
    yield Measure(name="news.extra_per_100", value=extra, what="findings beside the edits per 100 edited pairs", better="lower")
    yield Measure(name="news.alignment_recall", value=summary["align_recall"], what="lines linked to the right line")
    yield Measure(name="news.alignment_precision", value=summary["align_precision"], what="linked lines that are right")
    rows = summary["framing_rows_per_pair"]
    yield Measure(name="news.framing_per_pair", value=rows, what="rows of framing per translated pair", better="lower")


def read_pairs(output: str) -> Iterator[Measure]:
    """The scorer of sentence pairs: is one value in conflict?"""
    number = partial(_number, output)
    yield Measure(name="pairs.macro_f1", value=number(r"macro F1 (\S+)"), what="conflict or not, mean of both classes", unit="%")
    yield Measure(name="pairs.precision", value=number(r"conflict P (\S+)"), what="conflicts reported that are real", unit="%")
    yield Measure(name="pairs.recall", value=number(r"conflict P \S+ R (\S+)"), what="conflicts found", unit="%")
    false = number(r"false alarms (\S+)")
    yield Measure(name="pairs.false_alarms", value=false, what="consistent pairs called a conflict", unit="%", better="lower")


def read_weekday(output: str) -> Iterator[Measure]:
    """The scorer of weekdays beside dates, in thirteen languages."""
    yield Measure(name="weekday.recall", value=_number(output, r"recall (\S+)"), what="wrong weekdays found")
    yield Measure(name="weekday.precision", value=_number(output, r"precision (\S+)"), what="weekdays called wrong that are")


_SCORERS: tuple[tuple[str, str, Callable[[str], Iterator[Measure]]], ...] = (
    ("stories.py", "stories", read_stories),
    ("ntrex.py", "ntrex", read_ntrex),
    ("pud_edits.py", "pud_edits", read_pairs),
    ("weekday.py", "calendar/*.tsv", read_weekday),
)
