"""The language of the pages, and that no word of them is missing in any."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import verifier
from claims.language.base import language
from claims.rules.wording import TOLD
from verifier.reports import words
from verifier.web import forms, signing
from verifier.web.interface import words_of

PACKAGE = Path(verifier.__file__).parent
SOURCES = sorted(
    [
        *PACKAGE.glob("web/**/*.html"),
        *PACKAGE.glob("web/*.py"),
        *PACKAGE.glob("reports/*.py"),
        *PACKAGE.glob("reports/templates/*.html"),
    ]
)
OTHERS = [code for code in TOLD if code != "en"]
_CALLED = re.compile(r"\bt\(\s*(\"(?:[^\"\\]|\\.)*\")")
_COUNTED = re.compile(r"\bt\.counted\([^\"]*?, \"([^\"]+)\"(?:, \"([^\"]+)\")?\)")
PAGES = ["/", "/demo", "/rules", "/rules/T101", "/reports", "/articles"]


def used() -> set[str]:
    """Every text that a template or a module asks for."""
    found: set[str] = set()
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        found |= {ast.literal_eval(item) for item in _CALLED.findall(text)}
        found |= {f"{{n}} {many or one + 's'}" for one, many in _COUNTED.findall(text)}
    tables = (words.SEVERITIES, words.BASES, words.SCOPES, words.TYPES, words.DIMENSIONS, words.STATES)
    return found | {*forms.FIXED, *signing.FIXED} | {text for table in tables for text in table.values()}


def table(code: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for package in ("reports", "web"):
        found |= tomllib.loads((PACKAGE / package / "languages" / f"{code}.toml").read_text(encoding="utf-8"))["texts"]
    return found


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_has_every_word(code: str) -> None:
    assert sorted(used() - set(table(code))) == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_text_keeps_what_is_filled_in(code: str) -> None:
    fields = re.compile(r"\{(\w+)\}")
    odd = {english for english, own in table(code).items() if not set(fields.findall(own)) <= set(fields.findall(english))}
    assert odd == set()


@pytest.mark.parametrize("code", OTHERS)
def test_the_pages_hold_no_word_that_nobody_asks_for(code: str) -> None:
    own = tomllib.loads((PACKAGE / "web" / "languages" / f"{code}.toml").read_text(encoding="utf-8"))["texts"]
    assert sorted(set(own) - used()) == []


@pytest.mark.parametrize("address", PAGES)
def test_arabic_pages_run_from_the_right(client: FlaskClient, address: str) -> None:
    page = client.get(f"{address}?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in page
    assert words_of("ar")("Reports") in page
    assert 'lang="en" dir="ltr" hreflang="en">English</a>' in page


def test_a_language_that_was_asked_for_is_remembered(client: FlaskClient) -> None:
    first = client.get("/?lang=ar")
    cookie = first.headers["Set-Cookie"]
    assert "crosscheck-language=ar" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    again = client.get("/rules", headers={"Accept-Language": "en"})
    assert 'dir="rtl"' in again.text
    assert "Set-Cookie" not in again.headers


@pytest.mark.parametrize(
    ("accepted", "code"), [("ar-EG, en;q=0.5", "ar"), ("en", "en"), ("de", "en"), ("", "en"), ("ar;q=0", "en")]
)
def test_without_a_choice_the_browser_s_language_counts(client: FlaskClient, accepted: str, code: str) -> None:
    page = client.get("/", headers={"Accept-Language": accepted})
    assert f'<html lang="{code}" dir="{language(code).direction}">' in page.text
    assert "Accept-Language" in page.headers["Vary"]
    assert "Set-Cookie" not in page.headers


def test_a_language_that_is_none_changes_nothing(client: FlaskClient) -> None:
    response = client.get("/?lang=tlh")
    assert '<html lang="en"' in response.text
    assert "Set-Cookie" not in response.headers


def test_the_other_language_is_the_same_page(client: FlaskClient) -> None:
    assert 'href="/rules/T101?lang=ar"' in client.get("/rules/T101").text


def test_a_report_is_told_in_the_language_of_the_page(real_client: FlaskClient) -> None:
    sent = {"text": ["The bridge reopens on Tuesday 7 May 2025."], "keep": "1"}
    address = real_client.post("/compare", data=sent).headers["Location"]
    page = real_client.get(f"{address}?lang=ar").text
    assert "ملاحظات تحتاج إلى قرار: 1" in page
    assert "الأربعاء" in page
    assert "<mark>Tuesday 7 May 2025</mark>" in page


def test_errors_speak_the_language_too(client: FlaskClient) -> None:
    page = client.post("/compare?lang=ar", data={"text": [""], "published": ["soon"]})
    assert page.status_code == 422
    assert words_of("ar")("The text is missing. Paste the words of the article.") in page.text
