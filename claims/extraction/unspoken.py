"""Arguments that no word of their own tells: a subject that the verb leaves out, a pronoun written to the end of its verb.

A subject is missed only where a sentence opens with its verb and nobody in the clause could be its subject. Such an argument stands
on the verb; an attached pronoun stands on its letters. Both count only when they are resolved: none is added without an entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.extraction.mentions import Reading
from claims.knowledge.concepts import concept
from claims.language.base import table
from claims.model.claim import Argument, Claim
from claims.model.span import Span

_HIDDEN = frozenset({"dropped", "attached_he", "object_he"})
_OPENING = (
    ("he", "he", "agent"),
    ("she", "she", "agent"),
    ("they", "they", "agent"),
    ("object_he", "he", "patient"),
    ("object_she", "she", "patient"),
)
_SUBJECTS = (("dropped_he", "he"), ("dropped_she", "she"), ("dropped", ""))
_OBJECTS = (("attached_they", "they"), ("attached_she", "she"), ("attached_he", "he"))


def unspoken(claim: Claim, reading: Reading) -> Iterator[tuple[Argument, str]]:
    """Such arguments of a claim, each with what it asks for: "he", "she", "they" or "" for one of either gender."""
    tables = table(claim.language, "coreference")
    if claim.event is None or not tables.keys() & _HIDDEN:
        return
    yield from _attached(claim, reading)
    joined = list(_joined(claim, reading))
    yield from joined or _dropped(claim, reading)


def _joined(claim: Claim, reading: Reading) -> Iterator[tuple[Argument, str]]:
    """A pronoun that a verb follows, where it opens the clause and was taken for a particle, a copula or an article: "وهو ينفي"."""
    tokens, tags, tables = reading.tokens[claim.sentence], reading.tags[claim.sentence], table(claim.language, "coreference")
    at = next((at for at, token in enumerate(tokens) if token.start == claim.span.start), None)
    if at is None or at + 1 >= len(tokens) or tags[at + 1] not in ("VERB", "AUX"):
        return
    token = tokens[at]
    for name, demand, role in _OPENING:
        if token.text.lower() not in tables.get(name, ()) or (role == "agent" and "object_he" in tables):
            continue
        joined = tables.get("joined", ())
        glued = next((len(one) for one in joined if token.text.startswith(one) and token.text[len(one) :] in tables[name]), 0)
        span = Span(token.start + glued, token.end, claim.span.field)
        if not any(argument.span.overlaps(span) for argument in claim.arguments):
            yield Argument(role=role, span=span, text=token.text[glued:], via="pronoun"), demand
            return


def _attached(claim: Claim, reading: Reading) -> Iterator[tuple[Argument, str]]:
    event, source = claim.event, reading.folded.source
    tables = table(claim.language, "coreference")
    if event is None or "attached_he" not in tables or any(argument.role == "patient" for argument in claim.arguments):
        return
    tokens = reading.tokens[claim.sentence]
    token = next((token for token in tokens if token.start == event.trigger.start), None)
    if token is None:
        return
    for name, demand in _OBJECTS:
        for letters in tables.get(name, ()):
            if token.text.endswith(letters) and _is_peeled(token.text, letters, token.keys):
                span = Span(token.end - len(letters), token.end, claim.span.field)
                yield Argument(role="patient", span=span, text=source[span.start : span.end], via="pronoun"), demand
                return


def _is_peeled(text: str, letters: str, keys: tuple[str, ...]) -> bool:
    """True when the word without the letters is one of its stems: the letters are no part of the verb."""
    bare = text[: -len(letters)]
    return any(bare.endswith(key) and len(bare) - len(key) <= 2 for key in keys[1:])


def _dropped(claim: Claim, reading: Reading) -> Iterator[tuple[Argument, str]]:
    sentence = reading.sentences[claim.sentence].span
    tokens, tags = reading.tokens[claim.sentence], reading.tags[claim.sentence]
    if claim.span.start != sentence.start or len(tokens) < 2 or tags[0] not in ("VERB", "AUX") or claim.quantities:
        return  # a figure may be the subject: "on the lake live two million"
    if any(_may_be_subject(claim, argument, reading) for argument in claim.arguments):
        return
    for name, demand in _SUBJECTS:
        shape = _shape(claim.language, name)
        if shape is not None and shape.fullmatch(tokens[0].text.lower()):
            span = Span(tokens[0].start, tokens[0].end, claim.span.field)
            yield Argument(role="agent", span=span, text=tokens[0].text, via="dropped"), demand
            return


def _may_be_subject(claim: Claim, argument: Argument, reading: Reading) -> bool:
    """True for an agent, and for somebody who was taken for the object: subjects may stand behind their verb."""
    if argument.role == "agent":
        tokens, tags = reading.tokens[claim.sentence], reading.tags[claim.sentence]
        at = next((at for at, token in enumerate(tokens) if token.start == argument.span.start), 0)
        return at == 0 or tags[at - 1] != "ADP"
    if argument.role != "patient":
        return False
    met = [mention.concept for mention in claim.concepts if mention.span.overlaps(argument.span)]
    kinds = {known.kind for name in met if (known := concept(name)) is not None}
    if reading.scene is not None and "role" not in kinds and argument.entity is None:
        at = reading.scene.at(argument.span.start)
        if reading.scene.holds("indefinite", at) and reading.scene.holds("articles", at):
            return False  # "visited a hospital": who opens a text by what was not told of yet has its name
    return argument.entity is not None or not kinds or bool(kinds & {"role", "organization"})


@cache
def _shape(language: str, name: str) -> re.Pattern[str] | None:
    shape = table(language, "coreference").get(name)
    return re.compile(shape) if shape else None
