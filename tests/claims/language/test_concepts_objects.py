"""The lexicon of people, bodies, living things, objects, buildings, places and institutions: complete, and one meaning per word."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from claims.knowledge.concepts import concepts, is_a
from claims.language.base import LANGUAGES, knowledge, table
from claims.language.fold import fold_word
from tests.lexicon import found

PART = "concepts/objects"
KINDS = {"thing", "role", "document", "organization", "place_kind", "measure"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_names_every_concept_and_no_other(language: str) -> None:
    assert list(table(language, PART)) == list(knowledge(PART))


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_words(language: str) -> None:
    for concept, phrases in table(language, PART).items():
        assert phrases, concept
        assert len(set(phrases)) == len(phrases), concept
        for phrase in phrases:
            assert phrase == " ".join(phrase.split()), (concept, phrase)
            assert all(fold_word(word) for word in phrase.split()), (concept, phrase)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_has_one_concept(language: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for concept, phrases in table(language, PART).items():
        for phrase in phrases:
            owners[" ".join(fold_word(word) for word in phrase.split())].add(concept)
    assert {phrase: sorted(names) for phrase, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_written_in_the_script_of_the_language(language: str) -> None:
    script = {"ar": r"[\u0621-\u0652 ]+", "ru": r"[а-яё\- ]+"}.get(language, r"[a-zà-öø-ÿœ'\- ]+")
    for phrases in table(language, PART).values():
        for phrase in phrases:
            assert re.fullmatch(script, phrase), phrase


def test_ids_kinds_and_broader_concepts() -> None:
    for name, concept in knowledge(PART).items():
        assert re.fullmatch(r"[a-z][a-z_]*", name)
        assert concept["gloss"]
        assert concept["kind"] in KINDS, name
        assert concept.get("broader", name) in concepts(), name
        assert set(concept) <= {"gloss", "kind", "broader", "generic", "contrasts"}, name
        assert all(other in concepts() for other in concept.get("contrasts", [])), name


def test_broader_concepts_end_and_are_no_contrast() -> None:
    for name, concept in knowledge(PART).items():
        seen = [name]
        while (at := concepts()[seen[-1]].broader) is not None:
            assert at not in seen, f"{name}: broader concepts form a ring"
            seen.append(at)
        assert not set(seen) & set(concept.get("contrasts", [])), name


@pytest.mark.parametrize(
    ("name", "ancestor"),
    [("surgeon", "person"), ("accountant", "person"), ("sergeant", "soldier"), ("patriarch", "priest"), ("fire_engine", "vehicle")],
)
def test_narrower_words_count_as_the_wider_one(name: str, ancestor: str) -> None:
    assert is_a(name, ancestor)


SAME = [
    (
        {"widow"},
        {
            "ar": "وصلت الأرملة إلى المحكمة",
            "en": "The widow came to court",
            "es": "La viuda llegó al tribunal",
            "fr": "La veuve est arrivée au tribunal",
            "ru": "Вдова пришла в суд",
        },
    ),
    (
        {"crowd"},
        {
            "ar": "تجمع حشد في الساحة",
            "en": "A crowd filled the square",
            "es": "La muchedumbre llenó la plaza",
            "fr": "La foule a rempli la place",
            "ru": "Толпа заполнила площадь",
        },
    ),
    (
        {"investigating_judge"},
        {
            "ar": "استمع قاضي التحقيق إلى الشهود",
            "en": "The investigating judge heard witnesses",
            "es": "La jueza instructora oyó a los testigos",
            "fr": "Le juge des libertés a entendu des témoins",
            "ru": "Следственный судья опросил свидетелей",
        },
    ),
    (
        {"field_hospital"},
        {
            "ar": "أقيم مستشفى ميداني قرب الحدود",
            "en": "A field hospital was set up",
            "es": "Instalaron un hospital de campaña",
            "fr": "Un hôpital de campagne a été monté",
            "ru": "Развёрнут полевой госпиталь",
        },
    ),
    (
        {"elephant"},
        {
            "ar": "نفقت ثلاثة أفيال في المحمية",
            "en": "Three elephants died in the reserve",
            "es": "Murieron tres elefantes en la reserva",
            "fr": "Trois éléphants sont morts dans la réserve",
            "ru": "В заповеднике погибли три слона",
        },
    ),
    (
        {"wheelchair"},
        {
            "ar": "حضر على كرسي متحرك",
            "en": "He arrived in a wheelchair",
            "es": "Llegó en silla de ruedas",
            "fr": "Il est venu en fauteuil roulant",
            "ru": "Он приехал в инвалидной коляске",
        },
    ),
]


@pytest.mark.parametrize(
    ("names", "language", "text"), [(names, language, text) for names, texts in SAME for language, text in texts.items()]
)
def test_one_thing_said_in_any_language(names: set[str], language: str, text: str) -> None:
    assert names <= found(language, text)


@pytest.mark.parametrize(
    ("language", "text", "absent", "reason"),
    [
        ("ar", "عاد إلى لبنان", "cheese", "a country, not sour milk"),
        ("ar", "لديك رسالة", "rooster", "you have"),
        ("ar", "سافر بطريق البحر", "penguin", "by way of"),
        ("ar", "فإن الاتفاق قائم", "van_car", "a particle"),
        ("ar", "وصل في مايو", "swimsuit", "a month"),
        ("en", "I was tired of waiting", "tyre", "not of a wheel"),
        ("es", "El partido se lleva a cabo hoy", "seabed", "takes place"),
        ("es", "Lanza una advertencia", "sword", "a verb"),
        ("fr", "à la tête de l'État", "body_part_head", "leads, no part of a body"),
        ("fr", "Elle est allée au marché", "street_lane", "a participle"),
        ("ru", "Компания Маска запустила спутник", "face_mask", "a name"),
        ("ru", "власти Германии", "titanium", "a country"),
        ("ru", "дача показаний в суде", "villa", "testimony"),
    ],
)
def test_lookalikes_stay_out(language: str, text: str, absent: str, reason: str) -> None:
    assert absent not in found(language, text), reason
