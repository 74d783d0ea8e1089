from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from claims import Article
from verifier.cli.inputs import read_articles, read_checked
from verifier.errors import UnreadableInput
from verifier.schemas import examples


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def feed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))


def test_a_text_file_is_an_article_named_for_the_file() -> None:
    (article,) = read_articles([write("wire copy.txt", "Line one.\r\nLine two.\n")])
    assert article == Article(id="wire copy", text="Line one.\r\nLine two.\n")


def test_texts_of_one_name_get_their_paths() -> None:
    names = [write("a/x.txt", "one"), write("b/x.txt", "two")]
    assert [article.id for article in read_articles(names)] == ["x", "b/x.txt"]


@pytest.mark.parametrize(
    ("name", "content", "count"),
    [
        ("one.json", '{"text": "a"}', 1),
        ("list.json", '[{"text": "a"}, {"text": "b"}]', 2),
        ("request.json", '{"articles": [{"text": "a"}, {"text": "b"}]}', 2),
        ("feed.jsonl", '{"text": "a"}\n\n{"text": "b"}\r\n{"text": "c"}', 3),
        ("marked.json", b'\xef\xbb\xbf{"text": "a"}', 1),
        ("marked.jsonl", b'\xef\xbb\xbf{"text": "a"}\n', 1),
        ("none.json", "[]", 0),
    ],
)
def test_json_files_hold_one_article_or_several(name: str, content: str | bytes, count: int) -> None:
    assert len(read_articles([write(name, content)])) == count


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"Just words.", ["Just words."]),
        (b"[Update] Words in a bracket.", ["[Update] Words in a bracket."]),
        (b'{"text": "a"}', ["a"]),
        (b'  [{"text": "a"}, {"text": "b"}]', ["a", "b"]),
        (b'{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        ('\ufeff{"text": "ب"}'.encode(), ["ب"]),
    ],
)
def test_standard_input_is_what_it_looks_like(monkeypatch: pytest.MonkeyPatch, content: bytes, texts: list[str]) -> None:
    feed(monkeypatch, content)
    assert [article.text for article in read_articles(["-"])] == texts


def test_options_fill_in_only_what_is_not_stated() -> None:
    name = write("two.json", '[{"text": "a", "language": "fr"}, {"text": "b", "published": "2025-01-01"}]')
    first, second = read_articles([name], language="en", published="2025-05-06")
    assert (first.language, first.published_as_sent) == ("fr", "2025-05-06")
    assert (second.language, second.published_as_sent) == ("en", "2025-01-01")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.json", "{", "bad.json: the input is not JSON"),
        ("bad.json", b"\xff", "not UTF-8"),
        ("bad.json", "[" * 100_000, "nested"),
        ("bad.json", '{"text": NaN}', "NaN"),
        ("bad.json", '[{"text": "a"}, 3]', r"bad.json\[1\]: an article is a JSON object"),
        ("bad.json", '[{"text": "a"}, {"text": " "}]', r"bad.json\[1\]: text is empty"),
        ("bad.json", '{"text": "a", "body": "b"}', "unknown key 'body'"),
        ("bad.json", '{"text": "\\ud800"}', "lone surrogate"),
        ("bad.json", '[{"id": "x", "text": "a"}, {"id": "x", "text": "b"}]', "taken"),
        ("bad.jsonl", '{"text": "a"}\n{"text"}', "bad.jsonl:2"),
        ("bad.txt", b"caf\xe9", "byte 3 is 0xe9"),
        ("bad.txt", "", "text is empty"),
        ("bad.png", "a\0", "cannot be told"),
        ("bad.pdf", "a", "bad.pdf: it is damaged, or no PDF"),
        ("bad.docx", "a", "bad.docx: it is damaged"),
        ("https://example.org/a", None, "set CROSSCHECK_FETCH=1"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, content: str | bytes | None, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words):
        read_articles([name if content is None else write(name, content)])


@pytest.mark.parametrize(
    ("name", "content", "ids"),
    [
        ("page.html", examples.PAGE, ["page"]),
        ("news.rss", examples.FEED, None),
        ("news.xml", examples.ATOM, None),
        ("item.xml", examples.NEWSML, ["urn:example:bridge"]),
        ("item.json", json.dumps(examples.NINJS), ["urn:example:bridge"]),
    ],
)
def test_files_of_other_formats_are_articles(name: str, content: str, ids: list[str] | None) -> None:
    articles = read_articles([write(name, content)])
    assert "7 May 2025" in articles[0].text
    assert ids is None or [article.id for article in articles] == ids


def test_what_is_to_be_known_about_a_reading_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    read_articles([write("page.html", "<html><body><p>The bridge reopens on 7 May 2025, the mayor said.</p></body></html>")])
    assert "page.html: published: no time of publication is stated" in capsys.readouterr().err


def test_a_page_on_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, examples.PAGE.encode())
    assert read_articles(["-"])[0].outlet == "The Harbour Gazette"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(UnreadableInput, match=r"nowhere\.txt: no such file"):
        read_articles(["nowhere.txt"])


def test_a_text_to_check_is_words_or_a_file() -> None:
    write("draft.txt", "from the file")
    write("draft.json", json.dumps({"text": "from json", "language": "en"}))
    assert read_checked("draft.txt", language=None, published=None).text == "from the file"
    assert read_checked("draft.json", language=None, published=None).language == "en"
    assert read_checked("It rains.", language="en", published=None).text == "It rains."
    assert read_checked("x" * 100_000 + "\0", language=None, published=None).text.startswith("x")


@pytest.mark.parametrize("argument", ["darft.txt", "two.json", " "])
def test_what_cannot_be_checked_is_refused(argument: str) -> None:
    write("two.json", '[{"text": "a"}, {"text": "b"}]')
    with pytest.raises(UnreadableInput):
        read_checked(argument, language=None, published=None)
