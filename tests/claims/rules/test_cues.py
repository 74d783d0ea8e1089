"""Cue words around figures, and the tables they stand in."""

from __future__ import annotations

import pytest

from claims import Article
from claims.extraction import extract
from claims.language.base import LANGUAGES, table
from claims.rules.cues import Line, cues, follows, has, leads, lines, marked


def _line(language: str, text: str) -> Line:
    return next(lines(extract(Article(text=text, language=language))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_cues(language: str) -> None:
    assert set(table(language, "arithmetic")) == set(table("en", "arithmetic"))


def test_cue_stands_right_before_the_figure() -> None:
    line = _line("en", "Exports rose to the 112 million dollars of 2011 from 80 million dollars.")
    new, old = line.exact
    assert line.leads("to", new.span)
    assert not line.leads("from", new.span)
    assert line.leads("from", old.span)


def test_cue_is_met_by_its_lemma() -> None:
    assert _line("ru", "Экспорт вырос до 112 млн долларов.").has("up")
    assert not _line("ru", "Экспорт упал до 112 млн долларов.").has("up")


def test_cue_behind_a_figure_is_parted_by_words_not_by_marks() -> None:
    line = _line("en", "There were 14 people in all, 14, in all.")
    tokens = line.tokens
    assert follows("total", tokens[3:], "en")
    assert not follows("total", tokens[7:], "en")


def test_language_without_a_table_has_no_cues() -> None:
    line = _line("de", "Der Export stieg um 30 Prozent auf 112 Millionen Dollar.")
    assert not line.has("up")
    assert not leads("to", line.tokens, "de")
    assert list(cues("up", line.tokens, "de")) == []
    assert not has("to", (), "en")


def test_part_of_a_word() -> None:
    assert marked("58-Летний", "age_marks", "ru")
    assert not marked("58", "age_marks", "ru")


def test_figures_of_the_title_are_not_those_of_the_text() -> None:
    article = Article(title="17 people die in a crash", text="It held 20 passengers and 3 crew.", language="en")
    found = [(line.span.field.value, len(line.quantities)) for line in lines(extract(article), quantities=1)]
    assert sorted(found) == [("text", 2), ("title", 1)]


@pytest.mark.parametrize(
    "text", ["1 2 " * 5000, "rose from 5 to 6 by 1 " * 1000, "(" * 3000 + "12 of the 10 men", "١٢\u0301 من\u200f ١٠"]
)
def test_rules_take_any_text(text: str) -> None:
    from claims import compare  # noqa: PLC0415

    compare([Article(text=text, language="en", id="a1")])
