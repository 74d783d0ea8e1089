"""Fact-checks of others: how they come in as ClaimReview, and how they are told."""

from __future__ import annotations

from marshmallow import fields

from verifier.schemas.base import Contract, number, one, some, text


def linked(description: str, example: dict[str, str], key: str) -> fields.Dict:
    """An object of linked data, whose keys are those of the vocabulary."""
    return fields.Dict(required=True, data_key=key, metadata={"description": description, "example": example})


class RatingSchema(Contract):
    """A rating as its reviewer gave it."""

    text = text("The rating in the reviewer's words, or the number where there are none.", "Half true")
    value = number("The rating as a number, where one was given.", 3, null=True)
    best = number("The best there is on that scale.", 5, null=True)
    worst = number("The worst there is.", 1, null=True)


class FactCheckSchema(Contract):
    """A fact-check that somebody else published. The rating is theirs: it is told, not weighed."""

    id = text("Its id, made of its address and the claim.", "5d41402abc4b2a76")
    claim = text("The claim that it reviews, as quoted there.", "The bridge was closed for two years.")
    reviewer = text("Who reviewed it.", "Harbour Facts")
    url = text("Where the review stands.", "https://facts.example/bridge")
    rating = one(RatingSchema, "What it came to.")
    date = text("When it was published, as given.", "2025-05-09", null=True)
    language = text("BCP 47 tag, where given.", "en", null=True)
    claimant = text("Who made the claim, where given.", "A. Mayor", null=True)
    appearances = some(fields.String(), "Addresses where the claim was made.", ["https://example.org/a1"])


class FactCheckPageSchema(Contract):
    """Some of the fact-checks."""

    items = some(fields.Nested(FactCheckSchema), "The fact-checks, in the order in which they were first kept.")
    next = text("The cursor of the next page; null at the end.", "k42", null=True)


class LeftOutSchema(Contract):
    """A review that was not taken, and why."""

    at = text("Where in what was sent: a JSON pointer.", "/@graph/1")
    why = text("Why it was not taken.", "names no address of its own (`url`)")


class ImportSchema(Contract):
    """What an import came to."""

    items = some(fields.Nested(FactCheckSchema), "The fact-checks that are kept now.")
    left_out = some(fields.Nested(LeftOutSchema), "Reviews that lack something, with what.")


class ClaimReviewSchema(Contract):
    """A finding as ClaimReview of schema.org. `itemReviewed` holds the passage and the articles it stands in."""

    context = text("The vocabulary.", "https://schema.org", data_key="@context")
    type = text("ClaimReview.", "ClaimReview", data_key="@type")
    id = text("Its address.", "https://desk.example/v1/comparisons/0b8f/findings/T101-9f86/claimreview", data_key="@id")
    url = text("Its address.", "https://desk.example/v1/comparisons/0b8f/findings/T101-9f86/claimreview")
    claim_reviewed = text("The passages.", "Tuesday 7 May 2025", data_key="claimReviewed")
    item_reviewed = linked(
        "The claim: its text and where it appeared.", {"@type": "Claim", "text": "Tuesday 7 May 2025"}, "itemReviewed"
    )
    review_rating = linked(
        "What was found, in words.", {"@type": "Rating", "alternateName": "2025-05-07 is a Wednesday"}, "reviewRating"
    )
    author = linked("Who accepted the finding.", {"@type": "Person", "name": "A. Editor"}, "author")
    date_published = text("When.", "2025-05-08T09:00:00+00:00", data_key="datePublished")
