"""Packed dictionaries give the lemmas that simplemma's own reader gives."""

from __future__ import annotations

import pytest
from simplemma import Lemmatizer
from simplemma.strategies.dictionaries.dictionary_factory import _load_dictionary_from_disk

from claims.language.lemmas import Packed, lemma

LANGUAGES = ("en", "es", "fr", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dictionary_is_read_as_it_is_written(language: str) -> None:
    packed = Packed(language)
    whole = {key.decode(): value.decode() for key, value in _load_dictionary_from_disk(language).items()}
    assert len(packed) == len(whole)
    for word in [*whole][::61]:
        assert packed[word] == whole[word]
        for lookalike in (f"{word}а", f"{word}z", word[:-1], f"'{word}"):
            assert packed.get(lookalike) == whole.get(lookalike)


def test_the_longest_word_of_a_dictionary_is_found() -> None:
    packed = Packed("en")
    word = max(packed, key=len)
    assert len(word) > 127
    assert packed[word] == word


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("ru", "газет"),
        ("ru", "Москвы"),
        ("es", "dijeron"),
        ("fr", "aujourd'hui"),
        ("fr", "qu'elle"),
        ("en", "went"),
        ("en", "x" * 200),
    ],
)
def test_lemmas_are_those_of_simplemma(language: str, word: str) -> None:
    assert lemma(word, language) == Lemmatizer().lemmatize(word, lang=language)
