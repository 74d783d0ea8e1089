"""The articles of a batch, one after the other: of folders, JSON Lines, feeds and whatever else is read. Nothing stops a run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from claims import Article
from claims.errors import ClaimsError
from verifier.batch.model import Unread
from verifier.cli import inputs
from verifier.errors import Refused, ServiceError, UnreadableInput
from verifier.ingest.model import Limits
from verifier.limits import read_json

_DEEPEST = 100
_LINE = 20_000_000
"""Bytes of a line; a longer one is no article."""
_LIMITS = Limits(max_articles=1_000_000)
"""A file of an archive holds more articles than one request does."""
_READ = (".txt", ".text", ".md", ".json", ".jsonl", ".html", ".htm", ".pdf", ".docx", ".xml", ".rss", ".atom", ".ninjs", ".newsml")
_ADDRESS = ("http://", "https://")

Found = tuple[str, Article | Unread]
"""Where something stands, and the article there or why there is none."""


def refuse_missing(names: Sequence[str]) -> None:
    """Raise `UnreadableInput` for an input that is not there: more likely a slip than something to pass over."""
    for name in names:
        if name != inputs.STANDARD_INPUT and not name.startswith(_ADDRESS) and not os.path.exists(name):
            raise UnreadableInput(f"{name}: no such file or folder")


def each_article(
    name: str, *, besides: Path | None = None, language: str | None = None, published: str | None = None
) -> Iterator[Found]:
    """Each article of an input with where it stands, or why there is none; notes about the reading come as they arise.

    `language` and `published` apply to articles that state none. Nothing inside the folder `besides` is read.
    """
    own = besides.resolve() if besides is not None else None
    for path in _files(name, own):
        if isinstance(path, Unread):
            yield path.place, path
        elif path.lower().endswith(".jsonl"):
            yield from _lines(path, language, published)
        else:
            yield from _of_file(path, language, published)


def _files(name: str, own: Path | None) -> Iterator[str | Unread]:
    """The files of an input in the order of their names; hidden ones are passed over, as are those of the run itself."""
    if name == inputs.STANDARD_INPUT or not os.path.isdir(name):
        yield name
        return
    refused: list[OSError] = []
    for folder, folders, names in os.walk(name, onerror=refused.append):
        folders[:] = sorted(one for one in folders if not one.startswith(".") and Path(folder, one).resolve() != own)
        for one in sorted(one for one in names if not one.startswith(".")):
            path = os.path.join(folder, one)
            if not os.path.isfile(path):
                continue
            if one.lower().endswith(_READ):
                yield path
            else:
                yield Unread(place=path, why=f"no kind of file that is read in a folder; these are: {', '.join(_READ)}")
    yield from (Unread(place=str(error.filename), why=_why(error, "")) for error in refused)


def _of_file(path: str, language: str | None, published: str | None) -> Iterator[Found]:
    notes: list[Unread] = []

    def tell(place: str, note: dict[str, str]) -> None:
        notes.append(Unread(place=place, why=note["why"], what=note["what"]))

    try:
        for place, data in inputs.each_object(path, limits=_LIMITS, tell=tell):
            yield place, _of_object(place, data, language, published)
    except (ServiceError, ClaimsError, OSError) as error:
        yield path, Unread(place=path, why=_why(error, path))
    yield from ((note.place, note) for note in notes)


def _of_object(place: str, data: object, language: str | None, published: str | None) -> Article | Unread:
    try:
        return _bounded(place, inputs.article_of(place, data, language=language, published=published))
    except UnreadableInput as error:
        return Unread(place=place, why=_why(error, place))


def _lines(path: str, language: str | None, published: str | None) -> Iterator[Found]:
    try:
        with Path(path).open("rb") as file:
            number = 0
            while line := file.readline(_LINE):
                number += 1
                place = f"{path}:{number}"
                if len(line) == _LINE and not line.endswith(b"\n"):
                    _skip_line(file)
                    yield place, Unread(place=place, why=f"the line is longer than {_LINE} bytes")
                elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                    yield place, _of_line(line, place, language, published)
    except OSError as error:
        yield path, Unread(place=path, why=_why(error, path))


def _skip_line(file: BinaryIO) -> None:
    while (rest := file.readline(_LINE)) and not rest.endswith(b"\n"):
        pass


def _of_line(line: bytes, place: str, language: str | None, published: str | None) -> Article | Unread:
    try:
        data = read_json(line.removeprefix(b"\xef\xbb\xbf"), max_depth=_DEEPEST)
    except Refused as error:
        return Unread(place=place, why=str(error).replace("the body", "the line"))
    if not isinstance(data, dict):
        return Unread(place=place, why="a line holds one article, a JSON object")
    return _of_object(place, data, language, published)


def _bounded(place: str, article: Article) -> Article | Unread:
    if len(article.text) <= _LIMITS.max_characters:
        return article
    return Unread(place=place, why=f"the text has {len(article.text)} characters; at most {_LIMITS.max_characters} are read")


def _why(error: Exception, path: str) -> str:
    told = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return told.removeprefix(f"{path}: ")


def renamed(article: Article, number: int) -> Article:
    """The article under another id, where another one goes by its own."""
    return replace(article, id=f"{article.id} ({number})")
