"""Reading drafts from files: plain text, Markdown, HTML, DOCX and JSON, each with its way back to the file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from claims import Article
from claims.errors import InvalidArticle
from claims.model.article import read_time
from claims.model.span import Field
from verifier.errors import Refused, UnreadableInput
from verifier.limits import read_json
from verifier.lint.drafts import html, markdown
from verifier.lint.drafts.docx import read_docx
from verifier.lint.drafts.draft import Draft, Kind
from verifier.lint.drafts.frontmatter import read_front_matter
from verifier.lint.drafts.jsonfile import find_strings, map_string
from verifier.lint.drafts.plain import read_plain
from verifier.lint.drafts.sourcemap import SourceMap, Weaver

STANDARD_INPUT = "-"
_DEEPEST = 100
_KINDS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    "": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".docx": Kind.DOCX,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON,
}


def read_drafts(paths: Sequence[str], *, language: str | None = None, published: str | None = None) -> list[Draft]:
    """The drafts of files, in order; `-` is standard input, as plain text.

    `language` and `published` apply to drafts that state none. Raises `UnreadableInput` with the file's name.
    """
    more = {"language": language, "published": published}
    return [draft for path in paths for draft in _drafts(path, {key: value for key, value in more.items() if value is not None})]


def read_source(source: str, path: str, *, language: str | None = None, published: str | None = None) -> Draft:
    """The draft of a text that an editor holds; its file may not be saved yet. Offsets count in `source`.

    The name tells what it is written in: Markdown, HTML, else plain text. Raises `UnreadableInput`, also for a text without words.
    """
    more = {name: value for name, value in (("language", language), ("published", published)) if value is not None}
    kind = _KINDS.get(Path(path).suffix.lower(), Kind.TEXT)
    return _READ.get(kind, _plain)(source, path, more)


def _drafts(path: str, more: dict[str, str]) -> Iterator[Draft]:
    suffix = Path(path).suffix.lower() if path != STANDARD_INPUT else ""
    if suffix not in _KINDS:
        raise UnreadableInput(f"{path}: files of this kind are not read; there are {', '.join(filter(None, _KINDS))}")
    content = _bytes(path)
    kind = _KINDS[suffix]
    if kind is Kind.DOCX:
        yield _docx(content, path, more)
    elif kind is Kind.JSON:
        yield from _json(content, path, more)
    else:
        source, marked = _decoded(content, path)
        found = _READ[kind](source, path, more)
        yield Draft(**{**found.__dict__, "marked": marked})


def _plain(source: str, path: str, more: dict[str, str]) -> Draft:
    text, text_map, directives = read_plain(source)
    article = _article(path, text, {}, more)
    return Draft(path=path, kind=Kind.TEXT, article=article, source=source, maps={Field.TEXT: text_map}, directives=directives)


def _markdown(source: str, path: str, more: dict[str, str]) -> Draft:
    front = read_front_matter(source, path)
    page = markdown.read_markdown(source, start=front.end, headed="title" in front.facts)
    facts = dict(front.facts)
    title_map = SourceMap()
    if page.title.length:
        facts["title"], title_map = page.title.text, page.title.map()
    elif front.title is not None:
        weaver = Weaver(source)
        weaver.copy(*front.title)
        title_map = weaver.map()
    return Draft(
        path=path,
        kind=Kind.MARKDOWN,
        article=_article(path, page.text.text, facts, more),
        source=source,
        maps={Field.TEXT: page.text.map(), Field.TITLE: title_map},
        directives=tuple(page.directives),
    )


def _html(source: str, path: str, more: dict[str, str]) -> Draft:
    page = html.Page(source).read()
    title = page.heading if page.heading.text.strip() else page.title
    facts = {"title": title.text} if title.text.strip() else {}
    if page.language:
        facts["language"] = page.language
    if page.published and _is_time(page.published):
        facts["published"] = page.published
    return Draft(
        path=path,
        kind=Kind.HTML,
        article=_article(path, page.text.text, facts, more),
        source=source,
        maps={Field.TEXT: page.text.map(), Field.TITLE: title.map()},
        directives=tuple(page.directives),
    )


_READ: dict[Kind, Callable[[str, str, dict[str, str]], Draft]] = {
    Kind.MARKDOWN: _markdown,
    Kind.HTML: _html,
    Kind.TEXT: _plain,
}


def _docx(content: bytes, path: str, more: dict[str, str]) -> Draft:
    paragraphs, titled = read_docx(content, path)
    source = "\n".join(paragraphs)
    title = Weaver(source)
    start = 0
    if titled is not None:
        begin = sum(len(paragraph) + 1 for paragraph in paragraphs[:titled])
        start = begin + len(paragraphs[titled])
        title.copy(begin, start)
    text, text_map, directives = read_plain(source, start=start)
    return Draft(
        path=path,
        kind=Kind.DOCX,
        article=_article(path, text, {"title": title.text} if title.length else {}, more),
        source=source,
        maps={Field.TEXT: text_map, Field.TITLE: title.map()},
        directives=directives,
    )


def _json(content: bytes, path: str, more: dict[str, str]) -> Iterator[Draft]:
    source, marked = _decoded(content, path)
    pieces = [(0, len(source), path)]
    if path.lower().endswith(".jsonl"):
        ends = [at for at, character in enumerate(source) if character == "\n"] + [len(source)]
        starts = [0, *(end + 1 for end in ends)]
        pieces = [(start, end, f"{path}:{number}") for number, (start, end) in enumerate(zip(starts, ends, strict=False), 1)]
    for start, end, place in pieces:
        if not source[start:end].strip():
            continue
        value = _value(source[start:end], place)
        strings = {pointer: (begin, stop) for pointer, begin, stop in find_strings(source, start, end)}
        for pointer, data in _articles(value):
            article = _from_json(f"{place}{pointer}", data, more)
            maps = {each: map_string(source, *strings[f"{pointer}/{each}"]) for each in Field if f"{pointer}/{each}" in strings}
            yield Draft(
                path=path, kind=Kind.JSON, article=article, source=source, maps=maps, marked=marked, pointer=pointer or None
            )


def _articles(value: Any) -> Iterator[tuple[str, Any]]:
    prefix = ""
    if isinstance(value, dict) and set(value) == {"articles"}:
        value, prefix = value["articles"], "/articles"
    if isinstance(value, list):
        yield from ((f"{prefix}/{at}", item) for at, item in enumerate(value))
    else:
        yield prefix, value


def _value(text: str, place: str) -> Any:
    try:
        return read_json(text.encode("utf-8"), max_depth=_DEEPEST)
    except Refused as error:
        raise UnreadableInput(f"{place}: {str(error).replace('the body', 'the input')}") from error


def _from_json(place: str, data: Any, more: dict[str, str]) -> Article:
    try:
        if isinstance(data, dict):
            data = {**{key: value for key, value in more.items() if data.get(key) is None}, **_without_null(data, more)}
        return Article.from_dict(data)
    except InvalidArticle as error:
        raise UnreadableInput(f"{place}: {error}") from error


def _without_null(data: dict[str, Any], more: dict[str, str]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None or key not in more}


def _article(path: str, text: str, facts: dict[str, str], more: dict[str, str]) -> Article:
    identity = {} if path == STANDARD_INPUT else {"id": Path(path).stem}
    try:
        return Article.from_dict({**identity, **more, **facts, "text": text})
    except InvalidArticle as error:
        raise UnreadableInput(f"{path}: {error}") from error


def _is_time(text: str) -> bool:
    try:
        read_time(text)
    except InvalidArticle:
        return False
    return True


def _bytes(path: str) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a path with a null byte
        raise UnreadableInput(f"{path}: {(getattr(error, 'strerror', None) or str(error)).lower()}") from error


def _decoded(content: bytes, path: str) -> tuple[str, bool]:
    """The text of a file, and whether it began with a byte order mark."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}: not UTF-8 (byte {error.start} is 0x{content[error.start]:02x})") from error
    return text.removeprefix("\ufeff"), text.startswith("\ufeff")
