"""The service from a Python program: one method for each operation, documents as types, refusals as exceptions."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Self, cast
from urllib.parse import quote

import httpx

from verifier.client import documents as doc
from verifier.client.errors import JobFailed, NotUnderstood
from verifier.client.transport import Transport, document

_ENDED = ("done", "failed", "cancelled", "dead")
_PAGE = 100


class Client:
    """A service at an address. Use it as a context manager, or `close` it.

    `key`: an API key; none is needed at the machine of the service. `language`: in which findings are told ("ar"). `timeout`:
    seconds to wait for an answer. `retries`: tries after the first where a request may be repeated. `transport`: another way to
    reach the service than the network, for tests.

    Every method raises `Problem` when the service refuses, `Unreachable` when nobody answers.
    """

    def __init__(
        self,
        address: str = "http://127.0.0.1:8000",
        *,
        key: str | None = None,
        language: str | None = None,
        timeout: float = 60.0,
        retries: int = 3,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        headers = {"Accept": "application/json"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        if language:
            headers["Accept-Language"] = language
        inner = httpx.Client(base_url=address, headers=headers, timeout=timeout, transport=transport, follow_redirects=False)
        self._sleep = sleep
        self._transport = Transport(inner, retries=retries, sleep=sleep)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._transport.client.close()

    # Checking and reading, without keeping anything

    def check(
        self,
        text: str,
        *,
        language: str | None = None,
        published: str | None = None,
        against: Sequence[doc.Article] | None = None,
        stored: bool | None = None,
    ) -> doc.CheckResult:
        """Check a text against itself, the calendar and articles; without `against`, against all that is kept."""
        body = _given(text=text, language=language, published=published, against=against, stored=stored)
        return cast(doc.CheckResult, self._json("POST", "/v1/claims/check", json=body))

    def extract(self, article: doc.Article) -> doc.Extraction:
        """What an article says: its mentions and claims."""
        return cast(doc.Extraction, self._json("POST", "/v1/claims/extract", json=article))

    def read_file(self, content: bytes, media_type: str) -> doc.Ingested:
        """The articles of a file (HTML, PDF, Word, a feed ...), without keeping them."""
        return cast(doc.Ingested, self._json("POST", "/v1/articles/read", content=content, headers={"Content-Type": media_type}))

    def compare(self, articles: Sequence[doc.Article], *, same_story: bool | None = None) -> doc.Comparison:
        """Compare articles."""
        body = _given(articles=list(articles), same_story=same_story)
        return cast(doc.Comparison, self._json("POST", "/v1/comparisons", json=body))

    def compare_as(self, form: str, articles: Sequence[doc.Article], *, same_story: bool | None = None) -> bytes:
        """Compare articles, as a report in a form: "html", "md", "csv", "xlsx", "pdf", "annotations" and more."""
        body = _given(articles=list(articles), same_story=same_story)
        return self._transport.send(
            "POST", "/v1/comparisons", params={"format": form}, json=body, headers={"Accept": "*/*"}
        ).content

    # Articles that are kept

    def keep_article(self, article: doc.Article, *, idempotency_key: str | None = None) -> doc.StoredArticle:
        """Keep an article; the same address or id again makes a new version."""
        headers = {"Idempotency-Key": idempotency_key or _once()}
        return cast(doc.StoredArticle, self._json("POST", "/v1/articles", json=article, headers=headers))

    def articles(self, *, language: str | None = None, outlet: str | None = None) -> Iterator[doc.StoredArticle]:
        """The articles that are kept."""
        return cast(Iterator[doc.StoredArticle], self._pages("/v1/articles", language=language, outlet=outlet))

    def article(self, article: str) -> doc.StoredArticle:
        """The current version of an article."""
        return cast(doc.StoredArticle, self._json("GET", f"/v1/articles/{_part(article)}"))

    def delete_article(self, article: str) -> None:
        """Delete an article with all its versions."""
        self._transport.send("DELETE", f"/v1/articles/{_part(article)}")

    def article_versions(self, article: str) -> doc.Versions:
        """The versions of an article."""
        return cast(doc.Versions, self._json("GET", f"/v1/articles/{_part(article)}/versions"))

    def article_version(self, article: str, number: int) -> doc.StoredArticle:
        """One version of an article, counted from 1."""
        return cast(doc.StoredArticle, self._json("GET", f"/v1/articles/{_part(article)}/versions/{number}"))

    def article_diff(self, article: str, *, before: int | None = None, after: int | None = None) -> doc.Revision:
        """Two versions claim by claim; the last two where none are named."""
        query = _given(**{"from": before, "to": after})
        return cast(doc.Revision, self._json("GET", f"/v1/articles/{_part(article)}/diff", params=query))

    # Comparisons that are kept, and decisions

    def keep_comparison(
        self, articles: Sequence[doc.Article], *, same_story: bool | None = None, idempotency_key: str | None = None
    ) -> doc.StoredComparison:
        """Compare articles and keep them with the comparison. Where the service makes it a job, wait for its end."""
        told = self._keep(articles, same_story, {"Idempotency-Key": idempotency_key or _once()})
        if "findings" in told:
            return cast(doc.StoredComparison, told)
        ended = self.wait(cast(doc.Job, told)["id"])
        return self.comparison(self._made(ended))

    def submit_comparison(
        self, articles: Sequence[doc.Article], *, same_story: bool | None = None, idempotency_key: str | None = None
    ) -> doc.Job:
        """Ask for a comparison that is kept, as a job. Raises `NotUnderstood` where a service has no jobs."""
        told = self._keep(articles, same_story, {"Idempotency-Key": idempotency_key or _once(), "Prefer": "respond-async"})
        if "state" not in told:
            raise NotUnderstood("the service made the comparison at once; it has no database that workers can see")
        return cast(doc.Job, told)

    def comparisons(self) -> Iterator[doc.ComparisonSummary]:
        """The comparisons that are kept, the newest first."""
        return cast(Iterator[doc.ComparisonSummary], self._pages("/v1/comparisons"))

    def comparison(self, comparison: str) -> doc.StoredComparison:
        """A comparison that is kept, with the decisions about its findings."""
        return cast(doc.StoredComparison, self._json("GET", f"/v1/comparisons/{_part(comparison)}"))

    def report(self, comparison: str, form: str = "html") -> bytes:
        """A comparison that is kept, as a report in a form."""
        path = f"/v1/comparisons/{_part(comparison)}"
        return self._transport.send("GET", path, params={"format": form}, headers={"Accept": "*/*"}).content

    def delete_comparison(self, comparison: str) -> None:
        """Delete a comparison; its articles stay."""
        self._transport.send("DELETE", f"/v1/comparisons/{_part(comparison)}")

    def rerun(self, comparison: str) -> doc.RerunComparison:
        """Compare the current versions of the articles again."""
        headers = {"Idempotency-Key": _once()}
        return cast(doc.RerunComparison, self._json("POST", f"/v1/comparisons/{_part(comparison)}/rerun", headers=headers))

    def share(self, comparison: str, *, days: int | None = None) -> doc.Share:
        """A link that shows a comparison, and nothing else, to whoever has it."""
        return cast(doc.Share, self._json("POST", f"/v1/comparisons/{_part(comparison)}/share", json=_given(days=days)))

    def unshare(self, comparison: str) -> None:
        """End every link that shows a comparison."""
        self._transport.send("DELETE", f"/v1/comparisons/{_part(comparison)}/share")

    def decide(
        self,
        comparison: str,
        finding: str,
        decision: str,
        *,
        reason: str | None = None,
        note: str | None = None,
        by: str | None = None,
        revision: int | None = None,
    ) -> doc.Decision:
        """Decide about a finding: "accept", "dismiss" (with a reason), "note" or "reopen".

        `revision`: that of the decision that is changed; where somebody decided meanwhile the service refuses with 412.
        """
        headers = {"If-Match": f'"{revision}"'} if revision is not None else {}
        body = _given(decision=decision, reason=reason, note=note, by=by)
        path = f"/v1/comparisons/{_part(comparison)}/findings/{_part(finding)}"
        return cast(doc.Decision, self._json("PATCH", path, json=body, headers=headers))

    def claim_review(self, comparison: str, finding: str) -> doc.ClaimReview:
        """The ClaimReview of a finding that a named person accepted."""
        path = f"/v1/comparisons/{_part(comparison)}/findings/{_part(finding)}/claimreview"
        return cast(doc.ClaimReview, self._json("GET", path, headers={"Accept": "*/*"}))

    # Fact-checks of others

    def import_factchecks(self, review: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> doc.Import:
        """Keep the fact-checks of ClaimReview JSON-LD, or of a page: `{"page": html}`."""
        return cast(doc.Import, self._json("POST", "/v1/factchecks", json=review))

    def factchecks(self) -> Iterator[doc.FactCheck]:
        """The fact-checks that are kept."""
        return cast(Iterator[doc.FactCheck], self._pages("/v1/factchecks"))

    def factcheck(self, fact_check: str) -> doc.FactCheck:
        """A fact-check that is kept."""
        return cast(doc.FactCheck, self._json("GET", f"/v1/factchecks/{_part(fact_check)}"))

    def delete_factcheck(self, fact_check: str) -> None:
        """Delete a fact-check."""
        self._transport.send("DELETE", f"/v1/factchecks/{_part(fact_check)}")

    # Jobs

    def jobs(self, *, state: str | None = None, kind: str | None = None) -> Iterator[doc.Job]:
        """The jobs, the newest first."""
        return cast(Iterator[doc.Job], self._pages("/v1/jobs", state=state, kind=kind))

    def job(self, job: str) -> doc.Job:
        """Where a job stands."""
        return cast(doc.Job, self._json("GET", f"/v1/jobs/{_part(job)}"))

    def job_events(self, job: str, *, after: str | None = None) -> Iterator[doc.Job]:
        """The job each time that something changes, until it ends or the stream does. `after`: the id of the last event seen."""
        headers = {"Accept": "text/event-stream"} | ({"Last-Event-ID": after} if after else {})
        with self._transport.stream(f"/v1/jobs/{_part(job)}/events", headers) as response:
            for line in response.iter_lines():
                if line.startswith("data:"):
                    yield cast(doc.Job, json.loads(line.removeprefix("data:")))

    def wait(self, job: str, *, every: float = 1.0, timeout: float | None = None) -> doc.Job:
        """Wait for the end of a job. Raises `JobFailed` when it ends without a result, `TimeoutError` after `timeout` seconds."""
        began = time.monotonic()
        while True:
            told = self.job(job)
            if told["state"] in _ENDED:
                self._made(told)
                return told
            if timeout is not None and time.monotonic() - began > timeout:
                raise TimeoutError(f"job {job} has not ended after {timeout:g} seconds; it is {told['state']}")
            self._sleep(every)

    def cancel_job(self, job: str) -> doc.Job:
        """Cancel a job."""
        return cast(doc.Job, self._json("POST", f"/v1/jobs/{_part(job)}/cancel"))

    def retry_job(self, job: str) -> doc.Job:
        """Send a dead or failed job round again."""
        return cast(doc.Job, self._json("POST", f"/v1/jobs/{_part(job)}/retry"))

    # Webhooks

    def add_webhook(self, url: str, *, events: Sequence[str] | None = None) -> doc.WebhookWithSecret:
        """Have an address told of events. The secret is told once."""
        return cast(doc.WebhookWithSecret, self._json("POST", "/v1/webhooks", json=_given(url=url, events=events)))

    def webhooks(self) -> Iterator[doc.Webhook]:
        """The webhooks."""
        return cast(Iterator[doc.Webhook], self._pages("/v1/webhooks"))

    def webhook(self, webhook: str) -> doc.Webhook:
        """A webhook."""
        return cast(doc.Webhook, self._json("GET", f"/v1/webhooks/{_part(webhook)}"))

    def delete_webhook(self, webhook: str) -> None:
        """Delete a webhook."""
        self._transport.send("DELETE", f"/v1/webhooks/{_part(webhook)}")

    def rotate_webhook(self, webhook: str) -> doc.WebhookWithSecret:
        """Give a webhook another secret; the old one signs besides it for a while."""
        return cast(doc.WebhookWithSecret, self._json("POST", f"/v1/webhooks/{_part(webhook)}/rotate"))

    def test_webhook(self, webhook: str) -> doc.Delivery:
        """Send a webhook a test."""
        return cast(doc.Delivery, self._json("POST", f"/v1/webhooks/{_part(webhook)}/test"))

    def deliveries(self, webhook: str) -> Iterator[doc.Delivery]:
        """What a webhook was sent."""
        return cast(Iterator[doc.Delivery], self._pages(f"/v1/webhooks/{_part(webhook)}/deliveries"))

    def redeliver(self, webhook: str, delivery: str) -> doc.Delivery:
        """Send a delivery again."""
        path = f"/v1/webhooks/{_part(webhook)}/deliveries/{_part(delivery)}/redeliver"
        return cast(doc.Delivery, self._json("POST", path))

    # Keys and the audit trail

    def add_key(self, name: str, scopes: Sequence[str], **more: Any) -> doc.NewKey:
        """Make an API key. The key itself is told once."""
        return cast(doc.NewKey, self._json("POST", "/v1/keys", json={"name": name, "scopes": list(scopes), **more}))

    def keys(self) -> Iterator[doc.Key]:
        """The API keys of the newsroom."""
        return cast(Iterator[doc.Key], self._pages("/v1/keys"))

    def key(self, key: str) -> doc.Key:
        """An API key, without its secret."""
        return cast(doc.Key, self._json("GET", f"/v1/keys/{_part(key)}"))

    def revoke_key(self, key: str) -> None:
        """Revoke an API key."""
        self._transport.send("DELETE", f"/v1/keys/{_part(key)}")

    def rotate_key(self, key: str, *, grace: int | None = None) -> doc.NewKey:
        """Give a key another secret; the old one works for `grace` seconds more."""
        return cast(doc.NewKey, self._json("POST", f"/v1/keys/{_part(key)}/rotate", json=_given(grace=grace)))

    def audit(self, *, object: str | None = None, action: str | None = None, actor: str | None = None) -> Iterator[doc.Entry]:
        """Who did what, the newest first."""
        return cast(Iterator[doc.Entry], self._pages("/v1/audit", object=object, action=action, actor=actor))

    # About the service

    def rules(self) -> doc.Rules:
        """The rules."""
        return cast(doc.Rules, self._json("GET", "/v1/rules"))

    def rule(self, code: str) -> doc.Rule:
        """A rule with its examples."""
        return cast(doc.Rule, self._json("GET", f"/v1/rules/{_part(code)}"))

    def lint_text(self, text: str, *, language: str = "auto") -> doc.EditorAnswer:
        """The findings of one text, as editors that speak LanguageTool's API get them."""
        return cast(doc.EditorAnswer, self._json("POST", "/v2/check", data={"text": text, "language": language}))

    def lint_languages(self) -> list[doc.EditorLanguage]:
        """The languages that texts are read in."""
        return cast(list[doc.EditorLanguage], self._json("GET", "/v2/languages"))

    def lint_info(self) -> doc.Info:
        """What answers to editors."""
        return cast(doc.Info, self._json("GET", "/v2/info"))

    def health(self) -> doc.Health:
        """Whether the service runs."""
        return cast(doc.Health, self._json("GET", "/healthz"))

    def readiness(self) -> doc.Readiness:
        """Whether the service can work. Raises `Problem` with status 503 when it cannot."""
        return cast(doc.Readiness, self._json("GET", "/readyz"))

    def metrics(self) -> str:
        """Figures for Prometheus."""
        return self._transport.send("GET", "/metrics", headers={"Accept": "text/plain"}).text

    def _json(self, method: str, path: str, **options: Any) -> Any:
        return document(self._transport.send(method, path, **options))

    def _keep(self, articles: Sequence[doc.Article], same_story: bool | None, headers: Mapping[str, str]) -> Mapping[str, Any]:
        body = _given(articles=list(articles), same_story=same_story)
        told = self._json("POST", "/v1/comparisons", params={"store": "true"}, json=body, headers=headers)
        return cast(Mapping[str, Any], told)

    def _pages(self, path: str, **query: Any) -> Iterator[Any]:
        """Every item of a list, page by page."""
        cursor: str | None = None
        while True:
            page = self._json("GET", path, params=_given(limit=_PAGE, cursor=cursor, **query))
            yield from page["items"]
            cursor = page.get("next")
            if not cursor:
                return

    def _made(self, job: doc.Job) -> str:
        """What a job made. Raises `JobFailed` when it made nothing."""
        result = job.get("result") or {}
        if job["state"] != "done":
            why = job["error"]["detail"] if job["error"] else "no reason was given"
            raise JobFailed(f"job {job['id']} is {job['state']}: {why}", job)
        return str(result.get("comparison", ""))


OPERATIONS: dict[tuple[str, str], str] = {
    ("POST", "/v1/claims/check"): "check",
    ("POST", "/v1/claims/extract"): "extract",
    ("POST", "/v1/articles/read"): "read_file",
    ("POST", "/v1/articles"): "keep_article",
    ("GET", "/v1/articles"): "articles",
    ("GET", "/v1/articles/{article}"): "article",
    ("DELETE", "/v1/articles/{article}"): "delete_article",
    ("GET", "/v1/articles/{article}/versions"): "article_versions",
    ("GET", "/v1/articles/{article}/versions/{number}"): "article_version",
    ("GET", "/v1/articles/{article}/diff"): "article_diff",
    ("POST", "/v1/comparisons"): "compare",
    ("GET", "/v1/comparisons"): "comparisons",
    ("GET", "/v1/comparisons/{comparison}"): "comparison",
    ("DELETE", "/v1/comparisons/{comparison}"): "delete_comparison",
    ("POST", "/v1/comparisons/{comparison}/rerun"): "rerun",
    ("POST", "/v1/comparisons/{comparison}/share"): "share",
    ("DELETE", "/v1/comparisons/{comparison}/share"): "unshare",
    ("PATCH", "/v1/comparisons/{comparison}/findings/{finding}"): "decide",
    ("GET", "/v1/comparisons/{comparison}/findings/{finding}/claimreview"): "claim_review",
    ("POST", "/v1/factchecks"): "import_factchecks",
    ("GET", "/v1/factchecks"): "factchecks",
    ("GET", "/v1/factchecks/{fact_check}"): "factcheck",
    ("DELETE", "/v1/factchecks/{fact_check}"): "delete_factcheck",
    ("GET", "/v1/jobs"): "jobs",
    ("GET", "/v1/jobs/{job}"): "job",
    ("GET", "/v1/jobs/{job}/events"): "job_events",
    ("POST", "/v1/jobs/{job}/cancel"): "cancel_job",
    ("POST", "/v1/jobs/{job}/retry"): "retry_job",
    ("POST", "/v1/webhooks"): "add_webhook",
    ("GET", "/v1/webhooks"): "webhooks",
    ("GET", "/v1/webhooks/{webhook}"): "webhook",
    ("DELETE", "/v1/webhooks/{webhook}"): "delete_webhook",
    ("POST", "/v1/webhooks/{webhook}/rotate"): "rotate_webhook",
    ("POST", "/v1/webhooks/{webhook}/test"): "test_webhook",
    ("GET", "/v1/webhooks/{webhook}/deliveries"): "deliveries",
    ("POST", "/v1/webhooks/{webhook}/deliveries/{delivery}/redeliver"): "redeliver",
    ("POST", "/v1/keys"): "add_key",
    ("GET", "/v1/keys"): "keys",
    ("GET", "/v1/keys/{key}"): "key",
    ("DELETE", "/v1/keys/{key}"): "revoke_key",
    ("POST", "/v1/keys/{key}/rotate"): "rotate_key",
    ("GET", "/v1/audit"): "audit",
    ("GET", "/v1/rules"): "rules",
    ("GET", "/v1/rules/{code}"): "rule",
    ("POST", "/v2/check"): "lint_text",
    ("GET", "/v2/languages"): "lint_languages",
    ("GET", "/v2/info"): "lint_info",
    ("GET", "/healthz"): "health",
    ("GET", "/readyz"): "readiness",
    ("GET", "/metrics"): "metrics",
}
"""The method of each operation of the OpenAPI document."""


def _given(**values: Any) -> dict[str, Any]:
    """What was given: an absent value is not sent."""
    return {name: value for name, value in values.items() if value is not None}


def _part(value: str) -> str:
    """An id as a part of an address."""
    return quote(value, safe="")


def _once() -> str:
    """A key by which the service does a request once, however often it comes."""
    return str(uuid.uuid4())
