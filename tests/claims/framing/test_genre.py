"""Opinion beside reports."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.framing.genre import DIMENSION
from claims.model.comparison import FramingRow


def rows(*articles: tuple[str, str]) -> list[FramingRow]:
    """The rows of genre on articles taken as one story."""
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(articles)]
    return [row for row in compare(sent, same_story=True).framing if row.code == DIMENSION.code]


REPORT = ("en", "The plant in Lima closed on Monday. The ministry gave no reason.")
OPINION = {
    "ar": "أغلق المصنع في ليما يوم الاثنين. هذا قرار مخز. ينبغي فتحه. يجب أن تعود الوظائف.",
    "en": "The plant in Lima closed on Monday. It is a disgrace. It should open again. We owe it to our town.",
    "es": "La planta de Lima cerró el lunes. Es vergonzoso. Hay que abrirla. Es hora de actuar.",
    "ru": "Завод в Лиме закрылся в понедельник. Это позор. Его следует открыть. Давайте вернём рабочие места.",
    "fr": "L'usine de Lima a fermé lundi. C'est honteux. Il faut la rouvrir. Il est temps d'agir.",
}


@pytest.mark.parametrize("language", OPINION)
def test_opinion_beside_a_report(language: str) -> None:
    [row] = rows((language, OPINION[language]), REPORT)
    assert row.message == "a0 is written as opinion, a1 is not"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("The plant in Lima closed on Monday. It should open in May. Trams should run. Work should begin.", "one type of cue"),
        ('The plant in Lima closed on Monday. "It is a disgrace. We should open it again," said Ana Ruiz.', "quoted"),
        ("The plant in Lima closed on Monday. It is a disgrace that it should close.", "two cues in all"),
    ],
)
def test_near_misses(text: str, because: str) -> None:
    assert not rows(("en", text), REPORT), because
