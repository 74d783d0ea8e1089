"""An article that alone puts a course of the story at another stage than two that agree; one that tells of both is left alone."""

from __future__ import annotations

import pytest

from claims import Article, compare

JAILED = [
    ("en", "The former port director Tomás Rivas was sentenced to four years for fraud in Asunción. He was led away in handcuffs."),
    ("es", "El exdirector del puerto Tomás Rivas fue condenado a cuatro años en Asunción. Salió esposado de la sala."),
]
FREE = ("fr", "L'ex-directeur du port Tomás Rivas a été condamné à quatre ans à Asunción. L'homme est ressorti libre du tribunal.")
BOTH = (
    "fr",
    "L'ex-directeur du port Tomás Rivas a été condamné à quatre ans à Asunción. Son comptable est écroué, lui est ressorti libre.",
)


def _codes(*texts: tuple[str, str]) -> set[str]:
    articles = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(texts)]
    return {found.code for found in compare(articles, same_story=True).findings}


def test_one_stands_alone_against_two() -> None:
    assert "V202" in _codes(*JAILED, FREE)


@pytest.mark.parametrize("texts", [(JAILED[0], FREE), (*JAILED, BOTH)], ids=["two articles", "an article that tells of both"])
def test_without_two_that_agree_or_with_both_told_nothing_is_said(texts: tuple[tuple[str, str], ...]) -> None:
    assert "V202" not in _codes(*texts)
