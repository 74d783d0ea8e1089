"""Reasons in the reader's language: why articles are one story, why a pair was set aside, what a row of framing says."""

from __future__ import annotations

from types import ModuleType

import pytest

from claims import Article, compare
from claims.alignment import gate
from claims.framing import DIMENSIONS
from claims.framing.model import Dimension
from claims.rules import reasons
from claims.rules.wording import ENGLISH, TOLD, comparison_in
from claims.rules.wording.values import FSI, PDI, table
from tests.claims.rules.test_wording import placeholders

OTHERS = [code for code in TOLD if code != ENGLISH]


def templates(module: ModuleType) -> list[str]:
    """The sentences that a module holds as its constants."""
    return sorted(value for name, value in vars(module).items() if name.isupper() and isinstance(value, str))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("template", templates(gate))
def test_every_reason_of_the_gate_has_its_words(template: str, language: str) -> None:
    assert placeholders(table(language)["story"][template]) == placeholders(template)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("template", templates(reasons))
def test_every_reason_for_setting_aside_has_its_words(template: str, language: str) -> None:
    assert placeholders(table(language)["withheld"][template]) == placeholders(template)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda dimension: dimension.code)
def test_every_dimension_of_framing_has_its_words(dimension: Dimension, language: str) -> None:
    own = table(language)["framing"][dimension.code]
    assert own["caveat"].endswith(".")
    assert dimension.message in own["messages"]
    for english, template in own["messages"].items():
        assert set(placeholders(template)) == set(placeholders(english))


def test_an_arabic_reader_reads_reasons_in_arabic() -> None:
    articles = [
        Article(id="a", language="en", text="Israel closed the crossing. The ferry Amal sank on 3 March 2024."),
        Article(
            id="b",
            language="fr",
            text="L'entité sioniste a fermé le passage. Le ferry Amal a coulé le 3 mars 2024.",
        ),
    ]
    told = comparison_in(compare(articles, same_story=True), "ar")
    assert told.stories[0].why == "عُدّت قصة واحدة بناءً على الطلب"
    assert [row.message.replace(FSI, "").replace(PDI, "") for row in told.framing if row.code == "F301"] == [
        "يُسمّى إسرائيل بأسماء من سجلات مختلفة (a: محايد؛ b: منكر للشرعية)"
    ]
