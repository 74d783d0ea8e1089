"""Every status that the OpenAPI document promises is reached, operation by operation, and no other.

A newsroom's life is lived once over several services (strict, small, slow, one that fetches, one that is broken); a recorder
writes down which operation answered with which status.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from typing import Any

import pytest
from flask import Flask, Response, request

import claims
from claims.errors import DataError
from tests.verifier import fakes
from tests.verifier.fakes import WRONG_DAY
from tests.verifier.test_auth import ELSEWHERE, make_app, make_key
from tests.verifier.test_tenants import review
from verifier import shares
from verifier.caller import Scope
from verifier.resources import health
from verifier.storage import jobs
from verifier.storage.models import JobRow
from verifier.stores import database_of, now

FREE = ("/healthz", "/readyz", "/metrics")
ARTICLE = {"id": "a1", "url": "https://example.org/1", "text": f"It reopens on {WRONG_DAY}."}
REVIEW = review("Facts")
BODIES: dict[str, Any] = {
    "POST /v1/claims/check": {"text": "It rains."},
    "POST /v1/claims/extract": {"text": "It rains."},
    "POST /v1/articles": ARTICLE,
    "POST /v1/articles/read": {"url": "https://example.org/1"},
    "POST /v1/comparisons": {"articles": [ARTICLE], "same_story": True},
    "POST /v1/comparisons/{comparison}/share": {"days": 7},
    "PATCH /v1/comparisons/{comparison}/findings/{finding}": {"decision": "accept", "by": "A. Editor"},
    "POST /v1/factchecks": REVIEW,
    "POST /v1/webhooks": {"url": "https://cms.example/hook"},
    "POST /v1/keys": {"name": "new", "scopes": ["read"]},
    "POST /v1/keys/{key}/rotate": {},
}
"""A good body of each operation that takes JSON."""

Reached = dict[str, set[int]]


def operation_of(rule: str, method: str) -> str:
    path = re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule)
    return f"{method} {path}"


def operations(app: Flask) -> dict[str, set[int]]:
    """The statuses that each operation documents."""
    paths = app.test_client().get("/v1/openapi.json").json["paths"]
    return {
        f"{method.upper()} {path}": {int(status) for status in operation["responses"] if status.isdigit()}
        for path, item in paths.items()
        for method, operation in item.items()
        if method != "parameters"
    }


def recorded(app: Flask, reached: Reached) -> Flask:
    @app.after_request
    def write_down(response: Response) -> Response:
        if request.url_rule is not None:
            reached[operation_of(request.url_rule.rule, request.method)].add(response.status_code)
        return response

    return app


class Desk:
    """A newsroom that has one of everything, and asks."""

    def __init__(self, app: Flask, *, name: str = "desk key") -> None:
        self.app, self.client, self.key = app, app.test_client(), make_key(app, "admin", name=name)
        self.known: dict[str, str] = {}

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        given = {"json": body} if body is not None else {}
        return self.client.open(path, method=method, headers={**self.key, **headers}, **given)

    def address(self, operation: str) -> str:
        """The address of an operation on what the desk has."""
        return re.sub(r"\{(\w+)\}", lambda found: self.known[found[1]], operation.partition(" ")[2])

    def settle(self) -> None:
        """Keep one of everything."""
        made = self.ask("POST", "/v1/comparisons?store=true", BODIES["POST /v1/comparisons"]).json
        hook = self.ask("POST", "/v1/webhooks", BODIES["POST /v1/webhooks"]).json["id"]
        delivery = self.ask("POST", f"/v1/webhooks/{hook}/test").json["id"]
        self.ask("POST", "/v1/articles", {**ARTICLE, "text": "It reopens on 8 May 2025."})
        self.known = {
            "comparison": made["id"],
            "finding": made["findings"][0]["id"],
            "article": "a1",
            "number": "1",
            "fact_check": self.ask("POST", "/v1/factchecks", REVIEW).json["items"][0]["id"],
            "webhook": hook,
            "delivery": delivery,
            "job": self.job(jobs.State.QUEUED),
            "key": self.ask("POST", "/v1/keys", BODIES["POST /v1/keys"]).json["key"],
            "code": "T101",
        }

    def job(self, state: jobs.State) -> str:
        """A job that stands like this."""
        with database_of(self.app).session() as session:
            job = jobs.create(session, "desk", "comparison", {"articles": [], "same_story": None}, now=now())
            row = session.query(JobRow).filter(JobRow.id == job.id).one()
            row.state = state.value
            row.finished = now() if state in jobs.ENDED else None
        return job.id


def live(desk: Desk, fetching: Desk, reached: Reached, patch: pytest.MonkeyPatch) -> None:
    """What goes well, and what each operation refuses for reasons of its own."""
    for operation in list(operations(desk.app)):
        method, _, path = operation.partition(" ")
        if method == "GET":
            stored = desk.ask("GET", desk.address(operation) + ("?from=1&to=2" if path.endswith("/diff") else ""))
            stored.close()
    check = BODIES["POST /v1/claims/check"]
    desk.ask("POST", "/v1/claims/check", check)
    desk.ask("POST", "/v1/claims/extract", check)
    desk.ask("POST", "/v1/comparisons", BODIES["POST /v1/comparisons"])
    for address in ("/v1/claims/extract", "/v1/comparisons"):
        desk.ask("POST", address, BODIES[f"POST {address}"], Accept="image/png")
    desk.ask("GET", desk.address("GET /v1/comparisons/{comparison}"), Accept="image/png")
    desk.ask("POST", "/v1/articles/read", ARTICLE)
    desk.client.post("/v1/articles", data={"file": (io.BytesIO(b"It rains."), "a.txt")}, headers=desk.key)
    desk.client.post("/v2/check", data={"text": "It rains.", "language": "en"}, headers=desk.key)
    desk.ask("POST", "/v1/comparisons?store=true", BODIES["POST /v1/comparisons"], Prefer="respond-async")
    use_keys_twice(desk)
    finding = desk.address("PATCH /v1/comparisons/{comparison}/findings/{finding}")
    desk.ask("GET", f"{finding}/claimreview")  # nobody has accepted it
    desk.ask("PATCH", finding, {"decision": "accept", "by": "A. Editor"})
    desk.ask("PATCH", finding, {"decision": "reopen"}, **{"If-Match": '"7"'})
    desk.ask("PATCH", finding, {"decision": "accept", "by": "A. Editor"})
    desk.ask("GET", f"{finding}/claimreview")
    desk.ask("POST", desk.address("POST /v1/comparisons/{comparison}/share"), {"days": 7})
    desk.ask("DELETE", desk.address("DELETE /v1/comparisons/{comparison}/share"))
    desk.ask("POST", desk.address("POST /v1/webhooks/{webhook}/rotate"))
    desk.ask("POST", desk.address("POST /v1/webhooks/{webhook}/deliveries/{delivery}/redeliver"))
    desk.ask("POST", desk.address("POST /v1/keys/{key}/rotate"), {})
    desk.ask("POST", "/v1/keys", BODIES["POST /v1/keys"])  # the name is taken
    # Jobs: one that waits, one that runs, one that is done, one that is dead.
    desk.ask("POST", f"/v1/jobs/{desk.job(jobs.State.QUEUED)}/cancel")
    desk.ask("POST", f"/v1/jobs/{desk.job(jobs.State.RUNNING)}/cancel")
    done = desk.job(jobs.State.DONE)
    desk.ask("POST", f"/v1/jobs/{done}/cancel")
    desk.ask("POST", f"/v1/jobs/{done}/retry")
    desk.ask("GET", f"/v1/jobs/{done}/events", **{"Last-Event-ID": "1"}).close()
    desk.ask("POST", f"/v1/jobs/{desk.job(jobs.State.DEAD)}/retry")
    # Addresses of articles: read where that is set, and nothing answers there.
    for path in ("/v1/articles", "/v1/articles/read"):
        fetching.ask("POST", path, {"url": "http://nobody.invalid/1"})

    def fail() -> None:
        raise DataError("a table is broken")

    with patch.context() as broken:
        broken.setattr(shares, "secret_of", lambda config: None)
        desk.ask("POST", desk.address("POST /v1/comparisons/{comparison}/share"), {"days": 7})
        broken.setattr(health, "warm_up", fail)
        desk.ask("GET", "/readyz")
    for operation in (
        "/v1/factchecks/{fact_check}",
        "/v1/webhooks/{webhook}",
        "/v1/keys/{key}",
        "/v1/comparisons/{comparison}",
        "/v1/articles/{article}",
    ):
        desk.ask("DELETE", desk.address(f"DELETE {operation}"))
    desk.ask("POST", desk.address("POST /v1/keys/{key}/rotate"), {})  # revoked


def use_keys_twice(desk: Desk) -> None:
    """An Idempotency-Key belongs to one request."""
    other = {"articles": [{"text": "It rains."}]}
    comparison = desk.ask("POST", "/v1/comparisons?store=true", other).json["id"]
    store = "/v1/comparisons?store=true"
    for number, requests in enumerate(
        (
            (("/v1/articles", ARTICLE), ("/v1/articles", {"text": "It rains."})),
            ((store, BODIES["POST /v1/comparisons"]), (store, other)),
            ((desk.address("POST /v1/comparisons/{comparison}/rerun"), None), (f"/v1/comparisons/{comparison}/rerun", None)),
        )
    ):
        for path, body in requests:
            desk.ask("POST", path, body, **{"Idempotency-Key": f"k{number}"})


def spoil(desk: Desk, small: Desk) -> None:
    """What every operation refuses alike: broken bodies, wrong types, too much, what does not fit, what is not there."""
    for operation, statuses in operations(desk.app).items():
        method, _, path = operation.partition(" ")
        address, body = desk.address(operation), BODIES.get(operation)
        if 404 in statuses:
            desk.ask(method, re.sub(r"\{\w+\}", "none", path) if "{number}" not in path else "/v1/articles/none/versions/1", body)
        if 422 in statuses:
            desk.ask(method, f"{address}?unknown=1", body)
        if body is not None or path == "/v2/check":
            desk.client.open(address, method=method, data=b"{", content_type="application/json", headers=desk.key)
            desk.client.open(address, method=method, data=b"x", content_type="text/x-unknown", headers=desk.key)
            small.client.open(address, method=method, data=b" " * 5000, content_type="application/json", headers=small.key)
            desk.ask(method, address, 7)
        if path.endswith("/rerun"):
            desk.ask(method, address, **{"Idempotency-Key": "é"})
    desk.client.post("/v2/check", data=b"text=%ff", content_type="application/x-www-form-urlencoded", headers=desk.key)
    small.client.post("/v2/check", data={"text": "x" * 5000}, headers=small.key)


def keep_out(desk: Desk, limited: Flask) -> None:
    """Who has no key, a key for other things, or asks too often."""
    keys = [make_key(desk.app, scope.value, name=f"only {scope.value}") for scope in Scope if scope is not Scope.ADMIN]
    known = Desk(limited, name="other")
    for operation, statuses in operations(desk.app).items():
        method, _, path = operation.partition(" ")
        address, body = re.sub(r"\{\w+\}", "1", path), BODIES.get(operation)
        given = {"json": body} if body is not None else {}
        if 401 in statuses:
            desk.client.open(address, method=method, **given)
        for key in keys if 403 in statuses else ():
            desk.client.open(address, method=method, headers=key, **given).close()
        for _ in range(2 if path not in FREE else 0):
            known.client.open(address, method=method, headers=known.key, **given).close()
            known.client.open(address, method=method, environ_overrides=ELSEWHERE, **given).close()


def break_down(broken: Desk) -> None:
    """Every view fails, for a reason that nobody foresaw."""

    def fail(**_: Any) -> Any:
        raise RuntimeError("never seen before")

    for rule in list(broken.app.url_map.iter_rules()):
        broken.app.view_functions[rule.endpoint] = fail
    for rule in broken.app.url_map.iter_rules():
        path = re.sub(r"<[^<>]+>", "1", rule.rule)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            broken.client.open(path, method=method, headers=broken.key)


@pytest.fixture(scope="module")
def reached(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, set[int]], Reached]:
    found: Reached = defaultdict(set)

    def service(name: str, **settings: Any) -> Flask:
        return recorded(make_app(tmp_path_factory.mktemp(name), keys="always", **{"rate_limit": "off", **settings}), found)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("extract", "compare", "check", "read"):
            patch.setattr(claims, name, getattr(fakes, name))
        desk = Desk(service("desk"))
        documented = operations(desk.app)
        desk.settle()
        live(desk, Desk(service("fetching", fetch=True)), found, patch)
        other = Desk(service("spoiled", job_streams=0))
        other.settle()
        other.ask("GET", other.address("GET /v1/jobs/{job}/events"))
        spoil(other, Desk(service("small", max_bytes=1000)))
        keep_out(other, service("limited", rate_limit="1/minute"))
        break_down(Desk(service("broken")))
    return documented, found


def test_every_documented_status_is_reached_and_no_other(reached: tuple[dict[str, set[int]], Reached]) -> None:
    documented, found = reached
    assert sum(map(len, documented.values())) > 300
    missed = {
        operation: sorted(statuses - found[operation]) for operation, statuses in documented.items() if statuses - found[operation]
    }
    extra = {
        operation: sorted(found[operation] - statuses) for operation, statuses in documented.items() if found[operation] - statuses
    }
    assert not missed, missed
    assert not extra
