from __future__ import annotations

import pytest

from claims.framing import DIMENSIONS as FRAMING
from claims.model.attribution import Certainty, Polarity, Status, Voice
from claims.model.claim import Position
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity
from claims.model.name import NameKind
from claims.model.quantity import Modifier
from claims.model.time import AnchorSource, TimeKind
from verifier.reports import words
from verifier.schemas.comparison import DIMENSIONS


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        (words.SEVERITIES, Severity),
        (words.BASES, Basis),
        (words.SCOPES, Scope),
        (words.TYPES, DiscrepancyType),
        (words.VOICES, Voice),
        (words.POSITIONS, Position),
        (words.DIMENSIONS, DIMENSIONS),
        (words.CERTAINTIES, Certainty),
        (words.STATUSES, Status),
        (words.POLARITIES, Polarity),
        (words.NAME_KINDS, NameKind),
        (words.MODIFIERS, Modifier),
        (words.TIME_KINDS, TimeKind),
        (words.ANCHORS, AnchorSource),
    ],
    ids=lambda value: getattr(value, "__name__", "") or "words",
)
def test_everything_of_the_contract_has_words(table: dict[str, str], keys: list[str]) -> None:
    assert {str(key) for key in keys} <= set(table)
    assert {dimension.name for dimension in FRAMING} <= set(DIMENSIONS)


def test_a_key_of_a_later_version_is_shown_as_it_is() -> None:
    assert words.words_for(words.TYPES, "unit_conflict") == "Unit conflict"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2025-05-07", "7 May 2025"),
        ("2025-05-07T18:30:00+03:00", "7 May 2025, 18:30 UTC+03:00"),
        ("2025-05-07T18:30:00Z", "7 May 2025, 18:30 UTC"),
        ("2025-05-07T18:30", "7 May 2025, 18:30"),
        ("last week", "last week"),
    ],
)
def test_days_are_written_out(value: str, said: str) -> None:
    assert words.day(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("tuesday 2025-05-06", "Tuesday 6 May 2025"),
        ("2025-02-30", "2025-02-30"),  # no such day
        ("2010-11", "2010-11"),  # a season, or a month: left alone
        ("2025-05-06/2025-05-07", "2025-05-06/2025-05-07"),  # an interval is a value of its own
    ],
)
def test_values_become_readable(value: str, said: str) -> None:
    assert words.readable(value) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("told by a1, a12 and b", "Told by \u2068Gazette\u2069, \u2068Herald\u2069 and b"),
        ("“a1 came on 2025-05-07” in a1", "“\u2068a1 came on 2025-05-07\u2069” in \u2068Gazette\u2069"),
        ("pa1 a1x a-a1", "Pa1 a1x a-a1"),
    ],
    ids=["longest id first", "quotations are left alone", "whole words only"],
)
def test_sentences_name_articles_by_outlet(message: str, said: str) -> None:
    assert words.sentence(message, {"a1": "Gazette", "a12": "Herald", "b": "Bee"}) == said


def test_confidence_is_never_rounded_up_to_certainty() -> None:
    assert words.confidence(0.98) == "very sure (98 %)"
    assert words.confidence(0.25) == "unsure (25 %)"
