"""Participles and gerunds that no dictionary lists lead to the verbs of the lexicon, and names do not."""

from __future__ import annotations

import pytest

from claims.language.base import LANGUAGES, table
from claims.language.fold import fold_word
from claims.language.participles import verbs_behind
from tests.lexicon import found


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("подтверждающих", "подтверждать"),
        ("использующая", "использовать"),
        ("боящихся", "бояться"),
        ("строящегося", "строить"),
        ("живущую", "жить"),
        ("охраняемых", "охранять"),
        ("обеспечившего", "обеспечить"),
        ("перешедшие", "перейти"),
        ("выросшая", "вырасти"),
        ("закончившееся", "закончиться"),
        ("адресованными", "адресовать"),
        ("освобождённой", "освободить"),
        ("вовлечённых", "вовлечь"),
        ("отмеченных", "отметить"),
        ("переведённого", "перевести"),
        ("найденным", "найти"),
        ("арендован", "арендовать"),
        ("перестроена", "перестроить"),
        ("вызвав", "вызвать"),
        ("дождавшись", "дождаться"),
        ("отрицая", "отрицать"),
        ("действуя", "действовать"),
        ("разыскивается", "разыскивать"),
    ],
)
def test_a_form_leads_to_its_verb(form: str, verb: str) -> None:
    assert fold_word(verb) in verbs_behind(fold_word(form), "ru")


@pytest.mark.parametrize("word", ["стартовая", "именной", "стан", "дом", "", "я"])
def test_what_only_looks_like_a_form_leads_nowhere(word: str) -> None:
    assert verbs_behind(fold_word(word), "ru") == ()


def test_a_language_without_a_table_has_none() -> None:
    assert verbs_behind("signed", "en") == ()


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("документы, подтверждающие это", "confirm"),
        ("территории, охраняемой солдатами", "protect"),
        ("Он ответил, отрицая связь с ними", "deny"),
        ("груз, предназначенный для больниц", "intend_for"),
    ],
)
def test_concepts_are_met_in_forms(text: str, concept: str) -> None:
    assert concept in found("ru", text)


def test_names_are_no_forms() -> None:
    assert "blink_eyes" not in found("ru", "Артист Морган приехал")


@pytest.mark.parametrize("language", [language for language in LANGUAGES if table(language, "participles")])
def test_the_table_holds_endings_of_infinitives(language: str) -> None:
    data = table(language, "participles")
    for part in ("present", "past_active", "past_passive", "short", "whole"):
        for ending, infinitives in data[part].items():
            assert ending
            assert all(infinitive.endswith(("ть", "ти", "чь", "ться", "тись")) for infinitive in infinitives), ending
