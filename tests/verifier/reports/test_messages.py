"""Summaries of a report for Slack and by e-mail: read by Slack's own library, and by the mail parser."""

from __future__ import annotations

import email
import json
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

import pytest
from slack_sdk.models.blocks import Block

from claims import Article, compare
from verifier.reports import encode, render

WRONG = "It was signed on Tuesday, 7 May 2025, in Moscow."
INJECTED = "<!channel> *bold* <https://evil.example|here> & `code`"


def report_of(*articles: Article) -> dict[str, Any]:
    return compare(list(articles), same_story=True).to_dict()


def slack(*articles: Article, language: str = "en") -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(render(report_of(*articles), list(articles), "slack", language=language)))


def mail(*articles: Article, language: str = "en") -> EmailMessage:
    made = encode(report_of(*articles), list(articles), "email", language=language)
    return cast(EmailMessage, email.message_from_bytes(made, policy=default))


def sent(form: str, *articles: Article) -> bytes:
    """A report whose address is known, as a message."""
    return encode({**report_of(*articles), "address": "https://desk.example/reports/1"}, list(articles), form)


def addresses(value: Any) -> list[str]:
    """Every address that a message links to."""
    if isinstance(value, dict):
        return [value["url"]] if value.get("type") == "link" else [one for each in value.values() for one in addresses(each)]
    return [one for each in value for one in addresses(each)] if isinstance(value, list) else []


def texts(value: Any) -> list[str]:
    """Every text of a message."""
    if isinstance(value, dict):
        return [one for key, each in value.items() for one in ([each] if key == "text" and isinstance(each, str) else texts(each))]
    return [one for each in value for one in texts(each)] if isinstance(value, list) else []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_slack_s_library_takes_the_blocks(language: str) -> None:
    arabic = Article(id="b", language="ar", text="وقع الاتفاق يوم 7 مايو 2025 في موسكو.")
    articles = [Article(id="a", outlet="Desk", title="T" * 400, text=WRONG), arabic]
    made = slack(*articles, language=language)
    blocks = Block.parse_all(made["blocks"])
    assert len(blocks) == len(made["blocks"]) <= 50
    for block in blocks:
        assert block is not None
        block.validate_json()
    assert any("T101" in text for text in texts(made["blocks"]))


def test_nothing_of_an_article_is_mark_up_in_slack() -> None:
    made = slack(Article(id="a", outlet=INJECTED, title=INJECTED, text=f"{WRONG} {INJECTED}"))
    assert "<" not in made["text"]
    kinds = {block["type"] for block in made["blocks"]}
    assert kinds <= {"header", "section", "context", "rich_text"}
    assert "mrkdwn" not in json.dumps(made)
    parts = [part for block in made["blocks"] if block["type"] == "rich_text" for part in block["elements"]]
    assert {element["type"] for part in parts for element in part["elements"]} == {"text"}


def test_a_long_report_is_cut_and_counted() -> None:
    text = " ".join(f"Item {n} was signed on Tuesday, {n} May 2025." for n in range(7, 20))
    found = len([one for one in report_of(Article(id="a", text=text))["findings"] if one["severity"] != "info"])
    made = slack(Article(id="a", text=text))
    assert found > 8
    assert f"{found - 8} more" in texts(made["blocks"])


def test_no_finding_is_a_message_too() -> None:
    made = slack(Article(id="a", text="It rains."))
    assert [block["type"] for block in made["blocks"]] == ["header", "section"]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_mail_has_two_versions(language: str, direction: str) -> None:
    message = mail(Article(id="a", outlet="Desk", title="Signed", text=WRONG), language=language)
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert "Tuesday, 7 May 2025" in plain.get_content()
    assert f'<html lang="{language}" dir="{direction}">' in page.get_content()
    assert "http" not in page.get_content(), "nothing is loaded from elsewhere"
    assert message["To"] is None


def test_no_header_is_smuggled_in() -> None:
    message = mail(Article(id="a", title="Signed\r\nBcc: all@example.org\n\n<script>", text=WRONG))
    assert message["Bcc"] is None
    assert "Bcc" in message["Subject"]
    page = message.get_body(("html",))
    assert page is not None
    assert "<script>" not in page.get_content()


@pytest.mark.parametrize(("url", "linked"), [("https://example.org/1", True), ("javascript:alert(1)", False), (None, False)])
def test_messages_lead_to_the_report_and_to_the_passages(url: str | None, linked: bool) -> None:
    article = Article(id="a", url=url, outlet="Desk", text=WRONG)
    finding = report_of(article)["findings"][0]["id"]
    made = json.loads(sent("slack", article))
    passage = "https://example.org/1#:~:text=Tuesday%2C%207%20May%202025"
    found = addresses(made["blocks"])
    assert f"https://desk.example/reports/1#{finding}" in found
    assert found[-1] == "https://desk.example/reports/1"
    assert (passage in found) == linked
    assert "javascript" not in json.dumps(made)
    for block in Block.parse_all(made["blocks"]):
        assert block is not None
        block.validate_json()
    message = cast(EmailMessage, email.message_from_bytes(sent("email", article), policy=default))
    page, plain = message.get_body(("html",)), message.get_body(("plain",))
    assert page is not None
    assert plain is not None
    assert (f'href="{passage}"' in page.get_content()) == linked
    for told in (page.get_content(), plain.get_content()):
        assert f"https://desk.example/reports/1#{finding}" in told
        assert "javascript" not in told


def test_a_subject_in_any_script_is_sent_in_ascii() -> None:
    title = "وقع الاتفاق في موسكو: ما نعرفه حتى الآن عن البنود والمواعيد والأطراف " * 2
    made = encode(report_of(Article(id="a", title=title, text=WRONG)), [Article(id="a", title=title, text=WRONG)], "email")
    assert made.isascii(), "servers without SMTPUTF8 take it"
    assert max(map(len, made.split(b"\r\n"))) <= 78
    assert "وقع الاتفاق" in cast(EmailMessage, email.message_from_bytes(made, policy=default))["Subject"]
