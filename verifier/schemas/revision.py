"""Versions of an article and what changed between two of them; comparisons made again."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, ValidationError, fields, validate, validates_schema

from verifier.schemas.base import Contract, choice, one, share, some, text, whole
from verifier.schemas.claim import ClaimSchema, UnsupportedSchema
from verifier.schemas.comparison import EvidenceSchema, FindingSchema
from verifier.schemas.requests import ReaderSchema
from verifier.schemas.stored import StoredComparisonSchema


class VersionSchema(Contract):
    """A version in a list."""

    version = whole("Its number, counted from 1.", 2)
    received = text("When it was received.", "2025-05-06T19:00:00+00:00")
    title = text("Its headline.", "Bridge to reopen in May", null=True)
    published = text("When it was published, as sent.", "2025-05-06T18:30:00+03:00", null=True)
    characters = whole("How long its text is, in code points.", 1834)


class VersionsSchema(Contract):
    """All versions of an article."""

    article = text("Its id.", "a1")
    items = some(fields.Nested(VersionSchema), "The versions, the first one first.")


class ExchangedSchema(Contract):
    """A value that another took the place of."""

    before = one(EvidenceSchema, "The passage of the earlier version.")
    after = one(EvidenceSchema, "The passage of the later one.")


class ChangedClaimSchema(Contract):
    """A claim in two wordings."""

    before = one(ClaimSchema, "As the earlier version has it.")
    after = one(ClaimSchema, "As the later one has it.")
    likeness = share("How alike the wordings are.", 0.83)
    values = some(fields.Nested(ExchangedSchema), "Figures, dates and names that were exchanged.")


class RevisionSchema(Contract):
    """What a later version says otherwise. Claims and passages of the earlier go by the article `before`, of the later `after`."""

    schema = choice(["revision/1"], "The version of this object.", "revision/1")
    article = text("The id of the article.", "a1")
    before = whole("The number of the earlier version.", 1)
    after = whole("The number of the later one.", 2)
    added = some(fields.Nested(ClaimSchema), "Claims that only the later version has.")
    dropped = some(fields.Nested(ClaimSchema), "Claims that only the earlier one has.")
    changed = some(fields.Nested(ChangedClaimSchema), "Claims in other words, or with other values.")
    same = whole("How many claims stand as they were.", 17)
    notices = some(fields.Nested(EvidenceSchema), "Sentences of the later version that own to a correction or an update.")
    findings = some(fields.Nested(FindingSchema), "Values exchanged without a notice.")
    unsupported = some(fields.Nested(UnsupportedSchema), "What could not be analysed, and why.")


class DiffQuerySchema(ReaderSchema):
    """Which two versions are set side by side."""

    class Meta:
        unknown = RAISE

    before = fields.Integer(
        data_key="from",
        validate=validate.Range(min=1, error="must be at least {min}"),
        metadata={"description": "The earlier version; when absent the one before `to`.", "example": 1},
    )
    after = fields.Integer(
        data_key="to",
        validate=validate.Range(min=1, error="must be at least {min}"),
        metadata={"description": "The later version; the newest when absent.", "example": 2},
    )

    @validates_schema
    def refuse_one_version(self, data: dict[str, Any], **_: Any) -> None:
        """A version is not set beside itself."""
        if "before" in data and data["before"] == data.get("after"):
            raise ValidationError({"from": ["names the same version as `to`"]})


class RerunSchema(Contract):
    """What changed in the findings, by their ids."""

    of = text("The comparison that was made again.", "0b8f6a2e-9a51-4b43-8f57-6a9f7f3d2a10")
    new = some(fields.String(), "Findings that only the new comparison has.", ["T101-9f86d081884c7d65"])
    gone = some(fields.String(), "Findings that only the old one has.", ["Q201-60303ae22b998861"])
    same = some(fields.String(), "Findings of both.", ["E201-fd61a03af4f77d87"])


class RerunComparisonSchema(StoredComparisonSchema):
    """A comparison made again over the newest versions, and what changed in its findings."""

    rerun = one(RerunSchema, "What changed.")
