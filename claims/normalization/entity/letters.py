"""What the letters of a name may hide across scripts: endings that are not spoken, and letters that sound otherwise elsewhere."""

from __future__ import annotations

from claims.normalization.entity.prepare import Prepared, Token

# Endings of names that are not spoken, and how they sound.
_MUTE = {
    "eaux": "o",
    "eau": "o",
    "aux": "o",
    "ault": "o",
    "aud": "o",
    "aut": "o",
    "ot": "o",
    "er": "e",
    "ez": "e",
    "s": "",
    "t": "",
    "d": "",
    "x": "",
    "z": "",
}
# Letters of other scripts that a Latin letter stands for in one language or another.
_SOUNDS = {
    "c": "кцсчджجشكسق",
    "j": "жджхйجيخ",
    "x": "хшксзجشخس",
    "q": "кчцقكش",
    "z": "зжцсزسث",
    "g": "гджхجغق",
    "h": "хгحهخ",
    "w": "ввуو",
    "y": "йыиийي",
}


def mute_endings(word: str) -> str:
    """A word in Latin letters without an ending that is written and not spoken; others as they are."""
    ending = next((end for end in _MUTE if len(word) > len(end) + 2 and word.lower().endswith(end)), "")
    return word[: -len(ending)] + _MUTE[ending] if ending else word


def open_alike(one: Token, other: Token) -> bool:
    """True for two words, one of them in Latin letters, whose first letters may stand for one sound: "Cem", "Джем"."""
    for latin, letters in ((one.letters, other.letters), (other.letters, one.letters)):
        if letters[:1] in _SOUNDS.get(latin[:1], ""):
            return True
    return False


def begin_alike(left: Prepared, right: Prepared) -> bool:
    """True for two names of as many parts, each of which begins as its counterpart does: "Wei Zhang", "Вэй Чжан"."""
    pairs = list(zip(left.tokens, right.tokens, strict=False))
    return len(left.tokens) == len(right.tokens) > 1 and all(one.phones[:1] == other.phones[:1] for one, other in pairs)
