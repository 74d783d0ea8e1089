"""Evaluative words on request: spans and density, the article's own words alone, and never a row."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.extraction import read
from claims.framing.desk import Desk, Line
from claims.framing.evaluative import density, evaluations
from claims.language.base import LANGUAGES, table

KINDS = {"puffery", "contempt", "doubt", "inevitability"}


def lines(text: str, language: str = "en") -> tuple[Line, ...]:
    """The sentences of an article."""
    return Desk((read(Article(id="a", language=language, text=text)),)).lines["a"]


@pytest.mark.parametrize(
    ("language", "text", "kind", "words"),
    [
        ("en", "The shameful deal was signed in Lima.", "contempt", "shameful"),
        ("ar", "كتب الفريق صفحة مجيدة في ليما.", "puffery", "مجيدة"),
        ("es", "El vergonzoso acuerdo se firmó en Lima.", "contempt", "vergonzoso"),
        ("ru", "Позорное соглашение подписали в Лиме.", "contempt", "Позорное"),
        ("fr", "Le honteux accord a été signé à Lima.", "contempt", "honteux"),
    ],
)
def test_words_are_found_by_their_forms(language: str, text: str, kind: str, words: str) -> None:
    [found] = evaluations(lines(text, language))
    assert (found.kind, found.line.words(found.span)) == (kind, words)


def test_words_of_a_speaker_are_not_the_articles() -> None:
    assert not list(evaluations(lines('"This shameful deal must fall," said Ana Ruiz on Monday.')))


def test_density_is_per_thousand_own_words() -> None:
    assert density(lines("The shameful deal fell in Lima on May Day again.")) == pytest.approx(100.0)
    assert density(lines("The deal fell.")) == 0.0


def test_never_a_row() -> None:
    articles = [Article(id="a", language="en", text="The shameful, absurd deal was signed in Lima on Monday.")]
    articles.append(Article(id="b", language="en", text="The deal was signed in Lima on Monday."))
    assert not compare(articles, same_story=True).framing


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_class(language: str) -> None:
    book = table(language, "framing/evaluative")
    assert set(book) == KINDS
    assert sum(map(len, book.values())) >= 50
