"""Openers: the word or mark before a predicate that its clause begins with.

From a predicate one looks back to the one before. A relative or subordinating word opens the clause where it stands; "and" does
where it joins clauses and not the nouns before the verb; else a comma does. What stands right behind another verb and completes it
("showed that") opens no clause of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from claims.extraction.predicates import Predicate, Words, listed
from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.parser import Arc
from claims.language.pipeline import phrase

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_COMMAS = frozenset(",،")
_PARTICLES = frozenset({"PART", "AUX", "ADV", "PRON", "SCONJ"})
_STRONG = frozenset(";:؛—–")
_LONGEST = 6  # words of a connecting phrase
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})


class Kind(StrEnum):
    """What opens a clause."""

    RELATIVE = "relative"
    SUBORDINATE = "subordinate"
    COORDINATE = "coordinate"
    COMPLEMENT = "complement"
    MARK = "mark"
    BARE = "bare"  # nothing: a verb that follows another clause directly


@dataclass(frozen=True, slots=True)
class Opener:
    """Where a clause begins, as an index into the run of tokens, and by what. `same_time`: by a word such as "when"."""

    at: int
    kind: Kind
    same_time: bool = False


def opener(words: Words, arcs: Sequence[Arc], predicate: Predicate, after: int, *, glued: frozenset[int] = frozenset()) -> Opener:
    """What opens the clause of a predicate; `after` is the first token that it may begin with.

    `glued`: tokens inside a mention, where no clause begins: the "and" of "between 2011 and 2021".
    """
    joint: int | None = None
    commas: list[int] = []
    for at in range(predicate.first, after - 1, -1):
        if at in glued or _is_bound_to(words, at):
            continue
        if at < predicate.first and words.tokens[at].text in _STRONG:
            return Opener(at + 1, Kind.MARK)
        if at < predicate.first and words.tokens[at].text in _COMMAS:
            commas.append(at)
        found = _word_at(words, at, predicate.first)
        if found is None:
            continue
        if found.kind is Kind.RELATIVE and commas and at + 1 < commas[-1] and words.tags[at + 1] == "NUM":
            continue  # "five people, two of them children": "dont deux enfants"
        if found.kind is not Kind.COORDINATE:
            settled = _settled(words, found, after)
            return Opener(settled.at, settled.kind, same_time=words.key(found.at) in listed(words.language, "same_time"))
        completes = words.key(at) in listed(words.language, "complementisers") or found.at < at
        if at == predicate.first or completes or not _has_noun(words, at + 1, predicate.first):
            return found
        joint = found.at if joint is None else joint
    return _between(words, arcs, predicate, joint, commas)


def _is_bound_to(words: Words, at: int) -> bool:
    """True behind a word that binds a condition to what it limits: "takes effect only after"."""
    return at > 0 and words.key(at - 1) in listed(words.language, "binding")


def _word_at(words: Words, at: int, verb: int) -> Opener | None:
    """The opener whose last word stands at a place; a joined "and" counts on the verb itself."""
    key = words.key(at)
    if not key:
        return None
    for form in _bare_forms(key, words.language):
        for entry, kind in _phrases(words.language).get(form, ()):
            first = at - len(entry) + 1
            if at < verb and first >= 0 and _matches(words, first, entry):
                if words.tags[at] == "ADP" and entry[0] in listed(words.language, "also_prepositions"):
                    continue  # "after talks"
                again = kind is Kind.COMPLEMENT and (form != key or _is_joint(words, first - 1))
                return Opener(first - (form == key) if again else first, Kind.COORDINATE if again else kind)  # "and that"
    joined = key.startswith(_joined(words.language))
    if joined and (at == verb or (words.tags[at] in _PARTICLES and not _has_noun(words, at + 1, verb))):
        return Opener(at, Kind.COORDINATE)
    return None


def _is_joint(words: Words, at: int) -> bool:
    return at >= 0 and words.key(at) in listed(words.language, "coordinators")


def _settled(words: Words, found: Opener, after: int) -> Opener:
    """A relative word takes along its preposition, and a count before that. One that completes the verb before it is none."""
    if found.kind is Kind.RELATIVE:
        before = found.at - 1
        if before >= 0 and words.key(found.at) in listed(words.language, "complementisers") and not _follows_noun(words, found.at):
            return Opener(found.at, Kind.COMPLEMENT)
        if before >= after and words.tags[before] == "ADP":
            counts = before - 1 >= after and words.tags[before - 1] == "NUM"  # "two of whom"
            return Opener(before - counts, Kind.RELATIVE)
    return found


def _follows_noun(words: Words, at: int) -> bool:
    before = at - 1
    while before >= 0 and words.tokens[before].text in _COMMAS:
        before -= 1
    return before >= 0 and words.tags[before] in ("NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ", "ADP", "SYM")


def _between(words: Words, arcs: Sequence[Arc], predicate: Predicate, joint: int | None, commas: Sequence[int]) -> Opener:
    """Where nothing but "and" and commas stand before the subject: what lies next to the beginning of the subject."""
    if joint is None and table(words.language, "clauses").get("bare", False):
        return Opener(predicate.first, Kind.BARE)
    begins = [*([joint] if joint is not None else []), *(at + 1 for at in commas)]
    if not begins:
        return Opener(predicate.first, Kind.BARE)
    subject = _subject_start(arcs, predicate)
    if subject is not None:
        best = min(begins, key=lambda at: (abs(at - subject), at))
        return Opener(best, Kind.COORDINATE if best == joint else Kind.MARK)
    if joint is not None:
        return Opener(joint, Kind.COORDINATE)
    return Opener(begins[-1], Kind.MARK)  # the first comma: those behind it belong to the subject


def _subject_start(arcs: Sequence[Arc], predicate: Predicate) -> int | None:
    """The first token of the subject of a predicate; None where the tree shows none before the verb."""
    heads = set(range(predicate.first, predicate.last))
    for at, arc in enumerate(arcs[: predicate.first]):
        if arc.head is not None and arc.relation in _SUBJECTS and (arc.head in heads or _copula_of(arcs, arc.head, heads)):
            return min(_subtree(arcs, at))
    return None


def _copula_of(arcs: Sequence[Arc], head: int, verbs: set[int]) -> bool:
    return any(arcs[at].head == head and arcs[at].relation in ("cop", "aux", "aux:pass") for at in verbs)


def _subtree(arcs: Sequence[Arc], top: int) -> list[int]:
    """A word and those to its left that hang on it, which is all that tells where a phrase begins."""
    found = {top}
    for at in range(top - 1, -1, -1):
        if arcs[at].head in found:
            found.add(at)
        elif arcs[at].head is not None and at < min(found) - 1:
            break
    return sorted(found)


def _has_noun(words: Words, first: int, last: int) -> bool:
    return any(tag in _NOUNS for tag in words.tags[first:last])


def _matches(words: Words, first: int, listed: tuple[str, ...]) -> bool:
    for step, word in enumerate(listed):
        keys = words.tokens[first + step].keys
        if word not in keys and not (step == 0 and keys and word in _bare_forms(keys[0], words.language)):
            return False
    return True


def _bare_forms(key: str, language: str) -> tuple[str, ...]:
    """A word, and what is left of it behind a joined "and"."""
    joined = _joined(language)
    return (key, key[1:]) if joined and len(key) > 2 and key.startswith(joined) else (key,)


@cache
def _joined(language: str) -> tuple[str, ...]:
    return tuple(fold_word(prefix) for prefix in table(language, "clauses").get("joined", ())) or ("\n",)


def connector_length(words: Words, at: int) -> int:
    """How many tokens the listed connecting phrase takes that begins at a token; 0 where none does."""
    longest = 0
    for last in range(at, min(len(words), at + _LONGEST)):
        for form in _bare_forms(words.key(last), words.language):
            for entry, _ in _phrases(words.language).get(form, ()):
                if len(entry) == last - at + 1 and _matches(words, at, entry):
                    longest = len(entry)
    return longest


@cache
def _phrases(language: str) -> dict[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """By its last word: every listed opener, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    lists = (
        ("subordinators", Kind.SUBORDINATE),
        ("relatives", Kind.RELATIVE),
        ("complementisers", Kind.COMPLEMENT),
        ("coordinators", Kind.COORDINATE),
    )
    for name, kind in lists:
        for entry in table(language, "clauses").get(name, ()):
            listed = tuple(fold_word(token.text) for token in phrase(entry, language))
            found.setdefault(listed[-1], []).append((listed, kind))
    return {last: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for last, entries in found.items()}
