"""PDFs made by the tests: by WeasyPrint, and by Chromium where it is present. The two write right-to-left text differently."""

from __future__ import annotations

import logging
import shutil
import subprocess
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import missing

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-pdf-header-footer")


def page(body: str, *, language: str = "en", rtl: bool = False, style: str = "") -> str:
    """A page of HTML."""
    direction = ' dir="rtl"' if rtl else ""
    return f'<html lang="{language}"{direction}><meta charset="utf-8"><style>{style}</style><body>{body}</body></html>'


@cache
def by_weasyprint(source: str) -> bytes:
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        weasyprint = pytest.importorskip("weasyprint", reason="WeasyPrint is not installed")
        made: bytes = weasyprint.HTML(string=source).write_pdf()
    return made


@cache
def by_chromium(source: str) -> bytes:
    if CHROMIUM is None:
        missing("no Chromium on this machine")
    with TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "page.html").write_text(source, encoding="utf-8")
        command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={folder}/page.pdf"]
        subprocess.run([*command, (path / "page.html").as_uri()], capture_output=True, timeout=120, check=True)
        return (path / "page.pdf").read_bytes()


MAKERS: tuple[Callable[[str], bytes], ...] = (by_weasyprint, by_chromium)
