"""Verbs of speaking that take a stand, against plain ones for the same speaker, in all five languages."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.framing.reporting_verb import DIMENSION
from claims.model.comparison import FramingRow


def rows(*articles: tuple[str, str]) -> list[FramingRow]:
    """The rows of reporting verbs on articles taken as one story."""
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(articles)]
    return [row for row in compare(sent, same_story=True).framing if row.code == DIMENSION.code]


PLAIN = ("en", "The company said the tank in Tunis had been empty since March. The fire broke out on Monday.")
DOUBTED = {
    "ar": "زعمت الشركة أن الخزان في تونس كان فارغا منذ مارس. واندلع الحريق يوم الاثنين.",
    "en": "The company claimed the tank in Tunis had been empty since March. The fire broke out on Monday.",
    "es": "La empresa alegó que el tanque de Túnez estaba vacío desde marzo. El incendio comenzó el lunes.",
    "ru": "Компания уверяла, что резервуар в Тунисе пустует с марта. Пожар начался в понедельник.",
    "fr": "L'entreprise a prétendu que le réservoir de Tunis était vide depuis mars. L'incendie s'est déclaré lundi.",
}
SAID = {
    "ar": "أكدت الشركة أن الخزان في تونس كان فارغا منذ مارس. واندلع الحريق يوم الاثنين.",
    "en": "The company insisted the tank in Tunis had been empty since March. The fire broke out on Monday.",
    "es": "La empresa aseguró que el tanque de Túnez estaba vacío desde marzo. El incendio comenzó el lunes.",
    "ru": "Компания утверждает, что резервуар в Тунисе пустует с марта. Пожар начался в понедельник.",
    "fr": "L'entreprise a affirmé que le réservoir de Tunis était vide depuis mars. L'incendie s'est déclaré lundi.",
}


@pytest.mark.parametrize("language", DOUBTED)
def test_somebody_claims_in_one_and_says_in_the_other(language: str) -> None:
    [row] = rows(PLAIN, (language, DOUBTED[language]))
    assert row.message.startswith("a1 lets ")
    assert row.message.endswith(" claim what a0 lets them say")


@pytest.mark.parametrize("language", SAID)
def test_insisting_and_stating_are_plain(language: str) -> None:
    assert not rows(PLAIN, (language, SAID[language]))


def test_admitting_the_same_statement() -> None:
    said = ("en", "Mayor Lina Haddad said on Monday that the bridge in Sfax had not been inspected since 2019.")
    admitted = ("fr", "La maire Lina Haddad a reconnu lundi que le pont de Sfax n'avait pas été inspecté depuis 2019.")
    [row] = rows(said, admitted)
    assert row.message.endswith("admit what a0 lets them say")


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("The owner claimed the tank in Tunis had been empty since March.", "another speaker"),
        ("The company denied the tank in Tunis had been full since March.", "a denial is another act"),
        ("The group claimed responsibility for the fire in Tunis on Monday.", "to claim responsibility is no verb of speaking"),
        ("“The company claimed the tank was empty”, the mayor of Tunis said on Monday.", "the mayor's verb"),
        ("The company admitted the fire in Tunis had hurt two workers.", "another statement is conceded"),
    ],
)
def test_no_contrast(text: str, because: str) -> None:
    assert not rows(PLAIN, ("en", text)), because


def test_two_articles_that_doubt_alike_are_no_contrast() -> None:
    assert not rows(("en", DOUBTED["en"]), ("fr", DOUBTED["fr"]))
