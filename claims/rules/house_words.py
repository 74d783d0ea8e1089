"""Where the words of a house's term list stand in a text: by whole words, the longest phrase first, none inside another.

A phrase meets its dictionary forms; in a language whose words carry particles in front, it meets them with these, and each is cut
off as the language's table lists them. Listed in another case than the preferred phrase, it is met letter by letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.framing.lexicon import key
from claims.framing.terms import Term
from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.pipeline import Token, tokenize
from claims.model.span import Span

_SHORTEST = 3  # letters left of a word when particles are cut off: of less, every word has some


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A phrase of a term in a text: what is written, and what would stand there instead, as it can be put."""

    term: Term
    span: Span
    words: str
    replacements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    keys: tuple[str, ...]
    words: str
    term: Term | None  # None: a preferred phrase, which is no offence, nor is what stands in it


def find_uses(source: str, span: Span, language: str, terms: Iterable[Term], *, inflected: bool = True) -> Iterator[Use]:
    """The avoided phrases in a run of a text. `inflected`: forms of a listed word count as the word."""
    entries = _entries(terms, language)
    if not entries:
        return
    tokens = tokenize(source, language, start=span.start, end=span.end)
    forms = [_forms(token, language, inflected=inflected) for token in tokens]
    at = 0
    while at < len(tokens):
        entry = _longest(source, tokens, forms, at, entries)
        if entry is None:
            at += 1
            continue
        last = at + len(entry.keys)
        if entry.term is not None:
            found = Span(tokens[at].start, tokens[last - 1].end, span.field)
            words = source[found.start : found.end]
            yield Use(term=entry.term, span=found, words=words, replacements=tuple(_replacements(words, entry, language)))
        at = last


def _entries(terms: Iterable[Term], language: str) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for term in terms:
        listed = [*((words, term) for words in term.avoid), *((words, None) for words in term.prefer)]
        for words, avoided in listed:
            keys = tuple(key(words, language).split(" "))
            found[keys[0]].append(_Entry(keys, words, avoided))
    return found


def _longest(
    source: str, tokens: Sequence[Token], forms: Sequence[frozenset[str]], at: int, entries: dict[str, list[_Entry]]
) -> _Entry | None:
    best: _Entry | None = None
    for form in forms[at]:
        for entry in entries.get(form, ()):
            last = at + len(entry.keys)
            met = last <= len(tokens) and all(word in forms[at + step] for step, word in enumerate(entry.keys))
            if met and (best is None or len(entry.keys) > len(best.keys)) and _as_listed(source, tokens, at, last, entry):
                best = entry
    return best


def _as_listed(source: str, tokens: Sequence[Token], at: int, last: int, entry: _Entry) -> bool:
    """False for a phrase that differs from its preferred form in case or marks only, and is not written letter by letter."""
    if entry.term is None:
        return True
    twins = [words for words in entry.term.prefer if fold_word(words) == fold_word(entry.words)]
    return not twins or source[tokens[at].start : tokens[last - 1].end] == entry.words


def _forms(token: Token, language: str, *, inflected: bool) -> frozenset[str]:
    folded = fold_word(token.text)
    prefixes = table(language, "morphology").get("prefixes", ())
    if prefixes:
        cut = {folded[len(each) :] for each in prefixes if folded.startswith(each) and len(folded) - len(each) >= _SHORTEST}
        return frozenset((folded, *cut))
    return frozenset(token.keys if inflected else (folded,))


def _replacements(words: str, entry: _Entry, language: str) -> Iterator[str]:
    """The preferred phrases as they can stand where `words` stand; none where the form would have to be found by a person."""
    if entry.term is None:
        return
    folded, listed = _folded(words), _folded(entry.words)
    particle = words[: len(words) - len(listed)]
    with_particle = " " not in words and particle != "" and _folded(particle) + listed == folded
    for preferred in entry.term.prefer:
        if folded == listed:
            yield _in_case(words, entry.words, preferred)
        elif with_particle and " " not in preferred and _can_follow(_folded(particle), _folded(preferred), language):
            yield particle + preferred


def _folded(words: str) -> str:
    return " ".join(map(fold_word, words.split()))


def _can_follow(particle: str, word: str, language: str) -> bool:
    """False where a word would bring an article to a particle that holds it, or that it would melt into."""
    prefixes = table(language, "morphology").get("prefixes", ())
    return not any(len(each) == 2 and word.startswith(each) and particle.endswith(each[-1]) for each in prefixes)


def _in_case(words: str, listed: str, preferred: str) -> str:
    """The preferred phrase with the capitals of what it replaces."""
    if len(words) > 1 and words.isupper() and not listed.isupper():
        return preferred.upper()
    if words[:1].isupper() and listed[:1].islower():
        return preferred[:1].upper() + preferred[1:]
    return preferred
