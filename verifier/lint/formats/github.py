"""GitHub workflow commands: one line for each finding, which the checks of a pull request show beside the text."""

from __future__ import annotations

from collections.abc import Sequence

from claims.model.finding import Severity
from verifier.lint.drafts import Kind
from verifier.lint.formats.paths import shown_path
from verifier.lint.model import Linted, Note

_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "notice", Severity.INFO: "notice"}


def render(results: Sequence[Linted]) -> str:
    """A workflow command for each note."""
    return "\n".join(_command(result, note) for result in results for note in result.notes)


def _command(result: Linted, note: Note) -> str:
    place = note.places[0]
    values: dict[str, object] = {"file": shown_path(place.draft)}
    where = ""
    if place.lines is not None:
        line, column, end_line, end_column = place.lines
        if result.draft.kind is Kind.DOCX:
            where = f" (paragraph {line}, character {column})"
        else:
            values |= {"line": line, "endLine": end_line}
            if line == end_line:  # columns of a passage over several lines are refused
                values |= {"col": column, "endColumn": end_column}
    values["title"] = f"{note.code} {note.name}"
    told = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    return f"::{_LEVELS[note.severity]} {told}::{_data(f'{note.message}{where}. {note.advice}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
