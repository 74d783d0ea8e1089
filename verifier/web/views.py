"""The pages to compare articles on, the examples, the rules. Nothing is stored unless it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import Response, abort, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, HTTPException, default_exceptions

from claims.errors import InvalidArticle, UnknownRule
from claims.language.base import LANGUAGES, language
from claims.model.article import Article
from claims.rules import CATALOGUE, rule, wording
from verifier import engine, problems, reports
from verifier.caller import Scope, require
from verifier.config import Config
from verifier.errors import Refused
from verifier.house import current_house
from verifier.ingest import ACCEPTED
from verifier.limits import EXTENSION
from verifier.reports import html
from verifier.reports import words as reports_words
from verifier.reports.passage import direction, language_name
from verifier.resources import later
from verifier.resources.comparisons import keep_compared
from verifier.resources.reading import fetched
from verifier.web import forms
from verifier.web.blueprint import blueprint
from verifier.web.demo import DemoStory, demo_stories
from verifier.web.downloads import download, rule_url
from verifier.web.interface import wanted_language, words


@blueprint.get("/")
def start() -> str:
    """The page to paste articles into."""
    return _form_page(forms.Form())


@blueprint.post("/compare")
def compare_articles() -> str | Response:
    """The report of the articles that were sent; the form again when something is wrong with it."""
    config = _config()
    request.max_form_memory_size = config.max_bytes
    action = request.form.get("action", "compare")
    if "articles" in request.form:
        articles = _unpacked(request.form["articles"], config)
        return _keep(articles) if action == "keep" else download(_compared(articles), articles, request.form.get("format", "json"))
    form = forms.typed(request.form, request.files.getlist("files"), config, words(), fetched=fetched)
    if action == "add":
        return _form_page(
            replace(form, rows=forms.padded(form.rows, min(len(form.rows) + 1, config.max_articles))), focus=len(form.rows) + 1
        )
    if action.startswith("remove-") and action[7:].isdecimal():
        gone = int(action[7:]) - 1
        return _form_page(replace(form, rows=forms.padded([row for at, row in enumerate(form.rows) if at != gone])))
    form = forms.checked(form, config, words())
    if not form.is_usable:
        return make_response(_form_page(form), 422)
    return _keep(form.articles) if form.keep else _report_page(form.articles, notes=form.notes)


@blueprint.get("/compare")
def compare_without_articles() -> Response:
    """A report is not kept: opening its address again leads to the form."""
    return redirect(url_for("web.start"), 303)  # type: ignore[return-value]


@blueprint.get("/demo")
def list_demos() -> str:
    """The demonstration stories."""
    return render_template("web/demos.html", stories=demo_stories())


@blueprint.get("/demo/<slug>")
def show_demo(slug: str) -> str | Response:
    """The report of a demonstration story; `?format=` downloads it."""
    story = _story(slug)
    if "format" in request.args:
        return download(_compared(story.articles), story.articles, request.args["format"], name=story.slug)
    return _report_page(story.articles, story=story)


@blueprint.get("/demo/<slug>/articles")
def edit_demo(slug: str) -> str:
    """The articles of a demonstration story in the form, to be changed and compared again."""
    rows = [forms.row_of(article) for article in _story(slug).articles]
    return _form_page(forms.Form(rows=forms.padded(rows)))


@blueprint.get("/rules")
def list_rules() -> str:
    """Every rule of the catalogue."""
    return render_template("web/rules.html", rules=CATALOGUE, words=reports_words)


@blueprint.get("/rules/<code>")
def show_rule(code: str) -> str:
    """One rule: what it finds, why, and examples of both kinds."""
    try:
        found = rule(code)
    except UnknownRule as error:
        abort(404, description=str(error))
    paragraphs = [" ".join(part.split()) for part in found.documentation.strip().split("\n\n")]
    return render_template(
        "web/rule.html", rule=found, paragraphs=paragraphs, words=reports_words, direction=direction, language_name=language_name
    )


@blueprint.get("/static/report.css")
def report_style() -> Response:
    """The style sheet of reports, the same that a report in one file carries."""
    return Response(html.style(), mimetype="text/css", headers={"Cache-Control": "no-cache"})


@blueprint.app_errorhandler(400)
@blueprint.app_errorhandler(404)
@blueprint.app_errorhandler(405)
@blueprint.app_errorhandler(406)
@blueprint.app_errorhandler(413)
def show_problem(error: HTTPException) -> Response:
    """A page for browsers; a problem document for everybody else."""
    if not _is_browser():
        return problems.http_problem(error)
    response = make_response(render_template("web/problem.html", error=error), error.code or 500)
    for header, value in error.get_headers():
        if header.lower() not in ("content-type", "content-length"):
            response.headers.add(header, value)
    response.vary.add("Accept")
    return response


@blueprint.errorhandler(Refused)
def show_refusal(error: Refused) -> Response:
    """What the storage refuses, such as a cursor that is none, is a page too."""
    if not _is_browser():
        return problems.refusal(error)
    status = problems.PROBLEMS[error.problem].status
    response = show_problem(default_exceptions.get(status, BadRequest)(str(error)))
    response.headers.update(error.headers)
    return response


def _is_browser() -> bool:
    kinds = [problems.CONTENT_TYPE, "application/json", "text/html"]
    api = request.path.startswith(("/v1/", "/v2/"))
    return not api and request.accept_mimetypes.best_match(kinds) == "text/html"


def _config() -> Config:
    config: Config = current_app.extensions.get(EXTENSION) or Config()
    return config


def _form_page(form: forms.Form, *, focus: int | None = None) -> str:
    return render_template(
        "web/start.html",
        form=form,
        focus=focus,
        stories=demo_stories(),
        languages=[language(code) for code in LANGUAGES],
        most=_config().max_articles,
        reads_addresses=_config().fetch,
        accepted=",".join(ACCEPTED),
    )


def _report_page(articles: Sequence[Article], *, story: DemoStory | None = None, notes: Sequence[str] = ()) -> str:
    view = reports.build(_compared(articles), articles, language=wanted_language())
    return render_template(
        "web/report.html",
        report=view,
        body=html.body(view, rule_url=rule_url),
        story=story,
        packed=forms.packed(articles),
        notes=notes,
    )


def _compared(articles: Sequence[Article]) -> dict[str, Any]:
    return wording.comparison_in(engine.compare(articles, house=current_house()), wanted_language()).to_dict()


def _keep(articles: Sequence[Article]) -> Response:
    """Keep articles with their comparison; of many a job does it, and its page shows how far it is."""
    require(Scope.WRITE)
    own = forms.with_ids_of_their_own(articles)
    if later.is_wanted(len(own)):
        return redirect(url_for("web.show_job", job=later.submit(own).id), 303)  # type: ignore[return-value]
    kept = keep_compared(own)
    return redirect(url_for("web.show_report", comparison=kept.id), 303)  # type: ignore[return-value]


def _unpacked(text: str, config: Config) -> tuple[Article, ...]:
    try:
        return forms.unpacked(text, config)
    except (Refused, InvalidArticle) as error:
        abort(400, description=str(error))


def _story(slug: str) -> DemoStory:
    for story in demo_stories():
        if story.slug == slug:
            return story
    abort(404, description=f"There is no demonstration story {slug!r}.")
