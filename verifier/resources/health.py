"""Health: whether the process lives, and whether it is ready to answer."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

import claims
from claims.errors import ClaimsError
from claims.language.base import LANGUAGES, language
from claims.language.pipeline import pipeline_name
from claims.model.comparison import Engine
from verifier.errors import Refused
from verifier.logs import describe_exception
from verifier.resources.blueprint import Blueprint
from verifier.schemas.service import HealthSchema, ReadinessSchema
from verifier.storage import jobs
from verifier.stores import current_database, now

_log = logging.getLogger(__name__)

blueprint = Blueprint("health", __name__, description="Whether the service lives and is ready.")


@blueprint.route("/healthz", methods=["GET"])
@blueprint.response(200, HealthSchema, description="The process lives.")
@blueprint.problems(500)
def show_health() -> dict[str, Any]:
    """Say that the process lives, and what engine answers."""
    return {"status": "ok", "engine": engine()}


@blueprint.route("/readyz", methods=["GET"])
@blueprint.response(200, ReadinessSchema, description="The language data is loaded and the database answers; the service is ready.")
@blueprint.problems(500, 503)
def show_readiness() -> dict[str, Any]:
    """Say that the service is ready: each language was read once, and the database answers with the tables of this version.

    `jobs` tells what waits: a lag that grows says that there are too few workers, or none.
    """
    try:
        warm_up()
    except (ClaimsError, OSError, ImportError) as error:
        _log.error("not ready", extra=describe_exception(error))
        raise Refused("not-ready", f"the language data cannot be loaded ({type(error).__name__})") from error
    if not current_database().is_reachable():
        raise Refused("not-ready", "the database does not answer, or its tables are of another version")
    with current_database().session() as session:
        backlog = jobs.backlog(session, now=now())
    return {"status": "ok", "engine": engine(), "jobs": backlog.to_dict()}


@cache
def warm_up() -> None:
    """Load what reading, comparing and telling languages apart need, once in a process, by comparing the languages' own names."""
    names = {code: language(code).own_name for code in LANGUAGES}
    for code, name in names.items():
        pair = [claims.Article(id=id_, language=code, text=name) for id_ in ("a", "b")]
        claims.compare(pair, same_story=True)
    claims.extract(claims.Article(id="any", text="; ".join(names.values())))  # in no one language: it has to be identified


def engine() -> dict[str, Any]:
    """The engine block of the contract, for every language with full data."""
    return Engine(version=claims.ENGINE_VERSION, pipelines={code: pipeline_name(code) for code in LANGUAGES}).to_dict()
