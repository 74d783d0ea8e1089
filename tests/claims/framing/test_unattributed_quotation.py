"""Quoted words that nobody is said to have said."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.framing.unattributed_quotation import DIMENSION
from claims.model.comparison import FramingRow


def rows(*articles: tuple[str, str]) -> list[FramingRow]:
    """The rows of unattributed quotation on articles taken as one story."""
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(articles)]
    return [row for row in compare(sent, same_story=True).framing if row.code == DIMENSION.code]


NOBODY = {
    "ar": "انهار الجسر في ليما يوم الاثنين. ولم يكن الانهيار مفاجئا: «الجسر كان يتداعى منذ سنوات». وبقي الطريق مغلقا حتى المساء.",
    "en": (
        'The bridge in Lima collapsed on Monday. The collapse was expected: "the bridge was falling '
        'apart for years". The road stayed closed.'
    ),
    "es": (
        "El puente de Lima se derrumbó el lunes. El derrumbe era previsible: «el puente se caía desde "
        "hace años». La carretera sigue cerrada."
    ),
    "ru": (
        "Мост в Лиме обрушился в понедельник. Обрушение было ожидаемым: «мост разваливался уже много лет». Дорога осталась закрыта."
    ),
    "fr": (
        "Le pont de Lima s'est effondré lundi. L'effondrement était prévisible : « le pont tombait en "
        "ruine depuis des années ». La route reste fermée."
    ),
}
SOMEBODY = {
    "ar": 'انهار الجسر في ليما يوم الاثنين. وقال الوزير كارلوس روخاس: "الجسر كان يتداعى منذ سنوات".',
    "en": 'The bridge in Lima collapsed on Monday. "The bridge was falling apart for years," said minister Carlos Rojas.',
    "es": "El puente de Lima se derrumbó el lunes. «El puente se caía desde hace años», dijo el ministro Carlos Rojas.",
    "ru": "Мост в Лиме обрушился в понедельник. «Мост разваливался уже много лет», — сказал министр Карлос Рохас.",
    "fr": (
        "Le pont de Lima s'est effondré lundi. « Le pont tombait en ruine depuis des années », a déclaré le ministre Carlos Rojas."
    ),
}


@pytest.mark.parametrize("language", NOBODY)
def test_words_of_nobody(language: str) -> None:
    [row] = rows((language, NOBODY[language]), ("en", SOMEBODY["en"]))
    assert row.message == "a0 quotes words without a speaker near them; a1 names who says what it quotes"
    assert {item.article for item in row.evidence} == {"a0"}


@pytest.mark.parametrize("language", SOMEBODY)
def test_words_of_somebody(language: str) -> None:
    assert not rows((language, SOMEBODY[language]), ("en", SOMEBODY["en"]))


@pytest.mark.parametrize("language", [language for language in NOBODY if language != "en"])
def test_a_translation_quotes_alike(language: str) -> None:
    assert not rows((language, NOBODY[language]), ("en", NOBODY["en"]))


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ('The bridge in Lima, "the old lady of stone", collapsed on Monday.', "a nickname, without a verb"),
        ('The film "Salt Road" opened in Lima on Monday.', "a title"),
        (
            'The bridge in Lima collapsed on Monday. Minister Carlos Rojas visited it. "It was falling apart for years."',
            "a speaker in the sentence before",
        ),
        (
            'The bridge in Lima collapsed on Monday. "It was falling apart for years." Residents had seen cracks.',
            "people in the sentence behind",
        ),
        (
            'The bridge in Lima collapsed on Monday. He shrugged. The collapse was expected: "it was falling apart for years".',
            "a pronoun in the sentence before",
        ),
        ('"The bridge fell apart. The road stayed closed.', "a mark that is never closed"),
    ],
)
def test_near_misses(text: str, because: str) -> None:
    assert not rows(("en", text), ("en", SOMEBODY["en"])), because


def test_nothing_is_said_where_no_article_names_a_speaker() -> None:
    assert not rows(("en", NOBODY["en"]), ("en", "The bridge in Lima collapsed on Monday."))
