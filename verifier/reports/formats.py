"""The forms a report is sent in: their names, media types and file names. One list for the API, the command line and the pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form of a report. `name` is what `?format=` and `--format` take, and the ending of the file's name."""

    name: str
    media_type: str
    title: str
    attached: bool = False  # a file to keep rather than a page to read

    @property
    def is_binary(self) -> bool:
        """Whether the form is no text."""
        return self.name in ("xlsx", "pdf")


FORMATS = {
    form.name: form
    for form in (
        Format(name="json", media_type="application/json", title="JSON"),
        Format(name="html", media_type="text/html", title="HTML"),
        Format(name="md", media_type="text/markdown", title="Markdown"),
        Format(name="jsonl", media_type="application/x-ndjson", title="JSON Lines"),
        Format(name="csv", media_type="text/csv", title="CSV", attached=True),
        Format(
            name="xlsx",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            title="Excel",
            attached=True,
        ),
        Format(name="pdf", media_type="application/pdf", title="PDF", attached=True),
    )
}
"""Every form; JSON first, which is what a client gets that does not say."""
