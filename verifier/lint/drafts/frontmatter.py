"""Front matter: the facts about an article that stand above its text, between `---` (YAML) or `+++` (TOML).

Of YAML only `key: value` lines of the first level are read; other keys than those of an article are the publisher's own business.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from verifier.errors import UnreadableInput

_OPEN = re.compile(r"(---|\+\+\+)[ \t]*\r?\n")
_PAIR = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*\r?")
_NAMES = {
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "language": "language",
    "lang": "language",
    "outlet": "outlet",
    "url": "url",
    "id": "id",
    "dateline": "dateline",
}


@dataclass(frozen=True)
class FrontMatter:
    """What front matter says of an article, where the text behind it begins, and where the title stands in the source."""

    facts: dict[str, str] = field(default_factory=dict)
    end: int = 0
    title: tuple[int, int] | None = None


def read_front_matter(source: str, path: str) -> FrontMatter:
    """The front matter of a file, if any. Raises `UnreadableInput` for TOML that is none."""
    opening = _OPEN.match(source)
    if opening is None:
        return FrontMatter()
    closing = re.compile(rf"^{re.escape(opening[1])}[ \t]*\r?$\n?", re.MULTILINE).search(source, opening.end())
    if closing is None:
        return FrontMatter()  # a rule, not front matter
    if opening[1] == "+++":
        try:
            values = tomllib.loads(source[opening.end() : closing.start()].replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError as error:
            raise UnreadableInput(f"{path}: the front matter is not TOML: {error}") from error
        return FrontMatter(_facts(values), closing.end(), None)
    values, title = _pairs(source, opening.end(), closing.start())
    return FrontMatter(_facts(values), closing.end(), title)


def _pairs(source: str, start: int, end: int) -> tuple[dict[str, str], tuple[int, int] | None]:
    values: dict[str, str] = {}
    title: tuple[int, int] | None = None
    at = start
    while at < end:
        stop = source.find("\n", at, end)
        stop = end if stop < 0 else stop
        pair = _PAIR.fullmatch(source, at, stop)
        if pair is not None and pair["value"]:
            value = _scalar(pair["value"])
            values[pair["key"].lower()] = value
            inside = pair["value"].find(value)
            if _NAMES.get(pair["key"].lower()) == "title" and value and inside >= 0:
                begin = pair.start("value") + inside
                title = (begin, begin + len(value))
        at = stop + 1
    return values, title


def _scalar(written: str) -> str:
    """A YAML scalar of one line."""
    if written.startswith('"'):
        try:
            value, _ = json.JSONDecoder().raw_decode(written)
        except ValueError:
            return written.strip('"')
        return str(value)
    if written.startswith("'"):
        closing = re.match(r"'((?:[^']|'')*)'", written)
        return closing[1].replace("''", "'") if closing else written.strip("'")
    return re.split(r"\s#", written, maxsplit=1)[0].rstrip()


def _facts(values: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in values.items():
        key = _NAMES.get(name.lower())
        text = value.isoformat() if hasattr(value, "isoformat") else value
        if key is not None and isinstance(text, str) and text.strip() and text not in ("null", "~"):
            found.setdefault(key, text)
    return found
