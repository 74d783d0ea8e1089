"""JSON: articles in an object, an array or JSON lines, with a way back to the characters of the strings they stand in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from verifier.lint.drafts.sourcemap import SourceMap, Weaver

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}:,]', re.DOTALL)
_ESCAPE = re.compile(r'\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|["\\/bfnrt])')


def find_strings(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Every string value of a JSON text that is known to be valid: its JSON pointer, and where it stands without its quotes."""
    path: list[str | int] = []
    keys: list[bool] = []  # for each open value: whether it is an object
    key: str | None = None
    for token in _TOKEN.finditer(source, start, end):
        mark = token.group()
        if mark in "{[":
            keys.append(mark == "{")
            path.append("" if mark == "{" else 0)
            key = None
        elif mark in "}]":
            keys.pop()
            path.pop()
        elif mark == ",":
            if not keys[-1]:
                path[-1] = int(path[-1]) + 1
            key = None
        elif mark == ":":
            path[-1] = key or ""
        elif keys and keys[-1] and key is None:
            key = json.loads(mark).replace("~", "~0").replace("/", "~1")
        else:
            yield "".join(f"/{part}" for part in path), token.start() + 1, token.end() - 1


def map_string(source: str, start: int, end: int) -> SourceMap:
    """Where the characters of a string stand, whose escapes are between its quotes."""
    weaver = Weaver(source)
    at = start
    for escape in _ESCAPE.finditer(source, start, end):
        weaver.copy(at, escape.start())
        weaver.write(json.loads(f'"{escape.group()}"'), escape.start(), escape.end())
        at = escape.end()
    weaver.copy(at, end)
    return weaver.map()
