"""The rules on one article against itself, and the notes on one article, on tables: half of them must stay unsaid."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims import Article, compare
from claims.knowledge.concepts import concept
from claims.language.base import LANGUAGES, knowledge, table
from claims.model.comparison import Comparison
from claims.model.finding import DiscrepancyType

HERE = Path(__file__).parent


def _cases(book: str, kind: str) -> list[Any]:
    rows = tomllib.loads((HERE / f"cases_{book}.toml").read_text(encoding="utf-8")).get(kind, ())
    marks = [pytest.mark.xfail(strict=True, reason="known limit")] if kind == "missed" else []
    return [pytest.param(row, marks=marks, id=f"{row.get('code', 'none')}-{row['because']}") for row in rows]


def _compared(row: dict[str, Any]) -> Comparison:
    language, text = row["article"]
    return compare([Article(id="a1", language=language, title=row.get("title"), text=text)])


def _contradictions(row: dict[str, Any]) -> list[str]:
    return [found.code for found in _compared(row).findings if found.type is DiscrepancyType.INTERNAL_CONTRADICTION]


@pytest.mark.parametrize("row", _cases("inner", "conflict") + _cases("inner", "missed"))
def test_contradiction_is_told_once(row: dict[str, Any]) -> None:
    assert _contradictions(row) == [row["code"]]
    (found,) = (found for found in _compared(row).findings if found.code == row["code"])
    assert [item.side for item in found.evidence] == ["a", "b"]


@pytest.mark.parametrize("row", _cases("inner", "none"))
def test_what_may_both_hold_stays_unsaid(row: dict[str, Any]) -> None:
    assert _contradictions(row) == []


@pytest.mark.parametrize("row", _cases("notes", "raises"))
def test_note_is_written_once(row: dict[str, Any]) -> None:
    assert [found.code for found in _compared(row).findings].count(row["code"]) == 1


@pytest.mark.parametrize("row", _cases("notes", "silent"))
def test_what_is_in_order_gets_no_note(row: dict[str, Any]) -> None:
    assert row["code"] not in [found.code for found in _compared(row).findings]


def test_two_speakers_of_one_article_are_withheld() -> None:
    row = next(param.values[0] for param in _cases("inner", "none") if param.values[0]["because"] == "two speakers, two views")
    assert [item.type for item in _compared(row).withheld] == [DiscrepancyType.INTERNAL_CONTRADICTION]


def test_concepts_of_the_states_are_known() -> None:
    states = knowledge("states")
    names = [name for poles in states["state"].values() for name in (*poles["is"], *poles["not"])]
    names += [name for part in ("apart", "match", "sources") for listed in states[part].values() for name in listed]
    smooth, sole = states["smooth"], states["sole"]
    names += [*smooth["called_off"], *smooth["harm"], *sole["spans"], *(name for group in sole["kinds"] for name in group)]
    names += [name for service, units in smooth["carries"].items() for name in (service, *units)]
    names += [name for name, deeds in knowledge("series")["befalls"].items() for name in (name, *deeds)]
    assert [name for name in names if concept(name) is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words(language: str) -> None:
    words = table(language, "discourse")
    assert all(words[name] for name in ("persists", "revised", "against", "the", "citing", "danger", "wrongdoing", "uncovered"))
    assert all(
        words[name] for name in ("smooth", "calm", "every", "kept", "almost", "sole", "bounds", "another", "present", "crowd")
    )
    assert all(words[name] for name in ("unverified", "disputed", "back", "boasts"))
