"""The tokens of an HTML source, each with its place; linear in the source, whatever is broken in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# An unclosed tag ends before the next "<", so that a page of them is read once.
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/<>\"']*+)(?P<rest>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>=`]+)))?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = ("script", "style", "textarea", "iframe", "noembed", "xmp")  # nothing in them is a tag


class TokenKind(StrEnum):
    """What a token is."""

    TEXT = "text"
    ENTITY = "entity"
    START = "start"
    END = "end"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Token:
    """`[start, end)` of the source. `value`: the characters an entity stands for, the name of a tag, the words of a comment."""

    kind: TokenKind
    start: int
    end: int
    value: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a source, in order. Declarations and the contents of scripts are none."""
    at = text = 0
    comments_close = True
    while (at := source.find("<", at)) >= 0:
        found: Token | None = None
        end = at + 1
        if source.startswith("<!--", at) and comments_close:
            close = source.find("-->", at + 4)
            comments_close = close >= 0
            if comments_close:
                end = close + 3
                found = Token(TokenKind.COMMENT, at, end, source[at + 4 : close])
        elif source.startswith(("<!", "<?"), at):
            close = source.find(">", at, at + 10_000)
            end = close + 1 if close >= 0 else end
        elif tag := _TAG.match(source, at):
            end = tag.end()
            found = _tag(tag)
        if end == at + 1:  # a sign, not a tag
            at = end
            continue
        yield from _text(source, text, at)
        if found is not None:
            yield found
            if found.kind is TokenKind.START and found.value in _RAW:
                close_tag = re.compile(rf"</{found.value}", re.IGNORECASE).search(source, end)
                end = close_tag.start() if close_tag else len(source)
        at = text = end
    yield from _text(source, text, len(source))


def _tag(tag: re.Match[str]) -> Token:
    name = tag["name"].lower()
    if tag["close"]:
        return Token(TokenKind.END, tag.start(), tag.end(), name)
    attributes = tuple(
        (each[1].lower(), html.unescape(each[2] or each[3] or each[4] or "")) for each in _ATTRIBUTE.finditer(tag["rest"])
    )
    return Token(TokenKind.START, tag.start(), tag.end(), name, attributes)


def _text(source: str, start: int, end: int) -> Iterator[Token]:
    at = start
    for entity in _ENTITY.finditer(source, start, end):
        shown = html.unescape(entity.group())
        if shown == entity.group():
            continue  # no entity of HTML
        if at < entity.start():
            yield Token(TokenKind.TEXT, at, entity.start())
        yield Token(TokenKind.ENTITY, entity.start(), entity.end(), shown)
        at = entity.end()
    if at < end:
        yield Token(TokenKind.TEXT, at, end)
