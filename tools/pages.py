"""What the tools that make pages of the documentation share: write the page, or say whether it is fresh."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(tool: str, about: str, page: Path, render: Callable[[], str]) -> int:
    """The command line of a tool. Exit code 1 when the page does not tell today's truth and is not to be written."""
    parser = argparse.ArgumentParser(prog=f"python -m {tool}", description=about.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the page instead of comparing it")
    text = render()
    if parser.parse_args().write:
        page.write_text(text, encoding="utf-8")
        return 0
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        print(f"{page.relative_to(ROOT)} is not what its sources say; python -m {tool} --write", file=sys.stderr)
        return 1
    return 0
