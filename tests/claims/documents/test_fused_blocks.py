"""Blocks that lost the line end between them, and words that only look so."""

import pytest

from claims.documents.blocks import find_blocks
from claims.language.fold import fold

REST = " the council of the old town met for three hours."
FUSED = [
    ("en", ["A heading on the old wall", "On Monday," + REST], "a lower-case word runs into a word that opens sentences"),
    (
        "en",
        ["It was late.", "Storms Return to the Old North Coast", "Towns on the coast shut their harbours on Monday."],
        "title case",
    ),
    ("en", ["They met after talks.", "In addition, they ate."], "no space after the full stop"),
    ("en", ["He said “so be it.”", "The rest stayed."], "no space after the closing mark"),
    ("en", ["There are two goals:", "Track and power must be laid before the winter."], "no space after the colon"),
    ("ru", ["Новый мост через старую реку", "На открытии в понедельник выступил глава старого района."], "Cyrillic letters too"),
]
WHOLE = [
    ("en", "The owner of the new iPhone said that it was lost."),
    ("en", "A spokesman for the firm YouTube said that it was sorry."),
    ("en", "Last week the company AstraZeneca said that it would leave."),
    ("en", "The old mayor Ronald McDonald said that he was sorry."),
    ("en", "The channel teleSUR reported on the vote in the evening."),
    ("en", "The site LinkedIn said that it would hire 300 people."),
    ("en", "Write to the editors at post.Office@kelmouth.example or to @KelmouthPost about it."),
    ("en", "See https://kelmouth.example/newsOn and the tag #StormOnTheCoast for more of it."),
    ("en", "He took the score from 1:0 to U.S.A in about 5G of a time."),
    ("es", "El club LaLiga dijo que el partido se jugará el domingo."),
    ("fr", "Le groupe TotalEnergies a dit que les prix vont baisser."),
]


def blocks(text: str, language: str) -> list[str]:
    return [text[block.start : block.end] for block in find_blocks(fold(text), language)]


@pytest.mark.parametrize(("language", "parts", "why"), FUSED, ids=[why for _, _, why in FUSED])
def test_fused(language: str, parts: list[str], why: str) -> None:
    assert blocks("".join(parts), language) == parts, why


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_whole(language: str, text: str) -> None:
    assert blocks(text, language) == [text]


def test_a_name_in_camel_case_that_comes_twice_is_a_name() -> None:
    text = "The new owner of the siteOn said that all of it was fine. Nobody at siteOn knew."
    assert blocks(text, "en") == [text]
