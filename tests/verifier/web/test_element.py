"""`<crosscheck-report>` in a page elsewhere, under the strictest policy, in a real browser."""

from __future__ import annotations

import html
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.verifier.reports import sample
from tests.verifier.web.conftest import AXE
from verifier.client import Client

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>A story</title>
<script type="module" src="{service}/embed/crosscheck-report.js"></script></head>
<body><main><h1>A story</h1><crosscheck-report src="{src}" {more}></crosscheck-report></main></body></html>"""


@pytest.fixture(scope="module")
def shared(address: str) -> str:
    """The link of a report that is kept and shared."""
    with Client(address) as client:
        articles: list[Any] = [
            {"id": one.id, "text": one.text, "title": one.title, "language": one.language, "outlet": one.outlet}
            for one in sample.ARTICLES[:2]
        ]
        made = client.keep_comparison(articles, same_story=True)
        return client.share(made["id"])["url"]


@pytest.fixture(scope="module")
def elsewhere(address: str) -> Iterator[str]:
    """Another site. Its pages allow the module and the service, and nothing else at all."""
    policy = f"default-src 'none'; script-src {address}; connect-src {address}"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            lang, _, rest = self.path.strip("/").partition("/")
            src, _, more = rest.partition("~")
            direction = "rtl" if lang == "ar" else "ltr"
            text = PAGE.format(lang=lang, dir=direction, service=address, src=html.escape(src), more=more.replace("+", " "))
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 800, "height": 900}, bypass_csp=False)
    opened = context.new_page()
    opened.complaints = []
    opened.on("console", lambda message: opened.complaints.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    yield opened
    context.close()


def show(page: Any, elsewhere: str, shared: str, lang: str = "en", more: str = "") -> Any:
    page.goto(f"{elsewhere}/{lang}/{shared}~{more}")
    element = page.locator("crosscheck-report")
    element.locator("h2").wait_for(timeout=8000)
    return element


def test_it_works_where_nothing_is_allowed_but_the_service(page: Any, elsewhere: str, shared: str) -> None:
    element = show(page, elsewhere, shared)
    assert element.locator("details").count() > 0
    first = element.locator("details").first
    first.locator("summary").click()
    assert first.locator("mark").first.is_visible()
    assert page.complaints == [], "no policy is broken and nothing fails"
    color = element.evaluate("element => getComputedStyle(element).backgroundColor")
    assert color == "rgb(255, 255, 255)", "its style holds"


def test_passages_keep_their_language_and_direction(page: Any, elsewhere: str, shared: str) -> None:
    element = show(page, elsewhere, shared, lang="ar")
    section = element.locator("section")
    assert (section.get_attribute("lang"), section.get_attribute("dir")) == ("ar", "rtl")
    directions = set(element.locator("blockquote [dir]").evaluate_all("all => all.map(one => one.lang + ' ' + one.dir)"))
    assert {"en ltr", "ar rtl"} <= directions
    script = "one => getComputedStyle(one).textAlign + ' ' + getComputedStyle(one).direction"
    side = element.locator("summary").first.evaluate(script)
    assert side == "start rtl"


def test_the_keyboard_opens_and_closes(page: Any, elsewhere: str, shared: str) -> None:
    element = show(page, elsewhere, shared)
    first = element.locator("details").first
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    assert first.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert first.get_attribute("open") is None
    assert page.evaluate("document.querySelector('crosscheck-report').shadowRoot.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize(
    ("more", "scheme", "dark"),
    [("", "dark", True), ("", "light", False), ("theme='dark'", "light", True), ("theme='light'", "dark", False)],
)
def test_dark_and_light(page: Any, elsewhere: str, shared: str, more: str, scheme: str, dark: bool) -> None:
    page.emulate_media(color_scheme=scheme)
    element = show(page, elsewhere, shared, more=more)
    color = element.evaluate("element => getComputedStyle(element).backgroundColor")
    assert (color == "rgb(27, 27, 31)") == dark


def test_a_link_that_is_over_says_so(page: Any, elsewhere: str, address: str) -> None:
    page.goto(f"{elsewhere}/en/{address}/embed/reports/over~")
    told = page.locator("crosscheck-report p[role=status]")
    told.wait_for()
    page.wait_for_function("document.querySelector('crosscheck-report').shadowRoot.textContent.includes('cannot be shown')")


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_that_axe_knows(browser: Any, elsewhere: str, shared: str, lang: str, scheme: str) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)  # axe is a script that the policy would not allow
    page = context.new_page()
    element = show(page, elsewhere, shared, lang=lang)
    for each in element.locator("details").all():
        each.evaluate("one => { one.open = true; }")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run('crosscheck-report')")["violations"]
    context.close()
    assert [(item["id"], [node["html"][:200] for node in item["nodes"]]) for item in found] == []


def test_a_picture_of_it(browser: Any, elsewhere: str, shared: str) -> None:
    folder = os.environ.get("CROSSCHECK_PICTURES")
    if not folder:
        pytest.skip("CROSSCHECK_PICTURES names no folder to put a picture in")
    for name, lang, scheme in (("element", "en", "light"), ("element-arabic-dark", "ar", "dark")):
        context = browser.new_context(viewport={"width": 820, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        element = show(page, elsewhere, shared, lang=lang)
        element.locator("summary").first.click()
        page.screenshot(path=f"{folder}/{name}.png")
        context.close()
