"""Plain text: the file is the article, but for lines that hold a suppression in square brackets."""

from __future__ import annotations

import re

from verifier.lint.drafts.directives import Directive, read_directive
from verifier.lint.drafts.sourcemap import SourceMap, Weaver

_LINE = re.compile(r"^[^\S\n]*\[([^\S\n]*crosscheck[^\S\n]*:[^\n]*)\][^\S\n]*(?:\n|\Z)", re.MULTILINE | re.IGNORECASE)


def read_plain(source: str, *, start: int = 0) -> tuple[str, SourceMap, tuple[Directive, ...]]:
    """The text of the article from `start` on, its map, and the directives in it."""
    weaver = Weaver(source)
    directives = []
    at = start
    for line in _LINE.finditer(source, start):
        weaver.copy(at, line.start())
        at = line.end()
        found = read_directive(line[1], start=line.start(), end=line.end(), position=weaver.length)
        if found is not None:
            directives.append(found)
    weaver.copy(at, len(source))
    return weaver.text, weaver.map(), tuple(directives)
