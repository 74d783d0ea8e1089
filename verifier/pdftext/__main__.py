"""A process that reads one PDF from standard input and writes its words as JSON, within bounds of memory and time."""

from __future__ import annotations

import json
import sys

from verifier.pdftext.document import words_of
from verifier.pdftext.glyphs import Unreadable

_MEMORY = 1_500_000_000
"""Bytes of address space: a long file takes a fifth; one that unpacks without end is stopped."""


def main(seconds: int) -> None:
    """Read, and write `{title, text, notes}` or `{problem, detail}`."""
    _limit(seconds)
    try:
        found = words_of(sys.stdin.buffer.read()).to_dict()
    except Unreadable as error:
        found = {"problem": error.problem, "detail": str(error)}
    except MemoryError:
        found = {"problem": "too-large", "detail": "it unpacks to more than is read"}
    sys.stdout.buffer.write(json.dumps(found).encode())


def _limit(seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415 (not on every system; without it the time limit of the parent stands)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main(int(sys.argv[1]))
