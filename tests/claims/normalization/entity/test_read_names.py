"""Names in running text: what is found, with which kind, and what is left alone."""

import pytest

from claims.language.fold import fold
from claims.model.name import NameKind
from claims.model.span import Field, Span
from claims.normalization.entity import link_names, read_names

HITS = [
    ("en", "The talks in Tashkent were led by Rustam Yuldoshev.", "Tashkent", "LOC", "a city of the tables"),
    ("en", "The talks in Tashkent were led by Rustam Yuldoshev.", "Rustam Yuldoshev", "PER", "two capitals, no other cue"),
    ("en", "Then Transport Minister Grace Mwakalinga spoke.", "Grace Mwakalinga", "PER", "a title before, left out of the name"),
    ("en", "Jordan and Uzbekistan signed.", "Jordan", "LOC", "a country, though a given name too"),
    ("en", "It was Jordan Pickford who saved it.", "Jordan Pickford", "PER", "a given name with a surname"),
    ("en", "He told the U.S. delegation.", "U.S", "LOC", "an abbreviation with dots"),
    ("en", "Experts of the World Health Organization came.", "World Health Organization", "ORG", "an organization of the tables"),
    ("en", "We met Samir al-Khatib there.", "Samir al-Khatib", "PER", "a small article inside"),
    ("es", "En Taskent habló Samir Al Jatib.", "Samir Al Jatib", "PER", "an article in capitals"),
    ("es", "El cirujano Julio Mamani lo contó.", "Julio Mamani", "PER", "a month that is a given name"),
    ("fr", "Les secours n'avaient pas atteint la région d'Arequipa.", "Arequipa", "LOC", "an elided preposition"),
    ("fr", "Selon Rosa Quispe, il fait froid.", "Rosa Quispe", "PER", "after a preposition that opens the sentence"),
    ("ru", "Министр Узбекистана Рустам Юлдошев приехал в Самарканд.", "Рустам Юлдошев", "PER", "a place stands right before"),
    ("ru", "Министр Узбекистана Рустам Юлдошев приехал в Самарканд.", "Узбекистана", "LOC", "an oblique case"),
    (
        "ru",
        "Министры Узбекистана и Иордании Рустам Юлдошев и Самир аль-Хатиб.",
        "Иордании",
        "LOC",
        "a place before a person, after и",
    ),
    ("ru", "Министры Узбекистана и Иордании Рустам Юлдошев и Самир аль-Хатиб.", "Рустам Юлдошев", "PER", "not the place before it"),
    ("ru", "Министр обороны Кении Ваньяма Мусиамбо выступил.", "Кении", "LOC", "an oblique case ends the place"),
    ("ru", "Министр обороны Кении Ваньяма Мусиамбо выступил.", "Ваньяма Мусиамбо", "PER", "a given name of no list"),
    ("ru", "Парис Хилтон и Чад Смит приехали.", "Чад Смит", "PER", "a country's name in the nominative may be a given name"),
    ("ru", "В Аммане выступил Айман ас-Сафади.", "Айман ас-Сафади", "PER", "an article tied with a dash"),
    ("es", "Empató Amer en el minuto 80, pero a Amer lo expulsaron.", "Amer", "MISC", "the verb before it is no name"),
    ("es", "Marcó Yusuf Amer.", "Yusuf Amer", "PER", "a verb spelled like a given name but for its accent"),
    ("es", "Ganó España.", "España", "LOC", "a place after the verb"),
    ("ru", "Паром шёл в Красном море.", "Красном море", "LOC", "two words, one in lower case"),
    ("ar", "وزار الرئيس الروسي فلاديمير بوتين طشقند.", "فلاديمير بوتين", "PER", "a title and a nationality before"),
    ("ar", "وقالت وزيرة الصحة روزا كيسبي إن الوضع صعب", "روزا كيسبي", "PER", "a title with its complement before"),
    ("ar", "بين الأردن وروسيا علاقات", "روسيا", "LOC", "the conjunction is no part of the name"),
    ("ar", "قال صندوق النقد الدولي إن النمو بطيء", "صندوق النقد الدولي", "ORG", "an organization of the tables"),
]


@pytest.mark.parametrize(("language", "text", "name", "kind", "why"), HITS)
def test_names_are_found(language: str, text: str, name: str, kind: str, why: str) -> None:
    found = {mention.text: mention.kind.value for mention in read_names(fold(text), language)}
    assert found.get(name) == kind, (why, found)


SILENT = [
    ("en", "Russian troops left on Tuesday in May.", "a nationality, a weekday, a month"),
    ("en", "However, nobody came. Ferries are cheap.", "words that open sentences"),
    ("es", "El domingo no hubo heridos. Después llovió.", "words that open sentences"),
    ("fr", "Plusieurs villages restent isolés. Dimanche, rien.", "words that open sentences"),
    ("ru", "Церемония прошла вчера. Однако российские эксперты молчат.", "words that open sentences, a nationality"),
    ("ar", "قال الوزير إن الوضع صعب في المدينة", "no name, though a title"),
    ("ar", "هذا قرار كريم من دولة صديقة", "an adjective that is a given name too, a noun that is a town too"),
    ("en", "", "nothing"),
]


@pytest.mark.parametrize(("language", "text", "why"), SILENT)
def test_what_is_no_name_is_left_alone(language: str, text: str, why: str) -> None:
    assert not read_names(fold(text), language), why


def test_spans_are_of_the_text_as_sent() -> None:
    text = "وقال في عمّان إنّ سمير الخطيب وصل."
    for mention in read_names(fold(text), "ar"):
        assert text[mention.span.start : mention.span.end] == mention.text


def test_the_field_is_kept() -> None:
    assert read_names(fold("Peace in Tashkent"), "en", field=Field.TITLE)[0].span.field is Field.TITLE


def test_excluded_spans_hold_no_names() -> None:
    text = "They met in Lima on April 7."
    assert [mention.text for mention in read_names(fold(text), "en", exclude=[Span(12, 16)])] == []


def test_a_later_short_form_joins_the_full_name() -> None:
    text = "We met Rosa Quispe Huamán in Lima. There Quispe told us so."
    people = [mention for mention in link_names(read_names(fold(text), "en")) if mention.kind is NameKind.PER]
    assert [mention.text for mention in people] == ["Rosa Quispe Huamán", "Quispe"]
    assert len({mention.entity for mention in people}) == 1
    assert {mention.normal for mention in people} == {"Rosa Quispe Huamán"}


def test_two_people_of_one_surname_stay_apart() -> None:
    text = "We met Delcy Rodríguez and then Jorge Rodríguez."
    assert len({mention.entity for mention in link_names(read_names(fold(text), "en"))}) == 2


def test_a_capital_is_told_from_the_country_of_its_name_by_its_neighbours() -> None:
    text = "زار الوفد الأردن ثم عاد إلى عمان"
    assert [mention.normal for mention in link_names(read_names(fold(text), "ar"))] == ["Jordan", "Amman"]


def test_places_and_organizations_carry_identifiers() -> None:
    linked = link_names(read_names(fold("Посол ООН вылетел из Москвы."), "ru"))
    assert [mention.entity for mention in linked] == ["org:UN", "place:524901"]


@pytest.mark.parametrize(
    "text", ["\u0301" * 50, "\u200f\u202bA", "😀", "A" * 200_000, "Ab " * 30_000, "1" * 200_000, "\u00a0\u00a0Lima", "و" * 100_000]
)
@pytest.mark.parametrize("language", ["ar", "en", "ru", "xx"])
def test_odd_text_never_fails(text: str, language: str) -> None:
    link_names(read_names(fold(text), language))
