"""The report as a workbook: findings, the facts by source, the articles. Every text is a text, whatever it begins with."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from verifier.reports import table
from verifier.reports.passage import encodable
from verifier.reports.view import Report

_LONGEST = 32_767
"""Characters of a cell that spreadsheets read."""
_WIDTHS = {"Message": 50, "What to do": 40, "Passage": 40, "Sentence": 60, "Headline": 40, "Fact": 50}
_WIDTH = 18
_MOST_COLUMNS = 200
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP archive knows: the same report gives the same bytes, so no time of making stands in it."""


def document(report: Report) -> bytes:
    """The workbook; its sheets run from right to left for a reader of Arabic."""
    t = report.t
    book = Workbook(write_only=True)
    _sheet(book, report, t("Findings"), table.COLUMNS, table.rows(report))
    matrix = report.matrix
    if matrix.rows:
        head = ("Fact", "Told differently", *(source.label for source in matrix.sources))
        _sheet(book, report, t("Facts"), head[:_MOST_COLUMNS], _facts(report))
    head = ("Outlet", "Headline", "Language", "Published", "Address", "Claims")
    _sheet(book, report, t("Articles"), head, _articles(report))
    out = io.BytesIO()
    book.save(out)
    return _without_times(out.getvalue())


def _facts(report: Report) -> Iterable[tuple[table.Cell, ...]]:
    for row in report.matrix.rows:
        cells = tuple(" · ".join(passage.quote.marked for passage in cell.passages) or None for cell in row.cells)
        yield (row.fact.label, report.t("yes") if row.fact.disputed else report.t("no"), *cells)[:_MOST_COLUMNS]


def _articles(report: Report) -> Iterable[tuple[table.Cell, ...]]:
    for source in report.sources:
        yield (source.label, source.title, source.language_name, source.published_iso, source.url, source.claims)


def _sheet(book: Any, report: Report, title: str, head: Sequence[str], rows: Iterable[Sequence[table.Cell]]) -> None:
    sheet = book.create_sheet(title[:31])
    sheet.sheet_view.rightToLeft = report.t.direction == "rtl"
    sheet.freeze_panes = "A2"
    for at, name in enumerate(head, 1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(name, _WIDTH)
    sheet.append([_cell(sheet, report.t(name), bold=True) for name in head])
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])


def _cell(sheet: Any, value: table.Cell, *, bold: bool = False) -> Any:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=_text(value))
    cell.data_type = "s"  # or a text that begins with "=" would be a formula
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def _text(value: str) -> str:
    """What a cell can hold: no control characters and no half of a letter, at most so long."""
    plain = encodable(ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
    return re.sub("[\ufffe\uffff]", "\ufffd", plain)[:_LONGEST]


def _without_times(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _STAMPS.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            kept.writestr(zipfile.ZipInfo(name, _BEGINNING), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
