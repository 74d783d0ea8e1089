"""Quotations on tables of pairs: one speaker, two articles. Half of them exclude each other, half do not."""

from __future__ import annotations

from typing import Any

import pytest

from claims.knowledge.concepts import concept
from claims.language.base import LANGUAGES, knowledge, table
from claims.model.finding import Severity
from tests.tables import cases, compared

CODES = ("A203", "A204")
QUIET = (*CODES, "V203")  # none of these may speak where both quotations may be faithful


def _cases(kind: str, *codes: str) -> list[Any]:
    found = []
    for code in codes:
        for row in cases(code).get(kind, ()):
            marks = [pytest.mark.xfail(strict=True, reason=row["why"])] if kind == "missed" else []
            found.append(pytest.param(code, row, marks=marks, id=f"{code}-{row['because']}"))
    return found


@pytest.mark.parametrize(("code", "row"), [*_cases("conflict", *CODES), *_cases("missed", *CODES, "A201")])
def test_conflict_is_found_once_with_both_passages(code: str, row: dict[str, Any]) -> None:
    (finding,) = [finding for finding in compared(*row["texts"]).findings if finding.code in (code, *QUIET)]
    assert finding.code == code
    assert {item.side for item in finding.evidence} == {"a", "b"}
    for item in finding.evidence:
        text = row["texts"][int(item.article[1:]) - 1][1]
        assert text[item.span.start : item.span.end] == item.text


@pytest.mark.parametrize(("code", "row"), _cases("none", *CODES))
def test_what_both_may_have_quoted_faithfully_is_no_conflict(code: str, row: dict[str, Any]) -> None:
    assert [finding.message for finding in compared(*row["texts"]).findings if finding.code in QUIET] == []


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (
            "On Wednesday Ada Roth said: “The bridge is not safe.”",
            "On Thursday Ada Roth said: “The bridge is safe.”",
            "said on two occasions",
        ),
        (
            "“The bridge is not safe,” Ada Roth told reporters.",
            "“The bridge is safe,” Ada Roth said in an interview.",
            "said on two occasions",
        ),
        (
            "“We will sign the treaty,” said Ada Roth.",
            "“We will not sign the treaty if the army stays,” said Ada Roth.",
            "one holds only under a condition or up to a limit",
        ),
        (
            "“We will close the school,” said Ada Roth. “We will not close the school,” Roth said later.",
            "“We will close the school,” said Ada Roth.",
            "an article gives both statements",
        ),
    ],
)
def test_what_may_both_hold_is_withheld_with_its_reason(first: str, second: str, reason: str) -> None:
    found = compared(("en", first), ("en", second))
    assert [item.reason for item in found.withheld if item.type.value == "quote_conflict"] == [reason]
    assert not [finding for finding in found.findings if finding.code in QUIET]


def test_a_third_article_joins_the_side_it_agrees_with() -> None:
    found = compared(
        ("en", "“The dam is not in danger of collapse,” said Esther Banda."),
        ("en", "“The dam is in danger of collapse,” said Esther Banda."),
        ("es", "«La presa no está en peligro de derrumbe», dijo Esther Banda."),
    )
    (finding,) = [finding for finding in found.findings if finding.code == "A203"]
    assert {(item.article, item.side) for item in finding.evidence} == {("a1", "a"), ("a2", "b"), ("a3", "a")}


def test_an_allegation_weighs_less_without_a_party_that_makes_it() -> None:
    party = compared(
        ("fr", "Selon le parti d'opposition, le gouverneur aurait acheté des voix dans trois districts."),
        ("ru", "Губернатор купил голоса в трёх округах."),
    )
    nobody = compared(
        ("fr", "Le gouverneur aurait acheté des voix dans trois districts."), ("ru", "Губернатор купил голоса в трёх округах.")
    )
    severities = [[finding.severity for finding in found.findings if finding.code == "A201"] for found in (party, nobody)]
    assert severities == [[Severity.MEDIUM], [Severity.INFO]]


def test_a_person_of_another_name_is_told_once() -> None:
    found = compared(
        ("en", "The health minister, Akosua Mensah, said: “Ghana will buy the first doses of the vaccine.”"),
        ("fr", "La ministre de la Santé, Abena Boateng, a déclaré : « Le Ghana achètera les premières doses du vaccin. »"),
    )
    assert [finding.code for finding in found.findings if finding.code in ("A202", "E204")] == ["E204"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words_that_turn_a_quotation(language: str) -> None:
    assert set(table("en", "quotes")) == set(table(language, "quotes"))


def test_concepts_of_the_table_are_known() -> None:
    assert [name for names in knowledge("quotes").values() for name in names if concept(name) is None] == []
