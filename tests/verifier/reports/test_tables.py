"""JSON Lines, CSV, workbook, PDF: read back, no cell that a spreadsheet would run, Arabic from the right."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import Any

import openpyxl
import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser

from claims.model.article import Article
from tests.verifier.reports import sample
from verifier.errors import Refused
from verifier.reports import FORMATS, encode, render
from verifier.reports.csv import harmless

DECISIONS = [
    {"finding": "Q201-1", "state": "dismissed", "reason": "rounded", "note": None, "by": "D. Esk",
     "at": "2025-05-09T08:00:00+00:00", "revision": 2},
]  # fmt: skip
RUN = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x", " =1", "=cmd|' /C calc'!A0", "\u2068=1"]


def decided() -> dict[str, Any]:
    return {**sample.comparison(), "decisions": DECISIONS}


def lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def workbook(report: dict[str, Any], language: str = "en") -> Any:
    return openpyxl.load_workbook(io.BytesIO(encode(report, sample.ARTICLES, "xlsx", language=language)))


def hostile(words: str) -> tuple[dict[str, Any], list[Article]]:
    """A comparison in which everything that an article can say begins with these words."""
    article = Article(id="x", text=f"{words} in the text.", outlet=words, title=words)
    evidence = {"article": "x", "start": 0, "end": len(words), "text": words, "value": words, "side": "a"}
    report = sample.nothing_found()
    report["articles"] = [{**report["articles"][0], "id": "x", "outlet": words, "title": words}]
    report["findings"] = [sample.finding("T101", "high", [evidence], message=words, advice=words)]
    report["decisions"] = [{**DECISIONS[0], "finding": "T101-1", "state": "accepted", "reason": words, "note": words, "by": words}]
    return report, [article]


def test_each_line_is_a_finding_with_its_evidence() -> None:
    told = [json.loads(line) for line in render(decided(), sample.ARTICLES, "jsonl").splitlines()]
    assert [item["id"] for item in told] == [item["id"] for item in sample.comparison()["findings"]]
    assert {item["schema"] for item in told} == {"finding/1"}
    assert told[1]["evidence"][1]["outlet"] == "صحيفة المرفأ"
    assert told[1]["evidence"][1]["text"] == "17 مليونا"
    assert told[1]["decision"]["reason"] == "rounded"
    assert "decision" not in told[0]


def test_no_finding_is_no_line() -> None:
    assert render(sample.nothing_found(), sample.ARTICLES, "jsonl") == ""


def test_the_table_has_a_row_for_each_passage() -> None:
    head, *rows = lines(render(decided(), sample.ARTICLES, "csv"))
    assert [row[0] for row in rows] == ["T101-1", "S301-1", "Q201-1", "Q201-1"]
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert (told[3]["Outlet"], told[3]["Passage"], told[3]["Side"]) == ("صحيفة المرفأ", "17 مليونا", "B")
    assert (told[3]["Decision"], told[3]["Reason"], told[3]["Decided by"]) == ("dismissed", "rounded", "D. Esk")
    article = sample.ARTICLES[1].text
    assert article[int(told[3]["Start"]) : int(told[3]["End"])] == told[3]["Passage"]


def test_spreadsheets_are_told_that_it_is_unicode() -> None:
    content = encode(sample.comparison(), sample.ARTICLES, "csv", language="ar")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert lines(content.decode("utf-8"))[0][:3] == ["الملاحظة", "الأهمية", "النوع"]


@pytest.mark.parametrize("words", RUN, ids=ascii)
def test_no_cell_of_the_table_can_be_run(words: str) -> None:
    report, articles = hostile(words)
    _, *rows = lines(render(report, articles, "csv"))
    cells = [cell for row in rows for cell in row]
    assert any(words.strip() in cell for cell in cells)
    assert not [cell for cell in cells if cell.lstrip(" \u2068").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"))]


@pytest.mark.parametrize("words", ["14 million", "يوم 7 مايو", "a-b", "3 + 4", "", "'quoted'", "(−5)"])
def test_what_cannot_be_run_stays_as_it_is(words: str) -> None:
    assert harmless(words) == words


@pytest.mark.parametrize("words", RUN, ids=ascii)
def test_the_workbook_holds_texts_and_no_formulas(words: str) -> None:
    report, articles = hostile(words)
    book = openpyxl.load_workbook(io.BytesIO(encode(report, articles, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(isinstance(cell.value, str) and cell.value.startswith(words[0]) for cell in cells)


def test_the_workbook_reads_back() -> None:
    book = workbook(decided())
    assert book.sheetnames == ["Findings", "Facts", "Articles"]
    head, *rows = [[cell.value for cell in row] for row in book["Findings"].iter_rows()]
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert told[0]["Passage"] == "Tuesday 7 May 2025"
    assert told[0]["Confidence"] == pytest.approx(0.98)
    assert told[0]["Sentence"] == "The old bridge reopened on Tuesday 7 May 2025."
    facts = [[cell.value for cell in row] for row in book["Facts"].iter_rows()]
    assert facts[0] == ["Fact", "Told differently", "Harbour Gazette", "صحيفة المرفأ"]
    assert facts[1][2:] == ["The old bridge reopened", "أعيد فتح الجسر القديم"]
    assert [row[1] for row in facts[1:]] == ["no", "no"], "the only conflict was dismissed"


def test_the_workbook_runs_from_the_right_in_arabic() -> None:
    book = workbook(sample.comparison(), "ar")
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert book.sheetnames == ["الملاحظات", "الوقائع", "المقالات"]
    assert not any(sheet.sheet_view.rightToLeft for sheet in workbook(sample.comparison()))


@pytest.mark.parametrize(
    "words", ["a\x00b", "bell \x07", "\ufffe end", "x" * 40_000, "\ud800"], ids=["nul", "bell", "odd", "long", "half"]
)
def test_a_workbook_can_be_made_of_anything(words: str) -> None:
    report, _ = hostile("plain")
    report["findings"][0]["message"] = words
    book = openpyxl.load_workbook(io.BytesIO(encode(report, [], "xlsx")))
    assert book["Findings"]["D2"].data_type == "s"
    assert len(book["Findings"]["D2"].value) <= 32_767


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "pdf"])
def test_the_same_comparison_gives_the_same_bytes(form: str) -> None:
    first = encode(decided(), sample.ARTICLES, form, language="ar")
    assert encode(decided(), sample.ARTICLES, form, language="ar") == first


@pytest.mark.filterwarnings("default")
def test_the_pdf_is_tagged_and_the_same_each_time() -> None:
    pytest.importorskip("weasyprint")
    first = encode(decided(), sample.ARTICLES, "pdf", language="ar")
    assert first.startswith(b"%PDF-")
    assert "StructTreeRoot" in PDFDocument(PDFParser(io.BytesIO(first))).catalog
    assert "Tuesday 7 May 2025" in extract_text(io.BytesIO(first))
    assert encode(decided(), sample.ARTICLES, "pdf", language="ar") == first


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Refused, match="pip install 'crosscheck\\[pdf\\]'") as refused:
        encode(sample.comparison(), sample.ARTICLES, "pdf")
    assert refused.value.problem == "not-acceptable"


def test_documents_leave_out_what_was_dismissed_and_say_so() -> None:
    for form in ("html", "md"):
        text = render(decided(), sample.ARTICLES, form)
        assert "Different figures for cost" not in text.replace("different", "Different")
        assert "Dismissed by an editor: 1" in text
