"""A draft: an article and the file that it was read from, with a way back from the one to the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from claims import Article
from claims.model.span import Field
from verifier.lint.drafts.directives import Directive
from verifier.lint.drafts.sourcemap import SourceMap


class Kind(StrEnum):
    """What a file is written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    JSON = "json"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An article of a file. `source` is the file's text; of a DOCX file its paragraphs, one a line.

    `marked`: the file begins with a byte order mark, which is no part of `source`. `pointer`: where in a JSON file the article is.
    """

    path: str
    kind: Kind
    article: Article
    source: str
    maps: Mapping[Field, SourceMap] = field(default_factory=dict)
    directives: tuple[Directive, ...] = ()
    marked: bool = False
    pointer: str | None = None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(at + 1 for at, character in enumerate(self.source) if character == "\n")]

    def position(self, offset: int) -> tuple[int, int]:
        """The line (of a DOCX file: the paragraph) and the column of an offset into the source, counted from 1 in code points."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """A line of the source, without its end."""
        start = self._line_starts[number - 1]
        end = self.source.find("\n", start)
        return self.source[start : end if end >= 0 else len(self.source)].removesuffix("\r")

    @property
    def map(self) -> Mapping[Field, SourceMap]:
        """The map of each field; an empty one for a field that does not stand in the source."""
        return {each: self.maps.get(each, SourceMap()) for each in Field}
