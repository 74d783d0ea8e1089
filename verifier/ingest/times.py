"""Times as files state them, as ISO 8601 with the zone that was stated. What is no time stays as it is: nothing is guessed.

Values that name a day only stay days, and a time without a zone stays without one; both are told in a note.
"""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

_HAS_ZONE = re.compile(r"(?:[Zz]|[+-]\d{2}(?::?\d{2})?)\Z")
_CLOCK = re.compile(r"\d{2}:\d{2}")


def as_iso(text: str | None) -> str | None:
    """A time in ISO 8601; one in the form of e-mails and RSS (Tue, 06 May 2025 18:30:00 +0300) is rewritten."""
    text = (text or "").strip()
    if not text:
        return None
    if text[0].isalpha() or re.match(r"\d{1,2} [A-Za-z]{3}", text):
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return text
        return found.isoformat()
    return text


def precision(iso: str) -> int:
    """How much a time tells: 2 with clock and zone, 1 with clock, 0 a day."""
    if not _CLOCK.search(iso):
        return 0
    return 2 if _HAS_ZONE.search(iso) else 1


def what_is_missing(iso: str | None) -> str | None:
    """What a stated time of publication leaves open, in words; None when nothing."""
    if not iso:
        return "no time of publication is stated"
    return ("a day is stated, and no time", "no time zone is stated; UTC is taken", None)[precision(iso)]
