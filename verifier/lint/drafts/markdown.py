"""Markdown: the text without its mark-up, with a way back to the source; front matter and comments are read for what they say.

Block by block, line by line: headings, quotations, lists and paragraphs are text, code is not. The first heading of the first level
is the title when the front matter names none.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from verifier.lint.drafts.directives import Directive, read_directive
from verifier.lint.drafts.sourcemap import Weaver

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?P<words>.*?)[ \t]*(?:[ \t]#+[ \t]*)?\r?")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\r?")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*\r?")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]+\S.*")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+")
_NUMBER = re.compile(r"[ \t]*(\d{1,9})[.)][ \t]+")
_LINE_DIRECTIVE = re.compile(r"[ \t]*\[(\s*crosscheck\s*:.*)\][ \t]*\r?", re.IGNORECASE)
# What mark-up stands inside a line. Each alternative is linear: none can begin inside another of its kind.
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?P<ticks>`+)(?P<inner>[^`\n]+)(?P=ticks))"
    r"|(?P<image>!\[[^\[\]]*\]\([^()\n]*\))"
    r"|(?P<note>\[\^[^\]\s]+\])"
    r"|(?P<link>\[(?P<words>[^\[\]]+)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]]*\]))"
    r"|(?P<address><(?P<url>https?://[^<>\s]+)>)"
    r"|(?P<tag></?[A-Za-z][^<>\n]*>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<stars>\*{1,3}(?=\S)|(?<=\S)\*{1,3}|~~)"
    r"|(?P<bars>(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))"
)


@dataclass
class Page:
    """A Markdown file, read. `title` is the first heading of the first level, when nothing stands before it."""

    text: Weaver
    title: Weaver
    directives: list[Directive] = field(default_factory=list)


def read_markdown(source: str, *, start: int = 0, headed: bool = False) -> Page:
    """Read a file from `start` on, where its front matter ends. `headed`: the front matter names the title."""
    return _Reader(source, start, headed).read()


class _Reader:
    def __init__(self, source: str, start: int, headed: bool) -> None:
        self.source = source
        self.start = start
        self.page = Page(Weaver(source), Weaver(source))
        self.headed = headed
        self.fence: str | None = None
        self.in_paragraph = False
        self.in_list = False
        self.line_end: tuple[int, int] | None = None  # of a paragraph that may go on

    def read(self) -> Page:
        at = self.start
        comment = self._comment(at)
        while at < len(self.source):
            end = self.source.find("\n", at)
            end = len(self.source) if end < 0 else end
            if comment is not None and comment[0] < at:
                comment = self._comment(at)
            if comment is not None and comment[0] < end and self.fence is None:
                at = self._around(*comment, at)
            else:
                self._line(at, end)
                at = end + 1
        return self.page

    def _comment(self, at: int) -> tuple[int, int] | None:
        """Where the next comment stands, from `at` on."""
        start = self.source.find("<!--", at)
        end = self.source.find("-->", start + 4) if start >= 0 else -1
        return (start, end + 3) if end >= 0 else None

    def _around(self, start: int, stop: int, at: int) -> int:
        """Read what stands before a comment on its line, and the comment; the rest of the line goes on behind it."""
        alone = not self.source[at:start].strip()
        if alone:
            self._close()
        else:
            self._line(at, start, ends=False)
        found = read_directive(self.source[start + 4 : stop - 3], start=start, end=stop, position=self.page.text.length)
        if found is not None:
            self.page.directives.append(found)
        rest = self.source.find("\n", stop)
        rest = len(self.source) if rest < 0 else rest
        if self.source[stop:rest].strip():
            return stop
        if not alone:
            self.line_end = (stop, rest + 1)
        return rest + 1

    def _line(self, at: int, end: int, *, ends: bool = True) -> None:
        line = self.source[at:end]
        fence = _FENCE.match(line)
        if self.fence is not None:
            if fence and fence[1].startswith(self.fence) and not line[fence.end() :].strip():
                self.fence = None
            return
        if fence:
            self.fence = fence[1]
            self._close()
            return
        quote = _QUOTE.match(line)
        if quote:
            at += quote.end()
            line = line[quote.end() :]
        if not line.strip() or _DEFINITION.fullmatch(line):
            self._close()
        elif directive := _LINE_DIRECTIVE.fullmatch(line):
            self._close()
            found = read_directive(directive[1], start=at, end=end, position=self.page.text.length)
            self.page.directives += [found] if found is not None else []
        elif heading := _HEADING.fullmatch(line):
            self._heading(heading, at)
        elif _RULE.fullmatch(line) or (self.in_paragraph and _UNDERLINE.fullmatch(line)) or _TABLE_RULE.fullmatch(line):
            self._close()
        else:
            self._paragraph(at, end, ends=ends)

    def _heading(self, heading: re.Match[str], at: int) -> None:
        self._close()
        weaver = self.page.text
        if len(heading[1]) == 1 and not self.headed and not weaver.length:
            self.headed = True
            weaver = self.page.title
        self._inline(weaver, at + heading.start("words"), at + heading.end("words"))
        self._close()

    def _paragraph(self, at: int, end: int, *, ends: bool) -> None:
        text = self.page.text
        line = self.source[at:end]
        bullet = _BULLET.match(line)
        number = _NUMBER.match(line)
        if number and self.in_paragraph and not self.in_list and number[1] != "1":
            number = None  # only a list that begins with 1 can stand in the middle of a paragraph
        marker = bullet or number
        if marker:
            text.break_line("\n")
            self.in_list, self.line_end = True, None
            begin = at + marker.end()
        else:
            begin = at + len(line) - len(line.lstrip())
            if self.in_paragraph and self.line_end is not None:
                hard, _ = self.line_end
                broken = self.source[hard:].startswith(("  ", "\\"))
                text.write("\n" if broken else " ", hard, begin)
        stop = at + len(line.rstrip())
        hard = stop
        if ends and line.rstrip().endswith("\\"):
            hard = stop = stop - 1
        self._inline(text, begin, stop if ends else end)
        self.in_paragraph = True
        self.line_end = (hard, end + 1) if ends else None

    def _close(self) -> None:
        self.page.text.break_line("\n\n")
        self.in_paragraph = self.in_list = False
        self.line_end = None

    def _inline(self, weaver: Weaver, start: int, end: int) -> None:
        at = start
        for found in _INLINE.finditer(self.source, start, end):
            weaver.copy(at, found.start())
            at = found.end()
            if found["escape"]:
                weaver.copy(found.start() + 1, found.end())
            elif found["code"]:
                weaver.copy(found.start("inner"), found.end("inner"))
            elif found["link"]:
                self._inline(weaver, found.start("words"), found.end("words"))
            elif found["address"]:
                weaver.copy(found.start("url"), found.end("url"))
            elif found["entity"]:
                weaver.write(html.unescape(found.group()), found.start(), found.end())
        weaver.copy(at, end)
