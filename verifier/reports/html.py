"""The report as a page: a file of its own, or the body of a page of the site. No script; the style sheet is one file for both."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from verifier.reports.drawing import draw
from verifier.reports.labels import Labels, labels
from verifier.reports.view import Finding, Report


def document(report: Report, *, oembed: str | None = None) -> str:
    """The report as one file that needs nothing else. `oembed` is where a page that shows it in a frame is told how."""
    return page(title=report.title, engine=report.engine, body=body(report), style=style(), t=report.t, oembed=oembed)


def page(*, title: str, engine: str, body: Markup, style: str, t: Labels | None = None, oembed: str | None = None) -> str:
    """A file with a body and the style sheet it needs."""
    sheet = Markup(style)  # noqa: S704 (our own style sheet)
    template = environment().get_template("document.html")
    return template.render(title=title, engine=engine, body=body, style=sheet, t=t or labels("en"), oembed=oembed)


def body(
    report: Report,
    *,
    rule_url: Callable[[str], str | None] = lambda code: None,
    actions: Callable[[Finding], Markup] | None = None,
) -> Markup:
    """The report without head and style, for a page that links `style()`. `rule_url` gives the address of a rule's page.

    `actions` gives what an editor can do with a finding; with them the findings that were dismissed are shown too.
    """
    template = environment().get_template("body.html")
    made = template.render(
        report=report, rule_url=rule_url, actions=actions, with_dismissed=actions is not None, draw=draw, t=report.t
    )
    return Markup(made)  # noqa: S704 (escaped by the template)


@cache
def style(*names: str) -> str:
    """The style sheet of a report, then those that are named."""
    folder = files("verifier.reports") / "static"
    return "".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in ("report", *names))


@cache
def environment() -> Environment:
    """The templates of all reports; everything that is not markup of ours is escaped."""
    return Environment(
        loader=PackageLoader("verifier.reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
