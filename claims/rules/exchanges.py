"""Statements on two sides that share few words and still exclude each other.

"We were the better side" and "they were better": only one of two sides can be. "It is not directed against anyone" and "it is our
answer to those who": what is meant for nobody is meant for none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from claims.knowledge.concepts import concept
from claims.language.base import knowledge
from claims.language.pipeline import Token
from claims.rules.cues import has
from claims.rules.said import Said
from claims.rules.stances import alike

_EXCLUSIVE = ("better", "fault", "merit")  # what only one of two sides can be
_BREAKS = frozenset(",;:.!?،؛—–")


def exchanged(a: Said, b: Said) -> str | None:
    """In what the two exclude each other: a key of the rule's table of words.

    "sides" where they say one thing of their own side and of the other, "aim" where one is meant for nobody, "wish" where one does
    not ask for the going of somebody who in the other must go.
    """
    if _renounces(a, b) or _renounces(b, a):
        return "wish"
    if (
        a.direct
        and b.direct
        and not _apart(a, b)
        and any(_exclude(one, a, other, b) for one, other in product(_parts(a.tokens), _parts(b.tokens)))
    ):
        return "sides"
    aims = (_aims_at_nobody(a) and _aims(b)) or (_aims_at_nobody(b) and _aims(a))
    return "aim" if aims and _of_one_thing(a, b) else None


def _renounces(a: Said, b: Said) -> bool:
    """True for "we do not ask for the fall of the government" beside "this government must go"."""
    if not (a.direct and b.direct and a.holds("wants") and b.holds("must", "wants") and not b.holds("possible")):
        return False
    if not any(_denies(part, part.tokens) and part.holds("wants") and _goers(part) & _goers(b) for part in (a, *a.denying())):
        return False
    return not _denies(b, b.tokens)


def _goers(said: Said) -> set[str]:
    """Who is to go, where a clause speaks of somebody's going."""
    found = {mention.concept for mention in said.claim.concepts if said.speaks_in(mention.span)}
    if not found.intersection(knowledge("quotes")["departures"]):
        return set()
    return {name for name in found if name == "government" or ((known := concept(name)) is not None and known.kind == "role")}


def _exclude(one: Sequence[Token], a: Said, other: Sequence[Token], b: Said) -> bool:
    if _denies(a, one) or _denies(b, other):
        return False
    of_us, of_them = (_owners(a, one), _owners(b, other))
    if {of_us, of_them} != {"ours", "theirs"}:
        return False
    return any(a.holds(name, tokens=one) and b.holds(name, tokens=other) for name in _EXCLUSIVE)


def _owners(said: Said, tokens: Sequence[Token]) -> str | None:
    """Whom a part of a clause is about, where it names one side alone."""
    ours, theirs = said.holds("ours", tokens=tokens), said.holds("theirs", tokens=tokens)
    if ours is theirs:
        return None
    return "ours" if ours else "theirs"


def _aims_at_nobody(said: Said) -> bool:
    tokens = said.sentence
    return said.holds("aim") and said.holds("nobody", tokens=tokens) and _denies(said, said.tokens) and not _names_them(said)


def _aims(said: Said) -> bool:
    return said.holds("aim") and _names_them(said) and not _denies(said, said.tokens)


def _names_them(said: Said) -> bool:
    return said.holds("someone", tokens=said.sentence)


def _apart(a: Said, b: Said) -> bool:
    """True when each says it of another of several: the first set, the second set."""
    ordinals = knowledge("quotes")["ordinals"]
    ours, theirs = ({mention.concept for mention in said.claim.concepts if mention.concept in ordinals} for said in (a, b))
    return bool(ours and theirs) and not ours & theirs


def _of_one_thing(a: Said, b: Said) -> bool:
    """True when both name one thing, however loosely: "this treaty", "this document"."""
    ours, theirs = ({mention.concept for mention in said.claim.concepts} for said in (a, b))
    return any(alike(one, other) for one in ours for other in theirs)


def _denies(said: Said, tokens: Sequence[Token]) -> bool:
    return has("no", tokens, said.claim.language, book="discourse")


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The parts of a clause between its marks."""
    part: list[Token] = []
    for token in tokens:
        if token.text in _BREAKS:
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part
