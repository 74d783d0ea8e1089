"""What was read as a page: one file without script, or the body of one."""

from __future__ import annotations

from markupsafe import Markup

from verifier.reports import html
from verifier.reports.extraction.view import Page


def document(page: Page) -> str:
    """The page as one file that needs nothing else."""
    return html.page(title=page.title, engine=page.engine, body=body(page), style=html.style("extraction"))


def body(page: Page) -> Markup:
    """The page without head and style."""
    return Markup(html.environment().get_template("extraction/body.html").render(page=page))  # noqa: S704 (escaped by the template)
