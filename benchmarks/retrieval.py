"""Finding the same sentence in another language: `python -m benchmarks.retrieval --data DIR`.

DIR holds `devdata/pud_edits`. Each sentence of a consistent pair looks for its English counterpart among all English sentences of
the set, by shared concepts, names, places, figures and dates alone, never by words. P@1 is the share that finds it first; a tie
counts by chance. Beside it, the same with words that share a script.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log, sqrt
from pathlib import Path

from claims.alignment.features import profile, whole
from claims.alignment.names import shared_names
from claims.extraction import Source, read
from claims.model.article import Article


def retrieval(pairs: Sequence[Mapping[str, str]], *, words: bool = False) -> dict[str, tuple[float, int]]:
    """P@1 and the number of queries by language. `pairs` have `lang`, `en` and `other`, each a translation of the other."""
    english = list(dict.fromkeys(pair["en"] for pair in pairs))
    targets = [read(Article(id=f"en{at}", language="en", text=text)) for at, text in enumerate(english)]
    queries = [read(Article(id=f"q{at}", language=pair["lang"], text=pair["other"])) for at, pair in enumerate(pairs)]
    people = shared_names([*targets, *queries])
    profiles = [_weights(source, people, words=words) for source in targets]
    seen = Counter(key for weights in profiles for key in weights)
    rare = {key: log(1 + len(english) / count) for key, count in seen.items()}
    index: dict[str, list[int]] = defaultdict(list)
    norms = []
    for at, weights in enumerate(profiles):
        norms.append(sqrt(sum((value * rare[key]) ** 2 for key, value in weights.items())) or 1.0)
        for key in weights:
            index[key].append(at)
    right: defaultdict[str, list[float]] = defaultdict(list)
    for pair, source in zip(pairs, queries, strict=True):
        scores: defaultdict[int, float] = defaultdict(float)
        for key, value in _weights(source, people, words=words).items():
            for at in index.get(key, ()):
                scores[at] += value * profiles[at][key] * rare[key] ** 2 / norms[at]
        best = max(scores.values(), default=0.0)
        first = [at for at, score in scores.items() if score == best]
        right[pair["lang"]].append((english.index(pair["en"]) in first) / len(first) if first else 0.0)
    return {language: (sum(found) / len(found), len(found)) for language, found in sorted(right.items())}


def _weights(source: Source, people: Mapping[str, str], *, words: bool) -> dict[str, float]:
    weights: dict[str, float] = {}
    for reading in source.readings:
        found = profile(whole(reading), people)
        weights |= {key: value for key, value in found.weights.items() if words or not key.startswith("word:")}
    return weights


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print P@1 of every language, without words and with them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.retrieval", description="Cross-language sentence retrieval.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder that holds devdata/pud_edits")
    folder = parser.parse_args(arguments).data / "devdata" / "pud_edits"
    rows = {
        name: [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in ("gold", "pairs")
    }
    consistent = {row["id"] for row in rows["gold"] if row["label"] == "consistent"}
    pairs = [row for row in rows["pairs"] if row["id"] in consistent]
    plain, worded = retrieval(pairs), retrieval(pairs, words=True)
    for language, (share, count) in plain.items():
        print(f"{language}  P@1 {share:.3f}  with words {worded[language][0]:.3f}  of {count}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
