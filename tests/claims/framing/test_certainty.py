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


LISTED = {
    "ar": (
        "توسع بيرو وتشيلي تعاونهما في الطاقة والنقل",
        "وقعت بيرو وتشيلي يوم الاثنين اتفاقًا حول الطاقة.",
        "وناقش الوزراء النقل بين البلدين.",
    ),
    "en": (
        "Peru and Chile expand cooperation in energy and transport",
        "Peru and Chile signed a deal on energy on Monday.",
        "The ministers discussed transport between the two countries.",
    ),
    "es": (
        "Perú y Chile amplían su cooperación en energía y transporte",
        "Perú y Chile firmaron el lunes un acuerdo sobre energía.",
        "Los ministros discutieron el transporte entre ambos países.",
    ),
    "ru": (
        "Перу и Чили расширяют сотрудничество в энергетике и транспорте",
        "Перу и Чили подписали в понедельник соглашение об энергетике.",
        "Министры обсудили транспорт между двумя странами.",
    ),
    "fr": (
        "Le Pérou et le Chili élargissent leur coopération dans l'énergie et les transports",
        "Le Pérou et le Chili ont signé lundi un accord sur l'énergie.",
        "Les ministres ont discuté des transports entre les deux pays.",
    ),
}


@pytest.mark.parametrize("language", LISTED)
def test_a_topic_of_the_headline_that_the_text_only_discusses(language: str) -> None:
    title, *text = LISTED[language]
    [row] = rows(Article(id="a", language=language, title=title, text="\n\n".join(text)), OTHER)
    assert row.message == "the headline of a states what its text only tells as discussed (transport)"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Peru and Chile signed a deal on energy on Monday. They built a railway for transport.", "both are told as done"),
        ("The ministers discussed energy. They discussed transport.", "the text tells no more of the other"),
        ("Peru and Chile signed a deal on energy on Monday.", "the text has nothing of it"),
        ("Peru and Chile signed a deal on energy and transport on Monday. They discussed energy and transport.", "listed together"),
    ],
)
def test_near_misses_of_topics(text: str, because: str) -> None:
    title = "Peru and Chile expand cooperation in energy and transport"
    assert not rows(Article(id="a", language="en", title=title, text=text), OTHER), because
