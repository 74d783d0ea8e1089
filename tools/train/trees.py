"""Reads dependency trees of a treebank as trees over the product's own tokens.

Where one token covers several words, its head is that of the highest of them. Where one word is cut into several tokens, the
last with a letter or figure stands for the word; the rest hang on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims.language.pipeline import Token, tokenize
from tools.train.corpora import blocks, carried, label
from tools.train.data import parted

KEPT = frozenset({"nsubj:pass", "csubj:pass", "aux:pass", "obl:agent"})
"""Subtypes that tell who does and who undergoes; others are left out."""


@dataclass(slots=True)
class Tree:
    """A sentence: a label (a tag with the form of a verb), a head (None for the root) and a relation for each token."""

    tokens: tuple[Token, ...]
    labels: list[str]
    heads: list[int | None]
    relations: list[str]
    document: str = ""


def universal(relation: str) -> str:
    """A relation without its subtype, but for those that tell roles apart."""
    return relation if relation in KEPT else relation.partition(":")[0]


def trees(path: Path, language: str) -> Iterator[Tree]:
    """The trees of a CoNLL-U file."""
    document = ""
    for block in blocks(path):
        document = next((line.partition("= ")[2] for line in block if line.startswith("# newdoc id")), document)
        text = next((line[9:] for line in block if line.startswith("# text = ")), None)
        words = None if text is None else _words(block, text)
        if text is None or not words:
            continue
        tokens = tokenize(text, language)
        heads, relations = _carried(tokens, words)
        labels = carried(tokens, [(start, end, given) for start, end, given, _, _ in words])
        yield Tree(tokens, labels, heads, relations, document)


_Word = tuple[int, int, str, int, str]


def _words(block: list[str], text: str) -> list[_Word] | None:
    """Words as (start, end, label, head from 1 or 0, relation); None when the text does not hold them."""
    found: list[_Word] = []
    at, until, covered = 0, -1, (0, 0)
    for line in block:
        if line.startswith("#"):
            continue
        number, form, _, _, _, _, head, relation, *_ = line.split("\t")
        if "." in number:
            continue
        if "-" in number or int(number) > until:
            first = text.find(form, at)
            if first < 0:
                return None
            covered = (first, first + len(form))
            at = covered[1]
        if "-" in number:
            until = int(number.partition("-")[2])
        else:
            found.append((*covered, label(line), int(head), relation))
    return found


def _carried(tokens: tuple[Token, ...], words: list[_Word]) -> tuple[list[int | None], list[str]]:
    depths = _depths(words)
    own: list[int] = []  # the word that gives each token its head
    main: dict[int, int] = {}  # the token that stands for each word
    first = 0
    for at, token in enumerate(tokens):
        while first < len(words) - 1 and words[first][1] <= token.start:
            first += 1
        over = first
        covered = []
        while over < len(words) and words[over][0] < token.end:
            if words[over][1] > token.start:
                covered.append(over)
            over += 1
        covered = covered or [first]
        own.append(min(covered, key=lambda word: (depths[word], word)))
        for word in covered:
            if word not in main or any(letter.isalnum() for letter in token.text):
                main[word] = at
    heads: list[int | None] = []
    relations: list[str] = []
    for at, token in enumerate(tokens):
        word = own[at]
        if main[word] != at and own[main[word]] == word:
            heads.append(main[word])
            relations.append("compound" if any(letter.isalnum() for letter in token.text) else "punct")
            continue
        while words[word][3] and main.get(words[word][3] - 1, at) == at:
            word = words[word][3] - 1
        head = words[word][3]
        heads.append(main[head - 1] if head else None)
        relations.append(universal(words[own[at]][4] if head else "root"))
    return _rooted(heads, relations)


def _depths(words: list[_Word]) -> list[int]:
    found = []
    for word in range(len(words)):
        depth, at = 0, word
        while words[at][3] and depth <= len(words):
            at, depth = words[at][3] - 1, depth + 1
        found.append(depth)
    return found


def _rooted(heads: list[int | None], relations: list[str]) -> tuple[list[int | None], list[str]]:
    """One root, no circles: what breaks a rule is hung on the first root."""
    root = next((at for at, head in enumerate(heads) if head is None), 0)
    heads[root], relations[root] = None, "root"
    for at, head in enumerate(heads):
        if head is None and at != root:
            heads[at], relations[at] = root, "parataxis"
    for at in range(len(heads)):
        seen, here = set(), at
        while heads[here] is not None and here not in seen:
            seen.add(here)
            here = heads[here]  # type: ignore[assignment]
        if here in seen:
            heads[here], relations[here] = root, "dep"
    return heads, relations


def projective(tree: Tree) -> list[int]:
    """Heads with crossing arcs lifted until none crosses; the root's head is the number of tokens."""
    size = len(tree.tokens)
    heads = [size if head is None else head for head in tree.heads]
    while True:
        crossing = _crossing(heads)
        if crossing is None:
            return heads
        heads[crossing] = heads[heads[crossing]]


def _crossing(heads: list[int]) -> int | None:
    """The shortest arc (by its dependent) that has a word inside which is not below its head."""
    found, shortest = None, len(heads) + 2
    for at, head in enumerate(heads):
        low, high = min(at, head), max(at, head)
        if high - low >= shortest or head == len(heads):
            continue
        for inside in range(low + 1, high):
            here = inside
            while here < len(heads) and here != head:
                here = heads[here]
            if here != head:
                found, shortest = at, high - low
                break
    return found


_TRAIN = {
    "en": (("en_ewt_ud", "train"), ("en_gum_ud", "train")),
    "fr": (("fr_sequoia_ud", "train"), ("fr_pud_ud", "train"), ("fr_gsd_ud", "dev")),
    "es": (("es_gsd_ud", "dev"), ("es_pud_ud", "train")),
    "ru": (("ru_gsd_ud", "dev"), ("ru_taiga_ud", "dev"), ("ru_pud_ud", "train")),
}
_HELD = {
    "en": ("en_ewt_ud", "en_gum_ud"),
    "fr": ("fr_sequoia_ud", "fr_gsd_ud"),
    "es": ("es_gsd_ud",),
    "ru": ("ru_gsd_ud", "ru_taiga_ud"),
}
_GENRES = ("news",)  # scored once more by themselves, where documents are named for their genre
_SHARED = ("fr_gsd_ud", "es_gsd_ud", "ru_gsd_ud", "ru_taiga_ud")  # development parts that train: their last fifth is held back


def parsed(folder: Path, language: str) -> tuple[list[Tree], dict[str, list[Tree]]]:
    """Trees to train on, and the held-back ones by the name of the corpus; none for a language without a parser."""
    train: list[Tree] = []
    for name, part in _TRAIN.get(language, ()):
        found = list(trees(folder / name / f"{part}.conllu.xz", language))
        train += parted(found)[0] if part == "dev" else found
    held: dict[str, list[Tree]] = {}
    for name in _HELD.get(language, ()):
        found = list(trees(folder / name / "dev.conllu.xz", language))
        held[name] = parted(found)[1] if name in _SHARED else found
        for genre in _GENRES:
            some = [tree for tree in found if f"_{genre}_" in tree.document]
            if some:
                held[f"{name} {genre}"] = some
    return train, held
