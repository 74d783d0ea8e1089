"""What glyphs stand for: forms made for display folded to letters, and nothing else changed."""

from __future__ import annotations

import unicodedata

_FORMS = ((0xFB00, 0xFDCF), (0xFDF0, 0xFDFD), (0xFE70, 0xFEFC))
"""Latin ligatures, Hebrew and Arabic presentation forms. Other compatibility letters (½, ², ①) mean what they show."""
_ALEFS = frozenset("اأإآٱ")
_DROPPED = dict.fromkeys((0x0000, 0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), 0xFEFF))
"""Marks of direction: the order of the letters says it."""


def letters(text: str) -> str:
    """The letters of a glyph, in their order."""
    if any(first <= ord(character) <= last for character in text for first, last in _FORMS):
        text = "".join(_folded(character) for character in text)
    if len(text) == 2 and text[0] in _ALEFS and text[1] == "ل":
        text = text[::-1]  # no glyph joins an alef to a lam after it: this is lam-alef, written down as it is drawn
    return text.translate(_DROPPED)


def is_mark(text: str) -> bool:
    """Whether a glyph is a mark on another letter."""
    return bool(text) and all(unicodedata.category(character) == "Mn" for character in text)


def _folded(character: str) -> str:
    if not any(first <= ord(character) <= last for first, last in _FORMS):
        return character
    folded = unicodedata.normalize("NFKC", character)
    return folded.strip() or folded  # the form of a mark on its own is folded to a space and the mark
