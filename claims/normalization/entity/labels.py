"""Labels of named things: "the ferry «Noor Express»", "Storm Elena", "the Aurora satellite".

A word for a kind of thing that bears names labels the name right behind it, with at most an adjective or a quotation mark between,
the name it is a part of, and in languages that put it last the name before it. The kinds stand in `knowledge/named_things.toml`.
"""

from __future__ import annotations

from functools import cache

from claims.knowledge.concepts import is_a
from claims.language.base import knowledge, table
from claims.model.name import NameKind, NameMention
from claims.model.office import Label
from claims.model.span import Span
from claims.normalization.entity.offices import Sentence, standing

_QUOTES = frozenset("\"'“”«»„‘’")
_BETWEEN = 2  # words or marks between a kind and a name


def read_labels(sentence: Sentence) -> tuple[Label, ...]:
    """The labelled names of a sentence in order of position."""
    found: list[Label] = []
    kinds = [(mention.span, kind) for mention in sentence.concepts if (kind := kind_of_thing(mention.concept)) is not None]
    kinds += _listed(sentence)
    for name in sentence.names:
        own = [(word, kind) for word, kind in kinds if not _of_another(sentence, word, name)]
        kind = next((kind for word, kind in own if _labels(sentence, word, name)), None)
        if kind is not None:
            found.append(Label(name=name, concept=kind))
    return tuple(found)


def _listed(sentence: Sentence) -> list[tuple[Span, str]]:
    tokens = sentence.tokens
    return [
        (Span(tokens[at].start, tokens[at + len(words) - 1].end, sentence.field), kind)
        for at in range(len(tokens))
        for kind, words in standing(tokens, at, sentence.language, "things")
    ]


@cache
def kind_of_thing(concept: str) -> str | None:
    """The kind of named things a concept belongs to ("ship" for a ferry), None when it bears no names."""
    kinds: dict[str, list[str]] = knowledge("named_things")
    return next((kind for kind, names in kinds.items() if any(is_a(concept, name) for name in names)), None)


def _of_another(sentence: Sentence, word: Span, name: NameMention) -> bool:
    """True for a word that is part of another name: "Storm" of Storm Elena labels nothing else."""
    return not name.span.overlaps(word) and any(other.span.overlaps(word) for other in sentence.names)


def _labels(sentence: Sentence, word: Span, name: NameMention) -> bool:
    if name.span.overlaps(word):
        return not word.contains(name.span)
    if name.kind is NameKind.LOC and (name.entity or "").startswith("place:") and not _is_quoted(sentence, name):
        return False  # "a ship off Zanzibar", "a storm in Texas" with the preposition dropped
    places = {token.start: at for at, token in enumerate(sentence.tokens)}
    if name.span.start not in places or word.start not in places:
        return False
    if word.end <= name.span.start:
        gap = [token for token in sentence.tokens if word.end <= token.start and token.end <= name.span.start]
        return len(gap) <= _BETWEEN and all(_passes(sentence, places[token.start]) for token in gap)
    head_last = not table(sentence.language, "roles").get("head_first", True)
    gap = [token for token in sentence.tokens if name.span.end <= token.start and token.end <= word.start]
    return head_last and not gap


def _is_quoted(sentence: Sentence, name: NameMention) -> bool:
    return sentence.source[name.span.start - 1 : name.span.start] in _QUOTES and name.span.start > 0


def _passes(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    return sentence.tags[at] == "ADJ" or token.text in _QUOTES
