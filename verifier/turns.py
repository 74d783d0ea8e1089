"""Who reads next in a process: one request at a time, until it has had its turn for long enough.

Reading is processor work in Python, of which a process does one piece at a time however many threads it has. Threads that read at
once hand the interpreter to and fro at every step into compiled code, and all are slower for it: one process checked 54 sentences a
second for one client and 27 for four (benchmarks/README.md). So each waits for its turn. A turn that lasts is no longer waited for:
whoever is next goes on beside it, so that a short question is not held up by a hundred long articles.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONGEST = 1.0
"""Seconds for which one that reads is waited for: a comparison of a handful of articles takes half of it."""


class Turns:
    """Turns of a process, in the order of asking. `longest` is in seconds of `clock`."""

    def __init__(self, longest: float = LONGEST, clock: Callable[[], float] = time.monotonic) -> None:
        self._longest = longest
        self._clock = clock
        self._change = threading.Condition()
        self._line: deque[object] = deque()
        self._holder: object | None = None
        self._since = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until nobody reads, or until whoever does has had a full turn; then read."""
        mine = object()
        with self._change:
            self._queue(mine)
            self._holder, self._since = mine, self._clock()
        try:
            yield
        finally:
            with self._change:
                if self._holder is mine:
                    self._holder = None
                    self._change.notify_all()

    def _queue(self, mine: object) -> None:
        """Stand in line until it is one's turn."""
        self._line.append(mine)
        try:
            while not (first := self._line[0] is mine) or self._left() > 0:
                self._change.wait(self._left() if first else None)
        finally:
            self._line.remove(mine)
            self._change.notify_all()  # whoever is first now waits no longer than for the turn that is taken

    def _left(self) -> float:
        """Seconds for which whoever reads is still waited for."""
        return 0.0 if self._holder is None else max(0.0, self._since + self._longest - self._clock())
