"""DOCX: the paragraphs of a document, those of its tables included, one a line; positions are paragraphs.

Text that somebody deleted with changes tracked is left out, text that somebody inserted is in.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from verifier.errors import UnreadableInput

_LARGEST = 200_000_000  # bytes unpacked: beyond any article, and what a small file can be made to swell to
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}  # a break must not look like a paragraph
_LEFT_OUT = (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")


def read_docx(content: bytes, path: str) -> tuple[list[str], int | None]:
    """The paragraphs, empty ones too, and which is the title: the first with words in it, when it is styled so.

    Raises `UnreadableInput` for what is no document.
    """
    from docx import Document  # noqa: PLC0415  (loads lxml)

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise UnreadableInput(f"{path}: the document unpacks to more than {_LARGEST // 1_000_000} MB")
        body = Document(io.BytesIO(content)).element.body
    except UnreadableInput:
        raise
    except Exception as error:  # python-docx and lxml raise many things at a file that is no document
        raise UnreadableInput(f"{path}: not a DOCX document ({type(error).__name__})") from error
    found = [
        paragraph
        for paragraph in body.iter(f"{_W}p")
        if not any(ancestor.tag in _LEFT_OUT for ancestor in paragraph.iterancestors())
    ]
    texts = ["".join(_characters(paragraph)) for paragraph in found]
    first = next((at for at, text in enumerate(texts) if text.strip()), None)
    return texts, first if first is not None and _style(found[first]) == "title" else None


def _characters(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        else:
            yield from _characters(child)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return (style.get(f"{_W}val") or "").lower() if style is not None else ""
