"""The same pairs of names by nomenklatura's matchers: `PYTHON benchmarks/names/peer.py same.tsv near.tsv`.

PYTHON is that of an environment of its own with nomenklatura in it, which is never a dependency of the project. Prints JSON.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from itertools import count
from pathlib import Path

from followthemoney import model
from nomenklatura.matching import LogicV1, LogicV2

_SCHEMA = {"PER": "Person", "ORG": "Organization", "LOC": "LegalEntity"}
_NUMBER = count()  # ids are never used twice: the matchers remember names by them


def entity(name: str, kind: str):
    """A fresh entity of one name."""
    found = model.make_entity(_SCHEMA.get(kind, "LegalEntity"))
    found.id = f"name-{next(_NUMBER)}"
    found.add("name", name)
    return found


def scores(algorithm, path: Path) -> list[float]:
    """The score of each pair of a table."""
    config = algorithm.default_config()
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [algorithm.compare(entity(row[0], row[2]), entity(row[1], row[2]), config).score for row in rows]


def measure(algorithm, same: Path, near: Path) -> dict[str, float]:
    """Precision and recall at the threshold nomenklatura documents, 0.7, and at the best one for these very pairs."""
    true, false = scores(algorithm, same), scores(algorithm, near)

    def at(threshold: float) -> tuple[float, float]:
        hits, wrong = sum(score >= threshold for score in true), sum(score >= threshold for score in false)
        return hits / ((hits + wrong) or 1), hits / len(true)

    def f1(threshold: float) -> float:
        precision, recall = at(threshold)
        return 2 * precision * recall / ((precision + recall) or 1)

    best = max(sorted({*true, *false} - {0.0}) or [0.7], key=f1)
    return {"precision": at(0.7)[0], "recall": at(0.7)[1], "best": best, "best_precision": at(best)[0], "best_recall": at(best)[1]}


if __name__ == "__main__":
    files = Path(sys.argv[1]), Path(sys.argv[2])
    found = {algorithm.NAME: measure(algorithm, *files) for algorithm in (LogicV1, LogicV2)}
    print(json.dumps({"version": version("nomenklatura"), "algorithms": found}))
