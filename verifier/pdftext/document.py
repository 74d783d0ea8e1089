"""A whole PDF as words: headline, text, and what is to be known about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from verifier.pdftext.glyphs import Unreadable, sheets
from verifier.pdftext.paragraphs import headline, paragraphs_of
from verifier.pdftext.rows import lines_of

_MOST_UNKNOWN = 0.2
"""The share of letters that the file does not name; beyond it there is no reading it."""


@dataclass(slots=True)
class Words:
    """What a document says."""

    title: str | None
    text: str
    notes: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {"title": self.title, "text": self.text, "notes": self.notes}


def words_of(data: bytes) -> Words:
    """The words of a file. Raises `Unreadable`."""
    try:
        found = list(sheets(data))
        paragraphs = paragraphs_of([lines_of(sheet.glyphs) for sheet in found])
    except Unreadable:
        raise
    except Exception as error:  # pdfminer lets everything through that a broken file makes happen
        raise Unreadable("unreadable-file", "it is damaged, or no PDF") from error
    title = headline(paragraphs)
    text = "\n".join(paragraph.text for paragraph in paragraphs if paragraph is not title)
    letters = sum(character.isalnum() for character in text)
    unknown = text.count("\ufffd")
    if not letters and not unknown:
        raise Unreadable("no-text", "it has no text layer: its pages are pictures. Recognise the text first (OCR)")
    if unknown > _MOST_UNKNOWN * (letters + unknown):
        raise Unreadable("no-text", "it does not say which letters its glyphs stand for. Recognise the text first (OCR)")
    notes = [f"{unknown} letters are not named by the file and stand as \ufffd"] if unknown else []
    turned = sum(sheet.turned for sheet in found)
    if turned:
        notes.append(f"{turned} letters stand on their side and are left out")
    return Words(title=title.text if title else None, text=text, notes=notes)
