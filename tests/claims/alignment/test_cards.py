"""Cards of articles, and the groups that the gate is asked about."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from claims.alignment.cards import Card, groups

DAY = date(2026, 6, 3)


def told(*keys: str, day: date | None = DAY, script: str = "latin") -> Card:
    return Card(script, dict.fromkeys(keys, 2.0), day, day is not None)


def members(cards: list[Card], most: int = 60) -> list[tuple[int, ...]]:
    return [group.members for group in groups(cards, most=most)]


def test_articles_that_share_what_is_rare_are_one_group() -> None:
    cards = [told("name:lima", "word:bridge"), told("name:quito", "word:rain"), told("name:lima", "word:bridge")]
    assert members(cards) == [(0, 2), (1,)]


def test_articles_that_share_little_stand_apart() -> None:
    one = told("name:lima", *(f"word:a{n}" for n in range(20)))
    other = told("name:lima", *(f"word:b{n}" for n in range(20)))
    assert members([one, other]) == [(0,), (1,)]


def test_words_of_two_scripts_are_not_missed() -> None:
    words = [f"word:a{n}" for n in range(20)]
    letters = told("name:lima", "day:2026-06-03", *words)
    others = told("name:lima", "day:2026-06-03", *(f"word:б{n}" for n in range(20)), script="cyrillic")
    assert members([letters, others]) == [(0, 1)]


@pytest.mark.parametrize(
    ("days", "together"), [(0, True), (9, True), (40, False)], ids=["the same day", "some days apart", "weeks apart"]
)
def test_days_part_articles(days: int, together: bool) -> None:
    keys = ("name:lima", "word:bridge", "word:reopen")
    found = members([told(*keys), told(*keys, day=DAY + timedelta(days=days))])
    assert (found == [(0, 1)]) is together


def test_a_story_that_more_articles_tell_than_is_rare_is_met() -> None:
    cards = [told("name:lima", "name:kora", "word:bridge")] * 150
    found = groups(cards, most=60)
    assert [len(group.members) for group in found] == [60, 60, 30]
    assert all(group.parted for group in found)


def test_what_everybody_writes_of_joins_nobody() -> None:
    busy = [told("name:president", *(f"word:{n}-{at}" for at in range(20))) for n in range(120)]
    assert members(busy) == [(n,) for n in range(120)]


def test_what_is_common_in_a_year_is_rare_in_some_days() -> None:
    keys = ("name:president", "name:parliament", "word:budget")
    busy = [told(*keys, day=DAY + timedelta(days=30 * n)) for n in range(150)]
    found = members([*busy, told(*keys, day=DAY + timedelta(days=1))])
    assert found[0] == (0, 150)
    assert len(found) == 150


def test_a_group_that_is_too_large_is_parted_where_it_hangs_together_least() -> None:
    bridge, rain = [f"word:bridge{n}" for n in range(10)], [f"word:rain{n}" for n in range(10)]
    weak = told(*bridge[:4], *rain[:4])
    found = groups([*[told(*bridge)] * 4, weak, *[told(*rain)] * 4], most=5)
    assert max(len(group.members) for group in found) <= 5
    assert (0, 1, 2, 3) in [tuple(at for at in group.members if at != 4) for group in found]
    assert all(group.parted for group in found)


def test_a_group_that_is_small_enough_is_whole() -> None:
    assert [group.parted for group in groups([told("name:lima", "word:bridge")] * 5, most=5)] == [False]
