from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.verifier.fakes import WRONG_DAY
from verifier.web import demo
from verifier.web.demo import demo_stories


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one story of two articles, and things that are none."""
    folder = tmp_path / "bridge"
    folder.mkdir()
    (folder / "story.toml").write_text('title = "The bridge"\ndescription = """A story\n of ours."""\n', encoding="utf-8")
    for number, text in enumerate((f"It reopens on {WRONG_DAY}.", "It is open."), 1):
        article = {"id": f"a{number}", "outlet": f"Outlet {number}", "text": text, "dateline": "HERE"}
        (folder / f"a{number}.json").write_text(json.dumps(article), encoding="utf-8")
    (folder / "expected.json").write_text("{}", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "README.md").write_text("no story", encoding="utf-8")
    monkeypatch.setattr(demo, "FIXTURES", tmp_path)
    return tmp_path


def test_stories_are_folders_with_articles(stories: Path) -> None:
    (story,) = demo_stories(stories)
    assert (story.slug, story.title, story.description) == ("bridge", "The bridge", "A story of ours.")
    assert [article.id for article in story.articles] == ["a1", "a2"]


def test_a_folder_that_is_missing_holds_no_story(tmp_path: Path) -> None:
    assert demo_stories(tmp_path / "nowhere") == ()


def test_a_story_without_description_goes_by_its_folder(stories: Path) -> None:
    (stories / "bridge" / "story.toml").unlink()
    assert demo_stories(stories)[0].title == "Bridge"


def test_the_tenth_article_comes_after_the_ninth(stories: Path) -> None:
    for number in (9, 10):
        (stories / "bridge" / f"a{number}.json").write_text(json.dumps({"id": f"a{number}", "text": "x"}), encoding="utf-8")
    assert [article.id for article in demo_stories(stories)[0].articles] == ["a1", "a2", "a9", "a10"]


def test_the_example_is_one_click_away(client: FlaskClient, stories: Path) -> None:
    assert 'href="/demo/bridge"' in client.get("/").text
    assert 'href="/demo/bridge"' in client.get("/demo").text
    page = client.get("/demo/bridge").text
    assert f"<mark>{WRONG_DAY}</mark>" in page
    assert "A story of ours." in page


def test_the_example_can_be_downloaded_and_changed(client: FlaskClient, stories: Path) -> None:
    response = client.get("/demo/bridge?format=md")
    assert response.mimetype == "text/markdown"
    assert response.headers["Content-Disposition"] == 'attachment; filename="crosscheck-bridge.md"'
    assert client.get("/demo/bridge?format=docx").status_code == 404
    page = client.get("/demo/bridge/articles").text
    assert f"{WRONG_DAY}.</textarea>" in page
    assert 'name="dateline" value="HERE"' in page


def test_without_stories_nothing_points_to_one(client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "FIXTURES", tmp_path)
    assert "/demo/" not in client.get("/").text
    assert "No example story is installed" in client.get("/demo").text


def test_the_stories_of_the_project_can_be_read() -> None:
    for story in demo_stories():
        assert len({article.id for article in story.articles}) == len(story.articles)
