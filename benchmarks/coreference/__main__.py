"""`python -m benchmarks.coreference [--gold DIR] [--part N] [--show]`: links of arguments by language and kind.

Exit 0; figures are bounded in benchmarks/floors.json by `python -m benchmarks`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.coreference.gold import GOLD, load
from benchmarks.coreference.score import judged, rates, tally


def main() -> int:
    """Print a table, or what was judged wrong or missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coreference", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="a folder of passages")
    parser.add_argument("--part", type=int, choices=(1, 2), help="1: written before the resolver, 2: after it worked")
    parser.add_argument("--show", action="store_true", help="every link that is wrong or missed")
    options = parser.parse_args()
    passages = [one for one in load(options.gold) if options.part in (None, one.part)]
    if options.show:
        for passage in passages:
            for kind, what, words in judged(passage):
                if what in ("wrong", "missed"):
                    print(f"{passage.language} {passage.id}: {kind} {what}: {words}")
    counts = tally(passages)
    for at, title in ((0, "language"), (1, "kind")):
        print(f"by {title}")
        for name in sorted({key[at] for key in counts}):
            _line(name, sum((each for key, each in counts.items() if key[at] == name), Counter()))
    _line(f"all {len(passages)} passages", sum(counts.values(), Counter()))
    return 0


def _line(name: str, counts: Counter[str]) -> None:
    precision, recall = rates(counts)
    kept = f"spared {counts['spared']} of {counts['spared'] + counts['fallen for']}"
    told = f"right {counts['right']:3}  wrong {counts['wrong']:2}  missed {counts['missed']:3}  {kept}"
    print(f"  {name:16} precision {precision:.2f}  recall {recall:.2f}  {told}")


if __name__ == "__main__":
    raise SystemExit(main())
