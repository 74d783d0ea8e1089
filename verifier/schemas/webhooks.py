"""Webhooks: who is told of what, and what was told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate

from verifier.ingest.guard import AddressRefused, check_url
from verifier.schemas.base import Contract, Items, Request, Text, choice, one, some, text, whole
from verifier.schemas.service import ProblemSchema
from verifier.storage.webhooks import TEST, Event

_PORT = "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
_ADDRESS = rf"^https?://[A-Za-z0-9]([A-Za-z0-9.-]{{0,250}}[A-Za-z0-9])?(:{_PORT})?([/?][!-~]*)?$"
_EVENTS = [event.value for event in Event]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookRequest:
    """Who wants to be told of what."""

    url: str
    events: tuple[str, ...]


class WebhookRequestSchema(Request):
    """A webhook to be made."""

    url = Text(
        required=True,
        validate=[
            validate.Length(max=2048),
            validate.Regexp(_ADDRESS, error="is no address; it begins with http:// or https:// and names a host"),
        ],
        metadata={
            "description": "Where events are posted to: http or https, the host in ASCII.",
            "example": "https://cms.example.org/hooks/crosscheck",
        },
    )
    events = Items(
        Text(validate=validate.OneOf(_EVENTS, error="must be one of {choices}"), metadata={"enum": _EVENTS}),
        allow_none=True,
        validate=validate.Length(min=1, error="must name at least one event"),
        metadata={"description": "What it is told of; everything when absent.", "example": ["job.finished"]},
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> WebhookRequest:
        """The request. An address that is none of the web is refused."""
        try:
            url = str(check_url(data["url"]))
        except (AddressRefused, ValueError) as error:  # ValueError: a host that begins like an encoded one and is none
            raise ValidationError({"url": [str(error)]}) from error
        return WebhookRequest(url=url, events=tuple(dict.fromkeys(data.get("events") or _EVENTS)))


class WebhookSchema(Contract):
    """An address that is told of events."""

    id = text("Its id.", "7a1f0c52-65a5-4a42-9f0e-2f3b7a1f6d11")
    url = text("Where events are posted to.", "https://cms.example.org/hooks/crosscheck")
    events = some(fields.String(), "What it is told of.", ["job.finished"])
    created = text("When it was made.", "2025-05-06T19:00:00+00:00")
    old_secret_until = text("Until when the secret before this one signs too.", "2025-05-07T19:00:00+00:00", null=True)


class WebhookWithSecretSchema(WebhookSchema):
    """A webhook with its secret, which is shown once."""

    secret = text("What deliveries are signed with. It is not shown again.", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")


class WebhookPageSchema(Contract):
    """Some of the webhooks."""

    items = some(fields.Nested(WebhookSchema), "The webhooks, in the order in which they were made.")
    next = text("The cursor of the next page; null at the end.", "k42", null=True)


class PayloadSchema(Contract):
    """What is posted."""

    type = choice([*_EVENTS, TEST], "The event.", "job.finished")
    timestamp = text("When it happened.", "2025-05-06T19:00:09+00:00")
    data = fields.Dict(
        required=True,
        metadata={"description": "Ids and counts; never words of an article.", "example": {"job": "5f0c0c52", "state": "done"}},
    )


class DeliverySchema(Contract):
    """One event for one webhook."""

    id = text("Its id, and the header `webhook-id` of what is posted.", "1c9a0c52-65a5-4a42-9f0e-2f3b7a1f6d11")
    event = choice([*_EVENTS, TEST], "The event.", "job.finished")
    state = choice(["pending", "delivered", "dead", "cancelled"], "Where it stands; dead: it was given up.", "delivered")
    attempts = whole("How often it was tried.", 1)
    error = one(ProblemSchema, "What went wrong the last time; null when nothing did.", null=True)
    payload = one(PayloadSchema, "What is posted.")
    created = text("When the event happened.", "2025-05-06T19:00:09+00:00")
    delivered = text("When it was taken.", "2025-05-06T19:00:10+00:00", null=True)
    job = text("The job that sends it.", "5f0c0c52-65a5-4a42-9f0e-2f3b7a1f6d11")


class DeliveryPageSchema(Contract):
    """Some of the deliveries."""

    items = some(fields.Nested(DeliverySchema), "The deliveries, the newest first.")
    next = text("The cursor of the next page; null at the end.", "k42", null=True)
