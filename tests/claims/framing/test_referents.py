"""The table of contested referents: complete, unambiguous, and every name found in a text by the rule that reads it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from claims.extraction import read
from claims.framing import naming
from claims.framing.desk import Desk
from claims.framing.referents import REGISTERS
from claims.language.base import LANGUAGES, knowledge
from claims.language.fold import fold_word
from claims.language.pipeline import tokenize
from claims.model.article import Article

TABLE: dict[str, Any] = knowledge("referents")
NAMES = [
    (referent, register, language, name)
    for referent, entry in TABLE.items()
    for register, by_language in entry["names"].items()
    for language, names in by_language.items()
    for name in names
]


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in name.split())


def test_the_world_is_covered() -> None:
    assert len(TABLE) >= 155


@pytest.mark.parametrize("referent", TABLE)
def test_referent_has_a_label_and_two_registers(referent: str) -> None:
    entry = TABLE[referent]
    assert {"label", "source", "names"} <= set(entry) <= {"label", "source", "note", "argued", "country", "names"}
    assert all(entry[key].strip() for key in ("label", "source"))
    assert entry.get("note", "-").strip()
    assert not entry.get("argued") or "official" in entry["names"], "only an official name can be the argument"
    assert len(entry["names"]) >= 2, "one register contrasts with nothing"
    assert set(entry["names"]) <= set(REGISTERS)
    assert set().union(*entry["names"].values()) == set(LANGUAGES), "every language has a name for it"


def test_no_name_stands_twice() -> None:
    places = defaultdict(list)
    for referent, register, language, name in NAMES:
        places[language, _words(name)].append((referent, register))
    assert {key: found for key, found in places.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_cut_as_the_tokenizer_cuts_them(language: str) -> None:
    wrong = []
    for _, _, code, name in NAMES:
        written = name.replace(" - ", "-").replace("' ", "'") if code == language else name
        if code == language and _words(name) != tuple(fold_word(token.text) for token in tokenize(written, language)):
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_a_single_short_word(language: str) -> None:
    # three letters are an acronym, and fewer are a word of some sense or other
    assert [name for _, _, code, name in NAMES if code == language and len(name) < 3] == []


@pytest.mark.parametrize(
    ("one", "other", "registers"),
    [
        (
            ("en", "Talks with the Venezuelan government began on Monday."),
            ("es", "El lunes comenzaron las conversaciones con el régimen de Maduro."),
            "neutral; delegitimizing",
        ),
        (
            ("ar", "دخلت قوات الاحتلال المدينة فجر اليوم."),
            ("en", "The Israeli army entered the town before dawn."),
            "delegitimizing; neutral",
        ),
        (
            ("ru", "Специальная военная операция идёт третий год."),
            ("fr", "L'invasion de l'Ukraine est entrée dans sa troisième année."),
            "official; delegitimizing",
        ),
        (("en", "Ships crossed the Persian Gulf."), ("en", "Ships crossed the Arabian Gulf."), "neutral; contested"),
        (
            ("ru", "Российские оккупанты обстреляли город."),
            ("es", "Las fuerzas rusas bombardearon la ciudad."),
            "delegitimizing; neutral",
        ),
        (("ar", "عودة القرم إلى روسيا"), ("en", "Ten years after the annexation of Crimea"), "legitimizing; neutral"),
        (
            ("ar", "انسحبت قوات الاحتلال الإسرائيلي من البلدة."),
            ("fr", "L'armée israélienne s'est retirée."),
            "delegitimizing; neutral",
        ),
        (("fr", "Le virus chinois se propage."), ("ar", "ينتشر فيروس كورونا بسرعة."), "delegitimizing; neutral"),
        (("en", "Hamas released Israeli captives."), ("ar", "أفرجت الحركة عن رهائن إسرائيليين."), "contested; neutral"),
        (("es", "La junta militar birmana y la junta de Níger"), ("fr", "Les autorités nigériennes"), "delegitimizing; neutral"),
        (("en", "Bogus asylum seekers crossed."), ("ru", "Просители убежища перешли границу."), "delegitimizing; neutral"),
        (("fr", "La secte Moon a été jugée."), ("en", "The Unification Church was tried."), "delegitimizing; neutral"),
        (
            ("ru", "Контртеррористическая операция в Чечне длилась годы."),
            ("fr", "La guerre de Tchétchénie a duré des années."),
            "official; neutral",
        ),
        (("en", "They met in Khankendi."), ("es", "Se reunieron en Stepanakert."), "official; neutral"),
    ],
    ids=[
        "government",
        "army",
        "war",
        "waters",
        "invaders",
        "annexation",
        "whose-occupation-said",
        "virus",
        "captives",
        "junta",
        "asylum",
        "sect",
        "operation",
        "city",
    ],
)
def test_different_registers_make_a_row(one: tuple[str, str], other: tuple[str, str], registers: str) -> None:
    found = _rows(one, other)
    first, second = registers.split("; ")
    assert [row.values["names"] for row in found] == [f"a: {first}; b: {second}"]


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        pytest.param(
            ("en", "The People's Republic of China sent aid."),
            ("en", "Taiwan thanked its donors."),
            "the longer name is not the Republic of China",
            id="longest",
        ),
        pytest.param(
            ("en", "Ships passed the Falkland Islands."),
            ("es", "Los barcos pasaron frente a las islas Malvinas."),
            "both are the usual name in their language",
            id="usual-names",
        ),
        pytest.param(
            ("en", "The summit on climate change opened."),
            ("fr", "Le sommet sur le changement climatique s'est ouvert."),
            "the same name",
            id="same",
        ),
        pytest.param(
            ("en", "He said: “The Zionist entity will pay.”"),
            ("en", "Israel closed the crossing."),
            "the speaker's word, not the article's",
            id="quoted",
        ),
        pytest.param(
            ("en", "The Israel Defense Forces struck twice."),
            ("ar", "قصف الجيش الإسرائيلي المدينة مرتين."),
            "a body's own name and the usual one are house style",
            id="official",
        ),
        pytest.param(
            ("fr", "La Turquie et la Corée du Nord ont signé."),
            ("en", "Türkiye and the DPRK signed."),
            "states by their official and their usual name",
            id="official-states",
        ),
        pytest.param(
            ("en", "The occupation forces left the city in 1944."),
            ("en", "The Israeli army left the town."),
            "an occupation that is not said to be anybody's",
            id="whose-occupation",
        ),
        pytest.param(
            ("en", "The government resigned; the regime of rainfall changed."),
            ("en", "The Hungarian government resigned."),
            "a government that is not said to be anybody's",
            id="whose-government",
        ),
        pytest.param(
            ("es", "El alcalde derribó asentamientos ilegales junto al río."),
            ("es", "Crecen los asentamientos israelíes."),
            "slums are settlements too",
            id="whose-settlements",
        ),
        pytest.param(
            ("ar", "قُتل الملايين على يد قوات الاحتلال اليابانية."),
            ("en", "The Israeli army left the town."),
            "the adjective behind says that it was another army",
            id="japanese-occupation",
        ),
        pytest.param(
            ("ar", "حركة الشباب في الأسواق كبيرة."),
            ("en", "Al-Shabab terrorists attacked a hotel."),
            "young people are no armed group",
            id="youth",
        ),
        pytest.param(
            ("en", "The junta in Niger spoke."),
            ("en", "The Malian authorities spoke."),
            "two countries",
            id="two-juntas",
        ),
        pytest.param(
            ("en", "Palestinian prisoners were released."),
            ("ar", "أُفرج عن أسرى فلسطينيين."),
            "each is the usual word in its language",
            id="usual-prisoners",
        ),
        pytest.param(
            ("en", "The Yom Kippur War changed the region."),
            ("ar", "غيّرت حرب أكتوبر المنطقة."),
            "each is the usual name in its language",
            id="usual-war",
        ),
        pytest.param(
            ("ru", "«Российские оккупанты ушли», — сказал мэр."),
            ("en", "Russian forces left."),
            "the mayor's word, not the article's",
            id="quoted-invaders",
        ),
    ],
)
def test_no_row(one: tuple[str, str], other: tuple[str, str], because: str) -> None:
    assert _rows(one, other) == [], because


def _rows(*texts: tuple[str, str]) -> list[Any]:
    sources = [read(Article(id=id_, language=language, text=text)) for id_, (language, text) in zip("ab", texts, strict=True)]
    return list(naming.rows(Desk(tuple(sources))))
