"""Tokens and their lemmas, language by language. The only importer of spaCy.

A token carries every key it may be looked up under: its folded form, its lemma where a lemmatizer knows the language, and the
stems left when the language's clitics and endings are peeled off. Loaded lazily, one language at a time, from what is
installed: no download, no network.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from claims.language.base import LANGUAGES, table
from claims.language.fold import fold_word
from claims.language.stems import stems

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

_LEMMATIZED = ("en", "es", "ru", "fr")  # the languages simplemma serves well; Arabic is read by its stems
_LONG_RUN = re.compile(r"\S{120,}")  # spaCy peels affixes one by one, in quadratic time on runs without a space
_SIMPLE = re.compile(r"\w+|[^\w\s]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")  # half a character, as broken JSON may hold: spaCy refuses it
_GLUE = frozenset('«»“”„"()[]{}؟،؛!')  # marks that are never part of a word, and yet left on it in some languages
_UNGLUED = re.compile(r"[^«»“”„\"()\[\]{}؟،؛!]+|[«»“”„\"()\[\]{}؟،؛!]")
_LATIN, _LATIN_LOWER = "a-zA-ZÀ-ÖØ-öø-ÿŒœ", "a-zà-öø-ÿœ"  # as inside a character class


@dataclass(frozen=True, slots=True)
class Token:
    """A token `[start, end)` in the source, with its lookup keys, most faithful first."""

    start: int
    end: int
    text: str
    keys: tuple[str, ...]


def tokenize(source: str, language: str, *, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Tokens of `source[start:end]` in order, without white space; offsets count in `source`.

    A language without a tokenizer of its own gets spaCy's multilingual one. Linear in the length of the text.
    """
    end = len(source) if end is None else end
    found = []
    for begin, word in _split(source[start:end], language):
        if not word.isspace():
            found.append(Token(start + begin, start + begin + len(word), word, keys(word, language)))
    return tuple(found)


def phrase(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of an entry of a word list, as they are met in running text; "l' état" may be written for "l'état"."""
    words = text.split(" ")
    if all(word.isalpha() for word in words):  # the tokenizer would do the same, in a hundred times the time
        starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
        return tuple(Token(start, start + len(word), word, keys(word, language)) for start, word in zip(starts, words, strict=True))
    return tokenize(text.replace("' ", "'").replace("’ ", "’"), language)


@lru_cache(maxsize=131072)
def keys(word: str, language: str) -> tuple[str, ...]:
    """Every key a word may be looked up under, most faithful first: folded form, lemma, then peeled stems."""
    folded = fold_word(word)
    found = [folded] if folded else []
    if language in _LEMMATIZED and word[:1].isalpha():
        from claims.language.lemmas import lemma as lemma_of  # noqa: PLC0415  (what is only imported need not load it)

        lemma = fold_word(lemma_of(word.lower(), language))
        if lemma and lemma not in found:
            found.append(lemma)
    found.extend(stem for stem in stems(folded, language) if stem not in found)
    return tuple(found)


def pipeline_name(language: str) -> str:
    """`name version tier` of what reads this language, as every answer reports it."""
    from claims.language.tagger import load_pipeline  # noqa: PLC0415  (the tagger reads our tokens)

    found = load_pipeline(language)
    return f"{found.name} {found.version} {found.tier.value}"


@cache
def _tokenizer(language: str) -> Tokenizer:
    """What `spacy.blank(code).tokenizer` is, without the pipeline around it."""
    code = language if language in LANGUAGES else "xx"
    _import_spacy()
    from spacy.language import create_tokenizer  # noqa: PLC0415
    from spacy.util import get_lang_class  # noqa: PLC0415
    from spacy.vocab import create_vocab  # noqa: PLC0415

    _import_lightly(code)
    defaults = get_lang_class(code).Defaults
    facts: Any = SimpleNamespace(vocab=create_vocab(code, defaults), Defaults=defaults)  # what is asked of a pipeline
    tokenizer = create_tokenizer()(facts)
    tokenizer.vocab.lex_attr_getters.clear()  # of each new word its shape, its script and more, which nobody asks for
    return tokenizer


def _import_spacy() -> None:
    """Import spaCy without its command line, which its package imports for one function: 0.15 s and two HTTP clients less.

    Whoever imports the command line afterwards gets it.
    """
    if "spacy" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    vars(stand_ins["spacy.cli.info"])["info"] = _info
    sys.modules.update(stand_ins)
    try:
        import_module("spacy")
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`, imported when it is called."""
    return import_module("spacy.cli.info").info(*arguments, **options)


def _import_lightly(code: str) -> None:
    """Import the tokenizer exceptions of a language written in Latin letters with just those letters.

    spaCy spells out the letters of every script in them: compiling the French ones takes 2 to 4 s, so 0.1 s.
    """
    if table(code, "language").get("script") != "latin":
        return
    from spacy.lang import char_classes  # noqa: PLC0415

    full = char_classes.ALPHA, char_classes.ALPHA_LOWER
    char_classes.ALPHA, char_classes.ALPHA_LOWER = _LATIN, _LATIN_LOWER
    try:
        import_module(f"spacy.lang.{code}.tokenizer_exceptions")
    finally:
        char_classes.ALPHA, char_classes.ALPHA_LOWER = full


def _ends_before_stop(last: str) -> bool:
    """True for a figure, a percent sign or a vowel mark, behind which spaCy leaves the full stop on the word."""
    return last.isdigit() or last in "%٪" or unicodedata.combining(last) > 0


def _split(text: str, language: str) -> Iterator[tuple[int, str]]:
    if _LONG_RUN.search(text) or _SURROGATE.search(text):
        for match in _SIMPLE.finditer(text):
            yield match.start(), match.group()
        return
    for token in _tokenizer(language)(text):
        word = token.text
        if len(word) > 1 and not _GLUE.isdisjoint(word):
            for match in _UNGLUED.finditer(word):
                yield token.idx + match.start(), match.group()
        elif len(word) > 1 and word[-1] == "." and _ends_before_stop(word[-2]):
            yield token.idx, word[:-1]
            yield token.idx + len(word) - 1, "."
        else:
            yield token.idx, word
