"""Who speaks in which article, who lays a charge, and which reasons are given."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.language.base import LANGUAGES

OFFICIALS = {
    "en": "The ministry said the school in Karsa closed on Monday. The mayor said pupils would move to Tolda.",
    "ar": "قالت الوزارة إن المدرسة في كارسا أغلقت يوم الاثنين. وقال رئيس البلدية إن التلاميذ سينتقلون إلى تولدا.",
    "es": "El ministerio dijo que la escuela de Karsa cerró el lunes. El alcalde dijo que los alumnos irán a Tolda.",
    "ru": "Министерство сообщило, что школа в Карсе закрылась в понедельник. Мэр сказал, что ученики переедут в Толду.",
    "fr": "Le ministère a indiqué que l'école de Karsa a fermé lundi. Le maire a dit que les élèves iront à Tolda.",
}
UNION = {
    "en": "The school in Karsa closed on Monday. “Nobody asked us,” the trade union said.",
    "ar": "أغلقت المدرسة في كارسا يوم الاثنين. وقالت النقابة: «لم يسألنا أحد».",
    "es": "La escuela de Karsa cerró el lunes. «Nadie nos preguntó», dijo el sindicato.",
    "ru": "Школа в Карсе закрылась в понедельник. «Нас никто не спросил», — заявил профсоюз.",
    "fr": "L'école de Karsa a fermé lundi. « Personne ne nous a consultés », a dit le syndicat.",
}
OTHERS = {"en": "ar", "ar": "fr", "es": "en", "ru": "es", "fr": "ru"}


def rows(code: str, *texts: tuple[str, str]) -> list[str]:
    articles = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(texts, start=1)]
    return [row.message for row in compare(articles, same_story=True).framing if row.code == code]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_union_that_one_article_lets_speak(language: str) -> None:
    other = OTHERS[language]
    assert rows("F303", (language, UNION[language]), (other, OFFICIALS[other])) == ["workers and unions speak in a1, not in a2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_officials_in_both_are_no_contrast(language: str) -> None:
    other = OTHERS[language]
    assert rows("F303", (language, OFFICIALS[language]), (other, OFFICIALS[other])) == []


def test_whoever_lets_somebody_unknown_speak_may_let_the_same_speak() -> None:
    unknown = OFFICIALS["fr"] + " « Personne ne nous a consultés », a dit Jean Morel."
    assert rows("F303", ("en", UNION["en"]), ("fr", unknown)) == []


def test_one_voice_is_too_few_to_say_who_is_missing() -> None:
    assert rows("F303", ("en", UNION["en"]), ("fr", "Le ministère a indiqué que l'école de Karsa a fermé lundi.")) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            ("en", "The school closed on Tuesday because of a strike."),
            ("fr", "L'école a fermé mardi en raison d'une inondation."),
            ["the reasons that are given differ: a1, a2"],
        ),
        (
            ("en", "The school closed on Tuesday because of a strike."),
            ("fr", "L'école a fermé mardi en raison d'une grève."),
            [],
        ),
        (
            ("en", "The school closed on Tuesday because of a strike."),
            ("fr", "L'école a fermé mardi."),
            [],
        ),
    ],
    ids=["two reasons", "one reason in two languages", "one gives none"],
)
def test_reasons_that_have_nothing_in_common(one: tuple[str, str], other: tuple[str, str], told: list[str]) -> None:
    assert rows("F314", one, other) == told
