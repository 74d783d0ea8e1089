"""An article as it is sent."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, post_load

from claims.errors import InvalidArticle
from claims.model.article import Article
from verifier.schemas.base import Request, Text, WithinLimit, message_of

LANGUAGE_TAG = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
NOT_BLANK = r"[^\s\u001c-\u001f\u0085]"  # white space as Python has it, in a pattern that JavaScript reads alike


class ArticleSchema(Request):
    """One text of one outlet. Only `text` is required. Offsets in answers count Unicode code points of the field as sent here."""

    id = Text(
        allow_none=True,
        metadata={
            "description": "Names the article in the answer; a hash of its content when absent. Unique in a request.",
            "example": "a1",
        },
    )
    url = Text(
        allow_none=True, metadata={"description": "Where it was published. Never fetched.", "example": "https://example.org/a1"}
    )
    outlet = Text(allow_none=True, metadata={"description": "Who published it.", "example": "The Harbour Gazette"})
    language = Text(
        allow_none=True,
        metadata={"description": "BCP 47 tag; identified from the text when absent.", "example": "en", "pattern": LANGUAGE_TAG},
    )
    title = Text(allow_none=True, metadata={"description": "The headline.", "example": "Bridge to reopen in May"})
    published = Text(
        allow_none=True,
        metadata={
            "description": "When it was published: ISO 8601 date and time with zone; a bare date is taken too.",
            "example": "2025-05-06T18:30:00+03:00",
            "format": "date-time",
        },
    )
    dateline = Text(
        allow_none=True, metadata={"description": "The dateline, where it is not part of the text.", "example": "LIMA, 6 May"}
    )
    text = Text(
        required=True,
        validate=WithinLimit("max_characters", "characters"),
        metadata={
            "description": "The words of the article.",
            "example": "The bridge will reopen on Tuesday 7 May 2025, the mayor said.",
            "pattern": NOT_BLANK,
        },
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Article:
        """The article; what the library refuses is told as an error of the field."""
        return article_from(data)


def article_from(data: dict[str, Any]) -> Article:
    """The article of checked values. Raises marshmallow's `ValidationError` at the field that the library refuses."""
    try:
        return Article.from_dict(data)
    except InvalidArticle as error:
        raise ValidationError({error.field or "_schema": [message_of(error)]}) from error
