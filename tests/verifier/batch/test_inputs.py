"""What a batch reads: everything that can be read, one article after the other, and the reasons for the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims import Article
from verifier.batch import inputs
from verifier.batch.model import Unread
from verifier.errors import UnreadableInput

RAIN = "It rained in Quito on 9 March 2026."


def read(path: Path, besides: Path | None = None) -> tuple[list[str], dict[str, str]]:
    """The ids of the articles, and the reasons by place, relative to the path."""
    found = list(inputs.each_article(str(path), besides=besides))
    ids = [one.id for _, one in found if isinstance(one, Article)]
    return ids, {place.removeprefix(str(path)): one.why for place, one in found if isinstance(one, Unread)}


def test_one_bad_article_of_a_list_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"id": "a", "text": RAIN}, {"id": "b"}, {"id": "c", "text": RAIN}]), encoding="utf-8")
    ids, reasons = read(path)
    assert ids == ["a", "c"]
    assert list(reasons) == ["[1]"]
    assert reasons["[1]"].startswith("text is missing")


def test_a_feed_is_read_to_its_end(tmp_path: Path) -> None:
    items = "".join(f"<item><guid>{n}</guid><title>Rain {n}</title><description>{RAIN}</description></item>" for n in range(150))
    (tmp_path / "wire.rss").write_text(f'<rss version="2.0"><channel>{items}</channel></rss>', encoding="utf-8")
    assert len(read(tmp_path)[0]) == 150


def test_notes_about_the_reading_are_told_beside_the_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    item = f"<item><guid>1</guid><description>{RAIN}</description></item>"
    (tmp_path / "wire.rss").write_text(f'<rss version="2.0"><channel>{item}</channel></rss>', encoding="utf-8")
    article, *notes = [one for _, one in inputs.each_article(str(tmp_path))]
    assert isinstance(article, Article)
    told = {note.what: note.why for note in notes if isinstance(note, Unread)}
    assert "summary" in told["text"]
    assert capsys.readouterr().err == ""


def test_files_of_another_kind_are_told_and_hidden_ones_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RAIN, encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "b.txt").write_text(RAIN, encoding="utf-8")
    ids, reasons = read(tmp_path)
    assert ids == ["a"]
    assert list(reasons) == ["/photo.jpg"]


def test_the_folder_of_the_run_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RAIN, encoding="utf-8")
    (tmp_path / "out" / "stories").mkdir(parents=True)
    (tmp_path / "out" / "stories" / "b.txt").write_text(RAIN, encoding="utf-8")
    assert read(tmp_path, besides=tmp_path / "out")[0] == ["a"]
    assert read(tmp_path)[0] == ["a", "b"]


def test_a_line_that_is_too_long_is_passed_over_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "_LINE", 64)
    lines = [{"id": "a", "text": RAIN}, {"id": "b", "text": RAIN * 9}, {"id": "c", "text": RAIN}]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    ids, reasons = read(tmp_path / "a.jsonl")
    assert ids == ["a", "c"]
    assert reasons == {":2": "the line is longer than 64 bytes"}


def test_a_text_that_is_too_long_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "_LIMITS", inputs.Limits(max_characters=len(RAIN)))
    (tmp_path / "a.txt").write_text(RAIN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{RAIN}!", encoding="utf-8")
    ids, reasons = read(tmp_path)
    assert ids == ["a"]
    assert reasons == {"/b.txt": f"the text has {len(RAIN) + 1} characters; at most {len(RAIN)} are read"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[1]", "a line holds one article, a JSON object"),
        ("{", "the line"),
        ('{"text": ""}', "text is empty"),
        ('{"text": "It rains.", "body": "x"}', "unknown key 'body'"),
    ],
)
def test_a_line_that_is_no_article_is_told(tmp_path: Path, line: str, why: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{line}\n\n{{"id": "b", "text": "It rains."}}\n', encoding="utf-8")
    ids, reasons = read(tmp_path / "a.jsonl")
    assert ids == ["b"]
    assert why in reasons[":1"]


def test_language_and_time_apply_to_articles_that_state_none(tmp_path: Path) -> None:
    lines = ['{"text": "It rains.", "language": "es"}', '{"text": "It rains."}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.txt").write_text(RAIN, encoding="utf-8")
    found = [one for _, one in inputs.each_article(str(tmp_path), language="en", published="2026-03-10")]
    assert [one.language for one in found if isinstance(one, Article)] == ["es", "en", "en"]
    assert all(isinstance(one, Article) and one.published for one in found)


def test_an_input_that_is_not_there_is_refused(tmp_path: Path) -> None:
    inputs.refuse_missing([str(tmp_path), "-", "https://example.org/feed"])
    with pytest.raises(UnreadableInput, match="no such file or folder"):
        inputs.refuse_missing([str(tmp_path / "missing.jsonl")])


def test_an_address_is_told_where_none_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CROSSCHECK_FETCH", raising=False)
    ((_, found),) = inputs.each_article("https://example.org/feed.xml")
    assert isinstance(found, Unread)
    assert "CROSSCHECK_FETCH=1" in found.why
