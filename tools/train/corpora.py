"""Reads the corpora into one shape: texts cut into the product's own tokens, each with a tag, or names as runs of tokens.

The corpora lie in one folder, a folder each, xz-compressed; claims/language/models/*/card.md lists them with their licences.
"""

from __future__ import annotations

import lzma
import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claims.language.analysis import FORMS, VERBS
from claims.language.pipeline import Token, tokenize
from claims.language.tagger import split

SKIP = "_"
# Where one product token covers several words of a treebank, the word that tells most gives the tag.
_HEADS = (
    "PROPN",
    "NOUN",
    "VERB",
    "ADJ",
    "NUM",
    "ADV",
    "AUX",
    "ADP",
    "SCONJ",
    "PART",
    "DET",
    "CCONJ",
    "PRON",
    "INTJ",
    "X",
    "SYM",
    "PUNCT",
    SKIP,
)
_AGREEING = ("Gender", "Number", "Person", "Voice")


@dataclass(slots=True)
class Sentence:
    """A sentence with its tokens and what the corpus says of them: a tag and form each, or a kind of name each ("B-PER", "O").

    A label is a tag with the form of a verb: "VERB.fin", "NOUN".
    """

    tokens: tuple[Token, ...]
    labels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    source: str = ""

    @property
    def tags(self) -> list[str]:
        """The universal tag of each token."""
        return [split(label)[0] for label in self.labels]

    @property
    def forms(self) -> list[str]:
        """The form of each token, empty but for verbs."""
        return [split(label)[1] for label in self.labels]


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n")


def blocks(path: Path) -> Iterator[list[str]]:
    """The lines of each sentence of a file that parts them with empty lines."""
    block: list[str] = []
    for line in _lines(path):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def treebank(path: Path, language: str) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file with universal part-of-speech tags and forms of verbs on the product's tokens."""
    for block in blocks(path):
        text = next((line[9:] for line in block if line.startswith("# text = ")), None)
        if text is None:
            continue
        spans: list[tuple[int, int, str]] = []
        at, until, covered = 0, -1, (0, 0)
        for line in block:
            if line.startswith("#"):
                continue
            number, form, *_ = line.split("\t")
            if "." in number:
                continue
            if "-" in number:
                first = text.find(form, at)
                if first < 0:
                    break
                covered, until = (first, first + len(form)), int(number.partition("-")[2])
                at = covered[1]
                continue
            if int(number) <= until:
                spans.append((*covered, label(line)))
                continue
            first = text.find(form, at)
            if first < 0:
                break
            spans.append((first, first + len(form), label(line)))
            at = first + len(form)
        else:
            tokens = tokenize(text, language)
            yield Sentence(tokens, carried(tokens, spans), source=path.parent.name)


def label(line: str) -> str:
    """The label of a word of a treebank.

    What is called a verb without a form is as good as a finite one: Arabic has no others among its verbs, and the rest are words
    like Russian "нет", which head a clause. An auxiliary is that only when it agrees with something: "бы" does not.
    """
    _, _, _, tag, _, features, *_ = [*line.split("\t"), "", ""]
    if tag not in VERBS:
        return tag
    known = dict(pair.split("=", 1) for pair in features.split("|") if "=" in pair)
    form = FORMS.get(known.get("VerbForm", ""), "")
    if not form and (tag == "VERB" or not known.keys().isdisjoint(_AGREEING)):
        form = "fin"
    return f"{tag}.{form}" if form else tag


def carried(tokens: tuple[Token, ...], spans: list[tuple[int, int, str]]) -> list[str]:
    """The label of each token, given those of words as runs of characters."""
    found = []
    first = 0
    for token in tokens:
        while first < len(spans) and spans[first][1] <= token.start:
            first += 1
        at, over = first, []
        while at < len(spans) and spans[at][0] < token.end:
            if spans[at][1] > token.start:
                over.append(spans[at])
            at += 1
        labels = [one for _, _, one in over]
        tag = min(labels, key=lambda one: _HEADS.index(split(one)[0])) if labels else "X"
        if not any(letter.isalnum() for letter in token.text) and tag not in ("PUNCT", "SYM", "PART") and len(labels) == 1:
            whole = over[0][1] - over[0][0]
            tag = "PUNCT" if whole > len(token.text) else tag
        found.append("X" if tag == SKIP else tag)
    return found


_UNER = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC", "O": "O"}


def uner(path: Path, language: str) -> Iterator[Sentence]:
    """Sentences of a Universal NER file."""
    for block in blocks(path):
        text = next(line[9:] for line in block if line.startswith("# text = "))
        words = [line.split("\t")[1:3] for line in block if not line.startswith("#")]
        yield from _aligned(text, words, language, path.parent.name, _UNER)


_CONLL = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}


def conll(path: Path, language: str) -> Iterator[Sentence]:
    """Sentences of a file of numbered words with their kinds, with spaces put between the words."""
    for block in blocks(path):
        words = [line.split() for line in block]
        words = [[word[1], word[-1]] for word in words if len(word) > 2]
        if words:
            yield from _aligned(" ".join(word for word, _ in words), words, language, path.parent.name, _CONLL)


_ARABIC = {
    "PERS": "PER", "PER": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG", "-ORG": "ORG", "MISC": "MISC",
    "NORP": "O", "EVENT": "MISC", "PRODUCT": "MISC", "LAW": "MISC",
}  # fmt: skip


def arabic(path: Path, *, aqmar: bool = False) -> Iterator[Sentence]:
    """Sentences of ANERcorp, AQMAR (its many sorts of MISC left out) or the Wojood sample (its first layer of names)."""
    for block in blocks(path):
        words = [line.split() for line in block]
        pairs = [[word[0], word[1]] for word in words if len(word) > 1]
        if pairs:
            kinds = {**_ARABIC, "MISC": "O"} if aqmar else _ARABIC
            yield from _aligned(" ".join(word for word, _ in pairs), pairs, "ar", path.parent.name, kinds)


def _aligned(text: str, words: list[list[str]], language: str, source: str, kinds: dict[str, str]) -> Iterator[Sentence]:
    spans: list[tuple[int, int, str]] = []
    at = 0
    last = "O"
    for word, label in words:
        first = text.find(word, at)
        if first < 0:
            return
        head, _, kind = label.partition("-")
        kind = kinds.get(kind, "O") if head in ("B", "I") else "O"
        if kind != "O" and head == "I" and last == kind:
            spans[-1] = (spans[-1][0], first + len(word), kind)
        elif kind != "O":
            spans.append((first, first + len(word), kind))
        last = kind
        at = first + len(word)
    tokens = tokenize(text, language)
    yield Sentence(tokens, names=named(tokens, spans), source=source)


def named(tokens: tuple[Token, ...], spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """Labels of tokens that overlap runs of characters."""
    labels = ["O"] * len(tokens)
    for start, end, kind in spans:
        opened = False
        for at, token in enumerate(tokens):
            if token.start < end and token.end > start:
                labels[at] = f"{'I' if opened else 'B'}-{kind}"
                opened = True
    return labels


_FACTRU = {"Person": "PER", "Org": "ORG", "LocOrg": "LOC", "Location": "LOC", "Facility": "LOC", "Project": "MISC"}
_STOP = re.compile(r"(?<=[.!?…»\"])\s+(?=[«\"—–-]?\s*[А-ЯЁA-Z0-9])|\n+")


def factrueval(path: Path) -> dict[str, list[Sentence]]:
    """Sentences of the factRuEval 2016 development set by document; an organization that holds a place counts as one name."""
    found: dict[str, list[Sentence]] = {}
    with tarfile.open(path, "r:xz") as archive:
        members = {member.name: member for member in archive.getmembers() if member.isfile()}

        def read(name: str) -> str:
            stream = archive.extractfile(members[name])
            return stream.read().decode("utf-8") if stream else ""

        for name in sorted(members):
            if name.endswith(".objects"):
                stem = name.removesuffix(".objects")
                text = read(f"{stem}.txt")
                spans = list(_objects(read(name), read(f"{stem}.spans")))
                found[stem] = list(_cut(text, spans))
    return found


def _objects(objects: str, spans: str) -> Iterator[tuple[int, int, str]]:
    places: dict[str, tuple[int, int]] = {}
    for line in spans.splitlines():
        number, kind, start, length, *_ = line.split()
        if kind not in ("job", "geo_adj"):
            places[number] = int(start), int(start) + int(length)
    taken: list[tuple[int, int, str]] = []
    for line in objects.splitlines():
        left, _, _ = line.partition("#")
        _, kind, *numbers = left.split()
        own = [places[number] for number in numbers if number in places]
        if own and kind in _FACTRU:
            taken.append((min(start for start, _ in own), max(end for _, end in own), _FACTRU[kind]))
    taken.sort(key=lambda span: (span[0] - span[1], span[0]))
    kept: list[tuple[int, int, str]] = []
    for span in taken:
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    yield from sorted(kept)


def _cut(text: str, spans: list[tuple[int, int, str]]) -> Iterator[Sentence]:
    begin = 0
    ends = [match.start() for match in _STOP.finditer(text) if not any(start < match.start() < end for start, end, _ in spans)]
    for end in (*ends, len(text)):
        tokens = tokenize(text, "ru", start=begin, end=end)
        if tokens:
            yield Sentence(
                tokens, names=named(tokens, [span for span in spans if begin <= span[0] < end]), source="ru_factrueval2016"
            )
        begin = end


_MARKED = re.compile(r"\[(PER|ORG|LOC|MISC) ([^\[\]]+)\]")


def marked(lines: Iterable[str], language: str) -> Iterator[Sentence]:
    """Sentences with names in brackets: "[PER Ana Ruiz] habló en [LOC Quito]."."""
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        text, spans, last = "", [], 0
        for match in _MARKED.finditer(line.strip()):
            text += line[last : match.start()]
            spans.append((len(text), len(text) + len(match.group(2)), match.group(1)))
            text += match.group(2)
            last = match.end()
        text += line.strip()[last:]
        tokens = tokenize(text, language)
        yield Sentence(tokens, names=named(tokens, spans), source="own")
