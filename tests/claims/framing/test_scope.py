"""Topics that one article has and another has not."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.framing.scope import DIMENSION
from claims.knowledge.concepts import concepts
from claims.language.base import knowledge
from claims.model.comparison import FramingRow


def rows(*articles: tuple[str, str]) -> list[FramingRow]:
    """The rows of scope on articles taken as one story."""
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(articles)]
    return [row for row in compare(sent, same_story=True).framing if row.code == DIMENSION.code]


PLAIN = (
    "en",
    "The ministers met on Monday in Lima. They signed a treaty.\n\nThe talks took an hour. They left at noon.",
)
HEALTH = {
    "ar": "الصحة أولا في ليما.\n\nزار الوزراء مستشفى جديدا. وقال طبيب إن المرض انتشر.",
    "en": "Health comes first in Lima.\n\nThe ministers visited a hospital. A doctor spoke of the epidemic.",
    "es": "La salud es lo primero en Lima.\n\nLos ministros visitaron un hospital. Un médico habló de la epidemia.",
    "ru": "Здоровье в Лиме на первом месте.\n\nМинистры посетили больницу. Врач говорил об эпидемии.",
    "fr": "La santé d'abord à Lima.\n\nLes ministres ont visité un hôpital. Un médecin a parlé de l'épidémie.",
}


@pytest.mark.parametrize("language", HEALTH)
def test_a_topic_of_one_article(language: str) -> None:
    [row] = rows((language, HEALTH[language]), PLAIN)
    assert row.message == "topics of some texts that others do not have (a0: health)"
    assert {item.article for item in row.evidence} == {"a0"}


@pytest.mark.parametrize("language", [language for language in HEALTH if language != "en"])
def test_a_translation_has_the_same_topics(language: str) -> None:
    assert not rows((language, HEALTH[language]), ("en", HEALTH["en"]))


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("The ministers met on Monday in Lima. A doctor was there.\n\nThey left. They ate. They slept. They rose.", "one word"),
        (
            "The ministers met on Monday in Lima. The health of the talks is good.\n\nThey left. They ate. They slept.",
            "a figure of speech",
        ),
    ],
)
def test_near_misses(text: str, because: str) -> None:
    assert not rows(("en", text), PLAIN), because


def test_a_much_shorter_article_lacks_nothing() -> None:
    assert not rows(("en", HEALTH["en"] + " They ate. They slept."), ("en", "The ministers met on Monday in Lima."))


@pytest.mark.parametrize("book", ["framing_topics", "framing_frames"])
def test_concepts_of_the_tables_exist(book: str) -> None:
    assert not {name for names in knowledge(book).values() for name in names} - set(concepts())


def test_concepts_of_responsibility_exist() -> None:
    data = knowledge("framing_responsibility")
    named = {name for names in data["classes"].values() for name in names} | {name for pair in data["heedless"] for name in pair}
    assert not (named | set(data["befalls"]) | set(data["deeds"]) | set(data["forces"])) - set(concepts())


def test_a_concept_stands_under_one_topic() -> None:
    listed = [name for names in knowledge("framing_topics").values() for name in names]
    assert len(listed) == len(set(listed))
