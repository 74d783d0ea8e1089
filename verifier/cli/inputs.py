"""Reading articles from files and standard input: plain text, JSON, JSON lines. Bytes are UTF-8; no newline is changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from claims import Article
from claims.errors import InvalidArticle
from verifier.errors import Refused, UnreadableInput
from verifier.limits import read_json

_DEEPEST = 100
STANDARD_INPUT = "-"


def read_articles(names: Sequence[str], *, language: str | None = None, published: str | None = None) -> list[Article]:
    """The articles of files, in order; `-` is standard input.

    `language` and `published` apply to articles that state none. Two articles with one id are refused, except texts
    whose files share a name: those get the path as id. Raises `UnreadableInput` or `InvalidArticle` with the file's name.
    """
    found: list[Article] = []
    places: dict[str, str] = {}
    for name in names:
        for place, data in _objects(name):
            article = _article(place, {**_absent(data, "language", language), **_absent(data, "published", published)}, data)
            if article.id in places and name.lower().endswith(".txt"):
                article = _article(place, {"id": name}, data)
            if article.id in places:
                raise UnreadableInput(f"{place}: the id {article.id!r} is taken by {places[article.id]}; ids are unique")
            places[article.id] = place
            found.append(article)
    return found


def read_checked(argument: str, *, language: str | None, published: str | None) -> Article:
    """The text to check: `-`, a file, or the words themselves."""
    if argument == STANDARD_INPUT or _is_file(argument):
        articles = read_articles([argument], language=language, published=published)
        if len(articles) != 1:
            raise UnreadableInput(f"{argument} holds {len(articles)} articles; check takes one text")
        return articles[0]
    if not any(character.isspace() for character in argument) and argument.lower().endswith((".txt", ".json", ".jsonl")):
        raise UnreadableInput(f"{argument}: no such file")
    data = {"text": argument, "language": language, "published": published}
    return _article("the text", {}, data)


def _objects(name: str) -> Iterator[tuple[str, Any]]:
    content = _bytes(name)
    shown = "standard input" if name == STANDARD_INPUT else name
    kind = Path(name).suffix.lower() if name != STANDARD_INPUT else _kind(content)
    if kind == ".jsonl":
        lines = content.split(b"\n")
        yield from (
            (f"{shown}:{index}", _json(line, f"{shown}:{index}"))
            for index, line in enumerate(lines, 1)
            if line.strip(b" \t\r\xef\xbb\xbf")
        )
    elif kind == ".json":
        yield from _listed(_json(content, shown), shown)
    elif kind in (".txt", ".text", ".md", ""):
        identity = {} if name == STANDARD_INPUT else {"id": Path(name).stem}
        yield shown, {**identity, "text": _text(content, shown)}
    else:
        raise UnreadableInput(f"{name}: files of this kind are not read; there are .txt, .json and .jsonl")


def _kind(content: bytes) -> str:
    """What standard input holds: JSON, JSON lines, or plain text."""
    head = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] not in (b"{", b"["):
        return ".txt"
    try:
        json.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError:
        return ".json"
    except ValueError:
        lines = head.split(b"\n")
        if head[:1] == b"{":
            return ".jsonl" if len(lines) > 1 and lines[0].rstrip().endswith(b"}") else ".json"
        return ".txt"  # a text may begin with a bracket
    return ".json"


def _listed(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and set(value) == {"articles"}:
        value = value["articles"]
    if isinstance(value, list):
        yield from ((f"{place}[{index}]", item) for index, item in enumerate(value))
    else:
        yield place, value


def _article(place: str, more: dict[str, Any], data: Any) -> Article:
    try:
        return Article.from_dict({**data, **more} if isinstance(data, dict) else data)
    except InvalidArticle as error:
        raise UnreadableInput(f"{place}: {error}") from error


def _absent(data: Any, key: str, value: str | None) -> dict[str, str]:
    return {key: value} if value is not None and isinstance(data, dict) and data.get(key) is None else {}


def _bytes(name: str) -> bytes:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{name}: {(error.strerror or str(error)).lower()}") from error


def _json(content: bytes, place: str) -> Any:
    try:
        return read_json(content, max_depth=_DEEPEST)
    except Refused as error:
        raise UnreadableInput(f"{place}: {str(error).replace('the body', 'the input')}") from error


def _text(content: bytes, place: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{place}: not UTF-8 (byte {error.start} is 0x{content[error.start]:02x})") from error


def _is_file(argument: str) -> bool:
    try:
        return Path(argument).is_file()
    except (OSError, ValueError):
        return False
