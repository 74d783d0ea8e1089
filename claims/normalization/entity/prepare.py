"""A name made ready for comparison: its words as phones, without titles and particles. Cached, so a pair costs little."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.language.base import LANGUAGES, knowledge, table
from claims.language.fold import fold_word
from claims.normalization.entity.phones import Script, block, phones, script

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_WORDS = 12  # words of a name that are looked at
_CHARACTERS = 300
_OBLIQUE_STEM = 3  # letters that must remain before a case ending


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a name: its folded letters, its phones, and other phones it may stand for (article, case ending)."""

    letters: str
    phones: str
    script: Script
    plain: tuple[str, ...] = ()  # the same word otherwise written
    oblique: tuple[str, ...] = ()  # nominatives this may be an oblique case of
    initial: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A whole name ready for comparison."""

    text: str
    folded: str
    tokens: tuple[Token, ...]
    generation: str | None
    joined: str  # phones of all words in one
    script: Script


@cache
def particles(group: str) -> frozenset[str]:
    """A list of `name_particles.toml`, folded."""
    return frozenset(fold_word(word) for word in knowledge("name_particles")[group])


@cache
def _generations() -> dict[str, str]:
    data = knowledge("name_particles")["generations"]
    return {fold_word(word): name for name, words in data.items() for word in words}


@cache
def titles() -> frozenset[str]:
    """Titles and forms of address of every language, single words, folded."""
    found = (fold_word(word) for code in LANGUAGES for word in table(code, "names").get("titles", ()))
    return frozenset(word for word in found if " " not in word)


@cache
def _endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    data = knowledge("name_particles")["oblique"]
    ordered = sorted(data, key=len, reverse=True)
    return tuple((fold_word(ending), tuple(fold_word(base) for base in data[ending])) for ending in ordered)


@lru_cache(maxsize=16384)
def nominatives(word: str) -> tuple[str, ...]:
    """Folded nominatives a folded Cyrillic name word may be an oblique case of; the word itself is not among them."""
    found: list[str] = []
    for ending, bases in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _OBLIQUE_STEM:
            stem = word[: -len(ending)]
            found.extend(stem + base for base in bases if stem + base not in found)
    return tuple(found)


@lru_cache(maxsize=16384)
def prepare(name: str) -> Prepared:
    """Make a name ready. Never fails; at most twelve words of it are looked at."""
    name = name[:_CHARACTERS]
    words = [match.group() for match in _WORD.finditer(name)][:_WORDS]
    folded = [fold_word(word) for word in words]
    generation = None
    for index in range(len(folded) - 1, 0, -1):
        if folded[index] in _generations():
            generation = _generations()[folded[index]]
            del words[index], folded[index]
    while len(words) > 1 and folded[0] in titles():
        del words[0], folded[0]
    tokens: list[Token] = []
    at = 0
    while at < len(words):
        word, letters = words[at], folded[at]
        at += 1
        if letters in particles("openers") and at < len(words):
            while at < len(words) - 1 and folded[at] in particles("articles"):
                word += words[at]
                at += 1
            word += words[at]
            at += 1
        elif _is_particle(letters, word, first=not tokens, last=at == len(words)):
            continue
        token = _token(word)
        if token.phones:
            tokens.append(token)
    kind = tokens[0].script if tokens else Script.OTHER
    joined = "".join(token.phones for token in tokens)
    return Prepared(name, " ".join(folded), tuple(tokens), generation, joined, kind)


def _is_particle(letters: str, word: str, *, first: bool, last: bool) -> bool:
    if last and first:
        return False
    if letters in particles("articles"):
        return not last
    if letters not in particles("inner") or last:
        return False
    return not first or (word == word.lower() and script(word) is Script.LATIN)


def _token(word: str) -> Token:
    letters = fold_word(word)
    kind = script(word)
    spelled = phones(word)
    plain: tuple[str, ...] = ()
    oblique: tuple[str, ...] = ()
    if kind is Script.ARABIC and word.startswith("ال") and len(letters) > 4:
        plain = (phones(word[2:]),)
    elif kind is Script.LATIN and spelled.endswith("e") and len(spelled) > 4:
        plain = (spelled[:-1],)  # a mute e: Tchernychenko, Alexandre
    elif kind is Script.LATIN and letters.endswith(("augh", "ough", "eigh")):
        plain = (spelled[:-1],)  # a mute gh: Kavanaugh
    elif kind is Script.LATIN and len(letters) > 3 and letters.endswith("z") and spelled.endswith("z"):
        plain = (spelled[:-1] + "ts",)  # German: Merz, Scholz
    elif kind is Script.CYRILLIC and len(letters) > 4:
        oblique = tuple(dict.fromkeys(phones(base) for base in nominatives(letters)))
    return Token(letters, spelled, kind, plain, oblique, len(letters) == 1)


def name_keys(text: str) -> tuple[str, ...]:
    """The consonant skeletons of a name's words, for an index: names that share none are seldom the same."""
    found = []
    for token in prepare(text).tokens:
        found.append(block(token.plain[0] if token.plain and token.script is Script.ARABIC else token.phones))
    return tuple(found)


def name_key(text: str) -> str:
    """One key for a whole name in any of the scripts: the skeletons of its words, in order."""
    return " ".join(name_keys(text))
