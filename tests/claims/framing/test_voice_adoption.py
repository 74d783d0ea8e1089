"""Words that are given to somebody and come back as the article's own."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.framing.voice_adoption import DIMENSION
from claims.model.comparison import FramingRow

OTHER = Article(id="z", language="en", text="Peru and Chile held talks in Lima on Monday on roads.")


def rows(language: str, *sentences: str) -> list[FramingRow]:
    """The rows of an article beside another one; each sentence is a paragraph."""
    sent = Article(id="a", language=language, text="\n\n".join(sentences))
    return [row for row in compare([sent, OTHER], same_story=True).framing if row.code == DIMENSION.code]


BETWEEN = {
    "ar": "التقى الوزراء في ليما يوم الاثنين. وغادروا مساءً.",
    "en": "The ministers met in Lima on Monday. They left in the evening.",
    "es": "Los ministros se reunieron en Lima el lunes. Se marcharon por la tarde.",
    "ru": "Министры встретились в Лиме в понедельник. Вечером они уехали.",
    "fr": "Les ministres se sont réunis lundi à Lima. Ils sont repartis le soir.",
}
QUOTED = {
    "ar": ("وقال الوزير خوان رويس: «الاتفاق درع حديدي للشعبين».", "وللبلدين منذ الآن اتفاق درع حديدي للشعبين."),
    "en": (
        'Minister Juan Ruiz called the deal an "iron shield" for the two.',
        "From now on an iron shield protects the two countries.",
    ),
    "es": (
        "El ministro Juan Ruiz dijo que el acuerdo es un «escudo de hierro» para ambos.",
        "Desde ahora un escudo de hierro protege a los dos países.",
    ),
    "ru": ("Министр Хуан Руис назвал сделку «железным щитом» для обеих стран.", "Отныне железный щит защищает обе страны."),
    "fr": (
        "Le ministre Juan Ruiz a dit que l'accord est un « bouclier de fer ».",
        "Désormais un bouclier de fer protège les deux pays.",
    ),
}


@pytest.mark.parametrize("language", QUOTED)
def test_a_quoted_phrase_comes_back(language: str) -> None:
    given, taken = QUOTED[language]
    [row] = rows(language, given, BETWEEN[language], taken)
    there, here = row.evidence
    assert there.side != here.side
    assert here.voice == "author"


def test_a_label_that_a_speaker_gives_comes_back() -> None:
    [row] = rows(
        "en",
        "Minister Juan Ruiz stressed the role of the two states as a common front of resistance against foreign pressure.",
        BETWEEN["en"],
        "Since then the pair has stood as a common front of resistance to foreign pressure.",
    )
    assert row.values["words"] == "common front of resistance to foreign pressure"


@pytest.mark.parametrize(
    ("sentences", "because"),
    [
        (('Ruiz called it an "iron shield".', BETWEEN["en"], 'Nobody else spoke of an "iron shield" there.'), "quoted again"),
        (('Ruiz called it an "iron shield".', "An iron shield costs money."), "it follows at once"),
        (
            (
                "Minister Juan Ruiz said the new bridge over the river Rimac will open in May.",
                BETWEEN["en"],
                "Works on the new bridge over the river Rimac began last year.",
            ),
            "a fact is told again",
        ),
        (('Ruiz read the "Lima Charter" aloud.', BETWEEN["en"], "The Lima Charter has ten articles."), "a name"),
    ],
)
def test_near_misses(sentences: tuple[str, ...], because: str) -> None:
    assert not rows("en", *sentences), because
