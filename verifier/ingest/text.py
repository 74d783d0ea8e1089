"""Plain text: the whole file is the text of one article."""

from __future__ import annotations

from verifier.errors import Refused
from verifier.ingest.encoding import decoded
from verifier.ingest.model import Draft, Limits, Reading

FORMAT = "text"


def read(data: bytes, *, limits: Limits, media_type: str | None = None) -> list[Reading]:
    """One article. No line end is changed. Raises `Refused` for what is no text."""
    words, lost = decoded(data, media_type=media_type)
    if "\0" in words:
        raise Refused("unreadable-file", "it holds the character 0, so it is no text")
    draft = Draft(format=FORMAT, text=words)
    if lost:
        draft.note("text", f"{lost} characters could not be read and stand as \ufffd")
    return [draft.finished(limits)]
