"""The slots of a claim, in the order they are asked for: what happens, who, when, where, how much, who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claims.model.article import Article
from verifier.reports import values, words
from verifier.reports.extraction.spans import Place, covers, place_of
from verifier.reports.passage import one_line

KINDS = ("trigger", "time", "place", "figure", "who", "says", "name")
"""What a slot is shown as; of several in the same words, the first of these."""
_PLACES = frozenset(("place", "origin", "destination"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A slot of a claim: what it is, its words, what they were read as. `outside`: the words do not stand in the claim's own."""

    place: Place
    kind: str
    label: str
    said: str
    value: str
    details: tuple[str, ...] = ()
    outside: bool = False


class SlotReader:
    """Reads the slots of the claims of one article; knows its words and its names."""

    def __init__(self, article: Article, mentions: Mapping[str, Any]) -> None:
        self._article = article
        self._names = {place_of(name): name for name in mentions["names"]}
        self._entities = {name["entity"]: name for name in reversed(mentions["names"]) if name["entity"]}

    def words(self, item: Mapping[str, Any]) -> str:
        """The words of an object of the contract, on one line."""
        field, start, end = place_of(item)
        return one_line(self._article.field_text(field)[start:end])

    def slots(self, claim: Mapping[str, Any]) -> tuple[Slot, ...]:
        """All slots of a claim."""
        return tuple(self._slots(claim))

    def _slots(self, claim: Mapping[str, Any]) -> Iterator[Slot]:
        def slot(item: Mapping[str, Any], kind: str, label: str, value: str = "", details: tuple[str, ...] = ()) -> Slot:
            place = place_of(item)
            outside = kind != "says" and not covers(place_of(claim), place)  # who says it seldom stands in what is said
            return Slot(place=place, kind=kind, label=label, said=self.words(item), value=value, details=details, outside=outside)

        event, time, place = claim["event"], claim["time"], claim["place"]
        if event:
            value, details = values.concept(event["type"]), values.concept_details(event["type"])
            yield slot(event["trigger"], "trigger", "What happens", value, details)
        for argument in sorted(claim["arguments"], key=lambda argument: argument["role"] in _PLACES):
            role = argument["role"]
            if place and role == "place" and place_of(argument) == place_of(place):
                continue  # told as the place of the claim
            value, details = self._referent(argument)
            yield slot(argument, "place" if role in _PLACES else "who", words.words_for(words.ROLES, role), value, (role, *details))
        if time:
            yield slot(time, "time", "When", values.time_value(time), values.time_details(time))
        if place:
            yield slot(place, "place", "Where", place["normal"] or "", values.name_details(place))
        for quantity in claim["quantities"]:
            yield slot(quantity, "figure", "How much", values.quantity_value(quantity))
        speaker, cue = claim["attribution"]["speaker"], claim["attribution"]["cue"]
        if speaker:
            yield slot(speaker, "says", "Who says it", *self._referent(speaker))
        if cue:
            yield slot(cue, "says", "Shown by")

    def _referent(self, item: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
        """What an argument or a speaker refers to, and its kind and entity, by the name that stands there or elsewhere."""
        name = self._names.get(place_of(item)) or self._entities.get(item["entity"])
        return (name["normal"] or "", values.name_details(name)) if name else (item["entity"] or "", ())


def event_words(claim: Mapping[str, Any]) -> str:
    """What happens in a claim."""
    return values.concept(claim["event"]["type"]) if claim["event"] else "no event read"


def speaker_words(item: Mapping[str, Any]) -> str:
    """Who speaks in an attribution or a passage."""
    return words.isolated(one_line(item["speaker"]["text"])) if item["speaker"] else "nobody is named"


def attribution_words(claim: Mapping[str, Any]) -> str:
    """Who says a claim, and how."""
    attribution = claim["attribution"]
    if attribution["kind"] == "narrator":
        return "the headline" if claim["voice"] == "headline" else "the article itself"
    return f"{speaker_words(attribution)}, {'in a quotation' if attribution['kind'] == 'direct' else 'in reported speech'}"


def passage_voice(passage: Mapping[str, Any]) -> str:
    """The voice of a quotation or reported clause."""
    return "quotation" if passage["kind"] == "direct" else "reported"
