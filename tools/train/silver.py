"""Names for languages without an open corpus of names: two readers label treebank text, and where they agree we trust them.

One reader is a model over features that hold in any language (shape, tags, gazetteers, trigger words), trained on the languages
that have corpora; the other is the product's rules. Gold tags of the treebank keep both honest: a name holds a proper noun, and a
sentence with a proper noun in no name is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.language.ascending import Ids
from claims.language.fold import fold
from claims.language.linear import Linear
from claims.model.span import Span
from claims.normalization.entity import read_names
from tools.train.corpora import Sentence, named
from tools.train.score import Run, spans


def label(found: Sequence[Sentence], rows: Sequence[Ids], language: str, shared: Linear) -> list[tuple[Sentence, Ids]]:
    """The sentences whose names both readers settle, with those names."""
    kept = []
    for sentence, matrix in zip(found, rows, strict=True):
        first = spans([shared.labels[at] for at in shared.label(matrix, [(0, len(matrix))])])
        names = settle(sentence, first, rules(sentence, language))
        if names is not None:
            kept.append((Sentence(sentence.tokens, sentence.labels, names, sentence.source), matrix))
    return kept


def rules(sentence: Sentence, language: str) -> dict[Run, bool]:
    """The names the rules find, and whether a table of places or organizations holds them."""
    text = ""
    for token in sentence.tokens:
        text += " " * (token.start - len(text)) + token.text
    found: dict[Run, bool] = {}
    for mention in read_names(fold(text), language, sentences=[Span(sentence.tokens[0].start, len(text))]):
        labels = named(sentence.tokens, [(mention.span.start, mention.span.end, mention.kind.value)])
        for run in spans(labels):
            found[run] = bool(mention.entity)
    return found


def settle(sentence: Sentence, first: Sequence[Run], second: dict[Run, bool]) -> list[str] | None:
    """One label for each token; None when the readers contradict one another or leave a proper noun out."""
    chosen: list[Run] = []
    kinds = {run[:2]: (run[2], listed) for run, listed in second.items()}
    for begin, after, kind in first:
        other = kinds.pop((begin, after), None)
        if other is None and any(a < after and b > begin for a, b in kinds):
            return None
        if other is not None and other[0] != kind and other[0] != "MISC":
            if not other[1]:
                return None
            chosen.append((begin, after, other[0]))
        else:
            chosen.append((begin, after, kind))
    for (begin, after), (kind, listed) in kinds.items():
        if not listed and kind == "MISC":
            return None
        chosen.append((begin, after, kind))
    labels = ["O"] * len(sentence.tokens)
    for begin, after, kind in sorted(chosen):
        if "PROPN" not in sentence.tags[begin:after]:
            return None
        labels[begin:after] = [f"B-{kind}"] + [f"I-{kind}"] * (after - begin - 1)
    if any(tag == "PROPN" and label == "O" for tag, label in zip(sentence.tags, labels, strict=True)):
        return None
    return labels
