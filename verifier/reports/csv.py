"""The table of findings as CSV: UTF-8 with a byte order mark, so that spreadsheets read Arabic, and no cell that one would run."""

from __future__ import annotations

import csv
import io

from verifier.reports import table
from verifier.reports.view import Report

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula, full-width signs included: some read those alike."""
BOM = "\ufeff"


def document(report: Report) -> str:
    """The table, beginning with the byte order mark; lines end as RFC 4180 has it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns(report.t))
    for row in table.rows(report):
        writer.writerow([_cell(cell) for cell in row])
    return BOM + out.getvalue()


def _cell(cell: table.Cell) -> table.Cell:
    return harmless(cell) if isinstance(cell, str) else cell


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before one that looks like it."""
    return f"'{text}" if text.lstrip(" \u00a0\u2066\u2067\u2068").startswith(_RUN) or text.startswith(_RUN) else text
