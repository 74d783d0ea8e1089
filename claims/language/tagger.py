"""Tags, lemmas and names of a text, by the best pipeline at hand: `load_pipeline(language).annotate(tokens)`.

In order: the one asked for, the best official spaCy package that is installed, our own models, and where a language has none of
these, rules alone. Everything is read from what is installed, once, when first asked; no network.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.errors import DataError
from claims.language.analysis import Analysis, Entity, Pipeline, Tier
from claims.language.ascending import Ids
from claims.language.features import NO_BRANCHES, Branches, Column, Reader, Words, gazetteer, word_hash
from claims.language.fold import fold_character, fold_word
from claims.language.linear import Linear, load
from claims.language.official import OfficialPipeline, installed, is_installed
from claims.language.pipeline import Token
from claims.model.name import NameKind

_PREFIX = "crosscheck_"
RULES = "rules"


@cache
def load_pipeline(language: str, prefer: str | None = None) -> Pipeline:
    """The pipeline that reads a language, loaded once.

    `prefer`: the name of an official package ("en_core_web_sm"), "crosscheck_en" for our own models, a folder with models of the
    same make, or "rules" for none. Raises `DataError` when that is not to be had; without `prefer` it never fails.
    """
    if prefer is not None:
        return _asked(language, prefer)
    for name in installed(language):
        try:
            return OfficialPipeline(name)
        except (ImportError, OSError, ValueError):
            continue  # made for another version of spaCy, or without something it needs
    folder = _folder(language)
    return OwnPipeline(language, folder) if _has_models(folder) else RulesPipeline(language)


def _asked(language: str, prefer: str) -> Pipeline:
    if prefer == RULES:
        return RulesPipeline(language)
    if prefer == f"{_PREFIX}{language}" and _has_models(_folder(language)):
        return OwnPipeline(language, _folder(language))
    if _has_models(Path(prefer)):
        return OwnPipeline(language, Path(prefer))
    if is_installed(prefer):
        try:
            return OfficialPipeline(prefer)
        except (ImportError, OSError, ValueError, AttributeError, TypeError) as error:
            raise DataError(f"pipeline {prefer!r} cannot be loaded: {error}") from error
    at_hand = [*installed(language), *([f"{_PREFIX}{language}"] if _has_models(_folder(language)) else []), RULES]
    raise DataError(f"no pipeline {prefer!r} for {language!r}; at hand: {', '.join(at_hand)}")


def _folder(language: str) -> Traversable:
    return files("claims.language") / "models" / language


def _has_models(folder: Traversable) -> bool:
    return all((folder / name).is_file() for name in ("model.toml", "words.npz", "tags.npz", "names.npz"))


@dataclass(frozen=True, slots=True)
class RulesPipeline:
    """No weights: every tag is unknown and no names are found here; what needs them says so under `unsupported`."""

    language: str
    tier: Tier = Tier.RULES

    @property
    def name(self) -> str:
        """What stands in the engine block."""
        return f"blank:{self.language}"

    @property
    def version(self) -> str:
        """Rules change with the engine."""
        return "1"

    def annotate(self, tokens: Sequence[Token], starts: Sequence[int] = (0,)) -> Analysis:
        """Folded words as lemma keys, nothing else."""
        del starts
        return Analysis(("X",) * len(tokens), tuple(fold_word(token.text) for token in tokens), (), ("",) * len(tokens))


class OwnPipeline:
    """Our own models: a linear model for tags, and one for names that looks at the tags. Deterministic on every machine."""

    tier = Tier.OWN

    def __init__(self, language: str, folder: Traversable) -> None:
        card = read_card(folder)
        self.name = f"{_PREFIX}{language}"
        self.version = str(card["version"])
        self._reader = reader(folder)
        self._tags = load(folder / "tags.npz")
        self._names = load(folder / "names.npz")
        self._numbers = tag_numbers(self._tags)
        self._split = [split(label) for label in self._tags.labels]

    def annotate(self, tokens: Sequence[Token], starts: Sequence[int] = (0,)) -> Analysis:
        """Tags, lemma keys, names and forms; `starts` are the tokens that begin a sentence. Linear."""
        if not tokens:
            return Analysis((), (), (), ())
        edges = sorted({0, *(start for start in starts if 0 < start < len(tokens))})
        sentences = list(zip(edges, [*edges[1:], len(tokens)], strict=True))
        opening = set(edges)
        rows = self._reader.read(tokens, [at in opening for at in range(len(tokens))])
        tags = self._tags.label(rows, sentences)
        rows[:, Column.TAG] = self._numbers[tags]
        names = self._names.label(rows, sentences)
        return Analysis(
            tuple(self._split[tag][0] for tag in tags),
            tuple(self._reader.core(token)[0] for token in tokens),
            self._entities(tokens, names, opening),
            tuple(self._split[tag][1] for tag in tags),
        )

    def _entities(self, tokens: Sequence[Token], names: NDArray[np.intp], opening: set[int]) -> tuple[Entity, ...]:
        found: list[Entity] = []
        at, outside = 0, self._names.labels.index("O")
        while at < len(tokens):
            if names[at] == outside:
                at += 1
                continue
            first, kind = at, self._names.labels[names[at]][2:]
            at += 1
            while at < len(tokens) and at not in opening and self._names.labels[names[at]] == f"I-{kind}":
                at += 1
            entity = self._trimmed(tokens, first, at, NameKind(kind))
            if entity is not None:
                found.append(entity)
        return tuple(found)

    def _trimmed(self, tokens: Sequence[Token], first: int, after: int, kind: NameKind) -> Entity | None:
        """The name without marks at its edges and without the clitics before it; None when nothing is left.

        A person's name that is known as it stands keeps its first letters: Farid is no "and Rid".
        """
        while first < after and not _has_letter(tokens[first].text):
            first += 1
        while after > first and not _has_letter(tokens[after - 1].text):
            after -= 1
        if first == after:
            return None
        begin, last = tokens[first], tokens[after - 1]
        head = next(at for at, letter in enumerate(begin.text) if letter.isalnum())
        tail = next(at for at, letter in enumerate(reversed(last.text)) if letter.isalnum())
        if kind is not NameKind.PER or not self._reader.names_people(fold_word(begin.text)):
            head += _letters(begin.text[head:], self._reader.core(begin)[1])
        start, end = begin.start + head, last.end - (tail if not _is_dotted(last.text) else 0)
        return Entity(first, after, start, end, kind) if start < end else None


def _has_letter(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _is_dotted(text: str) -> bool:
    """An abbreviation that ends in its own full stop: "U.S."."""
    return text.endswith(".") and "." in text[:-1]


def _letters(text: str, count: int) -> int:
    """How many characters the first `count` folded letters take, with the marks that belong to them."""
    at, seen = 0, 0
    while at < len(text) and (seen < count or (count and not fold_character(text[at]))):
        seen += len(fold_character(text[at]))
        at += 1
    return at


def read_card(folder: Traversable) -> dict[str, Any]:
    """`model.toml`: version, gazetteer, clitics and whether tokens carry lemmas, beside what the card tells people."""
    try:
        return tomllib.loads((folder / "model.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{folder.name}/model.toml cannot be read: {error}") from error


def reader(folder: Traversable) -> Reader:
    """What turns tokens of a language into attributes."""
    card = read_card(folder)
    listed = tuple(gazetteer(str(name)) for name in (card["gazetteer"], f"{folder.name}/triggers"))
    return Reader(_words(folder, card), listed, bool(card["lemmas"]), _branches(folder))


def _branches(folder: Traversable) -> Branches:
    path = folder / "branches.npz"
    if not path.is_file():
        return NO_BRANCHES
    with path.open("rb") as stream, np.load(stream) as data:
        return Branches(np.cumsum(data["steps"], dtype=np.uint32), data["paths"][data["classes"]])


def _words(folder: Traversable, card: dict[str, Any]) -> Words:
    joined: dict[str, Any] = card.get("joined", {})
    with (folder / "words.npz").open("rb") as stream, np.load(stream) as data:
        return Words(
            data["keys"],
            data["counts"],
            data["clusters"],
            tuple(joined.get("clitics", ())),
            joined.get("swallows", "\n"),
            joined.get("article", ""),
        )


def split(label: str) -> tuple[str, str]:
    """The universal tag and the form in a label of the model of tags: "VERB.fin", "NOUN"."""
    tag, _, form = label.partition(".")
    return tag, form


def tag_numbers(model: Linear) -> Ids:
    """The attribute each tag stands for when names are looked for, its form left out."""
    return np.array([word_hash(split(label)[0]) for label in model.labels], np.uint32)
