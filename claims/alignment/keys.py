"""The keys that a stored claim is looked up by: what can be told of a claim alone, the same in every language and script.

They are the features of alignment without words: concepts, known entities, the consonant skeletons of other names, days, figures.
A feature that needs the articles side by side (who is who across them) is no key: alignment weighs that later.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.alignment.features import name_features, quantity_features, time_features
from claims.alignment.weights import weight
from claims.knowledge.concepts import concept
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.name import NameMention
from claims.normalization.entity import name_keys

_LONGEST = 120  # characters of a key; what differs only behind them is one key
_SKELETON = 2  # consonants of a part of a name that tell anything: "de", "al" have one
_IDLE = ("weekday:", "unit:")  # in a seventh or a half of all claims: nothing is found by them


def lookup_keys(extraction: Extraction) -> tuple[dict[str, float], ...]:
    """For each claim of an article, in order, its keys and what each is worth before rarity is taken into account."""
    bearing = {name.entity: name for name in reversed(extraction.names) if name.entity}
    return tuple(_keys(claim, bearing) for claim in extraction.claims)


def _keys(claim: Claim, bearing: dict[str, NameMention]) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, worth in _features(claim, bearing):
        if not key.startswith(_IDLE):
            found[key[:_LONGEST]] = max(worth, found.get(key[:_LONGEST], 0.0))
    return found


def _features(claim: Claim, bearing: dict[str, NameMention]) -> Iterator[tuple[str, float]]:
    meant = [bearing[argument.entity] for argument in claim.arguments if argument.entity in bearing]
    for name in (*claim.names, *meant, *([claim.place] if claim.place else [])):
        yield from _name(name)
    for time in (*claim.times, *([claim.time] if claim.time else [])):
        yield from time_features(time)
    for quantity in claim.quantities:
        yield from quantity_features(quantity.value)
    told = [mention.concept for mention in claim.concepts]
    for name_ in (*told, *([claim.event.type] if claim.event else [])):
        known = concept(name_)
        if known is not None and not known.generic:
            yield f"concept:{name_}", weight("concept")


def _name(name: NameMention) -> Iterator[tuple[str, float]]:
    """The id of a known name, or the skeletons of the parts of another: a surname alone finds the full name."""
    for key, worth in name_features(name, {}):
        if not key.startswith("name:"):
            yield key, worth
            continue
        parts = [part for part in name_keys(name.normal or name.text) if len(part) >= _SKELETON]
        for part in parts:
            yield f"name:{part}", worth / len(parts)
