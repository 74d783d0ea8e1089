from __future__ import annotations

import pytest

from claims.model.article import Article
from verifier.reports.passage import Quote, Sentences, direction, language_name, quote


def quoted(text: str, words: str, language: str = "en") -> Quote:
    start = text.index(words)
    evidence = {"article": "a", "start": start, "end": start + len(words), "text": words}
    return quote(Article(id="a", text=text), evidence, language, Sentences())


def test_a_passage_stands_in_its_sentence() -> None:
    found = quoted("It rained. The bridge\n opened on Monday. It closed.", "opened")
    assert (found.before, found.marked, found.after) == ("The bridge ", "opened", " on Monday.")
    assert not found.cut_before
    assert not found.cut_after


def test_a_passage_over_two_sentences_keeps_both() -> None:
    assert quoted("One came. Two went. Three stayed.", "came. Two").plain == "One came. Two went."


def test_a_long_sentence_is_cut_at_a_word() -> None:
    found = quoted("word " * 500 + "HERE" + " word" * 500, "HERE")
    assert found.cut_before
    assert found.cut_after
    assert found.before.startswith("word ")
    assert found.after.endswith(" word")
    assert len(found.plain) < 500


def test_a_long_passage_loses_its_middle() -> None:
    text = "x" * 5000
    assert " […] " in quoted(text, text).marked


def test_offsets_that_do_not_fit_show_the_words_alone() -> None:
    evidence = {"article": "a", "start": 90, "end": 95, "text": "words"}
    assert quote(Article(id="a", text="short"), evidence, "en", Sentences()).plain == "words"
    assert quote(None, evidence, "en", Sentences()).plain == "words"


def test_a_passage_of_the_title() -> None:
    article = Article(id="a", title="Bridge opens", text="No more.")
    found = quote(article, {"article": "a", "start": 7, "end": 12, "field": "title"}, "en", Sentences())
    assert found.in_title
    assert (found.before, found.marked, found.after) == ("Bridge ", "opens", "")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "", "rtl"),
        ("ar-EG", "", "rtl"),
        ("he", "", "rtl"),
        ("fa", "", "rtl"),
        ("ur", "", "rtl"),
        ("ru", "", "ltr"),
        ("az-Arab", "", "rtl"),
        ("ar-Latn", "", "ltr"),
        ("und", "BBC: قال الوزير إن الجسر فتح", "rtl"),
        ("und", "The minister said نعم", "ltr"),
    ],
)
def test_direction(language: str, text: str, expected: str) -> None:
    assert direction(language, text) == expected


def test_languages_have_names() -> None:
    assert language_name("ar") == "Arabic"
    assert language_name("es-MX") == "Spanish"
    assert language_name("sw") == "sw"


@pytest.mark.parametrize(
    "text", ["\u0301\u200f😀", "a" * 200_000, ". " * 50_000, "\u00a0"], ids=["odd marks", "one word", "full stops", "space"]
)
def test_odd_texts_are_quoted(text: str) -> None:
    article = Article(id="a", text=text + "x")
    assert quote(article, {"article": "a", "start": 0, "end": 1}, "en", Sentences()).marked in (text[0], " ")
