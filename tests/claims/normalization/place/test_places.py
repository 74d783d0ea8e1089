"""Where things happen: names with the word that ties them, and how two such places stand to each other."""

from __future__ import annotations

import pytest

from claims import Article
from claims.extraction import extract
from claims.language.base import LANGUAGES, table
from claims.model.place import Setting
from claims.model.relation import Relation
from claims.normalization.place import Atlas, compare_settings, read_settings


def settings(language: str, text: str) -> list[Setting]:
    found = extract(Article(id="a", language=language, text=text))
    return [
        mention.value
        for segment in found.document.sentences()
        for mention in read_settings(text, language, segment.span, found.names)
    ]


def told(language: str, text: str) -> list[str]:
    return [
        " ".join(filter(None, (value.tie.value, value.kind, value.venue, value.name, *(f"< {one.name}" for one in value.within))))
        for value in settings(language, text)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_tables(language: str) -> None:
    assert set(table(language, "places")) == set(table("en", "places"))


READ = [
    ("en", "The boat sank off Nungwi on Monday.", ["near Nungwi"]),
    ("en", "A blast hit a plant in the southern town of Timbio.", ["at town Timbio"]),
    ("en", "The public hospital in Caravelí collapsed.", ["at hospital Caravelí"]),
    ("en", "The injured were treated at the San Jose hospital in Pasto.", ["at hospital the San Jose < Pasto"]),
    ("en", "He was born in Chala, Peru, and died in Lima.", ["at Chala < Peru", "at Lima"]),
    ("en", "There were riots in Accra, Kumasi and Tamale.", ["at Accra", "at Kumasi", "at Tamale"]),
    ("en", "They flew from Cali to Pasto.", ["from Cali", "to Pasto"]),
    ("en", "Smoke rose on the outskirts of Accra.", ["near Accra"]),
    ("en", "The mayor of Lyon spoke.", []),
    ("es", "El accidente ocurrió a la altura del municipio de El Bordo.", ["near municipality El Bordo"]),
    ("es", "Fueron atendidos en el hospital San José de Popayán.", ["at hospital San José < Popayán"]),
    ("es", "Los cuerpos fueron llevados a la morgue de Cali.", ["at morgue Cali"]),
    ("es", "Sturridge salvó al Liverpool de la derrota.", []),
    ("fr", "Les blessés sont dans un hôpital de Rabat.", ["at hospital Rabat"]),
    ("fr", "Le ferry a coulé au large de Zanzibar.", ["near Zanzibar"]),
    ("fr", "Le président s'est rendu au Caire.", ["at Caire"]),
    ("ru", "Авария произошла в окрестностях города Тимбио.", ["near city Тимбио"]),
    ("ru", "Ракета стартовала с космодрома Байконур в Казахстане.", ["at launch_pad Байконур < Казахстане"]),
    ("ru", "Инструменты сделали на заводе в Томске.", ["at factory Томске"]),
    ("ar", "نُقل المصابون إلى مستشفى في الدار البيضاء.", ["at hospital الدار البيضاء"]),
    ("ar", "اندلع الحريق في مصنع بمدينة القنيطرة.", ["at city القنيطرة"]),
    ("ar", "انقلب القارب على بعد 11 كيلومتراً من شاطئ نونغوي.", ["near نونغوي"]),
    ("ar", "انهار جناح من مستشفى كارافيلي.", ["at hospital كارافيلي"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), READ, ids=[text for _, text, _ in READ])
def test_settings_of_a_sentence(language: str, text: str, expected: list[str]) -> None:
    assert told(language, text) == expected


COMPARED = [
    (("en", "It happened in Kumasi."), ("ar", "وقع الحادث في أكرا."), Relation.DISJOINT, "two cities"),
    (("en", "It happened in Kumasi."), ("fr", "C'est arrivé au Ghana."), Relation.NARROWER, "a city in its country"),
    (("en", "It happened in Kumasi."), ("fr", "C'est arrivé au Togo."), Relation.DISJOINT, "a city in another country"),
    (("en", "It happened in Sicily."), ("fr", "C'est arrivé à Naples."), Relation.DISJOINT, "a city outside the region"),
    (("en", "It happened in Sicily."), ("fr", "C'est arrivé à Catane."), Relation.BROADER, "a city in the region"),
    (("en", "It happened in Cairo."), ("fr", "C'est arrivé à Gizeh."), Relation.OVERLAPS, "a suburb"),
    (("en", "It happened in Cairo."), ("fr", "C'est arrivé au Caire."), Relation.EQUAL, "one city"),
    (("en", "It happened near Cali."), ("en", "It happened to Lima."), Relation.UNKNOWN, "at and to"),
    (("en", "It happened in Texas."), ("en", "It happened in Ohio."), Relation.DISJOINT, "two states"),
    (("en", "It happened in Darfur."), ("en", "It happened in Khartoum."), Relation.UNKNOWN, "a region without known borders"),
    (("en", "It happened in the village of Zarubek."), ("ru", "Это случилось в селе Кармышан."), Relation.DISJOINT, "two villages"),
    (("en", "It happened in Zarubek."), ("ru", "Это случилось в селе Кармышан."), Relation.UNKNOWN, "may lie in one another"),
    (("en", "It happened in the Caribbean Sea."), ("en", "It happened in Kingston."), Relation.UNKNOWN, "a sea"),
]


@pytest.mark.parametrize(("first", "second", "relation", "why"), COMPARED, ids=[row[3] for row in COMPARED])
def test_relations_of_two_settings(first: tuple[str, str], second: tuple[str, str], relation: Relation, why: str) -> None:
    (one,), (other,) = settings(*first), settings(*second)
    names = [name for language, text in (first, second) for name in extract(Article(language=language, text=text)).names]
    atlas = Atlas(names, [[[one]], [[other]]])
    assert compare_settings(one, other, atlas) is relation, why
    assert compare_settings(other, one, atlas) is relation.inverse, why


def test_names_on_no_map_are_apart_when_an_article_puts_things_at_both() -> None:
    one, other = Setting(name="Zarubek"), Setting(name="Karmyshan")
    both = [[Setting(name="Zarubek")], [Setting(name="Karmyshan")]]
    assert compare_settings(one, other, Atlas((), [both])) is Relation.DISJOINT
    assert compare_settings(one, other, Atlas((), [both[:1], both[1:]])) is Relation.UNKNOWN
    inner = [[Setting(name="Zarubek", within=(other,))], [Setting(name="Karmyshan")]]
    assert compare_settings(one, other, Atlas((), [inner])) is Relation.UNKNOWN
