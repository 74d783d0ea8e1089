"""Noun phrases of a clause: what may take part in its event.

A phrase is a run of words that a noun, name or figure heads, with the word before it that ties it to the verb. A name inside it
stands for the whole: of "the finance minister Ana Ruiz" the argument is Ana Ruiz.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.extraction.predicates import VERBS, Words
from claims.knowledge.concepts import concept
from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.lexicon import find_concepts, lexicon
from claims.language.pipeline import phrase
from claims.model.name import NameMention

_NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "SYM", "X"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_LONGEST = 4  # words of a preposition
NO_TIES = frozenset({"governed", "doer_endings", "active_participles"})  # lists of roles.toml that hold no prepositions


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `[first, last)` of a sentence; `head` carries the meaning, `name` is the name in it. `tie`: the preposition before it.

    `joined`: it goes on from the phrase before it by "and" or a comma.
    """

    first: int
    last: int
    head: int
    tie: str | None
    name: NameMention | None
    joined: bool = False


def find_phrases(
    words: Words, places: Sequence[int], verbs: frozenset[int], names: Sequence[NameMention], taken: frozenset[int]
) -> list[Phrase]:
    """The noun phrases among the tokens at `places`, in order. `verbs`: tokens of the predicate; `taken`: tokens of times."""
    found: list[Phrase] = []
    run: list[int] = []
    ends = {name.span.end for name in names}
    whole = frozenset(at for at in places for name in names if name.span.start == words.tokens[at].start)
    inside = frozenset(
        at for at in places for name in names if name.span.start < words.tokens[at].start and words.tokens[at].end <= name.span.end
    )
    for at in [*places, -1]:
        opens = at >= 0 and at not in verbs and at not in taken and _is_nominal(words, at)
        if run and (at != run[-1] + 1 or not opens or (at not in inside and _breaks(words, run, at, ends, whole))):
            found += _phrase(words, run, names, found, verbs, whole)
            run = []
        if opens:
            run.append(at)
    return found


def _is_nominal(words: Words, at: int) -> bool:
    return words.tags[at] in _NOMINAL and bool(words.key(at)) and words.key(at) not in _closed(words.language)


def _breaks(words: Words, run: Sequence[int], at: int, ends: set[int], whole: frozenset[int]) -> bool:
    """A new phrase begins with a determiner behind a noun, or with a word that a joint or preposition is written into."""
    if words.tags[at] == "DET" and words.tags[run[-1]] in _HEADS:
        return True
    article = table(words.language, "roles").get("article", "")
    titled = at in whole and words.tags[at] == "PROPN" and _is_title(words, run[-1])
    if article and words.key(run[-1]).startswith(article) and not words.key(at).startswith(article) and not titled:
        return True  # behind a noun with its article nothing without one belongs to it: "وقع الوزير | اتفاقية"
    if article and words.key(run[-1]).startswith(article) and words.key(at).startswith(article) and _is_thing(words, at):
        return True  # nor does another noun with its own: "رفضت المحكمة | الطعن"
    if words.tokens[run[-1]].end in ends and words.tags[at] != "PROPN":
        return True
    return at not in whole and _prefix(words, at) is not None and len(run) >= 1 and words.tags[at] not in VERBS


def _is_title(words: Words, at: int) -> bool:
    """True for a word that says what somebody is: "العمدة كلير أوبير"."""
    kinds = {found.kind for match in find_concepts(words.tokens[at : at + 1], words.language) if (found := concept(match.concept))}
    return "role" in kinds


def _is_thing(words: Words, at: int) -> bool:
    """True for a word that the lexicon knows as a noun alone: what it calls a quality may be an adjective."""
    kinds = {found.kind for match in find_concepts(words.tokens[at : at + 1], words.language) if (found := concept(match.concept))}
    return bool(kinds) and kinds.isdisjoint({"quality", "role"}) if words.tags[at] != "NOUN" else "quality" not in kinds


def _phrase(
    words: Words,
    run: Sequence[int],
    names: Sequence[NameMention],
    before: Sequence[Phrase],
    verbs: frozenset[int],
    whole: frozenset[int],
) -> list[Phrase]:
    heads = [at for at in run if words.tags[at] in _HEADS] or [at for at in run if words.tags[at] == "ADJ"]
    if not heads:
        return []
    first, last = run[0], run[-1] + 1
    name = _name_in(words, first, last, names)
    tie = tie_before(words, first, glued=first not in whole)
    joined = tie is None and _goes_on(words, first, before, verbs)
    head = heads[0] if table(words.language, "roles").get("head_first", True) else heads[-1]
    return [Phrase(first, last, head, tie, name, joined)]


def _name_in(words: Words, first: int, last: int, names: Sequence[NameMention]) -> NameMention | None:
    """The last name that begins in a run: what stands before it is title and rank."""
    start, end = words.tokens[first].start, words.tokens[last - 1].end
    inside = [name for name in names if start <= name.span.start < end]
    people = [name for name in inside if name.kind.value == "PER"]
    return next(iter(reversed(people or inside)), None)


def tie_before(words: Words, first: int, *, glued: bool = True) -> str | None:
    """The preposition before a phrase, or the one written with its first word, unless nothing is (`glued`)."""
    joined = _prefix(words, first) if glued else None
    if joined is not None and joined not in table(words.language, "clauses").get("joined", ()):
        return joined
    for length in range(min(_LONGEST, first), 0, -1):
        key = " ".join(words.key(at) for at in range(first - length, first))
        if key in _ties(words.language):
            return key
    if first == 0 or words.tags[first - 1] != "ADP" or words.tags[first] == "NUM":
        return None  # before a figure a word that is no known preposition says how sure it is: "quelque 2 600 habitants"
    return words.key(first - 1)


def _prefix(words: Words, at: int) -> str | None:
    """A preposition or "and" that is written with a word, in languages that do so: "لروسيا", "وروسيا"."""
    key = words.key(at)
    if key in lexicon(words.language):
        return None  # a word of its own: "وزيرة", "وكالة"
    for prefix in table(words.language, "roles").get("prefixes", ()):
        folded = fold_word(prefix)
        if key.startswith(folded) and len(key) > len(folded) + 2 and key[len(folded) :] in words.tokens[at].keys[1:]:
            return str(prefix)
    return None


def _goes_on(words: Words, first: int, before: Sequence[Phrase], verbs: frozenset[int]) -> bool:
    if not before or any(before[-1].last <= at < first for at in verbs):
        return False
    gap = range(before[-1].last, first)
    joins = {fold_word(word) for word in table(words.language, "clauses").get("coordinators", ())}
    glue = _prefix(words, first) in table(words.language, "clauses").get("joined", ())
    return (glue and not gap) or (0 < len(gap) <= 2 and all(words.key(at) in joins or words.tokens[at].text in ",،" for at in gap))


@cache
def _closed(language: str) -> frozenset[str]:
    lists = ("relatives", "complementisers", "subordinators", "coordinators")
    found = {fold_word(word) for name in lists for word in table(language, "clauses").get(name, ())}
    return frozenset(found | {fold_word(word) for word in table(language, "roles").get("reflexive", ())})


@cache
def _ties(language: str) -> frozenset[str]:
    found = set()
    for name, words in table(language, "roles").items():
        if isinstance(words, list) and name not in NO_TIES:
            found |= {" ".join(fold_word(token.text) for token in phrase(word, language)) for word in words}
    return frozenset(found)
