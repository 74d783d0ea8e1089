"""What every Python peer does around its own call: sentences in on standard input, answers and timings out, as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any


def run(load: Callable[[], Callable[[dict[str, Any]], list[dict[str, Any]]]]) -> None:
    """`load` imports the library and gives the function that reads one sentence; the first answer ends the cold start."""
    sentences = json.load(sys.stdin)
    began = time.perf_counter()
    read = load()
    read(sentences[0])
    cold = time.perf_counter() - began
    for sentence in sentences:  # once unmeasured: libraries load the data of a language when it first comes
        read(sentence)
    began = time.perf_counter()
    answers = [read(sentence) for sentence in sentences]
    json.dump({"cold": cold, "seconds": time.perf_counter() - began, "answers": answers}, sys.stdout)
