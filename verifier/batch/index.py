"""The index of a run: its stories, those with the gravest findings first, as JSON Lines and as a page; and what was passed over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.rules.wording import ENGLISH
from verifier.batch.model import STORIES, Unread
from verifier.reports.html import environment, style
from verifier.reports.labels import labels
from verifier.reports.words import SEVERITIES

LINES = "index.jsonl"
PAGE = "index.html"
PASSED_OVER = "unread.jsonl"
_GRADES = ("high", "medium", "low", "info")
_SHOWN = 2000
"""Stories on the page, and things passed over; the rest stand in the lines."""


def write(
    out: Path,
    stories: Sequence[Mapping[str, Any]],
    unread: Sequence[Unread],
    put: Callable[[Path, bytes], None],
    *,
    lang: str = ENGLISH,
) -> None:
    """Write the three files, the page in a reader's language. `put` writes each whole."""
    listed = sorted(stories, key=_place)
    put(out / LINES, _lines(listed))
    put(out / PASSED_OVER, _lines([one.to_dict() for one in unread]))
    page = environment().get_template("index.html")
    text = page.render(
        t=labels(lang),
        stories=listed[:_SHOWN],
        more=max(0, len(listed) - _SHOWN),
        unread=unread[:_SHOWN],
        unread_more=max(0, len(unread) - _SHOWN),
        folder=STORIES,
        grades=_GRADES,
        severities=SEVERITIES,
        style=style(),
    )
    put(out / PAGE, text.encode())


def _place(story: Mapping[str, Any]) -> tuple[Any, ...]:
    return (*(-story["findings"].get(grade, 0) for grade in _GRADES), -len(story["articles"]), story["story"])


def _lines(items: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(f"{json.dumps(item, ensure_ascii=False)}\n" for item in items).encode("utf-8", "replace")
