"""Jobs: where long work stands, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response

from verifier.errors import Refused
from verifier.jobs import streams
from verifier.jobs.kinds import KINDS
from verifier.jobs.queue import current_queue
from verifier.resources.blueprint import Blueprint
from verifier.resources.conditions import as_json, link_to_next, not_modified, tagged
from verifier.schemas.jobs import JobPageSchema, JobQuerySchema, JobSchema
from verifier.storage import audit, jobs
from verifier.storage.jobs import Job, State
from verifier.stores import current_actor, current_database, current_tenant, now

blueprint = Blueprint("jobs", __name__, url_prefix="/v1/jobs", description="Long work, and how far it is.")

_LAST_EVENT_ID = {
    "in": "header",
    "name": streams.HEADER,
    "schema": {"type": "string"},
    "description": "The id of the last event that was seen; only what came after it is sent. Browsers send it when they reconnect.",
    "example": "3",
}


@blueprint.route("", methods=["GET"])
@blueprint.arguments(JobQuerySchema, location="query")
@blueprint.response(200, JobPageSchema, description="A page of jobs.")
@blueprint.problems(422, 500)
def list_jobs(query: Mapping[str, Any]) -> Response:
    """List the jobs, the newest first. `?state=dead` lists those that were given up."""
    state = State(query["state"]) if "state" in query else None
    with current_database().session() as session:
        page = jobs.listed(
            session, current_tenant(), after=query.get("cursor"), limit=query["limit"], state=state, kind=query.get("kind")
        )
    return link_to_next({"items": [shown(job) for job in page.items], "next": page.next})


@blueprint.route("/<job>", methods=["GET"])
@blueprint.response(200, JobSchema, description="The job.")
@blueprint.problems(404, 500)
def show_job(job: str) -> Response:
    """Show where a job stands. `ETag` changes with the job; `If-None-Match` spares the answer while nothing happens."""
    found = _found(job)
    tag = str(found.revision)
    return not_modified(tag) or tagged(as_json(shown(found)), tag)


@blueprint.route("/<job>/cancel", methods=["POST"])
@blueprint.response(200, JobSchema, description="The job is cancelled.")
@blueprint.alt_response(202, schema=JobSchema, description="The job runs; it ends at its next step.", success=True)
@blueprint.problems(404, 409, 500)
def cancel_job(job: str) -> Response:
    """Cancel a job: at once while it is queued, at its next step while it runs. Nothing that it made is kept."""
    tenant, time = current_tenant(), now()
    with current_database().session() as session:
        found = jobs.cancel(session, tenant, job, now=time)
        if found is None:
            raise _missing(job)
        audit.write(session, tenant, "cancel", f"job:{job}", {"state": found.state.value}, actor=current_actor(), now=time)
    return as_json(shown(found), 202 if found.cancelling and not found.has_ended else 200)


@blueprint.route("/<job>/retry", methods=["POST"])
@blueprint.response(202, JobSchema, description="The job is queued again, with all its attempts.")
@blueprint.problems(404, 409, 500)
def retry_job(job: str) -> Response:
    """Send a dead or failed job round again."""
    tenant, time = current_tenant(), now()
    with current_database().session() as session:
        found = jobs.retry(session, tenant, job, now=time)
        if found is None:
            raise _missing(job)
        audit.write(session, tenant, "retry", f"job:{job}", {}, actor=current_actor(), now=time)
    current_queue().put(found.id)
    return as_json(shown(found), 202)


@blueprint.route("/<job>/events", methods=["GET"])
@blueprint.headers(_LAST_EVENT_ID)
@blueprint.response(200, {"type": "string"}, content_type=streams.CONTENT_TYPE, description="Events as they happen.")
@blueprint.alt_response(204, description="The job has ended, and its end was seen: there is nothing to wait for.", success=True)
@blueprint.problems(404, 500, 503)
def stream_job(job: str) -> Response:
    """Follow a job: an event `job` with the whole job each time something changes, until it has ended.

    `id` counts the changes; `Last-Event-ID` goes on after one. A stream keeps a thread busy, so few are served at once: 503 with
    `Retry-After` beyond. Asking for the job now and then tells the same.
    """
    return streams.follow(_found(job), shown)


def shown(job: Job) -> dict[str, Any]:
    """A job with its links."""
    kind = KINDS[job.kind]
    place = kind.place.format(**job.result) if kind.place and job.result else None
    address = f"/v1/jobs/{job.id}"  # written out: a stream tells of its job when the request's context is gone
    return {**job.to_dict(), "links": {"self": address, "events": f"{address}/events", "result": place}}


def _found(id_: str) -> Job:
    with current_database().session() as session:
        found = jobs.find(session, current_tenant(), id_)
    if found is None:
        raise _missing(id_)
    return found


def _missing(id_: str) -> Refused:
    return Refused("not-found", f"no job has the id {id_!r}")
