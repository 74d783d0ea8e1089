"""The lexicon of things, roles, documents, organizations, places, qualities and measures: complete, and one meaning per word."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from claims.language.base import LANGUAGES, knowledge, table
from claims.language.fold import fold_word

PART = "concepts/things"
KINDS = {"thing", "role", "document", "organization", "place_kind", "quality", "measure"}

# Words that truly have two frequent senses; the mention carries both concepts.
AMBIGUOUS = {
    "ar": {
        "مهاجم": "a gunman and a striker",
        "صاروخ": "missiles and space rockets",
        "صواريخ": "missiles and space rockets",
        "إنفاق": "spending, and without its hamza tunnels",
        "نهائي": "the last match and what is not to be changed",
        "عسكري": "a soldier and of the army",
        "أجنبي": "a foreigner and of another country",
        "أجنبية": "a foreigner and of another country",
        "مسلح": "a gunman and carrying weapons",
        "حادث": "an accident and an incident",
    },
    "en": {"official": "a person in office and made by those in office", "drug": "a medicine and a narcotic"},
    "es": {"partido": "a match and a political party", "militar": "a soldier and of the army"},
    "ru": {
        "представитель": "a spokesperson and a representative",
        "военный": "a soldier and of the army",
        "ракета": "missiles and space rockets",
        "мир": "peace and the world",
    },
    "fr": {
        "militaire": "a soldier and of the army",
        "ancien": "no longer in office and of long ago",
        "bois": "the material and a small forest",
        "étranger": "a foreigner and of another country",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_names_every_concept_and_no_other(language: str) -> None:
    assert set(table(language, PART)) == set(knowledge(PART))


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_words(language: str) -> None:
    for concept, phrases in table(language, PART).items():
        assert phrases, concept
        assert len(set(phrases)) == len(phrases), concept
        for phrase in phrases:
            assert phrase == " ".join(phrase.split()), (concept, phrase)
            assert all(fold_word(word) for word in phrase.split()), (concept, phrase)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_has_one_concept_unless_it_is_truly_ambiguous(language: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for concept, phrases in table(language, PART).items():
        for phrase in phrases:
            owners[fold_word(phrase)].add(concept)
    shared = {phrase for phrase, concepts in owners.items() if len(concepts) > 1 and not _case_of_a_disease(phrase, concepts)}
    assert shared == {fold_word(word) for word in AMBIGUOUS[language]}


def _case_of_a_disease(phrase: str, concepts: set[str]) -> bool:
    """A case of cholera names the one who fell ill and the disease."""
    return " " in phrase and "infected_person" in concepts and len(concepts) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_written_in_the_script_of_the_language(language: str) -> None:
    script = {"ar": r"[\u0621-\u0652 ]+", "ru": r"[а-яё\- ]+"}.get(language, r"[a-zà-öø-ÿœ'\- ]+")
    for phrases in table(language, PART).values():
        for phrase in phrases:
            assert re.fullmatch(script, phrase), phrase


def test_ids_kinds_and_broader_concepts() -> None:
    concepts = knowledge(PART)
    for name, concept in concepts.items():
        assert re.fullmatch(r"[a-z][a-z_]*", name)
        assert concept["gloss"]
        assert concept["kind"] in KINDS, name
        assert concept.get("broader", name) in concepts, name
        assert set(concept) <= {"gloss", "kind", "broader", "generic", "contrasts"}, name


def test_contrasts_are_mutual_and_never_with_a_broader_concept() -> None:
    concepts = knowledge(PART)
    for name, concept in concepts.items():
        broader: set[str] = set()
        at = concept.get("broader")
        while at is not None:
            assert at not in broader, f"{name}: broader concepts form a ring"
            broader.add(at)
            at = concepts[at].get("broader")
        for other in concept.get("contrasts", []):
            assert name in (concepts.get(other) or knowledge("concepts/abstracts")[other])["contrasts"], (name, other)
            assert other not in broader, (name, other)


@pytest.mark.parametrize(
    ("one", "other"), [("treaty", "memorandum"), ("bill", "decree"), ("minister", "prime_minister"), ("dead", "injured_person")]
)
def test_what_excludes_one_another(one: str, other: str) -> None:
    assert other in knowledge(PART)[one]["contrasts"]


@pytest.mark.parametrize(("one", "other"), [("agreement", "memorandum"), ("deal", "treaty"), ("victim", "dead"), ("army", "navy")])
def test_a_generic_word_excludes_nothing_it_may_stand_for(one: str, other: str) -> None:
    assert other not in knowledge(PART)[one].get("contrasts", [])
