"""Names of ships, storms and other things, by the word that labels them."""

from __future__ import annotations

import pytest

from claims import Article
from claims.extraction import extract

CASES = [
    ("en", "Tropical Storm Fabian hit the coast.", [("storm", "Fabian")], "the word is part of the name"),
    ("es", "Llegó la tormenta tropical Elena.", [("storm", "Elena")], "an adjective stands between"),
    ("es", "Se hundió el pesquero «Santa Catarina» en la noche.", [("ship", "Santa Catarina")], "quoted, a place is a ship"),
    ("ru", "Пассажирский паром «Нур Экспресс» затонул.", [("ship", "Нур Экспресс")], "in quotation marks"),
    ("ar", "وكانت العبّارة «نور إكسبرس» قد أبحرت.", [("ship", "نور إكسبرس")], "a word that is also a phrase"),
    ("en", "A ferry sank off Zanzibar.", [], "a place near by is no name of the ferry"),
    ("fr", "Un navire a coulé près de Marseille.", [], "nor is one behind a preposition"),
]


@pytest.mark.parametrize(("language", "text", "expected", "why"), CASES, ids=[f"{row[0]}-{row[3]}" for row in CASES])
def test_label(language: str, text: str, expected: list[tuple[str, str]], why: str) -> None:
    labels = extract(Article(id="a1", language=language, text=text)).labels
    assert [label.concept for label in labels] == [kind for kind, _ in expected], why
    assert all(label.name.text.endswith(name) for label, (_, name) in zip(labels, expected, strict=True))
