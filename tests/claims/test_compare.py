"""Comparing and checking, end to end, on short invented articles."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import Article, check, compare, extract
from claims.errors import InvalidArticle
from claims.model.comparison import Verdict

SIGNED = {
    "en": "Russia and Venezuela signed a strategic partnership agreement on Tuesday, 7 May 2025.",
    "ar": "وقّعت روسيا وفنزويلا اتفاقية شراكة استراتيجية يوم الثلاثاء 7 مايو 2025.",
    "es": "Rusia y Venezuela firmaron un acuerdo de asociación estratégica el martes 7 de mayo de 2025.",
    "ru": "Россия и Венесуэла подписали соглашение о стратегическом партнёрстве во вторник, 7 мая 2025 года.",
    "fr": "La Russie et le Venezuela ont signé un accord de partenariat stratégique le mardi 7 mai 2025.",
}
REPAIRED = {
    "en": {"Wednesday", "6"},
    "ar": {"الأربعاء", "6"},
    "es": {"miércoles", "6"},
    "ru": {"среду", "6"},
    "fr": {"mercredi", "6"},
}


@pytest.mark.parametrize("language", SIGNED)
def test_wrong_weekday_is_found_with_both_repairs(language: str) -> None:
    result = check(SIGNED[language], language=language)
    (finding,) = [found for found in result.findings if found.code == "T101"]
    assert finding.severity == "high"
    assert result.verdict is Verdict.CONFLICTING
    offered = {word for repair in finding.repairs for word in repair.replacement.split()}
    assert REPAIRED[language] <= offered
    for repair in finding.repairs:
        mended = SIGNED[language][: repair.span.start] + repair.replacement + SIGNED[language][repair.span.end :]
        assert not [found for found in check(mended, language=language).findings if found.code == "T101"], mended


@pytest.mark.parametrize("language", SIGNED)
def test_signing_is_read_as_a_signed_agreement(language: str) -> None:
    claims = extract(Article(text=SIGNED[language], language=language)).claims
    assert [claim.event.type for claim in claims if claim.event] == ["sign"]


def test_right_weekday_is_supported_by_a_source_that_says_the_same() -> None:
    source = Article(id="s", language="es", text=SIGNED["es"].replace("martes", "miércoles"))
    result = check(SIGNED["en"].replace("Tuesday", "Wednesday"), language="en", against=[source])
    assert result.verdict is Verdict.SUPPORTED
    assert result.evidence[0].article == "s"


def test_text_without_a_statement_cannot_be_checked() -> None:
    result = check("Hm.", language="en")
    assert result.verdict is Verdict.CANNOT_BE_CHECKED
    assert result.unsupported


def test_same_input_gives_the_same_bytes() -> None:
    articles = [Article(id=code, language=code, text=text) for code, text in SIGNED.items()]
    first, second = (json.dumps(compare(articles, same_story=True).to_dict(), ensure_ascii=False) for _ in range(2))
    assert first == second


def test_order_of_articles_does_not_change_what_is_found() -> None:
    articles = [Article(id=code, language=code, text=text) for code, text in SIGNED.items()]
    forth = {finding.id for finding in compare(articles, same_story=True).findings if finding.scope == "internal"}
    back = {finding.id for finding in compare(articles[::-1], same_story=True).findings if finding.scope == "internal"}
    assert forth == back


def test_comparison_has_every_key_of_the_contract() -> None:
    result = compare([Article(id="a", text=SIGNED["en"])]).to_dict()
    assert list(result) == [
        "schema", "engine", "articles", "stories", "clusters", "findings", "withheld", "framing", "framing_coverage", "unsupported",
    ]  # fmt: skip
    assert set(result["findings"][0]) >= {
        "id", "code", "name", "type", "severity", "basis", "confidence", "scope", "message", "advice", "values",
        "evidence", "repairs", "cluster",
    }  # fmt: skip
    claim = result["articles"][0]["claims"][0]
    assert set(claim) >= {
        "id", "article", "start", "end", "text", "event", "arguments", "time", "place", "quantities", "attribution",
        "factuality", "checkworthy",
    }  # fmt: skip


def test_no_article_is_refused() -> None:
    with pytest.raises(InvalidArticle, match="at least one"):
        compare([])


def test_doubled_id_is_refused() -> None:
    with pytest.raises(InvalidArticle, match="'a'"):
        compare([Article(id="a", text="One."), Article(id="a", text="Two.")])


def test_naive_publication_time_is_taken_as_utc() -> None:
    naive = datetime(2025, 5, 8, 9, 0)
    aware = naive.replace(tzinfo=UTC)
    assert check("They met yesterday.", published=naive).to_dict() == check("They met yesterday.", published=aware).to_dict()


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=300).filter(str.strip))
def test_any_text_is_read_and_every_offset_is_exact(text: str) -> None:
    result = extract(Article(id="x", text=text)).to_dict()
    for key in ("times", "quantities", "names", "quotations"):
        for mention in result["mentions"][key]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
    for claim in result["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]


@pytest.mark.parametrize("language", SIGNED)
@pytest.mark.parametrize(
    "noise",
    ["\u200f{}\u200f", "😀 {}", "\u00a0{}", "{}\u0301\u0301"],
    ids=["bidi marks", "emoji", "no-break space", "combining marks"],
)
def test_offsets_stay_exact_among_odd_characters(language: str, noise: str) -> None:
    text = noise.format(SIGNED[language].replace(" ", "\u00a0", 2))
    result = compare([Article(id="x", language=language, text=text)]).to_dict()
    (finding,) = [found for found in result["findings"] if found["code"] == "T101"]
    for item in finding["evidence"]:
        assert text[item["start"] : item["end"]] == item["text"]


def test_progress_is_told_step_by_step_and_changes_nothing() -> None:
    articles = [Article(id=code, text=SIGNED[code], language=code) for code in ("en", "ar")]
    told: list[tuple[int, int, str]] = []
    compared = compare(articles, same_story=True, progress=lambda *step: told.append(step))
    assert [step for n, step in enumerate(told) if step not in told[:n]] == [
        (0, 4, "read"),
        (1, 4, "read"),
        (2, 4, "align"),
        (3, 4, "frame"),
    ]
    assert compared.to_dict() == compare(articles, same_story=True).to_dict()


def test_what_progress_raises_ends_the_comparison() -> None:
    def stop(done: int, total: int, step: str) -> None:
        if step == "align":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        compare([Article(text=SIGNED["en"], language="en")], progress=stop)
