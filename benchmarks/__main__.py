"""Measure quality and speed: `python -m benchmarks [--data DIR] [--update] [--markdown]`.

Exit 0: no figure is worse than its bound in `floors.json`. 1: one is. 2: a scorer failed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import FLOORS, is_worse, markdown_table, plain_table, raised, read_bounds, write_bounds
from benchmarks.quality import measure_claims, measure_coreference, measure_data, measure_fixtures
from benchmarks.speed import measure_speed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for, print the table, and hold it against the bounds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Quality against floors, and speed.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="a development-data folder that holds eval/ and devdata/")
    parser.add_argument("--update", action="store_true", help="tighten the bounds to what was measured; none is loosened")
    parser.add_argument("--markdown", action="store_true", help="print the table as it stands in the README")
    parser.add_argument("--no-speed", action="store_true", help="quality alone")
    options = parser.parse_args(arguments)
    measures = [*measure_fixtures(), *measure_claims(), *measure_coreference()]
    if options.data:
        try:
            measures += measure_data(options.data)
        except (OSError, RuntimeError) as error:
            print(f"benchmarks: {error}", file=sys.stderr)
            return 2
    if not options.no_speed:
        measures += measure_speed()
    bounds = read_bounds()
    if options.update:
        write_bounds(raised(bounds, measures), FLOORS)
    print((markdown_table if options.markdown else plain_table)(measures, bounds))
    worse = [measure.name for measure in measures if measure.name in bounds and is_worse(measure, bounds[measure.name])]
    if worse:
        print(f"worse than the bound: {', '.join(worse)}", file=sys.stderr)
    return int(bool(worse))


if __name__ == "__main__":
    sys.exit(main())
