"""What must not change a comparison, and what must change it by exactly one finding. On the fixture stories, the project's own."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from claims import Article, Comparison, compare
from claims.model.finding import Finding

FIXTURES = Path(__file__).parents[2] / "fixtures"
STORIES = ("argentina-satellite-2025", "kazakhstan-verdict-2024", "kenya-dam-failure-2025", "russia-venezuela-2025")
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
FURNITURE = "Share this article\nSubscribe to our newsletter\n\n{}\n\nRead more\nAll rights reserved"
QUAKE = (
    Article(
        id="a1",
        language="en",
        text="A quake of magnitude 6.1 struck southern Peru on 14 September 2025. It killed 40 people in the town of Chala. "
        "Rescuers pulled 12 survivors from a collapsed hotel. The president, Ana Ruiz, declared three days of mourning.",
    ),
    Article(
        id="a2",
        language="es",
        text="Un terremoto de magnitud 6,1 sacudió el sur de Perú el 14 de septiembre de 2025. Mató a 40 personas en la "
        "localidad de Chala. Los rescatistas sacaron a 12 supervivientes de un hotel derrumbado. La presidenta, Ana Ruiz, decretó "
        "tres días de luto.",
    ),
)


@cache
def story(name: str) -> tuple[Article, ...]:
    paths = sorted((FIXTURES / name).glob("a*.json"))
    return tuple(Article.from_dict(json.loads(path.read_text(encoding="utf-8"))) for path in paths)


@cache
def compared(name: str) -> Comparison:
    return compare(story(name), same_story=True)


def told(comparison: Comparison) -> list[tuple[str, list[tuple[str, str]]]]:
    """Findings by code and the words they rest on, in an order of their own."""
    return sorted((found.code, passages(found)) for found in comparison.findings)


def passages(found: Finding) -> list[tuple[str, str]]:
    return sorted((item.article, item.text) for item in found.evidence)


def codes(articles: tuple[Article, ...]) -> list[str]:
    return sorted(found.code for found in compare(articles, same_story=True).findings if found.severity != "info")


@pytest.mark.parametrize("name", STORIES)
def test_the_order_of_articles_changes_nothing(name: str) -> None:
    backwards = compare(tuple(reversed(story(name))), same_story=True)
    assert told(backwards) == told(compared(name))


def test_no_order_of_four_articles_changes_anything() -> None:
    articles = story("kenya-dam-failure-2025")
    first = told(compared("kenya-dam-failure-2025"))
    assert all(told(compare(order, same_story=True)) == first for order in list(permutations(articles))[::5])


@pytest.mark.parametrize("name", STORIES)
def test_a_copy_of_an_article_adds_no_origin_to_anything(name: str) -> None:
    copy = replace(story(name)[0], id="copy", outlet="Another")
    before = {frozenset(claim.id for claim in cluster.claims): cluster.origins for cluster in compared(name).clusters}
    for cluster in compare((*story(name), copy), same_story=True).clusters:
        without = frozenset(claim.id for claim in cluster.claims if claim.article != "copy")
        if without in before:
            assert cluster.origins == before[without]


@pytest.mark.parametrize("name", STORIES)
def test_page_furniture_changes_no_finding(name: str) -> None:
    framed = tuple(replace(article, text=FURNITURE.format(article.text)) for article in story(name) if article.language == "en")
    plain = tuple(article for article in story(name) if article.language == "en")
    if not plain:
        pytest.skip("the story has no English article")
    assert told(compare(framed, same_story=True)) == told(compare(plain, same_story=True))


def test_the_script_of_digits_changes_nothing() -> None:
    articles = story("kenya-dam-failure-2025")
    written = tuple(
        replace(article, text=article.text.translate(ARABIC_INDIC)) if article.language == "ar" else article for article in articles
    )
    assert any(article.text != other.text for article, other in zip(articles, written, strict=True))
    assert codes(written) == codes(articles)


@pytest.mark.parametrize("day", ["September 14, 2025", "14 Sept 2025", "2025-09-14", "Sunday, 14 September 2025"])
def test_the_format_of_a_date_changes_nothing(day: str) -> None:
    rewritten = (replace(QUAKE[0], text=QUAKE[0].text.replace("14 September 2025", day)), QUAKE[1])
    assert codes(rewritten) == codes(QUAKE) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("40 people", "64 people", "Q201"),
        ("magnitude 6.1", "magnitude 7.4", "Q201"),
        ("12 survivors", "21 survivors", "Q201"),
        ("14 September", "12 September", "T201"),
        ("on 14 September 2025", "on Monday, 14 September 2025", "T101"),
        ("Chala", "Tacna", "E201"),
    ],
)
def test_one_changed_value_adds_exactly_its_finding(old: str, new: str, code: str) -> None:
    changed = (replace(QUAKE[0], text=QUAKE[0].text.replace(old, new)), QUAKE[1])
    assert re.search(re.escape(new), changed[0].text)
    assert codes(changed) == [code]
