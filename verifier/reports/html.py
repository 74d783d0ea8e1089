"""The report as a page: a file of its own, or the body of a page of the site. No script; the style sheet is one file for both."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from verifier.reports.view import Report


def document(report: Report) -> str:
    """The report as one file that needs nothing else."""
    return _environment().get_template("document.html").render(report=report, rule_url=lambda code: None, style=Markup(style()))  # noqa: S704


def body(report: Report, *, rule_url: Callable[[str], str | None] = lambda code: None) -> Markup:
    """The report without head and style, for a page that links `style()`. `rule_url` gives the address of a rule's page."""
    return Markup(_environment().get_template("body.html").render(report=report, rule_url=rule_url))  # noqa: S704 (escaped by the template)


@cache
def style() -> str:
    """The style sheet of a report."""
    return (files("verifier.reports") / "static" / "report.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("verifier.reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
