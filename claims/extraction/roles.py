"""Who takes part in an event and how: the roles of the noun phrases of its clause.

The dependency tree says which phrase is the subject and which the object, where a language has one; elsewhere the order of the
words does. A passive turns them around, and so does an event that its subject undergoes ("12 people died"). What a preposition ties
to the verb plays the part that the language's table gives it, by whether it is a place, somebody or a thing.

Roles: agent, patient, recipient, partner, place, origin, destination, topic, instrument.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.phrases import Phrase, find_phrases
from claims.extraction.predicates import Predicate, Words
from claims.extraction.scenery import Scenery, is_somebody
from claims.extraction.subjects import OBJECT, SUBJECT, find_doers, is_bare_participle, is_done_to, is_passive, part_of_subject
from claims.extraction.ties import governed, ties
from claims.knowledge.inventory import Frame, frame_of
from claims.language.base import table
from claims.language.parser import Arc
from claims.model.claim import Argument
from claims.model.name import NameKind
from claims.model.span import Field, Span

_PART = "part of the event"
_RELATIONS = {
    "nsubj": SUBJECT,
    "csubj": SUBJECT,
    "nsubj:pass": "patient",
    "csubj:pass": "patient",
    "obj": OBJECT,
    "iobj": "recipient",
    "obl:agent": "agent",
}


def read_arguments(
    words: Words,
    arcs: Sequence[Arc],
    places: Sequence[int],
    predicate: Predicate | None,
    scenery: Scenery,
    source: str,
    field: Field,
) -> tuple[Argument, ...]:
    """The arguments of a clause in order of position; `places` are its tokens."""
    verbs = frozenset(range(predicate.first, predicate.last)) if predicate else frozenset()
    phrases = [
        phrase
        for phrase in find_phrases(words, places, verbs, scenery.names, scenery.dated)
        if not scenery.measured.issuperset(range(phrase.first, phrase.last))
    ]
    phrases = [_freed(words, phrase, scenery) for phrase in _whole(words, phrases, scenery)]
    roles = _roles(words, arcs, predicate, phrases, scenery)
    subject = part_of_subject(words, predicate, phrases, roles, scenery)
    found: list[Argument] = []
    if (
        scenery.lent is not None
        and predicate is not None
        and SUBJECT not in roles
        and "patient" not in roles[: _before(phrases, predicate)]
    ):
        found.append(replace(scenery.lent, role=subject))
    last: str | None = None
    told = {SUBJECT: subject, OBJECT: "patient", _PART: None}
    titled: str | None = None
    for at, (phrase, role) in enumerate(zip(phrases, roles, strict=True)):
        if at > 0 and _is_of_noun(words, phrases[at - 1], phrase, scenery):
            continue  # "the minister of industry": nobody of the event
        person = phrase.name is not None and phrase.name.kind is NameKind.PER
        if phrase.joined and person and titled is not None:
            last = titled  # "the minister of industry, Ana Ruiz"
        elif not (phrase.joined and last is not None):
            last = told.get(role or "", role)
        if any(place in scenery.somebody for place in range(phrase.first, phrase.last)) and not person:
            titled = last
        if last is not None:
            found.append(as_argument(words, phrase, last, source, field))
    return tuple(found)


def _whole(words: Words, phrases: Sequence[Phrase], scenery: Scenery) -> list[Phrase]:
    """The phrases, a figure or a kind of place taken together with what it is of: "thousands of teachers", "the town of Goma"."""
    found: list[Phrase] = []
    for phrase in phrases:
        before = found[-1] if found else None
        if before is not None and _belongs(words, before, phrase) and _carries(before, scenery):
            found[-1] = replace(phrase, first=before.first, tie=before.tie, joined=before.joined)
        else:
            found.append(phrase)
    return found


def _carries(phrase: Phrase, scenery: Scenery) -> bool:
    """True for a figure, a kind of place, and what is part of the event's own words: "lost control of Goma"."""
    inside = scenery.trigger.issuperset(range(phrase.first, phrase.last))
    return phrase.name is None and (inside or phrase.head in scenery.figures or phrase.head in scenery.somewhere)


def _belongs(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """True for a phrase that a preposition ties to the noun right before it."""
    genitive = ties(words.language).get("genitive", frozenset())
    return phrase.tie is not None and phrase.tie in genitive and phrase.first - before.last == len(phrase.tie.split())


def _freed(words: Words, phrase: Phrase, scenery: Scenery) -> Phrase:
    """A phrase without a preposition that is a part of the event: "laid off 400 workers"."""
    if phrase.tie is None or phrase.first - 1 not in scenery.trigger or phrase.first in scenery.trigger:
        return phrase
    parts = {role for role, listed in ties(words.language).items() if phrase.tie in listed}
    return replace(phrase, tie=None) if words.key(phrase.first - 1) == phrase.tie and parts <= {"place"} else phrase


def _is_of_noun(words: Words, before: Phrase, phrase: Phrase, scenery: Scenery) -> bool:
    """True for a phrase that belongs to the noun right before it, where the event comes from nowhere."""
    if not _belongs(words, before, phrase):
        return False
    frame = frame_of(scenery.event)
    return frame is None or "origin" not in frame.roles or phrase.tie not in ties(words.language)["origin"]


def _before(phrases: Sequence[Phrase], predicate: Predicate) -> int:
    return sum(phrase.last <= predicate.first for phrase in phrases)


def _roles(
    words: Words, arcs: Sequence[Arc], predicate: Predicate | None, phrases: Sequence[Phrase], scenery: Scenery
) -> list[str | None]:
    """What each phrase is by the tree, else by its preposition, else by its place."""
    frame = frame_of(scenery.event)
    found = [
        _by_tie(words, phrase, scenery) if phrase.tie is not None else _by_tree(arcs, predicate, phrase, frame)
        for phrase in phrases
    ]
    if predicate is None:
        return found
    for at, phrase in enumerate(phrases):
        if phrase.tie is not None and found[at] == "patient":
            found[at] = None  # "the goal of the victory": of the noun before it, not of the verb
    subjects = [at for at, role in enumerate(found) if role == SUBJECT and not phrases[at].joined]
    if len(subjects) > 1 and phrases[subjects[0]].last <= predicate.first and phrases[subjects[-1]].first >= predicate.last:
        found[subjects[-1]] = OBJECT  # there is one before the verb: what a parser takes for another is the object
    for at, role in enumerate(found):
        phrase, behind_it = phrases[at], phrases[at].first >= predicate.last
        inside = scenery.trigger.issuperset(range(phrase.first, phrase.last))
        if inside and frame is not None and frame.undergoes and behind_it:
            found[at] = _PART  # "take effect", "entrer en vigueur": a part of the event itself
        elif role == SUBJECT and behind_it and len(subjects) == 1 and frame is not None and OBJECT not in found:
            lone = not frame.transitive and is_done_to(frame, phrase, scenery) and scenery.lent is None
            if lone and not is_passive(words, predicate):
                found[at] = OBJECT  # "no reforzó los pilares": a thing does not act
    tied = governed(words.language).get(scenery.event or "", frozenset())
    for at, phrase in enumerate(phrases):
        if phrase.tie in tied and phrase.first >= predicate.last:
            found[at] = OBJECT
            break
    find_doers(words, predicate, phrases, found)
    if not (is_passive(words, predicate) or is_bare_participle(words, predicate)):
        for at, phrase in enumerate(phrases):
            if found[at] == "agent" and phrase.tie in ties(words.language)["agent"] and not is_somebody(phrase, scenery):
                found[at] = "topic" if frame is not None and "topic" in frame.roles else None  # "condenó por fraude"
    verb_first = bool(table(words.language, "roles").get("verb_first", False))
    bare = [at for at, phrase in enumerate(phrases) if phrase.tie is None and not phrase.joined and found[at] is None]
    before = [at for at in bare if phrases[at].last <= predicate.first]
    behind = [at for at in bare if phrases[at].first >= predicate.last and not _is_of_other_verb(words, predicate, phrases[at])]
    if SUBJECT not in found and "patient" not in found[: _before(phrases, predicate)]:
        if before:
            found[before[0]] = SUBJECT
        elif behind and verb_first and (scenery.lent is None or len(behind) > 1):
            found[behind.pop(0)] = SUBJECT
    if OBJECT not in found:
        if behind:
            found[behind[0]] = OBJECT
        else:
            _personal_object(words, predicate, phrases, found, scenery)
    return found


def _is_of_other_verb(words: Words, predicate: Predicate, phrase: Phrase) -> bool:
    """True when another verb stands between the predicate and a phrase: "plunged into a ravine, killing nine"."""
    between = range(predicate.last, phrase.first)
    comma = next((at for at in between if words.tags[at] == "PUNCT"), None)
    return comma is not None and any(words.tags[at] == "VERB" for at in between if at > comma)


def _personal_object(
    words: Words, predicate: Predicate, phrases: Sequence[Phrase], found: list[str | None], scenery: Scenery
) -> None:
    """Where a language ties persons to the verb by a preposition ("mató a 40 personas"), the first such phrase is the object."""
    personal, frame = ties(words.language).get("personal", frozenset()), frame_of(scenery.event)
    if frame is not None and (frame.undergoes or not {"recipient", "destination", "patient"}.intersection(frame.roles)):
        return
    open_to = (None, "recipient", "destination") if frame is not None and "destination" not in frame.roles else (None, "recipient")
    for at, phrase in enumerate(phrases):
        if phrase.first >= predicate.last and phrase.tie in personal and found[at] in open_to:
            found[at] = OBJECT
            return


def _by_tree(arcs: Sequence[Arc], predicate: Predicate | None, phrase: Phrase, frame: Frame | None) -> str | None:
    if not arcs or predicate is None:
        return None
    for at in range(phrase.first, phrase.last):
        arc = arcs[at]
        if arc.head is None or phrase.first <= arc.head < phrase.last or arc.relation not in _RELATIONS:
            continue
        if predicate.first <= arc.head < predicate.last or _stands_for(arcs, arc.head, predicate):
            role = _RELATIONS[arc.relation]
            return SUBJECT if role == "patient" and frame is not None and "patient" not in frame.roles else role
    return None


def _stands_for(arcs: Sequence[Arc], head: int, predicate: Predicate) -> bool:
    """True when a word is what "is" says of the subject."""
    return any(arcs[at].head == head for at in range(predicate.first, predicate.last))


def _by_tie(words: Words, phrase: Phrase, scenery: Scenery) -> str | None:
    """The part a preposition gives: to a place, to somebody, or to a thing."""
    tie, roles = phrase.tie or "", ties(words.language)
    kind = phrase.name.kind if phrase.name is not None else None
    inside = range(phrase.first, phrase.last)
    order: tuple[str, ...]
    if kind is NameKind.LOC or (kind is None and phrase.head in scenery.somewhere):
        order = ("agent", "place", "origin", "destination", "partner", "recipient", "parties")
    elif kind is not None or any(at in scenery.somebody for at in inside):
        order = ("agent", "partner", "parties", "recipient", "origin", "patient", "topic", "place")
    else:
        order = ("agent", "parties", "partner", "place", "topic", "patient", "instrument")
    chosen = next((role for role in order if tie in roles.get(role, ())), None)
    return "agent" if chosen == "parties" else chosen


def as_argument(words: Words, phrase: Phrase, role: str, source: str, field: Field) -> Argument:
    """A phrase as an argument: the name in it, else its words."""
    if phrase.name is not None:
        name = phrase.name
        return Argument(role=role, span=name.span, text=name.text, entity=name.entity)
    start, end = words.tokens[phrase.first].start, words.tokens[phrase.last - 1].end
    return Argument(role=role, span=Span(start, end, field), text=source[start:end])
