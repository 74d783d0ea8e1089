"""A headline above its text, and one article surer than another."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.framing.certainty import DIMENSION
from claims.model.comparison import FramingRow

OTHER = Article(id="z", language="en", text="Peru and Chile held talks in Lima on Monday on roads.")


def rows(*articles: Article) -> list[FramingRow]:
    """The rows of certainty on articles taken as one story."""
    return [row for row in compare(list(articles), same_story=True).framing if row.code == DIMENSION.code]


TITLED = {
    "ar": ("وسعت بيرو مطار ليما", "من المحتمل توسيع مطار ليما."),
    "en": ("Peru expands Lima airport", "Peru may expand the airport of Lima, the ministers said on Monday."),
    "es": ("Perú amplía el aeropuerto de Lima", "Perú podría ampliar el aeropuerto de Lima."),
    "ru": ("Перу расширяет аэропорт Лимы", "Возможно, Перу расширит аэропорт Лимы."),
    "fr": ("Le Pérou agrandit l'aéroport de Lima", "Le Pérou pourrait agrandir l'aéroport de Lima."),
}


@pytest.mark.parametrize("language", TITLED)
def test_a_headline_above_its_text(language: str) -> None:
    title, text = TITLED[language]
    [row] = rows(Article(id="a", language=language, title=title, text=text), OTHER)
    assert row.message.startswith("the headline of a states what its text only tells as possible")


@pytest.mark.parametrize(
    ("title", "text", "because"),
    [
        ("Peru expands Lima airport", "Peru expanded the airport of Lima on Monday.", "the text states it"),
        ("Peru may expand Lima airport", "Peru may expand the airport of Lima.", "the headline hedges"),
        ("Will Peru expand Lima airport?", "Peru may expand the airport of Lima.", "a question"),
        ('"Peru expands Lima airport"', "Peru may expand the airport of Lima.", "quoted"),
    ],
)
def test_near_misses(title: str, text: str, because: str) -> None:
    assert not rows(Article(id="a", language="en", title=title, text=text), OTHER), because
