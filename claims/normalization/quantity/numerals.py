"""Numerals: every number written in figures, whatever it stands for: a year, a day, a rank, a count, part of a name.

Where two passages say the same thing as wholes, their numerals answer each other even where nothing tells what they mean.
"""

from __future__ import annotations

from claims.language.fold import Folded
from claims.model.quantity import Numeral
from claims.model.span import Field, Span
from claims.normalization.quantity.lexicon import lexicon
from claims.normalization.quantity.literal import read_literal
from claims.normalization.quantity.tokens import Kind, tokenize


def read_numerals(text: Folded, language: str, *, field: Field = Field.TEXT) -> tuple[Numeral, ...]:
    """The numerals of one field in order, with the separators of the language. None for a language without number data."""
    words = lexicon(language)
    if words is None:
        return ()
    found = []
    for token in tokenize(text, words.particles):
        value = read_literal(token.text, words) if token.kind is Kind.NUMBER else None
        if value is not None:
            found.append(Numeral(span=Span(*text.span(token.start, token.end), field), value=value))
    return tuple(found)
