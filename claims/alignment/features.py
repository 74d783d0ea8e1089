"""What a claim can be recognized by in another article and language: names, figures, dates, concepts and shared words.

A profile maps feature keys to weights. Keys are made so that the same fact gives the same key in every language: a concept id,
a place id, the consonant skeleton of a name, a number, a day. Words count only between languages that share a script.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from claims.alignment.weights import figure_weight, weight
from claims.extraction import Reading
from claims.knowledge.concepts import concept
from claims.language.pipeline import Token
from claims.model.attribution import Voice
from claims.model.claim import ConceptMention
from claims.model.name import NameMention
from claims.model.quantity import Quantity, QuantityMention
from claims.model.span import Span
from claims.model.time import TimeMention

_STEM = 5  # letters of a folded word that count: inflection lies behind them
_SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Profile:
    """The features of one stretch of text, with what each is worth before rarity is taken into account."""

    script: str
    weights: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of text, a clause or a whole article, with what stands in it."""

    tokens: Sequence[Token]
    names: Sequence[NameMention]
    times: Sequence[TimeMention]
    quantities: Sequence[QuantityMention]
    concepts: Sequence[ConceptMention]
    voice: Voice
    meant: Sequence[NameMention] = ()  # names elsewhere that pronouns and titles in it stand for


def whole(reading: Reading) -> Stretch:
    """All of a field as one stretch, whoever speaks in it."""
    return Stretch(
        tokens=[token for run in reading.tokens for token in run],
        names=reading.names,
        times=reading.times,
        quantities=reading.quantities,
        concepts=reading.concepts,
        voice=Voice.AUTHOR,
    )


def profile(stretch: Stretch, people: Mapping[str, str]) -> Profile:
    """The profile of a stretch of text. `people` maps names to ids shared by the articles."""
    weights: dict[str, float] = {}
    for key, value in _features(stretch, people):
        weights[key] = max(value, weights.get(key, 0.0))
    script = _script(stretch.tokens)
    taken = [name.span for name in stretch.names] + [time.span for time in stretch.times]
    taken += [quantity.span for quantity in stretch.quantities]
    for token in _uncovered(stretch.tokens, sorted(taken)):
        word = _word(token)
        if word:
            weights.setdefault(f"word:{script}:{word}", weight("word"))
    return Profile(script, weights)


def _features(stretch: Stretch, people: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    for name in (*stretch.names, *stretch.meant):
        yield from name_features(name, people)
    for time in stretch.times:
        yield from time_features(time)
    for quantity in stretch.quantities:
        yield from quantity_features(quantity.value)
    for mention in stretch.concepts:
        yield f"concept:{mention.concept}", _concept_weight(mention.concept)
    if stretch.voice is Voice.QUOTATION:
        yield "quote", weight("quote")


def name_features(name: NameMention, people: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """The key of a name: its id when known, else the id under which the articles share it."""
    if name.entity and name.entity.startswith("place:"):
        yield name.entity, weight("place")
    elif name.entity and name.entity.startswith(("org:", "inst:")):
        yield name.entity, weight("organization")
    elif name.entity and name.entity.startswith("person:"):
        yield name.entity, weight("name")
    else:
        normal = name.normal or name.text
        yield f"name:{people.get(normal, normal)}", weight("name")


def time_features(time: TimeMention) -> Iterator[tuple[str, float]]:
    """Keys of a time: the day, the month or the year it names, whatever it is precise to; and the weekday written."""
    value = time.value
    if value.stated_weekday is not None:
        yield f"weekday:{value.stated_weekday.label}", weight("weekday")
    edtf = value.edtf
    if edtf is None or edtf.startswith("P"):
        if edtf:
            yield f"length:{edtf}", weight("year")
        return
    if value.is_one_day and value.start is not None:
        yield f"day:{value.start.isoformat()}", weight("day")
        yield f"monthday:{value.start:%m-%d}", weight("month")
        return
    for part in edtf.split("/"):
        if part[:4].isdigit() and len(part) == 4:
            yield f"year:{part}", weight("year")
        elif len(part) >= 7:
            yield f"month:{part[:7]}", weight("month")
            if part[:4].isdigit():
                yield f"year:{part[:4]}", weight("year") / 2
        if part[:4] == "XXXX":
            yield f"monthday:{part[5:]}", weight("month")


def quantity_features(value: Quantity) -> Iterator[tuple[str, float]]:
    """Keys of a figure: its number, the more telling the longer, with what is counted beside it."""
    for number in dict.fromkeys((value.low, value.high)):
        if number is not None:
            yield f"figure:{_plain(number)}", weight("figure") * figure_weight(_digits(number))
    if value.unit is not None:
        yield f"unit:{value.unit}", weight("generic") * 2


@lru_cache(maxsize=65536)
def _concept_weight(name: str) -> float:
    found = concept(name)
    return weight("generic" if found is not None and found.generic else "concept")


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _digits(number: Decimal) -> int:
    return max(1, len(_plain(abs(number)).replace(".", "").strip("0")))


def _word(token: Token) -> str:
    """The stem a word is compared by: the beginning of its lemma, or its shortest stem where stems are all there is."""
    if not token.keys or not token.keys[0].isalpha() or len(token.keys[0]) < _SHORTEST_WORD:
        return ""
    return token.keys[min(1, len(token.keys) - 1)][:_STEM]


@lru_cache(maxsize=4096)
def _script_of(character: str) -> str:
    return unicodedata.name(character, "OTHER").split(" ", 1)[0].lower()


def _script(tokens: Sequence[Token]) -> str:
    for token in tokens:
        if token.text[:1].isalpha():
            return _script_of(token.text[0])
    return "other"


def _uncovered(tokens: Sequence[Token], spans: Sequence[Span]) -> Iterator[Token]:
    """The tokens outside the spans; both in order."""
    at = 0
    for token in tokens:
        while at < len(spans) and spans[at].end <= token.start:
            at += 1
        if at == len(spans) or token.end <= spans[at].start:
            yield token
