"""dateparser: `search_dates` with the language given, day before month outside English.

It has no offsets, so the words it returns are looked for in the sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from protocol import run


def load() -> Callable[[dict[str, Any]], list[dict[str, Any]]]:
    from dateparser.search import search_dates  # noqa: PLC0415  the import is part of the cold start

    def read(sentence: dict[str, Any]) -> list[dict[str, Any]]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(sentence["anchor"])}
        if sentence["language"] != "en":
            settings["DATE_ORDER"] = "DMY"
        try:
            found = search_dates(sentence["text"], languages=[sentence["language"]], settings=settings) or []
        except Exception:  # a peer that fails has not found anything
            return []
        answers, at = [], 0
        for words, moment in found:
            start = sentence["text"].find(words, at)
            if start >= 0:
                at = start + len(words)
                answers.append({"start": start, "end": at, "first": moment.date().isoformat(), "last": None})
        return answers

    return read


run(load)
