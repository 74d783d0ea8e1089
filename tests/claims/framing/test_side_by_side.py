"""What one article tells alone, lets somebody say alone, and how each opens."""

from __future__ import annotations

import pytest

from claims import Article, Comparison, compare
from claims.language.base import LANGUAGES

# One story in five languages: a bridge in an invented town, closed after an inspection. `alone`: what only this telling has.
TOLD = {
    "en": (
        "The bridge in Karsa closed on Monday after an inspection. The mayor said buses would take another road.",
        "Fishermen beneath the arches repaired their nets in silence.",
    ),
    "ar": (
        "أُغلق الجسر في كارسا يوم الاثنين بعد عملية تفتيش. وقال رئيس البلدية إن الحافلات ستسلك طريقاً آخر.",
        "وكان الخبازون يوزعون الخبز مجاناً على الأطفال قرب المسجد.",
    ),
    "es": (
        "El puente de Karsa cerró el lunes tras una inspección. El alcalde dijo que los autobuses irán por otra carretera.",
        "Las escuelas de música ensayaban bajo la lluvia sin público.",
    ),
    "ru": (
        "Мост в Карсе закрыли в понедельник после проверки. Мэр сказал, что автобусы пойдут по другой дороге.",
        "Художники рисовали реку на старых деревянных досках.",
    ),
    "fr": (
        "Le pont de Karsa a fermé lundi après une inspection. Le maire a dit que les bus prendront une autre route.",
        "Les vignerons de la vallée craignent une récolte perdue.",
    ),
}
OTHERS = {"en": "ar", "ar": "fr", "es": "en", "ru": "es", "fr": "ru"}


def told(language: str, *more: str, id: str = "a1") -> Article:
    return Article(id=id, language=language, text=" ".join((TOLD[language][0], *more)))


def compared(*articles: Article) -> Comparison:
    return compare(articles, same_story=True)


def passages(comparison: Comparison, code: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in comparison.framing:
        if row.code == code:
            for item in row.evidence:
                found.setdefault(item.article, []).append(item.text)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_each_tells_alone_stands_beside_what_the_other_does(language: str) -> None:
    other = OTHERS[language]
    comparison = compared(told(language, TOLD[language][1]), told(other, TOLD[other][1], id="a2"))
    assert passages(comparison, "F316") == {"a1": [TOLD[language][1]], "a2": [TOLD[other][1]]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_told_alone_is_no_row(language: str) -> None:
    comparison = compared(told(language), told(OTHERS[language], id="a2"))
    assert passages(comparison, "F316") == {}


def test_one_text_that_tells_more_is_no_row() -> None:
    assert passages(compared(told("en", TOLD["en"][1]), told("fr", id="a2")), "F316") == {}


def test_an_article_sent_twice_has_nothing_of_its_own() -> None:
    comparison = compared(told("en", TOLD["en"][1]), told("en", TOLD["en"][1], id="a2"))
    assert comparison.framing == ()


def test_a_figure_that_both_give_is_told_by_both() -> None:
    one = told("en", "Fishermen beneath the arches count 240 boats among the reeds.")
    other = told("fr", "Les vignerons de la vallée disent que 240 barques dorment sous le pont.", id="a2")
    assert passages(compared(one, other), "F316") == {}


def test_a_later_article_is_not_held_against_those_that_could_not_know() -> None:
    early = Article.from_dict({"id": "a1", "language": "en", "published": "2026-03-02T10:00:00Z", "text": " ".join(TOLD["en"])})
    late = Article.from_dict({"id": "a2", "language": "fr", "published": "2026-03-09T10:00:00Z", "text": " ".join(TOLD["fr"])})
    assert passages(compared(early, late), "F316") == {}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“We lost our market,” said Mara Ilves, a baker."),
        ("ar", "وقالت الخبازة مارا إيلفس: «خسرنا سوقنا»."),
        ("es", "«Perdimos nuestro mercado», dijo la panadera Mara Ilves."),
        ("ru", "«Мы потеряли рынок», — сказала пекарь Мара Илвес."),
        ("fr", "« Nous avons perdu notre marché », a dit la boulangère Mara Ilves."),
    ],
)
def test_a_voice_that_one_text_alone_has(language: str, said: str) -> None:
    other = OTHERS[language]
    theirs = {
        "en": "“Nobody warned the pilots,” said Jon Reck, a sailor.",
        "ar": "وقال البحار يون ريك: «لم يحذر أحد البحارة».",
        "es": "«Nadie avisó a los marineros», dijo el marinero Jon Reck.",
        "ru": "«Никто не предупредил моряков», — сказал матрос Йон Рек.",
        "fr": "« Personne n'a averti les marins », a dit le matelot Jon Reck.",
    }[other]
    heard = passages(compared(told(language, said), told(other, theirs, id="a2")), "F315")
    assert any(said.rstrip(".") in text or text in said for text in heard["a1"])
    assert any(theirs.rstrip(".") in text or text in theirs for text in heard["a2"])


MORE = "The toll house stays open. Two schools lie beyond the river. Nobody knows when work begins."


CROWD = "Hundreds of people stood before the locked gates of the old crossing in Karsa at dawn and waited in the rain."
DEED = "The bridge in Karsa, which carried the coal of the valley for ninety years, closed on Monday after an inspection."


def test_openings_stand_side_by_side() -> None:
    one = Article(
        id="a1", language="en", text=f"{CROWD} Bakers sold bread all day. A choir sang all day. Children slept on blankets."
    )
    other = Article(id="a2", language="en", text=f"{DEED} {MORE}")
    assert passages(compared(one, other), "F317") == {"a1": [CROWD], "a2": [DEED]}


def test_a_short_opening_takes_the_next_sentence() -> None:
    one = Article(id="a1", language="en", text=f"Nobody crosses the river now. The mayor has the keys. {MORE}")
    other = Article(
        id="a2", language="en", text=f"{DEED} Bakers sold bread to sailors. A choir sang all day. Children slept on blankets."
    )
    assert {article: len(texts) for article, texts in passages(compared(one, other), "F317").items()} == {"a1": 2, "a2": 1}


def test_the_same_deed_first_is_no_contrast() -> None:
    en, fr = " ".join((TOLD["en"][0], MORE)), f"{TOLD['fr'][0]} Le péage reste ouvert. Deux écoles se trouvent au-delà du fleuve."
    one, other = Article(id="a1", language="en", text=en), Article(id="a2", language="fr", text=fr)
    assert passages(compared(one, other), "F317") == {}


def test_a_text_of_two_sentences_has_no_opening() -> None:
    assert passages(compared(told("en"), told("fr", id="a2")), "F317") == {}
