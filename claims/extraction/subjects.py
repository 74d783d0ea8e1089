"""What the subject of a clause is: the one who does it, or the one it happens to."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.phrases import Phrase
from claims.extraction.predicates import Predicate, Words
from claims.extraction.scenery import Scenery, is_somebody
from claims.extraction.ties import NEVER, endings, ties
from claims.knowledge.inventory import Frame, frame_of, undergoes
from claims.language.base import table

SUBJECT, OBJECT = "subject", "object"


def part_of_subject(
    words: Words, predicate: Predicate | None, phrases: Sequence[Phrase], roles: Sequence[str | None], scenery: Scenery
) -> str:
    """What the subject is: the one it happens to in a passive and with an event it undergoes, else the one who does it.

    Who goes, meets or speaks is no patient: "est arrivée" and "se reunió" only look like passives. Where no passive is written, an
    event that somebody undergoes at the hands of another happens to the only one named: "قتل جنديان".
    """
    frame = frame_of(scenery.event)
    if predicate is not None and (frame is None or "patient" in frame.roles):
        if is_passive(words, predicate) or is_bare_participle(words, predicate):
            return "recipient" if frame is not None and "recipient" in frame.roles and OBJECT in roles else "patient"
        if OBJECT not in roles and _has_doer(words, predicate, phrases, roles, scenery):
            return "patient"
    if undergoes(scenery.event) and (OBJECT not in roles or (frame is not None and frame.always)):
        return "patient"
    silent = bool(table(words.language, "roles").get("passive_unwritten", False))
    if silent and frame is not None and predicate is not None and predicate.last - predicate.first == 1 and scenery.lent is None:
        at = next((at for at, role in enumerate(roles) if role == SUBJECT), None)
        alone = at is not None and OBJECT not in roles and "patient" not in roles and phrases[at].first >= predicate.last
        if alone and at is not None and not _has_object_written(words, predicate) and is_done_to(frame, phrases[at], scenery):
            return "patient"
    return "agent"


def _has_object_written(words: Words, predicate: Predicate) -> bool:
    """True for a verb that ends with the pronoun of its object: "اعتقلته الشرطة"."""
    book = table(words.language, "coreference")
    endings = tuple(ending for name in ("attached_he", "attached_she", "attached_they") for ending in book.get(name, ()))
    return bool(endings) and words.tokens[predicate.head].text.endswith(endings)


def is_done_to(frame: Frame, phrase: Phrase, scenery: Scenery) -> bool:
    """True where a lone noun is the one the deed is done to: always with a deed done to people, else when it is a thing."""
    if frame.transitive:
        return True
    somebody = phrase.name is not None or any(at in scenery.somebody for at in range(phrase.first, phrase.last))
    return (
        not somebody
        and "patient" in frame.roles
        and "thing" in frame.roles["patient"]
        and "thing" not in frame.roles.get("agent", ())
    )


def _has_doer(words: Words, predicate: Predicate, phrases: Sequence[Phrase], roles: Sequence[str | None], scenery: Scenery) -> bool:
    """True where somebody stands behind the verb with the preposition of the one who does it."""
    doers = ties(words.language)["agent"]
    return any(
        role == "agent" and phrase.tie in doers and phrase.first >= predicate.last and is_somebody(phrase, scenery)
        for phrase, role in zip(phrases, roles, strict=True)
    )


def is_bare_participle(words: Words, predicate: Predicate) -> bool:
    """True for a past participle that stands for a clause: "a law approved by parliament"."""
    alone = predicate.last - predicate.first == 1 and words.forms[predicate.head] == "part"
    return alone and not words.key(predicate.head).endswith(endings(words.language, "active_participles"))


def is_passive(words: Words, predicate: Predicate) -> bool:
    """True where the subject undergoes the deed: a form of "be" with a participle, a reflexive, or an auxiliary that says so."""
    listed = ties(words.language)
    near = range(max(0, predicate.first - 1), predicate.last)
    if any(_is_listed(words, at, listed["reflexive"]) for at in near):
        return True
    helped = any(_is_listed(words, at, listed["passive"]) for at in range(predicate.first, predicate.last))
    if words.key(predicate.head).endswith(endings(words.language, "active_participles")):
        return False
    return helped and (words.forms[predicate.head] == "part" or bool(table(words.language, "roles").get("verb_first", False)))


def _is_listed(words: Words, at: int, listed: frozenset[str]) -> bool:
    return any(key in listed for key in words.tokens[at].keys[:2])


def find_doers(words: Words, predicate: Predicate, phrases: Sequence[Phrase], found: list[str | None]) -> None:
    """Who did it, told by a case ending behind a passive: "арестован полицией"."""
    cases = endings(words.language, "doer_endings")
    if cases == NEVER or not is_passive(words, predicate):
        return
    for at, phrase in enumerate(phrases):
        if phrase.tie is None and phrase.first >= predicate.last and words.key(phrase.last - 1).endswith(cases):
            found[at] = "agent"
            return
