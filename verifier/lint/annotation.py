"""Texts as editors send them to be checked: plain, or as pieces of text and mark-up whose offsets count in all of it together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from claims import Article
from claims.model.span import Field
from verifier.errors import Fault, Refused
from verifier.lint.drafts import Directive, Draft, Kind
from verifier.lint.drafts.directives import read_directive
from verifier.lint.drafts.plain import read_plain
from verifier.lint.drafts.sourcemap import Weaver

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_KEYS = ("text", "markup", "interpretAs")
_ID = "text"


def plain_draft(source: str, facts: Mapping[str, Any]) -> Draft | None:
    """The draft of a text; None when there are no words in it."""
    text, text_map, directives = read_plain(source)
    if not text.strip():
        return None
    article = Article(id=_ID, text=text, **facts)
    return Draft(path=_ID, kind=Kind.TEXT, article=article, source=source, maps={Field.TEXT: text_map}, directives=directives)


def annotated_draft(data: Any, facts: Mapping[str, Any]) -> Draft | None:
    """The draft of `{"annotation": [{"text"}, {"markup", "interpretAs"}]}`; None when there are no words in it.

    Raises `Refused` for anything else.
    """
    pieces = data.get("annotation") if isinstance(data, dict) else None
    if not isinstance(pieces, list):
        raise _refused('data must be an object with an array "annotation"')
    for at, piece in enumerate(pieces):
        _require_piece(at, piece)
    source = "".join(piece.get("text", "") + piece.get("markup", "") for piece in pieces)
    weaver = Weaver(source)
    directives: list[Directive] = []
    at = 0
    for piece in pieces:
        end = at + len(piece.get("text", "")) + len(piece.get("markup", ""))
        if "text" in piece:
            weaver.copy(at, end)
        else:
            comment = _COMMENT.fullmatch(piece["markup"].strip())
            found = read_directive(comment[1], start=at, end=end, position=weaver.length) if comment else None
            directives += [found] if found is not None else []
            weaver.write(piece.get("interpretAs", ""), at, end)
        at = end
    if not weaver.text.strip():
        return None
    article = Article(id=_ID, text=weaver.text, **facts)
    return Draft(
        path=_ID, kind=Kind.TEXT, article=article, source=source, maps={Field.TEXT: weaver.map()}, directives=tuple(directives)
    )


def _require_piece(at: int, piece: Any) -> None:
    if not isinstance(piece, dict) or ("text" in piece) == ("markup" in piece):
        raise _refused(f'annotation {at} must be an object with either "text" or "markup"')
    for key, value in piece.items():
        if key not in _KEYS or (key == "interpretAs" and "text" in piece):
            raise _refused(f"annotation {at} has an unknown key {key!r}; there are text, markup, and interpretAs beside markup")
        if not isinstance(value, str) or any("\ud800" <= character <= "\udfff" for character in value):
            raise _refused(f"annotation {at}: {key} must be a string of valid Unicode")


def _refused(detail: str) -> Refused:
    return Refused("invalid-request", detail, faults=[Fault(detail, parameter="data")])
