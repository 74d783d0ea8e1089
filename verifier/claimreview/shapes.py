"""Reviews that are no schema.org objects, put into its words, so that one reader reads all.

Three are known beside ClaimReview itself: the answer of a search in Google's Fact Check Tools API (v1alpha1: claims with their
reviews), the pages that its markup is edited as (ClaimReviewMarkupPage), and rows of a Check shared feed (Meedan).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

INSIDE = ("claims", "claimReviewMarkupPages", "data", "attributes")
"""Where lists of these shapes stand."""

_ROW = ("fact_check_rating", "fact_check_title", "published_article_url")
"""A row of a feed has a claim and at least one of these."""

Review = tuple[str, Mapping[str, Any]]


def reviews(value: Mapping[str, Any]) -> Iterator[Review]:
    """The reviews that an object is, as schema.org puts them, each with the rest of its pointer."""
    if isinstance(value.get("claimReview"), list):
        for number, one in enumerate(value["claimReview"]):
            if isinstance(one, Mapping):
                yield f"/claimReview/{number}", _searched(value, one)
    elif isinstance(value.get("claimReviewMarkups"), list):
        for number, one in enumerate(value["claimReviewMarkups"]):
            if isinstance(one, Mapping):
                yield f"/claimReviewMarkups/{number}", _marked_up(value, one)
    elif "claim" in value and any(key in value for key in _ROW):
        yield "", _row(value)


def _searched(claim: Mapping[str, Any], review: Mapping[str, Any]) -> Mapping[str, Any]:
    publisher = _object(review.get("publisher"))
    return {
        "claimReviewed": claim.get("text"),
        "url": review.get("url"),
        "author": {"name": publisher.get("name") or publisher.get("site")},
        "datePublished": review.get("reviewDate"),
        "inLanguage": review.get("languageCode"),
        "reviewRating": {"alternateName": review.get("textualRating")},
        "itemReviewed": {"author": {"name": claim.get("claimant")}},
    }


def _marked_up(page: Mapping[str, Any], markup: Mapping[str, Any]) -> Mapping[str, Any]:
    rating = _object(markup.get("rating"))
    appearances = markup.get("claimAppearances")
    return {
        "claimReviewed": markup.get("claimReviewed"),
        "url": markup.get("url") or page.get("pageUrl"),
        "author": page.get("claimReviewAuthor"),
        "datePublished": page.get("publishDate"),
        "reviewRating": {**rating, "alternateName": rating.get("textualRating")},
        "itemReviewed": {
            "author": markup.get("claimAuthor"),
            "firstAppearance": markup.get("claimFirstAppearance"),
            "appearance": appearances if isinstance(appearances, list) else [],
        },
    }


def _row(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "claimReviewed": row.get("claim"),
        "url": row.get("published_article_url"),
        "author": row.get("organization"),
        "datePublished": _day(row.get("fact_check_published_on")),
        "reviewRating": {"alternateName": row.get("fact_check_rating")},
    }


def _day(value: Any) -> Any:
    """A moment in seconds as its day (UTC), as feeds give it; anything else as it is."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 33:
        return datetime.fromtimestamp(value, tz=UTC).date().isoformat()
    return value


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
