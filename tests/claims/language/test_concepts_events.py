"""The event part of the concept lexicon is complete, consistent and without accidental homonyms."""

from __future__ import annotations

import pytest

from claims.language.base import LANGUAGES, knowledge, table
from claims.language.fold import fold_word

EVENTS = knowledge("concepts/events")
LEXICON = {
    name: entry
    for part in ("abstracts", "actions", "events", "objects", "qualities", "things")
    for name, entry in knowledge(f"concepts/{part}").items()
}
STATUSES = {"discussed", "proposed", "planned", "announced", "agreed", "signed", "approved", "in_force", "done", "cancelled"}

TAKEN = (
    "похитить",
    "похищать",
    "похищение",
    "похищен",
    "похищена",
    "похищено",
    "похищены",
    "похищенный",
    "похищенные",
    "похищенных",
    "похищенное",
)

# Phrases listed under two concepts of this part, each with its reason; anything else is an oversight.
HOMONYMS: dict[tuple[str, str], str] = {
    **dict.fromkeys((("en", "the strike"), ("en", "a strike")), "of workers and of aircraft"),
    **{("ru", word): "of people and of things" for word in TAKEN},
}


def words(language: str) -> dict[str, list[str]]:
    return table(language, "concepts/events")


def fold_phrase(phrase: str) -> str:
    return " ".join(fold_word(word) for word in phrase.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_has_words_in_every_language(language: str) -> None:
    assert list(words(language)) == list(EVENTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_empty(language: str) -> None:
    for concept, phrases in words(language).items():
        assert phrases, concept
        assert all(phrase == " ".join(phrase.split()) and phrase for phrase in phrases), concept


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_listed_twice_without_a_reason(language: str) -> None:
    seen: dict[str, str] = {}
    for concept, phrases in words(language).items():
        for phrase in phrases:
            owner = seen.setdefault(fold_phrase(phrase), concept)
            assert owner == concept or (language, phrase) in HOMONYMS, f"{phrase!r} under {owner!r} and {concept!r}"


@pytest.mark.parametrize("concept", EVENTS)
def test_concepts_are_well_formed(concept: str) -> None:
    entry = EVENTS[concept]
    assert concept == concept.lower()
    assert concept.replace("_", "").isalpha()
    assert entry["kind"] == "event"
    assert entry["gloss"]
    assert entry.get("status", "done") in STATUSES
    assert set(entry) <= {"gloss", "kind", "broader", "status", "contrasts", "generic"}


@pytest.mark.parametrize("concept", [concept for concept, entry in EVENTS.items() if "broader" in entry])
def test_broader_concepts_exist_and_do_not_circle(concept: str) -> None:
    seen = [concept]
    while broader := LEXICON[seen[-1]].get("broader"):
        assert broader in LEXICON
        assert broader not in seen
        seen.append(broader)


@pytest.mark.parametrize("concept", [concept for concept, entry in EVENTS.items() if "contrasts" in entry])
def test_contrasts_hold_both_ways(concept: str) -> None:
    for other in EVENTS[concept]["contrasts"]:
        assert other != concept
        assert concept in LEXICON[other]["contrasts"]
        assert EVENTS[concept].get("broader") != other, "a kind of something does not exclude it"


@pytest.mark.parametrize(
    ("language", "phrase", "concept"),
    [
        ("ar", "وقع انفجار", "happen"),  # beside the same verb for signing
        ("ar", "دخل حيز التنفيذ", "enter_into_force"),
        ("en", "cut rate", "cut_rate"),
        ("es", "entrar en vigor", "enter_into_force"),
        ("ru", "объявить в розыск", "search_for"),
        ("fr", "entrer en vigueur", "enter_into_force"),
    ],
)
def test_phrases_stand_under_the_concept_a_reader_expects(language: str, phrase: str, concept: str) -> None:
    owners = [owner for owner, phrases in words(language).items() if phrase in phrases]
    assert owners == [concept]


@pytest.mark.parametrize(
    ("language", "word", "reason"),
    [
        ("en", "tie", "ties are relations as well as draws"),
        ("en", "lower", "its lemma is the adjective low"),
        ("ar", "فجر", "dawn before explosion"),
        ("ar", "أجل", "part of 'for the sake of'"),
        ("es", "balear", "an adjective of place"),
        ("ru", "премьера", "lemmatized like a head of government"),
        ("fr", "né", "folds to the negation"),
    ],
)
def test_ambiguous_words_are_not_listed_alone(language: str, word: str, reason: str) -> None:
    assert all(word not in phrases for phrases in words(language).values()), reason
