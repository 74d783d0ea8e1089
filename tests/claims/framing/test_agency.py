"""What articles put an event down to: contrasts of cause in all five languages, and the cases that are none."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.model.comparison import FramingRow


def rows(*articles: tuple[str, str]) -> list[FramingRow]:
    """The rows of agency on articles taken as one story."""
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(articles)]
    return [row for row in compare(sent, same_story=True).framing if row.code == "F307"]


STORM = ("en", "The ferry Amal capsized because of strong winds off Port Said on Monday. Twelve people died.")
BLAME = {
    "ar": "غرقت العبارة أمل قبالة بورسعيد يوم الاثنين وقتل 12 شخصا. وتحدث التقرير عن إهمال في الصيانة.",
    "en": "The ferry Amal capsized off Port Said on Monday. The owner had ignored three written warnings.",
    "es": "El ferry Amal volcó el lunes frente a Port Said. La empresa desoyó las advertencias.",
    "ru": "Паром «Амаль» опрокинулся в понедельник у Порт-Саида. Причиной названа халатность владельца.",
    "fr": "Le ferry Amal a chaviré lundi au large de Port-Saïd. L'enquête a relevé la négligence du propriétaire.",
}
THINGS = {
    "ar": "انقلبت العبارة أمل بسبب عاصفة قبالة بورسعيد يوم الاثنين.",
    "es": "El ferry Amal volcó el lunes a causa de una tormenta frente a Port Said.",
    "ru": "Паром «Амаль» опрокинулся в понедельник из-за шторма у Порт-Саида.",
    "fr": "Le ferry Amal a chaviré lundi à cause d'une tempête au large de Port-Saïd.",
}


@pytest.mark.parametrize("language", BLAME)
def test_neglect_against_a_storm(language: str) -> None:
    [row] = rows(STORM, (language, BLAME[language]))
    assert row.message == "what happened is put down to nature in a0, to neglect in a1"
    assert {item.article for item in row.evidence} == {"a0", "a1"}


@pytest.mark.parametrize("language", THINGS)
def test_a_storm_against_neglect(language: str) -> None:
    [row] = rows((language, THINGS[language]), ("en", BLAME["en"]))
    assert row.message == "what happened is put down to nature in a0, to neglect in a1"


@pytest.mark.parametrize("language", THINGS)
def test_a_storm_in_both_is_no_contrast(language: str) -> None:
    assert not rows((language, THINGS[language]), STORM)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("The ferry Amal capsized off Port Said on Monday. No negligence was found.", "denied"),
        ("The ferry Amal capsized off Port Said on Monday, after leaving the harbour.", "a time is no cause"),
        ("The ferry Amal capsized because of strong winds and the owner said it was calm.", "the same cause"),
    ],
)
def test_near_misses(text: str, because: str) -> None:
    assert not rows(STORM, ("en", text)), because


def test_an_article_that_tells_both_is_on_no_side_of_things() -> None:
    both = STORM[1] + " " + "The owner had ignored three written warnings."
    assert not rows(("en", both), ("en", BLAME["en"]))


def test_order_of_articles_changes_nothing_but_the_names() -> None:
    assert len(rows(STORM, ("en", BLAME["en"]))) == len(rows(("en", BLAME["en"]), STORM)) == 1


def test_reported_blame_weakens_the_row() -> None:
    [row] = rows(STORM, ("en", "The ferry Amal capsized off Port Said. The union said the owner had ignored three warnings."))
    assert row.strength == "weak"
    assert {item.voice.value for item in row.evidence if item.article == "a1"} == {"reported"}


NAMED = ("en", "Israel closed the Kerem Shalom crossing on Tuesday.")
BARE = {
    "en": "The Kerem Shalom crossing was closed on Tuesday.",
    "es": "El paso de Kerem Shalom fue cerrado el martes.",
    "ru": "КПП Керем-Шалом был закрыт во вторник.",
    "fr": "Le passage de Kerem Shalom a été fermé mardi.",
}
KILLED = ("en", "Israeli forces killed 12 people in Rafah on Monday.")


@pytest.mark.parametrize("language", BARE)
def test_a_deed_without_its_doer(language: str) -> None:
    [row] = rows(NAMED, (language, BARE[language]))
    assert row.message == "a0 says who did it (close); a1 tells of it without a doer"


def test_arabic_passive_without_a_doer() -> None:
    [row] = rows(KILLED, ("ar", "قُتل 12 شخصا في رفح يوم الاثنين."))
    assert [item.text for item in row.evidence] == ["Israeli forces killed", "قُتل"]


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("The Kerem Shalom crossing was closed by Israel on Tuesday.", "a by-phrase names the doer"),
        ("The Kerem Shalom crossing was closed on Tuesday. Israel gave no reason.", "the doer stands beside it"),
        ("Israeli soldiers said that the Kerem Shalom crossing was closed on Tuesday.", "reported, and the doer is there"),
    ],
)
def test_a_doer_told_elsewhere_is_no_contrast(text: str, because: str) -> None:
    assert not rows(NAMED, ("en", text)), because


def test_verb_before_subject_names_the_doer() -> None:
    assert not rows(KILLED, ("ar", "قتلت القوات الإسرائيلية 12 شخصا في رفح يوم الاثنين."))
