"""The pages of what is kept: reports with an editor's decisions, and articles. Everything works with plain forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from markupsafe import Markup

from verifier import reports, shares
from verifier.embed import links
from verifier.errors import Refused
from verifier.reports import html
from verifier.reports.passage import direction, language_name, one_line
from verifier.reports.retell import retold
from verifier.reports.view import Finding
from verifier.storage import articles, audit, comparisons, decisions, webhooks
from verifier.storage.comparisons import StoredComparison
from verifier.storage.decisions import Decision, State
from verifier.storage.webhooks import Event
from verifier.stores import current_actor, current_database, current_tenant, now
from verifier.web.blueprint import blueprint
from verifier.web.downloads import download, rule_url
from verifier.web.interface import wanted_language, words

_PAGE = 20
_STATES = {"accept": State.ACCEPTED, "dismiss": State.DISMISSED, "reopen": State.OPEN}
_OUTLETS = 6  # named in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A stored report as a line of the list."""

    stored: StoredComparison
    title: str
    language: str
    direction: str
    outlets: tuple[str, ...]
    open: int
    decided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What was just done about the links of a report."""

    url: str | None = None
    until: str | None = None
    ended: bool = False
    alert: str | None = None


@blueprint.get("/reports")
def list_reports() -> str:
    """The reports that are kept, the newest first."""
    with current_database().session() as session:
        page = comparisons.listed(session, current_tenant(), after=request.args.get("cursor"), limit=_PAGE)
        ids = [item["id"] for stored in page.items for item in stored.result["findings"]]
        made = decisions.decided(session, current_tenant(), ids)
    return render_template(
        "web/reports.html",
        items=[_listed(stored, made) for stored in page.items],
        next=page.next,
        first="cursor" not in request.args,
    )


@blueprint.get("/reports/<comparison>")
def show_report(comparison: str) -> str | Response:
    """A report that is kept, with what can be decided about its findings; `?format=` downloads it."""
    stored = _found(comparison)
    if "format" in request.args:
        return download(_told(stored), stored.articles, request.args["format"], name=stored.id[:8])
    return _page(stored)


@blueprint.post("/reports/<comparison>/findings/<path:finding>")
def decide_finding(comparison: str, finding: str) -> Response:
    """An editor's decision, from a form; pages with a script use the API."""
    stored = _found(comparison)
    if all(item["id"] != finding for item in stored.result["findings"]):
        abort(404, description=f"The report has no finding {finding!r}.")
    t, sent = words(), {name: request.form.get(name, "").strip() or None for name in ("reason", "note", "by")}
    with current_database().session() as session:
        before = decisions.decided(session, current_tenant(), [finding]).get(finding, Decision(finding=finding))
    asked = request.form.get("decision", "")
    state = before.state if asked == "note" else _STATES.get(asked)
    if state is None:
        abort(400, description=f"There is no decision {asked!r}; there are {', '.join(_STATES)} and note.")
    reason = (sent["reason"] or before.reason) if asked == "note" else sent["reason"]
    if state is State.DISMISSED and not reason:
        return make_response(_page(stored, alert=t("A dismissal needs a reason."), wrong=finding), 422)
    seen = request.form.get("revision", "")
    decision = Decision(finding=finding, state=state, reason=reason, note=sent["note"], by=sent["by"])
    try:
        with current_database().session() as session:
            expected = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else None
            kept = decisions.decide(session, current_tenant(), decision, now=now(), expected=expected, actor=current_actor())
            data = {"comparison": stored.id, "finding": finding, "state": kept.state.value, "revision": kept.revision}
            webhooks.tell(session, current_tenant(), Event.FINDING_DECIDED, data, now=now())
    except Refused:
        alert = t(
            "Somebody decided about this finding meanwhile. What you see now is the present state; decide again if you need to."
        )
        return make_response(_page(stored, alert=alert, wrong=finding), 412)
    return redirect(url_for("web.show_report", comparison=comparison, _anchor=finding), 303)  # type: ignore[return-value]


@blueprint.post("/reports/<comparison>/share")
def share_report(comparison: str) -> str | Response:
    """Make a link that shows the report to whoever has it, or end every one that was made."""
    stored, t = _found(comparison), words()
    if request.form.get("share") == "end":
        links.end(stored.id)
        return _page(stored, shared=Shared(ended=True))
    asked = request.form.get("days", "")
    days = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 0
    if not 1 <= days <= shares.LONGEST:
        return make_response(_page(stored, shared=Shared(alert=t("A link holds from 1 to {most} days.", most=shares.LONGEST))), 422)
    try:
        made = links.create(stored.id, days=days)
    except Refused as error:
        return make_response(_page(stored, shared=Shared(alert=str(error))), 503)
    return _page(stored, shared=Shared(url=made["url"], until=t.day(made["until"])))


@blueprint.post("/reports/<comparison>/delete")
def delete_report(comparison: str) -> Response:
    """Delete a report; its articles and the decisions stay."""
    with current_database().session() as session:
        if not comparisons.forget(session, current_tenant(), comparison):
            abort(404, description=f"There is no report {comparison!r}.")
        audit.write(session, current_tenant(), "delete", f"comparison:{comparison}", {}, actor=current_actor(), now=now())
    return redirect(url_for("web.list_reports"), 303)  # type: ignore[return-value]


@blueprint.get("/articles")
def list_articles() -> str:
    """The articles that are kept, each in its newest version."""
    with current_database().session() as session:
        page = articles.listed(session, current_tenant(), after=request.args.get("cursor"), limit=_PAGE, language=None, outlet=None)
    return render_template(
        "web/articles.html", items=page.items, next=page.next, first="cursor" not in request.args, about=_about(words())
    )


@blueprint.get("/articles/<path:article>")
def show_article(article: str) -> str:
    """One article in its newest version, or in `?version=`."""
    asked = request.args.get("version", "")
    version = int(asked) if asked.isascii() and asked.isdecimal() and 0 < len(asked) < 10 else None
    with current_database().session() as session:
        stored = articles.find(session, current_tenant(), article, version=version)
    if stored is None:
        abort(404, description=f"There is no article {article!r}.")
    return render_template("web/article.html", stored=stored, about=_about(words()))


def _page(stored: StoredComparison, *, alert: str | None = None, wrong: str | None = None, shared: Shared | None = None) -> str:
    view = reports.build(_told(stored), stored.articles, language=wanted_language())
    t = words()

    def actions(finding: Finding) -> Markup:
        made = render_template(
            "web/decision.html", finding=finding, comparison=stored.id, alert=alert if finding.id == wrong else None
        )
        return Markup(made)  # noqa: S704 (escaped by the template)

    decided = sum(item.decision is not None and item.decision.state != "open" for group in view.groups for item in group.findings)
    return render_template(
        "web/stored.html",
        report=view,
        body=html.body(view, rule_url=rule_url, actions=actions),
        comparison=stored.id,
        created=t.day(stored.created.isoformat(timespec="minutes")),
        decided=decided + len(view.dismissed),
        total=view.decisions + len(view.dismissed),
        alert=alert,
        wrong=wrong,
        shared=shared,
        longest=shares.LONGEST,
        usual=shares.USUAL,
    )


def _told(stored: StoredComparison) -> dict[str, Any]:
    ids = [item["id"] for item in stored.result["findings"]]
    with current_database().session() as session:
        made = decisions.decided(session, current_tenant(), ids)
    kept = [made[id_].to_dict() for id_ in dict.fromkeys(ids) if id_ in made]
    address = url_for("web.show_report", comparison=stored.id, _external=True)
    return {**retold(stored.result, wanted_language(), stored.reasons), "decisions": kept, "address": address}


def _found(id_: str) -> StoredComparison:
    with current_database().session() as session:
        stored = comparisons.find(session, current_tenant(), id_)
    if stored is None:
        abort(404, description=f"There is no report {id_!r}.")
    return stored


def _listed(stored: StoredComparison, made: Mapping[str, Decision]) -> Listed:
    serious = [item["id"] for item in stored.result["findings"] if item["severity"] != "info"]
    decided = sum(id_ in made and made[id_].state is not State.OPEN for id_ in serious)
    titled = next((item for item in _in_own_direction(stored) if item["title"]), None)
    title = one_line(titled["title"]) if titled else ""
    code = (titled or {}).get("language") or "und"
    outlets = tuple(dict.fromkeys(item["outlet"] for item in stored.result["articles"] if item["outlet"]))
    return Listed(
        stored=stored,
        title=title,
        language=code,
        direction=direction(code, title),
        outlets=outlets[:_OUTLETS],
        open=len(serious) - decided,
        decided=decided,
    )


def _in_own_direction(stored: StoredComparison) -> Sequence[Mapping[str, Any]]:
    """The articles, those first that are written in the direction of the reader."""
    own = words().direction
    return sorted(stored.result["articles"], key=lambda item: direction(item["language"] or "und", item["title"] or "") != own)


def _about(t: Any) -> Any:
    def about(article: Any) -> dict[str, str]:
        """How the language of an article is called, and in which direction it runs."""
        code = article.language or "und"
        name = t(language_name(code)) if article.language else t("not given")
        return {"language": code, "name": name, "direction": direction(code, article.text)}

    return about
