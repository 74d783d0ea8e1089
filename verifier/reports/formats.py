"""The forms a report is sent in: their names, media types and file names. One list for the API, the command line and the pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form of a report. `name` is what `?format=` and `--format` take; `suffix` the ending of a file's name, where it differs."""

    name: str
    media_type: str
    title: str
    attached: bool = False  # a file to keep rather than a page to read
    suffix: str | None = None

    @property
    def for_programs(self) -> bool:
        """Whether people hardly read it: the pages offer it behind the others."""
        return self.name in ("json", "jsonl", "csv", "annotations", "schema-org", "slack")

    @property
    def ending(self) -> str:
        """What the name of a file of this form ends in."""
        return self.suffix or self.name

    @property
    def is_binary(self) -> bool:
        """Whether the form is no text."""
        return self.name in ("xlsx", "pdf", "email")


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
        Format(
            name="annotations",
            media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
            title="Web Annotations",
            suffix="anno.jsonld",
        ),
        Format(name="schema-org", media_type="application/ld+json", title="schema.org", suffix="schema.jsonld"),
        Format(name="slack", media_type="application/vnd.slack.message+json", title="Slack", suffix="slack.json"),
        Format(name="email", media_type="message/rfc822", title="E-mail", attached=True, suffix="eml"),
    )
}
"""Every form; JSON first, which is what a client gets that does not say."""


def content_type(form: str) -> str:
    """The value of the header Content-Type for a form."""
    media_type = FORMATS[form].media_type
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
