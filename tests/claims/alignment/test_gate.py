"""The same-story gate on short invented articles."""

from __future__ import annotations

from datetime import UTC, datetime

from claims import Article, compare

QUAKE = "A magnitude 6.1 earthquake struck near Van on Monday, killing 12 people, governor Selim Aydar said."
QUAKE_AR = "ضرب زلزال بقوة 6.1 درجات منطقة وان يوم الاثنين ما أدى إلى مقتل 12 شخصا، بحسب الحاكم سليم أيدار."


def _stories(*articles: Article) -> list[list[str]]:
    return [list(story.articles) for story in compare(articles).stories]


def test_one_event_in_two_languages_is_one_story() -> None:
    a = Article.from_dict({"id": "a", "language": "en", "published": "2025-10-13T12:00:00Z", "text": QUAKE})
    b = Article.from_dict({"id": "b", "language": "ar", "published": "2025-10-14T08:00:00Z", "text": QUAKE_AR})
    assert _stories(a, b) == [["a", "b"]]


def test_the_same_kind_of_event_years_apart_is_two_stories() -> None:
    a = Article.from_dict({"id": "a", "language": "en", "published": "2025-10-13T12:00:00Z", "text": QUAKE})
    b = Article.from_dict({"id": "b", "language": "en", "published": "2011-10-24T12:00:00Z", "text": QUAKE.replace("12", "604")})
    assert _stories(a, b) == [["a"], ["b"]]


def test_every_article_is_in_exactly_one_story_with_a_reason() -> None:
    comparison = compare([Article(id="a", text=QUAKE), Article(id="b", text="The orchestra opened its season with Brahms.")])
    assert [story.articles for story in comparison.stories] == [("a",), ("b",)]
    assert all(story.why for story in comparison.stories)


def test_asked_to_take_articles_as_one_story_it_does() -> None:
    comparison = compare([Article(id="a", text=QUAKE), Article(id="b", text="The orchestra opened.")], same_story=True)
    assert [story.articles for story in comparison.stories] == [("a", "b")]


def test_steps_of_one_course_are_linked_with_their_relation() -> None:
    signed = Article(
        id="a1",
        language="es",
        published=datetime(2025, 5, 7, 18, tzinfo=UTC),
        text="Kenia y Uganda firmaron en Mombasa el 7 de mayo de 2025 un tratado sobre el gasoducto del lago Victoria.",
    )
    approved = Article(
        id="a2",
        language="en",
        published=datetime(2025, 9, 18, 18, tzinfo=UTC),
        text="Kenya's parliament approved the treaty on the Lake Victoria gas pipeline with Uganda on 18 September 2025. The "
        "treaty on the Lake Victoria gas pipeline was signed by Kenya and Uganda in Mombasa on 7 May 2025.",
    )
    (story,) = compare([signed, approved]).stories
    assert story.why.endswith("steps of one course: signed on 2025-05-07, approved on 2025-09-18")
