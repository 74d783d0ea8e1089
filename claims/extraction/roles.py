"""Who takes part in an event and how: the roles of the noun phrases of its clause.

The dependency tree says which phrase is the subject and which the object, where a language has one; elsewhere the order of the
words does. A passive turns them around, and so does an event that its subject undergoes ("12 people died"). What a preposition ties
to the verb plays the part that the language's table gives it, by whether it is a place, somebody or a thing.

Roles: agent, patient, recipient, partner, place, origin, destination, topic, instrument.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claims.extraction.phrases import NO_TIES, Phrase, find_phrases
from claims.extraction.predicates import Predicate, Words
from claims.knowledge.inventory import Frame, frame_of, undergoes
from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.parser import Arc
from claims.model.claim import Argument
from claims.model.name import NameKind, NameMention
from claims.model.span import Field, Span

_SUBJECT, _OBJECT = "subject", "object"
_PART = "part of the event"
_NEVER = ("\n",)
_RELATIONS = {
    "nsubj": _SUBJECT,
    "csubj": _SUBJECT,
    "nsubj:pass": "patient",
    "csubj:pass": "patient",
    "obj": _OBJECT,
    "iobj": "recipient",
    "obl:agent": "agent",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenery:
    """What is known of a clause beside its words: the concept of its event, its names, and which tokens are what.

    `dated`: tokens of times, `measured`: of figures with a unit; `somebody` and `somewhere`: of roles, organizations and kinds of
    place, `trigger`: of the words that name the event,
    `figures`: of numbers. `lent`: who a relative word stands for, or the subject of the clause it goes on from.
    """

    event: str | None
    names: Sequence[NameMention]
    dated: frozenset[int]
    measured: frozenset[int]
    somebody: frozenset[int]
    somewhere: frozenset[int]
    trigger: frozenset[int] = frozenset()
    figures: frozenset[int] = frozenset()
    lent: Argument | None = None


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
    subject = _part_of_subject(words, predicate, phrases, roles, scenery)
    found: list[Argument] = []
    if (
        scenery.lent is not None
        and predicate is not None
        and _SUBJECT not in roles
        and "patient" not in roles[: _before(phrases, predicate)]
    ):
        found.append(replace(scenery.lent, role=subject))
    last: str | None = None
    told = {_SUBJECT: subject, _OBJECT: "patient", _PART: None}
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
    genitive = _ties(words.language).get("genitive", frozenset())
    return phrase.tie is not None and phrase.tie in genitive and phrase.first - before.last == len(phrase.tie.split())


def _freed(words: Words, phrase: Phrase, scenery: Scenery) -> Phrase:
    """A phrase without a preposition that is a part of the event: "laid off 400 workers"."""
    if phrase.tie is None or phrase.first - 1 not in scenery.trigger or phrase.first in scenery.trigger:
        return phrase
    parts = {role for role, ties in _ties(words.language).items() if phrase.tie in ties}
    return replace(phrase, tie=None) if words.key(phrase.first - 1) == phrase.tie and parts <= {"place"} else phrase


def _is_of_noun(words: Words, before: Phrase, phrase: Phrase, scenery: Scenery) -> bool:
    """True for a phrase that belongs to the noun right before it, where the event comes from nowhere."""
    if not _belongs(words, before, phrase):
        return False
    frame = frame_of(scenery.event)
    return frame is None or "origin" not in frame.roles or phrase.tie not in _ties(words.language)["origin"]


def _part_of_subject(
    words: Words, predicate: Predicate | None, phrases: Sequence[Phrase], roles: Sequence[str | None], scenery: Scenery
) -> str:
    """What the subject is: the one it happens to in a passive and with an event it undergoes, else the one who does it.

    Who goes, meets or speaks is no patient: "est arrivée" and "se reunió" only look like passives. Where no passive is written, an
    event that somebody undergoes at the hands of another happens to the only one named: "قتل جنديان".
    """
    frame = frame_of(scenery.event)
    if predicate is not None and (frame is None or "patient" in frame.roles):
        if is_passive(words, predicate) or _is_bare_participle(words, predicate):
            return "recipient" if frame is not None and "recipient" in frame.roles and _OBJECT in roles else "patient"
        if _OBJECT not in roles and _has_doer(words, predicate, phrases, roles, scenery):
            return "patient"
    if undergoes(scenery.event) and (_OBJECT not in roles or (frame is not None and frame.always)):
        return "patient"
    silent = bool(table(words.language, "roles").get("passive_unwritten", False))
    if silent and frame is not None and predicate is not None and predicate.last - predicate.first == 1 and scenery.lent is None:
        at = next((at for at, role in enumerate(roles) if role == _SUBJECT), None)
        alone = at is not None and _OBJECT not in roles and "patient" not in roles and phrases[at].first >= predicate.last
        if alone and at is not None and _is_done_to(frame, phrases[at], scenery):
            return "patient"
    return "agent"


def _is_bare_participle(words: Words, predicate: Predicate) -> bool:
    """True for a past participle that stands for a clause: "a law approved by parliament"."""
    alone = predicate.last - predicate.first == 1 and words.forms[predicate.head] == "part"
    return alone and not words.key(predicate.head).endswith(_endings(words.language, "active_participles"))


def _has_doer(words: Words, predicate: Predicate, phrases: Sequence[Phrase], roles: Sequence[str | None], scenery: Scenery) -> bool:
    """True where somebody stands behind the verb with the preposition of the one who does it."""
    doers = _ties(words.language)["agent"]
    return any(
        role == "agent" and phrase.tie in doers and phrase.first >= predicate.last and _is_somebody(phrase, scenery)
        for phrase, role in zip(phrases, roles, strict=True)
    )


def _is_somebody(phrase: Phrase, scenery: Scenery) -> bool:
    named = phrase.name is not None and phrase.name.kind is not NameKind.MISC
    return named or any(at in scenery.somebody for at in range(phrase.first, phrase.last))


def _is_done_to(frame: Frame, phrase: Phrase, scenery: Scenery) -> bool:
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
    subjects = [at for at, role in enumerate(found) if role == _SUBJECT and not phrases[at].joined]
    if len(subjects) > 1 and phrases[subjects[0]].last <= predicate.first and phrases[subjects[-1]].first >= predicate.last:
        found[subjects[-1]] = _OBJECT  # there is one before the verb: what a parser takes for another is the object
    for at, role in enumerate(found):
        phrase, behind_it = phrases[at], phrases[at].first >= predicate.last
        inside = scenery.trigger.issuperset(range(phrase.first, phrase.last))
        if inside and frame is not None and frame.undergoes and behind_it:
            found[at] = _PART  # "take effect", "entrer en vigueur": a part of the event itself
        elif role == _SUBJECT and behind_it and len(subjects) == 1 and frame is not None and _OBJECT not in found:
            lone = not frame.transitive and _is_done_to(frame, phrase, scenery) and scenery.lent is None
            if lone and not is_passive(words, predicate):
                found[at] = _OBJECT  # "no reforzó los pilares": a thing does not act
    governed = _governed(words.language).get(scenery.event or "", frozenset())
    for at, phrase in enumerate(phrases):
        if phrase.tie in governed and phrase.first >= predicate.last:
            found[at] = _OBJECT
            break
    _doers(words, predicate, phrases, found)
    if not (is_passive(words, predicate) or _is_bare_participle(words, predicate)):
        for at, phrase in enumerate(phrases):
            if found[at] == "agent" and phrase.tie in _ties(words.language)["agent"] and not _is_somebody(phrase, scenery):
                found[at] = "topic" if frame is not None and "topic" in frame.roles else None  # "condenó por fraude"
    verb_first = bool(table(words.language, "roles").get("verb_first", False))
    bare = [at for at, phrase in enumerate(phrases) if phrase.tie is None and not phrase.joined and found[at] is None]
    before = [at for at in bare if phrases[at].last <= predicate.first]
    behind = [at for at in bare if phrases[at].first >= predicate.last and not _is_of_other_verb(words, predicate, phrases[at])]
    if _SUBJECT not in found and "patient" not in found[: _before(phrases, predicate)]:
        if before:
            found[before[0]] = _SUBJECT
        elif behind and verb_first and (scenery.lent is None or len(behind) > 1):
            found[behind.pop(0)] = _SUBJECT
    if _OBJECT not in found:
        if behind:
            found[behind[0]] = _OBJECT
        else:
            _personal_object(words, predicate, phrases, found, scenery)
    return found


def _is_of_other_verb(words: Words, predicate: Predicate, phrase: Phrase) -> bool:
    """True when another verb stands between the predicate and a phrase: "plunged into a ravine, killing nine"."""
    between = range(predicate.last, phrase.first)
    comma = next((at for at in between if words.tags[at] == "PUNCT"), None)
    return comma is not None and any(words.tags[at] == "VERB" for at in between if at > comma)


def _doers(words: Words, predicate: Predicate, phrases: Sequence[Phrase], found: list[str | None]) -> None:
    """Who did it, told by a case ending behind a passive: "арестован полицией"."""
    endings = _endings(words.language, "doer_endings")
    if endings == _NEVER or not is_passive(words, predicate):
        return
    for at, phrase in enumerate(phrases):
        if phrase.tie is None and phrase.first >= predicate.last and words.key(phrase.last - 1).endswith(endings):
            found[at] = "agent"
            return


def _personal_object(
    words: Words, predicate: Predicate, phrases: Sequence[Phrase], found: list[str | None], scenery: Scenery
) -> None:
    """Where a language ties persons to the verb by a preposition ("mató a 40 personas"), the first such phrase is the object."""
    personal, frame = _ties(words.language).get("personal", frozenset()), frame_of(scenery.event)
    if frame is not None and (frame.undergoes or not {"recipient", "destination", "patient"}.intersection(frame.roles)):
        return
    open_to = (None, "recipient", "destination") if frame is not None and "destination" not in frame.roles else (None, "recipient")
    for at, phrase in enumerate(phrases):
        if phrase.first >= predicate.last and phrase.tie in personal and found[at] in open_to:
            found[at] = _OBJECT
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
            return _SUBJECT if role == "patient" and frame is not None and "patient" not in frame.roles else role
    return None


def _stands_for(arcs: Sequence[Arc], head: int, predicate: Predicate) -> bool:
    """True when a word is what "is" says of the subject."""
    return any(arcs[at].head == head for at in range(predicate.first, predicate.last))


def _by_tie(words: Words, phrase: Phrase, scenery: Scenery) -> str | None:
    """The part a preposition gives: to a place, to somebody, or to a thing."""
    tie, roles = phrase.tie or "", _ties(words.language)
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


def is_passive(words: Words, predicate: Predicate) -> bool:
    """True where the subject undergoes the deed: a form of "be" with a participle, a reflexive, or an auxiliary that says so."""
    listed = _ties(words.language)
    near = range(max(0, predicate.first - 1), predicate.last)
    if any(_is_listed(words, at, listed["reflexive"]) for at in near):
        return True
    helped = any(_is_listed(words, at, listed["passive"]) for at in range(predicate.first, predicate.last))
    if words.key(predicate.head).endswith(_endings(words.language, "active_participles")):
        return False
    return helped and (words.forms[predicate.head] == "part" or bool(table(words.language, "roles").get("verb_first", False)))


def _is_listed(words: Words, at: int, listed: frozenset[str]) -> bool:
    return any(key in listed for key in words.tokens[at].keys[:2])


def as_argument(words: Words, phrase: Phrase, role: str, source: str, field: Field) -> Argument:
    """A phrase as an argument: the name in it, else its words."""
    if phrase.name is not None:
        name = phrase.name
        return Argument(role=role, span=name.span, text=name.text, entity=name.entity)
    start, end = words.tokens[phrase.first].start, words.tokens[phrase.last - 1].end
    return Argument(role=role, span=Span(start, end, field), text=source[start:end])


@cache
def _ties(language: str) -> dict[str, frozenset[str]]:
    return {
        role: frozenset(" ".join(fold_word(part) for part in word.split()) for word in entries)
        for role, entries in _lists(language)
    }


@cache
def _endings(language: str, name: str) -> tuple[str, ...]:
    return tuple(fold_word(ending) for ending in table(language, "roles").get(name, ())) or _NEVER


@cache
def _governed(language: str) -> dict[str, frozenset[str]]:
    """The prepositions that tie the object of an event to its verb, by event."""
    found: dict[str, set[str]] = {}
    for entry in table(language, "roles").get("governed", ()):
        event, _, tie = entry.partition(" ")
        found.setdefault(event, set()).add(" ".join(fold_word(part) for part in tie.split()))
    return {event: frozenset(ties) for event, ties in found.items()}


def _lists(language: str) -> Iterator[tuple[str, list[str]]]:
    for role, entries in table(language, "roles").items():
        if isinstance(entries, list) and role not in NO_TIES:
            yield role, entries
