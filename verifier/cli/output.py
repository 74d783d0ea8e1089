"""Writing answers: the same JSON as the service, or words to read in a terminal."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".txt": "text",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".pdf": "pdf",
    ".jsonld": "annotations",
    ".eml": "email",
}


def chosen_format(form: str | None, output: str | None, offered: Sequence[str]) -> str:
    """The format asked for, else that of the output file's name, else text on a terminal and JSON elsewhere."""
    if form is not None:
        return form
    if output is not None:
        guess = SUFFIXES.get(Path(output).suffix.lower(), "json")
        return guess if guess in offered else "json"
    return "text" if sys.stdout.isatty() else "json"


def as_json(value: Any, *, indent: int | None = 2) -> str:
    """Strict JSON with letters as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)


def write(answer: str | bytes, output: str | None) -> None:
    """Write an answer to a file or standard output. A reader that went away is no error."""
    if isinstance(answer, str):
        answer = answer if answer.endswith("\n") or not answer else answer + "\n"
    if output is not None:
        Path(output).write_bytes(answer.encode("utf-8") if isinstance(answer, str) else answer)
        return
    try:
        if isinstance(answer, str):
            sys.stdout.write(answer)
        else:
            sys.stdout.buffer.write(answer)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains when it ends


def exit_code(result: Mapping[str, Any]) -> int:
    """1 when a result holds a finding above info or a source conflicts, else 0."""
    serious = any(finding["severity"] != "info" for finding in result["findings"])
    return 1 if serious or result.get("verdict") == "conflicting" else 0


def check_text(result: Mapping[str, Any]) -> str:
    """A check in words."""
    lines = [f"Verdict: {result['verdict'].replace('_', ' ')}", ""]
    for finding in result["findings"]:
        lines += [f"{finding['code']} ({finding['severity']}, {finding['basis']}): {finding['message']}"]
        lines += [f"    {passage['article']}: {quoted(passage['text'])}" for passage in finding["evidence"]]
        lines += [f"    repair: {quoted(repair['replacement'])}" for repair in finding["repairs"]]
        lines += [f"    {finding['advice']}", ""]
    for item in result["evidence"]:
        lines += [f"{item['article']} {item['relation']}: {quoted(item['text'])}", f"    {item['explanation']}", ""]
    lines += _unsupported(result)
    return "\n".join(lines)


def quoted(text: str) -> str:
    """A passage on one line, kept apart from the direction of what surrounds it."""
    return f"\u201c\u2068{' '.join(text.split())}\u2069\u201d"


def _unsupported(result: Mapping[str, Any]) -> list[str]:
    return [f"Not analysed: {item['what']} of {item['article']} ({item['why']})" for item in result["unsupported"]]
