"""Words of the lexicon are met in running text, in any form, and their lookalikes are not."""

from __future__ import annotations

import pytest

from tests.lexicon import found

# One thing said in each of the languages; every sentence has to carry the concepts of its row.
SAME = [
    (
        {"steal", "jewellery"},
        {
            "ar": "سُرقت مجوهرات من المتحف",
            "en": "The jewels were stolen at night",
            "es": "Las joyas robadas no aparecen",
            "fr": "Des bijoux ont été volés",
            "ru": "Драгоценности украдены ночью",
        },
    ),
    (
        {"promulgate", "law"},
        {
            "ar": "أصدر الرئيس القانون",
            "en": "The law was promulgated in May",
            "es": "El rey promulgó la ley",
            "fr": "La loi a été promulguée",
            "ru": "Глава государства подписал закон",
        },
    ),
    (
        {"state_of_emergency"},
        {
            "ar": "مددت السلطات حالة الطوارئ",
            "en": "The state of emergency was extended",
            "es": "Se declaró el estado de emergencia",
            "fr": "L'état d'urgence a été levé",
            "ru": "В области введён режим ЧС",
        },
    ),
    (
        {"vote_cast"},
        {
            "ar": "بأغلبية 61 صوتا",
            "en": "by 61 votes to 30",
            "es": "con 61 votos a favor",
            "fr": "par 61 voix contre 30",
            "ru": "набрал 61 голос",
        },
    ),
    (
        {"on_board", "ship"},
        {
            "ar": "على متن السفينة",
            "en": "aboard the ship",
            "es": "a bordo del buque",
            "fr": "à bord du navire",
            "ru": "на борту судна",
        },
    ),
    (
        {"infected_person", "cholera"},
        {
            "ar": "40 إصابة بالكوليرا",
            "en": "40 cases of cholera",
            "es": "40 casos de cólera",
            "fr": "40 cas de choléra",
            "ru": "40 случаев холеры",
        },
    ),
    (
        {"inspect", "ship"},
        {
            "ar": "بعد فحص السفينة",
            "en": "after an inspection of the ship",
            "es": "tras la revisión del barco",
            "fr": "après un contrôle du navire",
            "ru": "после проверки судна",
        },
    ),
    (
        {"body_remains"},
        {
            "ar": "جثتان في النهر",
            "en": "three bodies in the river",
            "es": "tres cuerpos en el río",
            "fr": "trois corps dans la rivière",
            "ru": "три тела в реке",
        },
    ),
]


@pytest.mark.parametrize(
    ("concepts", "language", "text"),
    [(concepts, language, text) for concepts, texts in SAME for language, text in texts.items()],
)
def test_one_thing_said_in_any_language(concepts: set[str], language: str, text: str) -> None:
    assert concepts <= found(language, text)


@pytest.mark.parametrize(
    ("language", "text", "absent", "reason"),
    [
        ("ar", "إصابة بالكوليرا", "wound", "an illness, not a wound"),
        ("en", "Settlements were cut off by the flood", "settle_case", "places where people live"),
        ("en", "a quarter of a point", "point_sport", "of a rate"),
        ("en", "The governing body met", "body_remains", "an organization"),
        ("en", "an emergency", "urgent", "a danger, not haste"),
        ("es", "La mina cerró en 2010", "hill", "a verb that looks like the hill without its accent"),
        ("es", "La noticia sacudió el mercado", "strike_disaster", "nothing trembled"),
        ("es", "con 20 años de antigüedad", "antiquity", "length of service"),
        ("es", "Sentenció el partido en el descuento", "sentence", "a goal, not a court"),
        ("fr", "Des bijoux anciens", "former", "of long ago, not out of office"),
        ("fr", "l'Organisation mondiale du tourisme", "world_cup", "of the whole world"),
        ("fr", "Le service aérien reprend", "service", "flights"),
        ("fr", "L'usine a fermé", "farm", "a participle that looks like the farm without its accent"),
        ("ru", "Похищены драгоценности", "kidnap", "things are stolen"),
        ("ru", "Похищение детей", "steal", "people are kidnapped"),
        ("ru", "Договор заключён", "prisoner", "a treaty was made"),
    ],
)
def test_lookalikes_stay_out(language: str, text: str, absent: str, reason: str) -> None:
    assert absent not in found(language, text), reason
