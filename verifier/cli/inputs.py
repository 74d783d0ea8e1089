"""Reading articles from files, addresses and standard input: plain text, JSON, JSON lines, and what `verifier.ingest` reads.

Text and JSON are UTF-8, and no newline of theirs is changed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims import Article
from claims.errors import InvalidArticle
from verifier.errors import Refused, UnreadableInput
from verifier.limits import read_json

if TYPE_CHECKING:
    from verifier.ingest import Ingested, Limits

_DEEPEST = 100
_NAMELESS = ("html", "pdf", "docx")
"""Formats whose articles have no id of their own."""
_SUFFIXES = (".txt", ".json", ".jsonl", ".html", ".htm", ".pdf", ".docx", ".xml", ".rss", ".atom", ".ninjs", ".newsml")
"""What is meant as the name of a file even where there is none."""
_ADDRESS = ("http://", "https://")
_SIGNS = (b"%pdf-", b"pk\x03\x04", b"<?xml", b"<!doctype html", b"<html")
"""How files begin that are no text, in lower case."""
STANDARD_INPUT = "-"
Tell = Callable[[str, dict[str, str]], None]
"""Told where a file stands, and a note `{what, why}` about its reading."""


def read_articles(names: Sequence[str], *, language: str | None = None, published: str | None = None) -> list[Article]:
    """The articles of files and addresses, in order; `-` is standard input.

    `language` and `published` apply to articles that state none. Two articles with one id are refused, except texts
    whose files share a name: those get the path as id. Raises `UnreadableInput` or `InvalidArticle` with the file's name.
    """
    found: list[Article] = []
    places: dict[str, str] = {}
    for name in names:
        for place, data in each_object(name):
            article = article_of(place, data, language=language, published=published)
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
    if not any(character.isspace() for character in argument) and argument.lower().endswith(_SUFFIXES):
        raise UnreadableInput(f"{argument}: no such file")
    data = {"text": argument, "language": language, "published": published}
    return _article("the text", {}, data)


def article_of(place: str, data: Any, *, language: str | None = None, published: str | None = None) -> Article:
    """The article of an object that stands in a place. Raises `UnreadableInput`."""
    return _article(place, {**_absent(data, "language", language), **_absent(data, "published", published)}, data)


def _print(shown: str, note: dict[str, str]) -> None:
    print(f"crosscheck: {shown}: {note['what']}: {note['why']}", file=sys.stderr)


def each_object(name: str, *, limits: Limits | None = None, tell: Tell = _print) -> Iterator[tuple[str, Any]]:
    """The objects of a file or an address, each with its place, not yet looked at.

    `limits` are those of a file that `verifier.ingest` reads. Raises `UnreadableInput` for what is no file of its kind.
    """
    if name.startswith(_ADDRESS):
        yield from _fetched(name, tell)
        return
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
    elif kind == ".json" and not _is_ninjs(content):
        yield from _listed(_json(content, shown), shown)
    elif kind in (".txt", ".text", ".md", ""):
        identity = {} if name == STANDARD_INPUT else {"id": Path(name).stem}
        yield shown, {**identity, "text": _text(content, shown)}
    else:
        yield from _ingested(name, content, shown, limits, tell)


def _fetched(url: str, tell: Tell) -> Iterator[tuple[str, Any]]:
    """The articles of an address, where the environment switches that on."""
    from verifier.config import Config  # noqa: PLC0415
    from verifier.ingest import Limits, read  # noqa: PLC0415
    from verifier.ingest.guard import AddressRefused, FetchFailed, fetch  # noqa: PLC0415
    from verifier.ingest.model import as_sent  # noqa: PLC0415

    config = Config.from_environment()
    if not config.fetch:
        raise UnreadableInput(f"{url}: addresses are not read; set CROSSCHECK_FETCH=1 to read them")
    limits = Limits(max_bytes=config.max_bytes, max_articles=config.max_articles, max_characters=config.max_characters)
    try:
        found = fetch(url, max_bytes=config.max_bytes)
        name = found.url.partition("?")[0].partition("#")[0]
        ingested = read(found.content, name=name, media_type=found.media_type, url=found.url, limits=limits)
    except (AddressRefused, FetchFailed, Refused) as error:
        raise UnreadableInput(f"{url}: {error}") from error
    yield from ((f"{url}[{index}]", as_sent(article)) for index, article in enumerate(_told(ingested, url, tell)))


def _ingested(name: str, content: bytes, shown: str, limits: Limits | None, tell: Tell) -> Iterator[tuple[str, Any]]:
    """The articles of a file of another format; one that is alone in its file and has no id is named for the file."""
    from verifier.ingest import read  # noqa: PLC0415 (brings libraries that texts and JSON do not need)
    from verifier.ingest.model import as_sent  # noqa: PLC0415

    try:
        found = read(content, name=None if name == STANDARD_INPUT else name, limits=limits)
    except Refused as error:
        raise UnreadableInput(f"{shown}: {error}") from error
    articles = list(_told(found, shown, tell))
    for index, article in enumerate(articles):
        data = as_sent(article)
        if len(articles) == 1 and name != STANDARD_INPUT and found.readings[0].format in _NAMELESS:
            data["id"] = Path(name).stem
        yield (shown if len(articles) == 1 else f"{shown}[{index}]"), data


def _told(found: Ingested, shown: str, tell: Tell) -> Iterator[Article]:
    """The articles, once what is to be known about their reading is told."""
    for note in found.notes:
        tell(shown, note)
    yield from found.articles


def _is_ninjs(content: bytes) -> bool:
    """Whether JSON is of a news agency: an object, or a list of such, with `uri` and no `text`."""
    if b'"uri"' not in content:
        return False
    from verifier.ingest.kinds import recognised  # noqa: PLC0415

    return recognised(content, name="x.json", media_type=None) == "ninjs"


def _kind(content: bytes) -> str:
    """What standard input holds: JSON, JSON lines, a file of another format, or plain text."""
    head = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:15].lower().startswith(_SIGNS):
        return "file"
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
