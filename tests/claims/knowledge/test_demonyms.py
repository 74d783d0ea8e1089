"""Adjectives of countries and names of nationals are read in every form, and names of countries are not."""

from __future__ import annotations

import pytest

from claims.knowledge.demonyms import read_demonym


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Russian", "RU"),
        ("iraníes", "IR"),
        ("françaises", "FR"),
        ("российского", "RU"),
        ("украинцами", "UA"),
        ("والمصريين", "EG"),
        ("поляк", "PL"),  # named by the bare stem
        ("греки", "GR"),
        ("немцев", "DE"),
        ("турка", "TR"),
        ("россиян", "RU"),
        ("британцы", "GB"),
        ("сириец", "SY"),  # the letter before the ending goes with it
        ("кенийца", "KE"),
    ],
)
def test_a_form_tells_the_country(word: str, country: str) -> None:
    assert read_demonym(word) == f"place:{country}"


@pytest.mark.parametrize("word", ["Алжира", "Вьетнам", "Ираном", "Madrid", "слова", ""])
def test_other_words_tell_none(word: str) -> None:
    assert read_demonym(word) is None
