"""What looks like a conflict and is none is set aside, once, with the reason and the passages."""

from __future__ import annotations

import pytest

from claims import Article, compare

SANK = {
    "en": "The ferry Amal sank off Port Said {when}, killing {toll} people.",
    "ar": "غرقت العبارة أمل قبالة بورسعيد {when} ما أسفر عن مقتل {toll} شخصا.",
    "es": "El ferry Amal se hundió frente a Port Said {when}, con {toll} muertos.",
    "ru": "Паром «Амаль» затонул у Порт-Саида {when}, погибли {toll} человек.",
    "fr": "Le ferry Amal a coulé au large de Port-Saïd {when}, faisant {toll} morts.",
}
COUNTED = "one day, counted from the day of publication in one of them"
BOUND = "a bound that the other figure keeps"


def _aside(*articles: tuple[str, str, str], published: str = "2024-03-05T10:00:00Z") -> set[str]:
    sent = [
        {"id": f"a{at}", "language": language, "text": SANK[language].format(when=when, toll=toll), "published": published}
        for at, (language, when, toll) in enumerate(articles)
    ]
    comparison = compare([Article.from_dict(article) for article in sent], same_story=True)
    assert [finding.message for finding in comparison.findings if finding.severity.value in ("high", "medium")] == []
    return {item.told for item in comparison.withheld}


@pytest.mark.parametrize(
    ("language", "when"), [("ar", "يوم الأحد"), ("es", "el domingo"), ("ru", "в воскресенье"), ("fr", "dimanche")]
)
def test_a_weekday_is_the_day_that_another_dates(language: str, when: str) -> None:
    assert COUNTED in _aside(("en", "on 3 March 2024", "12"), (language, when, "12"))


@pytest.mark.parametrize(
    ("language", "toll"), [("ar", "أكثر من 200"), ("es", "más de 200"), ("ru", "более 200"), ("fr", "plus de 200")]
)
def test_a_bound_that_a_figure_keeps(language: str, toll: str) -> None:
    when = {"ar": "في 3 مارس 2024", "es": "el 3 de marzo de 2024", "ru": "3 марта 2024 года", "fr": "le 3 mars 2024"}[language]
    assert BOUND in _aside(("en", "on 3 March 2024", "210"), (language, when, toll))


def test_a_hijri_date_agrees() -> None:
    assert "one day in two calendars: the Hijri date agrees" in _aside(
        ("en", "on 3 March 2024", "12"), ("ar", "في 22 شعبان 1445هـ", "12")
    )


def test_what_is_written_alike_needs_no_reason() -> None:
    assert _aside(("en", "on 3 March 2024", "12"), ("fr", "le 3 mars 2024", "12")) == set()


def test_steps_of_one_course_are_named() -> None:
    texts = (
        "Peru and Chile signed the fisheries treaty in Lima on 7 May 2025, the foreign ministry said.",
        "El Congreso ratificó el tratado de pesca entre Perú y Chile el 18 de septiembre de 2025, según la cancillería.",
    )
    articles = [
        Article.from_dict({"id": f"a{at}", "language": language, "text": text, "published": "2025-10-01"})
        for at, (language, text) in enumerate(zip(("en", "es"), texts, strict=True))
    ]
    comparison = compare(articles, same_story=True)
    assert comparison.findings == ()
    assert {item.told for item in comparison.withheld} == {"different events of one course: ratify / sign"}
