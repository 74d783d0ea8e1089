"""Jobs: long work, and how far it is."""

from __future__ import annotations

from marshmallow import fields, validate

from verifier.jobs.kinds import KINDS
from verifier.schemas.base import Contract, choice, one, some, text, whole
from verifier.schemas.service import ProblemSchema
from verifier.schemas.stored import PageQuerySchema
from verifier.storage.jobs import State


class ProgressSchema(Contract):
    """How far a job is."""

    done = whole("Steps that are done.", 3)
    total = whole("Steps there are; null before it has begun.", 12, null=True)
    step = text("What it is at: read, align, frame.", "read", null=True)


class JobResultSchema(Contract):
    """What a job made, by its kind."""

    comparison = text("The id of the comparison.", "0b8f6a2e-9a51-4b43-8f57-6a9f7f3d2a10", required=False)


class JobLinksSchema(Contract):
    """Where to go from a job."""

    self = text("The job.", "/v1/jobs/5f0c0c52-65a5-4a42-9f0e-2f3b7a1f6d11")
    events = text("Its events as a stream.", "/v1/jobs/5f0c0c52-65a5-4a42-9f0e-2f3b7a1f6d11/events")
    result = text("What it made; null until it is done.", "/v1/comparisons/0b8f6a2e-9a51-4b43-8f57-6a9f7f3d2a10", null=True)


class JobSchema(Contract):
    """Long work that was asked for."""

    id = text("Its id.", "5f0c0c52-65a5-4a42-9f0e-2f3b7a1f6d11")
    kind = choice(KINDS, "What is done.", "comparison")
    state = choice(
        State,
        "queued, running, done; failed: it cannot be done as it was asked; cancelled; dead: every attempt broke off.",
        "running",
    )
    progress = one(ProgressSchema, "How far it is.")
    result = one(JobResultSchema, "What it made; null until it is done.", null=True)
    error = one(ProblemSchema, "What went wrong the last time, as a problem document; null when nothing did.", null=True)
    attempts = whole("How often it was begun.", 1)
    cancelling = fields.Boolean(
        required=True, metadata={"description": "Whether it is to be cancelled at its next step.", "example": False}
    )
    created = text("When it was asked for.", "2025-05-06T19:00:00+00:00")
    started = text("When it was last begun.", "2025-05-06T19:00:01+00:00", null=True)
    finished = text("When it ended.", "2025-05-06T19:00:09+00:00", null=True)
    links = one(JobLinksSchema, "Where to go from here.")


class JobPageSchema(Contract):
    """Some of the jobs."""

    items = some(fields.Nested(JobSchema), "The jobs, the newest first.")
    next = text("The cursor of the next page; null at the end.", "k42", null=True)


class JobQuerySchema(PageQuerySchema):
    """Which jobs are asked for."""

    state = fields.String(
        validate=validate.OneOf([state.value for state in State], error="must be one of {choices}"),
        metadata={"description": "Only jobs in this state.", "example": "dead"},
    )
    kind = fields.String(
        validate=validate.OneOf(list(KINDS), error="must be one of {choices}"),
        metadata={"description": "Only jobs of this kind.", "example": "comparison"},
    )
