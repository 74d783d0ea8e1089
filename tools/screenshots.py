"""Takes pictures of the pages: light, dark and on a phone. `python -m tools.screenshots FOLDER [STORY.json ...]`.

Needs Chromium and playwright. The service is started on a free port in this process; nothing is loaded from elsewhere.
"""

from __future__ import annotations

import json
import shutil
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from verifier import create_app
from verifier.config import Config
from verifier.web import demo_stories

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
VIEWS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1200, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1200, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}


@contextmanager
def serving() -> Iterator[str]:
    """The address of the service, running in a thread."""
    server = make_server("127.0.0.1", 0, create_app(Config(log_level="error")), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def fill(page: Page, address: str, articles: Sequence[Path]) -> None:
    """Type articles into the form and send it."""
    page.goto(address)
    for _ in articles[2:]:
        page.click("[data-add]")
    for number, path in enumerate(articles, 1):
        article = json.loads(path.read_text(encoding="utf-8"))
        for name in ("text", "outlet", "title", "published"):
            page.fill(f"#{name}-{number}", article.get(name) or "")
    page.click("form[data-most] .submit button")
    page.wait_for_selector(".report")


def take(folder: Path, articles: Sequence[Path]) -> None:
    """One picture of each page in each view."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"start": "/", "rules": "/rules", "rule": "/rules/T101", "missing": "/nothing"}
    pages |= {f"demo-{story.slug}": f"/demo/{story.slug}" for story in demo_stories()[:1]}
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        for view, options in VIEWS.items():
            page = browser.new_context(**options).new_page()
            for name, path in pages.items():
                page.goto(address + path)
                page.screenshot(path=folder / f"{name}-{view}.png", full_page=True)
            if articles:
                fill(page, address, articles)
                page.screenshot(path=folder / f"report-{view}.png", full_page=True)
            page.context.close()
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    take(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
