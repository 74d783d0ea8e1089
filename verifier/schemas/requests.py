"""What is asked: a comparison, a check, a representation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validate

from claims.model.article import Article
from claims.rules.wording import TOLD
from verifier.reports.formats import FORMATS
from verifier.schemas.article import LANGUAGE_TAG, NOT_BLANK, ArticleSchema, article_from
from verifier.schemas.base import Flag, Items, One, Request, Text, WithinLimit

CHECKED = "claim"
"""The id of the checked text in the answer to a check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRequest:
    """The articles to compare, and whether they are known to tell one story."""

    articles: tuple[Article, ...]
    same_story: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """The text to check, as an article, and what to check it against: the articles sent, and those that are stored."""

    checked: Article
    against: tuple[Article, ...] = ()
    stored: bool = False


class ComparisonRequestSchema(Request):
    """Articles to compare."""

    articles = Items(
        One(ArticleSchema),
        required=True,
        validate=[validate.Length(min=1, error="must hold at least one article"), WithinLimit("max_articles", "articles")],
        metadata={"description": "The articles, in any languages; the answer keeps their order."},
    )
    same_story = Flag(
        allow_none=True,
        metadata={
            "description": "true: take them as one story. false: compare none with another. Absent: decided from the articles.",
            "example": True,
        },
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> ComparisonRequest:
        """The request; ids given twice are refused."""
        _refuse_twins(data["articles"], "articles")
        return ComparisonRequest(articles=tuple(data["articles"]), same_story=data.get("same_story"))


class CheckRequestSchema(Request):
    """A text to check against itself, the calendar, and the articles it comes with."""

    text = Text(
        required=True,
        validate=WithinLimit("max_characters", "characters"),
        metadata={
            "description": "The claim or draft.",
            "example": "The bridge reopens on Tuesday 7 May 2025.",
            "pattern": NOT_BLANK,
        },
    )
    language = Text(
        allow_none=True,
        metadata={"description": "BCP 47 tag; identified from the text when absent.", "example": "en", "pattern": LANGUAGE_TAG},
    )
    published = Text(
        allow_none=True,
        metadata={
            "description": "The time that `today` and dates without a year count from, ISO 8601.",
            "example": "2025-05-06T18:30:00+03:00",
            "format": "date-time",
        },
    )
    against = Items(
        One(ArticleSchema),
        allow_none=True,
        validate=WithinLimit("max_articles", "articles"),
        metadata={
            "description": "Articles to check the text against; an empty array is none at all. No id may be `claim`: it names the"
            " text."
        },
    )
    stored = Flag(
        allow_none=True,
        metadata={
            "description": "Whether articles that are kept are looked up as well; absent: only when `against` is absent too.",
            "example": True,
        },
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> CheckRequest:
        """The request; ids given twice are refused, and so is the id of the checked text."""
        given, stored = data.pop("against", None), data.pop("stored", None)
        against = tuple(given or ())
        _refuse_twins(against, "against")
        for index, article in enumerate(against):
            if article.id == CHECKED:
                raise ValidationError(
                    {"against": {index: {"id": [f"{CHECKED!r} names the checked text; give the article another id"]}}}
                )
        return CheckRequest(
            checked=article_from({"id": CHECKED, **data}),
            against=against,
            stored=given is None if stored is None else stored,
        )


class _Query(Schema):
    """Parameters of a query: an unknown one is refused."""

    class Meta:
        unknown = RAISE


class ReaderSchema(_Query):
    """In which language findings are told."""

    lang = fields.String(
        validate=validate.OneOf(TOLD, error="must be one of {choices}"),
        metadata={
            "description": "The language of `message` and `advice`; without it the header Accept-Language decides, else English."
            " Ids, values and passages are the same in every language.",
            "example": "ar",
        },
    )


class RepresentationSchema(_Query):
    """Which representation is asked for."""

    format = fields.String(
        validate=validate.OneOf(["json", "html", "md"], error="must be one of {choices}"),
        metadata={
            "description": "The representation; without it the header Accept decides. html is one file with everything in it.",
            "example": "json",
        },
    )


class ReportSchema(ReaderSchema):
    """Which form of a report is asked for, and for which reader."""

    format = fields.String(
        validate=validate.OneOf(list(FORMATS), error="must be one of {choices}"),
        metadata={
            "description": "The form; without it the header Accept decides. html is one file with everything in it; csv and xlsx"
            " have one row for each passage; pdf needs the extra `pdf` of the service, without which the answer is 406.",
            "example": "json",
        },
    )


def _refuse_twins(articles: Sequence[Article], key: str) -> None:
    first: dict[str, int] = {}
    for index, article in enumerate(articles):
        if article.id in first:
            raise ValidationError(
                {key: {index: {"id": [f"{article.id!r} is the id of /{key}/{first[article.id]} too; ids are unique"]}}}
            )
        first[article.id] = index
