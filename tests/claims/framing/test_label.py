"""Labels of different kinds for one thing, in all five languages, and the cases that are no contrast."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.framing.label import DIMENSION
from claims.model.comparison import FramingRow


def rows(*articles: tuple[str, str, str]) -> list[FramingRow]:
    """The rows of labels on articles (language, title, text) taken as one story."""
    sent = [Article(id=f"a{at}", language=code, title=title, text=text) for at, (code, title, text) in enumerate(articles)]
    return [row for row in compare(sent, same_story=True).framing if row.code == DIMENSION.code]


PROTEST = ("en", "Protests in Nairobi over fuel prices", "Thousands joined the protests in Nairobi on Monday.")
RIOT = {
    "ar": ("أعمال شغب في نيروبي", "هزت أعمال شغب نيروبي يوم الاثنين بسبب أسعار الوقود."),
    "en": ("Riots in Nairobi over fuel prices", "Riots shook Nairobi on Monday over fuel prices."),
    "es": ("Disturbios en Nairobi por el combustible", "Los disturbios sacudieron Nairobi el lunes."),
    "ru": ("Беспорядки в Найроби", "Беспорядки охватили Найроби в понедельник."),
    "fr": ("Émeutes à Nairobi", "Des émeutes ont secoué Nairobi lundi."),
}
PROTESTS = {
    "ar": ("احتجاجات في نيروبي", "شهدت نيروبي احتجاجات يوم الاثنين بسبب أسعار الوقود."),
    "es": ("Protestas en Nairobi por el combustible", "Miles de personas se sumaron a las protestas en Nairobi."),
    "ru": ("Протесты в Найроби", "Протесты охватили Найроби в понедельник."),
    "fr": ("Manifestations à Nairobi", "Des manifestations ont eu lieu à Nairobi lundi."),
}


@pytest.mark.parametrize("language", RIOT)
def test_protests_against_riots(language: str) -> None:
    [row] = rows(PROTEST, (language, *RIOT[language]))
    assert row.message == "the protests: labels of different kinds (a0: protest; a1: riot)"
    assert row.strength == "strong"


@pytest.mark.parametrize("language", PROTESTS)
def test_a_translation_has_the_same_label(language: str) -> None:
    assert not rows(PROTEST, (language, *PROTESTS[language]))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            ("en", "Chad and Niger form alliance", "Chad and Niger formed an alliance in Niamey on Monday."),
            ("fr", "Partenariat entre le Tchad et le Niger", "Le Tchad et le Niger ont conclu lundi un partenariat à Niamey."),
        ),
        (
            ("en", "War in Chad enters third week", "The war in Chad entered its third week on Monday."),
            ("ar", "العملية العسكرية في تشاد", "دخلت العملية العسكرية في تشاد أسبوعها الثالث يوم الاثنين."),
        ),
        (
            ("en", "Rebels seize town in Chad", "Rebels seized a town in Chad on Monday."),
            ("es", "Terroristas toman un pueblo de Chad", "Los terroristas tomaron el lunes un pueblo de Chad."),
        ),
        (
            ("en", "Coup in Chad", "Officers staged a coup in Chad on Monday."),
            ("ru", "Смена власти в Чаде", "В Чаде в понедельник произошла смена власти."),
        ),
    ],
    ids=["alliance", "operation", "terrorists", "coup"],
)
def test_other_families(ours: tuple[str, str, str], theirs: tuple[str, str, str]) -> None:
    assert len(rows(ours, theirs)) == 1
    assert len(rows(theirs, ours)) == 1


@pytest.mark.parametrize(
    ("title", "text", "because"),
    [
        ("Riots in Nairobi", "Protests turned into riots in Nairobi on Monday.", "the text uses both words"),
        ("Kenya: “riots” in Nairobi", "“These are riots in Nairobi”, the minister said on Monday.", "the minister's word"),
        ("Demonstration in Nairobi", "A demonstration filled Nairobi on Monday.", "a word of the same class"),
        ("Fuel prices rise", "Fuel prices rose in Nairobi on Monday.\n\nIn 2019 there were riots.", "not what the text leads with"),
        ("Riots in Lima", "Riots shook Lima on Monday over bread.", "another place"),
    ],
)
def test_no_contrast(title: str, text: str, because: str) -> None:
    assert not rows(PROTEST, ("en", title, text)), because


def test_war_and_conflict_are_each_other_s_translation() -> None:
    ours = ("en", "War in Chad enters third week", "The war in Chad entered its third week on Monday.")
    theirs = ("ar", "النزاع في تشاد يدخل أسبوعه الثالث", "دخل النزاع في تشاد أسبوعه الثالث يوم الاثنين.")
    assert not rows(ours, theirs)
