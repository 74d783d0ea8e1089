"""Values are held against each other only when they stand in the same slot."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.model.relation import Relation
from claims.rules.slots import left_over


def _equal(a: int, b: int) -> Relation:
    return Relation.EQUAL if a == b else Relation.DISJOINT


def test_what_agrees_is_taken_away() -> None:
    assert left_over([1, 2, 3], [3, 1, 9], _equal) == ([2], [9])


def test_equal_values_are_taken_away_once() -> None:
    assert left_over([5, 5], [5], _equal) == ([5], [])


SILENT = [
    (
        "The club sold 300 tickets and 20 boxes on Monday in Leeds, manager Ann Cole said.",
        "The club sold 300 tickets and 45 shirts on Monday in Leeds, manager Ann Cole said.",
        "boxes and shirts are different things",
    ),
    (
        "Storm Ada killed at least 40 people in Accra on Monday, governor Kofi Mensah said.",
        "Storm Ada killed 46 people in Accra on Monday, governor Kofi Mensah said.",
        "at least 40 allows 46",
    ),
    (
        "The plant in Accra will employ 1,000 people from May, director Kofi Mensah said.",
        "The plant in Accra will employ about 980 people from May, director Kofi Mensah said.",
        "about 980 rounds to 1,000",
    ),
]


@pytest.mark.parametrize(("a", "b", "why"), SILENT, ids=[row[2] for row in SILENT])
def test_figures_that_can_both_be_true_are_no_conflict(a: str, b: str, why: str) -> None:
    comparison = compare([Article(id="a", language="en", text=a), Article(id="b", language="en", text=b)], same_story=True)
    assert not [finding for finding in comparison.findings if finding.type == "quantity_conflict"], why


def test_a_rising_toll_is_withheld_as_an_update() -> None:
    early = {
        "id": "a",
        "language": "en",
        "published": "2025-10-13T09:00:00Z",
        "text": "The Accra flood killed 40 people, governor Kofi Mensah said.",
    }
    late = {
        "id": "b",
        "language": "fr",
        "published": "2025-10-14T09:00:00Z",
        "text": "L'inondation d'Accra a tué 46 personnes, selon le gouverneur Kofi Mensah.",
    }
    comparison = compare([Article.from_dict(early), Article.from_dict(late)], same_story=True)
    assert not [finding for finding in comparison.findings if finding.type == "quantity_conflict"]
    assert ["an update, not a conflict" in item.reason for item in comparison.withheld] == [True]
