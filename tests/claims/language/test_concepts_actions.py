"""The action part of the concept lexicon: complete, consistent, and met in running text without its lookalikes."""

from __future__ import annotations

import re

import pytest

from claims.knowledge.concepts import concept, concepts, contrast, is_a, is_event
from claims.language.base import LANGUAGES, knowledge, table
from claims.language.fold import fold_word
from tests.lexicon import found

PART = "concepts/actions"
ACTIONS = knowledge(PART)

# Words that truly have two frequent senses; the mention carries both concepts.
HOMONYMS = {
    ("fr", "comprendre"): "to understand and to consist of",
    ("fr", "estimer"): "to hold a view and to put a figure on",
}


def words(language: str) -> dict[str, list[str]]:
    return table(language, PART)


def fold_phrase(phrase: str) -> str:
    return " ".join(fold_word(word) for word in phrase.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_has_words_in_every_language(language: str) -> None:
    assert set(ACTIONS) <= set(words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_added_only_to_concepts_that_stand(language: str) -> None:
    assert [name for name in words(language) if concept(name) is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_are_words(language: str) -> None:
    for name, phrases in words(language).items():
        assert phrases, name
        folded = [fold_phrase(phrase) for phrase in phrases]
        assert len(set(folded)) == len(folded), name
        for phrase in phrases:
            assert phrase == " ".join(phrase.split()), (name, phrase)
            assert all(fold_word(word) for word in phrase.split()), (name, phrase)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_stands_under_one_action(language: str) -> None:
    owners: dict[str, str] = {}
    for name, phrases in words(language).items():
        for phrase in phrases:
            owner = owners.setdefault(fold_phrase(phrase), name)
            assert owner == name or (language, phrase) in HOMONYMS, f"{phrase!r} under {owner!r} and {name!r}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_written_in_the_script_of_the_language(language: str) -> None:
    script = {"ar": r"[\u0621-\u0652 ]+", "ru": r"[а-яё\- ]+"}.get(language, r"[a-zà-öø-ÿœ'\- ]+")
    for phrases in words(language).values():
        for phrase in phrases:
            assert re.fullmatch(script, phrase), phrase


def test_proclitics_never_stand_alone_in_a_phrase() -> None:
    for phrases in words("ar").values():
        for phrase in phrases:
            assert all(len(word) > 1 for word in phrase.split()), phrase


@pytest.mark.parametrize("name", ACTIONS)
def test_concepts_are_well_formed(name: str) -> None:
    entry = ACTIONS[name]
    assert re.fullmatch(r"[a-z][a-z_]*", name)
    assert entry["gloss"]
    assert entry["kind"] in {"event", "quality"}
    assert set(entry) <= {"gloss", "kind", "broader", "contrasts", "generic"}
    assert entry.get("broader", name) in concepts()
    for other in entry.get("contrasts", []):
        assert other != name
        assert other in concepts()
        assert contrast(other, name)
        assert not is_a(name, other), "a kind of something does not exclude it"
        assert not is_a(other, name), "a kind of something does not exclude it"


def test_broader_concepts_do_not_circle() -> None:
    for name in ACTIONS:
        seen = [name]
        while above := concepts()[seen[-1]].broader:
            assert above not in seen
            seen.append(above)


@pytest.mark.parametrize(
    ("one", "other"), [("accelerate", "slow"), ("remember", "forget"), ("exclude", "include"), ("expose_bare", "hide")]
)
def test_what_excludes_one_another(one: str, other: str) -> None:
    assert contrast(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("go", "come"),  # the same way, seen from either end
        ("take", "give"),
        ("follow", "precede"),  # with the two sides exchanged it is one fact
        ("teach", "learn"),
    ],
)
def test_what_may_tell_one_fact_excludes_nothing(one: str, other: str) -> None:
    assert not contrast(one, other)


@pytest.mark.parametrize("name", ["have", "do", "go", "make", "take", "see", "become", "say"])
def test_loose_verbs_prove_little(name: str) -> None:
    assert concepts()[name].generic


@pytest.mark.parametrize(
    ("name", "event"), [("know", False), ("belong", False), ("want", False), ("throw", True), ("escape", True)]
)
def test_states_are_no_events(name: str, event: bool) -> None:
    assert is_event(name) is event


# One thing said in each of the languages; every sentence has to carry the concepts of its row.
SAME = [
    (
        {"chase"},
        {
            "ar": "طاردت الشرطة السيارة",
            "en": "Police chased the car",
            "es": "La policía persiguió al coche",
            "fr": "La police a pourchassé la voiture",
            "ru": "Полиция преследовала машину",
        },
    ),
    (
        {"hide"},
        {
            "ar": "أخفت الشركة الأرقام عن عمد",
            "en": "The firm concealed the figures",
            "es": "La empresa ocultó las cifras",
            "fr": "La société a dissimulé les chiffres",
            "ru": "Компания скрыла цифры",
        },
    ),
    (
        {"distribute"},
        {
            "ar": "توزيع الخبز على السكان",
            "en": "Bread was distributed to residents",
            "es": "Distribuyeron pan entre los vecinos",
            "fr": "Du pain a été distribué aux habitants",
            "ru": "Жителям раздали хлеб",
        },
    ),
    (
        {"slow"},
        {
            "ar": "تباطؤ النمو",
            "en": "Growth has slowed",
            "es": "El crecimiento se desaceleró",
            "fr": "La croissance ralentit",
            "ru": "Рост замедлился",
        },
    ),
    (
        {"weaken"},
        {
            "ar": "أضعف القرار الحكومة",
            "en": "The ruling weakened the cabinet",
            "es": "El fallo debilitó al gobierno",
            "fr": "La décision a affaibli le gouvernement",
            "ru": "Решение ослабило правительство",
        },
    ),
    (
        {"punish"},
        {
            "ar": "معاقبة المسؤولين",
            "en": "Those to blame were punished",
            "es": "Castigaron a los culpables",
            "fr": "Les coupables ont été punis",
            "ru": "Виновных наказали",
        },
    ),
    (
        {"belong"},
        {
            "ar": "ينتمي إلى الحزب",
            "en": "The land belongs to the church",
            "es": "El terreno pertenece a la iglesia",
            "fr": "Le terrain appartient à l'église",
            "ru": "Земля принадлежит церкви",
        },
    ),
    (
        {"catch"},
        {
            "ar": "أمسك الحارس الكرة",
            "en": "The keeper caught the ball",
            "es": "El portero agarró el balón",
            "fr": "Le gardien a attrapé le ballon",
            "ru": "Вратарь поймал мяч",
        },
    ),
]


@pytest.mark.parametrize(
    ("expected", "language", "text"),
    [(expected, language, text) for expected, texts in SAME for language, text in texts.items()],
)
def test_one_thing_said_in_any_language(expected: set[str], language: str, text: str) -> None:
    assert expected <= found(language, text)


@pytest.mark.parametrize(
    ("language", "text", "absent", "reason"),
    [
        ("ar", "حسب المصادر", "calculate", "according to"),
        ("ar", "بين البلدين", "show", "between"),
        ("ar", "خلال ضمن الحدود", "ensure", "within"),
        ("ar", "هزت الكرة الشباك", "dislike", "a ball"),
        ("ar", "في تركيا", "let", "a country"),
        ("en", "a man like him", "like", "a preposition"),
        ("en", "Please come in", "please", "a word of manners"),
        ("en", "the United States", "join_together", "a part of a name"),
        ("en", "the Polish border", "polish_smooth", "of a country"),
        ("en", "a military base", "base_on", "a place"),
        ("en", "the rest of the team", "lie_rest", "what remains"),
        ("es", "en Estados Unidos", "join_together", "a part of a name"),
        ("fr", "Les jeunes attendent", "fast_religious", "young people"),
        ("fr", "Des faits graves", "engrave_inscribe", "serious ones"),
        ("fr", "Le secteur privé", "deprive", "not of the state"),
    ],
)
def test_lookalikes_stay_out(language: str, text: str, absent: str, reason: str) -> None:
    assert absent not in found(language, text), reason
