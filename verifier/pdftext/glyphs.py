"""The glyphs of each page, by pdfminer: text, place and size."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTFigure, LTItem, LTPage
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

MOST_PAGES = 300
MOST_GLYPHS = 1_500_000
"""A newspaper page has some 20,000; a book of 300 pages has 600,000."""
_DEEPEST = 20
_UNKNOWN = "\ufffd"
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it reports every oddity of a file


class Unreadable(Exception):
    """A file that cannot be read: the name of the problem, and what happened."""

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(detail)
        self.problem = problem


@dataclass(slots=True)
class Glyph:
    """What is drawn in one go: a letter, a ligature, a mark."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def size(self) -> float:
        """Its height, which is that of its font."""
        return self.y1 - self.y0


@dataclass(slots=True)
class Sheet:
    """A page: its glyphs, and how many were passed over because they stand on their side."""

    glyphs: list[Glyph]
    turned: int


def sheets(data: bytes) -> Iterator[Sheet]:
    """The pages of a file. Raises `Unreadable`, and anything at all for a broken file."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Unreadable("encrypted-file", "it is protected by a password; save it without one") from error
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    count = 0
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number == MOST_PAGES:
            raise Unreadable("too-large", f"it has more than {MOST_PAGES} pages; send the pages of the article")
        interpreter.process_page(page)
        sheet = _sheet(device.get_result())
        count += len(sheet.glyphs)
        if count > MOST_GLYPHS:
            raise Unreadable("too-large", f"it has more than {MOST_GLYPHS} letters; send the pages of the article")
        yield sheet


def _sheet(page: LTPage) -> Sheet:
    sheet = Sheet(glyphs=[], turned=0)
    for item in _characters(page, 0):
        if not item.upright:
            sheet.turned += 1
        elif item.height > 0 and _inside(item, page):
            text = item.get_text()
            known = not text.startswith("(cid:") or len(text) == 1
            sheet.glyphs.append(Glyph(text if known else _UNKNOWN, item.x0, item.x1, item.y0, item.y1))
    return sheet


def _characters(container: Iterable[LTItem], depth: int) -> Iterator[LTChar]:
    for item in container:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTFigure) and depth < _DEEPEST:
            yield from _characters(item, depth + 1)


def _inside(item: LTChar, page: LTPage) -> bool:
    return item.x1 > page.x0 and item.x0 < page.x1 and item.y1 > page.y0 and item.y0 < page.y1
