"""What one article makes small and another large."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.framing.emphasis import DIMENSION
from claims.model.comparison import FramingRow


def rows(*articles: tuple[str, str]) -> list[FramingRow]:
    """The rows of emphasis on articles taken as one story."""
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(articles)]
    return [row for row in compare(sent, same_story=True).framing if row.code == DIMENSION.code]


LESS = ("en", "Exports of Peru to Chile reached a modest 40 million dollars in 2024.")
MORE = {
    "ar": "بلغت صادرات بيرو إلى تشيلي رقما قياسيا قدره 40 مليون دولار في 2024.",
    "en": "Exports of Peru to Chile reached a record 40 million dollars in 2024.",
    "es": "Las exportaciones de Perú a Chile alcanzaron un récord de 40 millones de dólares en 2024.",
    "ru": "Экспорт Перу в Чили достиг рекордных 40 миллионов долларов в 2024 году.",
    "fr": "Les exportations du Pérou vers le Chili ont atteint un record de 40 millions de dollars en 2024.",
}


@pytest.mark.parametrize("language", MORE)
def test_small_against_large(language: str) -> None:
    [row] = rows(LESS, (language, MORE[language]))
    assert row.message == "a0 makes the thing small where a1 makes it large"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Exports of Peru to Chile reached 40 million dollars in 2024.", "plain"),
        ('"Exports of Peru to Chile reached a record 40 million dollars in 2024," said Ana Ruiz.', "quoted"),
        ("A record crowd watched the match in Lima.", "of another thing"),
    ],
)
def test_near_misses(text: str, because: str) -> None:
    assert not rows(LESS, ("en", text)), because
