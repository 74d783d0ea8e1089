"""What reading a file gives: articles, where each came from, and what is to be known about the reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from claims import Article
from claims.errors import InvalidArticle
from verifier.errors import Refused, shown

_LONGEST = {"id": 512, "url": 2048}
"""What the store takes; an id or address beyond it names nothing that somebody would look up."""
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
"""Control characters other than tabulator and line ends: no words, and not every database takes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is read of one file."""

    max_bytes: int = 16_000_000
    max_articles: int = 100
    max_characters: int = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What could not be read, or not surely, and why. `what` is a field of the article or a part of the file."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article as it was read, with both its times: `published` stands in the article, `modified` here."""

    article: Article
    format: str
    modified: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def source(self) -> dict[str, Any]:
        """Where the article comes from, as JSON."""
        return {"format": self.format, "modified": self.modified}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """The articles of a file, in its order."""

    readings: tuple[Reading, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles alone."""
        return tuple(reading.article for reading in self.readings)

    @property
    def notes(self) -> list[dict[str, str]]:
        """What is to be known about the reading, as entries of `unsupported`: article, what, why."""
        return [
            {"article": reading.article.id, "what": note.what, "why": note.why}
            for reading in self.readings
            for note in reading.notes
        ]

    def to_dict(self) -> dict[str, Any]:
        """`{articles, sources, notes}`; the articles can be sent to any operation as they are."""
        return {
            "articles": [as_sent(article) for article in self.articles],
            "sources": [{"article": reading.article.id, **reading.source} for reading in self.readings],
            "notes": self.notes,
        }


@dataclass(slots=True, kw_only=True)
class Draft:
    """An article in the making: what the file states, unchecked, and the notes so far."""

    format: str
    text: str
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    dateline: str | None = None
    notes: list[Note] = field(default_factory=list)

    def note(self, what: str, why: str) -> None:
        """Say what is to be known about the reading."""
        self.notes.append(Note(what=what, why=why))

    def finished(self, limits: Limits) -> Reading:
        """The reading. A stated value that cannot be used is left out with a note; an article without words is refused."""
        text = self.text.translate(_CONTROLS)
        if not text.strip():
            raise Refused("no-text", "there are no words in it")
        if len(text) > limits.max_characters:
            raise Refused("too-large", f"the text has {len(text)} characters; at most {limits.max_characters} are read")
        values = {"text": text}
        for name in ("id", "url", "outlet", "language", "title", "dateline", "published"):
            value = _line(getattr(self, name))
            if value and self._fits(name, value):
                values[name] = value
        modified = _line(self.modified)
        if modified and not self._fits("published", modified, told_as="modified"):
            modified = None
        try:
            article = Article.from_dict(values)
        except InvalidArticle as error:
            raise Refused("unreadable-file", str(error)) from error
        return Reading(article=article, format=self.format, modified=modified or None, notes=tuple(self.notes))

    def _fits(self, name: str, value: str, *, told_as: str | None = None) -> bool:
        if len(value) > _LONGEST.get(name, 10_000):
            self.note(name, f"the file states one of {len(value)} characters, which is left out")
            return False
        try:
            Article.from_dict({"text": "-", name: value})
        except InvalidArticle as error:
            self.note(told_as or name, f"{shown(str(error).removeprefix('published '), 150)}; it is left out")
            return False
        return True


def as_sent(article: Article) -> dict[str, str]:
    """The JSON object of an article, absent fields left out."""
    names = ("id", "url", "outlet", "language", "title", "dateline", "text")
    values = {**{name: getattr(article, name) for name in names}, "published": article.published_as_sent}
    return {name: value for name, value in values.items() if value is not None}


def _line(value: str | None) -> str | None:
    """A value of one line: white space folded, control characters gone."""
    return " ".join(value.translate(_CONTROLS).split()) if value else None
