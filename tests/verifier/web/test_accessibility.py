"""The pages in a real browser: no violation that axe-core knows, in both colour schemes and on a phone, and the script at work."""

from __future__ import annotations

from typing import Any

import pytest

from tests.verifier.reports import sample
from tests.verifier.reports.extraction import sample as read
from tests.verifier.web.conftest import AXE
from verifier import reports
from verifier.client import Client
from verifier.reports import extraction
from verifier.web import demo_stories

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1200, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1200, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
    "arabic": {"color_scheme": "light", "viewport": {"width": 1200, "height": 900}, "locale": "ar"},
    "arabic phone": {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}, "locale": "ar"},
}
PAGES = [
    "/", "/demo", "/rules", "/rules/T101", "/nothing", "/sign-in", "example", "report", "file", "empty", "errors", "extraction",
    "stored", "decided", "keys", "/reports", "/articles", "article", "job",
]  # fmt: skip


def keep(page: Any, address: str) -> None:
    """Compare the articles of the sample on the start page, and keep the report."""
    page.goto(address)
    for number, article in enumerate(sample.ARTICLES[:2], 1):
        page.fill(f"#text-{number}", article.text)
        page.fill(f"#title-{number}", article.title)
    page.check("input[name=keep]")
    page.click(".submit button")
    page.wait_for_selector(".desk")


def ask_for_a_job(address: str) -> str:
    """The id of a job that waits: no worker runs beside this service."""
    with Client(address) as client:
        articles: list[Any] = [{"id": one.id, "text": one.text, "language": one.language} for one in sample.ARTICLES[:2]]
        return client.submit_comparison(articles)["id"]


def show(page: Any, address: str, name: str) -> None:
    """Bring a page of `PAGES` up. In one file: the reports "file" and "empty", and "extraction". Inside the site: "report"."""
    if name in ("file", "empty"):
        made = sample.comparison() if name == "file" else sample.nothing_found()
        page.set_content(reports.render(made, sample.ARTICLES, "html"))
    elif name == "extraction":
        page.set_content(extraction.render(read.EXTRACTIONS, read.ARTICLES, "html"))
    elif name == "report":
        page.goto(address)
        for number, article in enumerate(sample.ARTICLES[:2], 1):
            page.fill(f"#text-{number}", article.text)
            page.fill(f"#title-{number}", article.title)
        page.click(".submit button")
        page.wait_for_selector(".report")
    elif name in ("stored", "decided", "keys"):
        keep(page, address)
        if name == "decided":
            accept = page.locator("[data-finding] button[value=accept]:visible")
            if accept.count():  # another view may have accepted all: decisions hold for every report
                accept.first.click()
            page.wait_for_selector("[data-finding].accepted")
            page.click("[data-box=note] summary >> nth=0")
        elif name == "keys":
            page.keyboard.press("?")
            page.wait_for_selector("dialog[open]")
    elif name == "job":
        page.goto(f"{address}/jobs/{ask_for_a_job(address)}")
        page.wait_for_selector("[data-job]")
    elif name == "example":
        page.goto(address + (f"/demo/{demo_stories()[0].slug}" if demo_stories() else "/demo"))
    elif name == "errors":
        page.goto(address)
        page.fill("#text-1", "One.")
        page.fill("#published-1", "soon")
        page.click(".submit button")
        page.wait_for_selector(".error")
    else:
        if name in ("/reports", "/articles", "article"):
            keep(page, address)
        page.goto(address + ("/articles" if name == "article" else name))
        if name == "article":
            page.click(".list a >> nth=0")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", PAGES)
def test_no_violation(browser: Any, address: str, name: str, view: str) -> None:
    context = browser.new_context(bypass_csp=True, **VIEWS[view])
    page = context.new_page()
    try:
        show(page, address, name)
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)["violations"]
        told = [f"{item['id']}: {node['html'][:160]} {node['failureSummary'][:300]}" for item in found for node in item["nodes"]]
        assert told == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "scrolls sideways"
    finally:
        context.close()


def test_the_script_adds_and_removes_articles_under_the_policy(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    try:
        page.goto(address)
        page.fill("#text-1", "first")
        page.click("[data-add]")
        assert page.locator("fieldset").count() == 3
        assert page.evaluate("document.activeElement.id") == "text-3"
        page.fill("#text-3", "third")
        page.click("fieldset:nth-of-type(2) .remove")
        assert [field.input_value() for field in page.locator("textarea").all()] == ["first", "third"]
        assert page.locator("label[for=text-2]").count() == 1
        assert problems == []
    finally:
        context.close()


def test_the_pages_work_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    try:
        page.goto(address)
        page.fill("#text-1", "It reopens on Tuesday 7 May 2025.")
        page.click("[data-add]")
        assert page.locator("fieldset").count() == 3
        page.press("#outlet-1", "Enter")
        page.wait_for_selector(".report")
        assert page.locator("mark").first.inner_text() == "Tuesday 7 May 2025"
        with page.expect_download() as download:
            page.click("button[value=md]")
        assert download.value.suggested_filename == "crosscheck-report.md"
    finally:
        context.close()


def test_what_is_pointed_at_says_who_speaks_without_script(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    told = "element => getComputedStyle(element, '::before').content"
    try:
        page.set_content(extraction.render(read.EXTRACTIONS, read.ARTICLES, "html"))
        quoted = page.locator("#a1-w4")
        assert quoted.evaluate(told) == "none"
        quoted.hover()
        assert "she, in a quotation" in quoted.evaluate(told).replace("\u2068", "").replace("\u2069", "")
        page.locator("#a1-w5").hover()
        page.locator("#a1-w4 > .pin").focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert "she, in a quotation" in quoted.evaluate(told).replace("\u2068", "").replace("\u2069", "")
    finally:
        context.close()


def test_a_claim_leads_to_its_words_and_back(browser: Any) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    try:
        page.set_content(extraction.render(read.EXTRACTIONS, read.ARTICLES, "html"))
        page.click("#a2-c1 h4 .pin")
        assert page.evaluate("document.querySelector(':target').id") == "a2-w1"
        words = page.locator("#a2-w1")
        box = words.bounding_box()
        assert box is not None
        assert -box["height"] < box["y"] < 844
        page.click("#a2-w1 > .pin")
        assert page.evaluate("document.querySelector(':target').id") == "a2-c1"
    finally:
        context.close()


def test_arabic_reads_from_the_right(browser: Any) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    try:
        page.set_content(extraction.render(read.EXTRACTIONS, read.ARTICLES, "html"))
        pin, said = (
            page.locator(f"#a2 .block:nth-child(2) .block-text {name}").first.bounding_box() for name in (".pin", ".slot.says")
        )
        assert said["x"] > pin["x"], "the first words stand to the right of what follows"
    finally:
        context.close()


@pytest.mark.parametrize("layer", ["cards", "claims", "trigger", "who", "time", "loose"])
def test_each_mark_can_be_switched_off(browser: Any, layer: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    selector = {"cards": ".block-claims", "claims": ".block-text .claim", "loose": ".slot.loose"}.get(
        layer, f".block-text .slot.{layer}"
    )
    look = """element => { const found = getComputedStyle(element);
        return [found.display, found.backgroundColor, found.borderBlockEndColor, found.textDecorationLine].join() }"""
    try:
        page.set_content(extraction.render(read.EXTRACTIONS, read.ARTICLES, "html"))
        before = page.locator(selector).first.evaluate(look)
        page.uncheck(f"#show-{layer}")
        assert page.locator(selector).first.evaluate(look) != before
    finally:
        context.close()
