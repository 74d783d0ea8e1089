"""What an editor does, from pasting to exporting, in a real browser: by mouse, by keyboard alone, in Arabic, without a script."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

OTHER = "The bridge reopens in May 2025, the mayor said. It closed on Monday 5 May 2025."
DAYS = (7, 8, 9, 10, 11, 12, 14, 15)
"""Days of May 2025 that are no Tuesday: a journey each, since a decision holds for a finding wherever it is found again."""


@pytest.fixture
def page(browser: Any) -> Any:
    """A page that may not log an error."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text) if "Content Security Policy" in message.text else None)
    yield opened
    context.close()
    assert problems == []


def start(page: Any, address: str, number: int) -> None:
    """Keep a comparison of two articles, one of which has a wrong day of its own."""
    page.set_default_timeout(10_000)
    page.goto(address)
    page.fill("#text-1", f"The bridge reopens on Tuesday {DAYS[number - 1]} May 2025, the mayor said.")
    page.fill("#outlet-1", f"Gazette {number}")
    page.fill("#text-2", OTHER)
    page.check("input[name=keep]")
    page.click(".submit button")
    page.wait_for_selector(".desk")
    page.wait_for_load_state("load")


def first(page: Any) -> Any:
    return page.locator("[data-finding]").first


def test_dismissed_with_a_reason_and_still_after_a_reload(page: Any, address: str, tmp_path: Path) -> None:
    start(page, address, 1)
    open_before = page.locator("#findings [data-finding]").count()
    first(page).locator("[data-box=dismiss] summary").click()
    first(page).locator("input[name=reason]").fill("the outlet corrected it")
    first(page).locator("button[value=dismiss]").click()
    page.wait_for_selector("[data-finding].dismissed")
    assert "the outlet corrected it" in first(page).inner_text()
    page.reload()
    assert page.locator("#findings [data-finding]").count() == open_before - 1
    page.click("#dismissed summary")
    assert "the outlet corrected it" in page.locator("#dismissed").inner_text()
    page.click(".downloads .more-forms summary")
    with page.expect_download() as download:
        page.click(".downloads a:text-is('JSON Lines')")
    download.value.save_as(tmp_path / "report.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["decision"]["reason"] for line in lines if "decision" in line] == ["the outlet corrected it"]


def test_everything_by_keyboard(page: Any, address: str) -> None:
    start(page, address, 2)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('[data-finding]')")
    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.name") == "reason"
    page.keyboard.type("a dull joke")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-finding].dismissed")
    page.keyboard.press("r")
    page.wait_for_selector("[data-finding].open")
    page.keyboard.press("a")
    page.wait_for_selector("[data-finding].accepted")
    page.keyboard.press("n")
    page.keyboard.type("adk: called the desk")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-note-line]:not([hidden])")
    assert page.locator("[data-finding].accepted").count() == 1, "letters that are typed are no shortcuts"
    page.reload()
    assert "adk: called the desk" in first(page).inner_text()
    assert "Accepted" in first(page).inner_text()
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_what_was_done_can_be_undone(page: Any, address: str) -> None:
    start(page, address, 3)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_selector("[data-finding].accepted")
    assert page.locator("[data-toast]").is_visible()
    page.keyboard.press("z")
    page.wait_for_selector("[data-finding].open")
    page.reload()
    assert page.locator("[data-state=accepted]").count() == 0


def test_single_keys_can_be_turned_off_for_good(page: Any, address: str) -> None:
    start(page, address, 4)
    page.keyboard.press("?")
    page.uncheck("[data-shortcuts]")
    page.click("dialog button")
    for _ in range(2):
        first(page).focus()
        page.keyboard.press("a")
        page.keyboard.press("d")
        assert page.locator("[data-finding].accepted, [data-box][open]").count() == 0
        page.reload()


def test_nobody_s_decision_is_overwritten_unseen(page: Any, address: str) -> None:
    start(page, address, 5)
    other = page.context.new_page()
    other.goto(page.url)
    first(other).locator("button[value=accept]").click()
    other.wait_for_selector("[data-finding].accepted")
    first(page).locator("button[value=accept]").click()
    page.wait_for_selector("[data-toast]:not([hidden])")
    assert "Somebody decided" in page.locator("[data-toast]").inner_text()
    assert page.locator("[data-finding].accepted").count() == 0


def test_who_decides_is_remembered_and_shown(page: Any, address: str) -> None:
    start(page, address, 6)
    page.fill("[data-by]", "سلمى")
    first(page).locator("button[value=accept]").click()
    page.wait_for_selector("[data-finding].accepted")
    page.reload()
    assert page.input_value("[data-by]") == "سلمى"
    assert "سلمى" in first(page).inner_text()


def test_the_whole_way_in_arabic(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    try:
        page.goto(address)
        page.click(".language")
        assert page.evaluate("document.documentElement.dir") == "rtl"
        start(page, address, 7)
        assert "الأربعاء" in first(page).inner_text()
        brand, menu = page.locator(".brand").bounding_box(), page.locator(".masthead nav").bounding_box()
        assert brand["x"] > menu["x"], "the name stands on the right"
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.wait_for_selector("[data-finding].accepted")
        assert "مقبولة" in first(page).inner_text()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    finally:
        context.close()


def test_decided_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    try:
        start(page, address, 8)
        first(page).locator("[data-box=dismiss] summary").click()
        first(page).locator("input[name=reason]").fill("known")
        first(page).locator("button[value=dismiss]").click()
        page.wait_for_selector("#dismissed")
        assert page.locator("[data-help]").is_hidden(), "what needs the script is not offered"
        if not page.locator("#dismissed > details[open]").count():  # browsers open what holds the finding that they are sent to
            page.click("#dismissed > details > summary")
        page.locator("#dismissed button[value=reopen]").first.click()
        page.wait_for_selector("#findings [data-finding]")
        assert page.locator("#dismissed").count() == 0
    finally:
        context.close()
