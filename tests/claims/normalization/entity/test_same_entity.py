"""The same entity across articles and languages."""

import pytest

from claims.language.fold import fold
from claims.model.name import NameMention
from claims.normalization.entity import link_names, read_names, same_entity


def mention(language: str, text: str, name: str) -> NameMention:
    return next(one for one in link_names(read_names(fold(text), language)) if one.text == name)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (
            ("en", "We saw Rustam Yuldoshev.", "Rustam Yuldoshev"),
            ("ar", "ووصل وزير الخارجية رستم يولداشيف", "رستم يولداشيف"),
            "same",
        ),
        (("ru", "Это сказал Рустам Юлдошев.", "Рустам Юлдошев"), ("es", "Habló Rustam Yuldóshev.", "Rustam Yuldóshev"), "same"),
        (("en", "It is in Moscow.", "Moscow"), ("ar", "هذا في موسكو", "موسكو"), "same"),
        (("en", "It is in Lima.", "Lima"), ("ru", "Это в Москве.", "Москве"), "different"),
        (("en", "It is the UN.", "UN"), ("fr", "C'est l'ONU.", "ONU"), "same"),
        (("en", "We saw Lars Mikkelsen.", "Lars Mikkelsen"), ("ar", "وقال الحكم أندرس ليندغرين", "أندرس ليندغرين"), "different"),
    ],
)
def test_mentions_compare_across_languages(a: tuple[str, str, str], b: tuple[str, str, str], relation: str) -> None:
    assert same_entity(mention(*a), mention(*b)).relation.value == relation
