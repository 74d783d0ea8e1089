"""HTML: the text that a page shows, with a way back to the source; its comments may hold suppressions.

White space is folded as browsers fold it, elements that begin a line end a paragraph. What is not shown, and the navigation of the
page, is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from verifier.lint.drafts.directives import Directive, read_directive
from verifier.lint.drafts.sourcemap import Weaver
from verifier.lint.drafts.tags import Token, TokenKind, tokens


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNSEEN = _tags("script style template noscript svg math head nav footer button select textarea iframe object canvas")
_VOID = _tags("area base br col embed hr img input link meta param source track wbr")
_BLOCKS = _tags(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header"
    " hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
_LINES = frozenset(("br", "li", "td", "th", "dt", "dd", "tr"))
_SPACE = re.compile(r"[ \t\n\r\f]+")
_PUBLISHED = frozenset(("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued"))


class Page:
    """Reads a page once, front to back."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = Weaver(source)
        self.heading = Weaver(source)  # the first h1
        self.title = Weaver(source)  # the title element
        self.directives: list[Directive] = []
        self.language: str | None = None
        self.published: str | None = None
        self._open: list[tuple[str, bool]] = []  # elements, and whether each is unseen
        self._counts: Counter[str] = Counter()  # of elements that are open
        self._pre = self._unseen = 0
        self._in_heading = self._in_title = False

    def read(self) -> Page:
        """The page, read."""
        for token in tokens(self.source):
            if token.kind is TokenKind.START:
                self._start(token.value, dict(token.attributes))
            elif token.kind is TokenKind.END:
                self._end(token.value)
            elif token.kind is TokenKind.COMMENT:
                self._comment(token)
            elif (weaver := self._weaver) is not None:
                if token.kind is TokenKind.ENTITY:
                    weaver.write(token.value, token.start, token.end)
                else:
                    self._add(weaver, token.start, token.end)
        return self

    def _start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "html" and values.get("lang"):
            self.language = values["lang"]
        if tag == "meta":
            self._note_published(values)
        if tag == "title" and not self.title.length:
            self._in_title = True
        if tag == "h1" and not self.heading.length and not self._hidden:
            self._in_heading = True
        if not self._hidden and not self._in_heading:
            self._part(tag)
        if tag not in _VOID:
            hides = tag in _UNSEEN or "hidden" in values or re.search(r"display\s*:\s*none", values.get("style", "")) is not None
            self._open.append((tag, hides))
            self._counts[tag] += 1
            self._unseen += hides
            self._pre += tag == "pre"

    def _end(self, tag: str) -> None:
        if not self._counts[tag]:
            return
        while self._open:
            name, hides = self._open.pop()
            self._unseen -= hides
            self._counts[name] -= 1
            self._pre -= name == "pre"
            self._in_title &= name != "title"
            self._in_heading &= name != "h1"
            if name == tag:
                break
        if not self._hidden and not self._in_heading:
            self._part(tag)

    def _comment(self, token: Token) -> None:
        found = read_directive(token.value, start=token.start, end=token.end, position=self.text.length)
        if found is not None:
            self.directives.append(found)

    @property
    def _hidden(self) -> bool:
        return self._unseen > 0

    def _part(self, tag: str) -> None:
        if tag in _LINES:
            self.text.break_line("\n")
        elif tag in _BLOCKS:
            self.text.break_line("\n\n")

    def _add(self, weaver: Weaver, start: int, end: int) -> None:
        if self._pre:
            weaver.copy(start, end)
            return
        at = start
        for space in _SPACE.finditer(self.source, start, end):
            weaver.copy(at, space.start())
            if not weaver.ends_in_space:
                if space.group() == " ":
                    weaver.copy(space.start(), space.end())
                else:
                    weaver.write(" ", space.start(), space.end())
            at = space.end()
        weaver.copy(at, end)

    @property
    def _weaver(self) -> Weaver | None:
        if self._in_title:
            return self.title
        if self._hidden:
            return None
        return self.heading if self._in_heading else self.text

    def _note_published(self, values: Mapping[str, str]) -> None:
        name = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
        if name in _PUBLISHED and values.get("content") and self.published is None:
            self.published = values["content"].strip()
