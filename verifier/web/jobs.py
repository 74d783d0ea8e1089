"""The page of a job: how far it is, what became of it, and what can be done. It works without scripts by loading itself again."""

from __future__ import annotations

from flask import Response, abort, make_response, redirect, render_template, url_for

from verifier.jobs.queue import current_queue
from verifier.storage import audit, jobs
from verifier.storage.jobs import Job, State
from verifier.stores import current_actor, current_database, current_tenant, now
from verifier.web.blueprint import blueprint

_AGAIN = 3
"""Seconds after which a page without scripts loads itself again."""
_REPEATED = (State.FAILED, State.DEAD)


@blueprint.get("/jobs/<job>")
def show_job(job: str) -> Response:
    """How far a job is. One that made a report leads to it."""
    found = _found(job)
    if found.state is State.DONE and found.result and "comparison" in found.result:
        return _away(url_for("web.show_report", comparison=found.result["comparison"]))
    page = render_template("web/job.html", job=found, ended=found.has_ended, again=_AGAIN, can_retry=found.state in _REPEATED)
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/jobs/<job>/cancel")
def cancel_job(job: str) -> Response:
    """Cancel a job, from a form. One that has ended stays as it is."""
    if not _found(job).has_ended:
        with current_database().session() as session:
            found = jobs.cancel(session, current_tenant(), job, now=now())
            if found is not None:
                detail = {"state": found.state.value}
                audit.write(session, current_tenant(), "cancel", f"job:{job}", detail, actor=current_actor(), now=now())
    return _away(url_for("web.show_job", job=job))


@blueprint.post("/jobs/<job>/retry")
def retry_job(job: str) -> Response:
    """Send a dead or failed job round again, from a form."""
    if _found(job).state in _REPEATED:
        with current_database().session() as session:
            found = jobs.retry(session, current_tenant(), job, now=now())
            audit.write(session, current_tenant(), "retry", f"job:{job}", {}, actor=current_actor(), now=now())
        if found is not None:
            current_queue().put(found.id)
    return _away(url_for("web.show_job", job=job))


def _found(id_: str) -> Job:
    with current_database().session() as session:
        found = jobs.find(session, current_tenant(), id_)
    if found is None:
        abort(404, description=f"There is no job {id_!r}.")
    return found


def _away(address: str) -> Response:
    response: Response = make_response(redirect(address, 303))
    return response
