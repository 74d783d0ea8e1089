"""Letters to phones: a rough, script-independent spelling of a word, for comparing names only.

The tables are `knowledge/romanization.toml`. Linear in the length of the word; other scripts keep their letters.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache

from claims.language.base import knowledge
from claims.language.fold import fold_word

VOWELS = frozenset("aeiouUI")
_LONGEST = 40  # phones; a longer "word" is no name

_BLOCKS = {
    **dict.fromkeys("bp", "b"),
    **dict.fromkeys("fv", "f"),
    **dict.fromkeys("tdD", "t"),
    **dict.fromkeys("kgGxcjJQZ", "k"),
    **dict.fromkeys("szSCT", "s"),
    **dict.fromkeys("mn", "n"),
    **dict.fromkeys("lL", "l"),
    "r": "r",
}


class Script(StrEnum):
    """The scripts that names are compared across."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"
    OTHER = "other"


@lru_cache(maxsize=4096)
def _letter_script(letter: str) -> Script:
    if "a" <= letter <= "z" or "\u00c0" <= letter <= "\u024f":
        return Script.LATIN
    if "\u0400" <= letter <= "\u052f":
        return Script.CYRILLIC
    if "\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f":
        return Script.ARABIC
    return Script.OTHER


def script(word: str) -> Script:
    """The script of the first letter of a word that has one we know."""
    for letter in word[:_LONGEST].lower():
        found = _letter_script(letter)
        if found is not Script.OTHER:
            return found
    return Script.OTHER


@cache
def _table(name: Script) -> tuple[dict[str, list[tuple[str, str, str]]], dict[int, str]]:
    data = knowledge("romanization")["letters"][name.value]
    rules: dict[str, list[tuple[str, str, str]]] = {}
    for pattern, phones in data["digraphs"]:
        letters, _, ahead = pattern.partition("|")
        rules.setdefault(letters[0], []).append((letters, ahead, phones))
    before = str.maketrans(data.get("before", {}))
    return rules, before


@lru_cache(maxsize=65536)
def phones(word: str) -> str:
    """The phones of one word, neighbours that are equal written once."""
    kind = script(word)
    if kind is Script.OTHER:
        return fold_word(word)[:_LONGEST]
    rules, before = _table(kind)
    letters = fold_word(word.lower().translate(before) if before else word)[: 2 * _LONGEST]
    found: list[str] = []
    at = 0
    while at < len(letters) and len(found) < _LONGEST:
        for pattern, ahead, spelled in rules.get(letters[at], ()):
            if not letters.startswith(pattern, at):
                continue
            after = at + len(pattern)
            if ahead and letters[after : after + 1] not in tuple(ahead):
                continue
            found.extend(spelled)
            at = after
            break
        else:
            if letters[at].isalnum():
                found.append(letters[at])
            at += 1
    return _settle("".join(found), kind)


def _settle(spelled: str, kind: Script) -> str:
    if kind is Script.ARABIC and len(spelled) > 2 and spelled[0] == "a" and spelled[1] in "UI":
        spelled = spelled[1:]  # an alif that only carries the vowel: أوليفيا, إيفان
    if kind is Script.LATIN and spelled.startswith("ks"):
        spelled = "S" + spelled[2:]  # no name opens with ks: Xi, Xinhua
    single = [phone for index, phone in enumerate(spelled) if index == 0 or phone != spelled[index - 1]]
    return "".join(single)


@lru_cache(maxsize=65536)
def block(spelled: str) -> str:
    """The consonant skeleton of phones, in classes wide enough to meet across scripts; h, w, y and vowels are left out."""
    found: list[str] = []
    for phone in spelled:
        letter = _BLOCKS.get(phone, "" if phone in VOWELS or phone in "hwE" else phone)
        if letter and (not found or found[-1] != letter):
            found.append(letter)
    return "".join(found) or spelled[:1]
