"""Official spaCy packages, where a newsroom has installed one: their tags and names on our tokens, in our labels.

A package is loaded through itself (`package.load()`), so spaCy keeps its one door. Labels of dates, money and the like are
dropped: those are read by rules. Nothing is downloaded.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from claims.language.analysis import FORMS, VERBS, Analysis, Entity, Tier
from claims.language.fold import fold_word
from claims.language.pipeline import Token
from claims.model.name import NameKind

_SIZES = ("trf", "lg", "md", "sm")  # the best first
_GENRES = ("web", "news")
_KINDS = {
    "PERSON": NameKind.PER, "PER": NameKind.PER, "ORG": NameKind.ORG, "GPE": NameKind.LOC, "LOC": NameKind.LOC, "FAC": NameKind.LOC,
    "NORP": NameKind.MISC, "MISC": NameKind.MISC, "EVENT": NameKind.MISC, "WORK_OF_ART": NameKind.MISC, "PRODUCT": NameKind.MISC,
    "LAW": NameKind.MISC,
}  # fmt: skip
_PART = 1000  # tokens given to a package at a time, whole sentences where they fit: its memory grows with the text


def installed(language: str) -> tuple[str, ...]:
    """The official packages of a language that are installed, the best first."""
    names = (f"{language}_core_{genre}_{size}" for size in _SIZES for genre in _GENRES)
    return tuple(name for name in names if find_spec(name) is not None)


def is_installed(name: str) -> bool:
    """True when a package of this name can be imported."""
    return name.isidentifier() and find_spec(name) is not None


class OfficialPipeline:
    """An installed spaCy package behind our interface. Raises what its loading raises: ImportError, OSError or ValueError."""

    tier = Tier.OFFICIAL

    def __init__(self, name: str) -> None:
        self._nlp: Any = import_module(name).load()
        self._make: Any = type(self._nlp.make_doc(""))
        self.name = name
        self.version = str(self._nlp.meta["version"])

    def annotate(self, tokens: Sequence[Token], starts: Sequence[int] = (0,)) -> Analysis:
        """Tags, lemma keys, names and forms; see `claims.language.tagger`."""
        tags: list[str] = []
        lemmas: list[str] = []
        forms: list[str] = []
        entities: list[Entity] = []
        for first, after in parts(len(tokens), starts):
            doc = self._read(tokens[first:after], {start - first for start in starts})
            for at, word in enumerate(doc, start=first):
                tags.append(word.pos_ or "X")
                lemmas.append(fold_word(word.lemma_ or tokens[at].text))
                form = word.morph.get("VerbForm") if word.pos_ in VERBS else ()
                forms.append(FORMS.get(form[0], "") if form else "")
            for run in doc.ents:
                kind = _KINDS.get(run.label_)
                if kind is not None:
                    begin, last = tokens[first + run.start], tokens[first + run.end - 1]
                    entities.append(Entity(first + run.start, first + run.end, begin.start, last.end, kind))
        return Analysis(tuple(tags), tuple(lemmas), tuple(entities), tuple(forms))

    def _read(self, tokens: Sequence[Token], starts: set[int]) -> Any:
        spaces = [after.start > token.end for token, after in itertools.pairwise(tokens)] + [False]
        words = [token.text for token in tokens]
        doc = self._make(self._nlp.vocab, words=words, spaces=spaces, sent_starts=[at in starts for at in range(len(tokens))])
        return self._nlp(doc)


def parts(size: int, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences, at most `_PART` tokens each; a longer sentence is cut."""
    first = 0
    ends = [start for start in starts if 0 < start < size] + [size]
    last = 0
    for end in ends:
        while end - first > _PART:
            cut = last if last > first else first + _PART
            yield first, cut
            first = cut
        last = end
    if first < size:
        yield first, size
