"""DOCX: paragraphs and tables in their order. A file tells when it was made, not when the article was published: no time is taken.

Insertions that are tracked are read as if accepted, deletions as if made, and a note says so.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from verifier.errors import Refused
from verifier.ingest.model import Draft, Limits, Reading
from verifier.ingest.times import what_is_missing

FORMAT = "docx"
_MAIN = "word/document.xml"
_MOST_FILES = 2000
_MOST_UNPACKED = 80_000_000
"""Bytes of all parts together; a long article with pictures has a tenth of it."""
_GONE = frozenset(map(qn, ("w:del", "w:moveFrom")))
_ADDED = frozenset(map(qn, ("w:ins", "w:moveTo")))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
_TITLES = ("title", "heading 1")


def read(data: bytes, *, limits: Limits) -> list[Reading]:
    """The article of a document. Raises `Refused` for what is no DOCX, and for one that unpacks to too much."""
    _check_archive(data)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(document.iter_inner_content())
        lines, title = _lines(blocks)
        language = document.core_properties.language
    except Exception as error:  # python-docx lets everything through that a broken part makes happen
        raise Refused("unreadable-file", "its parts are damaged, or it is no document of this kind") from error
    draft = Draft(format=FORMAT, text="\n".join(lines), title=title, language=language or None)
    draft.note("published", what_is_missing(None) or "")
    tags = {element.tag for element in document.element.body.iter()}
    if tags & (_GONE | _ADDED):
        draft.note("text", "it has tracked changes: insertions are read, deletions are left out")
    if qn("w:footnoteReference") in tags or qn("w:endnoteReference") in tags:
        draft.note("text", "its footnotes are not read")
    if qn("w:txbxContent") in tags:
        draft.note("text", "its text boxes are not read")
    return [draft.finished(limits)]


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Refused("unreadable-file", "it is damaged: its archive cannot be opened") from error
    if len(parts) > _MOST_FILES or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise Refused("too-large", f"it unpacks to more than {_MOST_UNPACKED} bytes or {_MOST_FILES} parts")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("encrypted-file", "it is protected by a password; save it without one")
    if _MAIN not in {part.filename for part in parts}:
        raise Refused("unreadable-file", f"it is an archive without {_MAIN}, so no document of Word")


def _lines(blocks: list[Any]) -> tuple[list[str], str | None]:
    """The lines of the document, and its title: a first paragraph that is styled as one."""
    lines: list[str] = []
    title: str | None = None
    for block in blocks:
        if hasattr(block, "rows"):
            lines += (line for element in block._tbl.iter(qn("w:p")) if (line := _words(element)))
            continue
        words = _words(block._p)
        if not words:
            continue
        if not lines and title is None and block.style is not None and str(block.style.name).lower() in _TITLES:
            title = words
        else:
            lines.append(words)
    return lines, title


def _words(paragraph: Any) -> str:
    return "".join(_pieces(paragraph)).strip()


def _pieces(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _GONE and child.tag not in (_FALLBACK, qn("w:txbxContent"), qn("w:pPr"), qn("w:rPr")):
            yield from _pieces(child)
