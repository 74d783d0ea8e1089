"""Findings in the reader's language: every rule has its words, values come out whole, passages and ids stay as they are."""

from __future__ import annotations

import ast
import inspect
import sys
import tomllib
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from claims import Article, Finding, check, compare, revise
from claims.model.finding import Evidence
from claims.model.span import Span
from claims.rules import CATALOGUE, HOUSE_RULES, Rule, rule
from claims.rules.wording import ENGLISH, TOLD, check_in, comparison_in, teller, told_in, word
from claims.rules.wording.values import FSI, PDI, table

OTHERS = [code for code in TOLD if code != ENGLISH]
CASES = tomllib.loads((Path(__file__).parent / "cases_wording.toml").read_text(encoding="utf-8"))["case"]


def placeholders(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(template) if name and name.isidentifier())


def other_messages(found: Rule) -> set[str]:
    """The templates besides its message that stand in the module of a rule."""
    tree = ast.parse(inspect.getsource(sys.modules[found.check.__module__]))
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    texts = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts
    }
    return {text for text in texts if "{" in text and placeholders_or_none(text)} - {found.message}


def placeholders_or_none(text: str) -> list[str]:
    try:
        return placeholders(text)
    except ValueError:
        return []


def findings(code: str, at: int = 0) -> tuple[Finding, ...]:
    """What a rule finds in the first of its examples that it raises."""
    example = [one for one in rule(code).examples if one.raises][at]
    published = datetime.fromisoformat(example.published) if example.published else None
    articles = [
        Article(id=f"a{number}", language=language, text=text, published=published, title=title)
        for number, ((language, text), title) in enumerate(zip_longest(example.texts, example.titles), start=1)
    ]
    found_in = revise(*articles) if rule(code).revision else compare(articles, same_story=True)
    return tuple(found for found in found_in.findings if found.code == code)


def bare(text: str) -> str:
    return text.replace(FSI, "").replace(PDI, "")


def test_arabic_is_told() -> None:
    assert TOLD[:2] == ("en", "ar")


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("found", [*CATALOGUE, *HOUSE_RULES], ids=lambda found: found.code)
def test_every_rule_has_its_words(found: Rule, language: str) -> None:
    own = table(language)[found.code]
    assert placeholders(own["message"]) == placeholders(found.message)
    assert own["advice"].endswith(".")
    assert not placeholders(own["advice"])
    others = own.get("other", {})
    assert set(others) == other_messages(found)
    for english, template in others.items():
        # "in other_year the {stated}" may name a value twice
        assert set(placeholders(template)) == set(placeholders(english)), english


@pytest.mark.parametrize("language", OTHERS)
def test_no_table_words_a_rule_that_is_gone(language: str) -> None:
    codes = {key for key in table(language) if key[:1].isupper()}
    assert codes == {found.code for found in (*CATALOGUE, *HOUSE_RULES)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']}-{case['id']}")
def test_a_finding_reads_well(case: dict[str, Any]) -> None:
    found = findings(case["code"], case.get("example", 0))[0]
    message, advice = word(found, case["lang"])
    assert (bare(message), advice) == (case["message"], case["advice"]), case["why"]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("code", [found.code for found in CATALOGUE])
def test_no_english_is_left_between_the_passages(code: str, language: str) -> None:
    for found in findings(code):
        message, _ = word(found, language)
        assert message != found.message
        assert message.count(FSI) == message.count(PDI)
        for english in (" against ", " which is ", " affirmed", " denied", " million", " percent"):
            assert english not in message or any(english in item.text for item in found.evidence)


def conflict(values: dict[str, str], code: str = "A203") -> Finding:
    from claims.model.finding import Basis, Scope, Severity  # noqa: PLC0415

    found = rule(code)
    evidence = tuple(Evidence(article=article, span=Span(0, 1), text="x") for article in ("a1", "a2"))
    return Finding(
        id="1", code=code, name=found.name, type=found.type, severity=Severity.LOW, basis=Basis.COMPARISON, confidence=0.5,
        scope=Scope.CROSS, message=found.message.format(**values), advice=found.advice, evidence=evidence, values=values,
    )  # fmt: skip


def test_a_passage_that_holds_the_connecting_word_stays_whole() -> None:
    one, other = "“They voted (all of them) against the bill / the plan”", "“They are against”"
    found = conflict({"speaker": "Ana", "what": "one affirms what the other denies", "sides": f"{one} (a1) against {other} (a2)"})
    message = bare(word(found, "ar")[0])
    assert "«They voted (all of them) against the bill / the plan» (a1) مقابل «They are against» (a2)" in message


def test_sides_that_cannot_be_taken_apart_stay_as_they_are() -> None:
    found = conflict({"speaker": "Ana", "what": "one affirms what the other denies", "sides": "this against that"})
    assert "this against that" in word(found, "ar")[0]


def test_braces_in_a_passage_are_no_placeholders() -> None:
    found = conflict({"one": "{stated}", "other": "{}"}, code="V101")
    assert bare(word(found, "ar")[0]) == "يقول المقال الشيء ونقيضه: «{stated}» و«{}»"


def test_what_has_no_words_stays_english() -> None:
    from dataclasses import replace  # noqa: PLC0415

    found = findings("T101")[0]
    assert word(found, "xx") == (found.message, found.advice)
    assert word(replace(found, message="something else"), "ar") == ("something else", found.advice)
    assert word(replace(found, code="X999"), "ar") == (found.message, found.advice)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("34,812", "34,812"),
        ("85 billion", "85 مليار"),
        ("1.3 million USD", "1.3 مليون USD"),
        ("12 percent", "12 في المئة"),
        ("340 kg", "340 كيلوغرام"),
        ("14 treaties", "معاهدة: 14"),
        ("1 year", "سنة واحدة"),
        ("2 years", "سنتان"),
        ("3 years", "3 سنوات"),
        ("11 years", "11 سنة"),
        ("103 days", "103 أيام"),
        ("P1Y6M", "سنة واحدة، 6 أشهر"),
        ("3 to 9 days", "3 إلى 9 أيام"),
        ("57 or 58", "57 أو 58"),
        ("2025-06-26TEV", "2025-06-26 مساءً"),
        ("Tuesday 2025-05-06", "الثلاثاء 2025-05-06"),
        ("claimed by Ana Ruiz", "قول منسوب إلى Ana Ruiz"),
        ("from Rome to Paris", "from Rome to Paris"),
    ],
)
def test_a_value_in_arabic(value: str, told: str) -> None:
    assert bare(teller("ar").phrase(value)) == told


def test_the_first_language_that_is_told_wins() -> None:
    assert told_in(["de", "ar-EG", "en"]) == "ar"
    assert told_in(["de", "x"]) == "en"
    assert told_in([]) == "en"


def test_only_message_and_advice_change() -> None:
    text = "It opens on Tuesday 7 May 2025."
    plain, told = check(text), check_in(check(text), "ar")
    assert plain == check_in(plain, "en")
    differing = {key for key, value in plain.findings[0].to_dict().items() if told.findings[0].to_dict()[key] != value}
    assert differing == {"message", "advice"}
    comparison = compare([Article(id="a1", text=text)])
    assert comparison_in(comparison, "ar").findings[0].id == comparison.findings[0].id


def test_a_conflict_that_a_check_explains_is_told_alike() -> None:
    source = Article(id="s", language="en", text="The ferry Amal sank off Port Said on 5 March 2024, killing 12 people.")
    result = check("The ferry Amal sank off Port Said on 3 March 2024, killing 12 people.", language="en", against=[source])
    told = check_in(result, "ar")
    conflicts = [item.explanation for item in told.evidence if item.relation.value == "conflicts"]
    assert conflicts
    assert set(conflicts) <= {found.message for found in told.findings}
