"""API keys, as they are asked for and shown; and the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from marshmallow import fields, post_load, validate

from verifier.caller import MEANING, Scope
from verifier.schemas.base import Contract, Items, Request, Text, Whole, some, text
from verifier.schemas.stored import PageQuerySchema
from verifier.storage.keys import GRACE, NAME, USUAL

_PREFIX = "0b8f6a2e9a51"
_MADE = "2025-05-06T19:00:00+00:00"
LONGEST_GRACE = timedelta(days=30)
LONGEST_LIFE = 3650
"""Days that a key may be made for."""
KEY_EXAMPLES = {
    "desk": {"summary": "A key of the CMS", "value": {"name": "cms", "scopes": ["check", "write"], "days": 365}},
    "usual": {"summary": "A key with the usual scopes and no end", "value": {"name": "desk of the night"}},
}
ROTATIONS = {
    "usual": {"summary": "The secret before holds for a day more", "value": {}},
    "at once": {"summary": "The secret before ends now", "value": {"grace": 0}},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRequest:
    """A key to be made: its name, its scopes, and how many days it is good for."""

    name: str
    scopes: tuple[str, ...]
    days: int | None


class KeySchema(Contract):
    """An API key. Its secret is never shown again."""

    key = text("The prefix that names it.", _PREFIX)
    tenant = text("Whose articles and comparisons it opens.", "local")
    name = text("Its name; the audit trail goes by it.", "cms")
    scopes = some(fields.String(), "What it may be used for.", ["check", "write"])
    created = text("When it was made.", _MADE)
    last_used = text("When it was last used, to the minute.", _MADE, null=True)
    expires = text("When it ends.", "2026-05-06T19:00:00+00:00", null=True)
    revoked = text("When it was ended.", _MADE, null=True)


class NewKeySchema(KeySchema):
    """An API key with its secret, which is shown this once."""

    secret = text("What to send: Authorization: Bearer and this.", f"cv_{_PREFIX}_{'5' * 64}")


class KeyPageSchema(Contract):
    """Some of the keys."""

    items = some(fields.Nested(KeySchema), "The keys, in the order in which they were made.")
    next = text("The cursor of the next page; null at the end.", "k42", null=True)


class KeyRequestSchema(Request):
    """A key to be made."""

    name = Text(
        required=True,
        validate=validate.Regexp(NAME, error="takes 1 to 100 characters on one line"),
        metadata={"description": "Its name, which nobody else may be given later.", "example": "cms"},
    )
    scopes = Items(
        Text(validate=validate.OneOf(list(Scope), error="must be one of {choices}"), metadata={"enum": list(Scope)}),
        validate=validate.Length(min=1, error="must name at least one scope"),
        metadata={
            "description": "; ".join(f"{scope}: {meaning}" for scope, meaning in MEANING.items()) + ". All but admin when absent.",
            "example": ["check", "write"],
        },
    )
    days = Whole(
        allow_none=True,
        validate=validate.Range(min=1, max=LONGEST_LIFE, error="must be from {min} to {max}"),
        metadata={"description": "How many days it is good for; without an end when absent.", "example": 365},
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> KeyRequest:
        """The request."""
        return KeyRequest(name=data["name"], scopes=tuple(data.get("scopes") or USUAL), days=data.get("days"))


class RotationSchema(Request):
    """A new secret for a key."""

    grace = Whole(
        load_default=int(GRACE.total_seconds()),
        validate=validate.Range(min=0, max=int(LONGEST_GRACE.total_seconds()), error="must be from {min} to {max}"),
        metadata={"description": "Seconds that the secret before holds; a day when absent.", "example": 3600},
    )


class EntrySchema(Contract):
    """A deed of the audit trail. Never the text of an article."""

    at = text("When.", _MADE)
    actor = text("Who: the name of a key, or local.", "cms", null=True)
    action = text("What was done.", "keep")
    object = text("To what.", "article:a1")
    detail = fields.Dict(
        keys=fields.String(),
        required=True,
        metadata={"description": "The particulars, as the action has them.", "example": {"version": 1}},
    )
    digest = text("Covers the deed and the digest before it.", "9f86d081" * 8)


class TrailSchema(Contract):
    """Some of the deeds."""

    items = some(fields.Nested(EntrySchema), "The deeds, in the order in which they were done.")
    next = text("The cursor of the next page; null at the end.", "k42", null=True)


class TrailQuerySchema(PageQuerySchema):
    """Which deeds are asked for."""

    object = fields.String(metadata={"description": "Only deeds to this object.", "example": "article:a1"})
    action = fields.String(metadata={"description": "Only deeds of this kind.", "example": "delete"})
    actor = fields.String(metadata={"description": "Only deeds of this name.", "example": "cms"})
