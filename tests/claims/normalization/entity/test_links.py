"""Which mentions of one article are one entity, and which titles point back to a person."""

from itertools import pairwise
from pathlib import Path

import pytest

from claims.language.fold import fold
from claims.model.name import NameKind, NameMention
from claims.model.span import Span
from claims.normalization.entity import link_names, read_names, read_titles

CASES = Path(__file__).parents[3] / "cases" / "names" / "links.tsv"


def rows() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("language", "text", "first", "later", "relation", "why"), rows())
def test_mentions_of_one_article_are_linked(language: str, text: str, first: str, later: str, relation: str, why: str) -> None:
    linked = link_names(read_names(fold(text), language))
    one = next((mention for mention in linked if mention.text == first), None)
    other = next((mention for mention in reversed(linked) if mention.text == later), None)
    assert one is not None, [mention.text for mention in linked]
    assert other is not None, [mention.text for mention in linked]
    assert (one.entity == other.entity) == (relation == "same"), (why, one.entity, other.entity)


@pytest.mark.parametrize(
    ("text", "name", "reasons"),
    [
        ("They met in Lima.", "Lima", ("in the table of places",)),
        ("Rosa Quispe spoke.", "Rosa Quispe", ("in no table; known by its form alone",)),
        ("Rosa Quispe spoke. Then Quispe left.", "Quispe", ("linked with “Rosa Quispe”", "only one has rosa")),
    ],
)
def test_every_link_has_its_reasons(text: str, name: str, reasons: tuple[str, ...]) -> None:
    linked = link_names(read_names(fold(text), "en"))
    assert [mention.reasons for mention in linked if mention.text == name] == [reasons]
    assert all(mention.to_dict()["reasons"] for mention in linked)


TITLES = [
    ("en", "Transport Minister Grace Mwakalinga spoke. The minister said no more.", "minister", "Grace Mwakalinga"),
    ("en", "Rosa Quispe, the mayor of Chala, spoke. Later the mayor left.", "mayor", "Rosa Quispe"),
    ("en", "The minister said no more.", None, None),
    ("en", "Minister Grace Mwakalinga and Minister Juma Khamis spoke. The minister left.", None, None),
    ("en", "Minister Grace Mwakalinga spoke. The minister of Peru left.", None, None),
    ("es", "El ministro Mateo Rivas habló. Después el ministro calló.", "ministro", "Mateo Rivas"),
    ("es", "Rosa Quispe, alcaldesa de Chala, habló. Después la alcaldesa calló.", "alcaldesa", "Rosa Quispe"),
    ("es", "El ministro Mateo Rivas habló. Después el ministro de Salud calló.", None, None),
    ("fr", "Le ministre Karim Tazrouti a parlé. Puis le ministre est parti.", "ministre", "Karim Tazrouti"),
    ("fr", "Puis le ministre est parti.", None, None),
    ("ru", "Министр Рустам Юлдошев выступил. Потом министр уехал.", "министр", "Рустам Юлдошев"),
    ("ru", "Министр Рустам Юлдошев выступил. Потом министр обороны уехал.", None, None),
    ("ar", "قال وزير الخارجية سمير الخطيب كلمته. ثم غادر الوزير القاعة.", None, None),
    ("ar", "قال وزير الخارجية سمير الخطيب كلمته. ثم غادر الوزير.", "الوزير", "سمير الخطيب"),
    ("ar", "ثم غادر الوزير.", None, None),
]


@pytest.mark.parametrize(("language", "text", "title", "person"), TITLES)
def test_a_title_points_back_to_the_one_who_bore_it(language: str, text: str, title: str | None, person: str | None) -> None:
    folded = fold(text)
    found = read_titles(folded, language, link_names(read_names(folded, language)))
    assert [(mention.text, mention.normal) for mention in found] == ([(title, person)] if title else [])


def proposal(text: str, name: str, kind: NameKind) -> NameMention:
    start = text.index(name)
    return NameMention(span=Span(start, start + len(name)), text=name, kind=kind)


@pytest.mark.parametrize(
    ("language", "text", "name", "kind", "found", "why"),
    [
        ("en", "We saw Moscow.", "Moscow", "PER", ("Moscow", "LOC"), "a listed place keeps its type"),
        (
            "en",
            "We saw Lima Province Farmers there.",
            "Lima Province Farmers",
            "ORG",
            ("Lima Province Farmers", "ORG"),
            "the longer span",
        ),
        ("en", "We saw the International Monetary Fund.", "Monetary Fund", "ORG", ("International Monetary Fund", "ORG"), "inside"),
        (
            "en",
            "We saw Minister Grace Mwakalinga.",
            "Minister Grace Mwakalinga",
            "PER",
            ("Grace Mwakalinga", "PER"),
            "a title is trimmed",
        ),
        ("en", "They said quispe came.", "quispe", "PER", ("quispe", "PER"), "no capital, only the proposal sees it"),
        (
            "ru",
            "Выступил министр Рустам Юлдошев.",
            "министр Рустам Юлдошев",
            "PER",
            ("Рустам Юлдошев", "PER"),
            "a title is trimmed",
        ),
        ("ar", "وقال لميسون العلي كلمة", "ميسون العلي", "PER", ("ميسون العلي", "PER"), "a clitic left out"),
        ("ar", "تحدث في موسكو رجل", "موسكو", "PER", ("موسكو", "LOC"), "a listed place keeps its type"),
    ],
)
def test_proposals_are_settled_with_the_tables(
    language: str, text: str, name: str, kind: str, found: tuple[str, str], why: str
) -> None:
    mentions = read_names(fold(text), language, proposed=[proposal(text, name, NameKind(kind))])
    assert found in [(mention.text, mention.kind.value) for mention in mentions], (why, mentions)
    spans = [mention.span for mention in mentions]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_proposal_around_two_listed_places_is_no_person() -> None:
    text = "From Lima to Moscow they went."
    mentions = read_names(fold(text), "en", proposed=[proposal(text, "Lima to Moscow", NameKind.PER)])
    assert [mention.text for mention in mentions] == ["Lima", "Moscow"]


@pytest.mark.parametrize(
    "text", ["police " * 20_000, "МИД России " * 5_000, "وزارة " * 20_000, "The minister " * 10_000, "\u0301", "U.S. " * 10_000]
)
@pytest.mark.parametrize("language", ["ar", "en", "ru", "xx"])
def test_odd_text_never_fails(text: str, language: str) -> None:
    folded = fold(text)
    read_titles(folded, language, link_names(read_names(folded, language)))
