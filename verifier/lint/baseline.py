"""The baseline: the notes that were there before, so that only new ones are told.

A note is known by its fingerprint and its file, which is named as seen from the baseline, so that it holds wherever it is run from.
A fingerprint counts as often as it stands there: the same slip once more is new.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from verifier.errors import Refused, UnreadableInput
from verifier.limits import read_json
from verifier.lint.model import Linted, Note

SCHEMA = "lint-baseline/1"
_DEEPEST = 10


def write_baseline(path: str, results: Iterable[Linted]) -> int:
    """Write the notes of drafts as the baseline; gives their number."""
    entries = [
        {"file": _seen_from(path, result), "id": note.fingerprint, "code": note.code, "message": note.message}
        for result in results
        for note in result.notes
    ]
    entries.sort(key=lambda entry: (entry["file"], entry["id"]))
    text = json.dumps({"schema": SCHEMA, "findings": entries}, ensure_ascii=False, indent=2) + "\n"
    Path(path).write_text(text, encoding="utf-8", newline="\n")
    return len(entries)


def read_baseline(path: str) -> Counter[tuple[str, str]]:
    """How often each fingerprint of each file is known. Raises `UnreadableInput` for a file that is no baseline."""
    try:
        value = read_json(Path(path).read_bytes(), max_depth=_DEEPEST)
    except (OSError, ValueError) as error:
        raise UnreadableInput(f"{path}: {(getattr(error, 'strerror', None) or str(error)).lower()}") from error
    except Refused as error:
        raise UnreadableInput(f"{path}: {str(error).replace('the body', 'the baseline')}") from error
    if not isinstance(value, dict) or value.get("schema") != SCHEMA or not isinstance(value.get("findings"), list):
        raise UnreadableInput(
            f'{path}: not a baseline; it has "schema": "{SCHEMA}" and "findings" (write one with --write-baseline)'
        )
    known: Counter[tuple[str, str]] = Counter()
    for at, entry in enumerate(value["findings"]):
        known[_entry(path, at, entry)] += 1
    return known


def without_known(path: str, known: Counter[tuple[str, str]], results: Iterable[Linted]) -> list[Linted]:
    """The results without the notes that the baseline knows."""
    left = known.copy()
    found = []
    for result in results:
        new: list[Note] = []
        for note in result.notes:
            place = (_seen_from(path, result), note.fingerprint)
            if left[place] > 0:
                left[place] -= 1
            else:
                new.append(note)
        found.append(replace(result, notes=tuple(new), known=len(result.notes) - len(new)))
    return found


def _entry(path: str, at: int, entry: Any) -> tuple[str, str]:
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str) or not isinstance(entry.get("id"), str):
        raise UnreadableInput(f'{path}: /findings/{at} is no entry; it has a "file" and an "id"')
    return entry["file"], entry["id"]


def _seen_from(path: str, result: Linted) -> str:
    file = os.path.relpath(result.draft.path, Path(path).resolve().parent)
    return Path(file).as_posix() + (f"#{result.draft.pointer}" if result.draft.pointer else "")
