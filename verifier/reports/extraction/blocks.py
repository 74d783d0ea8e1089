"""An article in blocks that fit a screen: its title, its paragraphs, and parts of paragraphs that are too long to be one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.language.fold import Folded, fold
from claims.language.sentences import split_sentences
from claims.model.article import Article
from verifier.reports.extraction.marks import Layer
from verifier.reports.extraction.spans import Place, Spans

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LONGEST = 480
"""Characters of a paragraph that is one block; longer ones are parted between sentences."""
_FIELDS = ("title", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of a field. `opens`: a paragraph begins with it."""

    place: Place
    opens: bool


class Stretches:
    """The blocks of an article, in order, and in which of them something stands."""

    def __init__(self, article: Article, language: str, claims: Spans) -> None:
        self._language = language.split("-", maxsplit=1)[0].lower()
        self._claims = claims
        self.all = tuple(stretch for field in _FIELDS for stretch in self._of(field, article.field_text(field)))
        self._starts = [(_FIELDS.index(stretch.place[0]), stretch.place[1]) for stretch in self.all]

    def where(self, place: Place) -> int:
        """The block in which a place begins; the nearest before, when it begins between blocks."""
        return max(bisect_right(self._starts, (_FIELDS.index(place[0]), place[1])) - 1, 0)

    def spread(self, layers: Iterable[tuple[str, Layer]]) -> tuple[tuple[Layer, ...], ...]:
        """Layers of fields, for each block those that touch it."""
        found: list[list[Layer]] = [[] for _ in self.all]
        for field, layer in layers:
            at = self.where((field, layer.start, layer.end))
            while at < len(self.all) and self._starts[at] < (_FIELDS.index(field), layer.end):
                if self.all[at].place[0] == field:
                    found[at].append(layer)
                at += 1
        return tuple(map(tuple, found))

    def _of(self, field: str, text: str) -> Iterator[Stretch]:
        folded = fold(text)
        for line in _LINE.finditer(text):
            if not line[0].strip():
                continue
            start, end = line.span()
            opens = True
            for cut in self._cuts(field, folded, start, end):
                yield Stretch(place=(field, start, cut), opens=opens)
                start, opens = cut, False
            yield Stretch(place=(field, start, end), opens=opens)

    def _cuts(self, field: str, folded: Folded, start: int, end: int) -> Iterator[int]:
        """Where a paragraph is parted: between sentences, about the length of a block apart, never inside a claim."""
        if end - start <= _LONGEST:
            return
        last = start
        for first, stop in split_sentences(folded, self._language, start=start, end=end):
            if stop - last > _LONGEST and first > last and not self._claims.covering((field, first - 1, first + 1)):
                yield first
                last = first
