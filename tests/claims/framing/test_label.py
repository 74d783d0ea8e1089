"""Labels of one object that differ in class."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.framing import lexicon
from claims.framing.label import DIMENSION
from claims.language.base import LANGUAGES, knowledge
from claims.model.comparison import FramingRow


def rows(*articles: tuple[str, str]) -> list[FramingRow]:
    """The rows of label on articles taken as one story."""
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(articles)]
    return [row for row in compare(sent, same_story=True).framing if row.code == DIMENSION.code]


ALLIANCE = {
    "ar": "عززت روسيا وفنزويلا التحالف بينهما يوم الاثنين.",
    "en": "Russia and Venezuela strengthened their alliance on Monday.",
    "es": "Rusia y Venezuela reforzaron el lunes su alianza militar.",
    "ru": "Россия и Венесуэла укрепили в понедельник свой альянс.",
    "fr": "La Russie et le Venezuela ont renforcé lundi leur alliance.",
}
PARTNERSHIP = {
    "ar": "عززت روسيا وفنزويلا الشراكة بينهما يوم الاثنين.",
    "en": "Russia and Venezuela strengthened their partnership on Monday.",
    "es": "Rusia y Venezuela reforzaron el lunes su alianza estratégica.",
    "ru": "Россия и Венесуэла укрепили в понедельник своё партнёрство.",
    "fr": "La Russie et le Venezuela ont renforcé lundi leur partenariat.",
}
FRONT = {
    "ar": "وقفت روسيا وفنزويلا يوم الاثنين جبهة موحدة.",
    "en": "Russia and Venezuela stood as a front of resistance on Monday.",
    "es": "Rusia y Venezuela formaron el lunes un frente de resistencia.",
    "ru": "Россия и Венесуэла выступили в понедельник единым фронтом.",
    "fr": "La Russie et le Venezuela ont formé lundi un front de résistance.",
}
RIOT = {
    "ar": "شهدت تونس يوم الاثنين أعمال شغب.",
    "en": "Riots broke out in Tunis on Monday.",
    "es": "Hubo disturbios en Túnez el lunes.",
    "ru": "В Тунисе в понедельник прошли массовые беспорядки.",
    "fr": "Des émeutes ont éclaté lundi à Tunis.",
}
PROTEST = {
    "ar": "شهدت تونس يوم الاثنين احتجاجات.",
    "en": "Protests broke out in Tunis on Monday.",
    "es": "Hubo protestas en Túnez el lunes.",
    "ru": "В Тунисе в понедельник прошли протесты.",
    "fr": "Des manifestations ont éclaté lundi à Tunis.",
}


@pytest.mark.parametrize("language", ALLIANCE)
def test_an_alliance_beside_a_partnership(language: str) -> None:
    [row] = rows((language, ALLIANCE[language]), ("en", PARTNERSHIP["en"]))
    assert row.message == "a0 calls it by a word for alliance, a1 by a word for partnership"


@pytest.mark.parametrize("language", PARTNERSHIP)
def test_a_partnership_beside_an_alliance(language: str) -> None:
    [row] = rows((language, PARTNERSHIP[language]), ("en", ALLIANCE["en"]))
    assert row.values["one"] == "a1"


@pytest.mark.parametrize("language", FRONT)
def test_a_front_beside_an_alliance(language: str) -> None:
    [row] = rows((language, FRONT[language]), ("en", ALLIANCE["en"]))
    assert row.message == "a0 calls it by a word for front, a1 by a word for alliance"


def test_both_countries_are_those_the_article_is_about() -> None:
    text = "Russia met Venezuela. Russia sells, Venezuela buys. Russia and Venezuela agree.\n\nThe two form a common front."
    assert rows(("en", text + " A common front is strong."), ("en", PARTNERSHIP["en"]))


@pytest.mark.parametrize("language", RIOT)
def test_a_riot_beside_a_protest(language: str) -> None:
    [row] = rows((language, RIOT[language]), (language, PROTEST[language]))
    assert (row.values["label"], row.values["against"]) == ("unrest", "protest")


@pytest.mark.parametrize("language", [language for language in ALLIANCE if language != "en"])
@pytest.mark.parametrize("said", [ALLIANCE, PARTNERSHIP, RIOT, PROTEST], ids=["alliance", "partnership", "riot", "protest"])
def test_a_translation_labels_alike(said: dict[str, str], language: str) -> None:
    assert not rows((language, said[language]), ("en", said["en"]))


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        (ALLIANCE["en"], "The partnership of Russia and Iran grew on Monday.", "another relation"),
        (ALLIANCE["en"], PARTNERSHIP["en"] + " Their alliance is old.", "the other has the word as well"),
        (ALLIANCE["en"], "Russia and Venezuela signed a treaty on Monday.", "the other does not label the relation"),
        (RIOT["en"], "Protests broke out in Lima on Monday.", "another place"),
        ('The mayor of Tunis said: "Riots broke out in Tunis on Monday."', PROTEST["en"], "the speaker's word"),
        ("Riot police stood in Tunis on Monday.", PROTEST["en"], "a force named by the word"),
        ("A memorandum was signed in Tunis.", "A treaty was signed in Tunis.", "documents are a conflict of facts"),
        (
            "Minister Ali spoke.\n\nHe met a man.\n\nOne riot was in Tunis long ago.\n\nHe left.",
            PROTEST["en"],
            "one passing word of the body",
        ),
    ],
)
def test_near_misses(one: str, other: str, because: str) -> None:
    assert not rows(("en", one), ("en", other)), because


def test_order_of_articles_changes_nothing() -> None:
    sent = [Article(id="x", language="en", text=RIOT["en"]), Article(id="y", language="en", text=PROTEST["en"])]
    [there, back] = [
        [row.id for row in compare(articles, same_story=True).framing if row.code == DIMENSION.code]
        for articles in (sent, sent[::-1])
    ]
    assert there == back != []


def test_classes_of_the_table_have_words_in_every_language() -> None:
    named = {kind for field in knowledge("framing_labels").values() for pair in field["pairs"] for kind in pair}
    for language in LANGUAGES:
        assert {phrase.kind for phrase in lexicon.listed(language, "label")} == named | {"apart"}
