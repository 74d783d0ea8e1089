"""The report as PDF: the same page, set for print by WeasyPrint, an extra that needs Pango. Nothing is loaded while it is made."""

from __future__ import annotations

import hashlib
import logging
import re
from importlib.util import find_spec
from typing import Any

from verifier.errors import Refused
from verifier.reports import html
from verifier.reports.passage import encodable
from verifier.reports.view import Report

_SCHEMES = re.compile(r"light-dark\(((?:[^(),]|\([^()]*\))*),((?:[^()]|\([^()]*\))*)\)")
MISSING = "PDF needs WeasyPrint, which is not installed here; install it with `pip install 'crosscheck[pdf]'`, or print the HTML"


def document(report: Report) -> bytes:
    """The report as a tagged PDF. The same report gives the same bytes. Raises `Refused` without WeasyPrint."""
    page = encodable(_SCHEMES.sub(r"\1", html.document(report)))  # WeasyPrint knows no colour schemes; paper is light
    made = _weasyprint().HTML(string=page, url_fetcher=_nothing)
    name = hashlib.sha256(page.encode()).digest()[:16]
    written: bytes = made.write_pdf(pdf_identifier=name, pdf_tags=True)
    return written


def is_available() -> bool:
    """Whether the extra is installed; what it draws with may still be missing."""
    return find_spec("weasyprint") is not None


def require() -> None:
    """Raise `Refused` where no PDF can be made: before much work is done for one."""
    _weasyprint()


def _weasyprint() -> Any:
    try:
        import weasyprint  # noqa: PLC0415 (an extra, and slow to load)
    except (ImportError, OSError) as error:  # OSError: the libraries it draws with are missing
        raise Refused("not-acceptable", MISSING) from error
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of every rule that is for screens
    return weasyprint


def _nothing(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"a report loads nothing, and certainly not {url[:80]}")
