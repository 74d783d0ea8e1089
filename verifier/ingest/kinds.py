"""The formats that are read, and how one is recognised: by its media type, by the name of the file, then by what it holds."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from verifier.errors import Refused, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A format: its media types, the first of which documents name, and the ends of file names."""

    name: str
    title: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]


KINDS = (
    Kind(name="text", title="plain text", media_types=("text/plain", "text/markdown"), suffixes=(".txt", ".text", ".md")),
    Kind(name="html", title="web page", media_types=("text/html", "application/xhtml+xml"), suffixes=(".html", ".htm", ".xhtml")),
    Kind(name="pdf", title="PDF with a text layer", media_types=("application/pdf", "application/x-pdf"), suffixes=(".pdf",)),
    Kind(
        name="docx",
        title="document of Word",
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        suffixes=(".docx",),
    ),
    Kind(
        name="feed",
        title="feed of RSS or Atom",
        media_types=("application/rss+xml", "application/atom+xml"),
        suffixes=(".rss", ".atom"),
    ),
    Kind(
        name="newsml",
        title="NewsML-G2",
        media_types=("application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml"),
        suffixes=(".newsml",),
    ),
    Kind(name="ninjs", title="ninjs 2 or 3", media_types=("application/vnd.iptc.ninjs+json",), suffixes=(".ninjs",)),
    Kind(name="json", title="articles as JSON", media_types=("application/json",), suffixes=(".json",)),
)
_BY_TYPE = {media_type: kind.name for kind in KINDS for media_type in kind.media_types}
_BY_SUFFIX = {suffix: kind.name for kind in KINDS for suffix in kind.suffixes}
_OPEN = frozenset(
    ("application/octet-stream", "application/xml", "text/xml", "application/json", "application/zip", "binary/octet-stream")
)
"""Media types that leave open what it is."""
ACCEPTED = (*_BY_SUFFIX, ".xml")
"""The ends of names of files that are read: what an upload field accepts."""
_ROOT = re.compile(r"\s*(?:<\?.{0,500}?\?>\s*|<!--.{0,5000}?-->\s*|<!DOCTYPE[^<>]{0,500}>\s*)*+<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL)
_ROOTS = {"rss": "feed", "rdf": "feed", "feed": "feed", "newsitem": "newsml", "newsmessage": "newsml", "html": "html"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def recognised(data: bytes, *, name: str | None, media_type: str | None) -> str:
    """The name of the format. Raises `Refused` for one that is not read."""
    stated = (media_type or "").partition(";")[0].strip().lower()
    if stated in _BY_TYPE and stated not in _OPEN:
        return _BY_TYPE[stated]
    suffix = PurePath((name or "").replace("\\", "/")).suffix.lower()
    if suffix in _BY_SUFFIX and suffix != ".json":
        return _BY_SUFFIX[suffix]
    if stated and stated not in _OPEN:
        raise Refused("unsupported-media-type", f"files of type {shown(stated, 60)} are not read; {_what_is_read()}")
    found = _by_content(data)
    if found == "text" and (suffix == ".json" or stated == "application/json"):
        return "json"  # broken, and to be told so
    if found is None:
        raise Refused("unsupported-media-type", f"what this file is cannot be told; {_what_is_read()}")
    return found


def _by_content(data: bytes) -> str | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLD_OFFICE):
        raise Refused(
            "encrypted-file", "it is protected by a password, or in the format of Word before 2007; save it as DOCX without one"
        )
    if data.startswith(b"PK"):
        return "docx" if _is_docx(data) else None
    head = data[:8192]
    for encoding in ("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig",):
        text = head.decode(encoding, "replace").lstrip()
    if text[:1] in ("{", "["):
        return _kind_of_json(data)
    if text.startswith("<"):
        root = _ROOT.match(text)
        found = _ROOTS.get(root.group(1).lower()) if root else None
        return found or ("html" if re.search(r"<(?:p|div|body|head|h1|article)\b", text, re.IGNORECASE) else None)
    return "text" if text and "\0" not in text and "\ufffd" not in text[:-4] else None


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return False


def _kind_of_json(data: bytes) -> str:
    """ninjs or articles of our own, by the keys of the first object; a text that begins with a bracket is text."""
    try:
        value = json.loads(data)
    except RecursionError:
        return "json"
    except ValueError:
        return "json" if data.lstrip()[:1] == b"{" else "text"
    first = value[0] if isinstance(value, list) and value else value
    return "ninjs" if isinstance(first, dict) and "uri" in first and "text" not in first else "json"


def _what_is_read() -> str:
    return "there are " + ", ".join(f"{kind.title} ({', '.join(kind.suffixes)})" for kind in KINDS)
