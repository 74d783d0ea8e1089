"""Pairs of articles over the rules on terms, status, polarity and cause; tables of stages; causes that no joining word tells."""

from __future__ import annotations

from typing import Any

import pytest

from claims import Article
from claims.extraction import extract
from claims.language.base import LANGUAGES, knowledge, table
from claims.rules.causes import causes
from claims.rules.progress import stages
from tests.tables import cases, compared

CODES = {"V201", "V202", "V203", "V204"}


def _cases(kind: str) -> list[Any]:
    found = []
    for row in cases("v20x")[kind]:
        marks = [pytest.mark.xfail(strict=True, reason=row["limit"])] if "limit" in row else []
        found.append(pytest.param(row, id=f"{row['code']}-{row['because']}", marks=marks))
    return found


def _found(row: dict[str, Any]) -> list[str]:
    return [finding.code for finding in compared(*row["texts"]).findings if finding.code in CODES]


@pytest.mark.parametrize("row", _cases("conflict"))
def test_conflict_is_found(row: dict[str, Any]) -> None:
    assert row["code"] in _found(row)


@pytest.mark.parametrize("row", _cases("none"))
def test_near_miss_is_no_conflict(row: dict[str, Any]) -> None:
    assert _found(row) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_of_a_stage_has_words_in_every_language(language: str) -> None:
    used = {
        name
        for specs in knowledge("progress")["stages"].values()
        for spec in specs
        for name in (*spec["all"], *spec.get("none", ()))
    }
    assert used | {"doubt", "no"} <= set(table(language, "progress"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_group_of_words_is_left_unused(language: str) -> None:
    used = {
        name
        for specs in knowledge("progress")["stages"].values()
        for spec in specs
        for name in (*spec["all"], *spec.get("none", ()))
    }
    assert set(table(language, "progress")) <= used | {"doubt", "no"}


def test_every_course_has_two_sides_and_a_rule() -> None:
    courses, specs = knowledge("progress")["course"], knowledge("progress")["stages"]
    assert set(courses) == set(specs)
    assert all(course["rule"] in CODES and course["about"] in ("person", "thing", "document") for course in courses.values())
    for name, told in specs.items():
        sides = {spec["side"] for spec in told} | {spec["flips"] for spec in told if "flips" in spec}
        assert len(sides) > 1, name


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The merger has not received approval from the regulator.", [("assent", "pending")]),
        ("en", "The merger would need the approval of nobody.", []),
        ("fr", "Le suspect est ressorti sans être inculpé.", [("charge", "clear")]),
        ("ru", "Подозреваемому предъявлено обвинение.", [("charge", "charged")]),
        ("ar", "افتتح الوزير جسر النور أمام حركة السير.", [("opening", "open")]),
        ("es", "La búsqueda se suspendió de noche y se reanudó la búsqueda al alba.", []),
    ],
)
def test_stage_of_a_sentence(language: str, text: str, told: list[tuple[str, str]]) -> None:
    courses = ["assent", "charge", "opening", "search"]
    assert [(stage.course, stage.side) for stage in stages(extract(Article(language=language, text=text)), courses)] == told


@pytest.mark.parametrize(
    ("language", "text", "cause"),
    [
        ("en", "The helicopter crashed near Magadan in thick fog.", "fog"),
        ("es", "El fuerte oleaje le abrió una grieta en el casco.", "oleaje"),
        ("ar", "أغرقت الأمطار الغزيرة المركب وانقلبت العبارة.", "الأمطار الغزيرة"),
        ("ru", "Самолёт разбился не из-за тумана.", None),
    ],
)
def test_force_is_a_cause_without_a_joining_word(language: str, text: str, cause: str | None) -> None:
    found = [found.text for found in causes(extract(Article(language=language, text=text)))]
    assert (cause in found) if cause else found == []
