"""How much of running text the concept lexicon covers: `python -m benchmarks.lexicon --data DIR [--uncovered CODE] [--pos NOUN]`.

DIR holds `corpora/` with Universal Dependencies treebanks (CoNLL-U, xz) and `devdata/ntrex/articles.jsonl`. A content token is a
noun, verb, adjective or adverb by its gold tag in a treebank; in untagged news a word that is no stop word. Words of
`function_words.toml` are content in neither. Parts of dates and figures and words for a nationality are read by other means and
left out, in news also parts of names. A token is covered when a concept of the lexicon stands on it.
"""

from __future__ import annotations

import argparse
import json
import lzma
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from claims.extraction import read
from claims.knowledge.demonyms import read_demonym
from claims.language.base import LANGUAGES, table
from claims.language.fold import fold, fold_word
from claims.language.lexicon import find_concepts
from claims.language.pipeline import tokenize
from claims.model.article import Article
from claims.model.span import Field
from claims.normalization.quantity import read_quantities
from claims.normalization.time import read_times

CONTENT = ("NOUN", "VERB", "ADJ", "ADV")


@dataclass(slots=True)
class Coverage:
    """Content tokens seen and covered, and how often each uncovered word was met, by part of speech."""

    seen: int = 0
    covered: int = 0
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The covered share of the content tokens, in [0, 1]."""
        return self.covered / max(1, self.seen)

    def add(self, word: str, pos: str, *, covered: bool) -> None:
        """Count one content token."""
        self.seen += 1
        self.covered += covered
        if not covered:
            self.missing[word, pos] += 1


def treebank_coverage(folder: Path, language: str) -> Coverage:
    """Coverage of the gold-tagged content tokens of every treebank of a language under `folder`."""
    coverage = Coverage()
    for path in sorted(folder.glob(f"{language}_*_ud/*.conllu.xz")):
        for text, words in _sentences(path):
            spans, apart = _covered(text, language), _apart(text, language)
            for start, end, lemma, pos in words:
                if any(first < end and start < last for first, last in apart) or read_demonym(text[start:end]) is not None:
                    continue
                if pos in CONTENT and lemma[:1].isalpha() and fold_word(text[start:end]) not in function_words(language):
                    coverage.add(lemma.lower(), pos, covered=any(first < end and start < last for first, last in spans))
    return coverage


def news_coverage(articles: Path, language: str) -> Coverage:
    """Coverage of the content words of untagged news, one article a line."""
    stop = import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS | function_words(language)
    coverage = Coverage()
    for line in articles.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["language"] != language:
            continue
        for reading in read(Article(id=row["id"], language=language, text=row["text"])).readings:
            if reading.field is not Field.TEXT:
                continue
            taken = [(m.span.start, m.span.end) for m in (*reading.names, *reading.times, *reading.quantities)]
            spans = [(m.span.start, m.span.end) for m in reading.concepts]
            for token in (token for run in reading.tokens for token in run):
                if not token.text.isalpha() or len(token.text) < 3 or token.keys[0] in stop or token.text.lower() in stop:
                    continue
                if any(first < token.end and token.start < last for first, last in taken) or read_demonym(token.text) is not None:
                    continue
                covered = any(first < token.end and token.start < last for first, last in spans)
                coverage.add(token.keys[min(1, len(token.keys) - 1)], "-", covered=covered)
    return coverage


@cache
def function_words(language: str) -> frozenset[str]:
    """The words of closed classes that lists of stop words lack, folded, bare and with a clitic in front."""
    listed = tomllib.loads((Path(__file__).parent / "function_words.toml").read_text(encoding="utf-8")).get(language, [])
    clitics = ("", *table(language, "names").get("clitics", []))
    return frozenset(fold_word(clitic + word) for word in listed for clitic in clitics)


def _covered(text: str, language: str) -> list[tuple[int, int]]:
    tokens = tokenize(text, language)
    return [(tokens[match.first].start, tokens[match.last - 1].end) for match in find_concepts(tokens, language)]


def _apart(text: str, language: str) -> list[tuple[int, int]]:
    """The dates and figures of a sentence, which are read by other means."""
    folded = fold(text)
    times = read_times(folded, language, anchor=None)
    figures = read_quantities(folded, language, times=times)
    return [(mention.span.start, mention.span.end) for mention in (*times, *figures)]


def _sentences(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str, str]]]]:
    """The text of each sentence and its surface words: start, end, lemma, tag. A word of several parts has the tag of its last."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        for line in lines:
            if line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                yield _surface(rows)
                rows = []
        if rows:
            yield _surface(rows)


def _surface(rows: Sequence[Sequence[str]]) -> tuple[str, list[tuple[int, int, str, str]]]:
    text, words, until = "", [], 0
    for row in rows:
        number, form, lemma, pos, misc = row[0], row[1], row[2], row[3], row[9]
        if "." in number:
            continue
        first, _, last = number.partition("-")
        if last:
            words.append((len(text), len(text) + len(form), form, "X"))
            text, until = text + form + ("" if "SpaceAfter=No" in misc else " "), int(last)
        elif int(first) <= until:
            start, end, known, tag = words[-1]
            if pos in CONTENT or tag == "X":
                words[-1] = (start, end, lemma if pos in CONTENT else known, pos)
        else:
            words.append((len(text), len(text) + len(form), lemma, pos))
            text += form + ("" if "SpaceAfter=No" in misc else " ")
    return text, words


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the coverage of every language, or the words of one that no concept covers."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lexicon", description="Coverage of the concept lexicon.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder that holds corpora/ and devdata/")
    parser.add_argument("--uncovered", choices=LANGUAGES, metavar="CODE", help="list the uncovered words of a language")
    parser.add_argument("--pos", choices=CONTENT, help="only this part of speech")
    parser.add_argument("--limit", type=int, default=200, help="how many words to list")
    options = parser.parse_args(arguments)
    corpora, news = options.data / "corpora", options.data / "devdata" / "ntrex" / "articles.jsonl"
    if options.uncovered:
        total = treebank_coverage(corpora, options.uncovered).missing + news_coverage(news, options.uncovered).missing
        rows = [(count, word, pos) for (word, pos), count in total.items() if options.pos in (None, pos)]
        for count, word, pos in sorted(rows, key=lambda row: (-row[0], row[1]))[: options.limit]:
            print(f"{count}\t{word}\t{pos}")
        return 0
    for language in LANGUAGES:
        bank, told = treebank_coverage(corpora, language), news_coverage(news, language)
        print(f"{language}  treebanks {bank.share:.3f} of {bank.seen}  news {told.share:.3f} of {told.seen}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
