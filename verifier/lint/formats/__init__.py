"""What linting found, in the formats that people, editors and pipelines read. One module each; all are functions of the results."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.model.finding import Severity
from verifier.lint.formats import github, human, json, junit, languagetool, sarif
from verifier.lint.model import Linted

FORMATS = ("human", "json", "sarif", "github", "junit", "languagetool")
SUFFIXES = {".json": "json", ".sarif": "sarif", ".xml": "junit", ".txt": "human"}


def render(results: Sequence[Linted], form: str, *, fail_on: Severity, colour: bool = False) -> str:
    """The results in a format. `fail_on`: the least severity that fails; `colour`: for a terminal that shows it."""
    renderers: dict[str, Callable[[], str]] = {
        "human": lambda: human.render(results, colour=colour),
        "json": lambda: json.render(results),
        "sarif": lambda: sarif.render(results),
        "github": lambda: github.render(results),
        "junit": lambda: junit.render(results, fail_on=fail_on),
        "languagetool": lambda: languagetool.render(results),
    }
    return renderers[form]()
