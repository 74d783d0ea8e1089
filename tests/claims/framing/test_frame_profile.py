"""Frames that lead two articles of one story."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.framing.frame_profile import DIMENSION
from claims.model.comparison import FramingRow


def rows(*articles: tuple[str, str]) -> list[FramingRow]:
    """The rows of frames on articles taken as one story."""
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(articles)]
    return [row for row in compare(sent, same_story=True).framing if row.code == DIMENSION.code]


MONEY = {
    "ar": "أغلق المصنع في ليما يوم الاثنين. وقد يرتفع التضخم وتتراجع الصادرات وتزيد البطالة.",
    "en": "The plant in Lima closed on Monday. Inflation may rise, exports will fall and unemployment will grow.",
    "es": "La planta de Lima cerró el lunes. Subirá la inflación, caerán las exportaciones y crecerá el desempleo.",
    "ru": "Завод в Лиме закрылся в понедельник. Вырастет инфляция, упадёт экспорт, усилится безработица.",
    "fr": "L'usine de Lima a fermé lundi. L'inflation va monter, les exportations vont baisser et le chômage va croître.",
}
HEALTH = ("en", "The plant in Lima closed on Monday. The hospital is full of patients, and doctors fear a disease.")


@pytest.mark.parametrize("language", MONEY)
def test_money_against_health(language: str) -> None:
    [row] = rows((language, MONEY[language]), HEALTH)
    assert row.message == "a0 tells it most in terms of economy, a1 of health and safety"


@pytest.mark.parametrize("language", [language for language in MONEY if language != "en"])
def test_a_translation_is_framed_alike(language: str) -> None:
    assert not rows((language, MONEY[language]), ("en", MONEY["en"]))


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("The plant in Lima closed on Monday. The hospital is full.", "one cue is no frame"),
        (
            'The plant in Lima closed on Monday. "The hospital is full of patients, and doctors fear a disease," said Ana Ruiz.',
            "quoted",
        ),
        (HEALTH[1] + " Inflation and unemployment will rise.", "it has the other frame too"),
    ],
)
def test_near_misses(text: str, because: str) -> None:
    assert not rows(("en", MONEY["en"]), ("en", text)), because
