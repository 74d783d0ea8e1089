"""What people are called beside their names, in five languages."""

from __future__ import annotations

import pytest

from claims import Article
from claims.extraction import extract
from claims.model.office import Office, Term

FOUND = [
    ("en", "Transport Minister Grace Mwakalinga said an inquiry would report.", "transport_minister", "right before the name"),
    ("en", "“We saw it,” Rosa Quispe, head of the civil defence institute, told reporters.", "head", "in apposition"),
    ("en", "The mayor of Lima, Rosa Quispe, visited the port.", "mayor", "with a comma before the name"),
    ("en", "The shop of Elsa Condori, 52, a teacher, collapsed.", "teacher", "behind an age"),
    ("en", "Danish referee Lars Mikkelsen booked nine players.", "referee", "behind a nationality"),
    ("es", "La jefa del Indeci, Rosa Quispe, admitió el error.", "head", "with the body between"),
    ("es", "El técnico, Joaquín Beltrán, lloraba.", "coach", "a word that means the office only beside a name"),
    ("es", "La directora comercial de Naviera Sur, Ana Ruiz, dimitió.", "commercial_director", "tied to a company"),
    ("fr", "Le gouverneur Karim Tazrouti a parlé mardi.", "governor", "right before the name"),
    ("fr", "« C'est fini », a dit Helen Baxter, directrice de l'institut Harwell.", "director", "the institute is no holder"),
    ("fr", "Le médiateur, le Nigérien Moussa Ibrahim, a souri.", "mediator", "with where he is from between"),
    ("ru", "Глава минтранса Грейс Мвакалинга пообещала выводы.", "transport_minister", "an office in an abbreviated ministry"),
    ("ru", "Капитан Омар Шааме объявлен в розыск.", "captain", "right before the name"),
    ("ar", "وقالت وزيرة الصحة روزا كيسبي إن الوضع خطير.", "health_minister", "right before the name"),
    ("ar", "وقال المدير الفني للفريق الإسباني خواكين بيلتران إنه راض.", "coach", "with the team between"),
    ("en", "Lena Sorel, who runs the regional hospital, said beds were short.", "head", "in a clause of its own"),
    ("es", "Rosa Quispe, que dirige el hospital de Ayacucho, dijo que faltan camas.", "head", "in a clause of its own"),
    ("fr", "Marie Duval, qui préside la fédération de judo, a démissionné lundi.", "president", "in a clause of its own"),
    ("ru", "Анна Орлова, которая возглавляет городской музей, рассказала о пожаре.", "head", "in a clause of its own"),
    ("ar", "وقالت منى الخطيب التي تدير المتحف الوطني إن القطع سليمة.", "head", "in a clause of its own"),
    ("ar", "وقال حاكم الولاية بولات أسانوف إن الطرق مقطوعة.", "governor", "with what is governed between"),
    (
        "en",
        "The result was read out by Salka Mint Abeid, head of the electoral commission.",
        "head",
        "behind a name of no known sort",
    ),
    ("ar", "وقال مدربه دانيال كيسلر إن الفريق جاهز.", "coach", "with its owner in the word"),
    ("ar", "وأدار اللقاء الحكم الدنماركي أندرس ليندغرين.", "referee", "a word that is also a ruling"),
]

NOBODY = [
    ("en", "The chairman of Wheelhouse Entertainment resigned.", "the company is no person"),
    ("en", "After meeting the president, Rosa Quispe left for Lima.", "the president is somebody else"),
    ("en", "They met Ana Ruiz, President Juan Pérez and two ministers.", "the title belongs to the next name"),
    ("es", "Los abogados de Cristiano Ronaldo no comentaron.", "the lawyers are not him"),
    ("es", "Habló el portavoz del presidente Juan Pérez.", "which of two is not said"),
    ("fr", "Les avocats de Paul Martin ont fait appel.", "the lawyers are not him"),
    ("ar", "وقال محامي كريم شوقي إنه بريء.", "a bare noun before a name has the name for its owner"),
]


def _offices(language: str, text: str) -> tuple[Office, ...]:
    return extract(Article(id="a1", language=language, text=text)).offices


@pytest.mark.parametrize(("language", "text", "concept", "why"), FOUND, ids=[f"{row[0]}-{row[3]}" for row in FOUND])
def test_office_is_found_beside_the_name(language: str, text: str, concept: str, why: str) -> None:
    (office,) = _offices(language, text)
    assert office.concept == concept, why
    assert office.text == text[office.span.start : office.span.end]
    assert office.term is Term.HELD


@pytest.mark.parametrize(("language", "text", "why"), NOBODY, ids=[f"{row[0]}-{row[2]}" for row in NOBODY])
def test_office_of_somebody_else_is_left(language: str, text: str, why: str) -> None:
    names = {office.holder.text for office in _offices(language, text)} - {"Juan Pérez"}
    assert not names, why


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "Former governor Deval Patrick may run.", Term.FORMER),
        ("en", "Acting mayor Ana Ruiz declined to comment.", Term.ACTING),
        ("es", "El presidente electo Juan Pérez viajó a Lima.", Term.COMING),
        ("fr", "L'ancien ministre Paul Martin a été entendu.", Term.FORMER),
        ("ru", "Бывший губернатор Иван Петров уехал.", Term.FORMER),
        ("ar", "وقال وزير الصحة السابق كريم شوقي إنه سيعود.", Term.FORMER),
    ],
)
def test_term_is_told_by_the_words_beside(language: str, text: str, term: Term) -> None:
    assert [office.term for office in _offices(language, text)] == [term]


def test_owner_is_a_country_also_by_its_adjective() -> None:
    (office,) = _offices("es", "Llegó el ministro jordano de Exteriores, Samir Al Jatib.")
    assert "place:JO" in office.owners


def test_office_over_several_fields_is_joint() -> None:
    (office,) = _offices("fr", "Le ministre de l'Économie et des Finances, Paul Martin, a parlé.")
    assert office.joint
