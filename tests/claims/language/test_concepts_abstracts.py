"""The lexicon of abstract nouns: complete in every language, consistent, and without words that are mostly something else."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from claims.knowledge.concepts import concepts
from claims.language.base import LANGUAGES, knowledge, table
from claims.language.fold import fold_word
from tests.lexicon import found

PART = "concepts/abstracts"
KINDS = {"thing", "event", "measure"}
LOOSE = ("way", "thing", "case_instance", "part", "kind", "fact", "lot_many", "matter_affair", "situation")

# Words that truly have two frequent senses in news; the mention carries both concepts.
AMBIGUOUS = {"en": {"immunity": "of law and of the body"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_names_every_concept_of_the_part(language: str) -> None:
    assert not set(knowledge(PART)) - set(table(language, PART))


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_words_belong_to_concepts_that_stand_elsewhere(language: str) -> None:
    assert not set(table(language, PART)) - set(concepts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_words_in_the_script_of_the_language(language: str) -> None:
    script = {"ar": r"[\u0621-\u0652 ]+", "ru": r"[а-яё\- ]+"}.get(language, r"[a-zà-öø-ÿœ'\- ]+")
    for concept, phrases in table(language, PART).items():
        assert phrases, concept
        assert len({fold_word(phrase) for phrase in phrases}) == len(phrases), concept
        for phrase in phrases:
            assert phrase == " ".join(phrase.split()), (concept, phrase)
            assert re.fullmatch(script, phrase), (concept, phrase)
            assert all(fold_word(word) for word in phrase.split()), (concept, phrase)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_has_one_concept_of_the_part_unless_it_is_truly_ambiguous(language: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for concept, phrases in table(language, PART).items():
        for phrase in phrases:
            owners[fold_word(phrase)].add(concept)
    shared = {phrase for phrase, several in owners.items() if len(several) > 1}
    assert shared == {fold_word(word) for word in AMBIGUOUS.get(language, {})}


@pytest.mark.parametrize("concept", knowledge(PART))
def test_concepts_are_well_formed(concept: str) -> None:
    entry = knowledge(PART)[concept]
    assert re.fullmatch(r"[a-z][a-z_]*", concept)
    assert entry["gloss"]
    assert entry["kind"] in KINDS
    assert set(entry) <= {"gloss", "kind", "broader", "generic", "contrasts"}


@pytest.mark.parametrize("concept", [name for name, entry in knowledge(PART).items() if "broader" in entry])
def test_broader_concepts_exist_and_do_not_circle(concept: str) -> None:
    seen = [concept]
    while broader := concepts()[seen[-1]].broader:
        assert broader in concepts()
        assert broader not in seen
        seen.append(broader)


@pytest.mark.parametrize("concept", [name for name, entry in knowledge(PART).items() if "contrasts" in entry])
def test_contrasts_exist_and_spare_what_is_broader_or_generic(concept: str) -> None:
    assert not concepts()[concept].generic, "a loose word excludes nothing"
    for other in knowledge(PART)[concept]["contrasts"]:
        assert other in concepts()
        assert other != concept
        assert concepts()[concept].broader != other
        assert concepts()[other].broader != concept
        if other in knowledge(PART):
            assert concept in knowledge(PART)[other]["contrasts"], (concept, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("budget_deficit", "budget_surplus"),
        ("trade_deficit", "trade_surplus"),
        ("first_leg", "second_leg"),
        ("free_trade", "protectionism"),
        ("absolute_majority", "relative_majority"),
    ],
)
def test_what_excludes_one_another(one: str, other: str) -> None:
    assert other in concepts()[one].contrasts


@pytest.mark.parametrize("concept", LOOSE)
def test_loose_words_prove_little(concept: str) -> None:
    assert concepts()[concept].generic


# One thing said in each of the languages; every sentence has to carry the concepts of its row.
SAME = [
    (
        {"budget_deficit"},
        {
            "ar": "اتسع عجز الموازنة هذا العام",
            "en": "The budget deficit widened this year",
            "es": "El déficit presupuestario creció este año",
            "fr": "Le déficit budgétaire s'est creusé",
            "ru": "Дефицит бюджета вырос за год",
        },
    ),
    (
        {"social_security"},
        {
            "ar": "قانون الضمان الاجتماعي الجديد",
            "en": "the new law on social security",
            "es": "la nueva ley de seguridad social",
            "fr": "la nouvelle loi sur la sécurité sociale",
            "ru": "новый закон о социальной защите",
        },
    ),
    (
        {"confidence_vote"},
        {
            "ar": "صوت النواب على سحب الثقة من الحكومة",
            "en": "The government lost a vote of no confidence",
            "es": "Los diputados debatieron la moción de censura",
            "fr": "La motion de censure a été rejetée",
            "ru": "Депутаты вынесли вотум недоверия правительству",
        },
    ),
    (
        {"foreign_investment"},
        {
            "ar": "ارتفعت الاستثمارات الأجنبية",
            "en": "Foreign investment went up",
            "es": "La inversión extranjera aumentó",
            "fr": "Les investissements étrangers ont augmenté",
            "ru": "Выросли иностранные инвестиции",
        },
    ),
    (
        {"solidarity"},
        {
            "ar": "أعربت عن تضامنها مع الضحايا",
            "en": "She voiced her solidarity with the victims",
            "es": "Expresó su solidaridad con las víctimas",
            "fr": "Elle a exprimé sa solidarité",
            "ru": "Она выразила солидарность с жертвами",
        },
    ),
    (
        {"territorial_integrity"},
        {
            "ar": "أكد الوزير احترام وحدة الأراضي",
            "en": "respect for territorial integrity",
            "es": "el respeto de la integridad territorial",
            "fr": "le respect de l'intégrité territoriale",
            "ru": "уважение территориальной целостности",
        },
    ),
    (
        {"standard_of_living"},
        {
            "ar": "تراجع مستوى المعيشة",
            "en": "The standard of living fell",
            "es": "Cayó el nivel de vida",
            "fr": "Le niveau de vie a baissé",
            "ru": "Снизился уровень жизни",
        },
    ),
    (
        {"organized_crime"},
        {
            "ar": "شبكات الجريمة المنظمة",
            "en": "networks of organised crime",
            "es": "las redes del crimen organizado",
            "fr": "les réseaux du crime organisé",
            "ru": "борьба с организованной преступностью",
        },
    ),
    (
        {"biodiversity"},
        {
            "ar": "حماية التنوع البيولوجي",
            "en": "the loss of biodiversity",
            "es": "la pérdida de biodiversidad",
            "fr": "la perte de biodiversité",
            "ru": "утрата биоразнообразия",
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
        ("ar", "اللجنة التي شارك فيها الوزير", "category", "'in it' folds like the singular of the word"),
        ("ar", "ستنتهي الأشغال بحلول مارس", "solution", "by that time"),
        ("ar", "كان الفريق يعلم ذلك طبعا", "personality", "of course"),
        ("en", "The talks might fail", "power_might", "a verb"),
        ("en", "He will be there", "will_intent", "a verb"),
        ("en", "She turned right", "entitlement", "a direction"),
        ("en", "They thought it was over", "thought", "a verb"),
        ("es", "El ciclón pasó por la isla", "step", "a verb that looks like a step without its accent"),
        ("es", "Un estudio muestra el aumento", "sample", "a verb"),
        ("es", "No se puede salir", "power_might", "a verb"),
        ("fr", "Nous sommes prêts", "sum_amount", "a verb"),
        ("fr", "Le train a fait demi-tour", "fact", "a participle"),
        ("fr", "Le joueur marque un but", "trademark_brand", "a verb"),
        ("fr", "Il a à peine souri", "punishment", "hardly"),
    ],
)
def test_lookalikes_stay_out(language: str, text: str, absent: str, reason: str) -> None:
    assert absent not in found(language, text), reason
