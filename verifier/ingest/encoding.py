"""Bytes as text: by what they say about themselves, else UTF-8. An encoding is never guessed from the letters."""

from __future__ import annotations

import codecs
import re

from verifier.errors import Refused

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_WIDER = {"iso8859-1": "cp1252", "ascii": "utf-8", "iso8859-9": "cp1254"}
"""Names that the web uses for a wider set than they mean."""


def decoded(data: bytes, *, media_type: str | None = None, markup: bool = False) -> tuple[str, int]:
    """The text, and how many bytes of it could not be read and stand as U+FFFD.

    The mark at the beginning decides, then the `charset` of the media type, then that of the markup. Without any, bytes that are
    not UTF-8 are refused.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], name)
    stated = _CHARSET.search(media_type or "")
    label = stated.group(1) if stated else None
    if label is None and markup:
        found = _META.search(data[:4096])
        label = found.group(1).decode("ascii") if found else None
    if label is not None:
        return _replaced(data, _codec(label))
    try:
        return data.decode("utf-8"), 0
    except UnicodeDecodeError as error:
        raise Refused(
            "unreadable-file",
            f"it is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}) and does not say what else it is; save it as UTF-8",
        ) from error


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, ValueError, TypeError) as error:
        raise Refused("unreadable-file", f"it says it is written in {label!r}, which is no encoding that is read") from error
    return _WIDER.get(name, name)


def _replaced(data: bytes, name: str) -> tuple[str, int]:
    try:
        text = data.decode(name, "replace")
    except (UnicodeError, LookupError, ValueError) as error:
        raise Refused("unreadable-file", f"it cannot be read as {name}") from error
    return text, text.count("\ufffd")
