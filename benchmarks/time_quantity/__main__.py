"""Measure dates and quantities: `python -m benchmarks.time_quantity [--peers]`; prints Markdown.

With `--peers`, public libraries are installed under a temporary folder and read the same sentences; one that cannot be had is
named with the reason.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.time_quantity import ours
from benchmarks.time_quantity.cases import LANGUAGES, Sentence, dates, quantities
from benchmarks.time_quantity.peers import PEERS, Skipped, measure
from benchmarks.time_quantity.score import Score, score


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a table of dates and a table of quantities."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.time_quantity", description="Dates and quantities, measured.")
    parser.add_argument("--peers", action="store_true", help="measure public libraries as well (needs the package registries)")
    options = parser.parse_args(arguments)
    tables = {"dates": dates(), "quantities": quantities()}
    scores = {"dates": [_ours(tables["dates"], "time")], "quantities": [_ours(tables["quantities"], "quantity")]}
    skipped = list(_peers(tables, scores)) if options.peers else []
    for kind, sentences in tables.items():
        print("\n".join(_table(kind, sentences, scores[kind])))
    for line in skipped:
        print(line)
    return 0


def _ours(sentences: list[Sentence], kind: str) -> Score:
    answers, milliseconds = ours.measure(sentences, ours.read_dates if kind == "time" else ours.read_amounts)
    result = score("Crosscheck", sentences, answers, LANGUAGES)
    result.milliseconds, result.cold = milliseconds, ours.cold_start(kind)
    return result


def _peers(tables: dict[str, list[Sentence]], scores: dict[str, list[Score]]) -> Iterator[str]:
    """Add the scores of the peers; yields a line for each that was left out."""
    with tempfile.TemporaryDirectory() as folder:
        for peer in PEERS:
            sentences = tables[peer.kind]
            try:
                told = measure(peer, sentences, Path(folder))
            except Skipped as reason:
                yield f"- {peer.name} was left out: {reason}"
                continue
            result = score(peer.name, sentences, told["answers"], peer.languages)
            size = sum(len(sentence.text.encode()) for sentence in sentences) / 1024
            result.milliseconds, result.cold = 1000 * told["seconds"] / size, 1000 * told["cold"]
            scores[peer.kind].append(result)


def _table(kind: str, sentences: list[Sentence], scores: list[Score]) -> Iterator[str]:
    total = sum(len(sentence.wanted) for sentence in sentences)
    yield f"### {kind.capitalize()}: {total} expressions in {len(sentences)} sentences, {len(LANGUAGES)} languages"
    yield ""
    columns = (
        "system",
        "languages",
        "found",
        "value right",
        "value, all five",
        *LANGUAGES,
        "precision",
        "ms per KB",
        "cold start, ms",
    )
    yield f"| {' | '.join(columns)} |"
    yield "|---" * len(columns) + "|"
    for one in scores:
        each = " | ".join(
            f"{one.right[language] / one.wanted[language]:.2f}" if language in one.languages else "-" for language in LANGUAGES
        )
        precision = one.real / one.emitted if one.emitted else 0.0
        yield (
            f"| {one.name} | {' '.join(one.languages)} | {one.share(one.found):.2f} | {one.share(one.right):.2f} | "
            f"{one.overall(one.right):.2f} | {each} | {precision:.2f} | {one.milliseconds:.1f} | {one.cold:.0f} |"
        )
    yield ""


if __name__ == "__main__":
    sys.exit(main())
