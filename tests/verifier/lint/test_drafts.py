"""Reading drafts: every character of an article leads back to the file, whatever the file is written in."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from claims.model.span import Field
from verifier.errors import UnreadableInput
from verifier.lint.drafts import Draft, Kind, read_drafts

MARKDOWN = """---
title: "Bridge: to reopen"   # a note
published: 2025-05-06T10:00:00+03:00
lang: en
tags: [a, b]
---
The bridge **reopens on _Tuesday_ 7 May
2025**, the [mayor](https://example.org/a_(b)) said &amp; `smiled`.  
Hard break.

<!-- crosscheck: ignore T101 until 2099-12-31: as the source has it -->
A snake_case_word and 2 * 3 stay \\*as\\* they are.

## Heading ##
- one
- two
  goes on

> Somebody said
> this.

```
code = 1 <!-- crosscheck: ignore Q101 -->
```
| a | b |
|---|---|
"""
HTML = """<!DOCTYPE html><html lang="ar"><head><title>T</title>
<meta property="article:published_time" content="2025-05-06"><style>p {}</style></head>
<body><nav>Home</nav><h1>عنوان <b>الخبر</b></h1>
<p>يعاد افتتاح   الجسر يوم
<b>الثلاثاء</b> 7 مايو&nbsp;2025 &amp; انتهى.</p><!-- crosscheck: ignore-file E101, T101: agreed -->
<p hidden>unseen</p><p>one<br>two<script>x</script></p><ul><li>a</li><li>b</li></ul>
<div style="display: none">unseen <p>too</p></div>end</body></html>
"""


def draft(tmp_path: Path, name: str, content: str | bytes) -> Draft:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (found,) = read_drafts([str(path)])
    return found


def assert_leads_back(found: Draft) -> None:
    for field in Field:
        text = found.article.field_text(field)
        for at, character in enumerate(text):
            exact = found.map[field].exactly(at, at + 1)
            if exact is not None:
                assert found.source[exact[0] : exact[1]] == character, (field, at)


def test_markdown(tmp_path: Path) -> None:
    found = draft(tmp_path, "bridge.md", MARKDOWN)
    assert found.kind is Kind.MARKDOWN
    assert (found.article.id, found.article.title, found.article.language) == ("bridge", "Bridge: to reopen", "en")
    assert found.article.published_as_sent == "2025-05-06T10:00:00+03:00"
    assert found.article.text == (
        "The bridge reopens on Tuesday 7 May 2025, the mayor said & smiled.\nHard break.\n\n"
        "A snake_case_word and 2 * 3 stay *as* they are.\n\nHeading\n\none\ntwo goes on\n\nSomebody said this.\n\n| a | b |\n\n"
    )
    assert_leads_back(found)
    (directive,) = found.directives
    assert (directive.codes, directive.reason) == (("T101",), "as the source has it")
    assert found.article.text[directive.position :].startswith("A snake")


@pytest.mark.parametrize(
    ("words", "source"),
    [("Tuesday 7", "Tuesday_ 7"), ("7 May 2025", "7 May\n2025"), ("said & smiled", "said &amp; `smiled"), ("mayor", "mayor")],
)
def test_a_passage_leads_to_the_mark_up_it_covers(tmp_path: Path, words: str, source: str) -> None:
    found = draft(tmp_path, "bridge.md", MARKDOWN)
    start = found.article.text.index(words)
    place = found.map[Field.TEXT].locate(start, start + len(words))
    assert place is not None
    assert found.source[place[0] : place[1]] == source
    assert (found.map[Field.TEXT].exactly(start, start + len(words)) is not None) == (words == source)


def test_a_title_of_front_matter_leads_back(tmp_path: Path) -> None:
    found = draft(tmp_path, "bridge.md", MARKDOWN)
    place = found.map[Field.TITLE].exactly(0, 6)
    assert place is not None
    assert found.position(place[0]) == (2, 9)


@pytest.mark.parametrize(
    ("source", "title", "text"),
    [
        ("# Bridge *opens*\n\nText.", "Bridge opens", "Text."),
        ("Text.\n\n# Later\n", None, "Text.\n\nLater\n\n"),
        ("---\ntitle: A\n---\n# B\n\nText.", "A", "B\n\nText."),
        ("---\n\nText.", None, "Text."),
        ('+++\ntitle = "A"\ndate = 2025-05-06\n+++\nText.', "A", "Text."),
        ("---\ntitle: 'It''s'\n---\nText.", "It's", "Text."),
        ("A <!-- c --> b\nc.", None, "A b c."),
        ("A\n<!-- c\nd -->\nb.", None, "A\n\nb."),
        ("\r\nOne\r\ntwo.\r\n\r\nThree.", None, "One two.\n\nThree."),
        ("[a]: http://x.y\nText [b][a] and ![i](j.png) <http://x.y> <b>c</b>.[^1]", None, "Text b and  http://x.y c."),
        ("1. one\n2. two\n\nIt was\n2025. It rained.", None, "one\ntwo\n\nIt was 2025. It rained."),
        ("<!-- never closed\nText.", None, "<!-- never closed Text."),
        ("Head\n====\nText.", None, "Head\n\nText."),
    ],
)
def test_markdown_mark_up(tmp_path: Path, source: str, title: str | None, text: str) -> None:
    found = draft(tmp_path, "a.md", source)
    assert (found.article.title, found.article.text) == (title, text)
    assert_leads_back(found)


def test_html(tmp_path: Path) -> None:
    found = draft(tmp_path, "page.html", HTML)
    assert (found.article.title, found.article.language) == ("عنوان الخبر", "ar")
    assert found.article.published_as_sent == "2025-05-06"
    assert found.article.text.split() == "يعاد افتتاح الجسر يوم الثلاثاء 7 مايو 2025 & انتهى. one two a b end".split()  # noqa: SIM905
    assert "one\ntwo\n\na\nb\n\nend" in found.article.text
    assert_leads_back(found)
    start = found.article.text.index("الثلاثاء 7 مايو\u00a02025")
    place = found.map[Field.TEXT].locate(start, start + 20)
    assert place is not None
    assert found.source[place[0] : place[1]] == "الثلاثاء</b> 7 مايو&nbsp;2025"
    (directive,) = found.directives
    assert directive.whole_file
    assert directive.codes == ("E101", "T101")
    assert found.source[directive.start : directive.end] == "<!-- crosscheck: ignore-file E101, T101: agreed -->"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a</b></p></div><p>b", "a\n\nb"),
        ("<pre>a  b\nc</pre>", "a  b\nc"),
        ("a &lt;b&gt; &#1586; &unknown; &amp", "a <b> ز &unknown; &"),
        ("<p>a<p>b<td>c", "a\n\nb\nc"),
        ("<![CDATA[x]]>a<?php echo 1 ?>b", "ab"),
    ],
)
def test_broken_html_is_read_as_far_as_it_goes(tmp_path: Path, source: str, text: str) -> None:
    found = draft(tmp_path, "a.html", source)
    assert found.article.text.strip() == text
    assert_leads_back(found)


def test_plain_text_is_the_file_without_directives(tmp_path: Path) -> None:
    source = "\ufeffOne.\r\n[crosscheck: ignore T101: agreed]\r\nTwo.\n[not: one]\n"
    found = draft(tmp_path, "a.txt", source)
    assert found.marked
    assert found.article.text == "One.\r\nTwo.\n[not: one]\n"
    assert_leads_back(found)
    (directive,) = found.directives
    assert found.position(directive.start) == (2, 1)


def test_docx(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Bridge to reopen", style="Title")
    paragraph = document.add_paragraph("It reopens on ")
    paragraph.add_run("Tuesday").bold = True
    paragraph.add_run(" 7 May 2025.")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "In a cell."
    content = io.BytesIO()
    document.save(content)
    found = draft(tmp_path, "a.docx", content.getvalue())
    assert found.article.title == "Bridge to reopen"
    assert found.article.text.strip() == "It reopens on Tuesday 7 May 2025.\nIn a cell."
    assert_leads_back(found)
    place = found.map[Field.TEXT].exactly(found.article.text.index("Tuesday"), found.article.text.index("Tuesday") + 7)
    assert place is not None
    assert found.position(place[0]) == (2, 15)


def test_tracked_changes_of_docx_are_read_as_they_would_be_accepted(tmp_path: Path) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415

    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = Document()
    paragraph = document.add_paragraph("It reopens on ")
    paragraph._p.append(parse_xml(f"<w:del {namespace}><w:r><w:delText>Monday</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {namespace}><w:r><w:t>Tuesday</w:t></w:r></w:ins>"))
    content = io.BytesIO()
    document.save(content)
    assert draft(tmp_path, "a.docx", content.getvalue()).article.text.strip() == "It reopens on Tuesday"


def test_json_leads_back_through_escapes(tmp_path: Path) -> None:
    articles: list[dict[str, Any]] = [
        {"id": "a", "title": 'A "b"', "text": "One\nTuesday \U0001f600 7 May 2025."},
        {"id": "b", "url": None, "text": "text"},
    ]
    path = tmp_path / "articles.json"
    path.write_text(json.dumps({"articles": articles}), encoding="utf-8")
    first, second = read_drafts([str(path)], language="en")
    assert (first.pointer, second.pointer) == ("/articles/0", "/articles/1")
    assert (first.article.language, first.article.text) == ("en", articles[0]["text"])
    for found in (first, second):
        assert_leads_back(found)
    start = first.article.text.index("\U0001f600")
    place = first.map[Field.TEXT].locate(start, start + 1)
    assert place is not None
    assert first.source[place[0] : place[1]] == "\\ud83d\\ude00"


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "a", "text": "One."}\n\n{"id": "b", "text": "Two."}\n', encoding="utf-8")
    drafts = read_drafts([str(path)])
    assert [found.article.id for found in drafts] == ["a", "b"]
    place = drafts[1].map[Field.TEXT].exactly(0, 4)
    assert place is not None
    assert drafts[1].position(place[0])[0] == 3
    for found in drafts:
        assert_leads_back(found)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.pdf", b"", "files of this kind are not read; there are .txt"),
        ("a.txt", b"\xff", "not UTF-8 (byte 0 is 0xff)"),
        ("a.txt", b" \n", "text is empty"),
        ("a.md", b"---\ndate: soon\n---\nText.", "published 'soon' is not ISO 8601"),
        ("a.md", b"+++\ntitle\n+++\nText.", "the front matter is not TOML"),
        ("a.docx", b"no zip", "not a DOCX document"),
        ("a.json", b"{", "the input is not JSON"),
        ("a.json", b"[1]", "/0: an article is a JSON object"),
        ("a.html", b"<p></p>", "text is empty"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableInput) as refused:
        read_drafts([str(path)])
    assert str(path) in str(refused.value)
    assert why in str(refused.value)


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"nowhere.md: no such file"):
        read_drafts(["nowhere.md"])


@pytest.mark.parametrize("piece", ["<!--", "[", "<a", "[a](", "*", "`", "> ", "&", "![", "- ", "| - "])
def test_reading_is_linear_in_what_is_repeated(tmp_path: Path, piece: str) -> None:
    for name in ("a.md", "a.html", "a.txt"):
        path = tmp_path / name
        path.write_text("Text.\n" + piece * 40_000 + "\n" + f"{piece}\n" * 4_000, encoding="utf-8")
        (found,) = read_drafts([str(path)])
        assert "Text." in found.article.text
