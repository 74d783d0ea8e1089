"""Suppressions inside a draft: `crosscheck: ignore T101 until 2026-12-31: the source writes it so`.

In Markdown and HTML they stand in a comment, in plain text on a line of their own in square brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_CALL = re.compile(r"\s*crosscheck\s*:\s*(.*?)\s*", re.DOTALL | re.IGNORECASE)
_IGNORE = re.compile(
    r"(?P<scope>ignore-file|ignore)(?P<codes>(?:[\s,،]+[A-Za-z]\d{3})+)(?:\s+until\s+(?P<until>[^\s:]+))?\s*(?::\s*(?P<reason>.*))?",
    re.DOTALL | re.IGNORECASE,
)
_CODE = re.compile(r"[A-Za-z]\d{3}")
ACCEPTED = "ignore T101, E101 until 2026-12-31: the reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A suppression: where it stands, in the source and in the text of the article, and what it asks.

    `fault` says what cannot be read in it; such a directive suppresses nothing.
    """

    start: int
    end: int
    position: int
    codes: tuple[str, ...] = ()
    until: date | None = None
    reason: str = ""
    whole_file: bool = False
    fault: str | None = None


def read_directive(comment: str, *, start: int, end: int, position: int) -> Directive | None:
    """The directive of a comment that stands at `[start, end)` of the source; None for a comment that is none."""
    call = _CALL.fullmatch(comment)
    if call is None:
        return None
    asked = _IGNORE.fullmatch(call[1])
    if asked is None:
        return Directive(start=start, end=end, position=position, fault=f"{call[1]!r} is no suppression; write {ACCEPTED!r}")
    until = None
    if asked["until"]:
        try:
            until = date.fromisoformat(asked["until"])
        except ValueError:
            return Directive(start=start, end=end, position=position, fault=f"{asked['until']!r} is no day; write until 2026-12-31")
    return Directive(
        start=start,
        end=end,
        position=position,
        codes=tuple(code.upper() for code in _CODE.findall(asked["codes"])),
        until=until,
        reason=" ".join((asked["reason"] or "").split()),
        whole_file=asked["scope"].lower() == "ignore-file",
    )
