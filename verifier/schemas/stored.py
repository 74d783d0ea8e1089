"""What is kept: articles with versions, comparisons, decisions; and pages of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validate

from verifier import shares
from verifier.schemas.article import NOT_BLANK
from verifier.schemas.base import Contract, Request, Text, Whole, choice, flag, one, some, text, whole
from verifier.schemas.comparison import ComparisonSchema
from verifier.schemas.ingest import NoteSchema, SourceSchema
from verifier.schemas.requests import ReportSchema
from verifier.storage.decisions import State
from verifier.storage.paging import CURSOR

_MOST = 200
_PAGE = 50
_WORDS = {"accept": State.ACCEPTED, "dismiss": State.DISMISSED, "reopen": State.OPEN}


class StoredArticleSchema(Contract):
    """An article as it is kept, in one of its versions."""

    id = text("Its id.", "a1")
    url = text("Where it was published.", "https://example.org/a1", null=True, required=False)
    outlet = text("Who published it.", "The Harbour Gazette", null=True, required=False)
    language = text("BCP 47 tag, where it was sent.", "en", null=True, required=False)
    title = text("The headline.", "Bridge to reopen in May", null=True, required=False)
    published = text("When it was published, as sent.", "2025-05-06T18:30:00+03:00", null=True, required=False)
    dateline = text("The dateline, where it was sent.", "LIMA, 6 May", null=True, required=False)
    version = whole("The version shown, counted from 1.", 1)
    versions = whole("How many there are.", 1)
    created = text("When the article was first kept.", "2025-05-06T19:00:00+00:00")
    received = text("When this version was.", "2025-05-06T19:00:00+00:00")
    source = one(SourceSchema, "The file it was read from, where it was.", null=True, required=False)
    text = text("Its words.", "The bridge will reopen on Tuesday 7 May 2025, the mayor said.")


class StoredFilesSchema(Contract):
    """The articles of files that are kept."""

    items = some(fields.Nested(StoredArticleSchema), "The articles, in the order of the files.")
    notes = some(fields.Nested(NoteSchema), "What is to be known about the reading.")


class ArticlePageSchema(Contract):
    """Some of the articles."""

    items = some(fields.Nested(StoredArticleSchema), "The articles, in the order in which they were first kept.")
    next = text("The cursor of the next page; null at the end.", "k42", null=True)


class DecisionSchema(Contract):
    """What an editor decided about a finding."""

    finding = text("The finding.", "T101-9f86d081884c7d65")
    state = choice(State, "What was decided.", "dismissed")
    reason = text("Why.", "the outlet corrected it", null=True)
    note = text("A note to colleagues.", "see the correction of 8 May", null=True)
    by = text("Who decided.", "A. Editor", null=True)
    at = text("When.", "2025-05-08T09:00:00+00:00", null=True)
    revision = whole("How often it was decided; 0 is never.", 1)


class StoredComparisonSchema(ComparisonSchema):
    """A comparison that is kept, with the decisions about its findings."""

    id = text("Its id.", "0b8f6a2e-9a51-4b43-8f57-6a9f7f3d2a10")
    created = text("When it was made.", "2025-05-06T19:00:00+00:00")
    stale = flag("Whether an article has a newer version than the one that was read.", False)
    stale_articles = some(fields.String(), "The ids of those articles.", ["a1"])
    decisions = some(fields.Nested(DecisionSchema), "What was decided about its findings.")


class ComparisonSummarySchema(Contract):
    """A comparison in a list."""

    id = text("Its id.", "0b8f6a2e-9a51-4b43-8f57-6a9f7f3d2a10")
    created = text("When it was made.", "2025-05-06T19:00:00+00:00")
    articles = some(fields.String(), "The ids of its articles.", ["a1", "a2"])
    findings = whole("How many discrepancies it found, those folded away left out.", 3)
    stale = flag("Whether an article has a newer version than the one that was read.", False)


class ComparisonPageSchema(Contract):
    """Some of the comparisons."""

    items = some(fields.Nested(ComparisonSummarySchema), "The comparisons, the newest first.")
    next = text("The cursor of the next page; null at the end.", "k42", null=True)


class PageQuerySchema(Schema):
    """Which part of a list is asked for."""

    class Meta:
        unknown = RAISE

    cursor = fields.String(
        validate=validate.Regexp(CURSOR, error="is no cursor of this list; take it from `next` of the page before"),
        metadata={"description": "`next` of the page before; absent for the first.", "example": "k42"},
    )
    limit = fields.Integer(
        load_default=_PAGE,
        validate=validate.Range(min=1, max=_MOST, error="must be from {min} to {max}"),
        metadata={"description": "How many items at most.", "example": 20},
    )


class ArticleQuerySchema(PageQuerySchema):
    """Which articles are asked for."""

    language = fields.String(metadata={"description": "Only articles sent with this language tag.", "example": "en"})
    outlet = fields.String(metadata={"description": "Only articles of this outlet.", "example": "The Harbour Gazette"})


class VersionQuerySchema(Schema):
    """Which version of an article is asked for."""

    class Meta:
        unknown = RAISE

    version = fields.Integer(
        validate=validate.Range(min=1, error="must be at least {min}"),
        metadata={"description": "The version, counted from 1; the newest when absent.", "example": 1},
    )


class StoreQuerySchema(ReportSchema):
    """How a comparison is answered, and whether it is kept."""

    store = fields.Boolean(
        load_default=False,
        truthy={"true"},
        falsy={"false"},
        metadata={"description": "true keeps the articles and the comparison; the answer is 201.", "example": True},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRequest:
    """What an editor decides: the state, and why."""

    state: State
    reason: str | None = None
    note: str | None = None
    by: str | None = None


class DecisionRequestSchema(Request):
    """A decision about a finding."""

    json_schema: ClassVar[dict[str, Any]] = {
        "if": {"properties": {"decision": {"const": "dismiss"}}},
        "then": {"required": ["reason"], "properties": {"reason": {"type": "string", "pattern": NOT_BLANK}}},
    }

    decision = Text(
        required=True,
        validate=validate.OneOf(list(_WORDS), error="must be one of {choices}"),
        metadata={"description": "accept, dismiss (with a reason) or reopen.", "example": "dismiss", "enum": list(_WORDS)},
    )
    reason = Text(
        allow_none=True,
        validate=validate.Length(max=2000),
        metadata={"description": "Why. A dismissal needs one.", "example": "the outlet corrected it"},
    )
    note = Text(
        allow_none=True,
        validate=validate.Length(max=10000),
        metadata={"description": "A note to colleagues.", "example": "see the correction of 8 May"},
    )
    by = Text(allow_none=True, validate=validate.Length(max=200), metadata={"description": "Who decides.", "example": "A. Editor"})

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> DecisionRequest:
        """The decision. A dismissal without a reason is refused."""
        state = _WORDS[data.pop("decision")]
        if state is State.DISMISSED and not (data.get("reason") or "").strip():
            raise ValidationError({"reason": ["is missing; a dismissal needs one"]})
        return DecisionRequest(state=state, **data)


class ShareRequestSchema(Request):
    """For how long a comparison is shared."""

    days = Whole(
        load_default=shares.USUAL,
        validate=validate.Range(min=1, max=shares.LONGEST, error="must be from {min} to {max}"),
        metadata={"description": "Days that the link holds.", "example": 30},
    )


class ShareSchema(Contract):
    """A link that shows one comparison to whoever has it."""

    url = text("The page for a frame; the `src` of the element too.", "https://crosscheck.example.org/embed/reports/IlsibG9jYWwi")
    oembed = text("What a consumer of oEmbed asks.", "https://crosscheck.example.org/oembed?url=...")
    script = text("The module that defines the element.", "https://crosscheck.example.org/embed/crosscheck-report.js")
    until = text("When the link ends.", "2026-12-31T12:00:00+00:00")
