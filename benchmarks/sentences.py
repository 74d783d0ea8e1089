"""How well sentence ends are found in raw text: `python -m benchmarks.sentences --data DIR [--errors CORPUS] [--limit N]`.

DIR holds `corpora/` with Universal Dependencies treebanks (CoNLL-U, xz). Their sentences are joined by single spaces: a document
with its paragraphs kept apart by a blank line where the treebank marks them, else runs of eight. An end is right when its offset
matches after trimming white space. `inner` leaves out the last end of each paragraph, which any splitter finds. Every second
document or run is held back from tuning; its figures stand beside those of the half developed on, and beside those of spaCy's
rule-based sentencizer.
"""

from __future__ import annotations

import argparse
import lzma
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import spacy

from claims.language.fold import fold
from claims.language.sentences import split_sentences

RUN = 8
CORPORA = (
    ("en news", "en", "en_gum_ud", ("train", "dev"), "news"),
    ("en all", "en", "en_gum_ud", ("train", "dev"), ""),
    ("en ewt", "en", "en_ewt_ud", ("dev",), ""),
    ("ar pud", "ar", "ar_pud_ud", ("train", "dev"), ""),
    ("es gsd", "es", "es_gsd_ud", ("dev",), ""),
    ("es pud", "es", "es_pud_ud", ("train",), ""),
    ("fr gsd", "fr", "fr_gsd_ud", ("dev",), ""),
    ("fr sequoia", "fr", "fr_sequoia_ud", ("dev",), ""),
    ("fr pud", "fr", "fr_pud_ud", ("train",), ""),
    ("ru gsd", "ru", "ru_gsd_ud", ("dev",), ""),
    ("ru taiga", "ru", "ru_taiga_ud", ("dev",), ""),
    ("ru pud", "ru", "ru_pud_ud", ("train",), ""),
)
"""Name, language, folder, files, genre; an empty genre takes all."""

Splitter = Callable[[str, str], list[int]]


@dataclass(slots=True)
class Score:
    """Ends found, expected and both, over the runs added so far."""

    found: int = 0
    expected: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of the ends found that are right, in [0, 1]."""
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """The share of the expected ends that were found, in [0, 1]."""
        return self.right / max(1, self.expected)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in [0, 1]."""
        return 2 * self.right / max(1, self.found + self.expected)

    def add(self, found: set[int], expected: set[int]) -> None:
        """Count the ends of one text."""
        self.found += len(found)
        self.expected += len(expected)
        self.right += len(found & expected)


@dataclass(frozen=True, slots=True)
class Text:
    """A raw text with the offsets behind its sentences; `last` are those that also end a paragraph."""

    raw: str
    ends: frozenset[int]
    last: frozenset[int]


def texts(folder: Path, parts: Sequence[str], genre: str) -> Iterator[Text]:
    """The documents of a treebank, or its runs of eight sentences where it marks no documents."""
    run: list[list[str]] = []
    wanted, marked = not genre, False
    for key, value in (row for part in parts for row in _comments(folder / f"{part}.conllu.xz")):
        if key.startswith("newdoc"):
            if run:
                yield _text(run)
            run, marked, wanted = [], True, not genre
        elif key == "meta::genre":
            wanted = not genre or value == genre
        elif key.startswith("newpar") and "_sent" not in key:
            run.append([])
        elif key == "text" and wanted:
            if not run or (not marked and len(run[-1]) == RUN):
                if run and not marked:
                    yield _text(run)
                    run = []
                run.append([])
            run[-1].append(" ".join(value.split()))
    if run:
        yield _text(run)


def _comments(path: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# "):
                key, _, value = line[2:].partition("=")
                yield key.strip(), value.strip()


def _text(paragraphs: Sequence[Sequence[str]]) -> Text:
    raw, ends, last = "", [], []
    for sentences in filter(None, paragraphs):
        for number, sentence in enumerate(sentences):
            raw += (" " if number else "\n\n" if raw else "") + sentence
            ends.append(len(raw))
        last.append(len(raw))
    return Text(raw, frozenset(ends), frozenset(last))


def own(raw: str, language: str) -> list[int]:
    """The ends our splitter finds."""
    return [end for _, end in split_sentences(fold(raw), language)]


def sentencizer(raw: str, language: str) -> list[int]:
    """The ends spaCy's rule-based sentencizer finds, trimmed of white space."""
    return [sentence.start_char + len(sentence.text.rstrip()) for sentence in _blank(language)(raw).sents if sentence.text.strip()]


@cache
def _blank(language: str) -> Any:
    pipeline = spacy.blank(language)
    pipeline.add_pipe("sentencizer")
    return pipeline


def measure(data: Sequence[Text], language: str, splitter: Splitter) -> tuple[Score, Score]:
    """The score over all ends, and over those inside a paragraph."""
    whole, inner = Score(), Score()
    for text in data:
        found = set(splitter(text.raw, language))
        whole.add(found, set(text.ends))
        inner.add(found - text.last, set(text.ends - text.last))
    return whole, inner


def _errors(data: Sequence[Text], language: str, limit: int) -> None:
    for text in data:
        found = set(own(text.raw, language))
        for end in sorted(found ^ text.ends):
            if limit == 0:
                return
            limit -= 1
            kind = "missed" if end in text.ends else "wrong "
            print(f"{kind}  {text.raw[max(0, end - 60) : end]!r} | {text.raw[end : end + 40]!r}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print precision, recall and F1 for every corpus, or the errors in one, the half developed on only."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sentences", description="Sentence ends in raw text.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder that holds corpora/")
    parser.add_argument("--errors", choices=[name for name, *_ in CORPORA], metavar="CORPUS", help="list the errors in one")
    parser.add_argument("--limit", type=int, default=100, help="how many errors to list")
    options = parser.parse_args(arguments)
    for name, language, folder, parts, genre in CORPORA:
        if options.errors not in (None, name) or not (options.data / "corpora" / folder).is_dir():
            continue
        data = list(texts(options.data / "corpora" / folder, parts, genre))
        if options.errors:
            _errors(data[::2], language, options.limit)
            continue
        for half, chosen in (("developed", data[::2]), ("held back", data[1::2])):
            for who, splitter in (("own", own), ("sentencizer", sentencizer)):
                whole, inner = measure(chosen, language, splitter)
                print(
                    f"{name:11} {half:9} {who:11} P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f}"
                    f"  inner P {inner.precision:.3f} R {inner.recall:.3f} F1 {inner.f1:.3f}  of {whole.expected}"
                )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
