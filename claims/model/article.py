"""An article as it was sent: never changed, only read.

Offsets everywhere else count code points in `title` or `text` of this object.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from claims.errors import InvalidArticle

_KEYS = ("id", "url", "outlet", "language", "title", "published", "dateline", "text")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s?([Zz]|[+-]\d{2}(:?\d{2})?)?)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of one outlet. Only `text` is required; `id` defaults to a hash of the content."""

    text: str
    id: str = ""
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    title: str | None = None
    published: datetime | None = None
    published_as_sent: str | None = None
    dateline: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise InvalidArticle(f"text must be a string, not {type(self.text).__name__}", field="text")
        if not self.text.strip():
            raise InvalidArticle("text is empty; send the words of the article", field="text")
        if not self.id:
            object.__setattr__(self, "id", _content_id(self))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """Read an article from its JSON object; keys with null count as absent.

        Raises `InvalidArticle`, naming the field, for an unknown key, a wrong type, an empty text, a lone surrogate,
        a language that is no BCP 47 tag or a time that is not ISO 8601.
        """
        if not isinstance(data, Mapping):
            raise InvalidArticle(f"an article is a JSON object, not {type(data).__name__}", field="")
        for key in data:
            if key not in _KEYS:
                raise InvalidArticle(f"unknown key {key!r}; an article has {', '.join(_KEYS)}", field=str(key))
        values: dict[str, Any] = {}
        for key in _KEYS:
            value = data.get(key)
            if value is None:
                continue
            if not isinstance(value, str):
                raise InvalidArticle(f"{key} must be a string, not {type(value).__name__}", field=key)
            if any("\ud800" <= character <= "\udfff" for character in value):
                raise InvalidArticle(f"{key} holds a lone surrogate, which is no character; send valid Unicode", field=key)
            values[key] = value
        if "text" not in values:
            raise InvalidArticle("text is missing; send the words of the article", field="text")
        if "language" in values and not _LANGUAGE_TAG.match(values["language"]):
            raise InvalidArticle(f"language {values['language']!r} is no BCP 47 tag such as 'ar' or 'es-MX'", field="language")
        if "published" in values:
            values["published_as_sent"] = values["published"]
            values["published"] = read_time(values["published"])
        return cls(**values)

    def field_text(self, field: str) -> str:
        """The text that offsets of `field` count in."""
        return (self.title or "") if field == "title" else self.text

    @property
    def publication_day(self) -> date | None:
        """The day of publication, in the zone it was sent with."""
        return self.published.date() if self.published else None


def read_time(text: str) -> datetime:
    """Read an ISO 8601 date or date-time. Without a zone it is taken as UTC, a bare date as its midnight."""
    if not _DATE_TIME.match(text):
        raise InvalidArticle(f"published {text!r} is not ISO 8601; send for example '2025-05-07T18:30:00+03:00'", field="published")
    try:
        found = datetime.fromisoformat(text.replace(" ", "T", 1).upper().replace(",", "."))
    except ValueError as error:
        raise InvalidArticle(f"published {text!r} is not a real time: {error}", field="published") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _content_id(article: Article) -> str:
    parts = (article.outlet, article.title, article.published_as_sent, article.text)
    joined = "\x00".join(part or "" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
