"""Who stands behind a measure, and who speaks, where articles about the same parties lie side by side."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.extraction import read
from claims.framing import measures, speakers
from claims.framing.desk import Desk
from claims.framing.parties import main_parties
from claims.model.comparison import FramingRow

NAMED = {
    "ar": "تخضع فنزويلا لعقوبات أميركية. وقالت فنزويلا إن فنزويلا تعاني. وشددت العقوبات الأميركية على فنزويلا في مايو.",
    "en": "Venezuela is under American sanctions. Venezuela said that Venezuela suffers. US sanctions on Venezuela grew in May.",
    "es": "Venezuela sufre las sanciones estadounidenses. Venezuela dijo que "
    "Venezuela padece. Las sanciones de Estados Unidos crecieron.",
    "ru": "Венесуэла живёт под американскими санкциями. Венесуэла страдает, и Венесуэла ждёт. Санкции США выросли в мае.",
    "fr": "Le Venezuela subit les sanctions américaines. Le Venezuela souffre, dit "
    "le Venezuela. Les sanctions des États-Unis ont grandi.",
}
BARE = (
    "Venezuela sells less oil. The sanctions imposed on Venezuela hurt. "
    "Venezuela hopes that international sanctions on Caracas end."
)


def rows(code: str, *articles: tuple[str, str], same_story: bool = True) -> list[FramingRow]:
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(articles)]
    return [row for row in compare(sent, same_story=same_story).framing if row.code == code]


@pytest.mark.parametrize("language", NAMED)
def test_a_measure_whose_author_one_article_names(language: str) -> None:
    [row] = rows(measures.DIMENSION.code, (language, NAMED[language]), ("en", BARE))
    assert row.message == "who is behind the sanctions is named in a0, not in a1"
    assert {item.article for item in row.evidence} == {"a0", "a1"}


def test_it_is_shown_across_stories_about_the_same_parties() -> None:
    two = "Russia and Venezuela signed. Russia sells arms. Venezuela buys. Russia waits. Venezuela pays. "
    both = (("en", two + NAMED["en"]), ("en", two + BARE))
    assert len(rows(measures.DIMENSION.code, *both, same_story=False)) == 1
    other = BARE.replace("Venezuela", "Iran").replace("Caracas", "Tehran")
    assert not rows(
        measures.DIMENSION.code, both[0], ("en", "Iran and Iraq met. Iraq left. Iraq slept. " + other), same_story=False
    )


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Venezuela sells oil. Venezuela suffers. The minister of Venezuela said: “International sanctions hurt.”", "quoted"),
        ("Venezuela sells oil to Asia. Venezuela grows. Venezuela hopes.", "no measure at all"),
    ],
)
def test_near_misses(text: str, because: str) -> None:
    assert not rows(measures.DIMENSION.code, ("en", NAMED["en"]), ("en", text)), because


def test_a_target_is_no_author() -> None:
    text = "Iran sells oil. Iran waits. Sanctions on Russia and sanctions against Iranian banks hurt. Iran hopes."
    read = rows(measures.DIMENSION.code, ("en", text), ("en", "Iran sells oil. Iran waits. Iran hopes. Sanctions hurt."))
    assert not read


def test_a_capital_stands_for_its_state() -> None:
    text = "Moscow spoke. Russia left. Kyiv and Ukraine wait. Kyiv hopes. Moscow fell."
    desk = Desk((read(Article(id="a", language="en", text=text)),))
    assert main_parties(desk.lines["a"]) == {"place:RU", "place:UA"}


def test_speakers_of_several_stories_about_the_same_parties() -> None:
    pair = "Russia and Venezuela met. Russia sells arms. Venezuela buys. Russia waits. Venezuela pays. "
    one = pair + "“We will sign today,” said Minister Juan Ruiz."
    other = pair + "“The fleet is strong,” said Admiral Ivan Petrov."
    [row] = rows(speakers.DIMENSION.code, ("en", one), ("en", other), same_story=False)
    assert row.values["voices"] == "a0: Juan Ruiz; a1: Ivan Petrov"
    assert not rows(speakers.DIMENSION.code, ("en", one), ("en", other)), "within one story own voices tell it"
    assert not rows(speakers.DIMENSION.code, ("en", one), ("en", "Iran and Iraq met. Iraq left."), same_story=False)
