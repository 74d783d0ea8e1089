"""The articles of a batch, one after the other: of folders, JSON Lines, feeds and whatever else is read. Nothing stops a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from claims import Article
from claims.errors import ClaimsError
from verifier.batch.model import Unread
from verifier.cli import inputs
from verifier.errors import Refused, ServiceError
from verifier.limits import read_json

_DEEPEST = 100
_LINE = 20_000_000
"""Bytes of a line; a longer one is no article."""
_READ = (".txt", ".text", ".md", ".json", ".jsonl", ".html", ".htm", ".pdf", ".docx", ".xml", ".rss", ".atom", ".ninjs", ".newsml")


def each_article(
    names: Sequence[str], *, language: str | None = None, published: str | None = None
) -> Iterator[tuple[str, Article | Unread]]:
    """Each article with where it stands, or why there is none. `language` and `published` apply to those that state none."""
    for name in names:
        for path in _files(name):
            if path.lower().endswith(".jsonl"):
                yield from _lines(path, language, published)
            else:
                yield from _of_file(path, language, published)


def _files(name: str) -> Iterator[str]:
    """The files of an input in the order of their names; a hidden one is passed over."""
    folder = Path(name)
    if name == inputs.STANDARD_INPUT or not folder.is_dir():
        yield name
        return
    for path in sorted(folder.rglob("*")):
        shown = path.relative_to(folder).parts
        if path.suffix.lower() in _READ and path.is_file() and not any(part.startswith(".") for part in shown):
            yield str(path)


def _of_file(path: str, language: str | None, published: str | None) -> Iterator[tuple[str, Article | Unread]]:
    try:
        found = inputs.read_articles([path], language=language, published=published)
    except (ServiceError, ClaimsError, OSError) as error:
        yield path, Unread(place=path, why=_why(error, path))
        return
    for number, article in enumerate(found, 1):
        yield (path if len(found) == 1 else f"{path}[{number}]"), article


def _lines(path: str, language: str | None, published: str | None) -> Iterator[tuple[str, Article | Unread]]:
    try:
        with Path(path).open("rb") as file:
            number = 0
            while line := file.readline(_LINE):
                number += 1
                if line.strip(b" \t\r\n\xef\xbb\xbf"):
                    place = f"{path}:{number}"
                    yield place, _of_line(line, place, language, published)
    except OSError as error:
        yield path, Unread(place=path, why=_why(error, path))


def _of_line(line: bytes, place: str, language: str | None, published: str | None) -> Article | Unread:
    try:
        data = read_json(line.removeprefix(b"\xef\xbb\xbf"), max_depth=_DEEPEST)
        if not isinstance(data, dict):
            return Unread(place=place, why="a line holds one article, a JSON object")
        more = {"language": language, "published": published}
        absent = {name: value for name, value in more.items() if value is not None and data.get(name) is None}
        return Article.from_dict({**data, **absent})
    except (Refused, ClaimsError) as error:
        return Unread(place=place, why=str(error).replace("the body", "the line"))


def _why(error: Exception, path: str) -> str:
    told = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return told.removeprefix(f"{path}: ")


def renamed(article: Article, number: int) -> Article:
    """The article under another id, where another one goes by its own."""
    return replace(article, id=f"{article.id} ({number})")
