"""The lexicon of qualities, manner, degree, time and sequence: complete, consistent, met in text and mute on lookalikes."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from claims.knowledge.concepts import concepts, contrast
from claims.language.base import LANGUAGES, knowledge, table
from claims.language.fold import fold_word
from tests.lexicon import found

PART = "concepts/qualities"
QUALITIES = knowledge(PART)


# Words that truly have two frequent senses; the mention carries both concepts.
AMBIGUOUS = {"ar": {"فني": "of art and of technique", "فنية": "of art and of technique"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_names_every_quality(language: str) -> None:
    assert not set(QUALITIES) - set(table(language, PART))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_beyond_the_qualities_belong_to_concepts_of_other_files(language: str) -> None:
    assert set(table(language, PART)) - set(QUALITIES) <= set(concepts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_words(language: str) -> None:
    for concept, phrases in table(language, PART).items():
        assert phrases, concept
        assert len(set(phrases)) == len(phrases), concept
        for phrase in phrases:
            assert phrase == " ".join(phrase.split()), (concept, phrase)
            assert any(fold_word(word) for word in phrase.split()), (concept, phrase)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_stands_under_one_quality(language: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for concept, phrases in table(language, PART).items():
        for phrase in phrases:
            owners[" ".join(map(fold_word, phrase.split()))].add(concept)
    shared = {phrase for phrase, names in owners.items() if len(names) > 1}
    assert shared == {fold_word(word) for word in AMBIGUOUS.get(language, {})}


@pytest.mark.parametrize("language", LANGUAGES)
def test_written_in_the_script_of_the_language(language: str) -> None:
    script = {"ar": r"[\u0621-\u0652 ]+", "ru": r"[а-яё\- ]+"}.get(language, r"[a-zà-öø-ÿœ'.\- ]+")
    for phrases in table(language, PART).values():
        for phrase in phrases:
            assert re.fullmatch(script, phrase), phrase


@pytest.mark.parametrize("name", QUALITIES)
def test_concepts_are_well_formed(name: str) -> None:
    entry = QUALITIES[name]
    assert re.fullmatch(r"[a-z][a-z_]*", name)
    assert entry["gloss"]
    assert entry["kind"] == "quality"
    assert set(entry) <= {"gloss", "kind", "broader", "generic", "contrasts"}
    assert entry.get("broader", name) in concepts()
    assert name not in entry.get("contrasts", ())
    assert set(entry.get("contrasts", ())) <= set(concepts())
    assert entry.get("broader") not in entry.get("contrasts", ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mandatory", "voluntary"),
        ("deliberate", "accidental"),
        ("rural", "urban"),
        ("complete", "incomplete"),
        ("guilty", "innocent"),
        ("at_least", "at_most"),
        ("early", "late"),
        ("manned", "unmanned"),
        ("long_range", "short_range"),
        ("full_time", "part_time"),
        ("temporary_manner", "permanently"),
    ],
)
def test_what_excludes_one_another(one: str, other: str) -> None:
    assert contrast(one, other)
    assert contrast(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("fatal", "serious"), ("likely", "possible"), ("political", "economy"), ("approximate", "at_least")]
)
def test_what_may_hold_at_once(one: str, other: str) -> None:
    assert not contrast(one, other)


@pytest.mark.parametrize("name", ["good", "many", "also", "year", "day", "now", "very", "however", "recent", "other"])
def test_loose_words_prove_little(name: str) -> None:
    assert concepts()[name].generic


@pytest.mark.parametrize("name", ["alleged", "mandatory", "unprecedented", "fatal", "rural", "unmanned", "trilateral"])
def test_telling_words_are_not_loose(name: str) -> None:
    assert not concepts()[name].generic


# One thing said in each of the languages; every sentence has to carry the concepts of its row.
SAME = [
    (
        {"political"},
        {
            "ar": "الاتفاق السياسي",
            "en": "a political agreement",
            "es": "un acuerdo político",
            "fr": "un accord politique",
            "ru": "политическое соглашение",
        },
    ),
    (
        {"alleged"},
        {
            "ar": "القاتل المزعوم",
            "en": "the alleged killer",
            "es": "el presunto asesino",
            "fr": "le meurtrier présumé",
            "ru": "предполагаемый убийца",
        },
    ),
    (
        {"mandatory"},
        {
            "ar": "الخدمة إلزامية",
            "en": "service is mandatory",
            "es": "el servicio es obligatorio",
            "fr": "le service est obligatoire",
            "ru": "служба обязательна и обязательный призыв",
        },
    ),
    (
        {"unmanned"},
        {
            "ar": "طائرة غير مأهولة",
            "en": "an unmanned vehicle",
            "es": "un vehículo no tripulado",
            "fr": "un avion sans pilote",
            "ru": "беспилотного самолёта",
        },
    ),
    (
        {"first_time"},
        {
            "ar": "لأول مرة هنا",
            "en": "for the first time",
            "es": "por primera vez",
            "fr": "pour la première fois",
            "ru": "впервые",
        },
    ),
    (
        {"night_time"},
        {
            "ar": "خلال الليل",
            "en": "during the night",
            "es": "durante la noche",
            "fr": "pendant la nuit",
            "ru": "ночью",
        },
    ),
    (
        {"behind_closed_doors"},
        {
            "ar": "خلف أبواب مغلقة",
            "en": "behind closed doors",
            "es": "a puerta cerrada",
            "fr": "à huis clos",
            "ru": "за закрытыми дверями",
        },
    ),
    (
        {"in_absentia"},
        {
            "ar": "حكم عليه غيابيا",
            "en": "tried in absentia",
            "es": "juzgado en ausencia",
            "fr": "jugé par contumace",
            "ru": "осуждён заочно",
        },
    ),
]


@pytest.mark.parametrize(
    ("wanted", "language", "text"),
    [(wanted, language, text) for wanted, texts in SAME for language, text in texts.items()],
)
def test_one_thing_said_in_any_language(wanted: set[str], language: str, text: str) -> None:
    assert wanted <= found(language, text)


@pytest.mark.parametrize(
    ("language", "text", "absent", "reason"),
    [
        ("en", "The committee will elect a chair", "elect_not_in_office", "a vote, not one chosen"),
        ("en", "The north wind", "next", "a side of the sky"),
        ("es", "La marina rescató a tres", "marine", "the navy"),
        ("es", "La junta aprobó el plan", "together", "a board"),
        ("fr", "Il a dit non", "so_called", "a verb of saying"),
        ("fr", "À la fin du mois", "thin", "an end, not a measure"),
        ("fr", "Ils ont été punis", "summer_season", "an auxiliary that looks like the season"),
        ("fr", "La maison sur la colline", "certain", "a preposition without its accent"),
        ("fr", "La ville ou le village", "where", "or, not where"),
        ("fr", "Le prix des fruits", "since_then", "of the, not since"),
        ("fr", "L'usine a fermé", "strict_firm", "closed, not firm"),
        ("es", "El precio bajó", "under_amount", "fell, not under"),
        ("es", "El diario publicó la lista", "public", "a verb that looks like the adjective without its accent"),
        ("es", "Completó el viaje", "complete", "a verb that looks like the adjective without its accent"),
        ("es", "La lluvia continuó", "constant", "a verb that looks like the adjective without its accent"),
        ("ar", "قال إن الاتفاق مهم", "now", "that, not now"),
        ("fr", "Il doit payer", "due_expected", "a duty"),
        ("ru", "Начало боя", "initial_document", "of a beginning"),
        ("ar", "القوى العظمى", "bony", "great powers"),
        ("ar", "التقويم الهجري", "migratory", "a calendar"),
    ],
)
def test_lookalikes_stay_out(language: str, text: str, absent: str, reason: str) -> None:
    assert absent not in found(language, text), reason
